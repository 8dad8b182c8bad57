"""Points and spans on an axis: what `lines` and `dots` share.

A point lies where its value is, a span from end to end; a bound is an arrow at the end that is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import altair as alt

from generator.charts.axis import Axis
from generator.charts.look import paint
from generator.charts.model import DISPUTED, ChartInput
from generator.charts.plot import by_state, category_scale, coloured, layer
from generator.charts.rows import CEILING, FLOOR, POINT, SPAN, categories, data

SIZE = 90  # square pixels of a point
THICK = 11  # pixels of a span
UPRIGHT, LYING = ("x", "y"), ("y", "x")  # the channels of categories and values
ARROWS = {
    UPRIGHT: {FLOOR: "triangle-up", CEILING: "triangle-down"},
    LYING: {FLOOR: "triangle-right", CEILING: "triangle-left"},
}
CHANNELS: Mapping[str, Any] = {"x": alt.X, "y": alt.Y, "x2": alt.X2, "y2": alt.Y2}


def placed(chart: ChartInput, axis: Axis, field: str, channels: tuple[str, str], **across: Any) -> dict[str, Any]:
    """The channels that put a row at its category and at the value in `field`; `across` speaks of the categories."""
    over, along = channels
    scale = {"scale": category_scale(categories(chart.marks))} | across
    return {
        over: CHANNELS[over]("category:N", axis=None, **scale),
        along: CHANNELS[along](f"{field}:Q", axis=None, stack=None, scale=axis.scale()),
    }


def point_layers(
    chart: ChartInput, axis: Axis, channels: tuple[str, str], *, shift: float = 0, **across: Any
) -> Iterator[alt.Chart]:
    """Every mark of `chart`, `shift` pixels below the middle of its band."""
    for state, kind, marks in by_state(chart.marks):
        rows, offset = data(chart, marks), {"yOffset": shift}
        field = {POINT: "value", SPAN: "low"}.get(kind, "tip")
        base = layer(f"{state}_{kind}", rows).encode(
            **placed(chart, axis, field, channels, **across), **coloured(chart.marks)
        )
        if kind == SPAN:
            yield _span(base, state, channels, offset)
            if state == DISPUTED:
                yield from _ends(chart, axis, rows, channels, offset, across)
        else:
            shape = ARROWS[channels].get(kind, "circle")
            yield base.mark_point(size=SIZE, shape=shape, opacity=1, **offset, **paint(state))


def _span(base: alt.Chart, state: str, channels: tuple[str, str], offset: Mapping[str, Any]) -> alt.Chart:
    second = f"{channels[1]}2"
    thick = {"height" if channels == LYING else "width": THICK}
    return base.encode(**{second: CHANNELS[second]("high")}).mark_rect(**thick, **offset, **paint(state))


def _ends(
    chart: ChartInput, axis: Axis, rows: Any, channels: tuple[str, str], offset: Mapping[str, Any], across: Any
) -> Iterator[alt.Chart]:
    """A stroke at either end of what is disputed: the readings furthest apart."""
    orient: Any = "vertical" if channels == LYING else "horizontal"
    for end in ("low", "high"):
        base = layer(f"end_{end}", rows).encode(**placed(chart, axis, end, channels, **across), **coloured(chart.marks))
        yield base.mark_tick(orient=orient, size=THICK + 6, thickness=2.5, **offset)
