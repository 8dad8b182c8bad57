"""What a numeral states, whatever it is written in, and the places of its digits.

In this order: the `Numeral`, the pattern of a number in digits, and the two questions about places.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

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


# Digits, thousands, decimals, and the power of ten of 1.3e6 and 1.3x10^6.
LITERAL = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:(?:e|[x×]10\^)[+-]?[0-9]{1,2}(?![a-z0-9.]))?|\.[0-9]+"
)


def literal_value(literal: str) -> Decimal:
    """The number that a text matched by `LITERAL` writes."""
    digits = literal.replace(",", "")
    return Decimal(re.sub(r"[x×]10\^", "e", digits) if "^" in digits else digits)


def place_of(value: Decimal) -> int:
    """The power of ten of the last digit that `value` is written with."""
    return int(value.as_tuple().exponent)


def trailing_zeros(value: Decimal) -> int:
    """How many zeros a whole number ends in."""
    digits = str(int(value))
    return len(digits) - len(digits.rstrip("0")) if value else 0
