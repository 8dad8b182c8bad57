"""The one look of all charts: colours, type, sizes, and how each state is painted.

In this order: the palette; `Form`, wide and narrow; how each state is painted. A specification names the colours of the
light palette, so that it can be drawn anywhere; the drawing on a page names the page's own (`svg`), so that it follows
light and dark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.charts.model import ACTUAL, DERIVED, DISPUTED, GUIDANCE, VAGUE

FONT = '"Briefings Sans TC", "Noto Sans TC", "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", sans-serif'

PALETTE = {
    "chart-1": "#0b5d8a",
    "chart-2": "#b04a0b",
    "chart-3": "#0f6f68",
    "chart-4": "#8a2f7b",
    "chart-5": "#6d6208",
    "chart-6": "#5a5a9e",
    "chart-grid": "#dcd6ca",
    "chart-text": "#1c1b19",
    "chart-muted": "#57534c",
    "chart-surface": "#fcfbf8",
}
"""CSS variable → its colour in the light palette of the page (`site_src/assets/briefings.css`)."""

SERIES = tuple(colour for name, colour in PALETTE.items() if name[-1].isdigit())
GRID, TEXT, MUTED, SURFACE = (PALETTE[f"chart-{name}"] for name in ("grid", "text", "muted", "surface"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """The sizes of a drawing in pixels. `side` is the share of the width that labels beside the bars may take."""

    name: str
    width: int
    title: int
    title_line: int
    text: int
    line: int
    small: int
    small_line: int
    bar: int
    height: int
    side: float


WIDE = Form(
    name="wide",
    width=720,
    title=20,
    title_line=28,
    text=14,
    line=19,
    small=12,
    small_line=17,
    bar=24,
    height=270,
    side=0.36,
)
NARROW = Form(
    name="narrow",
    width=340,
    title=17,
    title_line=24,
    text=13,
    line=18,
    small=12,
    small_line=16,
    bar=20,
    height=220,
    side=0.3,
)

FORMS = (WIDE, NARROW)

PAINTS: dict[str, dict[str, Any]] = {
    ACTUAL: {"fillOpacity": 1, "strokeWidth": 0, "strokeDash": [1, 0]},
    DERIVED: {"fillOpacity": 0.45, "strokeWidth": 1.5, "strokeDash": [1, 0]},  # hatched on the page, see `svg`
    GUIDANCE: {"fillOpacity": 0, "strokeWidth": 2, "strokeDash": [1, 0]},
    DISPUTED: {"fillOpacity": 0.25, "strokeWidth": 0, "strokeDash": [1, 0]},  # a span, with a line at either end
    VAGUE: {"fillOpacity": 0, "strokeWidth": 1.5, "strokeDash": [4, 3]},
}
"""How each state is painted, whatever the colour, by channel of Vega-Lite."""
