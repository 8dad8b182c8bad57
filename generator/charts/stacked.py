"""`stacked`: shares of a whole, one lying bar a category, its parts end to end, with their figures inside."""

from __future__ import annotations

from typing import Any

import altair as alt

from generator.charts.columns import lying as lying_bars
from generator.charts.look import SURFACE, Form, paint
from generator.charts.model import ChartInput
from generator.charts.plot import Plot, category_scale, colours, label_style, layer
from generator.charts.points import category_labels, coloured
from generator.charts.rows import Row, categories, data, series
from generator.charts.typeset import width

BAR = 30  # pixels


def draw(chart: ChartInput, form: Form) -> Plot:
    """Parts end to end; bars side by side where a figure would not fit into its part."""
    rows = _stacked(chart)
    total = max(float(str(row["end"])) for row in rows)
    if any(_room(row, total, form) < width(str(row["label"]), form.text) + 6 for row in rows):
        return lying_bars(chart, form)
    names, groups = categories(chart.marks), series(chart.marks)
    step = form.line + BAR + 14
    place = alt.Y("category:N", axis=None, scale=category_scale(names))
    scale = alt.Scale(domain=[0, total], nice=False)
    along: dict[str, Any] = {"x": alt.X("start:Q", axis=None, stack=None, scale=scale), "x2": alt.X2("end")}
    heads: list[Row] = [{"category": name, "lines": [name]} for name in names]
    return Plot(
        layers=(
            layer("actual_bar", rows)
            .encode(y=place, **along, **coloured(chart))
            .mark_bar(height=BAR, yOffset=form.line / 2, **paint("actual")),
            layer("label", rows)
            .encode(y=place, x=alt.X("middle:Q", axis=None, scale=scale), text=alt.Text("label:N"))
            .mark_text(dy=form.line / 2, align="center", baseline="middle", **(label_style(form) | {"color": SURFACE})),
            category_labels(heads, form)
            .encode(y=alt.Y("category:N", axis=None, scale=category_scale(names), bandPosition=0))
            .mark_text(align="left", baseline="top", x=0, fontSize=form.text, lineHeight=form.line, aria=False),
        ),
        width=form.width,
        height=step * len(names),
        swatches=colours(groups) if len(groups) > 1 else {},
    )


def _room(row: Row, total: float, form: Form) -> float:
    return (float(str(row["end"])) - float(str(row["start"]))) / total * form.width


def _stacked(chart: ChartInput) -> list[Row]:
    """The rows with the ends and the middle of each part."""
    done: list[Row] = []
    reached: dict[str, float] = {}
    for row in data(chart, chart.marks):
        low = reached.get(str(row["category"]), 0.0)
        high = low + float(str(row["tip"]))
        reached[str(row["category"])] = high
        done.append(row | {"start": low, "end": high, "middle": (low + high) / 2})
    return done
