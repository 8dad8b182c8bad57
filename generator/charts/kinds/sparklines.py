"""`sparklines`: a table with a row for each series: its figures by period, and a small line of their course.

In this order: `draw`, which chooses; the table, periods across; the list for narrow drawings, periods
downward; the small lines. Each line has a scale of its own, from its least to its greatest value: it shows a course,
the figures show the size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import altair as alt

from generator.charts.look import GRID, MUTED, SERIES, Form, paint
from generator.charts.model import ChartInput, Mark
from generator.charts.plot import Plot, by_state, figure_at, layer, straight, words
from generator.charts.rows import POINT, Row, categories, data, datum, scaled, series, shape, tip_of
from generator.charts.typeset import width, wrap
from generator.findings import Finding

SPARK = 96  # pixels, the width of a small line
DOT = 34  # square pixels
AIR = 12  # pixels between two rows
GAP = 18  # pixels between two columns


def problems(chart: ChartInput) -> Iterable[Finding]:
    """Nothing besides what holds for every chart."""
    return ()


def draw(chart: ChartInput, form: Form) -> Plot:
    """A table where its columns fit, else a list."""
    columns = _columns(chart, form)
    names = form.width - SPARK - 2 * GAP - sum(columns)
    return _table(chart, form, columns, names) if names >= form.width * 0.2 else _list(chart, form)


def _columns(chart: ChartInput, form: Form) -> list[float]:
    """The width of each period's column, with the gap before it."""
    return [
        GAP
        + max(
            width(name, form.small),
            *(width(mark.label, form.text) for mark in chart.marks if mark.category == name),
        )
        for name in categories(chart.marks)
    ]


def _of(chart: ChartInput, name: str) -> list[Mark]:
    """The marks of one row."""
    return [mark for mark in chart.marks if (mark.series or "") == name]


def _table(chart: ChartInput, form: Form, columns: Sequence[float], room: float) -> Plot:
    periods = categories(chart.marks)
    rights = [form.width - SPARK - GAP - sum(columns[at + 1 :]) for at in range(len(columns))]
    layers: list[alt.Chart] = [
        _small(period, form, x=right, y=-form.small_line - 4, align="right")
        for period, right in zip(periods, rights, strict=True)
    ]
    top = 0.0
    for name in series(chart.marks):
        lines, marks = wrap(name, form.text, room), _of(chart, name)
        tall = len(lines) * form.line + AIR
        middle = top + tall / 2
        layers.append(straight("grid", x=0, x2=form.width, y=top, y2=top))
        layers.append(_name(lines, form, y=middle - len(lines) * form.line / 2))
        layers += [_figure(chart, mark, form, x=rights[periods.index(mark.category)], y=middle) for mark in marks]
        layers += _spark(chart, marks, x=form.width - SPARK + 6, y=middle, tall=min(tall - 12, 22))
        top += tall
    return _plot(layers, form, height=top, top=form.small_line + 6)


def _list(chart: ChartInput, form: Form) -> Plot:
    """Each row as a block: its name, then a line for each period, the small line beside them."""
    layers: list[alt.Chart] = []
    top = 0.0
    right = form.width - SPARK - GAP
    for name in series(chart.marks):
        lines, marks = wrap(name, form.text, form.width), _of(chart, name)
        layers.append(straight("grid", x=0, x2=form.width, y=top, y2=top))
        layers.append(_name(lines, form, y=top + 6, fontWeight="bold"))
        first = top + 6 + len(lines) * form.line
        for at, mark in enumerate(marks):
            middle = first + (at + 0.5) * form.line
            layers.append(_small(mark.category, form, x=0, y=middle, baseline="middle"))
            layers.append(_figure(chart, mark, form, x=right, y=middle))
        tall = len(marks) * form.line
        layers += _spark(chart, marks, x=form.width - SPARK + 6, y=first + tall / 2, tall=min(tall - 8, 44))
        top = first + tall + 6
    return _plot(layers, form, height=top, top=0)


def _plot(layers: Sequence[alt.Chart], form: Form, height: float, top: float) -> Plot:
    return Plot(layers=tuple(layers), width=form.width, height=height, top=top, swatches={}, stepless=True)


def _name(lines: Sequence[str], form: Form, y: float, **look: Any) -> alt.Chart:
    return words("series", lines, x=0, y=y, size=form.text, line=form.line, **look)


def _small(text: str, form: Form, **look: Any) -> alt.Chart:
    return words("category", [text], size=form.small, line=form.small_line, color=MUTED, **look)


def _figure(chart: ChartInput, mark: Mark, form: Form, x: float, y: float) -> alt.Chart:
    return figure_at(datum(chart, mark), form, x=x, y=y, align="right", baseline="middle")


def _spark(chart: ChartInput, marks: Sequence[Mark], x: float, y: float, tall: float) -> Iterator[alt.Chart]:
    """The points of one row, joined where they state a value; a value alone has no course and lies in the middle."""
    numbers = [scaled(tip_of(mark), chart.divisor) for mark in marks]
    low, high = min(numbers), max(numbers)
    domain = [low, high] if low < high else [low - 1, high + 1]
    scale = alt.Scale(domain=domain, range=[y + tall / 2, y - tall / 2], nice=False)
    if low < 0 < high:
        zero = y + tall / 2 - tall * (0 - low) / (high - low)
        yield straight("grid", x=x, x2=x + SPARK - 12, y=zero, y2=zero, color=GRID)
    along = alt.Scale(domain=categories(chart.marks), range=[x, x + SPARK - 12], type="point")
    joined = data(chart, [mark for mark in marks if shape(mark) == POINT])
    if len(joined) > 1:
        yield (
            layer("joined", joined)
            .encode(**_placed("value", scale, along))
            .mark_line(stroke=SERIES[0], strokeWidth=2, aria=False)
        )
    for state, _, found in by_state(marks):
        rows: list[Row] = data(chart, found)
        points = layer(f"{state}_point", rows).encode(**_placed("tip", scale, along))
        yield points.mark_point(size=DOT, shape="circle", opacity=1, fill=SERIES[0], stroke=SERIES[0], **paint(state))


def _placed(field: str, scale: alt.Scale, along: alt.Scale) -> dict[str, Any]:
    return {
        "x": alt.X("category:N", axis=None, scale=along),
        "y": alt.Y(f"{field}:Q", axis=None, stack=None, scale=scale),
    }
