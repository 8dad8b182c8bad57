"""Bars from zero, upright or lying, one or several in each category: what `bars`, `grouped` and `ranked` share.

In this order: `columns`, which chooses; `upright`, `lying`, the two layouts; their category labels; `Grid`, what the
layouts decide; `_layers`, the marks and labels drawn on it. Every bar has its figure at its end, so there is no axis
of values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from generator.charts.look import MUTED, TEXT, Form, paint
from generator.charts.model import DISPUTED, ChartInput, Mark
from generator.charts.plot import (
    MARGIN,
    Plot,
    by_state,
    category_scale,
    coloured,
    column_for,
    label_style,
    layer,
    names_beside,
    names_under,
    straight,
    swatches,
)
from generator.charts.rows import CEILING, FLOOR, POINT, SPAN, Row, categories, data, extent, has_bounds, series, tip
from generator.charts.typeset import width, wrap

MOST_UPRIGHT = 12  # categories; more read better as a list
THICKEST = 76  # pixels, where few bars stand upright
ARROW = 9  # pixels that the arrow of an open bound takes
AXES: dict[str, Any] = {"x": alt.X, "y": alt.Y, "xOffset": alt.XOffset, "yOffset": alt.YOffset}


@dataclass(frozen=True, kw_only=True, slots=True)
class Direction:
    """Which channels carry categories and values, and how a label stands off the end of a bar."""

    across: str
    along: str
    thickness: str
    arrows: Mapping[str, str]
    beyond: Mapping[str, Any]
    below: Mapping[str, Any]


UPRIGHT = Direction(
    across="x",
    along="y",
    thickness="width",
    arrows={FLOOR: "triangle-up", CEILING: "triangle-down"},
    beyond={"dy": -5, "align": "center", "baseline": "bottom"},
    below={"dy": 5, "align": "center", "baseline": "top"},
)
LYING = Direction(
    across="y",
    along="x",
    thickness="height",
    arrows={FLOOR: "triangle-right", CEILING: "triangle-left"},
    beyond={"dx": 6, "align": "left", "baseline": "middle"},
    below={"dx": -6, "align": "right", "baseline": "middle"},
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """What a layout decides: the band of a category is `step` pixels, its bars stand in `inside`, `bar` thick."""

    direction: Direction
    step: float
    inside: tuple[float, float]
    bar: float
    width: float
    height: float


def columns(chart: ChartInput, form: Form) -> Plot:
    """Upright bars where all their labels fit side by side, lying ones where they do not."""
    return upright(chart, form) if _fits_upright(chart, form) else lying(chart, form)


def _fits_upright(chart: ChartInput, form: Form) -> bool:
    names, groups = categories(chart.marks), series(chart.marks)
    step = form.width / len(names)
    labels = max(width(mark.label, form.text) for mark in chart.marks)
    lines = [line for name in names for line in _under(name, form, step)]
    return (
        len(names) <= MOST_UPRIGHT
        and labels + MARGIN <= _inner(step) / len(groups) + (step - _inner(step) if len(groups) == 1 else 0)
        and all(width(line, form.text) + MARGIN <= step for line in lines)
        and max(len(_under(name, form, step)) for name in names) <= 2
    )


def upright(chart: ChartInput, form: Form) -> Plot:
    """Bars standing on their categories."""
    names, groups = categories(chart.marks), series(chart.marks)
    step = form.width / len(names)
    sub = _inner(step) / len(groups)
    margin = (step - _inner(step)) / 2
    grid = Grid(
        direction=UPRIGHT,
        step=step,
        inside=(margin, step - margin),
        bar=min(sub * (0.9 if len(groups) > 1 else 0.8), THICKEST),
        width=form.width,
        height=form.height,
    )
    low, _ = extent(chart)
    room, arrow = form.line + 4, ARROW if has_bounds(chart.marks) else 0
    sunk = room + arrow if low < 0 else 0
    lines = max(len(_under(name, form, step)) for name in names)
    middles = [step * (at + 0.5) for at in range(len(names))]
    return Plot(
        layers=(
            *_layers(chart, form, grid),
            *names_under(names, form, middles=middles, y=grid.height + sunk + 8, room=step - MARGIN),
        ),
        width=form.width,
        height=form.height,
        top=room + arrow,
        bottom=sunk + 8 + lines * form.line,
        swatches=swatches(chart.marks),
        notes=("gap",) if chart.gaps else (),
    )


def _inner(step: float) -> float:
    return step * 0.86


def _under(name: str, form: Form, step: float) -> tuple[str, ...]:
    return wrap(name, form.text, step - MARGIN)


def lying(chart: ChartInput, form: Form) -> Plot:
    """Bars lying beside their categories, or under them where the names are long."""
    names, groups = categories(chart.marks), series(chart.marks)
    before, after = lying_rooms(chart, form)
    column = column_for(names, form, taken=before + after)
    head = 0 if column else form.line + 2
    step = head + len(groups) * (form.bar + 3) + (12 if column or len(groups) > 1 else 10)
    left = (column or 0) + before
    grid = Grid(
        direction=LYING,
        step=step,
        inside=(head + 5, step - 5),
        bar=form.bar,
        width=form.width - left - after,
        height=step * len(names),
    )
    return Plot(
        layers=(*_layers(chart, form, grid), *names_beside(names, form, left=left, step=step, above=not column)),
        width=grid.width,
        height=grid.height,
        left=left,
        swatches=swatches(chart.marks),
        notes=("gap",) if chart.gaps else (),
    )


def lying_rooms(chart: ChartInput, form: Form) -> tuple[float, float]:
    """The pixels that figures need before and after lying bars."""
    arrow = ARROW if has_bounds(chart.marks) else 0
    needs = {True: [0.0], False: [0.0]}
    for mark in chart.marks:
        needs[tip(mark, chart.divisor) < 0].append(width(mark.label, form.text) + MARGIN + arrow)
    return max(needs[True]), max(needs[False])


def _layers(chart: ChartInput, form: Form, grid: Grid) -> Iterator[alt.Chart]:
    """The bars, state by state, then the line they stand on, then their figures."""
    for state, kind, marks in by_state(chart.marks):
        yield from _bars(chart, grid, state, kind, data(chart, marks))
    yield from _breaks(chart, grid)
    yield _baseline(chart, grid)
    for negative in (False, True):
        marks = [mark for mark in chart.marks if (tip(mark, chart.divisor) < 0) is negative]
        if marks:
            yield _figures(chart, form, grid, marks, negative)


def _bars(chart: ChartInput, grid: Grid, state: str, kind: str, rows: Sequence[Row]) -> Iterator[alt.Chart]:
    near, far = ("low", "high") if kind == SPAN else ("value" if kind == POINT else "tip", None)
    bars = _placed(chart, grid, layer(f"{state}_{kind}", rows), near).encode(**coloured(chart.marks))
    if far:
        bars = bars.encode(**{f"{grid.direction.along}2": alt.Y2(far) if grid.direction is UPRIGHT else alt.X2(far)})
    yield bars.mark_bar(**{grid.direction.thickness: grid.bar}, **paint(state))
    heads = _placed(chart, grid, layer(f"arrow_{kind}", rows), "tip").encode(**coloured(chart.marks))
    yield from arrows(heads, kind, grid.direction)
    if state == DISPUTED and kind == SPAN:
        for end in ("low", "high"):
            ticks = _placed(chart, grid, layer(f"end_{end}", rows), end).encode(**coloured(chart.marks))
            yield ticks.mark_tick(orient=_tick_orient(grid), size=grid.bar + 6, thickness=2.5)


def _tick_orient(grid: Grid) -> Any:
    return "horizontal" if grid.direction is UPRIGHT else "vertical"


def arrows(heads: alt.Chart, kind: str, direction: Direction = LYING, **ink: Any) -> Iterator[alt.Chart]:
    """The arrow at the end of a bar that is open on one side."""
    if kind in direction.arrows:
        shift = {"yOffset": -5} if direction is UPRIGHT else {"xOffset": 5}
        yield heads.mark_point(shape=direction.arrows[kind], size=55, opacity=1, strokeWidth=0, **ink, **shift)


def _placed(chart: ChartInput, grid: Grid, bars: alt.Chart, field: str) -> alt.Chart:
    """`bars` placed by category, series and the value in `field`."""
    names, groups, direction = categories(chart.marks), series(chart.marks), grid.direction
    inside = alt.Scale(domain=groups, range=list(grid.inside), paddingInner=0, paddingOuter=0)
    return bars.encode(
        **{
            direction.across: AXES[direction.across]("category:N", axis=None, scale=category_scale(names)),
            f"{direction.across}Offset": AXES[f"{direction.across}Offset"]("series:N", scale=inside),
            direction.along: AXES[direction.along](
                f"{field}:Q", axis=None, stack=None, scale=alt.Scale(domain=list(extent(chart)), nice=False)
            ),
        }
    )


def _breaks(chart: ChartInput, grid: Grid) -> Iterator[alt.Chart]:
    """A dashed line where periods were left out between two categories."""
    names = categories(chart.marks)
    for name in chart.gaps:
        at = grid.step * names.index(name)
        ends = {"x": at, "x2": at, "y": 0, "y2": grid.height}
        if grid.direction is LYING:
            ends = {"x": 0, "x2": grid.width, "y": at, "y2": at}
        yield straight("break", **ends, color=MUTED, strokeDash=[3, 4])


def _baseline(chart: ChartInput, grid: Grid) -> alt.Chart:
    low, high = extent(chart)
    if grid.direction is UPRIGHT:
        zero = grid.height * high / (high - low)
        return straight("baseline", x=0, x2=grid.width, y=zero, y2=zero, color=TEXT)
    zero = grid.width * -low / (high - low)
    return straight("baseline", x=zero, x2=zero, y=0, y2=grid.height, color=TEXT)


def _figures(chart: ChartInput, form: Form, grid: Grid, marks: Sequence[Mark], negative: bool) -> alt.Chart:
    placed = _placed(chart, grid, layer("label_below" if negative else "label", data(chart, marks)), "tip")
    stand = dict(grid.direction.below if negative else grid.direction.beyond)
    return placed.mark_text(**stand, **label_style(form)).encode(text=alt.Text("label:N"))
