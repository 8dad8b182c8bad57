"""What a number is divided by in the words beside it, where the token itself does not hold them.

In this order: `divided_by`, for 146 deaths among women per 100 000, 12 physicians/1,000 population, 6,800 people per
square kilometre and 每平方公里6,800人; the words behind; the word before.

A token ends at its number or unit, or with the population of a rate where that stands near (`estimates`). What is
counted in a span of time (per day) is not divided here: that is its period.
"""

from __future__ import annotations

import re

from generator.reading.figures.fold import fold
from generator.reading.figures.per import base_at
from generator.reading.figures.unit_words import UNIT_WORDS, unit_named
from generator.reading.late import late

REACH = 96  # characters behind a token that are looked at
_COUNTS = frozenset({None, "item", "person", "account"})  # what a rate is of is not part of its unit
_UNDIVIDED = ("amount", "percent", "percentage-point", "multiple", "rank")

_WORDS = "(?: (?!per |and |or |to |from |at |by |a |an )[a-z'’-]{2,20}){0,6}"
_BEHIND = late(rf"{_WORDS} ?(?:(?P<slash>/) ?|[(\[]?(?<=[ (\[])(?P<per>per) )(?=[0-9a-z])")
_NOUN = late("[a-z]{3,20}(?![a-z])")
_SPANS = ("second", "minute", "hour", "day", "night", "week", "fortnight", "month", "quarter", "season", "year")
_NO_NOUN = frozenset({*_SPANS, "decade", "cent", "annum", "time", "the"})
_BY_SLASH = frozenset({"woman", "person", "head", "capita", "household", "family"})
_BEFORE = late("每(?P<unit>[一-鿿]{1,5}) ?$")


def divided_by(text: str, start: int, end: int, unit: str | None, kind: str) -> str | None:
    """The unit of a token at `start`..`end` with what the words beside it divide it by: `per 100000`, `per woman`,
    `kilowatt hour per person`; `None` where they divide by nothing, or it cannot be divided.

    `unit` and `kind` are what the token says by itself, of a range the kind of its ends.
    """
    if kind in _UNDIVIDED or " per " in f" {unit}":
        return None
    behind = fold(text[end : end + REACH])
    by = _behind(behind) or _before(fold(text[max(0, start - 8) : start]))
    of = _measured(behind, 1) if unit is None and behind[:1] == " " else unit
    return by and (f"per {by}" if of in _COUNTS else f"{of} per {by}")


def _behind(text: str) -> str | None:
    match = _BEHIND.match(text)
    if match is None:
        return None
    base = base_at(text, match.end())
    return str(base[0]) if base else _measured(text, match.end()) or _noun(text, match)


def _measured(text: str, at: int) -> str | None:
    """The unit of measure at `at`, where it is none of time or money."""
    named = unit_named(text, at)
    word = UNIT_WORDS.get(text[at : named[1]]) if named else None
    return named[0] if named and (word is None or word.kind == "number") else None


def _noun(text: str, match: re.Match[str]) -> str | None:
    noun = _NOUN.match(text, match.end())
    if noun is None or noun.group() in _NO_NOUN:
        return None
    return noun.group() if match["per"] or noun.group() in _BY_SLASH else None


def _before(text: str) -> str | None:
    match = _BEFORE.search(text)
    named = _measured(match["unit"], 0) if match else None
    return named if match and named and unit_named(match["unit"], 0) == (named, len(match["unit"])) else None
