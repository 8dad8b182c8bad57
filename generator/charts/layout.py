"""A chart laid out in both forms, or what keeps it from being drawn: all of it in Python, nothing compiled.

`check` calls it for every chart, so it loads neither Altair nor vl-convert.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.charts.frame import crowded
from generator.charts.kinds import drawer
from generator.charts.look import NARROW, WIDE, Form
from generator.charts.model import ChartInput
from generator.charts.plot import LEAST_ROOM, Plot
from generator.charts.validity import finding, problems
from generator.findings import Collected, Finding, Place, quoted
from generator.formatting import without_unit
from generator.record.chart_kinds import KINDS

EVERY = "every mark with its figure"
ROOMIER = "draw fewer periods or series, or a kind that lists its figures: ranked, dots or sparklines"

Plots = Mapping[Form, Plot]


def laid_out(chart: ChartInput) -> Collected[Plots | None]:
    """The plot of each form; `None` and findings where one cannot be drawn."""
    found = problems(chart) or tuple(drawer(chart.kind).problems(chart))
    if found:
        return Collected(value=None, findings=found)
    bare = unit_once(chart)
    plots = {form: drawer(chart.kind).draw(bare, form) for form in (WIDE, NARROW)}
    tight = tuple(problem for form, plot in plots.items() for problem in _tightness(chart, form, plot))
    return Collected(value=None, findings=tight) if tight else Collected(value=plots)


def unit_once(chart: ChartInput) -> ChartInput:
    """The chart with figures less the unit, where the axis names it for all of them."""
    if not KINDS[chart.kind].shared:
        return chart
    return replace(
        chart, marks=tuple(replace(mark, label=without_unit(mark.label, chart.axis)) for mark in chart.marks)
    )


def _tightness(chart: ChartInput, form: Form, plot: Plot) -> Iterator[Finding]:
    where = f"in its {form.name} drawing of {form.width} pixels"
    if plot.width < LEAST_ROOM:
        message = f"the labels leave no room for the marks {where}"
        yield finding(chart, "chart-tight", message, hint="shorten the longest label")
    for text in (*plot.crowded, *crowded(chart, form, plot)):
        there = replace(chart, place=_place(chart, text))
        yield finding(there, "chart-label", f"{quoted(text)} has no room {where}", hint="shorten it or part its words")
    for mark in plot.unplaced:
        at_row, named = replace(chart, place=mark.place), f"{quoted(mark.label)} of {quoted(mark.fact)}"
        yield finding(at_row, "chart-label", f"the figure {named} has no room {where}", expected=EVERY, hint=ROOMIER)


def _place(chart: ChartInput, text: str) -> Place:
    """Where a text was declared: in the first row that says it, or with the chart."""
    return next((mark.place for mark in chart.marks if text in (mark.category, mark.series, mark.label)), chart.place)
