from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.judging.checks.read_back import _misread, _problem
from generator.languages.language import Language
from generator.reading.figures import Stated
from generator.record.models import Unit
from generator.record.unit_patterns import with_units
from tests.known import EN


def stated(value: str, decimals: int, unit: str) -> Stated:
    number, half = Decimal(value), Decimal(5).scaleb(-decimals - 1)
    return Stated(value=number, low=number - half, high=number + half, decimals=decimals, unit=unit)


@pytest.mark.parametrize(
    ("value", "decimals", "unit", "text", "is_right"),
    [
        ("27500000000", -8, "CNY", "275億元", True),
        ("27500000000", -8, "CNY", "RMB 27.5 billion", True),
        ("27500000000", -8, "CNY", "276億元", False),
        ("27500000000", -8, "CNY", "RMB 27.50 billion", False),
        ("140000000", -7, "account", "140 million", True),
        ("140000000", -7, "account", "140.0 million", False),
        ("140000000", -7, "account", "141 million", False),
        ("950", -1, "percent", "9.5 times", True),
        ("950", -1, "percent", "950%", False),
        ("13", 0, "percent", "quite a lot", False),
    ],
)
def test_a_rendering_reads_back_to_its_value_and_no_finer(
    value: str, decimals: int, unit: str, text: str, is_right: bool
) -> None:
    assert (_problem(stated(value, decimals, unit), text, EN) is None) is is_right


@pytest.mark.parametrize(("text", "is_right"), [("over 50,000", True), ("超過5萬", True), ("over 5,000", False)])
def test_zeros_that_a_word_leaves_open_may_be_written(text: str, is_right: bool) -> None:
    value = Decimal(50000)
    over = Stated(value=value, low=value, high=None, decimals=-4, unit=None, qualifier="over")
    assert (_problem(over, text, EN) is None) is is_right


@pytest.mark.parametrize(
    ("qualifier", "text", "is_right"),
    [
        ("order", "千億元級", True),
        ("order", "on the order of RMB 100 billion", True),
        ("order", "hundreds of billions of yuan", False),
        ("order", "RMB 100 billion to RMB 1,000 billion", False),
        (None, "hundreds of billions of yuan", True),
        (None, "on the order of RMB 100 billion", False),
    ],
)
def test_an_order_of_magnitude_is_no_plural(qualifier: str | None, text: str, is_right: bool) -> None:
    low = Decimal(10) ** 11
    order = Stated(value=None, low=low, high=10 * low, decimals=None, unit="CNY", qualifier=qualifier)
    assert (_problem(order, text, EN) is None) is is_right


@pytest.mark.parametrize(
    ("text", "is_right"),
    [("約10.6萬", True), ("about 106,000", True), ("about 106.0 thousand", False), ("106,000", False)],
)
def test_zeros_of_a_rounded_value_may_be_written(text: str, is_right: bool) -> None:
    value, half = Decimal(106000), Decimal(980)
    about = Stated(value=value, low=value - half, high=value + half, decimals=-3, unit=None, qualifier="about")
    assert (_problem(about, text, EN) is None) is is_right


@pytest.mark.parametrize(("text", "is_right"), [("under −50%", True), ("低於−50%", True), ("under −50.0%", False)])
def test_the_zeros_of_a_bound_may_be_written_below_zero_too(text: str, is_right: bool) -> None:
    value = Decimal(-50)
    fall = Stated(value=value, low=None, high=value, decimals=-1, unit="percent", qualifier="over")
    assert (_problem(fall, text, EN) is None) is is_right


UNITS = [
    ("per-100000", "number", "per 100,000"),
    ("per-1000", "number", "{n} per 100 births"),
    ("per-woman", "number", "{n} children per woman"),
    ("kilometre", "number", "miles"),
    ("square-kilometre", "number", "square kilometres"),
    ("per-10000", "number", "{n} of 10 000 people"),
    ("station", "count", "stations"),
    ("year", "duration", "{n} years old"),
    ("score", "number", "points"),
    ("index", "number", "per 100,000"),
]


def english() -> Language:
    declared = [Unit.model_validate({"id": unit, "kind": kind, "label": {"en": label}}) for unit, kind, label in UNITS]
    (language,) = with_units([EN], declared)
    return language


@pytest.mark.parametrize(
    ("unit", "problem"),
    [
        ("per-100000", None),
        ("per-1000", "reads back in per-100, not in per-1000"),
        ("per-woman", None),
        ("kilometre", "reads back in mile, not in kilometre"),
        ("square-kilometre", None),
        ("per-10000", "does not read back as one figure"),
        ("station", None),
        ("year", None),
        ("score", None),
        ("index", "reads back in per-100000, not in index"),
    ],
)
def test_the_words_of_a_unit_say_no_other_unit_and_no_other_number(unit: str, problem: str | None) -> None:
    found = _misread(stated("146", 0, unit), english())
    assert (found and found[1]) == problem


def test_both_ends_of_an_interval_of_uncertainty_read_back() -> None:
    estimate = replace(stated("5.2", 1, "per-100000"), low=Decimal("4.12"), high=Decimal("6.6"))
    assert _misread(estimate, english()) is None
