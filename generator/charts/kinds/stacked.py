"""`stacked`: shares of a whole, one lying bar a category, its parts end to end, with their figures inside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import altair as alt

from generator.charts.columns import lying as side_by_side
from generator.charts.look import SURFACE, Form, paint
from generator.charts.model import ACTUAL, ChartInput
from generator.charts.plot import (
    Plot,
    category_scale,
    coloured,
    colours,
    column_for,
    figure_at,
    halo,
    layer,
    names_beside,
    words,
)
from generator.charts.rows import Row, categories, data, series
from generator.charts.typeset import width
from generator.charts.validity import finding, of_mark
from generator.findings import Finding, quoted

BAR = 30  # pixels
AIR = 12  # pixels between two bars
WHOLE = 100.0


def problems(chart: ChartInput) -> Iterator[Finding]:
    """Its marks are parts of a whole."""
    sums: dict[str, Decimal] = {}
    for mark in chart.marks:
        if mark.value is None or mark.value < 0:
            yield of_mark(chart, mark, "is no part of a whole", "a value, not below zero")
        else:
            sums[mark.category] = sums.get(mark.category, Decimal()) + mark.value / chart.divisor
    # Shares are stated rounded: each may add half a place, which at whole percents is half a percent.
    allowed = Decimal(100) + Decimal("0.5") * len({mark.series for mark in chart.marks})
    for category, total in sums.items():
        if total > allowed:
            yield finding(chart, "chart-whole", f"the parts of {quoted(category)} add up to {total}", expected="100")


def draw(chart: ChartInput, form: Form) -> Plot:
    """Parts end to end; bars side by side where a figure would not fit into its part."""
    rows, names = _stacked(chart), categories(chart.marks)
    column = column_for(names, form)
    wide = form.width - (column or 0)
    scale = wide / max(WHOLE, *(_number(row, "end") for row in rows))
    if any(_length(row) * scale < width(str(row["label"]), form.text) + 6 for row in rows):
        return side_by_side(chart, form)
    heads = _heads(chart, rows, form, scale)
    step = BAR + AIR + (0 if column else form.line)
    return Plot(
        layers=(
            *names_beside(names, form, left=column or 0, step=step, above=not column),
            *_parts(chart, rows, wide / scale, shift=0 if column else form.line / 2),
            *_figures(rows, names, form, step, scale, shift=0 if column else form.line / 2),
            *heads,
        ),
        width=wide,
        height=step * len(names),
        left=column or 0,
        top=form.line if heads else 0,
        swatches={} if heads else colours(series(chart.marks)),
    )


def _number(row: Row, field: str) -> float:
    return float(str(row[field]))


def _length(row: Row) -> float:
    return _number(row, "end") - _number(row, "start")


def _stacked(chart: ChartInput) -> list[Row]:
    """The rows with the ends and the middle of each part, and the state it is painted by."""
    done: list[Row] = []
    reached: dict[str, float] = {}
    for mark, row in zip(chart.marks, data(chart, chart.marks), strict=True):
        low = reached.get(mark.category, 0.0)
        high = reached[mark.category] = low + _number(row, "tip")
        done.append(row | {"start": low, "end": high, "middle": (low + high) / 2, "state": mark.state})
    return done


def _parts(chart: ChartInput, rows: Sequence[Row], whole: float, shift: float) -> Iterator[alt.Chart]:
    scale = alt.Scale(domain=[0, whole], nice=False)
    where: dict[str, Any] = {
        "y": alt.Y("category:N", axis=None, scale=category_scale(categories(chart.marks))),
        "x": alt.X("start:Q", axis=None, stack=None, scale=scale),
        "x2": alt.X2("end"),
    }
    for state in sorted({mark.state for mark in chart.marks}):
        part = layer(f"{state}_bar", [row for row in rows if row["state"] == state])
        yield part.encode(**where, **coloured(chart.marks)).mark_bar(height=BAR, yOffset=shift, **paint(state))


def _figures(
    rows: Sequence[Row], names: Sequence[str], form: Form, step: float, scale: float, shift: float
) -> Iterator[alt.Chart]:
    """The figure in the middle of each part; on hatching, on a ground of its own."""
    for row in rows:
        x, y = _number(row, "middle") * scale, step * (names.index(str(row["category"])) + 0.5) + shift
        ink = {"color": SURFACE} if row["state"] == ACTUAL else halo()
        yield figure_at(row, form, x=x, y=y, align="center", baseline="middle", **ink)


def _heads(chart: ChartInput, rows: Sequence[Row], form: Form, scale: float) -> list[alt.Chart]:
    """The names of the parts over the first bar, where each has room over its part; else nothing, and a legend."""
    first = [row for row in rows if row["category"] == rows[0]["category"]]
    fits = all(width(str(row["series"]), form.text) <= _length(row) * scale for row in first)
    if not fits or len(first) < len(series(chart.marks)):
        return []
    inks = colours(series(chart.marks))
    return [
        words(
            "series",
            [str(row["series"])],
            x=_number(row, "start") * scale,
            y=2 - form.line,
            size=form.text,
            line=form.line,
            color=inks[str(row["series"])],
        )
        for row in first
    ]
