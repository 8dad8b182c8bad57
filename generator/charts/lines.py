"""`lines`: a value over periods, the points joined, one line a series."""

from __future__ import annotations

import altair as alt

from generator.charts.look import Form
from generator.charts.model import ChartInput
from generator.charts.plot import Plot, category_scale, colours, layer
from generator.charts.points import category_labels, coloured, figures, point_layers, upright
from generator.charts.rows import POINT, Row, categories, data, series, shape
from generator.charts.typeset import wrap

MARGIN = 8  # pixels between neighbouring labels


def draw(chart: ChartInput, form: Form) -> Plot:
    """Points on their categories, joined where they state a value."""
    names, groups = categories(chart.marks), series(chart.marks)
    step = form.width / len(names)
    under: list[Row] = [{"category": name, "lines": list(wrap(name, form.text, step - MARGIN))} for name in names]
    most = max(len(wrap(name, form.text, step - MARGIN)) for name in names)
    joined = data(chart, [mark for mark in chart.marks if shape(mark) == POINT])
    line = (
        layer("joined", joined)
        .encode(**upright(chart, "value"), stroke=coloured(chart)["stroke"], detail=alt.Detail("series:N"))
        .mark_line(strokeWidth=2, aria=False)
    )
    labels = category_labels(under, form).encode(x=alt.X("category:N", axis=None, scale=category_scale(names)))
    return Plot(
        layers=(
            *([line] if joined else []),
            *point_layers(chart, upright),
            figures(chart, form, data(chart, chart.marks), upright, dy=-10, align="center", baseline="bottom"),
            labels.mark_text(
                align="center", baseline="top", y=form.height + 8, fontSize=form.text, lineHeight=form.line, aria=False
            ),
        ),
        width=form.width,
        height=form.height,
        top=form.line,
        bottom=8 + most * form.line,
        swatches=colours(groups) if len(groups) > 1 else {},
    )
