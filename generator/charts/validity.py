"""What cannot be drawn, or not honestly, said before anything is drawn.

In this order: `problems`; rules on the chart; rules on each mark; rules by the traits of a kind. What holds for one
kind alone stands in its module.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from generator.charts.model import ACTUAL, DISPUTED, STATES, ChartInput, Mark
from generator.findings import Finding, printable, quoted
from generator.record.chart_kinds import KINDS

ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
MOST_SERIES = 6  # as many colours as there are
LARGEST = Decimal("1e15")  # in units of the axis: below it a JSON number says every digit


def finding(chart: ChartInput, code: str, message: str, *, expected: str = "", hint: str = "") -> Finding:
    """A finding that names the chart."""
    named = f"chart {quoted(chart.id)} ({chart.language.tag}): {message}"
    return Finding(code=code, place=chart.place, message=named, expected=expected, hint=hint)


def problems(chart: ChartInput) -> tuple[Finding, ...]:
    """Everything that keeps `chart` from being drawn, nothing where it can be."""
    found = tuple(_chart_problems(chart))
    found += tuple(problem for mark in chart.marks for problem in _mark_problems(chart, mark))
    return found or tuple(_kind_problems(chart))


def _chart_problems(chart: ChartInput) -> Iterator[Finding]:
    if chart.kind not in KINDS:
        yield finding(chart, "chart-kind", f"{quoted(chart.kind)} is no kind of chart", expected=", ".join(KINDS))
    if not ID.fullmatch(chart.id):
        yield finding(chart, "chart-id", "the id is no slug", expected="lower case letters, digits and hyphens")
    if not chart.marks:
        yield finding(chart, "chart-empty", "there is nothing to draw", hint="name facts that exist and are shown")
    if not (chart.divisor.is_finite() and chart.divisor > 0):
        yield finding(chart, "chart-divisor", f"{chart.divisor} units make no unit of the axis", expected="more than 0")
    yield from _text_problems(chart, {"title": chart.title, "source": chart.source, "axis": chart.axis})
    for word in sorted(_words_needed(chart) - chart.legend.keys()):
        yield finding(chart, "chart-legend", f"the legend has no word for {quoted(word)}")
    for name in sorted(set(chart.gaps) - {mark.category for mark in chart.marks}):
        yield finding(chart, "chart-gap", f"{quoted(name)} is no category", expected="a category after the gap")
    yield from _repeats(chart, "fact", (mark.fact for mark in chart.marks))
    if chart.kind in KINDS and KINDS[chart.kind].rows == "facts":  # several things may happen on one day
        yield from _repeats(chart, "place", (f"{mark.category} {mark.series or ''}".strip() for mark in chart.marks))


def _words_needed(chart: ChartInput) -> set[str]:
    words = {"gap"} if chart.gaps else set()
    words |= {"cut"} if chart.kind in KINDS and KINDS[chart.kind].may_be_cut else set()
    return {mark.state for mark in chart.marks} & set(STATES) - {ACTUAL} | words


def _repeats(chart: ChartInput, what: str, keys: Iterable[str]) -> Iterator[Finding]:
    for key, count in Counter(keys).items():
        if count > 1:
            yield finding(
                chart, "chart-repeats", f"{count} marks have the {what} {quoted(key)}", expected="one mark each"
            )


def _text_problems(chart: ChartInput, texts: dict[str, str]) -> Iterator[Finding]:
    for name, text in texts.items():
        if not text.strip():
            yield finding(chart, "chart-text", f"the {name} is empty")
        if printable(text) != text:
            yield finding(chart, "chart-text", f"the {name} {quoted(text)} has a character that cannot be shown")


def _mark_problems(chart: ChartInput, mark: Mark) -> Iterator[Finding]:
    yield from _text_problems(chart, {"fact": mark.fact, "category": mark.category, "label": mark.label})
    yield from _text_problems(chart, {} if mark.series is None else {"series": mark.series})
    if mark.state not in STATES:
        yield of_mark(chart, mark, f"{quoted(mark.state)} is no state", ", ".join(STATES))
    numbers = [number for number in (mark.value, mark.low, mark.high) if number is not None]
    if not numbers:
        yield of_mark(chart, mark, "has no number", "a value, or the ends of a span")
    elif not all(number.is_finite() and abs(number) < LARGEST * chart.divisor for number in numbers):
        yield of_mark(
            chart, mark, "has a number that cannot be drawn", f"finite, and less than {LARGEST} units of the axis"
        )
    elif mark.low is not None and mark.high is not None and mark.low > mark.high:
        yield of_mark(chart, mark, f"goes from {mark.low} down to {mark.high}", "the lower end first")
    elif mark.state == DISPUTED and (mark.low is None or mark.high is None):
        yield of_mark(chart, mark, "is disputed and has not both ends", "low and high, the readings furthest apart")


def of_mark(chart: ChartInput, mark: Mark, message: str, expected: str) -> Finding:
    """A finding at the row that declares a mark."""
    return finding(
        replace(chart, place=mark.place), "chart-mark", f"the mark of {quoted(mark.fact)} {message}", expected=expected
    )


def _kind_problems(chart: ChartInput) -> Iterator[Finding]:
    kind, names = KINDS[chart.kind], {mark.series for mark in chart.marks}
    if kind.series == "none" and names != {None}:
        yield finding(chart, "chart-series", f"a chart of the kind {chart.kind} has no series", hint="use grouped")
    if kind.series == "needed" and None in names:
        yield finding(chart, "chart-series", f"every mark of the kind {chart.kind} has a series")
    if kind.series == "optional" and None in names and len(names) > 1:
        yield finding(chart, "chart-series", "some marks have a series and some have none")
    if kind.coloured and len(names) > MOST_SERIES:
        yield finding(chart, "chart-series", f"{len(names)} series", expected=f"at most {MOST_SERIES}")
