"""Vague numbers in English: tens of thousands, several hundred, millions (of), dozens, twenty-odd, two-odd billion.

In this order: the counts and scales, `vague_at`.
"""

from __future__ import annotations

from decimal import Decimal

from generator.reading.figures.english_words import SCALES
from generator.reading.figures.lexicon import ENGLISH_TENS
from generator.reading.figures.numeral import Numeral
from generator.reading.figures.patterns import any_of
from generator.reading.late import late

_COUNTS = {"tens": (10, 100), "dozens": (20, 100), "hundreds": (100, 1000)} | {
    "several": (2, 9),
    "a few": (2, 9),
    "few": (2, 9),
    "a couple": (2, 3),
    "couple": (2, 3),
}
_PLURALS = {"hundreds": 2, "thousands": 3, "millions": 6, "billions": 9, "trillions": 12, "dozens": 1}
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ODD = late(
    rf"(?:(?P<tens>ten|{any_of(ENGLISH_TENS)})-odd|(?P<hundreds>{any_of(_ONES)}) hundred-odd)"
    rf"(?: (?P<scale>{any_of(SCALES)}))?(?![a-z])|(?P<ones>{any_of(_ONES)})-odd (?P<of>{any_of(SCALES)})(?![a-z])"
)
_TABLE_UNIT = late("(?<![a-z])in $")
_VAGUE = late(
    rf"(?:(?P<count>{any_of(_COUNTS)}) (?:of )?)?"
    rf"(?:(?P<plural>{any_of(_PLURALS)})|(?P<scale>(?:hundred )?{any_of(SCALES)}|hundred))(?![a-z])"
    rf"|several tens(?: of (?P<of>{any_of(_PLURALS)}))?(?![a-z])"
)


def vague_at(text: str, at: int) -> Numeral | None:
    """The interval that a vague number means, `None` where none begins at `at`."""
    return _powers(text, at) or _odd(text, at)


def _powers(text: str, at: int) -> Numeral | None:
    """tens of thousands, several hundred, millions (of), dozens: intervals of powers of ten."""
    match = _VAGUE.match(text, at)
    if match and match.group().startswith("several tens"):
        return _between(match.end(), 2, 9, 1 + _PLURALS.get(match["of"] or "", 0))
    if not match or (match["scale"] and not match["count"]) or _TABLE_UNIT.search(text, max(0, at - 4), at):
        return None
    scale = match["scale"]
    power = _PLURALS[match["plural"]] if match["plural"] else _power(scale)
    low, high = _COUNTS.get(match["count"] or "", (2, 10) if match["plural"] == "dozens" else (1, 10))
    return _between(match.end(), low, high, power)


def _power(scale: str) -> int:
    """hundred is 2, million 6, hundred million 8."""
    *hundred, last = scale.split(" ")
    return 2 * len(hundred) + SCALES.get(last, 2)


def _between(end: int, low: int, high: int, power: int) -> Numeral:
    first, last = Decimal(low).scaleb(power), Decimal(high).scaleb(power)
    return Numeral(end=end, form="words", value=None, place=power, low=first, high=last, scaled=True)


def _odd(text: str, at: int) -> Numeral | None:
    """ten-odd, twenty-odd: 11 to 19, 21 to 29; two hundred-odd (thousand), two-odd billion: 2.1 to 2.9 of it."""
    match = _ODD.match(text, at)
    if match is None:
        return None
    tens = ENGLISH_TENS.get(match["tens"] or "", 10)
    leading = 10 * (_ONES.index(match["hundreds"] or match["ones"]) + 1) if not match["tens"] else tens
    scale = match["scale"] or match["of"]
    power = SCALES.get(scale or "", 0) + (1 if match["hundreds"] else -1 if match["ones"] else 0)
    first, last = (Decimal(leading + end).scaleb(power) for end in (1, 9))
    return Numeral(end=match.end(), form="words", value=None, low=first, high=last, scaled=bool(scale))
