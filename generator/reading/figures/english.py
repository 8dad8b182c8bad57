"""English numerals: two hundred and five, 1.2 billion, half a million, two thirds, tens of thousands.

In this order: `words_at`, which reads a numeral that begins with a word, `scaled_digits_at`, which reads digits
with an English scale behind them, and below them what both share: the longest of the forms that the words begin with.

The forms have a module each: `english_sums`, `english_points`, `english_fractions`, `english_halves`,
`english_proportions` and `english_vague`; `english_words` splits the text into the words they are made of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from generator.reading.figures import lexicon
from generator.reading.figures.english_fractions import FRACTION_BEHIND, fraction_of, over
from generator.reading.figures.english_halves import half_of_scale, part_of_unit_at
from generator.reading.figures.english_points import decimals_behind, pointed
from generator.reading.figures.english_proportions import proportion_at
from generator.reading.figures.english_sums import Sum, sum_of
from generator.reading.figures.english_vague import vague_at
from generator.reading.figures.english_words import (
    DENOMINATORS,
    DOZENS,
    SCALES,
    SMALL,
    Token,
    closed,
    tokens_at,
    without_quarters,
)
from generator.reading.figures.numeral import LITERAL, Numeral, literal_value, place_of
from generator.reading.figures.patterns import any_of
from generator.reading.late import late

__all__ = [
    "BEGINNINGS",
    "DENOMINATORS",
    "letters_follow",
    "numeral_of",
    "part_of_unit_at",
    "scaled_digits_at",
    "spaced_letter_at",
    "with_scale",
    "words_at",
]

BEGINNINGS = [*SMALL, *SCALES, "hundred"]


def words_at(text: str, at: int) -> Numeral | None:
    """The numeral whose first word begins at `at` in a folded text, `None` where none does."""
    found = vague_at(text, at) or proportion_at(text, at)
    if found:
        return found
    words = closed(text, at, without_quarters(text, at, tokens_at(text, at)))
    return pointed(text, words) or _number(words) if words else None


def numeral_of(text: str) -> Decimal | None:
    """The number that all of a folded text writes in words or digits, `None` where it is none."""
    if text.isdigit():
        return Decimal(text)
    numeral = words_at(text, 0)
    return numeral.value if numeral and numeral.end == len(text) else None


_DIGITS_AND_SCALE = late(
    rf"[0-9][0-9.,]*+(?:(?: {{0,2}}|-){any_of([*SCALES, 'hundred', *DOZENS])}(?![a-z0-9])|{FRACTION_BEHIND})"
)
_OVER = late("[0-9]{1,9} over ")
_LETTERS_BEHIND = late("[0-9][0-9.,]*+[ -]{0,2}[a-z]")
_SCALE_BEHIND = late(rf" ({any_of(SCALES)})(?![a-z])")
_LETTERS = ["m", "b"]  # metres and bytes, where a space goes before
_ABBREVIATED = [scale for scale in lexicon.ENGLISH_SHORT_SCALES if scale not in _LETTERS]
_SHORT = late(
    rf"(?P<digits>(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,15}})(?:\.[0-9]{{1,9}})?)"
    rf"(?: ?(?P<scale>{any_of(_ABBREVIATED)})|(?P<letter>{any_of(_LETTERS)}))(?![a-z0-9²³]|/(?:s|h|sec|min)(?![a-z]))"
)
_SPACED = late(rf"(?P<digits>[0-9][0-9,.]*+) (?P<letter>{any_of(_LETTERS)})(?![a-z0-9²³]|[./][a-z])")


def scaled_digits_at(text: str, at: int) -> Numeral | None:
    """Digits and an English scale: 1.2 billion, 3 hundred and 21, 1.2bn, 10k, 3 dozen, 2½ million, 1 over 3."""
    if not letters_follow(text, at):
        return None
    short = _SHORT.match(text, at)
    if short:
        return _short_scale(short)
    if _DIGITS_AND_SCALE.match(text, at):
        return _number(tokens_at(text, at))
    return _divided_digits(text, at) or proportion_at(text, at)


def letters_follow(text: str, at: int) -> bool:
    """Whether the digits at `at` have a word behind them; where they have none, no English scale can follow."""
    return _LETTERS_BEHIND.match(text, at) is not None


def spaced_letter_at(text: str, at: int) -> Numeral | None:
    """US$ 5 m, 200 b: a letter behind a space, which is a scale only of money."""
    match = _SPACED.match(text, at)
    if match is None or not LITERAL.fullmatch(match["digits"]):
        return None
    coefficient = literal_value(match["digits"])
    power = lexicon.ENGLISH_SHORT_SCALES[match["letter"]]
    return _scaled(coefficient, power, match.end())


def with_scale(text: str, numeral: Numeral) -> Numeral:
    """Digits that are set apart by spaces, times the scale behind them: 17 250 million."""
    bare = text[numeral.end : numeral.end + 1] == " " and numeral.form == "digits" and not numeral.scaled
    scale = _SCALE_BEHIND.match(text, numeral.end) if bare else None
    if scale is None or numeral.value is None:
        return numeral
    power = SCALES[scale[1]]
    return numeral._replace(
        end=scale.end(), value=numeral.value.scaleb(power), place=numeral.place + power, power=power, scaled=True
    )


def _divided_digits(text: str, at: int) -> Numeral | None:
    """1 over 3."""
    words = tokens_at(text, at) if _OVER.match(text, at) else []
    total = sum_of(words, 0) if words else None
    return over(words, total) if total else None


def _short_scale(match: re.Match[str]) -> Numeral:
    """1.2bn, 10k, 3 mln."""
    coefficient = Decimal(match["digits"].replace(",", ""))
    return _scaled(coefficient, lexicon.ENGLISH_SHORT_SCALES[match["letter"] or match["scale"]], match.end())


def _scaled(coefficient: Decimal, power: int, end: int) -> Numeral:
    place = place_of(coefficient)
    return Numeral(
        end=end,
        form="digits",
        value=coefficient.scaleb(power),
        place=place + power,
        power=power,
        pointed=place < 0,
        scaled=True,
    )


# --- the longest form -----------------------------------------------------------------------------------------


def _number(words: Sequence[Token]) -> Numeral | None:
    """The longest numeral that the words begin with."""
    half = half_of_scale(words)
    if half:
        return half
    article = 1 if words[0].text in ("a", "an") else 0
    total = sum_of(words, article)
    divided = over(words, total) if total else None
    if divided:
        return divided
    found = fraction_of(words, article, total) or (_plain(words, total) if total else None)
    if not article and total and total.used == 1 and words[0].text in SCALES:
        return None  # `billion` alone is a unit of a table
    return found if not article or (found and _suits_article(words)) else None


def _suits_article(words: Sequence[Token]) -> bool:
    """`a hundred`, `a dozen` and `a third` are numerals, `a five` and `a twenty` are not."""
    return len(words) > 1 and words[1].text not in SMALL and not words[1].text[0].isdigit()


def _plain(words: Sequence[Token], total: Sum) -> Numeral:
    """The sum, with its decimals (five point five) behind it."""
    return decimals_behind(words, total) or Numeral(
        end=words[total.used - 1].end,
        form="digits" if words[0].text[0].isdigit() else "words",
        value=total.value,
        place=total.place,
        power=total.power,
        pointed=total.place < 0 or bool(total.scaled and "." in words[0].text),
        scaled=total.scaled,
    )
