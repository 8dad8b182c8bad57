"""A chart as a Vega-Lite specification to take along: its data by name and how they are laid out, nothing painted.

It fits whatever it stands in and takes any theme; the drawings of the site come from `specification`, which fixes every
pixel. In this order: `portable`; the rows; the layout of each kind.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from generator.charts.rows import ends
from generator.record.chart_kinds import KINDS
from generator.record.licence import LICENCE

if TYPE_CHECKING:
    from generator.charts.model import ChartInput, Mark

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
SMALL = {
    "width": 320,
    "height": 60,
}  # pixels of one of several plots, which cannot fit themselves to what is around them
Encoding = Mapping[str, Any]


def portable(chart: ChartInput) -> bytes:
    """The specification as JSON that a person can read. Values are in units of the axis."""
    events = KINDS[chart.kind].rows == "events"
    made = {
        "$schema": SCHEMA,
        "title": {"text": chart.title, "subtitle": chart.subtitle},
        "description": chart.description,
        "usermeta": {"source": chart.source, "licence": LICENCE},
        "data": {"values": [*map(_event, chart.marks)] if events else [_row(chart, mark) for mark in chart.marks]},
        **(_timeline() if events else _layout(chart)),
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _row(chart: ChartInput, mark: Mark) -> dict[str, Any]:
    numbers = {name: _scaled(getattr(mark, name), chart.divisor) for name in ("value", "low", "high")}
    words = {"fact": mark.fact, "category": mark.category, "series": mark.series, "period": mark.period}
    return words | numbers | {"state": mark.state, "label": mark.label}


def _scaled(number: Decimal | None, divisor: Decimal) -> float | None:
    return None if number is None else float(number / divisor)


def _event(mark: Mark) -> dict[str, Any]:
    first, last = (date.fromordinal(int(day)).isoformat() for day in (min(ends(mark)), max(ends(mark))))
    return {"event": mark.fact, "title": mark.label, "date": mark.category, "from": first, "to": last}


def _timeline() -> dict[str, Any]:
    across = {"x": {"field": "from", "type": "temporal", "title": None}, "x2": {"field": "to"}}
    named = {"y": {"field": "title", "type": "nominal", "sort": None, "title": None}}
    return {"width": "container", "mark": {"type": "bar", "minBandSize": 4}, "encoding": across | named}


def _layout(chart: ChartInput) -> dict[str, Any]:
    """What stands at a value, and a stroke from end to end for what has no single one."""
    lying = chart.kind in ("ranked", "stacked", "dots", "guidance")
    along, across = ("x", "y") if lying else ("y", "x")
    whole = {across: _category(), **_series(chart, across)}
    mark = {"lines": {"type": "line", "point": True}, "sparklines": {"type": "line", "point": True}}
    kind = mark.get(chart.kind, {"type": "point" if chart.kind in ("dots", "guidance") else "bar"})
    layers: list[dict[str, Any]] = [{"mark": kind, "encoding": {along: _value("value", chart)}}]
    if any(each.value is None for each in chart.marks):
        span = {along: _value("low", chart), f"{along}2": {"field": "high"}}
        layers.append({"transform": [{"filter": "datum.value === null"}], "mark": "rule", "encoding": span})
    if chart.kind == "sparklines":
        row = {"row": {"field": "series", "type": "nominal", "sort": None, "title": None}}
        inner: dict[str, Any] = {"layer": layers, "encoding": {across: _category()}, **SMALL}
        return {"facet": row, "spec": inner, "resolve": {"scale": {along: "independent"}}}
    return {"width": "container", "layer": layers, "encoding": whole}


def _category() -> Encoding:
    return {"field": "category", "type": "ordinal", "sort": None, "title": None}


def _value(field: str, chart: ChartInput) -> Encoding:
    return {"field": field, "type": "quantitative", "title": chart.axis}


def _series(chart: ChartInput, across: str) -> Encoding:
    return dict(_by_series(chart, across)) if any(mark.series for mark in chart.marks) else {}


def _by_series(chart: ChartInput, across: str) -> Iterator[tuple[str, Encoding]]:
    named = {"field": "series", "type": "nominal", "sort": None, "title": None}
    yield "color", named
    if chart.kind in ("bars", "grouped", "guidance"):
        yield f"{across}Offset", {"field": "series", "sort": None}
