"""`stacked`: shares of a whole, one lying bar a category, its parts end to end, with their figures inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.charts.columns import lying as side_by_side
from generator.charts.look import SURFACE, TEXT, Form
from generator.charts.model import ACTUAL, ChartInput, Mark
from generator.charts.plot import (
    FACT,
    Channel,
    Layer,
    Plot,
    beside,
    colours,
    column_for,
    ink,
    label,
    longer,
    over_bands,
    painted,
    words,
)
from generator.charts.rows import categories, series, table, tip
from generator.charts.typeset import width
from generator.charts.validity import finding, of_mark
from generator.findings import Finding, quoted

BAR = 30  # pixels
AIR = 12  # pixels between two bars
WHOLE = 100.0


EXAMPLE = (
    Mark(fact="a", category="Q1", series="Home", value=Decimal(60), label="60%"),
    Mark(fact="b", category="Q1", series="Abroad", value=Decimal(40), label="40%"),
)


def problems(chart: ChartInput) -> Iterator[Finding]:
    """Its marks are parts of a whole."""
    sums: dict[str, Decimal] = {}
    for mark in chart.marks:
        if mark.value is None or mark.value < 0:
            yield of_mark(chart, mark, "is no part of a whole", "a value, not below zero")
        else:
            sums[mark.category] = sums.get(mark.category, Decimal()) + mark.value / chart.divisor
    # Shares are stated rounded: each may add half a place, which at whole percents is half a percent.
    allowed = Decimal(100) + Decimal("0.5") * len({mark.series for mark in chart.marks})
    for category, total in sums.items():
        if total > allowed:
            yield finding(chart, "chart-whole", f"the parts of {quoted(category)} add up to {total}", expected="100")


def draw(chart: ChartInput, form: Form) -> Plot:
    """Parts end to end; bars side by side where a figure would not fit into its part."""
    names = categories(chart.marks)
    column = column_for(names, form)
    wide = form.width - (column or 0)
    whole = max(WHOLE, *(sum(_length(chart, mark) for mark in _of(chart, name)) for name in names))
    if any(_length(chart, mark) * wide / whole < width(mark.label, form.text) + 6 for mark in chart.marks):
        return side_by_side(chart, form)
    heads = _has_heads(chart, form, wide / whole)
    shift, step = (0.0 if column else form.line / 2), BAR + AIR + (0 if column else form.line)
    across = {"y": over_bands(names, **beside(form, left=column or 0, step=step, above=not column))}
    order = series(chart.marks)
    return Plot(
        rows=tuple(row | {"order": order.index(str(row["series"]))} for row in table(chart)),
        layers=(*_parts(chart, across, whole, shift), *(_heads(chart, whole, form) if heads else ())),
        width=wide,
        height=step * len(names),
        left=column or 0,
        crowded=() if column else longer(names, form),
        top=form.line if heads else 0,
        swatches={} if heads else colours(order),
    )


def _of(chart: ChartInput, name: str) -> list[Mark]:
    return [mark for mark in chart.marks if mark.category == name]


def _length(chart: ChartInput, mark: Mark) -> float:
    return tip(mark, chart.divisor)


def _along(whole: float, place: float | None = None) -> Mapping[str, Channel]:
    """The channels of the parts end to end, or of a place within each part, from 0 to 1."""
    scale = {"domain": [0, whole], "nice": False}
    x: dict[str, Any] = {"field": "value", "type": "quantitative", "stack": "zero", "scale": scale, "axis": None}
    within = {} if place is None else {"bandPosition": place}
    order = {"field": "order", "type": "quantitative"}
    return {"x": x | within, "order": order, "detail": {"field": "series", "type": "nominal"}}


def _parts(chart: ChartInput, across: Mapping[str, Channel], whole: float, shift: float) -> Iterator[Layer]:
    """The parts, and in the middle of each its figure; on hatching, on a ground of its own."""
    channels = {**across, **_along(whole), **painted(chart), "description": FACT}
    yield Layer(name="part", mark={"type": "bar", "height": BAR, "yOffset": shift}, channels=channels)
    plain = {"field": "state", "equal": ACTUAL}
    look: dict[str, Channel] = {
        "fill": {"condition": {"test": plain, "value": SURFACE}, "value": TEXT},
        "strokeWidth": {"condition": {"test": plain, "value": 0}, "value": 4},
    }
    stand = {"align": "center", "baseline": "middle", "dy": shift, "stroke": SURFACE}
    yield label("label", {**across, **_along(whole, 0.5), **look}, **stand)


def _has_heads(chart: ChartInput, form: Form, scale: float) -> bool:
    """Whether the name of each part has room over its part of the first bar; else the legend names them."""
    first = _of(chart, chart.marks[0].category)
    fits = all(width(mark.series or "", form.text) <= _length(chart, mark) * scale for mark in first)
    return fits and len(first) == len(series(chart.marks))


def _heads(chart: ChartInput, whole: float, form: Form) -> Iterator[Layer]:
    where = {**_along(whole, 0), **ink(chart, "fill"), "y": {"value": 2 - form.line}}
    yield words("series", "series", where, only={"category": chart.marks[0].category}, baseline="top")
