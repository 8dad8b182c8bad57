"""Round numbers on an axis, zero on it unless it says that it is cut."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.charts.axis import axis_of, round_step, written
from tests.charts.samples import chart, mark


@pytest.mark.parametrize(
    ("numbers", "ticks", "is_cut"),
    [
        ("8 13 15", "0 5 10 15", False),
        ("11 13 15", "11 12 13 14 15", True),
        ("386.15 -30.5", "0 100 200 300 400", False),
        ("1600 1845", "1,600 1,700 1,800", True),
        ("-5 -9", "−8 −6 −4 −2 0", False),
        ("0", "0 0.5 1", False),
        ("7", "0 2 4 6", False),
    ],
)
def test_ticks(numbers: str, ticks: str, is_cut: bool) -> None:
    marks = [mark(f"f{at}", value=Decimal(number)) for at, number in enumerate(numbers.split())]
    axis = axis_of(chart("dots", *marks))
    assert (" ".join(map(written, axis.ticks)), axis.is_cut) == (ticks, is_cut)
    assert axis.notes == (("cut",) if is_cut else ())


def test_ranks_begin_with_the_first() -> None:
    marks = [mark("a", value=Decimal(3)), mark("b", value=Decimal(29))]
    axis = axis_of(chart("dots", *marks, origin=Decimal(1)))
    assert [axis.low, *axis.ticks] == [1, 1, 10, 20, 30]


@pytest.mark.parametrize(("least", "step"), [("0.7", "1"), ("1", "1"), ("1.1", "2"), ("230", "5E+2"), ("51", "1E+2")])
def test_steps_are_round(least: str, step: str) -> None:
    assert round_step(Decimal(least)) == Decimal(step)


@pytest.mark.parametrize(
    ("number", "text"), [("1200", "1,200"), ("-50", "−50"), ("0.50", "0.5"), ("1E+3", "1,000"), ("0", "0")]
)
def test_numbers_are_written_alike_in_both_languages(number: str, text: str) -> None:
    assert written(Decimal(number)) == text
