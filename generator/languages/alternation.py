"""One pattern for many words, which tries at each place of a text only those that begin like it.

`re` tries the words of an alternation one by one; a few hundred names in each text of a record take longer than all
else that is read in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import groupby


def alternation(words: Iterable[str], beside: Callable[[str], tuple[str, str]]) -> re.Pattern[str] | None:
    """A pattern of words, the longest first; `None` where there is none.

    `beside` says of a word which characters may not stand before it and which not behind it: two sets as `re` writes
    them (`[A-Za-z]`), each empty where any may.
    """
    by_first: dict[str, list[str]] = {}
    for word in sorted({word for word in words if word}, key=lambda word: (-len(word), word)):
        by_first.setdefault(word[0], []).append(word)
    groups = (_one_of(first, alike, beside) for first, alike in by_first.items())
    return re.compile("|".join(groups)) if by_first else None


def _one_of(first: str, words: Iterable[str], beside: Callable[[str], tuple[str, str]]) -> str:
    """One of the words that begin with a character, in their order; what may not stand before is looked for once."""
    first, runs = re.escape(first), []
    for before, run in groupby(words, lambda word: beside(word)[0]):
        rests = "|".join(re.escape(word[1:]) + (f"(?!{beside(word)[1]})" if beside(word)[1] else "") for word in run)
        runs.append(f"(?<!{before}{first})(?:{rests})" if before else rests)
    return f"{first}(?:{'|'.join(runs)})"
