"""Facts proposed for figures that nothing accounts for yet: a key made of the cues, and a ready selector.

In this order: `proposals`; the keys that could be meant; the one the press would hold the least against; its YAML.
Every key is tried by the press's own rules (`trial`), and what they doubt is said above the record. A proposal is a
beginning: whether the passage says it is for the editor to read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from string import ascii_lowercase
from typing import TYPE_CHECKING

from pydantic import ValidationError

from generator.editing.seen import MEASURES, Seen, first_of, other_concepts, seen
from generator.editing.selectors import Parts, flow, selector_at
from generator.editing.trial import tried
from generator.keys import UNSTATED_AGAINST, complete
from generator.models import FactDefaults, FactKey, FactRecord, Reading

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.figures import Quantity
    from generator.findings import Finding
    from generator.keys import Key
    from generator.models import About, Concept
    from generator.resolve import Reader

NO_FACT = "unit-mismatch"  # the figure measures something else than the concept named beside it


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A fact a figure could be, and how it would be written: `written` leaves out what the document is about."""

    figure: int
    key: Key
    record: FactRecord
    written: dict[str, str]
    selector: Parts


def proposals(catalog: Catalog, reader: Reader, figures: Sequence[Quantity]) -> list[str | None]:
    """A fact for each figure, as YAML to paste; `None` where no concept of its unit is named."""
    candidates = [c for i, figure in enumerate(figures) for c in _candidates(i, figure, catalog, reader)]
    judged = tried(catalog, reader.text, [(c.key, c.record) for c in candidates])
    best: dict[int, str] = {}
    for figure, group in groupby(zip(candidates, judged, strict=True), key=lambda pair: pair[0].figure):
        fitting = [pair for pair in group if NO_FACT not in {finding.code for finding in pair[1]}]
        if fitting:
            candidate, findings = min(fitting, key=lambda pair: len(pair[1]))  # of equals the first
            best[figure] = "\n".join(_written(candidate, findings, catalog))
    return [best.get(i) for i in range(len(figures))]


# --- what could be meant ---------------------------------------------------------------------------------


def _candidates(number: int, figure: Quantity, catalog: Catalog, reader: Reader) -> Iterator[Candidate]:
    around, selector = seen(reader, figure), selector_at(reader.text, figure.start, figure.end)
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
            yield Candidate(
                figure=number, key=key, record=record, written=_departing(written, about), selector=selector
            )


def _departing(written: dict[str, str], about: About) -> dict[str, str]:
    """The key without what the document is about, and without the comparison that is meant where none is named."""
    usual = {"entity": about.entity, "period": about.period, "against": UNSTATED_AGAINST}
    return {name: value for name, value in written.items() if usual.get(name) != value}


def _keys(figure: Quantity, around: Seen, catalog: Catalog, reader: Reader) -> Iterator[dict[str, str]]:
    """The keys the figure could have, the likelier first."""
    for name in around.concepts:
        for measure in _measures(figure, catalog.concept(name)):
            for concept, of in _subjects(name, measure, reader, figure):
                for members in _members(concept, around, catalog):
                    key = {"concept": concept, **members, "entity": first_of(around.entity), "period": around.period}
                    key |= {"measure": measure, "of": of} if measure != "level" else {}
                    key |= {"against": around.against} if measure in ("growth", "change") else {}
                    yield {part: value for part, value in key.items() if value} | _status(around)


def _measures(figure: Quantity, concept: Concept) -> Sequence[str]:
    """The measures of the figure's unit, a level first where the concept itself is stated in it."""
    if figure.unit not in MEASURES:
        return ("change", "level") if figure.direction else ("level", "change")
    found = MEASURES[figure.unit]
    return ("level", *found) if concept.unit == figure.unit and not figure.direction else found


def _subjects(name: str, measure: str, reader: Reader, figure: Quantity) -> Iterator[tuple[str, str | None]]:
    """The concept and what it is a share of: the nearest word names the whole, the one beside it the part."""
    if measure == "share":
        yield from ((other, name) for other in other_concepts(reader, figure, name))
    yield name, name if measure == "share" else None


def _members(concept: str, around: Seen, catalog: Catalog) -> Iterator[dict[str, str]]:
    """The members the sentence names along the dimensions this concept is split by, then those it needs alone."""
    split = {name for fact in catalog.facts.values() if fact.key.concept == concept for name, _ in fact.key.dimensions}
    usual = {name: member for name, member in around.near.items() if name in split and member != "none"}
    for members in ({**usual, **around.needed}, around.needed):
        yield {name: member.partition("/")[0] for name, member in members.items()}


def _status(around: Seen) -> dict[str, str]:
    return {"status": around.status} if around.status != "actual" else {}


# --- how it is written -----------------------------------------------------------------------------------


def _written(candidate: Candidate, findings: Sequence[Finding], catalog: Catalog) -> Iterator[str]:
    existing = catalog.facts.get(candidate.key.id)
    taken = {reading.id for reading in existing.record.read} if existing else set()
    if existing is not None:
        yield f"# {candidate.key.id} exists: add the reading to it"
    if findings:
        yield f"# in doubt: {', '.join(dict.fromkeys(finding.code.removeprefix('cue-') for finding in findings))}"
    yield f"- fact: {{{', '.join(f'{name}: {value}' for name, value in candidate.written.items())}}}"
    yield "  read:"
    letter = next((letter for letter in ascii_lowercase if letter not in taken), "z")
    yield f"    - {{id: {letter}, in: {candidate.record.read[0].document}, {flow(candidate.selector)}}}"
