"""Only what our kinds write may stand in a specification, and every number in it is a fact's."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest

from generator.charts.allowlist import refusals
from generator.charts.frame import specification
from generator.charts.kinds import bars
from generator.charts.look import WIDE
from tests.charts.samples import chart, mark

CHART = chart("bars", mark("a", value=Decimal(3)), mark("b", value=Decimal(5)))
DRAWN = specification(CHART, WIDE, bars.draw(CHART, WIDE))
MARKS = next(at for at, layer in enumerate(DRAWN["layer"]) if layer["mark"]["type"] == "bar")


def refused(*path: str | int, value: Any) -> list[str]:
    """What is said of the drawing with one thing in it changed."""
    changed: Any = deepcopy(DRAWN)
    inner = changed
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return [finding.message.partition("its specification ")[2] for finding in refusals(CHART, changed)]


def test_a_drawing_of_ours_passes() -> None:
    assert refusals(CHART, DRAWN) == ()


@pytest.mark.parametrize(
    "key",
    ["transform", "params", "signal", "expr", "usermeta", "datasets", "url", "href", "tooltip", "bind", "projection"],
)
def test_what_is_not_listed_is_refused(key: str) -> None:
    assert refused("layer", MARKS, "mark", key, value="x") == [
        f"has the key 「{key}」, which is not on the list",
    ]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("$schema",), "https://example.org/schema.json"),
        (("layer", MARKS, "mark", "color"), "url(#evil)"),
        (("layer", MARKS, "mark", "fill"), "//example.org/x"),
        (("layer", MARKS, "mark", "type"), "image"),
        (("layer", MARKS, "mark", "type"), "geoshape"),
        (("layer", MARKS, "name"), "javascript:alert()"),
    ],
)
def test_addresses_and_other_marks_are_refused(path: tuple[str | int, ...], value: str) -> None:
    assert any("not on the list" in said for said in refused(*path, value=value))


def test_a_bar_needs_zero_on_its_scale() -> None:
    path = ("layer", MARKS, "encoding", "y", "scale", "domain")
    assert refused(*path, value=[2, 5]) == ["has bars on a scale from 2 to 5, without zero"]


@pytest.mark.parametrize("number", [4, 3.1, -3])
def test_a_number_that_is_not_the_facts_is_refused(number: float) -> None:
    assert refused("layer", MARKS, "data", "values", 0, "value", value=number) == [f"has {number} as value of 「a」"]


def test_a_row_that_was_not_asked_for_is_refused() -> None:
    said = refused("layer", MARKS, "data", "values", 0, "fact", value="c")
    assert "has a row of 「c」, which the chart does not show" in said


def test_a_number_without_a_fact_is_refused() -> None:
    assert refused("layer", MARKS, "data", "values", 0, value={"value": 3}) == ["has 3, which is no fact's"]


def test_a_fact_that_is_left_out_is_missed() -> None:
    changed = deepcopy(DRAWN)
    for layer in changed["layer"]:
        layer["data"]["values"] = [row for row in layer["data"]["values"] if row.get("fact") != "b"]
    assert [f.message.partition("specification ")[2] for f in refusals(CHART, changed)] == ["does not show 「b」"]


def test_data_outside_the_layers_is_refused() -> None:
    assert "has data outside its layers" in refused("data", value={"values": []})
