"""Mutants of the key: period, measure and comparison, basis, concept, dimensions.

Each puts one reading under a key that differs from its own in one part. Where the token is already cited for that key
(one token may serve several facts) the new assertion is true, and no mutant.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.reading.period import Period, parse_period
from generator.record.keys import UNSTATED_AGAINST, Key
from tests.mutants.edits import Mutant, Rekey

if TYPE_CHECKING:
    from generator.judging.observation import Observation
    from generator.record.catalog import Catalog
    from generator.record.models import Concept

COMPARED = (("growth", UNSTATED_AGAINST), ("growth", "prior-quarter"), ("change", UNSTATED_AGAINST))
NO_MEMBER = "none"  # the member that says a figure is of no part
WHOLE = "revenue"  # what a share is of, where the fact does not say


def mutants(observation: Observation, catalog: Catalog) -> Iterator[Mutant]:
    """Every mutant of a reading's key."""
    key = observation.fact.key
    for period in _periods(observation):
        yield _put("period", "period", observation, key.with_(period=period))
    for changed in _measures(key, catalog):
        yield _put("measure", "against" if changed.measure == key.measure else "measure", observation, changed)
    for kind, concept in _concepts(catalog.concept(key.concept), catalog):
        yield _put(kind, "basis" if kind == "basis" else "concept", observation, key.with_(concept=concept.id))
    for kind, dimension, changed in _dimensions(key, catalog):
        yield _put(f"dimension {kind}", dimension, observation, changed)


def _put(kind: str, part: str, observation: Observation, key: Key) -> Mutant:
    edit = Rekey(fact=observation.fact.id, reading=observation.reading.id, key=key)
    return Mutant(kind=kind, about=observation.id, what=f"as {key.id}", part=part, edit=edit)


def _periods(observation: Observation) -> list[str]:
    """The neighbours of the fact's period, those it lies in, and what its document is about."""
    own = parse_period(observation.fact.key.period)
    about = observation.document.about.period
    near = list(_neighbours(own)) if own is not None and own.start is not None else []
    named = [*map(str, near), *([about] if about else [])]
    return [period for period in dict.fromkeys(named) if period != observation.fact.key.period]


def _neighbours(own: Period) -> Iterator[Period]:
    assert own.start is not None
    year = own.start.year
    months = {"year": 12, "half": 6, "quarter": 3, "month": 1}.get(own.unit, 12)
    for by in (-12, 12, -months, months):
        if moved := own.moved(by):
            yield moved
    half = 1 if own.start.month <= 6 else 2
    quarter = (own.start.month + 2) // 3
    for text in (f"{year}-FY", f"{year}-H{half}", f"{year}-Q{quarter}", f"{year}-Q4"):
        period = parse_period(text)
        assert period is not None
        yield period


def _measures(key: Key, catalog: Catalog) -> Iterator[Key]:
    """Every other measure, the comparison exchanged, a share of another whole."""
    for measure in ("level", "ratio", "rank"):
        if measure != key.measure:
            yield key.with_(measure=measure, against=None, of=None)
    for measure, against in COMPARED:
        if (measure, against) != (key.measure, key.against):
            yield key.with_(measure=measure, against=against, of=None)
    wholes = {fact.key.of for fact in catalog.facts.values() if fact.key.of} | {WHOLE}
    for whole in sorted(wholes) if key.measure == "share" else [WHOLE]:
        if whole != key.of:
            yield key.with_(measure="share", against=None, of=whole)


def _concepts(own: Concept, catalog: Catalog) -> Iterator[tuple[str, Concept]]:
    """Every other concept of the kind; those that share a name and differ in basis are twins."""
    for other, _ in catalog.concepts.values():
        if other.id == own.id or other.kind != own.kind:
            continue
        twins = other.basis != own.basis and bool(set(other.aliases) & set(own.aliases))
        yield ("basis" if twins else "concept"), other


def _dimensions(key: Key, catalog: Catalog) -> Iterator[tuple[str, str, Key]]:
    """Each dimension dropped, and every member that the key does not have in its place or added."""
    own = dict(key.dimensions)
    for name, (dimension, _) in catalog.dimensions.items():
        if name in own:
            yield "dropped", name, key.with_(dimensions=_pairs(own, name, None))
        for member in dimension.members:
            if member.id not in (own.get(name), NO_MEMBER):
                kind = "swapped" if name in own else "added"
                yield kind, name, key.with_(dimensions=_pairs(own, name, member.id))


def _pairs(own: dict[str, str], dimension: str, member: str | None) -> tuple[tuple[str, str], ...]:
    changed = {name: value for name, value in own.items() if name != dimension}
    return tuple(sorted((changed | ({dimension: member} if member else {})).items()))
