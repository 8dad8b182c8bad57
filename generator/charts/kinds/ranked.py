"""`ranked`: lying bars, the longest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from generator.charts.columns import lying
from generator.charts.look import Form
from generator.charts.model import ChartInput, Mark
from generator.charts.plot import Plot
from generator.charts.rows import tip
from generator.findings import Finding

EXAMPLE = (
    Mark(fact="a", category="Shoes", value=Decimal(8), label="8%"),
    Mark(fact="b", category="Hats", value=Decimal(23), label="23%"),
    Mark(fact="c", category="Gloves", value=Decimal(-2), label="−2%"),
)


def problems(chart: ChartInput) -> Iterable[Finding]:
    """Nothing besides what holds for every chart."""
    return ()


def draw(chart: ChartInput, form: Form) -> Plot:
    """Bars in the order of their length; equal ones stay as declared."""
    marks = sorted(chart.marks, key=lambda mark: -tip(mark, chart.divisor))
    return lying(replace(chart, marks=tuple(marks)), form)
