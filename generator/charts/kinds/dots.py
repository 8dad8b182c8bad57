"""`dots`: a value or a span in each category, one below the other: for vague and disputed figures, and for ranks."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal

from generator.charts.axis import axis_of, plain, sparse
from generator.charts.look import Form
from generator.charts.model import DISPUTED, VAGUE, ChartInput, Mark
from generator.charts.plot import Plot, beside, column_for, halo, label, longer, over_bands, swatches
from generator.charts.points import LYING, point_layers
from generator.charts.rows import categories, ends, scaled, table
from generator.charts.typeset import width
from generator.findings import Finding

STAND_OFF = 10  # pixels between a mark and its figure
AIR = 12  # pixels between two rows


EXAMPLE = (
    Mark(fact="a", category="Shoes", low=Decimal(3), high=Decimal(4), label="3% to 4%", state=VAGUE),
    Mark(fact="b", category="Hats", low=Decimal(5), high=Decimal(9), label="5% / 9%", state=DISPUTED),
    Mark(fact="c", category="Gloves", value=Decimal(6), label="6%"),
)


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
    before = max(column or 0, math.ceil(axis.widest(form) / 2) + 2)
    wide = form.width - before - after
    over = over_bands(names, **beside(form, left=before, step=step, above=not column))
    look = {"values": [plain(tick) for tick in sparse(axis, form, wide)], "labelPadding": 6}
    rights = [scaled(max(ends(mark)), chart.divisor) for mark in chart.marks]
    where = {"y": over, "x": axis.channel("tip", **look)}
    return Plot(
        rows=tuple(row | {"tip": right} for row, right in zip(table(chart), rights, strict=True)),
        layers=(
            *point_layers(chart, axis, LYING, over, shift=head / 2, **look),
            label("label", where, dx=STAND_OFF, dy=head / 2, align="left", baseline="middle", **halo()),
        ),
        width=wide,
        height=step * len(names),
        left=before,
        crowded=() if column else longer(names, form),
        bottom=6 + form.small_line,
        swatches=swatches(chart.marks),
        notes=axis.notes,
    )
