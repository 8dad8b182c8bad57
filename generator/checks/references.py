"""Rule: every id that a record names exists."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.findings import Finding

if TYPE_CHECKING:
    from generator.catalog import Catalog, Fact, Origin
    from generator.checks.subject import Subject
    from generator.findings import Place

MOST_NAMED = 12  # choices that a finding lists
ROLES = ("company", "management", "analyst", "publisher")  # may state figures without being an entity


def check(subject: Subject) -> Iterator[Finding]:
    """Unknown concepts, dimensions, members, entities, documents, units and facts."""
    catalog = subject.catalog
    for fact in catalog.facts.values():
        yield from _fact(fact, catalog)
    for identifier, (document, origin) in catalog.documents.items():
        yield from _document(identifier, document, origin, catalog)
    for concept, origin in catalog.concepts.values():
        if concept.unit is not None:
            yield from unknown("unit", concept.unit, catalog.units, origin.at("unit"))
    yield from _entities(catalog)
    for claim, origin in catalog.claims.values():
        yield from unknown("entity", claim.speaker, catalog.entities, origin.at("speaker"))
        if claim.asked_by:
            yield from unknown("entity", claim.asked_by, catalog.entities, origin.at("asked_by"))
        yield from _facts_and_cites(claim, origin, catalog)
    for event, origin in catalog.events.values():
        yield from _facts_and_cites(event, origin, catalog)
    for document_id, items in catalog.set_aside.items():
        yield from unknown("document", document_id, catalog.documents, items[0][1].at())
    for correction, origin in catalog.corrections.values():
        for i, fact_id in enumerate(correction.facts):
            yield from unknown("fact", fact_id, catalog.facts, origin.at("facts", i))


def unknown(kind: str, name: str, known: Collection[str], place: Place) -> Iterator[Finding]:
    """A finding where `name` is not among `known`, with the nearest that is."""
    if name in known:
        return
    ordered = sorted(known)
    near = difflib.get_close_matches(name, ordered, n=1, cutoff=0.6)
    yield Finding(
        code=f"unknown-{kind}",
        place=place,
        message=f"there is no {kind} `{name}`",
        expected=f"one of {', '.join(ordered)}" if len(ordered) <= MOST_NAMED else "",
        hint=f"did you mean `{near[0]}`?" if near else f"define it, or use one of the {len(known)} that exist",
    )


def _fact(fact: Fact, catalog: Catalog) -> Iterator[Finding]:
    key, at = fact.key, fact.origin.at
    yield from unknown("concept", key.concept, catalog.concepts, at("fact", "concept"))
    yield from unknown("entity", key.entity, catalog.entities, at("fact", "entity"))
    if key.of:
        yield from unknown("concept", key.of, catalog.concepts, at("fact", "of"))
    yield from _dimensions(dict(key.dimensions), catalog, fact.origin, ("fact",))
    for i, reading in enumerate(fact.record.read):
        yield from unknown("document", reading.document, catalog.documents, at("read", i, "in"))
        if reading.stated_by:
            yield from unknown("entity", reading.stated_by, _speakers(catalog), at("read", i, "stated_by"))
        if reading.says:
            yield from _dimensions(reading.says.dimensions, catalog, fact.origin, ("read", i, "says"))
            if reading.says.concept:
                yield from unknown("concept", reading.says.concept, catalog.concepts, at("read", i, "says", "concept"))
    adjudication = fact.record.adjudication
    if adjudication and adjudication.show:
        yield from unknown("fact", adjudication.show, catalog.facts, at("adjudication", "show"))
    if adjudication and adjudication.relation:
        yield from unknown("relation", adjudication.relation, catalog.relations, at("adjudication", "relation"))


def _entities(catalog: Catalog) -> Iterator[Finding]:
    """The subject of the record, and the entities that others, relations and briefings name."""
    for entity, origin in catalog.entities.values():
        if entity.of:
            yield from unknown("entity", entity.of, catalog.entities, origin.at("of"))
    first = next((origin for _, origin in catalog.entities.values()), None)
    if first is not None:
        yield from unknown("entity", catalog.subject, catalog.entities, replace(first, path=()).at("subject"))
    named = [(relation.entity, origin) for relation, origin in catalog.relations.values()]
    named += [(source.briefing.entity, source.origin) for source in catalog.briefings.values()]
    for name, origin in named:
        if name:
            yield from unknown("entity", name, catalog.entities, origin.at("entity"))


def _dimensions(
    pairs: dict[str, str], catalog: Catalog, origin: Origin, path: tuple[str | int, ...]
) -> Iterator[Finding]:
    for dimension, member in pairs.items():
        if dimension not in catalog.dimensions:
            yield from unknown("dimension", dimension, catalog.dimensions, origin.at(*path, dimension))
            continue
        members = {m.id for m in catalog.dimensions[dimension][0].members}
        yield from unknown(f"member of {dimension}".replace(" ", "-"), member, members, origin.at(*path, dimension))


def _document(identifier: str, document: object, origin: Origin, catalog: Catalog) -> Iterator[Finding]:
    for link in ("derived_from", "superseded_by"):
        target = getattr(document, link)
        if target is not None:
            yield from unknown("document", target, catalog.documents, origin.at(link))
    settings = [(("about",), document.about), *((("stretches", i), s) for i, s in enumerate(document.stretches))]  # type: ignore[attr-defined]
    for path, setting in settings:
        if setting.entity:
            yield from unknown("entity", setting.entity, catalog.entities, origin.at(*path, "entity"))
        if setting.stated_by:
            yield from unknown("entity", setting.stated_by, _speakers(catalog), origin.at(*path, "stated_by"))


def _facts_and_cites(record: object, origin: Origin, catalog: Catalog) -> Iterator[Finding]:
    for i, fact_id in enumerate(record.facts):  # type: ignore[attr-defined]
        yield from unknown("fact", fact_id, catalog.facts, origin.at("facts", i))
    for i, phrase in enumerate(record.cites):  # type: ignore[attr-defined]
        yield from unknown("document", phrase.document, catalog.documents, origin.at("cites", i, "in"))


def _speakers(catalog: Catalog) -> set[str]:
    return {*ROLES, *catalog.entities}
