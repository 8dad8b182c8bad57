from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.figures import Stated, agreement, overlap, read_whole, stated_of

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "agreement.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def stated(token: str) -> Stated:
    quantity = read_whole(token)
    assert quantity is not None, token
    return stated_of(quantity)


@pytest.mark.parametrize(("accepted", "other", "expected"), CASES, ids=[" vs ".join(case[:2]) for case in CASES])
def test_agreement(accepted: str, other: str, expected: str) -> None:
    assert agreement(stated(accepted), stated(other)) == expected


def test_a_negative_statement_turns_its_interval() -> None:
    turned = stated("36億元").negated()
    assert (turned.value, turned.low, turned.high) == (Decimal(-3600000000), Decimal(-3650000000), Decimal(-3550000000))


def test_times_become_percent_with_their_precision() -> None:
    percent = stated("9.5倍").scaled(100, "percent")
    assert (percent.value, percent.decimals, percent.unit) == (Decimal(950), -1, "percent")


def test_open_intervals_overlap_on_the_open_side() -> None:
    assert overlap(stated("超10%"), stated("99%"))
    assert not overlap(stated("超10%"), stated("5%"))


def test_the_plainly_stated_is_more_precise_than_the_vague() -> None:
    ordered = sorted(map(stated, ["超10%", "10%", "10.2%", "十幾%"]), key=lambda s: s.precision)
    assert ordered[-1].value == Decimal("10.2")


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "is_estimate"),
    [
        ("130", "160", None, True),
        ("145", "146.5", None, True),
        ("145.5", "146.5", None, False),
        ("146", "146", None, False),
        ("130", "160", "about", False),
        ("130", None, None, False),
    ],
)
def test_an_estimate_has_an_interval_wider_than_its_last_digit(
    low: str, high: str | None, qualifier: str | None, is_estimate: bool
) -> None:
    stated = Stated(
        value=Decimal(146),
        low=Decimal(low),
        high=None if high is None else Decimal(high),
        decimals=0,
        unit=None,
        qualifier=qualifier,
    )
    assert stated.is_estimate is is_estimate


@pytest.mark.parametrize(
    ("exact", "digits", "value", "low", "high", "decimals"),
    [
        ("1845億元", 3, "185000000000", "184500000000", "185500000000", -9),
        ("1845億元", 4, "184500000000", "184450000000", "184550000000", -8),
        ("1845億元", 9, "184500000000", "184450000000", "184550000000", -8),
        ("14.96%", 2, "15", "14.5", "15.5", 0),
        ("超過184.5億元", 3, "18400000000", "18400000000", None, -8),
        ("不足184.5億元", 3, "18500000000", None, "18500000000", -8),
        ("約184.5億元", 3, "18500000000", "18445000000", "18455000000", -8),
        ("99.6億元", 2, "10000000000", "9950000000", "10050000000", -8),
        ("3%至4%", 1, None, "3", "4", 0),
    ],
)
def test_fewer_digits_are_said_and_never_more(
    exact: str, digits: int, value: str | None, low: str | None, high: str | None, decimals: int
) -> None:
    quantity = read_whole(exact)
    assert quantity is not None
    said = stated_of(quantity).to_digits(digits)
    expected = [None if end is None else Decimal(end) for end in (value, low, high)]
    assert [said.value, said.low, said.high, said.decimals] == [*expected, decimals]


@given(st.integers(-(10**12), 10**12), st.integers(-12, 4), st.integers(-14, 6))
def test_a_declared_place_never_makes_a_value_more_exact(number: int, decimals: int, place: int) -> None:
    value = Decimal(number).scaleb(-decimals)
    half = Decimal("0.5").scaleb(-decimals)
    plain = Stated(value=value, low=value - half, high=value + half, decimals=decimals, unit="CNY")
    told = plain.told_to(place)
    assert told.value == plain.value
    assert told.decimals is not None
    assert told.decimals <= decimals
    assert told.low is not None
    assert told.high is not None
    assert told.low <= value - half
    assert told.high >= value + half
    if not plain.ends_before(place):
        assert told == plain
