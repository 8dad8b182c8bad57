"""Facts proposed for figures that nothing accounts for yet: a key made of the cues, and a ready selector.

In this order: `proposals`; the keys that could be meant; the one the press would hold the least against; its YAML, and
what an editor should know of it before pasting. Every key is tried by the press's own rules (`trial`), and what they
doubt is said above the record. A proposal is a beginning: whether the passage says it is for the editor to read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from string import ascii_lowercase
from typing import TYPE_CHECKING

from pydantic import ValidationError

from generator.editing.selectors import Parts, flow, selector_at
from generator.editing.surroundings import MEASURES, Surroundings, first_of, other_concepts, surroundings_of
from generator.editing.trial import trial_findings
from generator.judging.signs import sign_of
from generator.reading.figures import Stated, agreement, stated_of
from generator.record.keys import RELATIVE, UNSTATED_AGAINST, complete
from generator.record.models import FactDefaults, FactKey, FactRecord, Reading

if TYPE_CHECKING:
    from generator.findings import Finding
    from generator.reading.figures import Quantity
    from generator.record.catalog import Catalog, Fact
    from generator.record.keys import Key
    from generator.record.models import About, Concept
    from generator.sources.document_reader import Reader

Known = Callable[[str], Stated | None]  # the value of a fact by its id, where it has one
UNDATED = "undated"
# Folded words that say what rules alone leave open.
HISTORICALLY = re.compile("历史.{0,30}$")  # 歷史上, 歷史佔比: of no period
SHARE = re.compile("占[^,，。;；]{0,12}$")  # 佔收入的, 佔比: a share, however it is stated
OF = "的"  # 達到去年的1.92倍: a ratio
NO_FACT = "unit-mismatch"  # the figure measures something else than the concept named beside it


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A fact a figure could be: `written` is its key with every part that is told of it."""

    figure: int
    key: Key
    record: FactRecord
    written: dict[str, str]
    selector: Parts


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """The fact a figure seems to be, and how it is written.

    `comments` say what an editor should know before pasting; `reading` is the reading alone, `told` the whole key, and
    `yaml` the record with what its document is about left out.
    """

    key: Key
    comments: tuple[str, ...]
    reading: str
    told: dict[str, str]
    about: About

    @property
    def yaml(self) -> str:
        """The comments and the record, for a file whose defaults are what the document is about."""
        usual = {"entity": self.about.entity, "period": self.about.period}
        return "\n".join((*self.comments, *record_lines(self.told, usual, self.reading)))


def record_lines(told: dict[str, str], defaults: dict[str, str | None], reading: str) -> tuple[str, str, str]:
    """The record of a fact with one reading, for a file with these defaults."""
    key = ", ".join(f"{name}: {value}" for name, value in _departing(told, defaults).items())
    return (f"- fact: {{{key}}}", "  read:", f"    - {reading}")


def proposals(catalog: Catalog, reader: Reader, figures: Sequence[Quantity], known: Known) -> list[Proposal | None]:
    """A fact for each figure; `None` where no concept of its unit is named. `known` tells the values there are."""
    candidates = [c for i, figure in enumerate(figures) for c in _candidates(i, figure, catalog, reader)]
    judged = trial_findings(catalog, reader.text, [(c.key, c.record) for c in candidates])
    best: dict[int, Proposal] = {}
    for figure, group in groupby(zip(candidates, judged, strict=True), key=lambda pair: pair[0].figure):
        fitting = [pair for pair in group if NO_FACT not in {finding.code for finding in pair[1]}]
        if fitting:
            candidate, findings = min(fitting, key=lambda pair: len(pair[1]))  # of equals the first
            told = (
                *_told_of_value(candidate.key, _stated(figures[figure], candidate.key, catalog, reader), known, reader),
                *_doubted(candidate, findings, catalog),
            )
            best[figure] = Proposal(
                key=candidate.key,
                comments=told,
                reading=_reading(candidate, catalog),
                told=candidate.written,
                about=reader.document.about,
            )
    return [best.get(i) for i in range(len(figures))]


# --- what could be meant ---------------------------------------------------------------------------------


def _candidates(number: int, figure: Quantity, catalog: Catalog, reader: Reader) -> Iterator[Candidate]:
    around, selector = surroundings_of(reader, figure), selector_at(reader.text, figure.start, figure.end)
    about = reader.document.about
    defaults = FactDefaults(entity=about.entity, period=about.period)
    for written in _keys(figure, around, catalog, reader):
        try:
            reading = Reading.model_validate({"id": "a", "in": reader.document.id, **selector})
            record = FactRecord(fact=FactKey.model_validate(written), read=(reading,))
        except ValidationError:
            continue  # a token too long to quote
        key = complete(record.fact, defaults)
        if key is not None:
            yield Candidate(figure=number, key=key, record=record, written=_whole(written, key), selector=selector)


def _whole(written: dict[str, str], key: Key) -> dict[str, str]:
    """The key with entity and period, in the order in which records write it."""
    first = {name: value for name, value in written.items() if name == "concept" or key.dimension(name)}
    return {**first, "entity": key.entity, "period": key.period} | written


def _departing(written: dict[str, str], defaults: dict[str, str | None]) -> dict[str, str]:
    """The key without what defaults give it, and without the comparison that is meant where none is named."""
    usual = dict(defaults)
    usual |= {"against": UNSTATED_AGAINST} if written.get("measure") in RELATIVE else {}
    return {name: value for name, value in written.items() if usual.get(name) != value}


def _keys(figure: Quantity, around: Surroundings, catalog: Catalog, reader: Reader) -> Iterator[dict[str, str]]:
    """The keys the figure could have, the likelier first."""
    said = _before(figure, reader)
    period = UNDATED if HISTORICALLY.search(said) else around.period
    for name in around.concepts:
        for measure in _measures(figure, catalog.concept(name), said):
            for concept, of in _subjects(name, measure, reader, figure):
                for members in _members(concept, around, catalog):
                    key = {"concept": concept, **members, "entity": first_of(around.entity), "period": period}
                    key |= {"measure": measure, "of": of} if measure != "level" else {}
                    key |= {"against": _against(around, period)} if measure in (*RELATIVE, "ratio") else {}
                    yield {part: value for part, value in key.items() if value} | _status(around)


def _before(figure: Quantity, reader: Reader) -> str:
    """The figure's own sentence as far as the figure, script folded."""
    passage = reader.scene(figure.start, figure.end).passage
    return reader.folded[passage.sentence : figure.start]


def _measures(figure: Quantity, concept: Concept, said: str) -> Sequence[str]:
    """The measures of the figure's unit: first the one that the words before it name, then a level where the concept
    itself is stated in it."""
    if figure.unit not in MEASURES:
        return ("change", "level") if figure.direction else ("level", "change")
    found = MEASURES[figure.unit]
    if figure.unit == "percent" and SHARE.search(said):
        return ("share", *found)
    if figure.unit == "times" and said.endswith(OF):
        return ("ratio", *found)
    return ("level", *found) if concept.unit == figure.unit and not figure.direction else found


def _against(around: Surroundings, period: str | None) -> str | None:
    """The comparison named; over a span of time (從2月到3月) it is with where the span begins."""
    first, span, _ = (period or "").partition("/")
    return first if span and around.against is None else around.against


def _subjects(name: str, measure: str, reader: Reader, figure: Quantity) -> Iterator[tuple[str, str | None]]:
    """The concept and what it is a share of: the nearest word names the whole, the one beside it the part."""
    if measure == "share":
        yield from ((other, name) for other in other_concepts(reader, figure, name))
    yield name, name if measure == "share" else None


def _members(concept: str, around: Surroundings, catalog: Catalog) -> Iterator[dict[str, str]]:
    """The members the sentence names along the dimensions this concept is split by, then those it needs alone.

    It is split by those it requires, if the sentence before has to tell, and by those its facts have; of a concept
    without facts any may be meant.
    """
    known = [fact.key.dimensions for fact in catalog.facts.values() if fact.key.concept == concept]
    split = {name for dimensions in known for name, _ in dimensions} if known else set(around.near)
    required = {name: around.members.get(name, "none") for name in catalog.concept(concept).requires}
    usual = {name: member for name, member in around.near.items() if name in split} | required
    usual = {name: member for name, member in usual.items() if member != "none"}
    for members in ({**usual, **around.needed}, around.needed):
        yield {name: member.partition("/")[0] for name, member in members.items()}


def _status(around: Surroundings) -> dict[str, str]:
    return {"status": around.status} if around.status != "actual" else {}


# --- how it is written -----------------------------------------------------------------------------------


def _doubted(candidate: Candidate, findings: Sequence[Finding], catalog: Catalog) -> Iterator[str]:
    existing = catalog.facts.get(candidate.key.id)
    if existing is not None:
        yield _existing(existing)
    if findings:
        parts = dict.fromkeys(_claimed(finding, candidate.key) for finding in findings)
        yield f"# not borne out by the words around it: {', '.join(parts)}"


def _reading(candidate: Candidate, catalog: Catalog) -> str:
    existing = catalog.facts.get(candidate.key.id)
    taken = {reading.id for reading in existing.record.read} if existing else set()
    letter = next((letter for letter in ascii_lowercase if letter not in taken), "z")
    return f"{{id: {letter}, in: {candidate.record.read[0].document}, {flow(candidate.selector)}}}"


def _claimed(finding: Finding, key: Key) -> str:
    """The part of a key that a finding is about, with its value."""
    part = finding.code.removeprefix("cue-")
    return f"{part}: {key.parts[part]}" if part in key.parts else finding.code


def _existing(fact: Fact) -> str:
    """Where the fact stands, and what to do there."""
    place = fact.origin.at()
    told = (
        "is derived so far: to read it, replace its `derive`" if fact.record.derive else "exists: add the reading to it"
    )
    return f"# {fact.id} {told} ({place.file}:{place.line})"


# --- what its value tells --------------------------------------------------------------------------------


def _stated(figure: Quantity, key: Key, catalog: Catalog, reader: Reader) -> Stated:
    """The figure with the sign that the words before it give a fact of this key."""
    stated = stated_of(figure)
    negative = sign_of(figure, key, catalog.concept(key.concept), reader.scene(figure.start, figure.end)) < 0
    return stated.negated() if negative else stated


def _told_of_value(key: Key, stated: Stated, known: Known, reader: Reader) -> Iterator[str]:
    """That it counts as negative, that its fact is known with another value, that the text may err in the period."""
    if stated.high is not None and stated.high < 0:
        yield "# counts as negative, by the words before it"
    if _agrees(known(key.id), stated) is False:
        yield f"# {key.id} has another value so far"
    usual = replace(key, period=reader.document.about.period or key.period)
    if usual != key and _agrees(known(usual.id), stated):
        yield f"# {usual.id} has this value: if the text errs, read that, `says: {{period: {key.period}}}`"


def _agrees(value: Stated | None, stated: Stated) -> bool | None:
    """Whether the one may be the other, either of them rounded; `None` where there is none to compare."""
    if value is None:
        return None
    return {agreement(value, stated), agreement(stated, value)} != {"conflict"}
