"""The pieces all kinds are drawn with: `Plot`, layers of marks, labels, and furniture (what holds no data).

A layer's name says what it is: `<state>_<shape>` for marks, `label…` for figures, `part_<name>` for other text. `svg`
reads the names back from the drawing. In this order: `Plot`; layers and furniture; what labels look like; colours and
scales; how categories are named beside or under their marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from generator.charts.look import GRID, MUTED, SERIES, SURFACE, TEXT, Form
from generator.charts.model import Mark
from generator.charts.rows import Row, series, shape
from generator.charts.typeset import width, wrap

MARGIN = 8  # pixels between neighbouring labels
LEAST_ROOM = 60  # pixels that the marks need beside their labels


@dataclass(frozen=True, kw_only=True, slots=True)
class Plot:
    """The middle of a drawing: layers over a data rectangle of `width` × `height`, and the room kept around it.

    `left`, `top` and `bottom` are pixels outside the rectangle that its labels need; what is left of the form's width
    is on the right. `swatches` are the colours of series that the legend has to name. `notes` are words of the legend
    to stand beside the unit. In a `stepless` plot each layer has a scale of its own.
    """

    layers: tuple[alt.Chart, ...]
    width: float
    height: float
    left: float = 0
    top: float = 0
    bottom: float = 0
    swatches: Mapping[str, str]
    notes: tuple[str, ...] = ()
    stepless: bool = False


def layer(name: str, rows: Sequence[Row]) -> alt.Chart:
    """An empty layer over `rows`, of which every one carries its fact."""
    return alt.Chart(alt.InlineData(values=list(rows)), name=name).encode(description=alt.Description("fact:N"))


def furniture(name: str) -> alt.Chart:
    """A layer over nothing, drawn once, at pixels of the data rectangle."""
    return alt.Chart(alt.InlineData(values=[{}]), name=name)


def words(part: str, lines: Sequence[str], *, x: float, y: float, size: int, line: int, **look: Any) -> alt.Chart:
    """Lines of text whose top left corner (or as `align` says) is at `x`, `y`."""
    style = {"align": "left", "baseline": "top", "color": TEXT} | look
    return furniture(f"part_{part}").mark_text(
        text=list(lines), x=x, y=y, fontSize=size, lineHeight=line, aria=False, **style
    )


def straight(name: str, *, x: float, x2: float, y: float, y2: float, color: str = GRID, **look: Any) -> alt.Chart:
    """A line from one pixel to another. (Vega-Lite takes no ends of a rule from its mark, only from channels.)"""
    ends = {"x": x, "x2": x2, "y": y, "y2": y2}
    line = furniture(name).mark_rule(color=color, aria=False, **look)
    return line.encode(**{channel: alt.value(pixel) for channel, pixel in ends.items()})


def figure_at(row: Row, form: Form, *, x: float, y: float, **look: Any) -> alt.Chart:
    """The figure of one row at a pixel of the data rectangle."""
    return layer("label", [row]).encode(text=alt.Text("label:N")).mark_text(x=x, y=y, **(label_style(form) | look))


def label_style(form: Form) -> dict[str, Any]:
    """How the figures beside the marks are set."""
    return {"fontSize": form.text, "color": TEXT, "lineHeight": form.line}


def halo() -> dict[str, Any]:
    """What keeps a text legible over lines and hatching; `svg` paints it under the letters."""
    return {"stroke": SURFACE, "strokeWidth": 4}


def colours(names: Sequence[str]) -> dict[str, str]:
    """A colour for each series, in order; after six they begin again."""
    return {name: SERIES[at % len(SERIES)] for at, name in enumerate(names)}


def coloured(marks: Sequence[Mark]) -> dict[str, Any]:
    """The colour of each series, for fill and outline."""
    by_series = colours(series(marks))
    scale = alt.Scale(domain=list(by_series), range=list(by_series.values()))
    return {
        "fill": alt.Fill("series:N", scale=scale, legend=None),
        "stroke": alt.Stroke("series:N", scale=scale, legend=None),
    }


def swatches(marks: Sequence[Mark]) -> dict[str, str]:
    """What the legend has to name: the series, where there are several."""
    groups = series(marks)
    return colours(groups) if len(groups) > 1 else {}


def category_scale(names: Sequence[str]) -> alt.Scale:
    """Bands without gaps, in the given order."""
    return alt.Scale(domain=list(names), paddingInner=0, paddingOuter=0)


def by_state(marks: Sequence[Mark]) -> Iterator[tuple[str, str, list[Mark]]]:
    """The marks by state and shape, sorted, since each is painted in a layer of its own."""
    for state, kind in sorted({(mark.state, shape(mark)) for mark in marks}):
        yield state, kind, [mark for mark in marks if (mark.state, shape(mark)) == (state, kind)]


def column_for(names: Sequence[str], form: Form, *, taken: float = 0) -> float | None:
    """The pixels of a column of names beside the marks; `None` where they are too long and go above, or would leave
    the marks too little beside what is `taken`."""
    column = max(width(name, form.text) for name in names) + MARGIN + 4
    fits = column <= form.width * form.side and form.width - taken - column >= LEAST_ROOM
    return column if fits else None


def names_beside(names: Sequence[str], form: Form, *, left: float, step: float, above: bool) -> Iterator[alt.Chart]:
    """The name of each category: in the middle of its band, or at the head of it."""
    for at, name in enumerate(names):
        y = step * at + (5 if above else step / 2)
        stand = {"baseline": "top", **halo()} if above else {"baseline": "middle"}
        yield _category([name], form, x=-left, y=y, align="left", **stand)


def names_under(
    names: Sequence[str], form: Form, *, middles: Sequence[float], y: float, room: float
) -> list[alt.Chart]:
    """The name of each category under its middle, broken into lines no wider than `room`."""
    lines = [wrap(name, form.text, room) for name in names]
    return [
        _category(text, form, x=x, y=y, align="center", baseline="top") for text, x in zip(lines, middles, strict=True)
    ]


def _category(lines: Sequence[str], form: Form, *, x: float, y: float, **stand: Any) -> alt.Chart:
    return words("category", lines, x=x, y=y, size=form.text, line=form.line, color=MUTED, **stand)
