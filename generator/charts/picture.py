"""The picture of a chart, made of its wide drawing: neither Altair nor Vega is needed for it.

In this order: `pictured`; `broken`, what is told where nothing comes of it.
"""

from __future__ import annotations

from pathlib import Path

from generator.charts.compiler import CompilerError, to_png
from generator.charts.model import ChartInput, Rendered
from generator.charts.svg import standalone
from generator.charts.validity import finding
from generator.findings import Collected, Finding

Drawn = Collected[tuple[str, str] | None]  # wide and narrow


def pictured(chart: ChartInput, drawn: Drawn, fonts: Path | None = None) -> Collected[Rendered | None]:
    """`chart` finished, its texts set in the fonts of the folder `fonts`; None and findings where it cannot be.

    Raises FontsError where there is no font for them.
    """
    if drawn.value is None:
        return Collected(value=None, findings=drawn.findings)
    wide, narrow = drawn.value
    try:
        png = to_png(standalone(wide), fonts)
    except CompilerError as error:
        return Collected(value=None, findings=(broken(chart, error),))
    return Collected(value=Rendered(svg_wide=wide, svg_narrow=narrow, png=png))


def broken(chart: ChartInput, error: CompilerError) -> Finding:
    """What was said instead of drawing `chart`."""
    return finding(chart, "chart-compiler", f"cannot be drawn: {error}")
