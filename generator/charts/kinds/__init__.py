"""The kinds of chart, a module each by the name of its record in `generator.record.chart_kinds`.

A module says what cannot be drawn as its kind (`problems`), draws the rest (`draw`), and shows an invented example.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from generator.charts.look import Form
    from generator.charts.model import ChartInput, Mark
    from generator.charts.plot import Plot
    from generator.findings import Finding


class Drawer(Protocol):
    """What a module of a kind holds."""

    EXAMPLE: tuple[Mark, ...]

    def problems(self, chart: ChartInput) -> Iterable[Finding]:
        """What keeps a chart from being drawn as this kind, besides what holds for every chart."""

    def draw(self, chart: ChartInput, form: Form) -> Plot:
        """Its marks and labels in one form."""


def drawer(kind: str) -> Drawer:
    """The module of a kind. Raises `ModuleNotFoundError` for a kind without one."""
    return cast("Drawer", import_module(f"{__name__}.{kind}"))
