"""What stands around the marks: title and unit, legends, source, and where Vega-Lite is to put them.

The lines are broken here, by the widths of `typeset`, and so are the columns of the legends; Vega sets them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.charts.look import MUTED, Form
from generator.charts.model import ACTUAL, ChartInput
from generator.charts.plot import Layer, Plot, once, present, wider
from generator.charts.rows import standing
from generator.charts.typeset import balanced, width, wrap

SWATCH, SWATCH_GAP, ITEM_GAP, ROW_GAP = 13, 6, 18, 6  # pixels
ENTRY = 16  # pixels of an entry of a legend, as Vega makes it: the swatch, its outline and what rounding adds
AIR = 12  # pixels between the parts of the frame
ASCENT = 6  # pixels that Han characters reach above the top of their line


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """The title, the legends by the channel of the layers they explain, and the layer of the source."""

    title: Mapping[str, Any]
    legends: Mapping[str, Mapping[str, Any] | None]
    source: Layer


def framed(chart: ChartInput, form: Form, plot: Plot) -> Frame:
    """The frame of a plot, `form.width` pixels wide."""
    legends = _legends(chart, form, plot)
    lines = balanced(chart.title, form.title, form.width, bold=True)
    unit = wrap(" · ".join((chart.subtitle, *(chart.legend[note] for note in plot.notes))), form.text, form.width)
    source = wrap(chart.source, form.small, form.width)
    return Frame(
        title={
            "text": list(lines),
            "subtitle": list(unit),
            "dx": -plot.left,
            "offset": AIR if any(legends.values()) else plot.top + AIR,
        },
        legends=legends,
        source=_source(source, form, x=-plot.left, y=plot.height + plot.bottom + AIR),
    )


def crowded(chart: ChartInput, form: Form, plot: Plot) -> tuple[str, ...]:
    """The texts of the frame that are wider than the drawing, however they are broken into lines."""
    return (
        *wider([chart.title], form.title, form.width, bold=True),
        *wider([chart.subtitle], form.text, form.width),
        *wider([chart.source], form.small, form.width),
        *(name for name in plot.swatches if _taken([name], 1, form) > form.width),
    )


def _legends(chart: ChartInput, form: Form, plot: Plot) -> dict[str, dict[str, Any] | None]:
    """The series, by their colours, and the states, by how they are outlined: in one row where both have room."""
    names, states = [*plot.swatches], [standing(chart, state) for state in present(chart) if state != ACTUAL]
    beside = _taken(names, len(names), form) + ITEM_GAP if names and states else 0
    if beside + _taken(states, len(states), form) > form.width:
        beside = 0
    bottom = -plot.top - AIR / 2
    below = _legend(states, form, x=beside - plot.left, y=bottom, values=states)
    taken = below["legendY"] - ROW_GAP if below and not beside else bottom
    above = _legend(names, form, x=-plot.left, y=taken)
    return {"fill": above, "stroke": above, "fillOpacity": None, "strokeWidth": below, "strokeDash": below}


def _legend(names: Sequence[str], form: Form, *, x: float, y: float, **look: Any) -> dict[str, Any] | None:
    """A legend whose last row ends at `y`, in as many columns as have room; nothing where there is nothing to name."""
    if not names:
        return None
    columns = next((count for count in range(len(names), 1, -1) if _taken(names, count, form) <= form.width), 1)
    rows = -(-len(names) // columns)
    top = y - rows * form.line - (rows - 1) * ROW_GAP
    return {"title": None, "orient": "none", "columns": columns, "legendX": x, "legendY": top, **look}


def _taken(names: Sequence[str], columns: int, form: Form) -> float:
    """The pixels of a legend whose columns are as wide as their widest entries, as Vega sets them."""
    entries = [SWATCH + SWATCH_GAP + width(name, form.text) for name in names]
    return sum(max(entries[at::columns]) for at in range(columns)) + (columns - 1) * ITEM_GAP if names else 0


def _source(lines: Sequence[str], form: Form, *, x: float, y: float) -> Layer:
    places = {"x": {"value": x}, "y": {"value": y}}
    return once("source", lines, places, fontSize=form.small, lineHeight=form.small_line, color=MUTED)
