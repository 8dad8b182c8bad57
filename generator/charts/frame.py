"""What stands around the marks: title and unit, legends, source, and where Vega-Lite is to put them.

The lines are broken here, by the widths of `typeset`, and so are the columns of the legends; Vega sets them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.charts.look import MUTED, Form
from generator.charts.model import ACTUAL, ChartInput
from generator.charts.plot import Layer, Plot, once, present
from generator.charts.rows import standing
from generator.charts.typeset import balanced, width, wrap

SWATCH, SWATCH_GAP, ITEM_GAP, ROW_GAP = 13, 6, 18, 6  # pixels
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
    states = [standing(chart, state) for state in present(chart) if state != ACTUAL]
    bottom = -plot.top - AIR / 2
    inks = {"symbolFillColor": MUTED, "symbolStrokeColor": MUTED}
    below = _legend(states, form, x=-plot.left, y=bottom, values=states, **inks)
    gap = ROW_GAP if states and plot.swatches else 0
    above = _legend(
        [*plot.swatches], form, x=-plot.left, y=(below or {"legendY": -plot.top - AIR / 2})["legendY"] - gap
    )
    lines = balanced(chart.title, form.title, form.width, bold=True)
    unit = wrap(" · ".join((chart.axis, *(chart.legend[note] for note in plot.notes))), form.text, form.width)
    source = wrap(chart.source, form.small, form.width)
    return Frame(
        title={
            "text": list(lines),
            "subtitle": list(unit),
            "dx": -plot.left,
            "offset": AIR if states or plot.swatches else plot.top + AIR,
        },
        legends={"fill": above, "stroke": above, "strokeWidth": below, "strokeDash": below},
        source=_source(source, form, x=-plot.left, y=plot.height + plot.bottom + AIR),
    )


def _legend(names: Sequence[str], form: Form, *, x: float, y: float, **look: Any) -> dict[str, Any] | None:
    """A legend whose last row ends at `y`, in as many columns as have room; nothing where there is nothing to name."""
    if not names:
        return None
    columns = next(
        count for count in range(len(names), 0, -1) if count == 1 or _taken(names, count, form) <= form.width
    )
    rows = -(-len(names) // columns)
    return {
        "title": None,
        "orient": "none",
        "columns": columns,
        "legendX": x,
        "legendY": y - rows * form.line - (rows - 1) * ROW_GAP,
        **look,
    }


def _taken(names: Sequence[str], columns: int, form: Form) -> float:
    """The pixels of a legend whose columns are as wide as their widest entries."""
    entries = [SWATCH + SWATCH_GAP + width(name, form.text) for name in names]
    return sum(max(entries[at::columns]) for at in range(columns)) + (columns - 1) * ITEM_GAP


def _source(lines: Sequence[str], form: Form, *, x: float, y: float) -> Layer:
    places = {"x": {"value": x}, "y": {"value": y}}
    return once("source", lines, places, fontSize=form.small, lineHeight=form.small_line, color=MUTED)
