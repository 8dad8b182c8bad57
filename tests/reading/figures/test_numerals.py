from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.reading.figures.fold import fold
from generator.reading.figures.numerals import numeral_at

DIGITS = "零一二三四五六七八九"
FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹貳叁肆伍陸柒捌玖拾佰仟")


def section(number: int) -> str:
    """A number below ten thousand, as it is written behind others: 零五, 一十二, 三百零五."""
    written, zero = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            written += ("零" if zero else "") + DIGITS[digit] + unit
        zero = not digit and number % power != 0
    return written


def written(number: int) -> str:
    """Any number below 10**16 in Chinese numerals."""
    parts, pause = "", False
    for power, scale in ((10**12, "萬億"), (10**8, "億"), (10**4, "萬"), (1, "")):
        part = number // power % 10**4
        if part:
            parts += ("零" if parts and (pause or part < 1000) else "") + section(part).lstrip("零") + scale
        pause = part == 0
    return parts.removeprefix("一") if parts.startswith("一十") else parts or "零"


def value(text: str) -> Decimal | None:
    numeral = numeral_at(fold(text), 0)
    return numeral.value if numeral and numeral.end == len(text) else None


NUMBERS = st.one_of(st.integers(1, 10**5), st.integers(1, 10**12 - 1), st.integers(1, 9999).map(lambda n: n * 10**8))


@given(NUMBERS)
def test_chinese_numerals_read_back(number: int) -> None:
    assert value(written(number)) == number


@given(st.integers(11, 10**8))
def test_financial_numerals_read_back(number: int) -> None:
    assert value(written(number).translate(FINANCIAL)) == number


@given(st.integers(1, 9999), st.integers(1, 999))
def test_decimals_read_back(whole: int, decimals: int) -> None:
    spelled = "".join(DIGITS[int(digit)] for digit in str(decimals))
    assert value(f"{written(whole)}點{spelled}") == Decimal(f"{whole}.{decimals}")


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_digits_with_scales_read_back(large: int, small: int) -> None:
    text = f"{large}億{small:,}萬" if small else f"{large}億"
    assert value(text) == large * 10**8 + small * 10**4


@given(st.integers(2, 9999), st.integers(1, 9999))
def test_fractions_read_back(below: int, above: int) -> None:
    assert value(f"{written(below)}分之{written(above)}") == Decimal(above) / below


@given(st.lists(st.integers(0, 9), min_size=2, max_size=12))
def test_rows_of_digits_read_back(digits: list[int]) -> None:
    row = "".join("〇一二三四五六七八九"[digit] for digit in digits)
    neighbours = len(digits) == 2 and 0 < digits[0] < digits[1]  # 七八 are seven to eight
    assert neighbours or value(row) == int("".join(map(str, digits)))
