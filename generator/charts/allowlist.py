"""The gate before compiling: only what our own kinds write may stand in a specification.

In this order: the lists; `refusals`; the walk over keys and values; bars; rows. What is not listed is refused:
addresses, expressions, signals, transforms, parameters, links, pictures and `usermeta` are on no list, so they need
not be named. Rows in are rows out: every row has its fact, every number in a row is one of its fact's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.charts.model import ChartInput
from generator.charts.rows import ends, scaled
from generator.charts.validity import finding
from generator.findings import Finding, quoted

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.4.1.json"
KEYS = frozenset({
    "$schema", "align", "aria", "autosize", "axis", "background", "baseline", "bottom", "color", "config", "data",
    "description", "detail", "domain", "dx", "dy", "encoding", "field", "fill", "fillOpacity", "font", "fontSize",
    "fontWeight", "height", "layer", "left", "legend", "lineHeight", "mark", "name", "nice", "opacity", "orient",
    "padding", "paddingInner", "paddingOuter", "range", "resolve", "right", "scale", "shape", "size", "stack",
    "stroke", "strokeDash", "strokeWidth", "text", "thickness", "top", "type", "value", "values", "view", "width",
    "x", "x2", "xOffset", "y", "y2", "yOffset",
})  # fmt: skip
TYPES = frozenset({"bar", "line", "point", "rect", "rule", "text", "tick", "nominal", "quantitative", "none"})
SHOWN = frozenset({"text", "description", "domain"})  # keys whose strings are shown and never followed
ADDRESS = re.compile(r"//|:[^ ]|url\(", re.IGNORECASE)
OWN, SPAN, MIDDLE = ("value", "low", "high", "tip"), ("start", "end"), "middle"


def refusals(chart: ChartInput, specification: Mapping[str, Any]) -> tuple[Finding, ...]:
    """A finding for each thing in `specification` that is not listed, and for each number that is no fact's."""
    reasons = [*_odd_parts(specification), *_odd_bars(specification), *_odd_rows(chart, specification)]
    return tuple(
        finding(chart, "chart-refused", f"its specification {reason}", hint="only the kinds of chart may write it")
        for reason in dict.fromkeys(reasons)
    )


def _odd_parts(part: Any, key: str = "") -> Iterator[str]:
    if isinstance(part, Mapping):
        for name, inner in part.items():
            if name not in KEYS:
                yield f"has the key {quoted(str(name))}, which is not on the list"
            elif name != "values":
                yield from _odd_parts(inner, name)
    elif isinstance(part, (list, tuple)):
        for inner in part:
            yield from _odd_parts(inner, key)
    elif isinstance(part, str) and not _is_listed(key, part):
        yield f"has {quoted(part)} as {key}, which is not on the list"


def _is_listed(key: str, text: str) -> bool:
    if key == "$schema":
        return text == SCHEMA
    if key == "type":
        return text in TYPES
    return key in SHOWN or not ADDRESS.search(text)


def _layers(specification: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for layer in specification.get("layer", ()):
        yield layer
        yield from _layers(layer)


def _odd_bars(specification: Mapping[str, Any]) -> Iterator[str]:
    """Bars are measured from zero: their scale runs upward and has it."""
    for layer in _layers(specification):
        for channel in ("x", "y"):
            encoding = layer.get("encoding", {}).get(channel, {})
            if layer["mark"]["type"] == "bar" and encoding.get("type") == "quantitative":
                low, high = encoding["scale"]["domain"]
                if not low <= 0 <= high or low == high:
                    yield f"has bars on a scale from {low} to {high}, without zero"


def _odd_rows(chart: ChartInput, specification: Mapping[str, Any]) -> Iterator[str]:
    numbers = {mark.fact: {scaled(number, chart.divisor) for number in ends(mark)} for mark in chart.marks}
    seen = set()
    if "data" in specification:
        yield "has data outside its layers"
    for layer in _layers(specification):
        for row in layer.get("data", {}).get("values", ()):
            seen.add(row.get("fact"))
            yield from _odd_row(row, numbers)
    for fact in sorted(numbers.keys() - seen):
        yield f"does not show {quoted(fact)}"


def _odd_row(row: Mapping[str, Any], numbers: Mapping[str, set[float]]) -> Iterator[str]:
    figures = {key: number for key, number in row.items() if isinstance(number, (int, float))}
    if "fact" not in row:
        yield from (f"has {number}, which is no fact's" for number in figures.values())
    elif row["fact"] not in numbers:
        yield f"has a row of {quoted(str(row['fact']))}, which the chart does not show"
    else:
        yield from (
            f"has {number} as {key} of {quoted(row['fact'])}"
            for key, number in figures.items()
            if not _is_own(key, number, row, numbers)
        )


def _is_own(key: str, number: float, row: Mapping[str, Any], numbers: Mapping[str, set[float]]) -> bool:
    own = numbers[row["fact"]]
    if key in SPAN:  # a part of a whole lies on the parts before it: its length is its value
        return any(abs(row["end"] - row["start"] - value) < 1e-9 for value in own)
    if key == MIDDLE:  # where the figure of such a part stands
        return abs(row["start"] + row["end"] - 2 * number) < 1e-9
    return key in OWN and number in own
