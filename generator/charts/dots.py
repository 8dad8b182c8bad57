"""`dots`: a value or a span in each category, one below the other: for vague and disputed figures, and for ranks."""

from __future__ import annotations

from generator.charts.columns import lying
from generator.charts.look import Form
from generator.charts.model import ChartInput
from generator.charts.plot import Plot


def draw(chart: ChartInput, form: Form) -> Plot:
    """A row for each category: a dot at its value, or a bar over its span."""
    return lying(chart, form, dots=True)
