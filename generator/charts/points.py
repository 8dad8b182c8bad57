"""Points and spans on an axis: what `lines` and `dots` share.

A point lies where its value is, a span from end to end; a bound is an arrow at the end that is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.charts.axis import Axis
from generator.charts.model import DISPUTED, ChartInput
from generator.charts.plot import FACT, Channel, Layer, ink, painted
from generator.charts.rows import CEILING, FLOOR, SPAN, shapes

SIZE = 90  # square pixels of a point
THICK = 11  # pixels of a span
UPRIGHT, LYING = ("x", "y"), ("y", "x")  # the channels of categories and values
ARROWS = {
    UPRIGHT: {FLOOR: "triangle-up", CEILING: "triangle-down"},
    LYING: {FLOOR: "triangle-right", CEILING: "triangle-left"},
}


def point_layers(
    chart: ChartInput, axis: Axis, channels: tuple[str, str], over: Channel, *, shift: float = 0, **look: Any
) -> Iterator[Layer]:
    """Every mark of `chart`, `shift` pixels below the middle of its band; `look` is said of the axis of values."""
    across, along = channels
    offset = {"yOffset": shift} if shift else {}
    found = shapes(chart.marks)
    base = {across: over, "description": FACT} | painted(chart)
    for shape in found:
        only = {"shape": shape} if len(found) > 1 else {}
        if shape == SPAN:
            ends = {along: axis.channel("low", **look), f"{along}2": {"field": "high"}}
            thick = {"height" if channels == LYING else "width": THICK}
            yield Layer(name="span", mark={"type": "bar", **thick, **offset}, channels=base | ends, only=only)
            yield from _ends(chart, axis, channels, over, offset, look)
        else:
            mark = {"type": "point", "size": SIZE, "shape": ARROWS[channels].get(shape, "circle"), **offset}
            yield Layer(name="point", mark=mark, channels=base | {along: axis.channel("tip", **look)}, only=only)


def _ends(
    chart: ChartInput,
    axis: Axis,
    channels: tuple[str, str],
    over: Channel,
    offset: Mapping[str, float],
    look: Mapping[str, Any],
) -> Iterator[Layer]:
    """A stroke at either end of what is disputed: the readings furthest apart."""
    across, along = channels
    orient = "vertical" if channels == LYING else "horizontal"
    mark = {"type": "tick", "orient": orient, "size": THICK + 6, "thickness": 2.5, **offset}
    for end in ("low", "high") if any(mark.state == DISPUTED for mark in chart.marks) else ():
        where = {across: over, along: axis.channel(end, **look), "description": FACT} | ink(chart, "fill")
        yield Layer(name="end", mark=mark, channels=where, only={"state": DISPUTED})
