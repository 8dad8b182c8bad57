"""Accounting parentheses: (36), $(1,234), ($52) million, (3.2)%.

In this order: `Bracketed`, `bracketed_at`. Whether such a number is negative, and not an item of a list, is decided by
what stands around it, in `digit_figures` and `ranges`.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.reading.figures import lexicon, names, numerals
from generator.reading.figures.measures import measure_at
from generator.reading.figures.numeral import LITERAL
from generator.reading.figures.parts import Part
from generator.reading.late import late


class Bracketed(NamedTuple):
    """The number in the parentheses with scale and unit behind them; `end` is where the parentheses close."""

    part: Part
    end: int
    digits: str
    currency: str | None
    is_percent: bool


_BRACKETED = late(
    rf"\((?P<currency>[{''.join(lexicon.CURRENCY_SIGNS)}])?(?P<digits>{LITERAL.pattern})(?P<percent>%)?\)"
)
_LOOK = 40


def bracketed_at(text: str, at: int) -> Bracketed | None:
    """The number in parentheses that open at `at`, read as if they were not there; `None` where there is none."""
    match = _BRACKETED.match(text, at)
    if match is None or names.malformed_end(text, match.start("digits")):
        return None
    inside = match["digits"] + (match["percent"] or "")
    plain = inside + text[match.end() : match.end() + _LOOK]
    numeral = numerals.digits_at(plain, 0)
    if numeral is None:
        return None
    measure = measure_at(plain, numeral.end, numeral)
    if measure and measure.kind == "number" and measure.end > numeral.end:
        return None  # 甲公司（5）升3%
    shift = match.end() - len(inside)
    part = Part(
        start=match.start(),
        numeral=numeral._replace(end=numeral.end + shift),
        measure=measure._replace(end=measure.end + shift) if measure else None,
    )
    currency = lexicon.CURRENCY_SIGNS[match["currency"]] if match["currency"] else None
    return Bracketed(part, match.end(), match["digits"], currency, is_percent=match["percent"] is not None)
