"""`stacked`: shares of a whole, one lying bar a category, its parts end to end, their figures below."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from generator.charts.columns import labels_above, lying
from generator.charts.look import GRID, Form, paint
from generator.charts.model import ChartInput, Mark
from generator.charts.plot import Plot, box, category_scale, coloured, colours, label_style, layer
from generator.charts.rows import Row, categories, datum, series
from generator.charts.typeset import width

BAR = 28  # pixels
WHOLE = 100.0


def draw(chart: ChartInput, form: Form) -> Plot:
    """Parts end to end; bars of their own where a figure would not fit under its part."""
    parts = [(mark, row) for mark, row in zip(chart.marks, _rows(chart), strict=True)]
    whole = max(WHOLE, *(float(str(row["end"])) for _, row in parts))
    if any(_room(row, whole, form) < width(mark.label, form.text) + 6 for mark, row in parts):
        return lying(chart, form)
    names, groups = categories(chart.marks), series(chart.marks)
    step = 2 * form.line + BAR + 18
    return Plot(
        layers=(
            *(_track(at * step + _top(form), form.width * WHOLE / whole) for at in range(len(names))),
            *_parts(chart, form, parts, whole, step),
            labels_above(names, form),
        ),
        width=form.width,
        height=step * len(names),
        swatches=colours(groups),
    )


def _top(form: Form) -> float:
    """Where the bar begins below the top of its row: under the name of its category."""
    return form.line + 8


def _track(top: float, length: float) -> alt.Chart:
    """The whole, of which the parts may leave some open."""
    return box("track", x=0, x2=length, y=top, y2=top + BAR, fill=GRID, fillOpacity=0.45)


def _parts(
    chart: ChartInput, form: Form, parts: Sequence[tuple[Mark, Row]], whole: float, step: float
) -> list[alt.Chart]:
    place = alt.Y("category:N", axis=None, scale=category_scale(categories(chart.marks)))
    scale = alt.Scale(domain=[0, whole], nice=False)
    along = {"x": alt.X("start:Q", axis=None, stack=None, scale=scale), "x2": alt.X2("end")}
    lower = _top(form) + BAR / 2 - step / 2  # from the middle of the row to the middle of the bar
    layers = [
        layer(f"{state}_part", [row for mark, row in parts if mark.state == state])
        .encode(y=place, **along, **coloured(chart))
        .mark_bar(height=BAR, yOffset=lower, **paint(state))
        for state in dict.fromkeys(mark.state for mark, _ in parts)
    ]
    figures = layer("label", [row for _, row in parts]).encode(
        y=place, x=alt.X("middle:Q", axis=None, scale=scale), text=alt.Text("label:N")
    )
    return [*layers, figures.mark_text(dy=lower + BAR / 2 + 4, align="center", baseline="top", **label_style(form))]


def _room(row: Row, whole: float, form: Form) -> float:
    return (float(str(row["end"])) - float(str(row["start"]))) / whole * form.width


def _rows(chart: ChartInput) -> list[Row]:
    """The rows with the ends and the middle of each part."""
    done: list[Row] = []
    reached: dict[str, float] = {}
    for mark in chart.marks:
        row = datum(chart, mark)
        low = reached.get(mark.category, 0.0)
        high = reached[mark.category] = low + float(str(row["tip"]))
        done.append(row | {"start": low, "end": high, "middle": (low + high) / 2})
    return done
