"""`guidance`: what was guided, outlined, and below it what came of it, on one scale from zero.

In this order: `draw`; the lanes, one for each mark and one for the heading of each category; the band that carries
what was guided down to the outcomes; the bars; their names and figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from generator.charts.columns import arrows, lying_rooms
from generator.charts.look import MUTED, SERIES, TEXT, Form, paint
from generator.charts.model import GUIDANCE, ChartInput, Mark
from generator.charts.plot import MARGIN, Plot, by_state, figure_at, furniture, layer, straight, words
from generator.charts.rows import POINT, SPAN, Row, categories, data, datum, extent, scaled, tip
from generator.charts.typeset import width
from generator.charts.validity import finding
from generator.findings import Finding

AIR = 10  # pixels between two lanes
TINT = 0.14


@dataclass(frozen=True, kw_only=True, slots=True)
class Lanes:
    """The rows of the drawing from top to bottom, `step` pixels each, over `width` pixels from `low` to `high`."""

    names: tuple[str, ...]
    step: float
    bar: float
    width: float
    low: float
    high: float

    def y(self, name: str) -> float:
        """The middle of a lane."""
        return self.step * (self.names.index(name) + 0.5)

    def x(self, number: float) -> float:
        """The pixel of a number."""
        return self.width * (number - self.low) / (self.high - self.low)


def problems(chart: ChartInput) -> Iterator[Finding]:
    """Something in it was guided."""
    if not any(mark.state == GUIDANCE for mark in chart.marks):
        yield finding(chart, "chart-guidance", "nothing in it was guided", hint="name a fact of status guidance")


def draw(chart: ChartInput, form: Form) -> Plot:
    """Under the name of each category its marks in the order declared, what was guided first."""
    marks = _ordered(chart)
    column = max(width(mark.series or "", form.text) for mark in marks) + MARGIN + 4
    before, after = lying_rooms(chart, form)
    low, high = extent(chart)
    lanes = Lanes(
        names=tuple(_lane_names(marks)),
        step=form.bar + AIR,
        bar=form.bar,
        width=form.width - column - before - after,
        low=low,
        high=high,
    )
    return Plot(
        layers=(
            *_bands(chart, lanes, marks),
            *_bars(chart, lanes, marks),
            *_zero(lanes, marks),
            *_names(lanes, marks, form, left=column + before),
            *_figures(chart, lanes, marks, form),
        ),
        width=lanes.width,
        height=lanes.step * len(lanes.names),
        left=column + before,
        swatches={},
    )


def _ordered(chart: ChartInput) -> list[Mark]:
    """By category; in each, what was guided before what came of it."""
    names = categories(chart.marks)
    return sorted(chart.marks, key=lambda mark: (names.index(mark.category), mark.state != GUIDANCE))


def _lane(mark: Mark) -> str:
    return f"{mark.category}\n{mark.series or ''}"


def _lane_names(marks: Sequence[Mark]) -> list[str]:
    return list(dict.fromkeys(name for mark in marks for name in (mark.category, _lane(mark))))


def _bands(chart: ChartInput, lanes: Lanes, marks: Sequence[Mark]) -> Iterator[alt.Chart]:
    """What was guided, drawn through the outcomes below it: a band between its ends, a line at a single number."""
    for mark in marks:
        outcomes = [other for other in marks if other.category == mark.category and other.state != GUIDANCE]
        if mark.state != GUIDANCE or not outcomes:
            continue
        top, bottom = lanes.y(_lane(mark)) + lanes.bar / 2, lanes.y(_lane(outcomes[-1])) + lanes.step / 2
        left, right = _guided(chart, lanes, mark)
        if left == right:
            yield straight("guided", x=left, x2=left, y=top, y2=bottom, color=MUTED, strokeDash=[4, 3])
        else:
            box = {"x": left, "x2": right, "y": top, "y2": bottom}
            yield furniture("guided").mark_rect(**box, fill=SERIES[0], fillOpacity=TINT, strokeWidth=0, aria=False)


def _guided(chart: ChartInput, lanes: Lanes, mark: Mark) -> tuple[float, float]:
    """The pixels between which the outcome was guided to lie; what is open reaches the end of the drawing."""
    if mark.value is not None:
        return (lanes.x(scaled(mark.value, chart.divisor)),) * 2
    low = lanes.low if mark.low is None else scaled(mark.low, chart.divisor)
    high = lanes.high if mark.high is None else scaled(mark.high, chart.divisor)
    return lanes.x(low), lanes.x(high)


def _zero(lanes: Lanes, marks: Sequence[Mark]) -> Iterator[alt.Chart]:
    """The line the bars stand on, below the heading of each category."""
    for name in categories(marks):
        last = [mark for mark in marks if mark.category == name][-1]
        top, bottom = lanes.y(name) + lanes.step / 2, lanes.y(_lane(last)) + lanes.step / 2
        yield straight("baseline", x=lanes.x(0), x2=lanes.x(0), y=top, y2=bottom, color=TEXT)


def _bars(chart: ChartInput, lanes: Lanes, marks: Sequence[Mark]) -> Iterator[alt.Chart]:
    for state, kind, found in by_state(marks):
        rows: list[Row] = [row | {"lane": _lane(mark)} for mark, row in zip(found, data(chart, found), strict=True)]
        near, far = ("low", "high") if kind == SPAN else ("value" if kind == POINT else "tip", None)
        bars = layer(f"{state}_{kind}", rows).encode(**_placed(lanes, near))
        if far:
            bars = bars.encode(x2=alt.X2(far))
        ink = {"fill": SERIES[0], "stroke": SERIES[0]}
        yield bars.mark_bar(height=lanes.bar, **ink, **paint(state))
        yield from arrows(layer(f"arrow_{kind}", rows).encode(**_placed(lanes, "tip")), kind, **ink)


def _placed(lanes: Lanes, field: str) -> dict[str, Any]:
    along = alt.Scale(domain=[lanes.low, lanes.high], nice=False)
    down = alt.Scale(domain=list(lanes.names), paddingInner=0, paddingOuter=0)
    return {
        "x": alt.X(f"{field}:Q", axis=None, stack=None, scale=along),
        "y": alt.Y("lane:N", axis=None, scale=down),
    }


def _names(lanes: Lanes, marks: Sequence[Mark], form: Form, left: float) -> Iterator[alt.Chart]:
    for name in categories(marks):
        style = {"baseline": "middle", "fontWeight": "bold"}
        yield words("category", [name], x=-left, y=lanes.y(name) + 2, size=form.text, line=form.line, **style)
    for mark in marks:
        style = {"baseline": "middle", "color": MUTED}
        y = lanes.y(_lane(mark))
        yield words("series", [mark.series or ""], x=-left, y=y, size=form.text, line=form.line, **style)


def _figures(chart: ChartInput, lanes: Lanes, marks: Sequence[Mark], form: Form) -> Iterator[alt.Chart]:
    for mark in marks:
        end = tip(mark, chart.divisor)
        stand = {"align": "right", "dx": -6} if end < 0 else {"align": "left", "dx": 6}
        y = lanes.y(_lane(mark))
        yield figure_at(datum(chart, mark), form, x=lanes.x(end), y=y, baseline="middle", **stand)
