"""Marks as rows of the one table of a specification: what shape a mark has, where it lies on the axis.

Numbers are in units of the axis, as JSON numbers; the exact figure stands in the label and in the CSV.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from generator.charts.model import ChartInput, Mark

Row: TypeAlias = dict[str, str | float]

POINT, SPAN, FLOOR, CEILING = SHAPES = ("point", "span", "floor", "ceiling")


def shape(mark: Mark) -> str:
    """`point`, `span`, `floor` (at least) or `ceiling` (at most)."""
    if mark.value is not None:
        return POINT
    if mark.low is not None and mark.high is not None:
        return SPAN
    return FLOOR if mark.high is None else CEILING


def datum(chart: ChartInput, mark: Mark) -> Row:
    """The row of one mark: `value`, or the ends `low` and `high`, and `tip`, the end at which its label stands."""
    row: Row = {"fact": mark.fact, "period": mark.period, "category": mark.category, "series": mark.series or ""}
    row |= {"state": mark.state, "standing": standing(chart, mark.state), "shape": shape(mark), "label": mark.label}
    for name in ("value",) if mark.value is not None else ("low", "high"):
        number = getattr(mark, name)
        if number is not None:
            row[name] = scaled(number, chart.divisor)
    return row | {"tip": tip(mark, chart.divisor)}


def table(chart: ChartInput, lines: Mapping[str, Sequence[str]] | None = None) -> list[Row]:
    """The rows of all marks, in their order; categories broken into `lines` where they are given."""
    rows = [datum(chart, mark) for mark in chart.marks]
    return [row | {"category": "\n".join(lines[str(row["category"])])} for row in rows] if lines else rows


def standing(chart: ChartInput, state: str) -> str:
    """The word of the language for a state."""
    return chart.legend.get(state, state)


def scaled(number: Decimal, divisor: Decimal) -> float:
    """`number` in units of the axis, a whole number where it is one."""
    quotient = number / divisor
    return int(quotient) if quotient == quotient.to_integral_value() else float(quotient)


def ends(mark: Mark) -> tuple[Decimal, ...]:
    """The numbers that are drawn: the value alone where there is one, else what is known of the span."""
    numbers = (mark.value,) if mark.value is not None else (mark.low, mark.high)
    return tuple(number for number in numbers if number is not None)


def tip_of(mark: Mark) -> Decimal:
    """The end away from zero."""
    return max(ends(mark), key=lambda number: (abs(number), number))


def tip(mark: Mark, divisor: Decimal) -> float:
    """The end away from zero, in units of the axis."""
    return scaled(tip_of(mark), divisor)


def extent(chart: ChartInput) -> tuple[float, float]:
    """The least and the greatest coordinate, zero included; never empty."""
    drawn = [0.0, *(scaled(number, chart.divisor) for mark in chart.marks for number in ends(mark))]
    low, high = min(drawn), max(drawn)
    return (low, high) if low < high else (low, 1.0)


def categories(marks: Sequence[Mark]) -> list[str]:
    """The categories in order of first appearance."""
    return list(dict.fromkeys(mark.category for mark in marks))


def series(marks: Sequence[Mark]) -> list[str]:
    """The series in order of first appearance, one empty name where there are none."""
    return list(dict.fromkeys(mark.series or "" for mark in marks))


def shapes(marks: Sequence[Mark]) -> list[str]:
    """The shapes that occur."""
    found = {shape(mark) for mark in marks}
    return [name for name in SHAPES if name in found]


def has_bounds(marks: Sequence[Mark]) -> bool:
    """Whether any mark is open on one side, and so ends in an arrow."""
    return any(shape(mark) in {FLOOR, CEILING} for mark in marks)
