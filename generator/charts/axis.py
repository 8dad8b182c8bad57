"""The axis of values where figures are read by their place and not by a length: `lines` and `dots`.

In this order: `Axis`, `axis_of` with the rule for a cut axis, round numbers, and how numbers on it are written. An axis
holds zero (for ranks, the first) unless all values lie so close together that they could not be told apart; then it is
cut, and the drawing says so beside the unit.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from generator.charts.look import Form
from generator.charts.model import ChartInput
from generator.charts.plot import Channel, grid
from generator.charts.rows import ends
from generator.charts.typeset import width

STEPS = 5  # at most as many between the lines of the grid
AIR = Decimal("0.06")  # of the length of the axis, beyond the outermost mark
CUT = Decimal("0.6")  # of the greatest value: where the least is above it, zero would leave most of the room empty
ROUND = (1, 2, 5, 10)
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """An axis from `low` to `high` with the numbers of its grid, ascending, all in units of the axis."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]
    is_cut: bool

    @property
    def notes(self) -> tuple[str, ...]:
        """What the drawing has to say of the axis."""
        return ("cut",) if self.is_cut else ()

    def part(self, number: Decimal) -> float:
        """Where `number` lies between the ends, from 0 to 1."""
        return float((number - self.low) / (self.high - self.low))

    def channel(self, of: str, **axis: Any) -> Channel:
        """The channel of the values in a field."""
        scale = {"domain": [plain(self.low), plain(self.high)], "nice": False}
        shown = grid([plain(tick) for tick in self.ticks]) | axis
        return {"field": of, "type": "quantitative", "scale": scale, "axis": shown, "stack": None}

    def widest(self, form: Form) -> int:
        """The whole pixels that its numbers take."""
        return math.ceil(max(width(written(tick), form.small) for tick in self.ticks))


def axis_of(chart: ChartInput) -> Axis:
    """The axis on which all marks of `chart` lie, with some air beyond them."""
    numbers = [number / chart.divisor for mark in chart.marks for number in ends(mark)]
    least, most, origin = min(numbers), max(numbers), chart.origin
    is_cut = origin < least < most and least > most * CUT
    low, high = (least, most) if is_cut else (min(least, origin), max(most, origin))
    high = high if high > low else low + 1
    air = (high - low) * AIR
    low, high = (low if low == origin else low - air), (high if high == origin else high + air)
    return Axis(low=low, high=high, ticks=_ticks(low, high, origin), is_cut=is_cut)


def _ticks(low: Decimal, high: Decimal, origin: Decimal) -> tuple[Decimal, ...]:
    step = round_step((high - low) / STEPS)
    first, last = (low / step).to_integral_value(ROUND_CEILING), (high / step).to_integral_value(ROUND_FLOOR)
    ticks = tuple((first + at) * step for at in range(int(last - first) + 1))
    return ticks if origin in ticks or not low <= origin <= high else (origin, *ticks)  # ranks begin with the first


def round_step(least: Decimal) -> Decimal:
    """The smallest of 1, 2, 5, 10, 20, 50 … (or of their tenths) that is not below `least`."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(step * power for step in ROUND if step * power >= least)


def plain(number: Decimal) -> float:
    """`number` for the specification, a whole number where it is one."""
    return int(number) if number == number.to_integral_value() else float(number)


def written(number: Decimal) -> str:
    """`number` in digits, thousands set apart."""
    digits = f"{abs(number.normalize()):,f}"
    return f"{MINUS}{digits}" if number < 0 else digits


def sparse(axis: Axis, form: Form, wide: float) -> Sequence[Decimal]:
    """As many of the numbers of an axis that runs to the right as have room below it."""
    return axis.ticks[:: math.ceil(len(axis.ticks) / max(wide / (axis.widest(form) + 12), 1))]
