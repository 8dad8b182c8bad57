"""The specification to take along: every kind compiles, with the marks as its data and nothing painted."""

from __future__ import annotations

import json
from decimal import Decimal

import altair
import pytest

from generator.charts.compiler import to_svg
from generator.charts.kinds import drawer
from generator.charts.portable import portable
from generator.record.chart_kinds import KINDS
from tests.charts.samples import chart, mark

PAINT = {"color", "fill", "stroke", "fontSize", "font", "config", "x", "y", "dx", "dy"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_compiles_and_holds_its_marks(kind: str) -> None:
    marks = drawer(kind).EXAMPLE
    made = json.loads(portable(chart(kind, *marks)))
    altair.Chart.from_dict(made)  # checks it against the schema of Vega-Lite
    assert "<svg" in to_svg(made | ({} if "facet" in made else {"width": 300}))
    names = [row.get("fact", row.get("event")) for row in made["data"]["values"]]
    assert names == [mark.fact for mark in marks]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_fixed_or_painted(kind: str) -> None:
    made = json.loads(portable(chart(kind, *drawer(kind).EXAMPLE)))
    assert made.get("width") == "container" or "facet" in made
    assert not PAINT & made.keys()
    for layer in made.get("layer", made.get("spec", {}).get("layer", [made])):
        assert not PAINT & (layer["mark"].keys() if isinstance(layer["mark"], dict) else set())


def test_values_are_in_units_of_the_axis_and_spans_keep_both_ends() -> None:
    asked = chart(
        "dots", mark("a", value=Decimal(5000)), mark("b", low=Decimal(1000), high=Decimal(3000)), divisor=Decimal(1000)
    )
    made = json.loads(portable(asked))
    assert [(row["value"], row["low"], row["high"]) for row in made["data"]["values"]] == [
        (5, None, None),
        (None, 1, 3),
    ]
    assert [layer["mark"] for layer in made["layer"]][-1] == "rule"
