"""A numeral together with its measure: all of a figure, or one end of a range.

In this order: the `Part`, `part_at`, and the units that a list states only once, at its end.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.reading.figures.before import Before
from generator.reading.figures.measure import Measure
from generator.reading.figures.measures import measure_at
from generator.reading.figures.numeral import Numeral, is_power
from generator.reading.figures.per import divided_by_time
from generator.reading.late import late


class Part(NamedTuple):
    """A numeral that begins at `start`, and what it is of."""

    start: int
    numeral: Numeral
    measure: Measure | None

    @property
    def end(self) -> int:
        """Where the last of both ends; a counted noun (用戶) stays outside."""
        return max(self.numeral.end, self.measure.end if self.measure else 0)

    @property
    def kind(self) -> str:
        """`number` where no measure tells otherwise."""
        return self.measure.kind if self.measure else "number"

    @property
    def unit(self) -> str | None:
        """The measure's unit."""
        return self.measure.unit if self.measure else None

    @property
    def states_unit(self) -> bool:
        """Whether the unit is written behind the numeral, not only told by a noun."""
        return self.measure is not None and self.measure.end > self.numeral.end

    @property
    def qualifier(self) -> str | None:
        """What 多, 來 or + within the figure say."""
        if self.numeral.more or (self.measure and self.measure.more):
            return "over"
        if self.measure and self.measure.plus:
            return "at-least"
        return "about" if self.numeral.roughly else None

    def signed(self, left: Before) -> Part:
        """Negative where the sign before the number says so."""
        if not left.is_negative or self.numeral.value is None:
            return self
        return self._replace(numeral=self.numeral._replace(value=-self.numeral.value))

    def in_units(self) -> Numeral:
        """The numeral times the measure's factor, with what the measure adds to it: 三成五 is 35, 50基點 0.5."""
        measure, numeral = self.measure, self.numeral
        if measure is None or (measure.factor == 1 and not measure.added and not measure.more):
            return numeral
        shift = measure.factor.adjusted()
        return numeral._replace(
            value=None if numeral.value is None else (numeral.value + measure.added) * measure.factor,
            low=None if numeral.low is None else numeral.low * measure.factor,
            high=None if numeral.high is None else numeral.high * measure.factor,
            place=(numeral.place if measure.place is None else measure.place) + shift,
            pointed=numeral.pointed or measure.place is not None,
            more=numeral.more or measure.more,
        )

    def of_currency(self, left: Before) -> Part:
        """Without a unit that cannot be one of money: the quarter of a $100bn quarter."""
        misread = left.currency and self.kind in ("duration", "count", "number")
        return self._replace(measure=None) if misread else self

    def kind_and_unit(self, left: Before) -> tuple[str, str | None]:
        """The kind and unit of the figure: a currency before the number makes it an amount."""
        if left.currency and (self.kind in ("amount", "number") or not self.states_unit):
            return "amount", left.currency
        return self.kind, self.unit


def part_at(text: str, start: int, numeral: Numeral) -> Part:
    """The numeral at `start` with the measure behind it, or the one its list ends in."""
    measure = (
        divided_by_time(text, start, measure_at(text, numeral.end, numeral))
        or _behind_plus(text, numeral)
        or _shared_measure(text, numeral)
    )
    if measure and measure.kind == "count" and is_power(text[start : numeral.end]):
        measure = None  # a power is measured, not counted
    return Part(start=start, numeral=numeral, measure=measure)


_PLUS = late(r"\+|-plus(?= )")


def _behind_plus(text: str, numeral: Numeral) -> Measure | None:
    """300+人, 10-plus years."""
    plus = _PLUS.match(text, numeral.end)
    measure = measure_at(text, plus.end(), numeral) if plus else None
    return measure._replace(plus=True) if measure else None


# 2.0、1.6個百分點: the last figure bears the unit of all.
_LIST_GOES_ON = late(r"(?: ?[、和与及或/]|,? (?:and|or)| to) ?[+-]?[0-9]{1,3}(?:\.[0-9]{1,4})?")
_SHARED = ("percent", "percentage-point", "multiple")
_LONGEST_LIST = 5


def _shared_measure(text: str, numeral: Numeral) -> Measure | None:
    at = numeral.end
    for _ in range(_LONGEST_LIST - 1):
        following = _LIST_GOES_ON.match(text, at)
        if following is None or numeral.form != "digits" or numeral.scaled:
            return None
        at = following.end()
        measure = measure_at(text, at, numeral)
        if measure:
            shares = measure.kind in _SHARED or (measure.kind == "amount" and "/" in following.group())
            return measure._replace(end=numeral.end) if shares else None
    return None
