"""One pattern finds what each word alone would: the longest at a place, with nothing beside it that may not be."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.languages.alternation import alternation

LETTERS = "abA甲乙-.^] "  # with such as mean something in a pattern


def beside(word: str) -> tuple[str, str]:
    return "[a-z]" if word[0].isascii() else "", "[a-z]" if word[-1].isascii() else ""


def one_by_one(words: set[str]) -> re.Pattern[str]:
    """The same, each word of its own."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    guards = [(word, *beside(word)) for word in ordered]
    alone = [
        (f"(?<!{before})" if before else "") + re.escape(word) + (f"(?!{behind})" if behind else "")
        for word, before, behind in guards
    ]
    return re.compile("|".join(alone))


@given(st.sets(st.text(LETTERS, min_size=1, max_size=4), min_size=1, max_size=12), st.text(LETTERS, max_size=40))
def test_it_finds_what_the_words_one_by_one_would(words: set[str], text: str) -> None:
    pattern = alternation(words, beside)
    assert pattern is not None
    assert [match.span() for match in pattern.finditer(text)] == [m.span() for m in one_by_one(words).finditer(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [("AI助手 and AI", ["AI助手", "AI"]), ("AIDS", []), ("xAI", []), ("of AI.", ["AI"]), ("甲AI助手", ["AI助手"])],
)
def test_the_longest_word_wins_and_stands_alone(text: str, found: list[str]) -> None:
    pattern = alternation(["AI", "AI助手"], lambda word: ("[A-Za-z]", "[A-Za-z]") if word.isascii() else ("", ""))
    assert pattern is not None
    assert pattern.findall(text) == found


@pytest.mark.parametrize("words", [[], [""]], ids=str)
def test_of_no_words_there_is_no_pattern(words: list[str]) -> None:
    assert alternation(words, beside) is None
