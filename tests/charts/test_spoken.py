"""What a chart says to those who do not see it: only what its marks bear out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.charts.model import DISPUTED, Mark
from generator.charts.spoken import spoken
from tests.charts.samples import chart, mark

STRINGS = {
    **{f"chart-kind.{kind}": kind.title() for kind in ("lines", "ranked", "dots", "timeline")},
    "chart-said.rise": "up from {first} to {last}",
    "chart-said.fall": "down from {first} to {last}",
    "chart-said.level": "the same from {first} to {last}",
    "chart-said.course": "from {first} to {last}",
    "chart-said.highest": "highest at {figure}",
    "chart-said.lowest": "lowest at {figure}",
}


def quarters(*values: int | None, **given: object) -> list[Mark]:
    """A mark for each quarter from the first of 2024; of `None` a span."""
    made = []
    for at, value in enumerate(values):
        period = f"{2024 + at // 4}-Q{at % 4 + 1}"
        size = {"low": Decimal(0), "high": Decimal(9)} if value is None else {"value": Decimal(value)}
        made.append(mark(period, period=period, label=str(value), **size, **given))
    return made


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((1, 2, 3), "Up from 1 (2024-Q1) to 3 (2024-Q3)."),
        ((3, 1), "Down from 3 (2024-Q1) to 1 (2024-Q2)."),
        ((2, 2), "The same from 2 (2024-Q1) to 2 (2024-Q2)."),
        ((2, 9, 1, 3), "Up from 2 (2024-Q1) to 3 (2024-Q4), highest at 9 (2024-Q2), lowest at 1 (2024-Q3)."),
        ((2, 9, 9), "Up from 2 (2024-Q1) to 9 (2024-Q3)."),
        ((2, None), "From 2 (2024-Q1) to None (2024-Q2)."),
        ((4,), "4 (2024-Q1)."),
    ],
)
def test_the_course_of_a_series(values: tuple[int | None, ...], said: str) -> None:
    assert spoken(chart("lines", *quarters(*values)), STRINGS) == f"Lines: %. {said}"


def test_spans_apart_are_compared_and_readings_in_dispute_are_not() -> None:
    spans = [mark("a", low=Decimal(1), high=Decimal(2)), mark("b", low=Decimal(3), high=Decimal(4))]
    assert spoken(chart("ranked", *spans), STRINGS).endswith("Highest at b (b), lowest at a (a).")
    disputed = quarters(1, 2, state=DISPUTED)
    assert spoken(chart("lines", *disputed), STRINGS).endswith("From 1 (2024-Q1) to 2 (2024-Q2).")


def test_ranks_have_no_highest() -> None:
    asked = chart("dots", *quarters(3, 1, 2), origin=Decimal(1))
    assert spoken(asked, STRINGS) == "Dots: %. From 3 (2024-Q1) to 2 (2024-Q3)."


def test_each_series_is_told_by_its_name_and_the_measure_first() -> None:
    marks = [*quarters(1, 2, series="Sales")]
    asked = chart("lines", *marks, measured="Growth", whose="Acme")
    assert spoken(asked, STRINGS) == "Lines: Growth · % · Acme. Sales: up from 1 (2024-Q1) to 2 (2024-Q2)."
