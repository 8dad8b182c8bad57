"""`grouped`: a few series in each category or period, as bars from zero side by side."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.charts.columns import columns
from generator.charts.look import Form
from generator.charts.model import ChartInput, Mark
from generator.charts.plot import Plot
from generator.findings import Finding

EXAMPLE = (
    Mark(fact="a", category="Q1", series="Sales", value=Decimal(12), label="12%"),
    Mark(fact="b", category="Q1", series="Costs", value=Decimal(9), label="9%"),
    Mark(fact="c", category="Q2", series="Sales", value=Decimal(14), label="14%"),
)


def problems(chart: ChartInput) -> Iterable[Finding]:
    """Nothing besides what holds for every chart."""
    return ()


def draw(chart: ChartInput, form: Form) -> Plot:
    """Upright bars, or lying ones where the labels are too wide to stand side by side."""
    return columns(chart, form)
