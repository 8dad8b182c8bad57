"""The words of an English numeral, in order: their vocabulary, hyphens, and where a clause ends.

In this order: the vocabulary with what fractions divide by, the `Token`, `tokens_at`, and what ends a numeral early:
`quarters` of a year, and fractions that close their clause.

A numeral has at most `MOST_WORDS` words, so that reading one costs no more than a constant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.reading.figures import lexicon
from generator.reading.figures.numeral import LITERAL
from generator.reading.figures.patterns import any_of
from generator.reading.late import late

MOST_WORDS = 32

SMALL = lexicon.ENGLISH_UNITS | lexicon.ENGLISH_TENS
SCALES = lexicon.ENGLISH_SCALES
DOZENS = ("dozen", "dozens", "dz", "dzs", "doz", "dozs")


def _denominators() -> dict[str, int]:
    """Word → what it divides by: third, thirds, hundredth, millionths."""
    words = lexicon.ENGLISH_ORDINALS | lexicon.ENGLISH_FRACTIONS
    words |= {f"{scale}th": 10**power for scale, power in SCALES.items()}
    words = {word: number for word, number in words.items() if word not in ("first", "second")} | _compounds()
    return words | {f"{word}s": number for word, number in words.items() if not word.endswith("s")}


def _compounds() -> dict[str, int]:
    """twenty-first to ninety-ninth; `twenty-second` is a duration, `twenty fifth` an ordinal."""
    units = {word: number for word, number in lexicon.ENGLISH_ORDINALS.items() if number < 10 and word != "second"}
    return {
        f"{tens}{joint}{unit}{ending}": lexicon.ENGLISH_TENS[tens] + units[unit]
        for tens in lexicon.ENGLISH_TENS
        for unit in units
        for joint, ending in (("-", ""), (" ", "s"))
    }


DENOMINATORS = _denominators()


class Token(NamedTuple):
    """A word or a number in digits: where it ends, whether a hyphen ties it to the word before, and whether its
    sentence or clause ends with it."""

    text: str
    end: int
    hyphened: bool = False
    last: bool = False


def text_at(words: Sequence[Token], i: int) -> str:
    """The word at `i`, nothing beyond the last."""
    return words[i].text if i < len(words) else ""


_VOCABULARY = [*SMALL, *SCALES, "hundred", *DENOMINATORS, *DOZENS, "and", "a", "an", "of", "point", "over"]
_LITERAL = rf"{LITERAL.pattern}(?![0-9%]|(?!{any_of(SCALES)}(?![a-z]))[a-z]|[.,:/-][0-9])"
_WORD = late(rf"{any_of(_VOCABULARY)}(?![a-z0-9])|{_LITERAL}")
# Three twenty fifths are three of 25, twenty fifths alone are twenty of five.
_FIRST_WORD = late(rf"{any_of(word for word in _VOCABULARY if ' ' not in word)}(?![a-z0-9])|{_LITERAL}")
_CLAUSE_END = late(r" {0,3}(?:$|[.,;:)!?\n])")
_GAP = late(r" {0,3}(,(?= )|[-&]?) {0,3}")


def tokens_at(text: str, at: int) -> list[Token]:
    """The words at `at` that may belong to one numeral, in order."""
    words: list[Token] = []
    sign = ""
    while len(words) < MOST_WORDS:
        begins = not words or words[-1].text == "and"
        match = (_FIRST_WORD if begins else _WORD).match(text, at)
        if match is None:
            break
        if words and (_touches(words[-1], match) or not _goes_on(words, match.group())):
            break
        last = _CLAUSE_END.match(text, match.end()) is not None
        words.append(Token(text=match.group(), end=match.end(), hyphened=sign == "-", last=last))
        gap = _GAP.match(text, match.end())
        sign = gap[1] if gap else ""
        at = gap.end() if gap else match.end()
        if sign == "&":
            words.append(Token(text="and", end=at - 1))
    return words


def _touches(word: Token, match: re.Match[str]) -> bool:
    """Whether two words stand without a space between them; a scale may touch its digits ($500.3billion)."""
    return match.start() == word.end and not word.text[0].isdigit()


_PERIODS_BEFORE = late(
    "(?:past|last|next|previous|prior|first|for|following|coming|recent|these|those|within|after|consecutive) $"
)


def without_quarters(text: str, at: int, words: list[Token]) -> list[Token]:
    """The words up to `quarters` where these are a part of the year: two quarters, the last three quarters."""
    for i, word in enumerate(words):
        if word.text == "quarters" and (
            words[i - 1].text != "three" or _PERIODS_BEFORE.search(text, max(0, at - 12), at)
        ):
            return words[:i]
    return words


_RISEN = late(
    "(?<![a-z])(?:by|than|about|nearly|almost|roughly|around|over|approximately|fell|rose|dropped|declined|least|up|down)"
    " $"
)
_PREPOSITION = late(
    " (?:in|to|from|on|since|at|after|compared|versus|this|last|during|as|and|year|when|while|between|within"
    "|for)(?![a-z])"
)


def closed(text: str, at: int, words: list[Token]) -> list[Token]:
    """The words, the last marked as closing its clause in: fell by a third in Europe."""
    if not words or not _PREPOSITION.match(text, words[-1].end) or not _RISEN.search(text, max(0, at - 16), at):
        return words
    return [*words[:-1], words[-1]._replace(last=True)]


def _goes_on(words: Sequence[Token], word: str) -> bool:
    """Whether a word may follow: two small numbers side by side are two numerals, unless they are decimals."""
    last = words[-1].text
    if word[0].isdigit():
        return not last[0].isdigit() and last not in SMALL
    is_pair = word in SMALL and last in lexicon.ENGLISH_UNITS
    return not is_pair or any(earlier.text == "point" for earlier in words)
