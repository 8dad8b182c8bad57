"""What stands around the marks: title, unit, legend above, source below; and the finished specification.

All positions are computed here from the widths of `typeset`; vl-convert lays out nothing by itself, so the drawing does
not depend on the fonts of the machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from generator.charts.look import FONT, MUTED, Form, paint
from generator.charts.model import ACTUAL, STATES, ChartInput
from generator.charts.plot import Plot, furniture, words
from generator.charts.typeset import balanced, width, wrap

SWATCH, SWATCH_GAP, ITEM_GAP = 13, 6, 18  # pixels
AIR = 12  # pixels between the parts of the frame
ASCENT = 6  # pixels that Han characters reach above the top of their line


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """An entry of the legend at `x`, in row `row`: the colour of a series or, where there is none, a state."""

    text: str
    colour: str | None
    state: str
    x: float
    row: int


def specification(chart: ChartInput, form: Form, plot: Plot) -> dict[str, Any]:
    """The Vega-Lite specification of the whole drawing, `form.width` pixels wide."""
    title = balanced(chart.title, form.title, form.width, bold=True)
    unit = wrap(" · ".join((chart.axis, *(chart.legend[note] for note in plot.notes))), form.text, form.width)
    source = wrap(chart.source, form.small, form.width)
    legend = _items(chart, form, plot)
    rows = legend[-1].row + 1 if legend else 0
    heading = ASCENT + len(title) * form.title_line + len(unit) * form.line + 4
    above = rows * (form.line + 4) + AIR + plot.top
    below = plot.bottom + AIR + len(source) * form.small_line
    layers = (
        *_heading(title, unit, form, x=-plot.left, y=ASCENT - above - heading),
        *plot.layers,
        *_legend_layers(legend, form, x=-plot.left, y=AIR / 2 - above),
        _source(source, form, x=-plot.left, y=plot.height + plot.bottom + AIR),
    )
    layered = alt.layer(*layers)
    drawing = (layered.resolve_scale(x="independent", y="independent") if plot.stepless else layered).properties(
        width=plot.width,
        height=plot.height,
        autosize=alt.AutoSizeParams(type="none"),
        padding={
            "left": plot.left,
            "top": heading + above,
            "right": form.width - plot.left - plot.width,
            "bottom": below + 2,
        },
        description=chart.title,
    )
    return _as_dict(drawing)


def _as_dict(drawing: alt.LayerChart) -> dict[str, Any]:
    """Plain JSON; the ground stays unpainted, which Altair's own checks do not let one say."""
    config = {"font": FONT, "view": {"stroke": None}}
    with alt.data_transformers.enable(consolidate_datasets=False):  # each layer keeps its own rows
        found: dict[str, Any] = drawing.to_dict()
    for at, layer in enumerate(found["layer"]):
        layer.setdefault("encoding", {})  # Vega-Lite breaks over a layer without one,
        layer["name"] += f"_{at}"  # and over two of one name
    return found | {"config": config, "background": None}


def _heading(
    title: Sequence[str], unit: Sequence[str], form: Form, *, x: float, y: float
) -> tuple[alt.Chart, alt.Chart]:
    below = y + len(title) * form.title_line + 2
    return (
        words("title", title, x=x, y=y, size=form.title, line=form.title_line, fontWeight="bold"),
        words("unit", unit, x=x, y=below, size=form.text, line=form.line, color=MUTED),
    )


def _source(lines: Sequence[str], form: Form, *, x: float, y: float) -> alt.Chart:
    return words("source", lines, x=x, y=y, size=form.small, line=form.small_line, color=MUTED)


def _items(chart: ChartInput, form: Form, plot: Plot) -> list[Item]:
    """The series, then each state that is not plain, set in rows from the left."""
    items: list[Item] = []
    x, row = 0.0, 0
    for text, colour, state in _entries(chart, plot):
        taken = SWATCH + SWATCH_GAP + width(text, form.text)
        if x and x + taken > form.width:
            x, row = 0.0, row + 1
        items.append(Item(text=text, colour=colour, state=state, x=x, row=row))
        x += taken + ITEM_GAP
    return items


def _entries(chart: ChartInput, plot: Plot) -> Iterator[tuple[str, str | None, str]]:
    yield from ((name, colour, ACTUAL) for name, colour in plot.swatches.items())
    present = {mark.state for mark in chart.marks}
    yield from ((chart.legend[state], None, state) for state in STATES if state in present and state != ACTUAL)


def _legend_layers(items: Sequence[Item], form: Form, *, x: float, y: float) -> Iterator[alt.Chart]:
    for item in items:
        left, top = x + item.x, y + item.row * (form.line + 4)
        middle = top + form.line / 2
        part = "state" if item.colour is None else "series"
        swatch = furniture(f"{item.state}_swatch").mark_rect(
            **_box(left, middle),
            fill=item.colour or MUTED,
            stroke=item.colour or MUTED,
            aria=False,
            **paint(item.state),
        )
        yield swatch
        yield words(
            part, [item.text], x=left + SWATCH + SWATCH_GAP, y=middle, size=form.text, line=form.line, baseline="middle"
        )


def _box(left: float, middle: float) -> dict[str, float]:
    return {"x": left, "x2": left + SWATCH, "y": middle - SWATCH / 2, "y2": middle + SWATCH / 2}
