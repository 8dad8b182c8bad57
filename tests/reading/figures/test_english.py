from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.figures.english import words_at

TEEN_STEMS = ["thir", "four", "fif", "six", "seven", "eigh", "nine"]
TEENS = ["ten", "eleven", "twelve", *(f"{stem}teen" for stem in TEEN_STEMS)]
SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", *TEENS]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = [(10**12, " trillion"), (10**9, " billion"), (10**6, " million"), (10**3, " thousand"), (1, "")]


def below_hundred(number: int) -> str:
    if number < 20:
        return SMALL[number]
    tens = TENS[number // 10 - 2]
    return f"{tens}-{SMALL[number % 10]}" if number % 10 else tens


def below_thousand(number: int, joint: str) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return below_hundred(rest)
    return f"{SMALL[hundreds]} hundred" + (f"{joint}{below_hundred(rest)}" if rest else "")


def written(number: int, joint: str) -> str:
    """Any number below 10**15, hundreds joined to what follows by a space or by ` and `."""
    parts = []
    for power, scale in SCALES:
        part = number // power % 1000
        if part:
            parts.append(below_thousand(part, joint) + scale)
    return " ".join(parts) or "zero"


def value(text: str) -> Decimal | None:
    numeral = words_at(text, 0)
    return numeral.value if numeral and numeral.end == len(text) else None


@given(st.one_of(st.integers(0, 10**4), st.integers(0, 10**15 - 1)), st.sampled_from([" ", " and "]))
def test_english_numerals_read_back(number: int, joint: str) -> None:
    assert value(written(number, joint)) == number


@given(st.integers(0, 999), st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_spoken_decimals_read_back(whole: int, decimals: list[int]) -> None:
    spoken = " ".join(SMALL[digit] for digit in decimals)
    assert value(f"{written(whole, ' ')} point {spoken}") == Decimal(f"{whole}.{''.join(map(str, decimals))}")


@pytest.mark.parametrize("text", ["a", "an hour", "and", "point", "of", "a five", "thousandth of"])
def test_lone_words_are_no_numerals(text: str) -> None:
    assert words_at(text, 0) is None
