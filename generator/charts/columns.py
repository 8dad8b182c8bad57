"""The two layouts of charts with bands: what `bars`, `grouped`, `ranked` and `dots` share.

In this order: `columns`, which chooses; `upright`, `lying`; the labels of their categories. Every mark has its figure
at its end, so there is no axis of values.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from generator.charts.grid import LYING, ROOM_FOR_ARROW, UPRIGHT, Grid, mark_layers, stands_out
from generator.charts.look import GRID, MUTED, Form
from generator.charts.model import ChartInput
from generator.charts.plot import Plot, category_scale, colours, straight
from generator.charts.rows import Row, categories, extent, series, tip
from generator.charts.typeset import width, wrap

MOST_UPRIGHT = 12  # categories; more read better as a list
THICKEST = 76  # pixels, where few bars stand upright
MARGIN = 8  # pixels between neighbouring labels
INNER = 0.86  # of the band of a category for its bars; the rest parts it from the next
SPAN_OF_DOTS = 10  # pixels: how thick a span is among dots


def columns(chart: ChartInput, form: Form) -> Plot:
    """Upright bars where all their labels fit side by side, lying ones where they do not."""
    return upright(chart, form) if _fits_upright(chart, form) else lying(chart, form)


def _fits_upright(chart: ChartInput, form: Form) -> bool:
    names, groups = categories(chart.marks), series(chart.marks)
    step = form.width / len(names)
    labels = max(width(mark.label, form.text) for mark in chart.marks)
    lines = [under(name, form, step) for name in names]
    return (
        len(names) <= MOST_UPRIGHT
        and labels + MARGIN <= (step if len(groups) == 1 else step * INNER / len(groups))
        and all(len(some) <= 2 for some in lines)
        and all(width(line, form.text) + MARGIN <= step for some in lines for line in some)
    )


def upright(chart: ChartInput, form: Form) -> Plot:
    """Bars standing on their categories."""
    names, groups = categories(chart.marks), series(chart.marks)
    step = form.width / len(names)
    margin = step * (1 - INNER) / 2
    bar = min(step * INNER / len(groups) * (0.9 if len(groups) > 1 else 0.8), THICKEST)
    grid = Grid(direction=UPRIGHT, inside=(margin, step - margin), bar=bar, width=form.width, height=form.height)
    room = form.line + 4 + (ROOM_FOR_ARROW if _any_stands_out(chart, dots=False) else 0)
    sunk = room if extent(chart)[0] < 0 else 0
    labels, lines = labels_under(names, form, y=grid.height + sunk + 8)
    return Plot(
        layers=(*mark_layers(chart, form, grid), labels),
        width=form.width,
        height=form.height,
        top=room,
        bottom=sunk + 8 + lines * form.line,
        swatches=colours(groups) if len(groups) > 1 else {},
    )


def lying(chart: ChartInput, form: Form, *, dots: bool = False) -> Plot:
    """Bars or dots lying beside their categories, or under them where the names are long."""
    names, groups = categories(chart.marks), series(chart.marks)
    column = max(width(name, form.text) for name in names) + MARGIN + 4
    beside = column <= form.width * form.side
    head = 0 if beside else form.line + 2
    step = head + len(groups) * (form.bar + 3) + (12 if beside or len(groups) > 1 else 10)
    before, after = _rooms(chart, form, dots)
    left = (column if beside else 0) + before
    grid = Grid(
        direction=LYING,
        inside=(head + 5, step - 5),
        bar=SPAN_OF_DOTS if dots else form.bar,
        width=form.width - left - after,
        height=step * len(names),
        dots=dots,
    )
    middles = [step * at + (head + step) / 2 for at in range(len(names))] if dots else []
    return Plot(
        layers=(
            *(straight("guide", x=0, x2=grid.width, y=middle, y2=middle, color=GRID) for middle in middles),
            *mark_layers(chart, form, grid),
            _labels_beside(names, form, left, beside),
        ),
        width=grid.width,
        height=grid.height,
        left=left,
        swatches=colours(groups) if len(groups) > 1 else {},
        round=dots,
    )


def _any_stands_out(chart: ChartInput, dots: bool) -> bool:
    return any(stands_out(mark, dots) for mark in chart.marks)


def _rooms(chart: ChartInput, form: Form, dots: bool) -> tuple[float, float]:
    """The pixels that figures need before and after the marks."""
    needs = {True: [0.0], False: [0.0]}
    for mark in chart.marks:
        off = ROOM_FOR_ARROW if stands_out(mark, dots) else 0
        needs[tip(mark, chart.divisor) < 0].append(width(mark.label, form.text) + MARGIN + off)
    return max(needs[True]), max(needs[False])


def under(name: str, form: Form, step: float) -> tuple[str, ...]:
    """The name of a category in lines that fit under its band of `step` pixels."""
    return wrap(name, form.text, step - MARGIN)


def labels_under(names: Sequence[str], form: Form, *, y: float, room: float | None = None) -> tuple[alt.Chart, int]:
    """The names of the categories under their bands, over `room` pixels in all, and how many lines they take."""
    lines = {name: under(name, form, (room or form.width) / len(names)) for name in names}
    rows: list[Row] = [{"category": name, "lines": list(lines[name])} for name in names]
    place = alt.X("category:N", axis=None, scale=category_scale(names))
    labels = _category_labels(rows, form, align="center", baseline="top", y=y).encode(x=place)
    return labels, max(map(len, lines.values()))


def labels_above(names: Sequence[str], form: Form, *, left: float = 0) -> alt.Chart:
    """The names of the categories at the top of their rows, `left` pixels before the marks."""
    place = alt.Y("category:N", axis=None, scale=category_scale(names), bandPosition=0)
    return _category_labels(_one_line(names), form, align="left", baseline="top", dy=5, x=-left).encode(y=place)


def _labels_beside(names: Sequence[str], form: Form, left: float, beside: bool) -> alt.Chart:
    if not beside:
        return labels_above(names, form, left=left)
    place = alt.Y("category:N", axis=None, scale=category_scale(names), bandPosition=0.5)
    return _category_labels(_one_line(names), form, align="left", baseline="middle", x=-left).encode(y=place)


def _one_line(names: Sequence[str]) -> list[Row]:
    return [{"category": name, "lines": [name]} for name in names]


def _category_labels(rows: Sequence[Row], form: Form, **stand: Any) -> alt.Chart:
    labels = alt.Chart(alt.InlineData(values=list(rows)), name="part_category").encode(text=alt.Text("lines:N"))
    return labels.mark_text(fontSize=form.text, lineHeight=form.line, color=MUTED, aria=False, **stand)
