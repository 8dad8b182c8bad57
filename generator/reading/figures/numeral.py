"""What a numeral states, whatever it is written in, and the places of its digits.

In this order: the `Numeral`, the pattern of a number in digits, and the two questions about places.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from generator.reading.late import late

Form = Literal["digits", "han", "words", "spelled", "fraction", "half", "magnitude"]
ONE = Decimal(1)
SMALL = 1000  # counts below it are meant exactly


class Numeral(NamedTuple):
    """A numeral as written, from where it was asked for up to `end`.

    `value` is `None` where only an interval is stated: `low` and `high` then bound it; `pair` tells that both
    are written (七八十: 70 and 80) and not implied (數十). `place` is the power of ten of the last digit
    written: 8 for 1800億, -1 for 13.5; `power` is that of the last scale. `pointed` tells that a decimal point
    makes trailing zeros count (1.0), `scaled` that a scale word stands in it, `more` that 多 or 餘 does,
    `roughly` that 來 does. A `spelled` numeral is a row of digits (二〇二五), a `magnitude` a scale without a
    number (千億).
    """

    end: int
    form: Form
    value: Decimal | None
    place: int = 0
    power: int = 0
    low: Decimal | None = None
    high: Decimal | None = None
    pair: bool = False
    pointed: bool = False
    scaled: bool = False
    more: bool = False
    roughly: bool = False

    @property
    def is_small_integer(self) -> bool:
        """Whether it is a whole number below a thousand without a scale: such counts are exact."""
        if self.value is None or self.scaled or self.pointed or self.more or self.roughly:
            return False
        return self.form != "fraction" and abs(self.value) < SMALL


SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans(SUPERSCRIPTS + "⁻", "0123456789-")
# Digits, thousands (in India lakhs and crores), decimals, and the power of 1.3e6, 1.3x10^6, 1.3×10⁶ and 2^10.
LITERAL = late(
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}|[0-9]+)(?:\.[0-9]+)?"
    rf"(?:(?:e|[x×]10\^)[+-]?[0-9]{{1,2}}(?![a-z0-9.])| ?[x×] ?10⁻?[{SUPERSCRIPTS}]{{1,2}}"
    r"|\^(?:[+-]|--)?[0-9]{1,2}(?![a-z0-9.]))?|\.[0-9]+"
)
_OF_TEN = late(rf"e| ?[x×] ?10(?:\^|(?=[⁻{SUPERSCRIPTS}]))")
MOST_DIGITS = 40


def literal_value(literal: str) -> Decimal:
    """The number that a text matched by `LITERAL` writes, which `is_unbounded` says is one."""
    if literal.isdigit():
        return Decimal(literal)
    base, *power = _OF_TEN.split(literal.replace(",", ""))
    if power:
        return Decimal(base).scaleb(int(power[0].translate(_RAISED)))
    base, _, exponent = base.partition("^")
    return Decimal(base) ** int(exponent.replace("--", "")) if exponent else Decimal(base)


def is_power(literal: str) -> bool:
    """Whether the text writes a power."""
    return literal[-1:] in tuple(SUPERSCRIPTS) or "^" in literal


def is_unbounded(literal: str) -> bool:
    """Whether the text writes a power with too many digits to be a number of news, such as 999^99."""
    base, _, exponent = literal.replace(",", "").partition("^")
    if not exponent or base[-1:] in ("x", "×") or base.endswith(("x10", "×10")):
        return False
    power = int(exponent.replace("--", ""))
    return (abs(Decimal(base).adjusted()) + 1) * abs(power) > MOST_DIGITS or not Decimal(base)


def place_of(value: Decimal) -> int:
    """The power of ten of the last digit that `value` is written with."""
    return int(value.as_tuple().exponent)


def trailing_zeros(value: Decimal) -> int:
    """How many zeros a whole number ends in."""
    digits = str(int(value))
    return len(digits) - len(digits.rstrip("0")) if value else 0
