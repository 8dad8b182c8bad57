"""The lexicon's tables as the reader uses them: folded to one spelling and split into words.

In this order: splitting and folding, and guards, the little patterns that say what may not stand beside a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.figures.fold import fold
from generator.figures.patterns import any_of


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


def guarded(words: Mapping[str, str]) -> str:
    """The longest of the words at a position; each may name characters that must not follow it.

    Where the longest word is refused, a shorter one may still match.
    """
    plain = [word for word, follow in words.items() if not follow]
    groups = [fold(word) for word in plain]
    refused = [re.escape(fold(word)) + not_before(follow) for word, follow in words.items() if follow]
    return "|".join([*sorted(refused, key=len, reverse=True), any_of(groups)]) if groups else "|".join(refused)


def ends_letters(word: str) -> bool:
    """Whether a word ends in a Latin letter, so that no letter may follow it."""
    return word[-1:].isascii() and word[-1:].isalpha()


def longest_first(words: Iterable[str]) -> list[str]:
    return sorted(set(words), key=len, reverse=True)
