"""Fractions in English words: two thirds, twenty-three fifths, one and a half, two thirds of a million, one over three.

In this order: `fraction_of`, mixed numbers, `over`, and what tells a fraction from an ordinal (a third party).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.reading.figures.english_sums import Sum, below_hundred, sum_of
from generator.reading.figures.english_words import DENOMINATORS, SCALES, Token, text_at
from generator.reading.figures.numeral import Numeral, place_of

# What follows digits that a mixed number begins with: 3 and a half.
FRACTION_BEHIND = " and (?:an?|one|two|three)[ -](?:half|third|quarter|quarters|thirds)(?![a-z])"
# Behind `a third` or `a fifth` one of these tells the fraction from the ordinal (a third party).
_NO_NOUN = frozenset(["of", "and"])
_AMBIGUOUS = ("quarter", "quarters", "second", "seconds")


def fraction_of(words: Sequence[Token], at: int, total: Sum | None) -> Numeral | None:
    """two thirds, twenty-three fifths, one and a half, three million and a quarter, two thirds of a million.

    `total` is the sum from the word `at` on, `None` where a denominator stands there (`a third`).
    """
    used = total.used if total else at
    below = _denominator(words, used) if used else None
    if below and (total is None or not total.scaled or _is_plural(words, used)) and _is_denominator(words, used, below):
        return _divided(words, total.value if total else Decimal(1), below)
    return _mixed(words, total) if total and text_at(words, used) == "and" else None


def _mixed(words: Sequence[Token], total: Sum) -> Numeral | None:
    """A sum and a fraction: of its scale (three million and a half) or before it (five and a half million)."""
    article = text_at(words, total.used + 1) in ("a", "an")
    above = Sum(used=total.used + 2, value=Decimal(1)) if article else below_hundred(words, total.used + 1)
    below = _denominator(words, above.used) if above else None
    if above is None or below is None or above.value >= below[0]:
        return None
    part = above.value / below[0]
    scale = SCALES.get(text_at(words, below[1]), 0)
    shared = total.power == 0  # five and a half million, but one billion and a half million
    value = (total.value + part).scaleb(scale) if shared else total.value + part.scaleb(scale or total.power)
    return Numeral(
        end=words[below[1] - (not scale)].end,
        form="words",
        value=value,
        place=place_of(value.normalize()),
        pointed=True,
        scaled=bool(scale or total.power),
    )


def over(words: Sequence[Token], total: Sum) -> Numeral | None:
    """one over three, at the end of a clause; elsewhere `over` is a qualifier (two over 65 years)."""
    below = sum_of(words, total.used + 1) if text_at(words, total.used) == "over" else None
    if below is None or not below.value or not words[below.used - 1].last or total.value == below.value:
        return None
    return Numeral(end=words[below.used - 1].end, form="fraction", value=total.value / below.value, place=-2)


def _denominator(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """(what is divided by, words used): thirds, twenty-firsts."""
    word = text_at(words, at)
    return (DENOMINATORS[word], at + 1) if word in DENOMINATORS else None


def _is_plural(words: Sequence[Token], at: int) -> bool:
    """Whether a plural tells a denominator behind a scale: a hundred thousand trillionths."""
    return words[at].text.endswith("s") and words[at].text not in _AMBIGUOUS


def _is_denominator(words: Sequence[Token], at: int, below: tuple[int, int]) -> bool:
    """Whether the ordinal is a denominator: in the plural, tied by a hyphen, after `one`, or before `of`."""
    last = words[below[1] - 1]
    if last.text in _AMBIGUOUS and at and words[at - 1].text not in ("a", "one"):
        return words[at].hyphened or last.last or text_at(words, below[1]) in {*_NO_NOUN, *SCALES}
    if (
        (last.last and words[0].text in ("a", "an"))
        or last.text.endswith("s")
        or words[at].hyphened
        or (at and words[at - 1].text == "one")
    ):
        return True
    return text_at(words, below[1]) in {*_NO_NOUN, *SCALES} or last.text == "half"


def _divided(words: Sequence[Token], above: Decimal, below: tuple[int, int]) -> Numeral:
    value, used, scaled = above / below[0], below[1], False
    scale = _scale_of(words, used)
    if scale:
        value, used, scaled = value.scaleb(SCALES[words[scale - 1].text]), scale, True
    return Numeral(end=words[used - 1].end, form="fraction", value=value, place=-2, scaled=scaled)


def _scale_of(words: Sequence[Token], at: int) -> int | None:
    """Words used by a scale that a fraction is of: (two thirds) of a million, (three quarters) billion."""
    i = at + (text_at(words, at) == "of")
    i += text_at(words, i) in ("a", "an")
    return i + 1 if text_at(words, i) in SCALES else None
