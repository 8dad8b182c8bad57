"""A numeral is never read from its middle: whatever stands in it is read from its first character, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.figures import read
from tests.reading.figures.test_english import written as english
from tests.reading.figures.test_numerals import DIGITS, FINANCIAL, written

ROWS = str.maketrans("0123456789", "〇一二三四五六七八九")
TRADITIONAL = str.maketrans("万亿点", "萬億點")
NUMBERS = st.one_of(st.integers(1, 10**5), st.integers(1, 10**12 - 1), st.integers(1, 9999).map(lambda n: n * 10**8))
SMALL = st.integers(1, 9999)
DECIMALS = st.lists(st.integers(0, 9), min_size=1, max_size=4)
SCALES = st.sampled_from(["萬", "億", "万", "亿", "兆", "萬億"])


def spelled(number: int) -> str:
    return str(number).translate(ROWS)


def sections(large: int, small: int, space: str) -> str:
    """3億4567萬, 3 億 4567 萬."""
    return f"{large}{space}億{space}{small}{space}萬"


HAN = st.one_of(
    NUMBERS.map(written),
    st.integers(11, 10**8).map(lambda number: written(number).translate(FINANCIAL)),
    st.builds("{}點{}".format, SMALL.map(written), DECIMALS.map(lambda ds: "".join(DIGITS[d] for d in ds))),
    st.builds("{}{}".format, SMALL.map(spelled), SCALES),
    st.builds("{}點{}{}".format, SMALL.map(spelled), DECIMALS.map(lambda ds: "".join(DIGITS[d] for d in ds)), SCALES),
    st.builds("{}萬{}".format, st.integers(1, 99).map(written), SMALL.map(spelled)),
    st.builds("{}億{}萬".format, st.integers(1, 99).map(spelled), SMALL.map(spelled)),
    st.builds("百分之{}".format, NUMBERS.map(written)),
    st.builds("{}分之{}".format, SMALL.map(written), SMALL.map(written)),
    # 兩 is a weight as well: 一兩兩元 are two readings
    st.text("零〇一二三四五六七八九十百千萬億兆", min_size=2, max_size=14).filter(lambda t: t[0] not in "零〇"),
)
DIGIT_FORMS = st.one_of(
    st.integers(0, 10**15).map(str),
    st.integers(1000, 10**12).map("{:,}".format),
    st.integers(10**6, 10**12).map(lambda number: f"{number:,}".replace(",", " ")),
    st.builds("{}.{}".format, st.integers(0, 10**6), st.integers(0, 999)),
    st.builds("{}{}".format, st.integers(1, 99999), SCALES),
    st.builds(sections, st.integers(1, 9999), SMALL, st.sampled_from(["", " "])),
    st.builds("{}×10{}".format, SMALL, st.sampled_from("⁴⁵⁶")),
    st.builds("{}^{}".format, SMALL, st.integers(0, 99)),
)
ENGLISH = st.one_of(
    st.builds(english, st.one_of(st.integers(0, 10**4), st.integers(0, 10**15 - 1)), st.sampled_from([" ", " and "])),
    st.builds("{}.{} {}".format, SMALL, st.integers(0, 99), st.sampled_from(["thousand", "million", "billion"])),
    st.builds("{}{}".format, SMALL, st.sampled_from(["k", "m", "bn", "tn"])),
    st.integers(2, 999).map(lambda number: f"{english(number, ' ')} point {english(number % 10, ' ')}"),
)


def assert_read_from_its_beginning(text: str, start: int, end: int) -> None:
    inside = [reading for reading in read(text) if start < reading.start < end]
    assert inside == []


@given(st.one_of(HAN, DIGIT_FORMS), st.sampled_from(["共{}元。", "達到{}，", "（{}）", "{}人", "為{}%的", "約{}個。"]))
def test_no_numeral_is_read_from_its_middle_in_chinese(numeral: str, sentence: str) -> None:
    start = sentence.index("{")
    assert_read_from_its_beginning(sentence.format(numeral), start, start + len(numeral))


@given(
    st.one_of(ENGLISH, DIGIT_FORMS),
    st.sampled_from(["a total of {} units", "{} people.", "about {}%", "({})", "of {}"]),
)
def test_no_numeral_is_read_from_its_middle_in_english(numeral: str, sentence: str) -> None:
    start = sentence.index("{")
    assert_read_from_its_beginning(sentence.format(numeral), start, start + len(numeral))


@pytest.mark.parametrize("row", ["三八五", "一二七六", "九〇", "五六〇〇"])
@pytest.mark.parametrize("scale", ["億", "萬"])
def test_a_row_of_digits_takes_a_scale(row: str, scale: str) -> None:
    [reading] = read(f"營收{row}{scale}元")
    digits = row.translate(str.maketrans("〇一二三四五六七八九", "0123456789"))
    assert reading.value == int(digits) * 10 ** (8 if scale == "億" else 4)
