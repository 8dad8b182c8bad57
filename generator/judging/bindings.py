"""Everything a receipt binds besides the evidence: what the record asserts of a citation (DESIGN 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.sources.receipts import Shared, shared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.judging.observation import Observation
    from generator.record.catalog import Catalog
    from generator.record.models import Document, Phrase


def bound_by_reading(blank: Observation, catalog: Catalog, document: Document) -> dict[str, Any]:
    """Everything a receipt binds besides the evidence (DESIGN 4)."""
    key, reading = blank.fact.key, blank.reading
    concept = catalog.concept(key.concept)
    members = {
        f"{dimension}={member}": aliases
        for dimension, member in key.dimensions
        for aliases in [_aliases(catalog, dimension, member)]
    }
    return {
        "fact": key.id,
        "key": {part: getattr(key, part) for part in key.__slots__ if part != "dimensions"},
        "dimensions": dict(key.dimensions),
        "ambiguous": blank.fact.record.fact.ambiguous,
        "reading": reading.model_dump(mode="json", by_alias=True, exclude={"note"}),
        "document": catalog.once(_documents)[document.id],
        "concept": catalog.once(_concepts)[concept.id],
        "members": members,
    }


def _concepts(catalog: Catalog) -> dict[str, Shared]:
    """Of each concept what its receipts bind."""
    parts = {"kind", "unit", "basis", "aliases", "direction", "negative_words", "positive_words"}
    return {
        name: shared(concept.model_dump(mode="json", include=parts)) for name, (concept, _) in catalog.concepts.items()
    }


def _aliases(catalog: Catalog, dimension: str, member: str) -> list[str]:
    members = catalog.dimensions[dimension][0].members
    return next(list(m.aliases) for m in members if m.id == member)


def bound_by_phrase(phrase: Phrase, told: Mapping[str, str], catalog: Catalog, document: Document) -> dict[str, Any]:
    """What the receipt of a phrase binds; `told` is when what it bears out was, and who said it."""
    return {
        "reading": phrase.model_dump(mode="json", by_alias=True),
        "document": catalog.once(_documents)[document.id],
        **({"told": dict(told)} if told else {}),
    }


def _documents(catalog: Catalog) -> dict[str, Shared]:
    return {name: shared(_document_part(document)) for name, (document, _) in catalog.documents.items()}


def _document_part(document: Document) -> dict[str, Any]:
    """The part of a document's record that its receipts bind: of a declared roundness all but the words of its note."""
    but_notes: dict[str, Any] = {"rounded": {"__all__": {"note"}}}
    fields = {"id", "sha256", "segment", "about", "stretches", "boilerplate", "issued", "not_before", "rank", "origin"}
    exclude: dict[str, Any] = {"about": but_notes, "stretches": {"__all__": but_notes}}
    return document.model_dump(mode="json", by_alias=True, include=fields, exclude=exclude)
