"""What a number is of, as the words behind it say."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

ONE = Decimal(1)


class Measure(NamedTuple):
    """What a number is of: its kind and unit, by what the number is multiplied, and where the unit ends.

    `added` is what words behind the unit add to the number before it is multiplied (三成五: 0.5), `place`
    the place of its last digit. `more` tells of a 多 behind the unit, `plus` of a + before it (300+人).
    """

    kind: str
    unit: str | None
    end: int
    factor: Decimal = ONE
    added: Decimal = Decimal(0)
    place: int | None = None
    more: bool = False
    plus: bool = False
