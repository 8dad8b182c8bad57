"""Measures in two units: 2 hours 30 minutes, 兩年零三個月, 5 feet 2 inches are one quantity, in the smaller unit.

In this order: the ladder of units, and `joined`.
"""

from __future__ import annotations

from decimal import Decimal

from generator.reading.figures.measure import Measure
from generator.reading.figures.measures import measure_at
from generator.reading.figures.parts import Part
from generator.reading.figures.ranges import numeral_behind
from generator.reading.late import late

_SMALLER = {
    "year": ("month", 12),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
    "foot": ("inch", 12),
    "pound": ("ounce", 16),
    "jin": ("tael", 10),
}
_JOINT = late(",? and |, | ?(?:零|又)?")


def joined(text: str, part: Part) -> Part:
    """The part with the smaller units that go on with it, itself where none do."""
    longer = _with_next(text, part)
    return joined(text, longer) if longer else part


def _with_next(text: str, part: Part) -> Part | None:
    measure = _minutes(text, part)
    smaller = _SMALLER.get((measure.unit if measure else None) or "")
    if measure is None or smaller is None or not _is_whole(part):
        return None
    joint = _JOINT.match(text, part.end)
    numeral = numeral_behind(text, joint.end()) if joint else None
    if numeral is None or not numeral.is_small_integer or numeral.value is None or numeral.value >= smaller[1]:
        return None
    behind = _minutes(text, Part(start=part.start, numeral=numeral, measure=measure_at(text, numeral.end, numeral)))
    if behind is None or behind.unit != smaller[0] or behind.added or behind.more or behind.factor != 1:
        return None
    value = (part.numeral.value or Decimal(0)) * smaller[1] + numeral.value
    return Part(start=part.start, numeral=numeral._replace(value=value), measure=behind)


def _is_whole(part: Part) -> bool:
    """Whether the larger unit is counted in whole numbers, and written behind its number."""
    measure = part.measure
    plain = measure is not None and measure.factor == 1 and not (measure.added or measure.more or measure.plus)
    return plain and part.states_unit and part.numeral.is_small_integer


def _minutes(text: str, part: Part) -> Measure | None:
    """The part's measure; a 分 that stands between hours and seconds, or ends a time, is a minute."""
    measure = part.measure
    if measure is None or measure.kind != "count" or text[part.numeral.end : measure.end] != "分":
        return measure
    return measure._replace(kind="duration", unit="minute")
