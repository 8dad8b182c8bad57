"""Mutants of decisions: adjudications reversed, formulas altered, the sign of a concept taken otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.record.formulas import TOKEN, FormulaError, Ref, parse_ref
from generator.record.keys import UNSTATED_AGAINST
from tests.mutants.edits import Mutant, Redecide, Redefine, Rederive

if TYPE_CHECKING:
    from generator.record.catalog import Catalog, Fact
    from generator.record.keys import Key
    from generator.record.models import Adjudication, Concept

NONE = "none"
NUMBERS = ("1", "2", "10", "100", "1000")


def mutants(catalog: Catalog) -> Iterator[Mutant]:
    """Every mutant of adjudications, formulas and signs."""
    for fact in catalog.facts.values():
        if fact.record.adjudication is not None:
            yield from _adjudications(fact, fact.record.adjudication)
        if fact.record.derive is not None:
            yield from _formulas(fact, fact.record.derive, catalog)
    for concept, _ in catalog.concepts.values():
        yield from _signs(concept)


# --- adjudications --------------------------------------------------------------------------------------


def _adjudications(fact: Fact, own: Adjudication) -> Iterator[Mutant]:
    """Another reading accepted, none of them, and the decision withdrawn."""
    ids = [reading.id for reading in fact.record.read if reading.says is None]
    for accept in (*ids, NONE):
        if accept != own.accept:
            yield _decided(fact, f"accepts {accept}", own.model_copy(update={"accept": accept}))
    yield _decided(fact, "without adjudication", None)


def _decided(fact: Fact, what: str, by: Adjudication | None) -> Mutant:
    return Mutant(kind="adjudication", about=fact.id, what=what, part="value", edit=Redecide(fact=fact.id, by=by))


# --- formulas -------------------------------------------------------------------------------------------


def _formulas(fact: Fact, formula: str, catalog: Catalog) -> Iterator[Mutant]:
    """Each operator, number and reference of a formula exchanged, one at a time."""
    for match in TOKEN.finditer(formula):
        for name, instead in _exchanged(match, fact, catalog):
            start, end = match.span(name)
            edit = Rederive(fact=fact.id, formula=formula[:start] + instead + formula[end:])
            what = f"{formula[start:end]} → {instead} at {start + 1}"
            yield Mutant(kind="formula", about=fact.id, what=what, part="value", edit=edit)


def _exchanged(match: re.Match[str], fact: Fact, catalog: Catalog) -> Iterator[tuple[str, str]]:
    if match["op"]:
        yield from (("op", other) for other in "+-*/" if other != match["op"])
    elif match["number"]:
        yield from (("number", other) for other in NUMBERS if other != match["number"])
    elif match["ref"]:
        yield from (("ref", str(other)) for other in _neighbours(match["ref"], fact, catalog))


def _neighbours(text: str, fact: Fact, catalog: Catalog) -> Iterator[Ref]:
    """References to all facts that differ from the one meant in one of concept, dimensions, period and measure."""
    try:
        own = parse_ref(text)
    except FormulaError:
        return  # the wildcard of a relation, which no derived fact may use
    for other in catalog.facts.values():
        if other.id != fact.id and _referable(other.key, fact.key):
            ref = _reference(other.key, own, fact.key)
            if _distance(ref, own, fact.key) == 1:
                yield ref


def _referable(key: Key, base: Key) -> bool:
    return key.entity == base.entity and key.status == "actual" and key.method == "stated"


def _reference(key: Key, own: Ref, base: Key) -> Ref:
    """The reference to a key, its period left unsaid where the formula leaves its own unsaid."""
    against = key.against if key.against != UNSTATED_AGAINST else None
    return Ref(
        concept=key.concept,
        dimensions=key.dimensions,
        period=key.period if own.period or key.period != base.period else None,
        measure=key.measure,
        more=key.of or against,
    )


def _distance(one: Ref, other: Ref, base: Key) -> int:
    return sum(
        (
            one.concept != other.concept,
            one.dimensions != other.dimensions,
            (one.period or base.period) != (other.period or base.period),
            (one.measure, one.more) != (other.measure, other.more),
        )
    )


# --- signs ----------------------------------------------------------------------------------------------


def _signs(concept: Concept) -> Iterator[Mutant]:
    """Direction taken where there was none and the reverse; the nouns of loss and gain exchanged or left out."""
    other = "none" if concept.direction == "signed" else "signed"
    yield _taken(concept, f"direction: {other}", {"direction": other})
    if concept.negative_words or concept.positive_words:
        exchanged: dict[str, object] = {
            "negative_words": concept.positive_words,
            "positive_words": concept.negative_words,
        }
        yield _taken(concept, "nouns of loss and gain exchanged", exchanged)
        yield _taken(concept, "without nouns of loss", {"negative_words": ()})
        yield _taken(concept, "without nouns of gain", {"positive_words": ()})


def _taken(concept: Concept, what: str, update: dict[str, object]) -> Mutant:
    edit = Redefine(by=concept.model_copy(update=update))
    return Mutant(kind="sign", about=concept.id, what=what, part="value", edit=edit)
