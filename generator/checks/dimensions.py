"""Rule: a fact has the dimensions that its concept requires (XBRL Dimensions 1.0, section 2.3: closed hypercubes)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.checks.references import unknown
from generator.findings import Finding

if TYPE_CHECKING:
    from generator.checks.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Facts without a member along a dimension that their concept requires; dimensions required that do not exist."""
    catalog = subject.catalog
    for fact in catalog.facts.values():
        concept = catalog.concepts.get(fact.key.concept)
        missing = [name for name in (concept[0].requires if concept else ()) if fact.key.dimension(name) is None]
        for name in missing:
            yield Finding(
                code="dimension-missing",
                place=fact.origin.at("fact"),
                message=f"{fact.id} says no {name}, without which {fact.key.concept} says nothing",
                expected=f"{name}: one of its members",
                hint=f"write whose figure it is, as `{name}: …`",
            )
    for concept_record, origin in catalog.concepts.values():
        for i, name in enumerate(concept_record.requires):
            yield from unknown("dimension", name, catalog.dimensions, origin.at("requires", i))
