"""Rule: every id that a record names exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.findings import unknown
from generator.judging.roundness import declared
from generator.record.formulas import readable_references
from generator.record.models import ROLES

if TYPE_CHECKING:
    from generator.findings import Finding
    from generator.judging.checks.subject import Subject
    from generator.record.catalog import Catalog, Fact, Origin
    from generator.record.formulas import Ref
    from generator.record.models import Claim, Document, Event, Question, Reading, Relation, SourceError


def unknown_ids(subject: Subject) -> Iterator[Finding]:
    """Unknown concepts, dimensions, members, entities, documents, questions, units and facts."""
    catalog = subject.catalog
    for fact in catalog.facts.values():
        yield from _fact(fact, catalog)
    for identifier, (document, origin) in catalog.documents.items():
        yield from _document(identifier, document, origin, catalog)
    yield from _vocabulary(catalog)
    for relation, origin in catalog.relations.values():
        yield from _relation(relation, origin, catalog)
    yield from _said(catalog)
    for document_id, items in catalog.set_aside.items():
        yield from unknown("document", document_id, catalog.documents, items[0][1].at)
    for correction, origin in catalog.corrections.values():
        for i, fact_id in enumerate(correction.facts):
            yield from unknown("fact", fact_id, catalog.facts, partial(origin.at, "facts", i))


def _said(catalog: Catalog) -> Iterator[Finding]:
    """What claims, questions and events name."""
    for claim, origin in catalog.claims.values():
        yield from unknown("entity", claim.speaker, catalog.entities, partial(origin.at, "speaker"))
        if claim.answers:
            yield from unknown("question", claim.answers, catalog.questions, partial(origin.at, "answers"))
        for i, concept in enumerate(claim.watch):
            yield from unknown("concept", concept, catalog.concepts, partial(origin.at, "watch", i))
        for i, later in enumerate(claim.followed_by):
            yield from unknown("claim", later, catalog.claims, partial(origin.at, "followed_by", i))
        yield from _facts(claim, origin, catalog)
        yield from _cites(claim, origin, catalog)
    for question, origin in catalog.questions.values():
        if question.asked_by:
            yield from unknown("entity", question.asked_by, catalog.entities, partial(origin.at, "asked_by"))
        yield from _cites(question, origin, catalog)
    for event, origin in catalog.events.values():
        yield from _facts(event, origin, catalog)
        yield from _cites(event, origin, catalog)
    for error, origin in catalog.errors.values():
        yield from _error(error, origin, catalog)


def _error(error: SourceError, origin: Origin, catalog: Catalog) -> Iterator[Finding]:
    yield from _cites(error, origin, catalog)
    proof = error.shown_by
    for part, phrases in (("items", proof.items), ("passages", proof.passages)):
        for i, phrase in enumerate(phrases):
            yield from unknown(
                "document", phrase.document, catalog.documents, partial(origin.at, "shown_by", part, i, "in")
            )
    for i, each in enumerate(proof.sums):
        if each.entity:
            yield from unknown(
                "entity", each.entity, catalog.entities, partial(origin.at, "shown_by", "sums", i, "entity")
            )
    if proof.calendar and proof.calendar.event:
        yield from unknown(
            "event", proof.calendar.event, catalog.events, partial(origin.at, "shown_by", "calendar", "event")
        )


def _fact(fact: Fact, catalog: Catalog) -> Iterator[Finding]:
    key, at = fact.key, fact.origin.at
    yield from unknown("concept", key.concept, catalog.concepts, partial(at, "fact", "concept"))
    yield from unknown("entity", key.entity, catalog.entities, lambda: fact.written("entity").at())
    if key.of:
        yield from unknown("concept", key.of, catalog.concepts, partial(at, "fact", "of"))
    yield from _dimensions(dict(key.dimensions), catalog, fact.origin, ("fact",))
    for i, reading in enumerate(fact.record.read):
        yield from unknown("document", reading.document, catalog.documents, partial(at, "read", i, "in"))
        if reading.stated_by:
            yield from unknown("entity", reading.stated_by, _speakers(catalog), partial(at, "read", i, "stated_by"))
        yield from _says(reading, catalog, fact.origin, ("read", i, "says"))
    adjudication = fact.record.adjudication
    if adjudication and adjudication.show:
        yield from unknown("fact", adjudication.show, catalog.facts, partial(at, "adjudication", "show"))
    if adjudication and adjudication.relation:
        yield from unknown(
            "relation", adjudication.relation, catalog.relations, partial(at, "adjudication", "relation")
        )


def _says(reading: Reading, catalog: Catalog, origin: Origin, path: tuple[str | int, ...]) -> Iterator[Finding]:
    says = reading.says
    if says is None:
        return
    yield from _dimensions(says.dimensions, catalog, origin, path)
    if says.concept:
        yield from unknown("concept", says.concept, catalog.concepts, partial(origin.at, *path, "concept"))
    if says.entity:
        yield from unknown("entity", says.entity, catalog.entities, partial(origin.at, *path, "entity"))
    if says.speaker:
        yield from unknown("entity", says.speaker, _speakers(catalog), partial(origin.at, *path, "speaker"))


def _dimensions(
    pairs: dict[str, str], catalog: Catalog, origin: Origin, path: tuple[str | int, ...]
) -> Iterator[Finding]:
    for dimension, member in pairs.items():
        if dimension not in catalog.dimensions:
            yield from unknown("dimension", dimension, catalog.dimensions, partial(origin.at, *path, dimension))
            continue
        members = {m.id for m in catalog.dimensions[dimension][0].members}
        yield from unknown("member", member, members, partial(origin.at, *path, dimension))


def _vocabulary(catalog: Catalog) -> Iterator[Finding]:
    """What a concept is counted in, whom a person belongs to, whom the record is about."""
    for concept, origin in catalog.concepts.values():
        if concept.unit is not None:
            yield from unknown("unit", concept.unit, catalog.units, partial(origin.at, "unit"))
    for entity, origin in catalog.entities.values():
        if entity.of:
            yield from unknown("entity", entity.of, catalog.entities, partial(origin.at, "of"))
    first = next((origin for _, origin in catalog.entities.values()), None)
    if first is not None:
        yield from unknown("entity", catalog.subject, catalog.entities, partial(replace(first, path=()).at, "subject"))
    for source in catalog.briefings.values():
        if source.briefing.entity:
            yield from unknown("entity", source.briefing.entity, catalog.entities, partial(source.origin.at, "entity"))


def _relation(relation: Relation, origin: Origin, catalog: Catalog) -> Iterator[Finding]:
    """A relation that names what does not exist would never be tried."""
    if relation.entity:
        yield from unknown("entity", relation.entity, catalog.entities, partial(origin.at, "entity"))
    for side in ("left", "right"):
        for ref in readable_references(getattr(relation, side)):
            yield from _dimensions(dict(ref.dimensions), catalog, origin, (side,))
            for concept in _concepts(ref):
                yield from unknown("concept", concept, catalog.concepts, partial(origin.at, side))


def _concepts(ref: Ref) -> list[str]:
    """The concept of a reference and the one it is a share of; `*` is whatever the relation is tried on."""
    return [concept for concept in (ref.concept, ref.of) if concept not in (None, "*")]


def _document(identifier: str, document: Document, origin: Origin, catalog: Catalog) -> Iterator[Finding]:
    if document.superseded_by is not None:
        yield from unknown("document", document.superseded_by, catalog.documents, partial(origin.at, "superseded_by"))
    passages = [(("stretches", i), s) for i, s in enumerate(document.stretches)]
    for at, named in [((), document.origin), *((at, s.origin) for at, s in passages)]:
        if named is not None:
            asked = (f"document:{named}", f"entity:{named}", f"event:{named}", "question:")
            found = unknown("origin", named, catalog.origins, partial(origin.at, *at, "origin"))
            yield from (replace(finding, looked_up=asked) for finding in found)
    for path, setting in [(("about",), document.about), *passages]:
        if setting.entity:
            yield from unknown("entity", setting.entity, catalog.entities, partial(origin.at, *path, "entity"))
        if setting.stated_by:
            yield from unknown("entity", setting.stated_by, _speakers(catalog), partial(origin.at, *path, "stated_by"))
    for path, roundness in declared(document):
        yield from unknown("unit", roundness.unit, catalog.units, partial(origin.at, *path, "unit"))
        for i, concept in enumerate(roundness.concepts):
            yield from unknown("concept", concept, catalog.concepts, partial(origin.at, *path, "concepts", i))
        for i, dimension in enumerate(roundness.dimensions):
            yield from unknown("dimension", dimension, catalog.dimensions, partial(origin.at, *path, "dimensions", i))


def _facts(record: Claim | Event, origin: Origin, catalog: Catalog) -> Iterator[Finding]:
    for i, fact_id in enumerate(record.facts):
        yield from unknown("fact", fact_id, catalog.facts, partial(origin.at, "facts", i))


def _cites(record: Claim | Question | Event | SourceError, origin: Origin, catalog: Catalog) -> Iterator[Finding]:
    for i, phrase in enumerate(record.cites):
        yield from unknown("document", phrase.document, catalog.documents, partial(origin.at, "cites", i, "in"))


def _speakers(catalog: Catalog) -> set[str]:
    return {*ROLES, *catalog.entities}
