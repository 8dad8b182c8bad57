"""A period: the stretch of time a fact is about, its canonical spelling and its arithmetic.

In this order: `Period`; `parse_period`, which reads a canonical text; periods by calendar: of a day, of whole months;
counting in months. All years are calendar years.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, total_ordering

from generator.reading.late import late

UNDATED = "undated"
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}  # units made of whole months, and their length
UNITS = ("day", *MONTHS, UNDATED)

_PERIOD = late(
    r"(?P<year>[0-9]{4})-(?:FY|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)"
)


@total_ordering
@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """A stretch of whole `unit`s, `start` and `end` inclusive; both are None for `undated`.

    `str` gives the canonical text (`2025-Q2`, `2025-02/2025-03`). Periods sort by their end, then by
    length, the undated last.
    """

    unit: str
    start: date | None
    end: date | None

    def __str__(self) -> str:
        if self.start is None or self.end is None:
            return UNDATED
        first, last = spelled(self.unit, self.start), spelled(self.unit, self.end)
        return first if first == last else f"{first}/{last}"

    def __lt__(self, other: Period) -> bool:
        return self._sort_key() < other._sort_key()

    def _sort_key(self) -> tuple[bool, date, int, int]:
        start, end = self.start or date.max, self.end or date.max
        return (self.end is None, end, (end - start).days, UNITS.index(self.unit))

    @property
    def kind(self) -> str:
        """`day`, `month`, `quarter`, `half`, `year`, `undated`, or `span` for several of a unit."""
        return "span" if "/" in str(self) else self.unit

    @property
    def slug(self) -> str:
        """The form for ids and file names: `2025-q2`, `2025-02--2025-03`."""
        return str(self).lower().replace("/", "--")

    def prior_year(self) -> Period | None:
        """The same stretch a year before; None for `undated`."""
        return self.moved(-12)

    def next_year(self) -> Period | None:
        """The same stretch a year later; None for `undated`."""
        return self.moved(12)

    def prior_quarter(self) -> Period | None:
        """The quarter before. A month or day that closes a quarter (a stock taken at its end) has one
        too; None for all else."""
        return self._quarter_away(-3)

    def next_quarter(self) -> Period | None:
        """The quarter after, of whatever has a quarter before."""
        return self._quarter_away(3)

    def _quarter_away(self, months: int) -> Period | None:
        if self.kind not in {"day", "month", "quarter"} or self.end is None or not _closes_quarter(self.end):
            return None
        moved = self.moved(months)
        if moved is None or moved.end is None or self.unit != "day":
            return moved
        end = month_end(moved.end)
        return replace(moved, start=end, end=end)

    def moved(self, months: int) -> Period | None:
        """The stretch so many months later; None for `undated` or outside the calendar."""
        if self.start is None or self.end is None:
            return None
        start, end = months_after(self.start, months), months_after(self.end, months)
        if start is None or end is None:
            return None
        return replace(self, start=start, end=end if self.unit == "day" else month_end(end))

    def quarters(self) -> tuple[Period, ...]:
        """The quarters the period is made of, in order; none where it is not made of whole quarters."""
        if self.start is None or self.end is None or not _whole_quarters(self.start, self.end):
            return ()
        months = range(month_index(self.start), month_index(self.end), 3)
        return tuple(of_months("quarter", first // 12, first % 12 + 1, first % 12 + 3) for first in months)

    def contains(self, other: Period) -> bool:
        """Whether `other` lies wholly inside; nothing undated lies in or around anything."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return self.start <= other.start and other.end <= self.end


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period | None:
    """The period a canonical text names, None where it names none.

    `2025-Q2`, `2025-H1`, `2024-FY`, `2025-06`, `2025-05-07`, two of one unit joined by `/`, or `undated`.
    `str` of the result is `text` again.
    """
    if text == UNDATED:
        return Period(unit=UNDATED, start=None, end=None)
    parts = [parse_single(part) for part in text.split("/", 2)]
    first, last = parts[0], parts[-1]
    if first is None or last is None or len(parts) > 2:
        return None
    return first if len(parts) == 1 else joined(first, last)


def parse_single(text: str) -> Period | None:
    """A single period of its canonical text, no span; None where it names none."""
    match = _PERIOD.fullmatch(text)
    if match is None or match["year"] == "0000":
        return None
    year = int(match["year"])
    if match["day"]:
        return day_of(year, int(match["month"]), int(match["day"]))
    if match["month"]:
        month = int(match["month"])
        return of_months("month", year, month, month) if 1 <= month <= 12 else None
    unit = next((unit for unit in ("quarter", "half") if match[unit]), "year")
    length, number = MONTHS[unit], int(match["quarter"] or match["half"] or 1)
    return of_months(unit, year, length * (number - 1) + 1, length * number)


def joined(first: Period, last: Period) -> Period | None:
    """The span from one period to a later one of the same unit, None where they make none."""
    if first.unit != last.unit or first.end is None or last.start is None or first.end >= last.start:
        return None
    return replace(first, end=last.end)


def day_of(year: int, month: int, day: int) -> Period | None:
    """The period of one day, None where the calendar has no such day."""
    try:
        at = date(year, month, day)
    except ValueError:
        return None
    return Period(unit="day", start=at, end=at)


def of_months(unit: str, year: int, first: int, last: int) -> Period:
    """The period of whole months of a year, from `first` to `last`."""
    return Period(unit=unit, start=date(year, first, 1), end=month_end(date(year, last, 1)))


def spelled(unit: str, day: date) -> str:
    """The canonical name of the `unit` that `day` lies in."""
    parts = {
        "day": f"{day.month:02d}-{day.day:02d}",
        "month": f"{day.month:02d}",
        "quarter": f"Q{(day.month + 2) // 3}",
        "half": f"H{(day.month + 5) // 6}",
        "year": "FY",
    }
    return f"{day.year:04d}-{parts[unit]}"


def month_index(day: date) -> int:
    """Months since the year 0."""
    return day.year * 12 + day.month - 1


def month_end(day: date) -> date:
    """The last day of the month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def months_after(day: date, months: int) -> date | None:
    """The day so many months later, or the last of that month where it has no such day."""
    year, month = divmod(month_index(day) + months, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _whole_quarters(start: date, end: date) -> bool:
    return start.day == 1 and start.month % 3 == 1 and _closes_quarter(end)


def _closes_quarter(day: date) -> bool:
    return day.month % 3 == 0 and day == month_end(day)
