"""Rule: a fact has the dimensions that its concept requires, and a share of itself those of the part.

After XBRL Dimensions 1.0, section 2.3 (closed hypercubes).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from generator.findings import Finding, unknown

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.record.catalog import Fact


def missing_dimensions(subject: Subject) -> Iterator[Finding]:
    """Facts without a member along a dimension that they need; dimensions required that do not exist."""
    catalog = subject.catalog
    for fact in catalog.facts.values():
        concept = catalog.concepts.get(fact.key.concept)
        missing = [name for name in (concept[0].requires if concept else ()) if fact.key.dimension(name) is None]
        yield from (_missing(fact, name, f"{name}: one of its members") for name in missing)
        if fact.key.measure == "share" and fact.key.of == fact.key.concept and not fact.key.dimensions:
            yield _missing(fact, "part", "the dimension along which it is a part, as `segment: …`")
    for record, origin in catalog.concepts.values():
        for i, name in enumerate(record.requires):
            yield from unknown("dimension", name, catalog.dimensions, partial(origin.at, "requires", i))


def _missing(fact: Fact, what: str, expected: str) -> Finding:
    return Finding(
        code="dimension-missing",
        place=fact.origin.at("fact"),
        message=f"{fact.id} says no {what}, without which {fact.key.measure} of {fact.key.concept} says nothing",
        expected=expected,
        hint="write whose figure it is",
        looked_up=(f"fact:{fact.id}", f"concept:{fact.key.concept}"),
    )
