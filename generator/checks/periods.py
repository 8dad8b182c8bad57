"""Rule: periods are real, and no actual figure is about a time after its document was written.

In this order: `check`; figures from the future; `unreadable`, which says the right form of a period that is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.periods import parse_period

if TYPE_CHECKING:
    from generator.catalog import Catalog, Fact
    from generator.checks.subject import Subject
    from generator.findings import Place

_NEARLY = re.compile(
    r"(?P<year>[0-9]{4})(?:[-/. ]?(?P<part>Q[1-4]|H[12]|FY)|[-/.](?P<month>[0-9]{1,2})(?:[-/.](?P<day>[0-9]{1,2}))?)?$"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Unreadable periods, and actual figures from the future of their document."""
    catalog = subject.catalog
    for fact in catalog.facts.values():
        period = parse_period(fact.key.period)
        if period is None:
            yield unreadable(fact.key.period, fact.origin.at("fact", "period"))
        elif fact.key.status == "actual":
            yield from _from_the_future(fact, subject)
    for claim, origin in catalog.claims.values():
        if parse_period(claim.date) is None:
            yield unreadable(claim.date, origin.at("date"))
    for event, origin in catalog.events.values():
        if parse_period(event.date) is None:
            yield unreadable(event.date, origin.at("date"))
    yield from (unreadable(text, place) for text, place in _named(catalog) if parse_period(text) is None)


def _named(catalog: Catalog) -> Iterator[tuple[str, Place]]:
    """Periods besides those that a record is about."""
    for fact in catalog.facts.values():
        if fact.key.against and not fact.key.against.startswith("prior-"):
            yield fact.key.against, fact.origin.at("fact", "against")
        for i, reading in enumerate(fact.record.read):
            if reading.says and reading.says.period:
                yield reading.says.period, fact.origin.at("read", i, "says", "period")
    for document, origin in catalog.documents.values():
        settings = [(("about",), document.about), *((("stretches", i), s) for i, s in enumerate(document.stretches))]
        yield from ((s.period, origin.at(*path, "period")) for path, s in settings if s.period)
    for relation, origin in catalog.relations.values():
        if relation.periods != "every":
            yield from ((text, origin.at("periods", i)) for i, text in enumerate(relation.periods))


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


def unreadable(text: str, place: Place) -> Finding:
    """That a text is no period, with the right form where it can be told."""
    meant = _right_form(text)
    return Finding(
        code="period-unreadable",
        place=place,
        message=f"`{text}` is no period",
        expected="2025-Q2, 2025-H1, 2024-FY, 2025-06, 2025-05-07, 2025-02/2025-03 or undated",
        hint=f"did you mean `{meant}`?" if meant else "",
    )


def _right_form(text: str) -> str | None:
    """`2024Q4` → `2024-Q4`, `2024-5-30` → `2024-05-30`, `2024` → `2024-FY`; `None` where nothing is near."""
    match = _NEARLY.match(text.upper())
    if match is None:
        return None
    numbers = [part.zfill(2) for part in (match["month"], match["day"]) if part]
    meant = "-".join([match["year"], *([match["part"]] if match["part"] else numbers or ["FY"])])
    return meant if parse_period(meant) else None
