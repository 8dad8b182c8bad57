"""Chinese text into words, for drawings whose lines have to break, and what the forms of its characters have in common.

In this order: `words`, of a run of Chinese characters, which no space parts; `simplified`.

The words are cut by rjieba, which knows Simplified only: a run is folded to Simplified (OpenCC, same length, checked),
cut there, and the cuts are made in the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from opencc import OpenCC

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af々〇"  # inside of a class of characters
HAN_RUN = re.compile(f"[{HAN}]+")


def words(run: str) -> Iterator[str]:
    """The words of a run of Chinese characters, in their order."""
    import rjieba  # it reads its dictionary when it is loaded, and most runs cut nothing

    start = 0
    for word in rjieba.cut(simplified(run)):
        yield run[start : start + len(word)]
        start += len(word)


def simplified(text: str) -> str:
    """`text` in Simplified characters, one for one."""
    folded = _opencc().convert(text)
    return folded if len(folded) == len(text) else "".join(map(_one_simplified, text))


def _one_simplified(char: str) -> str:
    folded = _opencc().convert(char)
    return folded if len(folded) == 1 else char


@cache
def _opencc() -> OpenCC:
    return OpenCC("t2s")
