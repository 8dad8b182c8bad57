"""Where sentences end: the cases of `sentences.tsv`, and what holds of any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.languages.language import Language
from generator.languages.sentences import MARK, OBJECT, PAIRS, sentences
from tests.known import BOTH

LANGUAGES = {language.tag: language for language in BOTH}
ROWS = [row.split("\t") for row in Path(__file__).with_name("sentences.tsv").read_text("utf-8").splitlines()[3:]]
BITS = (
    "It rose",
    " ",
    "\n",
    "3.5",
    ".",
    "?",
    "。",
    "！",
    "Mr",
    "No",
    "U.S",
    "船",
    "（",
    "）",
    "「",
    "」",
    "“",
    "”",
    "(",
    ")",
    OBJECT,
    MARK,
)
TEXT = st.lists(st.sampled_from(BITS), max_size=30).map("".join)


def masked(paragraph: str) -> str:
    return paragraph.replace("⟨x⟩", OBJECT * 3).replace("※", MARK * 3)


@pytest.mark.parametrize(
    ("tag", "paragraph"), [(tag, text) for tag, _, text in ROWS], ids=[f"{r[0]} {r[1]}" for r in ROWS]
)
def test_sentences_end_where_the_case_says(tag: str, paragraph: str) -> None:
    pieces = masked(paragraph).split("¦")
    text = "".join(pieces)
    assert [text[start:end] for start, end in sentences(text, LANGUAGES[tag])] == pieces


@given(TEXT, st.sampled_from(BOTH))
def test_sentences_together_are_the_text(text: str, language: Language) -> None:
    spans = list(sentences(text, language))
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)


@given(TEXT, st.sampled_from(BOTH))
def test_a_mark_stays_with_the_sentence_before_it(text: str, language: Language) -> None:
    for start, end in list(sentences(text, language))[1:]:
        assert not text[start:end].lstrip(" \n").startswith(MARK) or text[:start].rstrip(" ")[-1:] == "\n", (start, end)


@given(
    st.lists(
        st.sampled_from(["It rose 3.5%", "Mr. Moe sailed", "J. Ray (see p. 4) left", f"{OBJECT} grew"]),
        min_size=1,
        max_size=6,
    )
)
def test_as_many_sentences_as_were_written(written: list[str]) -> None:
    text = " ".join(f"{each}." for each in written)
    assert len(list(sentences(text, LANGUAGES["en"]))) == len(written)
    marked = " ".join(f"{each}.{MARK * 4}" for each in written)
    assert len(list(sentences(marked, LANGUAGES["en"]))) == len(written)


@given(
    st.lists(
        st.sampled_from(["收入上升3.5%", "他說「走。」了", f"{OBJECT}開支", "船（共三艘）開出"]), min_size=1, max_size=6
    )
)
def test_as_many_chinese_sentences_as_were_written(written: list[str]) -> None:
    text = "".join(f"{each}。{MARK * 4}" for each in written)
    found = [text[start:end] for start, end in sentences(text, LANGUAGES["zh-Hant"])]
    assert sum(MARK in each for each in found) == len(written)


def test_every_pair_closes_with_something_else_or_itself() -> None:
    assert all(len(opening) == len(closing) == 1 for opening, closing in PAIRS.items())
