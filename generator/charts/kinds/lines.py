"""`lines`: a value over periods, the points joined, one line a series.

In this order: `draw`; where the points lie; the lines; the figures beside the points; the names at the ends of the
lines. A line is not drawn across periods that were left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from generator.charts.axis import Axis, across, axis_of
from generator.charts.look import Form
from generator.charts.model import ChartInput, Mark
from generator.charts.plot import MARGIN, Plot, coloured, colours, figure_at, halo, layer, names_under, words
from generator.charts.points import UPRIGHT, placed, point_layers
from generator.charts.rows import POINT, Row, categories, data, datum, series, shape, tip_of
from generator.charts.spacing import apart
from generator.charts.typeset import width, wrap
from generator.findings import Finding

STAND_OFF = 9  # pixels between a point and the figure to its right
CLEAR = 7  # pixels between a point and the figure above or below it


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """Where things lie: the rectangle of the points, its categories `step` apart, and the room right of it."""

    axis: Axis
    left: float
    width: float
    height: float
    step: float
    named: bool

    def x(self, at: int) -> float:
        """The pixel of the category with this index."""
        return self.step * (at + 0.5)


def problems(chart: ChartInput) -> Iterable[Finding]:
    """Nothing besides what holds for every chart."""
    return ()


def draw(chart: ChartInput, form: Form) -> Plot:
    """Points on their categories, joined where they state a value; names at the ends where there is room for them."""
    names, field = categories(chart.marks), _field(chart, form)
    room = field.step - MARGIN
    under = max(len(wrap(name, form.text, room)) for name in names)
    middles = [field.x(at) for at in range(len(names))]
    return Plot(
        layers=(
            *across(field.axis, form, wide=middles[-1] + 4, height=field.height),
            *_joined(chart, field.axis),
            *_figures(chart, form, field),
            *point_layers(chart, field.axis, UPRIGHT),
            *names_under(names, form, middles=middles, y=field.height + 8, room=room),
        ),
        width=field.width,
        height=field.height,
        left=field.left,
        top=form.line / 2,
        bottom=8 + under * form.line,
        swatches={} if field.named or len(series(chart.marks)) == 1 else colours(series(chart.marks)),
        notes=field.axis.notes,
    )


def _field(chart: ChartInput, form: Form) -> Field:
    axis, count = axis_of(chart), len(categories(chart.marks))
    left = axis.widest(form) + MARGIN
    named = _beyond(chart, form, named=True) <= form.width * form.side and len(series(chart.marks)) > 1
    right = _beyond(chart, form, named=named)
    # The points of the last category lie half a step before the end of the rectangle: that half is theirs too.
    step = min((form.width - left) / count, (form.width - left - right) / (count - 0.5))
    return Field(axis=axis, left=left, width=step * count, height=form.height, step=step, named=named)


def _beyond(chart: ChartInput, form: Form, *, named: bool) -> float:
    """The pixels that the figures of the last category need, with the names of their series."""
    return STAND_OFF + max(
        width(mark.label, form.text) + (width(f" {mark.series}", form.text) if named else 0) for mark in _last(chart)
    )


def _last(chart: ChartInput) -> list[Mark]:
    """The last mark of each series."""
    return list({mark.series: mark for mark in chart.marks}.values())


def _joined(chart: ChartInput, axis: Axis) -> Iterator[alt.Chart]:
    rows = [row | {"run": run} for row, run in zip(*_runs(chart), strict=True)]
    if rows:
        where = placed(chart, axis, "value", UPRIGHT)
        line = layer("joined", rows).encode(**where, stroke=coloured(chart.marks)["stroke"], detail=alt.Detail("run:N"))
        yield line.mark_line(strokeWidth=2, aria=False)


def _runs(chart: ChartInput) -> tuple[list[Row], list[str]]:
    """The rows that state a value, and the line each belongs to: one a series, a new one behind each gap."""
    names = categories(chart.marks)
    gaps = [names.index(name) for name in chart.gaps]
    points = [mark for mark in chart.marks if shape(mark) == POINT]
    passed = [sum(at <= names.index(mark.category) for at in gaps) for mark in points]
    return data(chart, points), [f"{mark.series} {part}" for mark, part in zip(points, passed, strict=True)]


def _figures(chart: ChartInput, form: Form, field: Field) -> Iterator[alt.Chart]:
    """The last figure of each series to the right of its point, with its name; the others above or below theirs."""
    names = categories(chart.marks)
    for at, name in enumerate(names):
        here = sorted((mark for mark in chart.marks if mark.category == name), key=tip_of, reverse=True)
        ending = [mark for mark in here if mark in _last(chart)]
        yield from _at_the_end(chart, ending, form, field, field.x(at) + STAND_OFF)
        yield from _between(chart, here, ending, form, field, field.x(at))


def _look(chart: ChartInput, mark: Mark) -> dict[str, Any]:
    """Where several lines are drawn, a figure has the colour of its own."""
    inks = colours(series(chart.marks))
    return {**halo(), **({"color": inks[mark.series or ""]} if len(inks) > 1 else {})}


def _y(chart: ChartInput, mark: Mark, field: Field) -> float:
    return field.height * (1 - field.axis.part(tip_of(mark) / chart.divisor))


def _at_the_end(chart: ChartInput, marks: Sequence[Mark], form: Form, field: Field, x: float) -> Iterator[alt.Chart]:
    wanted = [_y(chart, mark, field) for mark in marks]
    levels = apart(wanted, [form.line - 1] * len(wanted), -form.line / 2, field.height + form.line / 2)
    for mark, y in zip(marks, levels, strict=True):
        look = {"align": "left", "baseline": "middle", **_look(chart, mark)}
        yield figure_at(datum(chart, mark), form, x=x, y=y, **look)
        if field.named:
            beside = x + width(f"{mark.label} ", form.text)
            yield words("series", [mark.series or ""], x=beside, y=y, size=form.text, line=form.line, **look)


def _between(
    chart: ChartInput, here: Sequence[Mark], ending: Sequence[Mark], form: Form, field: Field, x: float
) -> Iterator[alt.Chart]:
    """Figures where there is room for them, from the top: a line that dips has its figure below, others above."""
    points = [_y(chart, mark, field) for mark in here]
    taken = -float(form.line)
    for at, mark in enumerate(here):
        y, below = points[at], points[at + 1] if at + 1 < len(points) else field.height + form.line
        fits = {
            "bottom": y - form.line - CLEAR >= taken,
            "top": y + form.line + CLEAR <= below - CLEAR,
        }
        sides = sorted(fits, reverse=_dips(chart, mark))
        side = next((side for side in sides if fits[side]), None)
        taken = y + CLEAR + (form.line if side == "top" else 0)
        if side and mark not in ending and width(mark.label, form.text) <= field.step:
            look = {"align": "center", "baseline": side, **_look(chart, mark)}
            yield figure_at(datum(chart, mark), form, x=x, y=y + (CLEAR if side == "top" else -CLEAR), **look)


def _dips(chart: ChartInput, mark: Mark) -> bool:
    """Whether the line comes from above and goes up again, or at its beginning goes up."""
    line = [tip_of(other) for other in chart.marks if other.series == mark.series]
    at = [other for other in chart.marks if other.series == mark.series].index(mark)
    beside = line[max(at - 1, 0) : at] + line[at + 1 : at + 2]
    return bool(beside) and sum(beside) / len(beside) > line[at]
