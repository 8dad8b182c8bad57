"""`guidance`: what was guided, outlined, and below it what came of it, on one scale from zero.

In this order: `draw`; the lanes, one for each mark and one for the heading of each category; the band that carries
what was guided down to the outcomes; the line of zero; names and figures.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.charts.columns import LYING, bars, ends, from_zero, lying_rooms, zero
from generator.charts.look import MUTED, SERIES, TEXT, Form
from generator.charts.model import GUIDANCE, ChartInput, Mark
from generator.charts.plot import MARGIN, Channel, Layer, Plot, longer, pixel, words
from generator.charts.rows import CEILING, FLOOR, POINT, SPAN, Row, categories, shapes, table
from generator.charts.typeset import width
from generator.charts.validity import finding
from generator.findings import Finding

AIR = 10  # pixels between two lanes
TINT = 0.14


EXAMPLE = (
    Mark(
        fact="a",
        category="Margin",
        series="2025",
        low=Decimal(10),
        high=Decimal(12),
        label="10% to 12%",
        state=GUIDANCE,
    ),
    Mark(fact="b", category="Margin", series="H1 2025", value=Decimal(11), label="11%"),
)


def problems(chart: ChartInput) -> Iterator[Finding]:
    """Something in it was guided."""
    if not any(mark.state == GUIDANCE for mark in chart.marks):
        yield finding(chart, "chart-guidance", "nothing in it was guided", hint="name a fact of status guidance")


def draw(chart: ChartInput, form: Form) -> Plot:
    """Under the name of each category its marks in the order declared, what was guided first."""
    chart = replace(chart, marks=tuple(_ordered(chart)))
    column = math.ceil(max(width(mark.series or "", form.text) for mark in chart.marks)) + MARGIN + 4
    before, after = lying_rooms(chart, form)
    left, wide = column + before, form.width - column - before - after
    step, lanes = form.bar + AIR, _lanes(chart.marks)
    across = {"y": _down(lanes, categories(chart.marks), left)}
    one_colour = replace(chart, marks=tuple(replace(mark, series=None) for mark in chart.marks))
    return Plot(
        rows=tuple(_rows(chart, lanes, step, form)),
        layers=(
            *_bands(chart, wide),
            *bars(one_colour, across, LYING, form.bar),
            zero(chart, across, step),
            words("series", "series", {**across, "x": {"value": -left}}, color=MUTED),
            *ends(chart, across, LYING),
        ),
        width=wide,
        height=step * len(lanes),
        left=left,
        crowded=longer(categories(chart.marks), form, bold=True),
        swatches={},
    )


def _ordered(chart: ChartInput) -> list[Mark]:
    """By category; in each, what was guided before what came of it."""
    names = categories(chart.marks)
    return sorted(chart.marks, key=lambda mark: (names.index(mark.category), mark.state != GUIDANCE))


def _lane(mark: Mark) -> str:
    return f"{mark.category}\n{mark.series or ''}"


def _lanes(marks: Sequence[Mark]) -> list[str]:
    return list(dict.fromkeys(name for mark in marks for name in (mark.category, _lane(mark))))


def _down(lanes: Sequence[str], headings: Sequence[str], left: float) -> Channel:
    """The channel of lanes, whose axis names the headings alone."""
    scale = {"domain": list(lanes), "paddingInner": 0, "paddingOuter": 0}
    look = {"labelAlign": "left", "labelPadding": left, "labelFontWeight": "bold", "labelColor": TEXT}
    axis = {"title": None, "values": list(headings), "labelOffset": 2, **look}
    return {"field": "lane", "type": "nominal", "scale": scale, "axis": axis}


def _rows(chart: ChartInput, lanes: Sequence[str], step: float, form: Form) -> Iterator[Row]:
    """The rows with their lanes; of what was guided, from where to where it is carried down, in pixels."""
    for mark, row in zip(chart.marks, table(chart), strict=True):
        outcomes = [other for other in chart.marks if other.category == mark.category and other.state != GUIDANCE]
        row["lane"] = _lane(mark)
        if mark.state == GUIDANCE and outcomes:
            row["top"] = step * (lanes.index(_lane(mark)) + 0.5) + form.bar / 2
            row["bottom"] = step * (lanes.index(_lane(outcomes[-1])) + 1)
        yield row


def _bands(chart: ChartInput, wide: float) -> Iterator[Layer]:
    """What was guided, drawn through the outcomes below it: a band between its ends, a line at a single number; what is
    open reaches the end of the drawing."""
    down = {"y": pixel("top"), "y2": {"field": "bottom"}}
    between: dict[str, dict[str, Channel]] = {
        POINT: {"x": from_zero(chart, "value")},
        SPAN: {"x": from_zero(chart, "low"), "x2": {"field": "high"}},
        FLOOR: {"x": from_zero(chart, "low"), "x2": {"value": wide}},
        CEILING: {"x": from_zero(chart, "high"), "x2": {"value": 0}},
    }
    line = {"type": "rule", "color": MUTED, "strokeDash": [4, 3], "aria": False}
    band = {"type": "rect", "fill": SERIES[0], "fillOpacity": TINT, "strokeWidth": 0, "aria": False}
    for kind in shapes([mark for mark in chart.marks if mark.state == GUIDANCE]):
        only = {"top": True, "shape": kind}
        yield Layer(name="guided", mark=line if kind == POINT else band, channels=down | between[kind], only=only)
