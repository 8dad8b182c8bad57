from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.figures import Quantity, read, read_whole
from generator.reading.figures.fold import fold
from generator.reading.figures.quantity import NON_QUANTITIES, QUANTITY_KINDS
from tests.reading.figures.shown import QUALIFIERS

WORDS = """
0 1 2 3 5 7 9 10 12 34 2024 1,234 0.5 . , - – ~ ( ) % ％ $ ¥ US$ HK$ RMB 《 》 、 ， 。
一 二 兩 三 五 十 百 千 萬 億 兆 零 半 幾 數 點 分之 百分之 個 名 位 家 款 人 年 月 日 天 小時 季度 元 億元 港元 美元
倍 成 折 個百分點 約 近 逾 超過 不到 至少 以上 左右 多 餘 至 到 第 前 排名 增長 下降 同比 翻倍 一半 個位數 甲公司 收入
"""
ENGLISH_WORDS = "one twenty hundred million billion half percent up fell to Q2 GPT-4.5 H20 third top No."
STRANGE = ["\n", "\u200b", "\u202e", "١", "२", "²", "\ud800", "\udfff", "ß"]
PIECES = [" ", *WORDS.split(), *(f"{word} " for word in ENGLISH_WORDS.split()), *STRANGE]
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.text(max_size=60))


@given(TEXTS)
def test_readings_stand_where_they_say_in_order_and_apart(text: str) -> None:
    readings = read(text)
    assert all(text[quantity.start : quantity.end] == quantity.exact != "" for quantity in readings)
    assert all(one.end <= other.start for one, other in pairwise(readings))


@given(TEXTS)
def test_a_reading_is_well_formed(text: str) -> None:
    for quantity in read(text):
        assert quantity.kind in (*QUANTITY_KINDS, *NON_QUANTITIES)
        assert quantity.qualifier in (None, *QUALIFIERS)
        assert quantity.direction in (None, "up", "down")
        assert (quantity.kind == "range") == (quantity.of is not None)
        assert is_in_order(quantity)
        assert quantity.is_quantity or stated(quantity) == []


def is_in_order(quantity: Quantity) -> bool:
    ends = [end for end in (quantity.low, quantity.value, quantity.high) if end is not None]
    return ends == sorted(ends)


def stated(quantity: Quantity) -> list[object]:
    parts = (quantity.value, quantity.low, quantity.high, quantity.decimals, quantity.unit, quantity.qualifier)
    return [part for part in parts if part is not None]


@given(TEXTS)
def test_a_whole_token_is_the_only_reading_of_its_text(text: str) -> None:
    quantity = read_whole(text)
    assert (quantity is not None) == ([one.exact for one in read(text)] == [text])


@given(TEXTS)
def test_both_scripts_are_read_alike(text: str) -> None:
    assert [one.kind for one in read(text)] == [one.kind for one in read(simplified(text))]


def simplified(text: str) -> str:
    """Chinese characters folded, all else left as it is."""
    return "".join(fold(character) if "一" <= character <= "鿿" else character for character in text)


NUMBERS = st.one_of(
    st.integers(1, 9999).map(str), st.integers(1000, 9_999_999).map("{:,}".format), st.sampled_from(["2.5", "13.85"])
)
CHINESE = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "約", "近", "逾", "超過", "至少", "不足", "約 "]),
    NUMBERS,
    st.sampled_from(["萬", "億", " 億", "萬億"]),
    st.sampled_from(["元", "港元", "美元", "元人民幣", "人", "名"]),
)
SHARES = st.builds(
    "{}{}{}".format, st.sampled_from(["", "約", "超", "不到"]), NUMBERS, st.sampled_from(["%", "個百分點", "倍"])
)
ENGLISH = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "about ", "nearly ", "more than ", "at least "]),
    st.sampled_from(["RMB ", "US$", "HK$", "€"]),
    NUMBERS,
    st.sampled_from([" million", " billion", "bn"]),
)


@given(st.one_of(CHINESE, SHARES), st.sampled_from(["甲公司錄得{}。", "（{}）", "{}，乙公司則無。", "共計 {} 。"]))
def test_a_token_is_the_same_alone_and_in_a_sentence(token: str, sentence: str) -> None:
    assert_found(token, sentence)


@given(ENGLISH, st.sampled_from(["Company A reported {}.", "({})", "It was {} in the period.", "{}, it said."]))
def test_an_english_token_is_the_same_alone_and_in_a_sentence(token: str, sentence: str) -> None:
    assert_found(token, sentence)


def assert_found(token: str, sentence: str) -> None:
    whole = read_whole(token)
    assert whole is not None
    [found] = [quantity for quantity in read(sentence.format(token)) if quantity.is_quantity]
    assert (found.exact, found.kind, found.value, found.low, found.high, found.unit, found.qualifier) == (
        (whole.exact, whole.kind, whole.value, whole.low, whole.high, whole.unit, whole.qualifier)
    )


@pytest.mark.parametrize("word", ["翻倍", "翻番", "翻了一番", "倍增", "doubled"])
def test_doubling_is_marked(word: str) -> None:
    [quantity] = read(f"乙公司收入{word}")
    assert quantity.doubling


@pytest.mark.parametrize("word", ["翻兩番", "兩倍", "100%", "tripled", "減半"])
def test_nothing_else_is_doubling(word: str) -> None:
    [quantity] = read(word)
    assert not quantity.doubling
