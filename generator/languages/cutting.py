"""Text into words, one way per kind of writing, by the name that the record of a language gives it.

In this order: `segmenter`, for Chinese, whose words no space parts; how a run of its characters is cut; `CUTTERS`.

Between two Chinese words is put U+200B, a zero-width space. The words are cut by rjieba, which knows Simplified only: a
text is folded to Simplified (OpenCC, same length, checked), cut there, and the cuts are made in the original. Words
given by the caller (the glossary's) always stand by themselves, because a word inside a longer one cannot be found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from opencc import OpenCC

CUT = "\u200b"
HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af々〇]+")


def segmenter(words: Iterable[str]) -> Callable[[str], str]:
    """A function that puts U+200B between the Chinese words of a text, those of `words` always cut out whole."""
    known = sorted(frozenset(words) - {""}, key=lambda word: (-len(word), word))
    whole = re.compile(f"({'|'.join(map(re.escape, known))})" if known else r"(?!)()")

    def cut(text: str) -> str:
        return HAN_RUN.sub(lambda run: _cut_out(run, whole), text.replace(CUT, "")).strip(CUT)

    return cut


def _cut_out(run: re.Match[str], whole: re.Pattern[str]) -> str:
    """The words of a run of Chinese characters, parted from each other and from what stands before and after.

    Material splits only at its separators, so that 「AI助手」 would be one word without a cut in front of 助手.
    """
    parts = (word for part in whole.split(run.group()) for word in _words(part, whole))
    before = CUT if run.start() and _joins(run.string[run.start() - 1]) else ""
    after = CUT if run.end() < len(run.string) and _joins(run.string[run.end()]) else ""
    return f"{before}{CUT.join(parts)}{after}"


def _joins(neighbour: str) -> bool:
    return not (neighbour.isspace() or neighbour in "<>")


def _words(part: str, whole: re.Pattern[str]) -> Iterator[str]:
    if whole.fullmatch(part):
        yield part
        return
    start = 0
    import rjieba  # it reads its dictionary when it is loaded, and most runs cut nothing

    for word in rjieba.cut(simplified(part)):
        yield part[start : start + len(word)]
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


def _as_it_is(words: Iterable[str]) -> Callable[[str], str]:
    return str


# Name → what makes, of words to be kept whole, a function that cuts a text.
CUTTERS: Mapping[str, Callable[[Iterable[str]], Callable[[str], str]]] = {"han": segmenter, "spaces": _as_it_is}
