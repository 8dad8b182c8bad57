"""Mutants of decisions: adjudications reversed, formulas altered, the sign of a concept taken otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.formulas import TOKEN, FormulaError, parse_ref
from generator.periods import parse_period
from tests.mutants.edits import Mutant, Redecide, Redefine, Rederive

if TYPE_CHECKING:
    from generator.catalog import Catalog, Fact
    from generator.formulas import Ref
    from generator.models import Adjudication, Concept

NONE = "none"


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
    """Another reading accepted, none or all, and the decision withdrawn."""
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
            altered = formula[:start] + instead + formula[end:]
            what = f"{formula[start:end]} → {instead} at {start + 1}"
            edit = Rederive(fact=fact.id, formula=altered)
            yield Mutant(kind="formula", about=fact.id, what=what, part="value", edit=edit)


def _exchanged(match: re.Match[str], fact: Fact, catalog: Catalog) -> Iterator[tuple[str, str]]:
    if match["op"]:
        yield from (("op", other) for other in "+-*/" if other != match["op"])
    elif match["number"]:
        yield from (("number", other) for other in _numbers(match["number"]))
    elif match["ref"]:
        try:
            ref = parse_ref(match["ref"])
        except FormulaError:
            return
        yield from (("ref", str(other)) for other in _references(ref, fact, catalog))


def _numbers(number: str) -> list[str]:
    return [other for other in ("1", "2", "10", "100", "1000") if other != number]


def _references(ref: Ref, fact: Fact, catalog: Catalog) -> Iterator[Ref]:
    """Every fact of the record that differs from the reference in its concept, its dimensions, its period or measure."""
    from generator.formulas import Ref as Reference

    own_period = ref.period or fact.key.period
    for other in catalog.facts.values():
        key = other.key
        if key.entity != fact.key.entity or key.status != "actual" or key.method != "stated" or key.id == fact.id:
            continue
        more = key.of or (key.against if key.against != "prior-year" else None)
        found = Reference(
            concept=key.concept,
            dimensions=key.dimensions,
            period=key.period if (key.period != fact.key.period or ref.period) else None,
            measure=key.measure,
            more=more,
        )
        differs = (
            found.concept != ref.concept,
            found.dimensions != ref.dimensions,
            (found.period or fact.key.period) != own_period,
            (found.measure, found.more) != (ref.measure, ref.more),
        )
        if sum(differs) == 1:
            yield found


# --- signs ----------------------------------------------------------------------------------------------


def _signs(concept: Concept) -> Iterator[Mutant]:
    """Direction taken where there was none and the reverse; the nouns of loss and gain exchanged or left out."""
    other = "none" if concept.direction == "signed" else "signed"
    yield _taken(concept, f"direction: {other}", {"direction": other})
    if concept.negative_words or concept.positive_words:
        exchanged = {"negative_words": concept.positive_words, "positive_words": concept.negative_words}
        yield _taken(concept, "nouns of loss and gain exchanged", exchanged)
        yield _taken(concept, "without nouns of loss", {"negative_words": ()})
        yield _taken(concept, "without nouns of gain", {"positive_words": ()})


def _taken(concept: Concept, what: str, update: dict[str, object]) -> Mutant:
    edit = Redefine(by=concept.model_copy(update=update))
    return Mutant(kind="sign", about=concept.id, what=what, part="value", edit=edit)


__all__ = ["mutants", "parse_period"]
