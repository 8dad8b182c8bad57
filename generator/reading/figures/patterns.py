"""Regular expressions made from word tables.

In this order: one alternation that finds the longest word (`any_of`), the same for words of Latin letters, which end
where the letters end (`any_word`), and both for text that is read backwards (`any_backwards`).

An alternation of hundreds of words is slow in `re`, which tries them one by one. `any_of` therefore
writes them as a trie: words with the same beginning share it, and a longer word is tried before a
shorter one.

What stands to the left of a number is found by reading from the number to the left: the words are reversed and
matched against the reversed text, where one anchored match does what a search would have to try at every place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

_escaped = cache(re.escape)  # of single characters, by the thousand


def any_of(words: Iterable[str]) -> str:
    """A non-capturing group that matches the longest of `words` at a position."""
    return f"(?:{_trie(sorted(set(words)))})"


def any_word(words: Iterable[str]) -> str:
    """As `any_of`, for words of Latin letters: no letter may follow."""
    return f"{any_of(words)}(?![a-z])"


def any_backwards(words: Iterable[str]) -> str:
    """As `any_of`, for reversed text; words that begin or end in a Latin letter match as whole words only."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in words:
        groups[_edge(word[-1:]) + "{}" + _edge(word[:1], behind=True)].append(word[::-1])
    # Words with edges come first: us$ is longer than $.
    ordered = sorted(groups.items(), key=lambda group: -len(group[0]))
    return "(?:" + "|".join(edges.replace("{}", any_of(table)) for edges, table in ordered) + ")"


def _edge(character: str, *, behind: bool = False) -> str:
    if not (character.isascii() and character.isalpha()):
        return ""
    return "(?![a-z])" if behind else "(?<![a-z])"


def backwards(text: str, start: int, end: int) -> str:
    """`text[start:end]` from its end to its beginning."""
    return text[start:end][::-1]


def _trie(words: list[str]) -> str:
    if len(words) == 1:
        return re.escape(words[0])
    branches: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if word:
            branches[word[0]].append(word[1:])
    parts = [_escaped(first) + _rest(tails) for first, tails in branches.items()]
    return "|".join(parts)


def _rest(tails: list[str]) -> str:
    longer = _trie(tails)
    if not longer:
        return ""
    if "" in tails:
        return f"(?:{longer})?"
    is_choice = len({tail[0] for tail in tails}) > 1  # else a group would only take time to compile
    return f"(?:{longer})" if is_choice else longer
