"""Rule: what is compared is told by one method: no sum of ours beside a rounder figure that somebody states.

A margin worked out as 38.5% and one that a call rounds to 38% may be the same. In this order: `mixed_methods`, over the
sentences of prose and the series of charts; what stands side by side; the two that are not alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.formatting import figure
from generator.judging.edition import WORDS
from generator.reading.figures import overlap
from generator.record.contributed import contributed, place_at
from generator.record.project_languages import shipped
from generator.record.prose import Call, Plain, fact_keys, parts

if TYPE_CHECKING:
    from generator.findings import Place
    from generator.judging.checks.subject import Subject
    from generator.judging.edition import Edition
    from generator.languages.language import Language
    from generator.reading.figures import Stated
    from generator.record.contributed import Contributed
    from generator.record.keys import Key

Told = tuple["Key", "Place"]
RATES = frozenset({"percent", "percentage-point", "times"})  # worked out of amounts, and told rounded


def mixed_methods(subject: Subject) -> Iterator[Finding]:
    """Values of one measure side by side, one calculated, the other stated to a rounder place."""
    for text in contributed(subject.catalog):
        for tag in text.texts:
            for sentence in _sentences(text, tag, subject.catalog.language(tag)):
                yield from _mixed(sentence, subject.edition, "sentence")
    facts = subject.catalog.facts
    for chart, origin in subject.catalog.charts():
        rows = [(row.fact, origin.at("rows", i)) for i, row in enumerate(chart.rows) if row.fact]
        yield from _mixed([(facts[fact].key, at) for fact, at in rows if fact in facts], subject.edition, "chart")


def _sentences(text: Contributed, tag: str, language: Language) -> Iterator[Sequence[Told]]:
    """The facts that each sentence calls; a blank line and an item of a list end one too."""
    told: list[Told] = []
    for part in parts(text.texts[tag]):
        if isinstance(part, Plain):
            if language.sentence_ends.search(part.text) or "\n\n" in part.text or "\n- " in part.text:
                yield told
                told = []
        elif isinstance(part, Call) and part.name == "fact":
            place = place_at(text.texts[tag], part.start, text.places[tag])
            told.extend((key, place) for key in fact_keys(part, text.entity))
    yield told


def _mixed(told: Sequence[Told], edition: Edition, where: str) -> Iterator[Finding]:
    groups: dict[Key, list[Told]] = defaultdict(list)
    for key, place in told:
        groups[_measured(key)].append((key, place))
    for group in groups.values():
        stated = [each for each in group if edition.shown(each[0].id) not in edition.derived]
        derived = [each for each in group if edition.shown(each[0].id) in edition.derived]
        for (one, place), (other, _) in product(stated, derived):
            if _is_rounder(one, other, edition) and not _has_twin(one, derived):
                yield _finding(one, other, place, edition, where)
                break


def _measured(key: Key) -> Key:
    """What is measured, of whatever period, member and entity, by whatever method."""
    return replace(key, entity="", dimensions=(), period="undated", status="actual", method="stated")


def _is_rounder(one: Key, other: Key, edition: Edition) -> bool:
    """Whether the stated value is told to a rounder place than the sum beside it, and is no part of that sum.

    Of amounts that are so far apart that no rounding could turn them round, either may be worked out.
    """
    stated, sum_of = edition.shown(one.id), edition.derived[edition.shown(other.id)]
    value, against = edition.stated(stated), sum_of.stated
    if value is None or value.value is None or one.status != "actual" or stated in sum_of.inputs:
        return False  # what is said in words, or promised, is compared with nothing by its digits
    leaves_open = value.unit in RATES or overlap(value, against)
    return leaves_open and _width(value) > _width(against)


def _width(stated: Stated) -> float:
    """How much a statement leaves open."""
    ends = (stated.low, stated.high)
    return float("inf") if None in ends else float((stated.high or 0) - (stated.low or 0))


def _has_twin(key: Key, derived: Sequence[Told]) -> bool:
    """Whether the same fact stands there calculated as well, for the comparison."""
    return any(replace(other, method="stated") == replace(key, method="stated") for other, _ in derived)


def _finding(one: Key, other: Key, place: Place, edition: Edition, where: str) -> Finding:
    english = shipped(WORDS)
    values = [edition.stated(edition.shown(key.id)) for key in (one, other)]
    said = [figure(value, english) for value in values if value is not None]
    return Finding(
        code="methods-mixed",
        place=place,
        message=f"this {where} sets {one.id}, stated as {said[0]}, beside {other.id}, calculated as {said[1]}",
        expected="both sides of a comparison by one method",
        hint=f'derive {replace(one, method="implied").id} by the same formula and call that one (`method="implied"`), '
        "or tell the two apart",
        looked_up=(f"fact:{one.id}", f"fact:{other.id}"),
    )
