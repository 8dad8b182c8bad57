"""The Vega-Lite specification of a drawing, made with Altair: one table, and layers over it.

Altair would check every part as it is put together, which takes longer than the drawing itself. The parts are written
by this package alone and held to its own list (`allowlist`), so that check is left to the tests, which make it for
every kind, state and form (`is_checked`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
from altair.utils.schemapi import debug_mode

from generator.charts import theme as _theme  # noqa: F401 - registers the themes
from generator.charts.frame import ASCENT, framed
from generator.charts.look import Form
from generator.charts.model import ChartInput
from generator.charts.plot import Channel, Layer, Plot


def specification(chart: ChartInput, form: Form, plot: Plot, *, is_checked: bool = False) -> dict[str, Any]:
    """The specification of the whole drawing, `form.width` pixels wide. Raises jsonschema's `ValidationError` if it is
    checked."""
    frame = framed(chart, form, plot)
    layers = (*plot.layers, frame.source)
    with (
        debug_mode(is_checked),
        alt.theme.enable(f"briefings-{form.name}"),
        alt.data_transformers.enable(consolidate_datasets=False),
    ):
        drawing = alt.LayerChart(  # without its layers, of which Altair would make four copies to look for parameters
            layer=[],
            data=alt.InlineData(values=list(plot.rows)),
            width=plot.width,
            height=plot.height,
            title=alt.TitleParams(**frame.title),
            autosize=alt.AutoSizeParams(type="pad"),
            padding={"left": 0, "top": ASCENT, "right": 0, "bottom": 2},
            description=chart.title,
        )
        if plot.stepless:
            drawing = drawing.resolve_scale(x="independent", y="independent")
        found: dict[str, Any] = drawing.to_dict(validate=False)
        inner = {"top_level": False, "data": drawing.data}
        found["layer"] = [_layer(layer, frame.legends).to_dict(validate=False, context=inner) for layer in layers]
    for at, layer in enumerate(layers):  # Altair would count the views of all charts
        found["layer"][at]["name"] = f"{layer.name}_{at}"
    if is_checked:
        alt.LayerChart.validate(found)
    return found | {"background": None}  # the ground stays unpainted, which Altair's own checks do not let one say


def _layer(layer: Layer, legends: Mapping[str, Any]) -> alt.Chart:
    filters = [alt.FilterTransform(filter=_predicate(field, value)) for field, value in layer.only.items()]
    channels = {name: _channel(name, channel, legends) for name, channel in layer.channels.items()}
    return alt.Chart(
        data=alt.InlineData(values=[{}]) if layer.once else alt.Undefined,
        mark=alt.MarkDef(**layer.mark),
        encoding=alt.FacetedEncoding(**channels),
        transform=filters or alt.Undefined,
    )


def _channel(name: str, channel: Channel, legends: Mapping[str, Any]) -> Any:
    """A channel in the words of Altair: of a field, with the legend of the frame; of a value; or of a datum."""
    said = {"legend": legends[name], **channel} if name in legends and "field" in channel else channel
    kind = next((kind for kind in ("value", "datum") if kind in channel), "")
    return getattr(alt, f"{name[:1].upper()}{name[1:]}{kind.title()}")(**said)


def _predicate(field: str, value: Any) -> dict[str, Any]:
    """A test of one field; never an expression."""
    if value is True:
        return {"field": field, "valid": True}
    if isinstance(value, Mapping):
        return {"field": field, **value}
    return {"field": field, "oneOf": list(value)} if isinstance(value, tuple) else {"field": field, "equal": value}
