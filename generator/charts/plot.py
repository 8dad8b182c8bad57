"""The pieces all kinds are drawn with: `Plot`, `Layer`, and the parts of Vega-Lite that layers are made of.

A layer is a mark of Vega-Lite over the rows of the one table, or drawn once over none. Its name says what it is:
`label…` for figures, `part_<name>` for other text, anything else for marks and lines; `svg` reads the names back from
the drawing. In this order: `Layer` and `Plot`; text; colours and states; categories and how they are named.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.charts.look import GRID, MUTED, PAINTS, SERIES, SURFACE, Form
from generator.charts.model import ACTUAL, STATES, ChartInput, Mark
from generator.charts.rows import Row, series, standing
from generator.charts.typeset import width, wrap

MARGIN = 8  # pixels between neighbouring labels
LEAST_ROOM = 60  # pixels that the marks need beside their labels

Channel = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Layer:
    """A mark of Vega-Lite with its channels, over the rows that `only` lets through: a field with its value, with
    several, with a bound (`{"lt": 0}`), or with `True` where it has to be there. A layer drawn `once` has no row."""

    name: str
    mark: Mapping[str, Any]
    channels: Mapping[str, Channel] = field(default_factory=dict)
    only: Mapping[str, Any] = field(default_factory=dict)
    once: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Plot:
    """The middle of a drawing: layers over a data rectangle of `width` × `height`, and the room kept around it.

    `left`, `top` and `bottom` are pixels outside the rectangle that its labels need, `left` whole ones, as Vega rounds
    them; what is left of the form's width
    is on the right. `swatches` are the colours of series that the legend has to name. `notes` are words of the legend
    to stand beside the unit. In a `stepless` plot each layer has a scale of its own. `unplaced` are marks whose
    figures have no room, `crowded` other texts that have none.
    """

    rows: tuple[Row, ...]
    layers: tuple[Layer, ...]
    width: float
    height: float
    left: float = 0
    top: float = 0
    bottom: float = 0
    swatches: Mapping[str, str]
    notes: tuple[str, ...] = ()
    stepless: bool = False
    unplaced: tuple[Mark, ...] = ()
    crowded: tuple[str, ...] = ()


# --- text ------------------------------------------------------------------------------------------------

SIDES: Mapping[str, Mapping[str, str]] = {
    "above": {"align": "center", "baseline": "bottom"},
    "below": {"align": "center", "baseline": "top"},
    "left": {"align": "right", "baseline": "middle"},
    "right": {"align": "left", "baseline": "middle"},
    "inside": {"align": "center", "baseline": "middle"},
}
FACT: Channel = {"field": "fact", "type": "nominal"}


def figures(rows: Sequence[Row], **look: Any) -> Iterator[Layer]:
    """The figure of every row that has a `side`, at its own pixels `x` and `y`."""
    channels = look.pop("channels", {})
    for side in sorted({str(row["side"]) for row in rows if "side" in row}):
        where = {"x": pixel("x"), "y": pixel("y")}
        yield label(f"label_{side}", where | channels, only={"side": side}, **SIDES[side], **look)


def label(name: str, channels: Mapping[str, Channel], *, only: Mapping[str, Any] | None = None, **look: Any) -> Layer:
    """The figures of rows beside their marks."""
    text = {"text": {"field": "label", "type": "nominal"}, "description": FACT}
    return Layer(name=name, mark={"type": "text", **look}, channels={**channels, **text}, only=only or {})


def words(
    part: str, of: str, channels: Mapping[str, Channel], *, only: Mapping[str, Any] | None = None, **look: Any
) -> Layer:
    """The text in the field `of` of each row, which is no figure."""
    text = {"text": {"field": of, "type": "nominal"}}
    mark = {"type": "text", "align": "left", "baseline": "middle", "aria": False, **look}
    return Layer(name=f"part_{part}", mark=mark, channels={**channels, **text}, only=only or {})


def once(part: str, text: str | Sequence[str], channels: Mapping[str, Channel], **look: Any) -> Layer:
    """A text that belongs to no row."""
    said = text if isinstance(text, str) else list(text)
    mark = {"type": "text", "text": said, "align": "left", "baseline": "top", "aria": False, **look}
    return Layer(name=f"part_{part}", mark=mark, channels=channels, once=True)


def pixel(of: str) -> Channel:
    """A place that a row gives in pixels of the data rectangle."""
    return {"field": of, "type": "quantitative", "scale": None}


def halo() -> dict[str, Any]:
    """What keeps a text legible over lines and hatching; `svg` paints it under the letters."""
    return {"stroke": SURFACE, "strokeWidth": 4}


# --- colours and states ----------------------------------------------------------------------------------


def colours(names: Sequence[str]) -> dict[str, str]:
    """A colour for each series, in order; after six they begin again."""
    return {name: SERIES[at % len(SERIES)] for at, name in enumerate(names)}


def swatches(marks: Sequence[Mark]) -> dict[str, str]:
    """What the legend has to name: the series, where there are several."""
    groups = series(marks)
    return colours(groups) if len(groups) > 1 else {}


def ink(chart: ChartInput, *channels: str) -> dict[str, Channel]:
    """The colour of each series in the named channels."""
    by_series = colours(series(chart.marks))
    if len(by_series) == 1:
        return {channel: {"value": SERIES[0]} for channel in channels}
    scale = {"domain": list(by_series), "range": list(by_series.values())}
    return {channel: {"field": "series", "type": "nominal", "scale": scale} for channel in channels}


def painted(chart: ChartInput) -> dict[str, Channel]:
    """Colours by series and paints by state, of everything that is filled and outlined."""
    return ink(chart, "fill", "stroke") | paints(chart)


def paints(chart: ChartInput) -> dict[str, Channel]:
    """The channels by which states are told apart; none where all is plain."""
    states = present(chart)
    if states == [ACTUAL]:
        return {"strokeWidth": {"value": 0}}
    domain = [standing(chart, state) for state in states]
    return {
        channel: {
            "field": "standing",
            "type": "nominal",
            "scale": {"type": "ordinal", "domain": domain, "range": [PAINTS[state][channel] for state in states]},
        }
        for channel in ("fillOpacity", "strokeWidth", "strokeDash")
    }


def present(chart: ChartInput) -> list[str]:
    """The states that occur, in their order."""
    found = {mark.state for mark in chart.marks}
    return [state for state in STATES if state in found]


# --- categories ------------------------------------------------------------------------------------------


def wider(texts: Iterable[str], size: int, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Those that are wider than their room however they are broken into lines."""
    return tuple(
        text for text in texts if any(width(line, size, bold=bold) > room for line in wrap(text, size, room, bold=bold))
    )


def longer(names: Sequence[str], form: Form, *, bold: bool = False) -> tuple[str, ...]:
    """Those that are longer than the drawing is wide, where names stand in a line of their own."""
    return tuple(name for name in names if width(name, form.text, bold=bold) > form.width)


def over_bands(names: Sequence[str], **axis: Any) -> Channel:
    """The channel of categories: bands without gaps, in the given order, named by the axis."""
    scale = {"domain": list(names), "paddingInner": 0, "paddingOuter": 0}
    return {"field": "category", "type": "nominal", "scale": scale, "axis": {"title": None, **axis}}


def broken_before(names: Sequence[str]) -> dict[str, Any]:
    """What makes an axis draw a dashed line before each of `names`: periods were left out there."""
    if not names:
        return {}
    shown = {"condition": {"test": {"field": "value", "oneOf": list(names)}, "value": 1}, "value": 0}
    line = {"gridColor": MUTED, "gridDash": [3, 4], "gridOpacity": shown}
    return {"grid": True, "bandPosition": 0, **line}


def grid(ticks: Sequence[float], **look: Any) -> dict[str, Any]:
    """An axis of values as lines at `ticks`, the one of zero standing out."""
    stroke = {"condition": {"test": {"field": "value", "equal": 0}, "value": MUTED}, "value": GRID}
    return {"title": None, "grid": True, "values": list(ticks), "format": ",~f", "gridColor": stroke, **look}


def column_for(names: Sequence[str], form: Form, *, taken: float = 0) -> int | None:
    """The whole pixels of a column of names beside the marks; `None` where they are long and go above, or would leave
    the marks too little beside what is `taken`."""
    column = math.ceil(max(width(name, form.text) for name in names)) + MARGIN + 4
    fits = column <= form.width * form.side and form.width - taken - column >= LEAST_ROOM
    return column if fits else None


def beside(form: Form, *, left: float, step: float, above: bool) -> dict[str, Any]:
    """How an axis names its categories: in the middle of the band, or at the head of it, from the left edge."""
    offset = 5 + form.line / 2 - step / 2 if above else 0
    return {"labelAlign": "left", "labelPadding": left, "labelOffset": offset}
