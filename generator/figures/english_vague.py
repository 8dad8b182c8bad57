"""Vague numbers in English: tens of thousands, several hundred, millions (of), dozens.

In this order: the counts and scales, `vague_at`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from generator.figures.english_words import SCALES
from generator.figures.numeral import Numeral
from generator.figures.patterns import any_of

_COUNTS = {"tens": (10, 100), "dozens": (20, 100), "hundreds": (100, 1000)} | {
    "several": (2, 9),
    "a few": (2, 9),
    "few": (2, 9),
    "a couple": (2, 3),
    "couple": (2, 3),
}
_PLURALS = {"hundreds": 2, "thousands": 3, "millions": 6, "billions": 9, "trillions": 12, "dozens": 1}
_TABLE_UNIT = re.compile("(?<![a-z])in $")
_VAGUE = re.compile(
    rf"(?:(?P<count>{any_of(_COUNTS)}) (?:of )?)?"
    rf"(?:(?P<plural>{any_of(_PLURALS)})|(?P<scale>hundred|{any_of(SCALES)}))(?![a-z])"
)


def vague_at(text: str, at: int) -> Numeral | None:
    """tens of thousands, several hundred, millions (of), dozens: intervals of powers of ten."""
    match = _VAGUE.match(text, at)
    if not match or (match["scale"] and not match["count"]) or _TABLE_UNIT.search(text, max(0, at - 4), at):
        return None
    scale = match["scale"]
    power = _PLURALS[match["plural"]] if match["plural"] else SCALES.get(scale, 2)
    low, high = _COUNTS.get(match["count"] or "", (2, 10) if match["plural"] == "dozens" else (1, 10))
    return Numeral(
        end=match.end(),
        form="words",
        value=None,
        place=power,
        low=Decimal(low).scaleb(power),
        high=Decimal(high).scaleb(power),
        scaled=True,
    )
