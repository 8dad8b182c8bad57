"""The theme of all charts, registered with Altair under the name of each form: type, colours, axes, legends, titles."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

import altair as alt

from generator.charts.frame import ENTRY, ITEM_GAP, ROW_GAP, SWATCH, SWATCH_GAP
from generator.charts.look import FONT, FORMS, MUTED, TEXT, Form


def _theme(form: Form) -> alt.theme.ThemeConfig:
    small = {"labelFontSize": form.small, "labelColor": MUTED}
    named = {"labelFontSize": form.text, "labelLineHeight": form.line, "labelColor": MUTED}
    bare = {"domain": False, "ticks": False, "labelLimit": 0, "labelOverlap": False, "labelPadding": 8, "labelAngle": 0}
    config: dict[str, Any] = {
        "config": {
            "font": FONT,
            "lineBreak": "\n",
            "view": {"stroke": None},
            "axis": {**bare, **small, "title": None},
            "axisDiscrete": {**named, "grid": False},
            "title": {
                "anchor": "start",
                "frame": "group",
                "color": TEXT,
                "fontSize": form.title,
                "lineHeight": form.title_line,
                "subtitleFontSize": form.text,
                "subtitleLineHeight": form.line,
                "subtitleColor": MUTED,
                "subtitlePadding": 7,
            },
            "legend": {
                "title": None,
                "direction": "horizontal",
                "labelFontSize": form.text,
                "labelColor": TEXT,
                "labelLimit": 0,
                "labelOffset": SWATCH_GAP,
                "symbolType": "square",
                "symbolSize": SWATCH**2,
                "columnPadding": ITEM_GAP,
                "rowPadding": form.line + ROW_GAP - ENTRY,
            },
            "text": {"fontSize": form.text, "lineHeight": form.line, "color": TEXT},
            "point": {"opacity": 1},
            "tick": {"opacity": 1},
            "rect": {"opacity": 1},
        }
    }
    return cast("alt.theme.ThemeConfig", config)


for _form in FORMS:
    alt.theme.register(f"briefings-{_form.name}", enable=False)(partial(_theme, _form))
