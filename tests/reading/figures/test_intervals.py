from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.figures.intervals import interval
from generator.reading.figures.numeral import Numeral
from tests.reading.figures.shown import QUALIFIERS

VALUES = st.decimals(-(10**9), 10**9, places=2, allow_nan=False)


def numeral(value: str | Decimal, place: int) -> Numeral:
    return Numeral(end=0, form="digits", value=Decimal(value), place=place, pointed=place < 0)


@given(VALUES, st.sampled_from([None, *QUALIFIERS]))
def test_the_value_is_within_its_interval(value: Decimal, qualifier: str | None) -> None:
    low, high = interval(numeral(value, -2), qualifier, exact=False)
    ends = [end for end in (low, value, high) if end is not None]
    assert ends == sorted(ends)


@given(VALUES, st.sampled_from([None, "about", "nearly"]))
def test_the_interval_of_a_negative_mirrors_that_of_its_positive(value: Decimal, qualifier: str | None) -> None:
    low, high = interval(numeral(value, -2), qualifier, exact=False)
    mirrored = interval(numeral(-value, -2), qualifier, exact=False)
    assert value == 0 or mirrored == tuple(end if end is None else -end for end in (high, low))


@pytest.mark.parametrize(
    ("value", "place", "qualifier", "low", "high"),
    [
        ("13", 0, None, "12.5", "13.5"),
        ("180000000000", 8, None, "179950000000", "180050000000"),
        ("50", 0, "about", "45", "55"),
        ("1.0", -1, "about", "0.95", "1.05"),
        ("111000", 0, "about", "110500", "111500"),
        ("300", 0, "nearly", "250", "300"),
    ],
)
def test_intervals_follow_the_last_place(value: str, place: int, qualifier: str | None, low: str, high: str) -> None:
    assert interval(numeral(value, place), qualifier, exact=False) == (Decimal(low), Decimal(high))
