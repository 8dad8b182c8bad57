"""The CSV of a chart: every mark, exact numbers, nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest

from generator.charts.model import ChartInput
from generator.charts.table import to_csv
from generator.judging.renderings import disarmed, plain
from tests.charts.samples import chart, mark


def rows(asked: ChartInput) -> list[list[str]]:
    return list(csv.reader(io.StringIO(to_csv(asked).decode("utf-8-sig"))))


def test_facts_stand_in_whole_units() -> None:
    asked = chart("bars", mark("a", value=Decimal("1.80E+11"), label="RMB 180 billion"), divisor=Decimal(10**9))
    assert rows(asked)[1] == ["a", "a", "", "actual", "180000000000", "", "", "", "RMB 180 billion"]


def test_events_stand_with_their_days() -> None:
    asked = chart("timeline", mark("ban", category="March", low=Decimal(739311), high=Decimal(739341), label="Ban"))
    assert rows(asked) == [
        ["event", "date", "from", "to", "title"],
        ["ban", "March", "2025-03-01", "2025-03-31", "Ban"],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+a", "@x", "-a", "＝1"])
def test_formulas_are_disarmed(text: str) -> None:
    assert disarmed(text) == f"'{text}"


@pytest.mark.parametrize(("number", "text"), [("1E+3", "1000"), ("0.50", "0.5"), ("-0", "0"), ("-2.0", "-2")])
def test_numbers_are_plain(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text
