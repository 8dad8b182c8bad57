"""What stands before a scale: 2,345 of 2,345萬, 三千四百 of 三千四百萬.

In this order: the characters of Chinese numerals, the `Coefficient`, and `coefficient_at` with its three kinds:
digits, a row of Chinese digits (二〇二五), and a Chinese numeral below ten thousand.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from generator.reading.figures import lexicon
from generator.reading.figures.fold import fold
from generator.reading.figures.numeral import LITERAL, Form, literal_value, place_of, trailing_zeros
from generator.reading.late import late

DIGIT = {digit: number for number, digit in enumerate(lexicon.HAN_DIGITS)} | {
    fold(variant): lexicon.HAN_DIGITS.index(digit) for variant, digit in lexicon.HAN_DIGIT_VARIANTS.items()
}
UNIT = dict(lexicon.HAN_UNITS)
TWENTIES = dict(lexicon.HAN_TWENTIES)
SCALE = {fold(scale): power for scale, power in lexicon.HAN_SCALES.items()}

DIGITS = "".join(DIGIT)
ONE_TO_NINE = DIGITS.replace("零", "")
UNITS = "".join(UNIT)
SCALES = "万亿兆"


class Coefficient(NamedTuple):
    """A number before a scale, up to `end`; with `high` it is an interval, whose ends `pair` says are written."""

    end: int
    form: Form
    value: Decimal
    place: int = 0
    high: Decimal | None = None
    pair: bool = False
    pointed: bool = False


def coefficient_at(text: str, at: int) -> Coefficient | None:
    """The coefficient that begins at `at` in a folded text, `None` where none does."""
    literal = LITERAL.match(text, at)
    if literal:
        return _literal(literal)
    return _row(text, at) or section_at(text, at)


# --- digits ---------------------------------------------------------------------------------------------------

_SEVERAL_BEHIND = late("几(?=[万亿个家人名位岁年天元块分次])")


def _literal(match: re.Match[str]) -> Coefficient:
    value = literal_value(match.group())
    place = place_of(value)
    text, end = match.string, match.end()
    several = _SEVERAL_BEHIND.match(text, end) if text[end : end + 1] == "几" else None
    room = 10 ** trailing_zeros(value) if several and place == 0 else 0
    if several and room > 1:  # 40幾 is 41 to 49
        return Coefficient(end=several.end(), form="digits", value=value + 1, high=value + room - 1)
    return Coefficient(end=match.end(), form="digits", value=value, place=place, pointed=place < 0)


_ROW = late(rf"[{DIGITS.replace('两', '')}]{{2,20}}(?![{UNITS}])")


def _row(text: str, at: int) -> Coefficient | None:
    """A row of digits: 二〇二五, 一七二零點一, the 三八五 of 三八五億."""
    row = _ROW.match(text, at)
    if not row:
        return None
    value = Decimal("".join(str(DIGIT[c]) for c in row.group()))
    return _with_decimals(text, Coefficient(end=row.end(), form="spelled", value=value))


# --- Chinese numerals below ten thousand ----------------------------------------------------------------------

# After an elliptic digit (四百五, 一萬三) only these may follow; elsewhere it belongs to the next word.
CLOSES = late(
    rf"(?![{DIGITS}{UNITS}])(?=[^一-鿿]|$|[元圆块个家人名位年天岁倍米斤公左右以多余万亿点港美日欧又分到至关])"
)


def section_at(text: str, at: int) -> Coefficient | None:
    """A Chinese numeral below ten thousand: 十二, 三千四百, 一百零五, 四百五, 廿二."""
    value, ceiling, i, zero = 0, 4, at, False
    while i < len(text):
        power, digit, length = _step(text, i, ceiling)
        if length == 0 or (zero and text[i] == "零"):
            break
        if text[i] == "零" and value:
            zero, i = True, i + 1
        elif power is not None:
            value, ceiling, i, zero = value + digit * 10**power, power, i + length, False
        else:
            last = _last_digit(text, i, value, ceiling, zero=zero)
            if last is None:
                break
            return _whole(text, i + 1, value + digit * last)
    return _whole(text, i - 1 if zero else i, value) if value else None


def _step(text: str, i: int, ceiling: int) -> tuple[int | None, int, int]:
    """The digit at `i` and the unit behind it: (power or None, digit, characters read), length 0 where none is."""
    character = text[i]
    if character in DIGIT:
        behind = UNIT.get(text[i + 1 : i + 2], 9)
        with_unit = behind < ceiling and character != "零"
        return (behind, DIGIT[character], 2) if with_unit else (None, DIGIT[character], 1)
    if character in TWENTIES:
        return (1, TWENTIES[character], 1) if ceiling > 1 else (None, 0, 0)
    power = UNIT.get(character, 9)
    bare_ten = power == 1 and ceiling > 1
    bare_after_zero = power < ceiling and text[i - 1 : i] == "零"
    begins = ceiling == 4 and text[i + 1 : i + 2] in DIGIT and UNIT.get(text[i + 2 : i + 3], 9) < power < 4  # 千五百
    return (power, 1, 1) if bare_ten or bare_after_zero or begins else (None, 0, 0)


def _last_digit(text: str, i: int, value: int, ceiling: int, *, zero: bool) -> int | None:
    """What a digit without a unit counts for: ones, or tens in 四百五; `None` where it is another word's."""
    if text[i] == "两" and value:  # 二十兩 is twenty taels
        return None
    if ceiling in (1, 4) or zero:
        return 1
    return int(10 ** (ceiling - 1)) if CLOSES.match(text, i + 1) else None


def _whole(text: str, end: int, value: int) -> Coefficient:
    number = Decimal(value)
    return _with_decimals(text, Coefficient(end=end, form="han", value=number))


# --- decimals -------------------------------------------------------------------------------------------------

# No decimals, but a time of day: 八點三十分, 八點一刻.
_HAN_DIGITS = DIGITS.replace("两", "")
_DECIMALS = late(
    rf"(?: ?点 ?|\.(?=[{_HAN_DIGITS}]))(?P<decimals>[{_HAN_DIGITS}]{{1,20}}|[0-9]{{1,20}})"
    rf"(?![{UNITS}{DIGITS}0-9刻时]|分(?!之))"
)


def decimals_at(text: str, at: int) -> tuple[Decimal, int] | None:
    """(0.5, end) for 點五 or ．五 at `at`."""
    found = _DECIMALS.match(text, at)
    if not found:
        return None
    return Decimal("0." + "".join(str(DIGIT.get(c, c)) for c in found["decimals"])), found.end()


def _with_decimals(text: str, whole: Coefficient) -> Coefficient:
    found = decimals_at(text, whole.end)
    if not found:
        return whole
    decimals, end = found
    return whole._replace(end=end, value=whole.value + decimals, place=place_of(decimals), pointed=True)
