"""The lexicon's tables as the reader uses them: folded to one spelling and split into words.

In this order: splitting and folding, and guards, the little patterns that say what may not stand beside a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.reading.figures.fold import fold


def split(table: str) -> list[str]:
    """The folded words of a table, in which `_` stands for a space."""
    return [word.replace("_", " ") for word in fold(table).split()]


def by_word(tables: Mapping[str, str]) -> dict[str, str]:
    """Word → key, for tables of key → words."""
    return {word: key for key, table in tables.items() for word in split(table)}


def not_before(characters: str) -> str:
    """A guard: none of the characters of `characters` may follow."""
    return f"(?![{re.escape(fold(characters))}])" if characters else ""


def not_after(characters: str) -> str:
    """A guard: none of the characters of `characters` may go before."""
    return f"(?<![{re.escape(fold(characters))}])" if characters else ""


def ends_letters(word: str) -> bool:
    """Whether a word ends in a Latin letter, so that no letter may follow it."""
    return word[-1:].isascii() and word[-1:].isalpha()


def longest_first(words: Iterable[str]) -> list[str]:
    """The words without repeats, the longest first."""
    return sorted(set(words), key=len, reverse=True)
