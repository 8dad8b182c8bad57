"""Only what our kinds write may stand in a specification, and every number in it is a fact's."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest

from generator.charts.allowlist import refusals
from generator.charts.kinds import bars
from generator.charts.look import WIDE
from generator.charts.specification import specification
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
    [
        "params",
        "signal",
        "calculate",
        "labelExpr",
        "sequence",
        "expr",
        "usermeta",
        "datasets",
        "url",
        "href",
        "tooltip",
        "bind",
        "projection",
    ],
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
        (("layer", MARKS, "encoding", "y", "field"), "tip.constructor"),
        (("layer", MARKS, "encoding", "y", "axis", "format"), ".2f"),
    ],
)
def test_addresses_and_other_marks_are_refused(path: tuple[str | int, ...], value: str) -> None:
    assert any("not on the list" in said for said in refused(*path, value=value))


def test_a_bar_needs_zero_on_its_scale() -> None:
    path = ("layer", MARKS, "encoding", "y", "scale", "domain")
    assert refused(*path, value=[2, 5]) == ["has bars on a scale from 2 to 5, without zero"]


@pytest.mark.parametrize(
    ("transform", "said"),
    [
        ([{"filter": "datum.value > 3"}], "has 「datum.value > 3」 as filter, which is no test of a field"),
        ([{"filter": {"field": "state"}}], "has 「{'field': 'state'}」 as filter, which is no test of a field"),
        ([{"filter": {"and": ["datum.x"]}}], "has 「{'and': ['datum.x']}」 as filter, which is no test of a field"),
        ([{"filter": {"field": "state", "equal": "derived"}, "as": "x"}], "has a transform that is no filter"),
        ([{"calculate": "datum.value * 2"}], "has a transform that is no filter"),
    ],
)
def test_a_row_is_let_through_by_a_test_of_a_field_only(transform: object, said: str) -> None:
    assert said in refused("layer", MARKS, "transform", value=transform)


def test_a_filter_by_a_field_passes() -> None:
    assert refused("layer", MARKS, "transform", value=[{"filter": {"field": "state", "equal": "derived"}}]) == []


def test_a_condition_is_no_expression() -> None:
    condition = {"condition": {"test": "datum.value", "value": 1}, "value": 0}
    assert refused("layer", MARKS, "encoding", "fillOpacity", value=condition) == [
        "has 「datum.value」 as test, which is no test of a field"
    ]


def test_a_mark_lies_by_a_number_of_its_fact() -> None:
    pixel = {"field": "x", "type": "quantitative", "scale": None}
    assert refused("layer", MARKS, "encoding", "y", value=pixel) == ["has a bar that lies by no number of its fact"]


@pytest.mark.parametrize("number", [4, 3.1, -3, "3", None])
def test_a_number_that_is_not_the_facts_is_refused(number: object) -> None:
    assert refused("data", "values", 0, "value", value=number) == [f"has {number} as value of 「a」"]


def test_a_place_is_a_number() -> None:
    assert refused("data", "values", 0, "x", value="datum.y") == ["has 「datum.y」 as the place x of 「a」"]
    assert refused("data", "values", 0, "x", value=12.5) == []


def test_a_column_is_on_the_list() -> None:
    assert refused("data", "values", 0, "href", value="x") == ["has 「x」 as href of 「a」"]


def test_a_row_that_was_not_asked_for_is_refused() -> None:
    said = refused("data", "values", 0, "fact", value="c")
    assert "has a row of 「c」, which the chart does not show" in said


def test_a_fact_that_is_left_out_or_doubled_is_found() -> None:
    (row, _) = DRAWN["data"]["values"]
    assert refused("data", "values", value=[row]) == ["does not show 「b」"]
    assert "has 2 rows of 「a」" in refused("data", "values", value=[row, row])


def test_data_outside_the_table_is_refused() -> None:
    assert refused("layer", MARKS, "data", value={"values": [{"value": 3}]}) == ["has data outside its table"]
    assert "has another source of data than its rows" in refused("data", value={"url": "x"})
