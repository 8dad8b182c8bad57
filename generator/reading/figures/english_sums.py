"""Whole numbers in English words, or digits with scales: two hundred and five, 3 million 200 thousand, two dozen.

In this order: the `Sum`, `sum_of`, and the groups below a thousand that it adds up, each with a lower scale than the
one before (two million three hundred thousand and five).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.reading.figures import lexicon
from generator.reading.figures.english_words import DENOMINATORS, DOZENS, SCALES, SMALL, Token, text_at
from generator.reading.figures.numeral import place_of


class Sum(NamedTuple):
    """What the first `used` words amount to; `power` is that of the last scale, `place` that of the last digit."""

    used: int
    value: Decimal
    power: int = 0
    scaled: bool = False
    place: int = 0


def sum_of(words: Sequence[Token], at: int) -> Sum | None:
    """Groups with falling scales from the word `at` on; `None` where no numeral begins there."""
    total = _group_with_scale(words, at, bare=True)
    while total and (total.power or total.value >= 1000):
        skip = 1 if text_at(words, total.used) == "and" else 0
        part = _group_with_scale(words, total.used + skip, bare=False)
        if part is None or part.value >= 10**total.power or not _may_follow(words, total, part, skip):
            break
        total = part._replace(value=total.value + part.value, scaled=True)
    return total


def _may_follow(words: Sequence[Token], total: Sum, part: Sum, skip: int) -> bool:
    """Digits go on with a numeral only as 3 hundred and 21, and a fraction's numerator is no part of a sum."""
    in_digits = words[total.used + skip].text[0].isdigit()
    if in_digits and not (skip or part.power):
        return False
    return text_at(words, part.used) not in DENOMINATORS or not skip


def _group_with_scale(words: Sequence[Token], at: int, *, bare: bool) -> Sum | None:
    """A number below a thousand, in words or digits, and the scales behind it; `bare` allows a scale alone."""
    group = _digits(words, at) or _group(words, at)
    if group is None and not (bare and text_at(words, at) in {*SCALES, *DOZENS}):
        return None
    total = group or Sum(used=at, value=Decimal(1))
    while total.power < 12 and text_at(words, total.used) in {*SCALES, "hundred"}:
        power = SCALES.get(text_at(words, total.used), 2)
        total = Sum(
            used=total.used + 1,
            value=total.value.scaleb(power),
            power=total.power + power,
            scaled=True,
            place=total.place + power,
        )
    if text_at(words, total.used) in DOZENS:
        return Sum(used=total.used + 1, value=total.value * 12)
    return total


def _digits(words: Sequence[Token], at: int) -> Sum | None:
    text = text_at(words, at).replace(",", "")
    if not text[:1].isdigit():
        return None
    return Sum(used=at + 1, value=Decimal(text), place=place_of(Decimal(text)))


def _group(words: Sequence[Token], at: int) -> Sum | None:
    """seven, fifty-two, two hundred and five, (a) hundred."""
    alone = text_at(words, at) == "hundred"
    first = Sum(used=at, value=Decimal(1)) if alone else below_hundred(words, at)
    if first is None or text_at(words, first.used) != "hundred":
        return first
    total = Sum(used=first.used + 1, value=first.value * 100, power=2, scaled=False)
    skip = 1 if text_at(words, total.used) == "and" else 0
    rest = below_hundred(words, total.used + skip)
    if rest is not None and skip and text_at(words, rest.used) in DOZENS:
        return total
    if rest is None or text_at(words, rest.used) == "hundred" or (skip and _is_proper(words, rest)):
        return total._replace(power=0)
    return Sum(used=rest.used, value=total.value + rest.value)


def _is_proper(words: Sequence[Token], numerator: Sum) -> bool:
    """Whether the number is the numerator of a fraction below one: 54 of fifty-four hundredths."""
    return numerator.value < DENOMINATORS.get(text_at(words, numerator.used), 0)


def below_hundred(words: Sequence[Token], at: int) -> Sum | None:
    """seven, twenty, fifty-two, from the word `at` on; `None` where none of them stands."""
    word = text_at(words, at)
    if word not in SMALL:
        return None
    unit = lexicon.ENGLISH_UNITS.get(text_at(words, at + 1), 0)
    if word in lexicon.ENGLISH_TENS and 0 < unit < 10:
        return Sum(used=at + 2, value=Decimal(SMALL[word] + unit))
    return Sum(used=at + 1, value=Decimal(SMALL[word]))
