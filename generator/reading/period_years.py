"""Which period a clue means: its year by the words themselves, by the period reported on, or by the day of the text."""

from __future__ import annotations

from datetime import date, timedelta

from generator.reading.period import (
    MONTHS,
    Period,
    day_of,
    month_end,
    month_index,
    months_after,
    of_months,
    parse_single,
    spelled,
)
from generator.reading.period_words import Clue


def resolved(clue: Clue, today: date | None, about: Period | None) -> Period | None:
    """The period a clue means; None where neither `today` nor `about` tells which."""
    reported = about.end if about else None
    if clue.step is not None:
        return _stepped(clue, today, reported)
    year = _calendar_year(clue, today, about)
    if year is None or not date.min.year <= year <= date.max.year:
        return None
    if clue.same:
        return about.moved(12 * (year - reported.year)) if about and reported else None
    return _in_year(clue, year)


def _stepped(clue: Clue, today: date | None, reported: date | None) -> Period | None:
    if clue.unit == "day":
        return _unit_around("day", today - timedelta(days=1)) if today and today > date.min else None
    anchor = reported or today if clue.unit == "quarter" else today or reported
    if anchor is None or clue.unit is None:
        return None
    current = _unit_around(clue.unit, anchor)
    return current.moved(MONTHS[clue.unit] * (clue.step or 0)) if current else None


def _unit_around(unit: str, day: date) -> Period | None:
    return parse_single(spelled(unit, day))


def _calendar_year(clue: Clue, today: date | None, about: Period | None) -> int | None:
    reported = about.end if about else None
    if clue.year is not None:
        return clue.year
    if clue.same and reported is not None and clue.ago is not None:
        return reported.year - clue.ago
    news = clue.ago is not None or clue.unit in {"day", "month"}
    anchor = today or reported if news else reported or today
    if anchor is None:
        return None
    if clue.ago is not None:
        return anchor.year - clue.ago
    part = _in_year(clue, anchor.year)
    if about and part and about.contains(part):
        return anchor.year
    return _nearest_year(clue, anchor, next_too=reported is not None and not news)


def _nearest_year(clue: Clue, anchor: date, *, next_too: bool) -> int:
    """The anchor's year, or one beside it if the part lies nearer there, counted in the part's own units."""
    length = MONTHS.get(clue.unit or "", 1)
    at = month_index(anchor) // length
    years = (anchor.year, anchor.year - 1, anchor.year + 1)[: 3 if next_too else 2]
    return min(years, key=lambda year: abs((year * 12 + clue.last - 1) // length - at))


def _in_year(clue: Clue, year: int) -> Period | None:
    if clue.running is not None:
        return _running_to(year, clue.last, clue.running)
    if clue.day is not None:
        return day_of(year, clue.first, clue.day)
    return of_months(clue.unit or "year", year, clue.first, clue.last)


def _running_to(year: int, month: int, months: int) -> Period | None:
    """The `months` that end with `month`, as a quarter, half or year where they are one."""
    unit = {3: "quarter", 6: "half", 9: "quarter", 12: "year"}[months] if month % months == 0 else "month"
    end = month_end(date(year, month, 1))
    start = months_after(end.replace(day=1), 1 - months)
    return Period(unit=unit, start=start, end=end) if start else None
