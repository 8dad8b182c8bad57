"""Bars from zero, upright or lying, one or several in each category: what `bars`, `grouped` and `ranked` share.

In this order: `columns`, which chooses; `upright`, `lying`, the two layouts; the bars, the line they stand on, and
their figures. Every bar has its figure at its end, so the axis of values is its zero alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.charts.look import TEXT, Form
from generator.charts.model import DISPUTED, ChartInput
from generator.charts.plot import (
    FACT,
    MARGIN,
    Channel,
    Layer,
    Plot,
    beside,
    broken_before,
    column_for,
    ink,
    label,
    longer,
    over_bands,
    painted,
    swatches,
)
from generator.charts.rows import (
    CEILING,
    FLOOR,
    POINT,
    SPAN,
    categories,
    extent,
    has_bounds,
    series,
    shapes,
    table,
    tip,
)
from generator.charts.typeset import width, wrap

MOST_UPRIGHT = 12  # categories; more read better as a list
THICKEST = 76  # pixels, where few bars stand upright
ARROW = 9  # pixels that the arrow of an open bound takes


@dataclass(frozen=True, kw_only=True, slots=True)
class Direction:
    """Which channels carry categories and values, and how a label stands off the end of a bar."""

    across: str
    along: str
    thickness: str
    stroke: str
    shift: Mapping[str, float]
    off: str
    arrows: Mapping[str, str]
    beyond: Mapping[str, Any]
    below: Mapping[str, Any]


UPRIGHT = Direction(
    across="x",
    along="y",
    thickness="width",
    stroke="horizontal",
    shift={"yOffset": -5},
    off="dy",
    arrows={FLOOR: "triangle-up", CEILING: "triangle-down"},
    beyond={"dy": -5, "align": "center", "baseline": "bottom"},
    below={"dy": 5, "align": "center", "baseline": "top"},
)
LYING = Direction(
    across="y",
    along="x",
    thickness="height",
    stroke="vertical",
    shift={"xOffset": 5},
    off="dx",
    arrows={FLOOR: "triangle-right", CEILING: "triangle-left"},
    beyond={"dx": 6, "align": "left", "baseline": "middle"},
    below={"dx": -6, "align": "right", "baseline": "middle"},
)


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
    sub, margin = _inner(step) / len(groups), (step - _inner(step)) / 2
    lines = {name: _under(name, form, step) for name in names}
    low, _ = extent(chart)
    room, arrow = form.line + 4, ARROW if has_bounds(chart.marks) else 0
    sunk = room + arrow if low < 0 else 0
    under = {"labelPadding": sunk + 8, **broken_before(["\n".join(lines[name]) for name in chart.gaps])}
    across = {
        "x": over_bands(["\n".join(said) for said in lines.values()], **under),
        "xOffset": _inside(groups, margin, step - margin),
    }
    bar = min(sub * (0.9 if len(groups) > 1 else 0.8), THICKEST)
    return Plot(
        rows=tuple(table(chart, lines)),
        layers=(*bars(chart, across, UPRIGHT, bar), *ends(chart, across, UPRIGHT)),
        width=form.width,
        height=form.height,
        top=room + arrow,
        bottom=sunk + 8 + max(map(len, lines.values())) * form.line,
        swatches=swatches(chart.marks),
        notes=("gap",) if chart.gaps else (),
    )


def _inner(step: float) -> float:
    return step * 0.86


def _under(name: str, form: Form, step: float) -> tuple[str, ...]:
    return wrap(name, form.text, step - MARGIN)


def _inside(groups: list[str], first: float, last: float) -> Channel:
    """Where in its band the bar of each series stands."""
    scale = {"domain": groups, "range": [first, last], "paddingInner": 0, "paddingOuter": 0}
    return {"field": "series", "type": "nominal", "scale": scale}


def lying(chart: ChartInput, form: Form) -> Plot:
    """Bars lying beside their categories, or under them where the names are long."""
    names, groups = categories(chart.marks), series(chart.marks)
    before, after = lying_rooms(chart, form)
    column = column_for(names, form, taken=before + after)
    head = 0 if column else form.line + 2
    step = head + len(groups) * (form.bar + 3) + (12 if column or len(groups) > 1 else 10)
    left = (column or 0) + before
    named = beside(form, left=left, step=step, above=not column)
    across = {
        "y": over_bands(names, **named, **broken_before(chart.gaps)),
        "yOffset": _inside(groups, head + 5, step - 5),
    }
    return Plot(
        rows=tuple(table(chart)),
        layers=(
            *bars(chart, across, LYING, form.bar),
            zero(chart, across, step - head, head / 2),
            *ends(chart, across, LYING),
        ),
        width=form.width - left - after,
        height=step * len(names),
        left=left,
        crowded=() if column else longer(names, form),
        swatches=swatches(chart.marks),
        notes=("gap",) if chart.gaps else (),
    )


def lying_rooms(chart: ChartInput, form: Form) -> tuple[int, int]:
    """The whole pixels that figures need before and after lying bars."""
    arrow = ARROW if has_bounds(chart.marks) else 0
    needs = {True: [0.0], False: [0.0]}
    for mark in chart.marks:
        needs[tip(mark, chart.divisor) < 0].append(width(mark.label, form.text) + MARGIN + arrow)
    return math.ceil(max(needs[True])), math.ceil(max(needs[False]))


def ends(chart: ChartInput, across: Mapping[str, Channel], direction: Direction) -> Iterator[Layer]:
    """The figures, each beyond the end of its bar that is away from zero."""
    where = {**across, **_along(chart, direction, "tip")}
    signs = {tip(mark, chart.divisor) < 0 for mark in chart.marks}
    arrow = ARROW if has_bounds(chart.marks) else 0
    for negative in sorted(signs):
        stand = dict(direction.below if negative else direction.beyond)
        stand[direction.off] += arrow if stand[direction.off] > 0 else -arrow
        only = {"tip": {"lt" if negative else "gte": 0}} if len(signs) > 1 else {}
        yield label("label", where, only=only, **stand)


def zero(chart: ChartInput, across: Mapping[str, Channel], size: float, shift: float = 0) -> Layer:
    """The line on which lying bars stand, `size` pixels in each band: it does not cross the names of categories."""
    mark = {"type": "tick", "orient": "vertical", "size": size, "thickness": 1, "color": TEXT, "aria": False}
    at = {"datum": 0, "type": "quantitative", "axis": None, "scale": from_zero(chart, "")["scale"]}
    return Layer(name="zero", mark={**mark, "yOffset": shift}, channels={"y": across["y"], "x": at})


def bars(chart: ChartInput, across: Mapping[str, Channel], direction: Direction, bar: float) -> Iterator[Layer]:
    """A bar from zero for each value or bound, one from end to end for each span, an arrow where a bound is open."""
    found = shapes(chart.marks)
    whole = tuple(shape for shape in found if shape != SPAN)
    thick, base = {direction.thickness: bar}, {**across, **painted(chart), "description": FACT}
    if whole:
        only = {"shape": whole} if SPAN in found else {}
        channels = base | _along(chart, direction, "tip")
        yield Layer(name="bar", mark={"type": "bar", **thick}, channels=channels, only=only)
    if SPAN in found:
        channels = base | _along(chart, direction, "low") | {f"{direction.along}2": {"field": "high"}}
        yield Layer(name="span", mark={"type": "bar", **thick}, channels=channels, only={"shape": SPAN})
        yield from _strokes(chart, across, direction, bar)
    for shape in whole:
        if shape != POINT:
            plain: dict[str, Channel] = {
                "fillOpacity": {"value": 1},
                "strokeWidth": {"value": 0},
                "strokeDash": {"value": [1, 0]},
            }
            mark = {"type": "point", "shape": direction.arrows[shape], "size": 55, **direction.shift}
            channels = base | _along(chart, direction, "tip") | plain
            yield Layer(name="arrow", mark=mark, channels=channels, only={"shape": shape})


def _strokes(chart: ChartInput, across: Mapping[str, Channel], direction: Direction, bar: float) -> Iterator[Layer]:
    """A stroke at either end of what is disputed: the readings furthest apart."""
    mark = {"type": "tick", "orient": direction.stroke, "size": bar + 6, "thickness": 2.5}
    for end in ("low", "high") if any(mark.state == DISPUTED for mark in chart.marks) else ():
        channels = {**across, **ink(chart, "fill"), **_along(chart, direction, end), "description": FACT}
        yield Layer(name="end", mark=mark, channels=channels, only={"state": DISPUTED})


def _along(chart: ChartInput, direction: Direction, of: str) -> dict[str, Channel]:
    """The channel of values; an upright bar stands on a line of the axis, for lying ones see `zero`. (Where one layer
    has an axis and another has none, Vega-Lite draws none.)"""
    return {direction.along: from_zero(chart, of, line=direction is UPRIGHT)}


def from_zero(chart: ChartInput, of: str, *, line: bool = False) -> Channel:
    """The channel of values that are measured from zero, with a line there where it is asked for."""
    axis = {"title": None, "values": [0], "labels": False, "grid": True, "gridColor": TEXT} if line else None
    scale = {"domain": list(extent(chart)), "nice": False}
    return {"field": of, "type": "quantitative", "scale": scale, "axis": axis, "stack": None}
