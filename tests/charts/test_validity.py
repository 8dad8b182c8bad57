"""What cannot be drawn, or not honestly, is said before anything is drawn."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import count

import pytest

from generator.charts.layout import laid_out
from generator.charts.model import ChartInput
from tests.charts.samples import chart, mark

TWO = (mark("a"), mark("b"))
PART = {"category": "q", "series": "x"}
GUIDED = mark("a", series="x", state="guidance")


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (chart("pie", *TWO), "chart-kind"),
        (chart("bars"), "chart-empty"),
        (chart("bars", mark("a"), mark("a", category="b")), "chart-repeats"),
        (chart("bars", mark("a"), mark("b", category="a")), "chart-repeats"),
        (chart("bars", *TWO, title=" "), "chart-text"),
        (chart("bars", *TWO, axis="a\u202eb"), "chart-text"),
        (chart("bars", *TWO, divisor=Decimal(0)), "chart-divisor"),
        (chart("bars", *TWO, gaps=("c",)), "chart-gap"),
        (replace(chart("lines", *TWO), legend={}), "chart-legend"),
        (replace(chart("bars", mark("a", state="derived")), legend={}), "chart-legend"),
        (chart("bars", mark("a", value=None)), "chart-mark"),
        (chart("bars", mark("a", value=Decimal("NaN"))), "chart-mark"),
        (chart("bars", mark("a", value=Decimal("1e16"))), "chart-mark"),
        (chart("bars", mark("a", low=Decimal(2), high=Decimal(1))), "chart-mark"),
        (chart("dots", mark("a", low=Decimal(2), state="disputed")), "chart-mark"),
        (chart("bars", mark("a", series="x")), "chart-series"),
        (chart("grouped", *TWO), "chart-series"),
        (chart("sparklines", *TWO), "chart-series"),
        (chart("lines", mark("a"), mark("b", series="x")), "chart-series"),
        (chart("grouped", *(mark(f"f{at}", series=f"s{at}") for at in range(7))), "chart-series"),
        (chart("guidance", mark("a", series="x")), "chart-guidance"),
        (chart("timeline", mark("a", value=Decimal(0))), "chart-mark"),
        (chart("timeline", mark("a", value=Decimal("739000.5"))), "chart-mark"),
        (chart("stacked", mark("a", value=Decimal(-1), **PART)), "chart-mark"),
        (chart("stacked", mark("a", value=Decimal(120), **PART)), "chart-whole"),
    ],
    ids=count(),
)
def test_it_is_found(asked: ChartInput, code: str) -> None:
    assert laid_out(asked).findings[0].code == code


@pytest.mark.parametrize(
    "asked",
    [
        chart("bars", *TWO),
        chart("guidance", GUIDED, mark("b", series="y")),
        chart("timeline", *(mark(name, category="day", value=Decimal(739000)) for name in "ab")),
        chart("sparklines", *(mark(f"f{at}", series=f"s{at}") for at in range(9))),
        chart("stacked", mark("a", value=Decimal("100.4"), **PART)),
    ],
    ids=lambda asked: asked.kind,
)
def test_it_can_be_drawn(asked: ChartInput) -> None:
    assert laid_out(asked).findings == ()
