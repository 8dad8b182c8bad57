"""Decimals that are spoken: five point five, one point two million, point five percent.

In this order: `decimals_behind` a whole number, and `pointed`, decimals without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.reading.figures.english_sums import Sum, below_hundred
from generator.reading.figures.english_words import SCALES, Token, text_at
from generator.reading.figures.numeral import Numeral
from generator.reading.late import late

MOST_DECIMALS = 20


def decimals_behind(words: Sequence[Token], total: Sum) -> Numeral | None:
    """five point five, two hundred point zero three, nought point seventy-one, one point two million."""
    if text_at(words, total.used) != "point":
        return None
    digits, used = "", total.used + 1
    while (part := below_hundred(words, used)) and len(digits) < MOST_DECIMALS:
        digits, used = digits + str(part.value), part.used
    if not digits:
        return None
    power = SCALES.get(text_at(words, used), 0)
    return Numeral(
        end=words[used if power else used - 1].end,
        form="words",
        value=(total.value + Decimal(f"0.{digits}")).scaleb(power),
        place=power - len(digits),
        power=power,
        pointed=True,
        scaled=power > 0,
    )


_PERCENT = late(" (?:percent|per cent)")


def pointed(text: str, words: Sequence[Token]) -> Numeral | None:
    """point five, where a percentage or a scale tells it from the first of several points."""
    found = decimals_behind(words, Sum(used=0, value=Decimal(0)))
    return found if found and (found.scaled or _PERCENT.match(text, found.end)) else None
