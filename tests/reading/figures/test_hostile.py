"""What is no well-formed number must never be read as another number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.figures import read

INVISIBLE = list("\u200b\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\u00ad")
OTHER_DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳०१२३๑๒๓߀߁𝟏𝟐⑴⑵②³"
DIGITS = st.integers(1, 999_999_999).map(str)
PIECES = [*"億萬十約%$(《第\ud800", "百千", "一一", "分之", "個半"]
SCALES = ["億", "萬", "兆", "十", "百", " billion", " hundred"]


def quantities(text: str) -> list[str]:
    return [quantity.exact for quantity in read(text) if quantity.is_quantity]


@given(DIGITS, DIGITS, st.sampled_from(INVISIBLE), st.sampled_from(["", "億元", "%", "人"]))
def test_an_invisible_character_breaks_a_number(left: str, right: str, character: str, unit: str) -> None:
    assert quantities(f"共{left}{character}{right}{unit}") == []


@given(DIGITS, st.sampled_from(OTHER_DIGITS), DIGITS)
def test_digits_of_other_scripts_belong_to_no_number(left: str, digit: str, right: str) -> None:
    assert quantities(digit) == quantities(f"{left}{digit}{right}") == []


@given(st.lists(st.integers(0, 9999).map(str), min_size=2, max_size=5).map(",".join))
def test_only_groups_of_three_make_a_number_with_commas(text: str) -> None:
    first, *groups = text.split(",")
    is_number = all(len(group) == 3 for group in groups) and len(first) < 4 and not first.startswith("0")
    assert quantities(text) == ([text] if is_number else [])


@given(st.lists(st.integers(0, 999).map(str), min_size=3, max_size=6).map(".".join))
def test_numbers_joined_by_points_are_names_or_dates(text: str) -> None:
    assert quantities(text) == []


@given(DIGITS, st.sampled_from("'_’"), DIGITS)
def test_other_signs_set_no_thousands_apart(left: str, sign: str, right: str) -> None:
    assert quantities(f"{left}{sign}{right}") == []


@given(st.integers(31, 400))
def test_an_endless_number_is_a_name(length: int) -> None:
    assert [(quantity.kind, quantity.exact) for quantity in read("7" * length)] == [("name", "7" * length)]


@pytest.mark.parametrize("piece", PIECES)
def test_repeated_pieces_state_no_number(piece: str) -> None:
    assert quantities(piece * 500) == []


@pytest.mark.parametrize("scale", SCALES)
def test_repeated_scales_make_no_endless_number(scale: str) -> None:
    values = [quantity.value for quantity in read("3" + scale * 50) if quantity.is_quantity]
    assert all(value is None or value < 10**25 for value in values)
