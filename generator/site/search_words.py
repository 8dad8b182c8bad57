"""Text into the terms that the search knows it by: the same in every language, here and in `assets/search-worker.js`.

In this order: `Scales`; `terms`, those of a text; what a number and a run of characters become.

A word is a term as it stands, in lower case. Chinese has no spaces, so each two characters beside each other are a term
(資本開支: 資本, 本開, 開支), and whatever a reader types is found inside of whatever is written. A number is known by
its digits alone, however it is grouped and wherever its point is (1,845 and 184.5 are `1845`), and where a scale or a
percent sign follows by what it amounts to as well (1,845億 and 184.5 billion are `=11.1845`, 13% is `=%1.13`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import add

from generator.languages.cutting import HAN

Scales = Mapping[str, int]  # the words of scales of all languages, in lower case → powers of ten

LETTER = rf"(?:(?![{HAN}])[^\W_])"  # of a script that has words
NUMBER = r"(?P<number>\d+(?:,\d\d\d)*(?:\.\d+)?)"
WORD = rf"(?P<word>{LETTER}+(?:&{LETTER}+)*)"


def terms(text: str, scales: Scales) -> Iterator[str]:
    """The terms of a text in the order in which they stand, each as often as it does."""
    for found in _pattern(tuple(scales)).finditer(folded(text)):
        if found.lastgroup == "han":
            yield from pairs(found[0])
        elif found.lastgroup == "word":
            yield found[0]
        else:
            yield from number_terms(found["number"], found["percent"] or "", scales.get(found["scale"] or "", None))


def folded(text: str) -> str:
    """One form for full and half width, and for capitals."""
    return unicodedata.normalize("NFKC", text).lower()


@lru_cache(maxsize=4)
def _pattern(scales: tuple[str, ...]) -> re.Pattern[str]:
    named = "|".join(re.escape(word) for word in sorted(scales, key=lambda word: (-len(word), word))) or "(?!)"
    scale = rf"(?:\s*(?:(?P<percent>%)|(?P<scale>{named})(?!(?<=[a-z]){LETTER}))|(?!{LETTER}))"
    return re.compile(rf"{NUMBER}{scale}|(?P<han>[{HAN}]+)|{WORD}")


def pairs(run: str) -> Iterable[str]:
    """Each two characters beside each other; one that is alone by itself."""
    return map(add, run, run[1:]) if len(run) > 1 else (run,)


def number_terms(number: str, percent: str, scale: int | None) -> Iterator[str]:
    """The digits of a number, and what it amounts to: the power of ten of its first digit, then its digits."""
    whole, _, part = number.replace(",", "").partition(".")
    digits = (whole + part).lstrip("0") or "0"
    if part:
        digits = digits.rstrip("0") or "0"
    yield digits
    if percent or scale is not None:
        power = len((whole + part).lstrip("0")) - 1 - len(part) + (scale or 0)
        yield f"={percent}{power}.{digits.rstrip('0')}"
