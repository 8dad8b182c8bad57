"""Regular expressions made from word tables.

In this order: one alternation that finds the longest word (`any_of`), and the same for words of Latin
letters, which end where the letters end (`any_word`).

An alternation of hundreds of words is slow in `re`, which tries them one by one. `any_of` therefore
writes them as a trie: words with the same beginning share it, and a longer word is tried before a
shorter one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """A non-capturing group that matches the longest of `words` at a position."""
    return f"(?:{_trie(sorted(set(words)))})"


def any_word(words: Iterable[str]) -> str:
    """As `any_of`, for words of Latin letters: no letter may follow."""
    return f"{any_of(words)}(?![a-z])"


def _trie(words: list[str]) -> str:
    branches: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if word:
            branches[word[0]].append(word[1:])
    parts = [re.escape(first) + _rest(tails) for first, tails in branches.items()]
    return "|".join(parts)


def _rest(tails: list[str]) -> str:
    longer = _trie(tails)
    if not longer:
        return ""
    return f"(?:{longer})?" if "" in tails else f"(?:{longer})"
