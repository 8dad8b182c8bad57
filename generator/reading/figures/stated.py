"""What a fact's reading states, free of the text it came from, and when two such readings agree.

The rules are DESIGN 5's, after SEC EDGAR Filer Manual 6.5 and XBRL Calculation 1.1: stated to the same
place, two values must be equal; to different places, their rounding intervals must overlap.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal

from generator.reading.figures.intervals import of_rate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.reading.figures.quantity import Quantity

Agreement = Literal["agreed", "rounding", "truncation", "compatible", "conflict"]

# A rounder restatement (690 for 692) is a habit of speech for amounts and counts, never for percentages.
ROUNDABLE = frozenset({"percent", "percentage-point", "times", "rank"})
ROUND_ZEROS = 2  # so many at the end of a number, and it may be meant to any of them
LOOSE_DIGITS = 3  # a looser restatement still says three digits: 690 for 692, 767 for 767.6, never 20 for 25


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """A signed value with its interval. `value` is `None` where only an interval is stated; `low` and
    `high` are `None` where open; `decimals` is XBRL's place of the last stated digit of `value`."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    decimals: int | None
    unit: str | None
    qualifier: str | None = None

    @property
    def is_pointed(self) -> bool:
        """Whether one value is stated plainly, neither vague, open-ended nor a range."""
        return self.value is not None and self.qualifier is None

    @property
    def is_vague(self) -> bool:
        """Whether words stand for the interval (十幾, 千億級): its ends are how the press reads them, and nobody's."""
        return self.value is None and self.decimals is None and self.unit != "rank"

    @property
    def is_estimate(self) -> bool:
        """Whether the value was given with an interval of its own, wider than its last digit leaves open."""
        if not self.is_pointed or self.value is None or self.low is None or self.high is None or self.decimals is None:
            return False
        half = Decimal("0.5").scaleb(-self.decimals)
        return self.low < self.value - half or self.high > self.value + half

    @property
    def is_round(self) -> bool:
        """Whether zeros end a plain amount, so that nobody can tell how exactly it is meant: 3800億, not 1845億.

        A percentage or a rank is told as it is; 100% is no rounder than 99%.
        """
        return self.is_pointed and self.unit not in ROUNDABLE and self._trailing_zeros() >= ROUND_ZEROS

    @property
    def is_doubling(self) -> bool:
        """Whether it is just 100%, which as a growth is a doubling."""
        return self.is_pointed and self.unit == "percent" and self.value == 100

    @property
    def precision(self) -> tuple[bool, bool, bool, int, int]:
        """Sorts readings: pointed before vague, bounded before open, stated before interval, later last place,
        last digit not 0."""
        bounded = self.low is not None and self.high is not None
        return (self.is_pointed, bounded, self.value is not None, self.decimals or 0, -self._trailing_zeros())

    def negated(self) -> Stated:
        """The same statement with the opposite sign."""
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Stated(
            value=None if self.value is None else -self.value,
            low=low,
            high=high,
            decimals=self.decimals,
            unit=self.unit,
            qualifier=self.qualifier,
        )

    def ends_before(self, decimals: int) -> bool:
        """Whether no digit but 0 stands to the right of a place (XBRL's decimals): 910億 in round tens of 億."""
        return self.value is not None and not self.value.scaleb(decimals) % 1

    def told_to(self, decimals: int) -> Stated:
        """The same statement by somebody who rounds to a place. It never becomes more exact than its digits make it.

        What has a digit behind that place, a qualifier or bounds of its own is not told so, and stays.
        """
        if self.value is None or self.decimals is None or not self.is_pointed or self.is_estimate:
            return self
        if self.decimals <= decimals or not self.value or not self.ends_before(decimals):
            return self
        half = Decimal("0.5").scaleb(-decimals)
        return replace(self, low=self.value - half, high=self.value + half, decimals=decimals)

    def to_digits(self, most: int) -> Stated:
        """The same value to at most so many digits: half up, and a bound outwards (over 184.5 is over 184)."""
        if self.value is None or self.decimals is None or most >= self.digits():
            return self
        decimals = most - 1 - self.value.adjusted()
        place = Decimal(1).scaleb(-decimals)
        outwards = ROUND_CEILING if self.low is None and self.high is not None else ROUND_FLOOR
        is_bound = (self.low is None) != (self.high is None)
        value = self.value.quantize(place, rounding=outwards if is_bound else ROUND_HALF_UP)
        if is_bound:
            low, high = (None, value) if self.low is None else (value, None)
        elif self.qualifier is None:
            low, high = value - place / 2, value + place / 2
        else:
            low, high = self.low, self.high
        return replace(self, value=value, low=low, high=high, decimals=decimals)

    def per(self, unit: str | None) -> Stated:
        """The same number as a rate in `unit`: a count of single cases is exact, a rate is rounded."""
        low, high = of_rate(self.value, self.low, self.high, self.decimals)
        return replace(self, unit=unit, low=low, high=high)

    def scaled(self, factor: int | Decimal, unit: str) -> Stated:
        """The same statement in another unit; `factor` is a power of ten (times → percent: 100)."""
        times = Decimal(factor)
        shift = times.adjusted()
        return Stated(
            value=None if self.value is None else self.value * times,
            low=None if self.low is None else self.low * times,
            high=None if self.high is None else self.high * times,
            decimals=None if self.decimals is None else self.decimals - shift,
            unit=unit,
            qualifier=self.qualifier,
        )

    def digits(self) -> int:
        """How many significant digits the source wrote."""
        if self.value is None or self.decimals is None:
            return 0
        return len(str(abs(int(self.value.scaleb(self.decimals)))))

    def _trailing_zeros(self) -> int:
        if self.value is None or self.decimals is None:
            return 0
        written = str(abs(int(self.value.scaleb(self.decimals))))
        return len(written) - len(written.rstrip("0"))


def stated_of(quantity: Quantity) -> Stated:
    """What a figure states, free of its text."""
    return Stated(
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        decimals=quantity.decimals,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
    )


def as_texts(stated: Stated) -> dict[str, str | None]:
    """The statement as flat texts, for keeping; `from_texts` reads it back."""
    return {
        name: None if (part := getattr(stated, name)) is None else str(part)
        for name in ("value", "low", "high", "decimals", "unit", "qualifier")
    }


def from_texts(texts: Mapping[str, str | None]) -> Stated:
    """The statement kept by `as_texts`. Raises `ValueError`, `ArithmeticError` for what it never wrote."""

    def number(name: str) -> Decimal | None:
        text = texts.get(name)
        return None if text is None else Decimal(text)

    decimals = texts.get("decimals")
    return Stated(
        value=number("value"),
        low=number("low"),
        high=number("high"),
        decimals=None if decimals is None else int(decimals),
        unit=texts.get("unit"),
        qualifier=texts.get("qualifier"),
    )


def agreement(accepted: Stated, other: Stated) -> Agreement:
    """How `other` stands to the accepted reading of the same fact (DESIGN 5)."""
    if accepted.unit != other.unit:
        return "conflict"
    if not (accepted.is_pointed and other.is_pointed):
        return "compatible" if overlap(accepted, other) else "conflict"
    if _agree(accepted, other):
        return "agreed"
    if _is_rounding(accepted, other):
        return "rounding"
    return "truncation" if _is_truncation(accepted, other) else "conflict"


def overlap(one: Stated, other: Stated) -> bool:
    """Whether the two intervals have a point in common; a missing end is open."""
    starts_in_time = one.low is None or other.high is None or one.low <= other.high
    ends_in_time = one.high is None or other.low is None or other.low <= one.high
    return starts_in_time and ends_in_time


def _agree(accepted: Stated, other: Stated) -> bool:
    if accepted.decimals == other.decimals:
        return accepted.value == other.value
    return overlap(accepted, other)


def _is_rounding(accepted: Stated, other: Stated) -> bool:
    """Whether `other`, with one trailing zero taken as rounding, covers the accepted value (690 for 692)."""
    if other.unit in ROUNDABLE or accepted.value is None or other.value is None or other.decimals is None:
        return False
    if other._trailing_zeros() < 1 or other.digits() < LOOSE_DIGITS:
        return False
    half = Decimal(5).scaleb(-other.decimals)  # half of the place before the last stated one
    return abs(accepted.value - other.value) <= half


def _is_truncation(accepted: Stated, other: Stated) -> bool:
    """Whether `other` is the accepted value cut off, with three or more digits stated (767 for 767.6)."""
    if accepted.value is None or other.value is None or accepted.decimals is None or other.decimals is None:
        return False
    if other.digits() < LOOSE_DIGITS or accepted.decimals <= other.decimals:
        return False
    place = Decimal(1).scaleb(-other.decimals)
    return accepted.value.quantize(place, rounding=ROUND_DOWN) == other.value
