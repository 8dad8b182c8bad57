"""Rule: periods are real wherever one is written, and no actual figure is of a time after its document was written.

In this order: `unreadable_periods`; where periods are written; figures from the future; `unreadable`, which says the
right form of a period that is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.reading.period import parse_period

if TYPE_CHECKING:
    from generator.findings import Place
    from generator.judging.checks.subject import Subject
    from generator.record.catalog import Catalog, Fact, Origin

_NEARLY = re.compile(
    r"(?P<year>[0-9]{4})(?:[-/. ]?(?P<part>Q[1-4]|H[12]|FY)|[-/.](?P<month>[0-9]{1,2})(?:[-/.](?P<day>[0-9]{1,2}))?)?$"
)

Path = tuple[str | int, ...]
NEIGHBOURS = ("prior-year", "prior-quarter")


def unreadable_periods(subject: Subject) -> Iterator[Finding]:
    """Unreadable periods, and actual figures from the future of their document."""
    for text, origin, path in _written(subject.catalog):
        if text is not None and parse_period(text) is None:
            yield unreadable(text, origin.at(*path))
    for fact in subject.catalog.facts.values():
        if fact.key.status == "actual":
            yield from _from_the_future(fact, subject)


def _written(catalog: Catalog) -> Iterator[tuple[str | None, Origin, Path]]:
    """Every field that holds a period."""
    for fact in catalog.facts.values():
        yield fact.key.period, fact.written("period"), ()
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
    for source in catalog.briefings.values():
        yield source.briefing.period, source.origin, ("period",)
    yield from _in_proofs(catalog)


def _in_proofs(catalog: Catalog) -> Iterator[tuple[str | None, Origin, Path]]:
    """The periods in what shows errors and in what relations leave out."""
    for error, origin in catalog.errors.values():
        for i, each in enumerate(error.shown_by.sums):
            yield each.period, origin, ("shown_by", "sums", i, "period")
        if (calendar := error.shown_by.calendar) is not None:
            yield calendar.said, origin, ("shown_by", "calendar", "said")
            yield calendar.period, origin, ("shown_by", "calendar", "period")
    for relation, origin in catalog.relations.values():
        for at, exclusion in enumerate(relation.excludes):
            for i, period in enumerate(exclusion.periods):
                yield period, origin, ("excludes", at, "periods", i)


def _from_the_future(fact: Fact, subject: Subject) -> Iterator[Finding]:
    period = parse_period(fact.key.period)
    for i, reading in enumerate(fact.record.read):
        entry = subject.catalog.documents.get(reading.document)
        if entry is None or period is None or period.start is None or reading.says is not None:
            continue
        written = entry[0].issued
        if written is not None and period.start > written:
            own = fact.record.fact.period is not None  # else the mend is one for all facts of the file
            about = f"{fact.id} is" if own else "what the facts of this file say is"
            yield Finding(
                code="from-the-future",
                place=fact.origin.at("read", i) if own else fact.written("period").at(),
                message=f"{about} actual, but {reading.document} was issued on {written}, before {period} began",
                hint="correct the period, or say `status: guidance`, `plan` or `estimate`",
                looked_up=(f"document:{reading.document}",),
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
        looked_up=(f"period:{text}",),
    )


def _right_form(text: str) -> str | None:
    """`2024Q4` → `2024-Q4`, `2024-5-30` → `2024-05-30`, `2024` → `2024-FY`; `None` where nothing is near."""
    match = _NEARLY.match(text.upper())
    if match is None:
        return None
    numbers = [part.zfill(2) for part in (match["month"], match["day"]) if part]
    meant = "-".join([match["year"], *([match["part"]] if match["part"] else numbers or ["FY"])])
    return meant if parse_period(meant) else None
