"""Halves and quarters of a scale or a unit: half a million, a quarter of a century, an hour and a half.

In this order: `half_of_scale`, `part_of_unit_at`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.reading.figures.english_words import SCALES, Token, text_at
from generator.reading.figures.numeral import Numeral, place_of, trailing_zeros
from generator.reading.late import late


def half_of_scale(words: Sequence[Token]) -> Numeral | None:
    """half a million, a quarter million, half a dozen."""
    i = 1 if words[0].text in ("a", "an") and len(words) > 1 else 0
    if words[i].text not in ("half", "quarter"):
        return None
    j = i + 1 + (text_at(words, i + 1) == "of")
    j += text_at(words, j) in ("a", "an")
    scale = text_at(words, j)
    if scale not in {*SCALES, "hundred", "dozen"}:
        return None
    whole = Decimal(12) if scale == "dozen" else Decimal(1).scaleb(SCALES.get(scale, 2))
    value = whole / (2 if words[i].text == "half" else 4)
    return Numeral(end=words[j].end, form="words", value=value, place=trailing_zeros(value), scaled=value >= 1000)


def part_of_unit_at(text: str, at: int) -> Numeral | None:
    """half a (percentage point), a quarter of a (century), an (hour and a half)."""
    part = _PART_OF_UNIT.match(text, at)
    if part is None:
        return None
    value = Decimal({"half": "0.5", "quarter": "0.25"}.get(part["part"] or part["half"] or "", "1"))
    return Numeral(end=part.end(), form="words", value=value, place=place_of(value))


_PART_OF_UNIT = late(
    "(?:(?:a |one )?(?P<part>half|quarter)(?: of)? an?"
    "(?= (?:percentage|basis|percent|year|hour|day|mile|century|decade|point|month))"
    "|(?P<half>half)(?=[ -](?:hours?|days?|miles?|century|decade|percent|percentage)(?![a-z]))"
    "|an?(?= (?:hour|day|week|month|year|decade|century) and a half(?![a-z-])))"
)
