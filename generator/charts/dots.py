"""`dots`: a value or a span in each category, one below the other: for vague and disputed figures, and for ranks."""

from __future__ import annotations

import altair as alt

from generator.charts.look import GRID, Form
from generator.charts.model import ChartInput
from generator.charts.plot import Plot, category_scale, colours, straight
from generator.charts.points import category_labels, figures, lying, point_layers
from generator.charts.rows import Row, categories, data, series
from generator.charts.typeset import width

STEP = 14  # pixels of air between two rows


def draw(chart: ChartInput, form: Form) -> Plot:
    """Each category on a row of its own: its name above, its points below."""
    names, groups = categories(chart.marks), series(chart.marks)
    step = form.line * 2 + STEP
    label = max(width(mark.label, form.text) for mark in chart.marks) + 18
    rows: list[Row] = [{"category": name, "lines": [name]} for name in names]
    place = alt.Y("category:N", axis=None, scale=category_scale(names), bandPosition=0)
    guides = [
        straight("guide", x=0, x2=form.width - label, y=step * (at + 0.5) + 4, y2=step * (at + 0.5) + 4, color=GRID)
        for at in range(len(names))
    ]
    return Plot(
        layers=(
            *guides,
            *point_layers(chart, lying),
            figures(chart, form, data(chart, chart.marks), lying, dx=10, align="left", baseline="middle"),
            category_labels(rows, form)
            .encode(y=place)
            .mark_text(align="left", baseline="top", x=0, fontSize=form.text, lineHeight=form.line, aria=False),
        ),
        width=form.width - label,
        height=step * len(names),
        swatches=colours(groups) if len(groups) > 1 else {},
    )
