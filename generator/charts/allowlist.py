"""The gate before compiling: only what our own kinds write may stand in a specification.

In this order: the lists; `refusals`; the walk over keys and values; the rules on rows. What is not listed is refused:
addresses, expressions, signals, transforms, parameters, links, pictures and `usermeta` have no place on the lists, so
they need not be named. Rows in are rows out: every number in the data is one of its fact's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.charts.look import FONT
from generator.charts.model import ChartInput
from generator.charts.rows import ends, scaled
from generator.charts.validity import finding
from generator.findings import Finding, quoted

KEYS = frozenset(
    """$schema align anchor aria autosize axis background bandPosition baseline category color config data description
    dash domain dx dy encoding end fact field fill fillOpacity filled font fontSize fontWeight frame grid gridColor
    height high label labelColor labelFontSize labelOverlap labelPadding layer legend left lineHeight lines low mark
    name nice offset opacity orient padding paddingInner paddingOuter range right scale series shape size sort stack
    start stroke strokeCap strokeDash strokeWidth subtitle subtitleColor subtitleFontSize subtitleLineHeight
    subtitlePadding text thickness tickCount ticks tip title top bottom type value values view width x x2 xOffset y y2
    yOffset zero""".split()
)
MARKS = frozenset({"bar", "point", "rect", "rule", "text", "tick"})
SCALES = frozenset({"linear", "band", "point", "nominal", "quantitative", "none", *MARKS})
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.4.1.json"
DEEPEST = 12


def refusals(chart: ChartInput, specification: Mapping[str, Any]) -> tuple[Finding, ...]:
    """A finding for each thing in `specification` that is not on the lists, or whose number is no fact's."""
    reasons = [*_odd_keys(specification), *_odd_rows(chart, specification)]
    return tuple(
        finding(chart, "chart-refused", f"its specification {reason}", hint="charts are drawn by the kinds alone")
        for reason in dict.fromkeys(reasons)
    )
