"""Units in which one is divided by another, and units that go on as something else.

In this order: `whole_unit`, which reads 12公里/秒 as kilometres per second, barrels a day as barrels
per day and 5米/隻 as no metres, `per_time_before` for 每秒38公尺, and `base_behind` for the population of a rate (134
deaths per 100 000).

A unit with an unparsed rest is no unit: 240 km⁴ is a number without one, and no length.
"""

from __future__ import annotations

from decimal import Decimal

from generator.reading.figures import english, numerals
from generator.reading.figures.fold import simplified
from generator.reading.figures.measure import Measure
from generator.reading.figures.numeral import Numeral
from generator.reading.figures.unit_words import unit_named
from generator.reading.late import late

_REST = late(
    r" ?(?P<slash>/) ?(?=[a-z一-鿿μ])|(?P<mei>每)|(?P<per> per |"
    " an? (?=(?:second|minute|hour|day|week|month|year)(?![a-z])))"
    r"|[²³⁴⁵⁶⁷⁸⁹⁻·^*]|(?<=[a-z])[23](?![0-9.,%])"
)
_TIMES = ("second", "minute", "hour")
_DIVISIBLE = ("number", "duration", "count")


def whole_unit(text: str, measure: Measure) -> Measure | None:
    """The measure with what it is divided by; `None` where it goes on as a unit that is not known."""
    rest = _REST.match(text, measure.end) if measure.kind in _DIVISIBLE and not measure.added else None
    if rest is None:
        return measure
    named = unit_named(text, rest.end()) if rest.lastgroup else None
    if rest["mei"] or rest["per"]:
        divides = named and measure.kind == "number" and (rest["per"] or named[0] in _TIMES)
        return _divided(measure, named) if divides and named else measure
    if named:
        return _divided(measure, named)
    return measure if measure.kind == "count" else None


def _divided(measure: Measure, named: tuple[str, int]) -> Measure:
    unit, end = named
    return measure._replace(kind="number", unit=f"{measure.unit} per {unit}", end=end)


_LENGTHS = ("metre", "kilometre", "mile", "foot")
_PER_TIME = late(simplified("(?:每(?P<unit>秒|分鐘?|小時)|(?P<speed>[時秒])速)[一-鿿]{0,4} ?$"))
_SPANS = {"秒": "second", "分": "minute", "分钟": "minute", "小时": "hour", "时": "hour"}


def per_time_before(text: str, start: int) -> str | None:
    """`second` before 每秒|38公尺: what a length that begins at `start` is divided by."""
    match = _PER_TIME.search(text, max(0, start - 9), start)
    return _SPANS[match["unit"] or match["speed"]] if match else None


def divided_by_time(text: str, start: int, measure: Measure | None) -> Measure | None:
    """The measure of a figure that begins at `start`, per the span of time before it."""
    span = per_time_before(text, start) if measure and measure.unit in _LENGTHS else None
    return measure._replace(unit=f"{measure.unit} per {span}") if measure and span else measure


# --- rates ----------------------------------------------------------------------------------------------------

# per 100 000, and 134 new cases per 100 000: at most three words of a noun stand between.
_PER = late(r"(?: (?!per |and |or |to |from |in |of |on |at |by |for )[a-z-]{2,20}){0,3} per (?=[0-9a-z])")
BASES = {Decimal(10) ** power for power in range(2, 7)}


def base_behind(text: str, at: int) -> tuple[int, int] | None:
    """(population, where it ends) of a rate whose number ends at `at`: (100000, …) of per 100 000."""
    per = _PER.match(text, at) if text[at : at + 1] == " " else None
    if per:
        return base_at(text, per.end())
    return base_at(text, at + 1) if text[at : at + 1] == "/" else None


def base_at(text: str, at: int) -> tuple[int, int] | None:
    """(population, where it ends): a hundred, a thousand… up to a million, at `at`."""
    first = text[at : at + 1]
    if "0" <= first <= "9":
        numeral = numerals.digits_at(text, at)
    elif first in numerals.BEGINNINGS:
        numeral = numerals.numeral_at(text, at) if first else None
    else:
        numeral = english.words_at(text, at) or _scale_alone(text, at)
    if numeral is None or numeral.value not in BASES or numeral.more:
        return None
    return int(numeral.value), numeral.end


def _scale_alone(text: str, at: int) -> Numeral | None:
    """per thousand, per million."""
    numeral = english.words_at("a " + text[at : at + 12], 0)
    return numeral._replace(end=at + numeral.end - 2) if numeral else None
