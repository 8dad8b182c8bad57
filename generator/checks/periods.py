"""Rule: periods are real wherever one is written, and no actual figure is of a time after its document was written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.periods import parse_period

if TYPE_CHECKING:
    from generator.catalog import Catalog, Fact, Origin
    from generator.checks.subject import Subject

Path = tuple[str | int, ...]
NEIGHBOURS = ("prior-year", "prior-quarter")


def check(subject: Subject) -> Iterator[Finding]:
    """Unreadable periods, and actual figures from the future of their document."""
    for text, origin, path in _written(subject.catalog):
        if text is not None and parse_period(text) is None:
            yield _unreadable(text, origin, path)
    for fact in subject.catalog.facts.values():
        if fact.key.status == "actual":
            yield from _from_the_future(fact, subject)


def _written(catalog: Catalog) -> Iterator[tuple[str | None, Origin, Path]]:
    """Every field that holds a period."""
    for fact in catalog.facts.values():
        yield fact.key.period, fact.origin, ("fact", "period")
        if fact.key.against not in NEIGHBOURS:
            yield fact.key.against, fact.origin, ("fact", "against")
        for i, reading in enumerate(fact.record.read):
            yield reading.says.period if reading.says else None, fact.origin, ("read", i, "says", "period")
    for document, origin in catalog.documents.values():
        yield document.about.period, origin, ("about", "period")
        for i, stretch in enumerate(document.stretches):
            yield stretch.period, origin, ("stretches", i, "period")
    for claim, origin in catalog.claims.values():
        yield claim.date, origin, ("date",)
    for occasion, origin in catalog.occasions.values():
        yield occasion.date, origin, ("date",)
    for event, origin in catalog.events.values():
        yield event.date, origin, ("date",)
    for relation, origin in catalog.relations.values():
        for i, period in enumerate(relation.periods if relation.periods != "every" else ()):
            yield period, origin, ("periods", i)


def _from_the_future(fact: Fact, subject: Subject) -> Iterator[Finding]:
    period = parse_period(fact.key.period)
    for i, reading in enumerate(fact.record.read):
        entry = subject.catalog.documents.get(reading.document)
        if entry is None or period is None or period.start is None or reading.says is not None:
            continue
        written = entry[0].issued
        if written is not None and period.start > written:
            yield Finding(
                code="from-the-future",
                place=fact.origin.at("read", i),
                message=f"{fact.id} is actual, but {reading.document} was issued on {written}, before {period} began",
                hint="correct the period, or say `status: guidance`, `plan` or `estimate`",
            )


def _unreadable(text: str, origin: Origin, path: Path) -> Finding:
    return Finding(
        code="period-unreadable",
        place=origin.at(*path),
        message=f"`{text}` is no period",
        expected="2025-Q2, 2025-H1, 2024-FY, 2025-06, 2025-05-07, 2025-02/2025-03 or undated",
    )
