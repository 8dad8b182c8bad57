"""The marks of a chart with bands: bars, dots, spans and bounds, the line they start from, their figures.

In this order: `Direction`, upright or lying; `Grid`, what a layout decides; `mark_layers`, everything drawn on it;
bars and dots; arrows, ends, figures. `columns` makes the grids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from generator.charts.look import TEXT, Form, paint
from generator.charts.model import DISPUTED, ChartInput, Mark
from generator.charts.plot import category_scale, coloured, label_style, layer, straight
from generator.charts.rows import CEILING, FLOOR, POINT, SPAN, Row, categories, data, extent, series, shape, tip

DOT = 120  # square pixels
AXES: dict[str, Any] = {"x": alt.X, "y": alt.Y, "xOffset": alt.XOffset, "yOffset": alt.YOffset}
FAR: dict[str, Any] = {"x": alt.X2, "y": alt.Y2}


@dataclass(frozen=True, kw_only=True, slots=True)
class Direction:
    """Which channels carry categories and values, and how labels, arrows and ends lie on a bar."""

    across: str
    along: str
    thickness: str
    arrows: Mapping[str, str]
    ahead: Mapping[str, Any]
    ends: Any
    beyond: Mapping[str, Any]
    below: Mapping[str, Any]


UPRIGHT = Direction(
    across="x",
    along="y",
    thickness="width",
    arrows={FLOOR: "triangle-up", CEILING: "triangle-down"},
    ahead={"yOffset": -5},
    ends="horizontal",
    beyond={"dy": -5, "align": "center", "baseline": "bottom"},
    below={"dy": 5, "align": "center", "baseline": "top"},
)
LYING = Direction(
    across="y",
    along="x",
    thickness="height",
    arrows={FLOOR: "triangle-right", CEILING: "triangle-left"},
    ahead={"xOffset": 5},
    ends="vertical",
    beyond={"dx": 6, "align": "left", "baseline": "middle"},
    below={"dx": -6, "align": "right", "baseline": "middle"},
)
ROOM_FOR_ARROW = 9  # pixels more that a figure keeps off a bar that ends in an arrow, or off a dot


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """What a layout decides, in pixels: the bands of `inside` hold the series of a category, `bar` is their thickness.

    With `dots` a value is a dot, else a bar from zero.
    """

    direction: Direction
    inside: tuple[float, float]
    bar: float
    width: float
    height: float
    dots: bool = False


def mark_layers(chart: ChartInput, form: Form, grid: Grid) -> Iterator[alt.Chart]:
    """The marks, state by state, then the line they start from, then their figures."""
    for state, kind in dict.fromkeys((mark.state, shape(mark)) for mark in chart.marks):
        rows = data(chart, [mark for mark in chart.marks if (mark.state, shape(mark)) == (state, kind)])
        if grid.dots and kind == POINT:
            yield _dots(chart, grid, state, rows)
        else:
            yield from _bars(chart, grid, state, kind, rows)
    yield _baseline(chart, grid)
    for negative in (False, True):
        marks = [mark for mark in chart.marks if (tip(mark, chart.divisor) < 0) is negative]
        for stands_off in (False, True):
            some = [mark for mark in marks if stands_out(mark, grid.dots) is stands_off]
            if some:
                yield _figures(chart, form, grid, some, negative, stands_off)


def stands_out(mark: Mark, dots: bool) -> bool:
    """Whether something reaches beyond the mark's tip: an arrow, or half a dot."""
    return shape(mark) in {FLOOR, CEILING} or (dots and shape(mark) == POINT)


def _dots(chart: ChartInput, grid: Grid, state: str, rows: Sequence[Row]) -> alt.Chart:
    dots = _placed(chart, grid, layer(f"{state}_dot", rows), "value").encode(**coloured(chart))
    return dots.mark_point(shape="circle", size=DOT, opacity=1, **paint(state))


def _bars(chart: ChartInput, grid: Grid, state: str, kind: str, rows: Sequence[Row]) -> Iterator[alt.Chart]:
    direction = grid.direction
    near = {POINT: "value", SPAN: "low"}.get(kind, "tip")
    bars = _placed(chart, grid, layer(f"{state}_{kind}", rows), near).encode(**coloured(chart))
    if kind == SPAN:
        bars = bars.encode(**{f"{direction.along}2": FAR[direction.along]("high")})
    yield bars.mark_bar(**{direction.thickness: grid.bar}, **paint(state))
    if kind in direction.arrows:
        arrows = _placed(chart, grid, layer(f"arrow_{kind}", rows), "tip").encode(**coloured(chart))
        arrow = direction.arrows[kind]
        yield arrows.mark_point(shape=arrow, size=55, opacity=1, strokeWidth=0, **direction.ahead)
    if state == DISPUTED:
        for end in ("low", "high"):
            ends = _placed(chart, grid, layer(f"end_{end}", rows), end).encode(**coloured(chart))
            yield ends.mark_tick(orient=direction.ends, size=grid.bar + 6, thickness=2.5, opacity=1, strokeWidth=0)


def _placed(chart: ChartInput, grid: Grid, marks: alt.Chart, field: str) -> alt.Chart:
    """`marks` placed by category, series and the number in `field`."""
    names, groups, direction = categories(chart.marks), series(chart.marks), grid.direction
    inside = alt.Scale(domain=groups, range=list(grid.inside), paddingInner=0, paddingOuter=0)
    along = alt.Scale(domain=list(extent(chart)), nice=False)
    offset = f"{direction.across}Offset"
    return marks.encode(
        **{
            direction.across: AXES[direction.across]("category:N", axis=None, scale=category_scale(names)),
            offset: AXES[offset]("series:N", scale=inside),
            direction.along: AXES[direction.along](f"{field}:Q", axis=None, stack=None, scale=along),
        }
    )


def _baseline(chart: ChartInput, grid: Grid) -> alt.Chart:
    low, high = extent(chart)
    if grid.direction is UPRIGHT:
        zero = grid.height * high / (high - low)
        return straight("baseline", x=0, x2=grid.width, y=zero, y2=zero, color=TEXT)
    zero = grid.width * -low / (high - low)
    return straight("baseline", x=zero, x2=zero, y=0, y2=grid.height, color=TEXT)


def _figures(
    chart: ChartInput, form: Form, grid: Grid, marks: Sequence[Mark], negative: bool, stands_off: bool
) -> alt.Chart:
    stand = dict(grid.direction.below if negative else grid.direction.beyond)
    for side in {"dx", "dy"} & stand.keys() if stands_off else ():
        stand[side] += ROOM_FOR_ARROW if stand[side] > 0 else -ROOM_FOR_ARROW
    figures = _placed(chart, grid, layer("label", data(chart, marks)), "tip")
    return figures.mark_text(**stand, **label_style(form)).encode(text=alt.Text("label:N"))
