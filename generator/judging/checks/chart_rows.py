"""Rule: a chart shows what exists and can be compared: known facts and events, one unit, periods in their order.

In this order: `faulty_rows`, over the charts of briefings and of the page of chart kinds; the rules on one chart.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from generator.findings import Finding, Severity, unknown
from generator.reading.period import parse_period
from generator.record.chart_kinds import KINDS

if TYPE_CHECKING:
    from generator.findings import Place
    from generator.judging.checks.subject import Subject
    from generator.record.catalog import Origin
    from generator.record.models import ChartSpec


def faulty_rows(subject: Subject) -> Iterator[Finding]:
    """Charts of one id, and on each chart: unknown rows, rows without a value, mixed units, periods out of order."""
    seen: dict[str, Place] = {}
    for chart, origin in subject.catalog.charts():
        if chart.id in seen:
            yield Finding(
                code="id-twice", place=origin.at("id"), message=f"`{chart.id}` is already a chart at {seen[chart.id]}"
            )
        seen.setdefault(chart.id, origin.at("id"))
        found = [*_unknown(chart, origin, subject)]
        yield from found or (
            *_valueless(chart, origin, subject),
            *_units(chart, origin, subject),
            *_order(chart, origin, subject),
        )


def _unknown(chart: ChartSpec, origin: Origin, subject: Subject) -> Iterator[Finding]:
    for i, row in enumerate(chart.rows):
        if row.fact is not None:
            yield from unknown("fact", row.fact, subject.catalog.facts, partial(origin.at, "rows", i, "fact"))
        if row.event is not None:
            yield from unknown("event", row.event, subject.catalog.events, partial(origin.at, "rows", i, "event"))


def _valueless(chart: ChartSpec, origin: Origin, subject: Subject) -> Iterator[Finding]:
    for i, row in enumerate(chart.rows):
        if row.fact and subject.edition.stated(subject.edition.shown(row.fact)) is None:
            judged = subject.edition.facts.get(row.fact)
            if judged is None or not judged.readings:
                awaits = subject.edition.shown(row.fact) in subject.edition.awaiting
                yield Finding(
                    severity=Severity.PENDING if awaits else Severity.ERROR,
                    code="chart-row-empty",
                    place=origin.at("rows", i, "fact"),
                    message=f"{row.fact} has no value to draw{' until a reading of it is verified' if awaits else ''}",
                    looked_up=(f"fact:{row.fact}",),
                )


def _units(chart: ChartSpec, origin: Origin, subject: Subject) -> Iterator[Finding]:
    """Marks on one scale are of one unit."""
    stated = (subject.edition.stated(subject.edition.shown(row.fact)) for row in chart.rows if row.fact)
    units = list(dict.fromkeys(each.unit or "number" for each in stated if each is not None))
    if KINDS[chart.kind].shared and len(units) > 1:
        yield Finding(
            code="chart-units",
            place=origin.at("rows"),
            message=f"{chart.id} puts {' and '.join(units)} on one scale",
            hint="show each unit in a chart of its own, or as sparklines",
            looked_up=_facts(chart),
        )


def _order(chart: ChartSpec, origin: Origin, subject: Subject) -> Iterator[Finding]:
    """Periods that are categories stand in the order of time."""
    order = KINDS[chart.kind].order
    if order == "never" or (order == "unlabelled" and any(row.label for row in chart.rows)):
        return
    texts = dict.fromkeys(subject.catalog.facts[row.fact].key.period for row in chart.rows if row.fact)
    periods = [period for text in texts if (period := parse_period(text))]
    if periods != sorted(periods):
        yield Finding(
            code="chart-order",
            place=origin.at("rows"),
            message=f"the periods of {chart.id} run {', '.join(map(str, periods))}",
            expected=", ".join(map(str, sorted(periods))),
            hint="list the rows by period first where a series lacks one",
            looked_up=_facts(chart),
        )


def _facts(chart: ChartSpec) -> tuple[str, ...]:
    return tuple(f"fact:{row.fact}" for row in chart.rows if row.fact)
