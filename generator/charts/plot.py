"""The pieces all kinds are drawn with: `Plot`, layers of marks, labels, and furniture (what holds no data).

A layer's name says what it is: `<state>_<shape>` for marks, `label…` for figures, `part_<name>` for other text. `svg`
reads the names back from the drawing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from generator.charts.look import GRID, SERIES, TEXT, Form
from generator.charts.rows import Row


@dataclass(frozen=True, kw_only=True, slots=True)
class Plot:
    """The middle of a drawing: layers over a data rectangle of `width` × `height`, and the room kept around it.

    `left`, `top` and `bottom` are pixels outside the rectangle that its labels need; what is left of the form's width
    is on the right. `swatches` are the colours of series that the legend has to name.
    """

    layers: tuple[alt.Chart, ...]
    width: float
    height: float
    left: float = 0
    top: float = 0
    bottom: float = 0
    swatches: Mapping[str, str]


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
    """A line from one pixel to another."""
    return furniture(name).mark_rule(x=x, x2=x2, y=y, y2=y2, color=color, aria=False, **look)


def label_style(form: Form) -> dict[str, Any]:
    """How the figures beside the marks are set."""
    return {"fontSize": form.text, "color": TEXT, "lineHeight": form.line}


def colours(names: Sequence[str]) -> dict[str, str]:
    """A colour for each series, in order; after six they begin again."""
    return {name: SERIES[at % len(SERIES)] for at, name in enumerate(names)}


def category_scale(names: Sequence[str]) -> alt.Scale:
    """Bands without gaps, in the given order."""
    return alt.Scale(domain=list(names), paddingInner=0, paddingOuter=0)
