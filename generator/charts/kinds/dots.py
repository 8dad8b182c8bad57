"""`dots`: a value or a span in each category, one below the other: for vague and disputed figures, and for ranks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import altair as alt

from generator.charts.axis import Axis, axis_of, down
from generator.charts.look import Form
from generator.charts.model import ChartInput
from generator.charts.plot import Plot, column_for, figure_at, halo, names_beside, swatches
from generator.charts.points import LYING, point_layers
from generator.charts.rows import categories, datum, ends
from generator.charts.typeset import width
from generator.findings import Finding

STAND_OFF = 10  # pixels between a mark and its figure
AIR = 12  # pixels between two rows


def problems(chart: ChartInput) -> Iterable[Finding]:
    """Nothing besides what holds for every chart."""
    return ()


def draw(chart: ChartInput, form: Form) -> Plot:
    """Each category on a row of its own, its name beside it or above it where the names are long."""
    names, axis = categories(chart.marks), axis_of(chart)
    after = max(width(mark.label, form.text) for mark in chart.marks) + STAND_OFF + 4
    column = column_for(names, form, taken=after)
    head = 0 if column else form.line
    step = head + form.line + AIR
    before = max(column or 0, axis.widest(form) / 2 + 2)
    wide = form.width - before - after
    return Plot(
        layers=(
            *down(axis, form, wide=wide, height=step * len(names)),
            *names_beside(names, form, left=before, step=step, above=not column),
            *point_layers(chart, axis, LYING, shift=head / 2),
            *_figures(chart, form, axis, wide, step, head / 2),
        ),
        width=wide,
        height=step * len(names),
        left=before,
        bottom=6 + form.small_line,
        swatches=swatches(chart.marks),
        notes=axis.notes,
    )


def _figures(chart: ChartInput, form: Form, axis: Axis, wide: float, step: float, shift: float) -> Iterator[alt.Chart]:
    names = categories(chart.marks)
    for mark in chart.marks:
        x = wide * axis.part(max(ends(mark)) / chart.divisor) + STAND_OFF
        y = step * (names.index(mark.category) + 0.5) + shift
        yield figure_at(datum(chart, mark), form, x=x, y=y, align="left", baseline="middle", **halo())
