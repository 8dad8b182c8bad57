"""Rule: what is compared is told by one method: no sum of ours beside a rounder figure that somebody states.

A margin worked out as 38.5% and one that a call rounds to 38% may be the same. In this order: `mixed_methods`, over the
sentences of prose and the series of charts; what stands side by side; the two that are not alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.formatting import figure
from generator.judging.checks.subject import Rule
from generator.judging.edition import WORDS
from generator.reading.figures import overlap
from generator.record.contributed import place_at
from generator.record.project_languages import shipped
from generator.record.prose import calls, fact_keys
from generator.record.statements import paragraphs

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
    yield from rule(subject).over(subject.contributed, subject)
    facts = subject.catalog.facts
    for chart, origin in subject.catalog.charts():
        rows = [(row.fact, origin.at("rows", i)) for i, row in enumerate(chart.rows) if row.fact]
        yield from _mixed([(facts[fact].key, at) for fact, at in rows if fact in facts], subject.edition, "chart")


def rule(_: Subject) -> Rule[Contributed]:
    """The same of the sentences of one text."""
    return Rule(find=_mixed_in)


def _mixed_in(text: Contributed, subject: Subject) -> Iterator[Finding]:
    for tag in text.texts:
        for sentence in _sentences(text, tag, subject.catalog.language(tag)):
            yield from _mixed(sentence, subject.edition, "sentence")


def _sentences(text: Contributed, tag: str, language: Language) -> Iterator[Sequence[Told]]:
    """The facts that each sentence calls, with their places."""
    content, start = text.texts[tag], text.place(tag)
    if all(call.name != "fact" for call in calls(content)):
        return  # as most do not
    for paragraph in paragraphs(content, language):
        for sentence in paragraph:
            called = (call for call in sentence.calls if call.name == "fact")
            yield [
                (key, place_at(content, call.start, start)) for call in called for key in fact_keys(call, text.entity)
            ]


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


def _width(stated: Stated) -> Decimal:
    """How much a statement leaves open."""
    if stated.low is None or stated.high is None:
        return Decimal("Infinity")
    return stated.high - stated.low


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
