"""Points on a common scale: what `lines` and `dots` share. Every point has its figure beside it, so there is no axis
of values; the scale need not begin at zero, because nothing is measured by its length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import altair as alt

from generator.charts.look import MUTED, Form, paint
from generator.charts.model import ChartInput, Mark
from generator.charts.plot import category_scale, colours, label_style, layer
from generator.charts.rows import POINT, SPAN, Row, categories, data, ends, scaled, series, shape

SIZE = 90  # square pixels of a point
AIR = 0.12  # of the spread, kept free at either end


def spread(chart: ChartInput) -> tuple[float, float]:
    """The least and greatest coordinate with some air around them; never empty."""
    drawn = [scaled(number, chart.divisor) for mark in chart.marks for number in ends(mark)]
    low, high = min(drawn), max(drawn)
    air = (high - low) * AIR or abs(high) * AIR or 1.0
    return low - air, high + air


def coloured(chart: ChartInput) -> dict[str, Any]:
    """Fill and outline of each series."""
    by_series = colours(series(chart.marks))
    scale = alt.Scale(domain=list(by_series), range=list(by_series.values()))
    return {
        "fill": alt.Fill("series:N", scale=scale, legend=None),
        "stroke": alt.Stroke("series:N", scale=scale, legend=None),
    }


def by_state(marks: Sequence[Mark]) -> Iterator[tuple[str, str, list[Mark]]]:
    """The marks grouped by state and shape, in the order of first appearance."""
    for state, kind in dict.fromkeys((mark.state, shape(mark)) for mark in marks):
        yield state, kind, [mark for mark in marks if (mark.state, shape(mark)) == (state, kind)]


def upright(chart: ChartInput, field: str) -> dict[str, Any]:
    """Categories across, values up."""
    return {
        "x": alt.X("category:N", axis=None, scale=category_scale(categories(chart.marks))),
        "y": alt.Y(f"{field}:Q", axis=None, stack=None, scale=alt.Scale(domain=list(spread(chart)), nice=False)),
    }


def lying(chart: ChartInput, field: str) -> dict[str, Any]:
    """Categories down, values across."""
    return {
        "y": alt.Y("category:N", axis=None, scale=category_scale(categories(chart.marks))),
        "x": alt.X(f"{field}:Q", axis=None, stack=None, scale=alt.Scale(domain=list(spread(chart)), nice=False)),
    }


def point_layers(chart: ChartInput, place: Any) -> Iterator[alt.Chart]:
    """A point for each value, a thick line for each span; bounds are points at the end that is known."""
    for state, kind, marks in by_state(chart.marks):
        rows = data(chart, marks)
        if kind == SPAN:
            second = "x2" if place is lying else "y2"
            channel = alt.X2("high") if place is lying else alt.Y2("high")
            yield (
                layer(f"{state}_span", rows)
                .encode(**place(chart, "low"), **{second: channel}, **coloured(chart))
                .mark_rect(**{"height" if place is lying else "width": 10}, **paint(state))
            )
        else:
            field = "value" if kind == POINT else "tip"
            yield (
                layer(f"{state}_point", rows)
                .encode(**place(chart, field), **coloured(chart))
                .mark_point(size=SIZE, opacity=1, **paint(state))
            )


def figures(chart: ChartInput, form: Form, rows: Sequence[Row], place: Any, **stand: Any) -> alt.Chart:
    """The figures beside the points."""
    return (
        layer("label", rows)
        .encode(**place(chart, "tip"), text=alt.Text("label:N"))
        .mark_text(**stand, **label_style(form))
    )


def category_labels(rows: Sequence[Row], form: Form) -> alt.Chart:
    """The names of the categories, each row with its `lines`."""
    labels = alt.Chart(alt.InlineData(values=list(rows)), name="part_category").encode(text=alt.Text("lines:N"))
    return labels.mark_text(fontSize=form.text, lineHeight=form.line, color=MUTED, aria=False)
