"""`ranked`: lying bars, the longest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.charts.columns import lying
from generator.charts.look import Form
from generator.charts.model import ChartInput
from generator.charts.plot import Plot
from generator.charts.rows import tip
from generator.findings import Finding


def problems(chart: ChartInput) -> Iterable[Finding]:
    """Nothing besides what holds for every chart."""
    return ()


def draw(chart: ChartInput, form: Form) -> Plot:
    """Bars in the order of their length; equal ones stay as declared."""
    marks = sorted(chart.marks, key=lambda mark: -tip(mark, chart.divisor))
    return lying(replace(chart, marks=tuple(marks)), form)
