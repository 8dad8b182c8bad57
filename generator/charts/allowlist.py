"""The gate before compiling: only what our own kinds write may stand in a specification.

In this order: the lists; `refusals`; the walk over keys and values; tests of fields, which stand where Vega-Lite would
also take an expression; marks and bars; rows. What is not listed is refused: addresses, expressions, signals,
parameters, links, pictures, `usermeta` and every transform but a filter are on no list, so they need not be named. Rows
in are rows out: the one table has one row of each fact, every number in it is its fact's or a place in pixels, and what
is drawn lies by the former.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.charts.model import ChartInput
from generator.charts.rows import ends, scaled
from generator.charts.validity import finding
from generator.findings import Finding, quoted

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.4.1.json"
KEYS = frozenset({
    "$schema", "align", "anchor", "aria", "autosize", "axis", "axisDiscrete", "background", "bandPosition",
    "baseline", "bottom", "color", "columnPadding", "columns", "condition", "config", "data", "datum", "description",
    "detail", "direction", "domain", "domainColor", "domainWidth", "dx", "dy", "encoding", "equal", "field", "fill",
    "fillOpacity", "filter", "font", "fontSize", "fontWeight", "format", "frame", "grid", "gridColor", "gridDash",
    "gridOpacity", "gte", "height", "labelAlign", "labelAngle", "labelColor", "labelFontSize", "labelFontWeight",
    "labelLimit", "labelLineHeight", "labelOffset", "labelOverlap", "labelPadding", "labels", "layer", "left",
    "legend", "legendX", "legendY", "lineBreak", "lineHeight", "lt", "mark", "name", "nice", "offset", "oneOf",
    "opacity", "order", "orient", "padding", "paddingInner", "paddingOuter", "point", "range", "rect", "resolve",
    "right", "rowPadding", "scale", "shape", "size", "stack", "stroke", "strokeDash", "strokeWidth", "subtitle",
    "subtitleColor", "subtitleFontSize", "subtitleLineHeight", "subtitlePadding", "symbolSize",
    "symbolType", "test", "text", "thickness", "tick", "tickColor",
    "tickSize", "ticks", "title", "top", "transform", "type", "valid", "value", "values", "view", "width", "x", "x2",
    "xOffset", "y", "y2", "yOffset",
})  # fmt: skip
TYPES = frozenset({
    *("bar", "line", "point", "rect", "rule", "text", "tick"),
    *("nominal", "quantitative", "temporal", "ordinal", "utc", "pad"),
})  # fmt: skip
SHOWN = frozenset({"text", "subtitle", "description", "domain", "equal", "oneOf"})  # strings shown and never followed
ADDRESS = re.compile(r"//|:[^ ]|url\(", re.IGNORECASE)
OWN = frozenset({"value", "low", "high", "tip"})  # numbers of a fact
PLACES = frozenset({
    *("x", "y", "from", "to", "at", "level", "middle", "turn", "top", "bottom", "name", "head", "order"),
})  # fmt: skip
SAID = frozenset({
    *("fact", "period", "category", "series", "state", "standing", "shape", "label", "side", "lane", "run"),
})  # fmt: skip
COMPARISONS = frozenset({"equal", "oneOf", "lt", "gte", "valid"})


def refusals(chart: ChartInput, specification: Mapping[str, Any]) -> tuple[Finding, ...]:
    """A finding for each thing in `specification` that is not listed, and for each number that is no fact's."""
    layers = specification.get("layer", ())
    reasons = [
        *_odd_parts(specification),
        *(reason for layer in layers for reason in (*_odd_marks(layer), *_odd_data(layer))),
        *_odd_rows(chart, specification),
    ]
    return tuple(
        finding(chart, "chart-refused", f"its specification {reason}", hint="only the kinds of chart may write it")
        for reason in dict.fromkeys(reasons)
    )


def _odd_parts(part: Any, key: str = "") -> Iterator[str]:
    if isinstance(part, Mapping):
        for name, inner in part.items():
            if name not in KEYS:
                yield f"has the key {quoted(str(name))}, which is not on the list"
            elif name in ("test", "filter") and not _is_test(inner):
                yield f"has {quoted(str(inner))} as {name}, which is no test of a field"
            elif name == "transform" and not all(each.keys() == {"filter"} for each in inner):
                yield "has a transform that is no filter"
            elif name != "data":
                yield from _odd_parts(inner, name)
    elif isinstance(part, (list, tuple)):
        for inner in part:
            yield from _odd_parts(inner, key)
    elif isinstance(part, str) and not _is_listed(key, part):
        yield f"has {quoted(part)} as {key}, which is not on the list"


def _is_test(part: Any) -> bool:
    """Whether a filter or a condition compares one field with what is written beside it; never an expression."""
    return isinstance(part, Mapping) and "field" in part and len(part) == 2 and bool(part.keys() & COMPARISONS)


def _is_listed(key: str, text: str) -> bool:
    lists = {"$schema": {SCHEMA}, "type": TYPES, "field": SAID | OWN | PLACES, "format": {",~f"}}
    return text in lists[key] if key in lists else key in SHOWN or not ADDRESS.search(text)


def _odd_marks(layer: Mapping[str, Any]) -> Iterator[str]:
    """What is drawn lies by numbers of its fact; bars are measured from zero, but for those between two of them."""
    kind, encoding = layer["mark"]["type"], layer.get("encoding", {})
    places = {channel: encoding[channel] for channel in ("x", "y") if "field" in encoding.get(channel, {})}
    scaled_by = {channel: place for channel, place in places.items() if place.get("scale") and place["field"] in OWN}
    if kind in ("bar", "line", "point", "tick") and not scaled_by and "datum" not in encoding.get("x", {}):
        yield f"has a {kind} that lies by no number of its fact"
    for channel, place in scaled_by.items() if kind == "bar" else ():
        low, high = place["scale"]["domain"]
        if f"{channel}2" not in encoding and (isinstance(low, str) or not low <= 0 <= high or low == high):
            yield f"has bars on a scale from {low} to {high}, without zero"


def _odd_data(layer: Mapping[str, Any]) -> Iterator[str]:
    if layer.get("data", {"values": [{}]}) != {"values": [{}]}:
        yield "has data outside its table"


def _odd_rows(chart: ChartInput, specification: Mapping[str, Any]) -> Iterator[str]:
    numbers = {mark.fact: {scaled(number, chart.divisor) for number in ends(mark)} for mark in chart.marks}
    data = specification.get("data", {})
    rows = data.get("values", ())
    if data.keys() != {"values"}:
        yield "has another source of data than its rows"
    shown = Counter(str(row.get("fact")) for row in rows)
    yield from (f"does not show {quoted(fact)}" for fact in sorted(numbers.keys() - shown.keys()))
    yield from (f"has {count} rows of {quoted(fact)}" for fact, count in shown.items() if count > 1)
    for row in rows:
        yield from _odd_row(row, numbers)


def _odd_row(row: Mapping[str, Any], numbers: Mapping[str, set[float]]) -> Iterator[str]:
    fact = str(row.get("fact"))
    if fact not in numbers:
        yield f"has a row of {quoted(fact)}, which the chart does not show"
        return
    for key, content in row.items():
        if key in OWN and _number(content) not in numbers[fact]:
            yield f"has {content} as {key} of {quoted(fact)}"
        elif key in PLACES and not (isinstance(content, (int, float)) and math.isfinite(content)):
            yield f"has {quoted(str(content))} as the place {key} of {quoted(fact)}"
        elif key not in OWN | PLACES and not (key in SAID and isinstance(content, str)):
            yield f"has {quoted(str(content))} as {key} of {quoted(fact)}"


def _number(content: Any) -> float | None:
    """The number of a cell; of a date its day, counted from the first of the first year."""
    if isinstance(content, str):
        return date.fromisoformat(content).toordinal() if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", content) else None
    return content if isinstance(content, (int, float)) else None
