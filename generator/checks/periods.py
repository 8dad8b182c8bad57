"""Rule: periods are real, and no actual figure is about a time after its document was written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.periods import parse_period

if TYPE_CHECKING:
    from generator.catalog import Fact, Origin
    from generator.checks.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Unreadable periods, and actual figures from the future of their document."""
    catalog = subject.catalog
    for fact in catalog.facts.values():
        period = parse_period(fact.key.period)
        if period is None:
            yield _unreadable(fact.key.period, fact.origin, ("fact", "period"))
        elif fact.key.status == "actual":
            yield from _from_the_future(fact, subject)
    for claim, origin in catalog.claims.values():
        if parse_period(claim.date) is None:
            yield _unreadable(claim.date, origin, ("date",))
    for event, origin in catalog.events.values():
        if parse_period(event.date) is None:
            yield _unreadable(event.date, origin, ("date",))


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


def _unreadable(text: str, origin: Origin, path: tuple[str, ...]) -> Finding:
    return Finding(
        code="period-unreadable",
        place=origin.at(*path),
        message=f"`{text}` is no period",
        expected="2025-Q2, 2025-H1, 2024-FY, 2025-06, 2025-05-07, 2025-02/2025-03 or undated",
    )
