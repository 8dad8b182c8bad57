"""Periods: the stretch of time a fact is about, and the words in a text that name one.

In this order: `Period`, its canonical spelling and its arithmetic; then `find_periods`, which reads
periods out of Chinese (both scripts) and English text in four steps: words found by one compiled
alternation become clues, a year and the part of it beside it become one clue, a clue without a year
takes that of its neighbour in a list or a span, and what is still open is resolved by `about` and `today`.
All years are calendar years, those read out of text 1900 to 2099.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import total_ordering
from typing import Literal

UNDATED = "undated"
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}  # units made of whole months, and their length
UNITS = ("day", *MONTHS, UNDATED)

_PERIOD = re.compile(
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
        first, last = _spelled(self.unit, self.start), _spelled(self.unit, self.end)
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

    def prior_quarter(self) -> Period | None:
        """The quarter before. A month or day that closes a quarter (a stock taken at its end) has one
        too; None for all else."""
        if self.kind not in {"day", "month", "quarter"} or self.end is None or not _closes_quarter(self.end):
            return None
        before = self.moved(-3)
        if before is None or before.end is None or self.unit != "day":
            return before
        end = _month_end(before.end)
        return replace(before, start=end, end=end)

    def moved(self, months: int) -> Period | None:
        """The stretch so many months later; None for `undated` or outside the calendar."""
        if self.start is None or self.end is None:
            return None
        start, end = _months_after(self.start, months), _months_after(self.end, months)
        if start is None or end is None:
            return None
        return replace(self, start=start, end=end if self.unit == "day" else _month_end(end))

    def quarters(self) -> tuple[Period, ...]:
        """The quarters the period is made of, in order; none where it is not made of whole quarters."""
        if self.start is None or self.end is None or not _whole_quarters(self.start, self.end):
            return ()
        months = range(_month_index(self.start), _month_index(self.end), 3)
        return tuple(_of_months("quarter", first // 12, first % 12 + 1, first % 12 + 3) for first in months)

    def contains(self, other: Period) -> bool:
        """Whether `other` lies wholly inside; nothing undated lies in or around anything."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return self.start <= other.start and other.end <= self.end


def parse_period(text: str) -> Period | None:
    """The period a canonical text names, None where it names none.

    `2025-Q2`, `2025-H1`, `2024-FY`, `2025-06`, `2025-05-07`, two of one unit joined by `/`, or `undated`.
    `str` of the result is `text` again.
    """
    if text == UNDATED:
        return Period(unit=UNDATED, start=None, end=None)
    parts = [_parse_single(part) for part in text.split("/", 2)]
    first, last = parts[0], parts[-1]
    if first is None or last is None or len(parts) > 2:
        return None
    return first if len(parts) == 1 else _joined(first, last)


def _parse_single(text: str) -> Period | None:
    match = _PERIOD.fullmatch(text)
    if match is None or match["year"] == "0000":
        return None
    year = int(match["year"])
    if match["day"]:
        return _day(year, int(match["month"]), int(match["day"]))
    if match["month"]:
        month = int(match["month"])
        return _of_months("month", year, month, month) if 1 <= month <= 12 else None
    unit = next((unit for unit in ("quarter", "half") if match[unit]), "year")
    length, number = MONTHS[unit], int(match["quarter"] or match["half"] or 1)
    return _of_months(unit, year, length * (number - 1) + 1, length * number)


def _joined(first: Period, last: Period) -> Period | None:
    if first.unit != last.unit or first.end is None or last.start is None or first.end >= last.start:
        return None
    return replace(first, end=last.end)


def _day(year: int, month: int, day: int) -> Period | None:
    try:
        at = date(year, month, day)
    except ValueError:
        return None
    return Period(unit="day", start=at, end=at)


def _of_months(unit: str, year: int, first: int, last: int) -> Period:
    return Period(unit=unit, start=date(year, first, 1), end=_month_end(date(year, last, 1)))


def _spelled(unit: str, day: date) -> str:
    """The canonical name of the `unit` that `day` lies in."""
    parts = {
        "day": f"{day.month:02d}-{day.day:02d}",
        "month": f"{day.month:02d}",
        "quarter": f"Q{(day.month + 2) // 3}",
        "half": f"H{(day.month + 5) // 6}",
        "year": "FY",
    }
    return f"{day.year:04d}-{parts[unit]}"


def _month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _months_after(day: date, months: int) -> date | None:
    """The day so many months later, or the last of that month where it has no such day."""
    year, month = divmod(_month_index(day) + months, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _whole_quarters(start: date, end: date) -> bool:
    return start.day == 1 and start.month % 3 == 1 and _closes_quarter(end)


def _closes_quarter(day: date) -> bool:
    return day.month % 3 == 0 and day == _month_end(day)


# Reading periods out of text

MentionKind = Literal["explicit", "relative", "comparison"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PeriodMention:
    """`text[start:end]` names `period` (None where neither `today` nor `about` tells which).

    `kind` is `explicit` (the words carry a year, or stand in its list or sentence), `relative` (resolved by
    `today` or `about`) or `comparison` (the words say what something is compared with: 去年同期, 較2024年).
    `against` is `prior-year` or `prior-quarter` where a comparison says so of whatever period its figure has.
    """

    start: int
    end: int
    period: Period | None
    kind: MentionKind
    against: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Clue:
    """What one stretch of words says: a year, a part of a year, or both.

    `year` is a calendar year, `ago` years before now (去年: 1). `unit`, `first`, `last` (months) and `day`
    are the part. `step` counts units from the current one (上季度: -1). `same` is 同期. `running` is the
    number of months that end on the day. `weak` words name a period only beside another clue or after a
    preposition (2024 alone may be an amount, may a verb). `trailing` years stand behind their part (Q2 2025).
    """

    start: int = 0
    end: int = 0
    year: int | None = None
    ago: int | None = None
    unit: str | None = None
    first: int = 1
    last: int = 12
    day: int | None = None
    step: int | None = None
    same: bool = False
    running: int | None = None
    weak: bool = False
    trailing: bool = False

    @property
    def dated(self) -> bool:
        return self.year is not None or self.ago is not None

    @property
    def lacks_year(self) -> bool:
        return (self.unit is not None or self.same) and self.step is None and not self.dated

    @property
    def only_year(self) -> bool:
        return self.dated and self.unit is None and not self.same


# Both scripts and both widths are read as one; one character stands for one, so offsets hold.
_FOLD = str.maketrans(
    "０１２３４５６７８９财当该这个号较与于单续会计龄无总营业净资经调动费来对；，",
    "0123456789財當該這個號較與於單續會計齡無總營業淨資經調動費來對;,",
)
_HAN = "一二三四五六七八九"
_HAN_DIGITS = {**{digit: value for value, digit in enumerate(_HAN, start=1)}, "〇": 0, "零": 0, "○": 0}
_HAN_TENS = {"": 0, "十": 10, "廿": 20, "卅": 30}
_HAN_BELOW_100 = re.compile(rf"(?P<of>[{_HAN}](?=十))?(?P<tens>[十廿卅]?)(?P<ones>[{_HAN}]?)")
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ALSO_WORDS = {3, 5}  # march and may
_ENGLISH_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "three": 3, "six": 6, "nine": 9, "twelve": 12}
_YEARS_AGO = {"今": 0, "去": 1, "上": 1, "前": 2, "明": -1}
_STEPS = {"上": -1, "前": -1, "下": 1, "last": -1, "previous": -1, "prior": -1, "preceding": -1, "next": 1}

_S = r"[ \u00a0]?"
_YEAR = "(?:19|20)[0-9]{2}"
_HAN_YEAR = rf"(?:一九|二[〇零○])[〇零○{_HAN}]{{2}}"
_MONTH = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[{_HAN}])"
_DAY = rf"(?:3[01]|[12][0-9]|0?[1-9]|[一二三]?十[{_HAN}]?|[廿卅][{_HAN}]?|[{_HAN}])"
_MONTH_NAME = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)(?![A-Za-z])\.?"
)
_ENGLISH_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9A-Za-z%]|[.,][0-9])"
_NO_NUMBER = rf"(?<![0-9.{_HAN}十廿卅百千萬万億亿第])"
_NO_COUNT = "(?<![上下這那新每前後單近續去來任、])"  # 新一季度, 過去一季度, 一、二季度
_LATIN = "(?<![A-Za-z0-9])(?:"
_END = ")(?![A-Za-z0-9])"


def _value(numeral: str) -> int:
    """Of ASCII digits, Chinese numerals below 100, Chinese digits one by one (二零二五), or an English word."""
    if numeral.isascii():
        return int(numeral) if numeral[0].isdigit() else _ENGLISH_NUMBERS[numeral.lower()]
    below_100 = _HAN_BELOW_100.fullmatch(numeral)
    if below_100 is None:
        return int("".join(str(_HAN_DIGITS[char]) for char in numeral))
    tens = _HAN_DIGITS.get(below_100["of"], 1) * _HAN_TENS[below_100["tens"]]
    return tens + _HAN_DIGITS.get(below_100["ones"], 0)


def _year_of(digits: str) -> int:
    return _value(digits) if len(digits) == 4 else 2000 + int(digits)


def _part(unit: str, number: int) -> _Clue:
    """The `number`th such unit of a year."""
    return _Clue(unit=unit, first=MONTHS[unit] * (number - 1) + 1, last=MONTHS[unit] * number)


def _month_or_day(month: int, day: str | None) -> _Clue:
    return replace(_part("month", month), unit="day", day=_value(day)) if day else _part("month", month)


def _chinese_month(match: re.Match[str]) -> _Clue:
    last = _value(match["zm"])
    first = _value(match["zm1"]) if match["zm1"] else last
    return _month_or_day(last, match["zd"]) if first == last else _Clue(unit="month", first=first, last=last)


def _english_date(match: re.Match[str]) -> _Clue:
    name, day = match["em1"] or match["em2"], match["ed1"] or match["ed2"]
    month = _MONTH_NAMES.index(name[:3].lower()) + 1
    clue = _month_or_day(month, day.rstrip("stndrh") if day else None)
    return replace(clue, weak=day is None and month in _ALSO_WORDS)


def _abbreviation(match: re.Match[str]) -> _Clue:
    leading, trailing = match["ay0"], match["ay1"] or match["ay2"]
    year = leading or trailing
    clue = _part("quarter" if "Q" in match[0] else "half", int(match["an1"] or match["an2"]))
    return replace(clue, year=_year_of(year) if year else None, trailing=bool(trailing))


def _step(match: re.Match[str]) -> _Clue:
    return _Clue(unit="quarter" if match["su"] else "month", step=_STEPS.get(match["sw"], 0))


def _english_step(match: re.Match[str]) -> _Clue:
    step = _STEPS.get(match["ew"].lower(), 0)
    unit = match["eu"].lower()
    return _Clue(ago=-step, trailing=True) if unit == "year" else _Clue(unit=unit, step=step)


# Name, pattern, and what the words say. At one place the first that matches counts.
_WORDS: tuple[tuple[str, str, Callable[[re.Match[str]], _Clue]], ...] = (
    (
        "iso",
        rf"(?<![0-9])(?P<iy>{_YEAR})(?P<is>[-/.])(?P<im>1[0-2]|0?[1-9])(?P=is)(?P<id>3[01]|[12][0-9]|0?[1-9])(?![0-9])",
        lambda m: replace(_month_or_day(int(m["im"]), m["id"]), year=int(m["iy"])),
    ),
    (
        "zyear",
        rf"(?<![0-9.])(?P<zy>{_YEAR}|{_HAN_YEAR}){_S}(?:年度?|財年|財政年度)",
        lambda m: _Clue(year=_value(m["zy"])),
    ),
    (
        "zshortyear",
        rf"(?<![0-9.])(?P<zs>[0-9]{{2}}){_S}年(?={_S}(?:第?{_S}[1-4一二三四]{_S}季|Q[1-4]|[上下]半年|全年))",
        lambda m: _Clue(year=_year_of(m["zs"])),
    ),
    (
        "zago",
        "今年|去年|(?<![以之當目])前年|明年|(?<!以)上年度?(?=同期)",
        lambda m: _Clue(ago=_YEARS_AGO[m["zago"][0]]),
    ),
    ("zfull", "全年(?!無休|齡)|年度(?=[總營收業利淨研毛財資]|經調)", lambda m: _part("year", 1)),
    ("zhalf", "[上下]半年", lambda m: _part("half", "上下".index(m["zhalf"][0]) + 1)),
    ("zthree", "前[三3]季度?", lambda m: _Clue(unit="quarter", first=1, last=9)),
    (
        "zquarter",
        rf"第{_S}(?P<zq>[1-4一二三四]){_S}(?:財政?|會計)?季度?|{_NO_NUMBER}{_NO_COUNT}(?P<zr>[1-4一二三四]){_S}季度",
        lambda m: _part("quarter", _value(m["zq"] or m["zr"])),
    ),
    (
        "zmonth",
        rf"{_NO_NUMBER}(?:(?P<zm1>{_MONTH}){_S}[-–—~～至到]{_S})?(?P<zm>{_MONTH}){_S}月(?!活(?!動)|[費薪均])份?"
        rf"(?:{_S}(?P<zd>{_DAY}){_S}[日號])?",
        _chinese_month,
    ),
    ("zsame", "同期|同季度?", lambda m: _Clue(same=True)),
    (
        "zrunning",
        rf"止{_S}(?:(?P<zrun>三|六|九|十二|3|6|9|12){_S}個月|年度)",
        lambda m: _Clue(running=_value(m["zrun"] or "12")),
    ),
    (
        "zstep",
        "(?P<sw>[本當該這下]|(?<!以)上|前(?=一))(?:一?個|一)?(?:財?(?P<su>季度?)|(?<![當該])月(?!活|[費薪均份]))",
        _step,
    ),
    ("yesterday", rf"昨[天日晚]|{_LATIN}(?i:yesterday){_END}", lambda m: _Clue(unit="day", step=-1)),
    (
        "abbreviation",
        rf"{_LATIN}(?P<ay0>{_YEAR}|[0-9]{{2}})?[QH](?P<an1>[1-4])(?:'(?P<ay1>[0-9]{{2}}))?"
        rf"|(?P<an2>[1-4])[QH](?P<ay2>{_YEAR}|[0-9]{{2}})?{_END}",
        _abbreviation,
    ),
    (
        "part",
        rf"{_LATIN}(?i:(?P<pn>first|second|third|fourth|[1-4](?=st|nd|rd|th))(?:st|nd|rd|th)?[ -](?P<pu>quarter|half))"
        rf"{_END}",
        lambda m: _part(m["pu"].lower(), _value(m["pn"])),
    ),
    ("full", rf"{_LATIN}(?i:full[- ]year){_END}", lambda m: _part("year", 1)),
    (
        "fiscal",
        rf"{_LATIN}(?:(?i:fiscal|calendar)(?i: year)? |FY ?)(?P<fy>{_YEAR}|(?<=FY)[0-9]{{2}}){_END}",
        lambda m: _Clue(year=_year_of(m["fy"]), trailing=True),
    ),
    (
        "year",
        rf"(?<![A-Za-z0-9.,$/-]){_YEAR}(?![A-Za-z0-9%]|[.,][0-9])",
        lambda m: _Clue(year=int(m["year"]), weak=True, trailing=True),
    ),
    (
        "date",
        rf"(?<![A-Za-z0-9])(?:(?P<em1>{_MONTH_NAME})(?: (?P<ed1>{_ENGLISH_DAY}))?"
        rf"|(?P<ed2>{_ENGLISH_DAY}) (?P<em2>{_MONTH_NAME}))",
        _english_date,
    ),
    ("same", rf"{_LATIN}(?i:same (?:period|quarter)){_END}", lambda m: _Clue(same=True)),
    (
        "yearago",
        rf"{_LATIN}(?i:(?:(?:prior|previous)[- ]year|year-ago) (?:period|quarter)|a year (?:ago|earlier)){_END}",
        lambda m: _Clue(same=True, ago=1, trailing=True),
    ),
    (
        "running",
        rf"{_LATIN}(?i:(?P<run>three|six|nine|twelve) months|year)(?i: end(?:ed|ing)){_END}",
        lambda m: _Clue(running=_value(m["run"] or "12")),
    ),
    (
        "step",
        rf"{_LATIN}(?i:(?P<ew>last|this|next|previous|prior|preceding|current|the)"
        rf" (?P<eu>quarter|(?<!the )(?:year|month))){_END}",
        _english_step,
    ),
)
_CLUE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in _WORDS))
_READERS = {name: reader for name, _, reader in _WORDS}

_YEAR_THEN_PART = re.compile(rf"{_S}(?:的|'s|-)?{_S}")
_PART_THEN_YEAR = re.compile(r",? ?(?:(?:of|in|for) )?(?:the )?(?:year )?", re.IGNORECASE)
_SPAN = re.compile(f"{_S}(?:到|至|[-–—~～]|to|through|until){_S}")
_LIST = re.compile(f"{_S}(?:和|及|以及|與|暨|、|and|&){_S}")
_PREPOSITION = re.compile(
    "(?<![A-Za-z])(?:in|of|for|since|during|by|until|through|from|to|early|late|mid|and)[ -]$", re.IGNORECASE
)
_COMPARED = re.compile(
    "(?:相?較於?|(?<![占佔同環])比"
    r"|(?<![A-Za-z])(?:compared (?:with|to)|versus|vs\.?|than|(?:up|down) from)(?: in| the| that of){0,2})[ \u00a0]?$",
    re.IGNORECASE,
)
_COMPARED_WITH = re.compile("[與和跟同]$")  # …相比
# A year that only names a report (2024年年報) dates neither a figure nor the months told after it.
_REPORT_BEHIND = re.compile(r"(?:年報|年报|年度報告|年度报告|財報|财报) ?(?:電話|电话|中|裡|里|会|會|上)")
_COMPARED_BEHIND = re.compile("[^,。;!?]{0,8}?[相對]比")
_SENTENCE_END = re.compile(r"[。!?！？\n]|[.] ")
_IN_FRONT = 32  # characters looked at in front of a clue: more than the longest words that bear on it


def find_periods(text: str, *, today: date | None, about: Period | None) -> list[PeriodMention]:
    """Every period named in `text`, in order, offsets in code points; linear in the length of `text`.

    `today` is the day the text was published, `about` the period it reports on. A quarter, half or full
    year without a year is read from `about`, else from `today`; a month or day, as news means them, from
    `today`, else from `about`: in that year, in the one before or (a quarter from `about`) in the next,
    where it lies nearest. 今年 and 去年 count from `today`, else from `about`. 同比 and 環比 name no period, nor
    does a duration (近半個月, 過去兩個季度).
    """
    folded = text.translate(_FOLD)
    clues = _with_years_of_sentence(_with_years_of_neighbours(_merged(_clues(folded), folded), folded), folded)
    mentions = [_mention(clue, folded, today, about) for clue in clues if _names_a_period(clue)]
    return _spans(mentions, folded)


def _clues(folded: str) -> Iterator[_Clue]:
    for match in _CLUE.finditer(folded):
        clue = replace(_READERS[match.lastgroup or ""](match), start=match.start(), end=match.end())
        yield replace(clue, weak=False) if clue.weak and _in_front(_PREPOSITION, folded, clue.start) else clue


def _in_front(pattern: re.Pattern[str], folded: str, start: int) -> bool:
    return pattern.search(folded[max(0, start - _IN_FRONT) : start]) is not None


def _merged(clues: Iterator[_Clue], folded: str) -> list[_Clue]:
    """The clues, each year united with the part of it that stands beside it, and two parts with only a
    span word between them (第一季度到第二季度), which so come to lie in one year."""
    merged: list[_Clue] = []
    for clue in clues:
        gap = folded[merged[-1].end : clue.start] if merged else ""
        if merged and _belong_together(merged[-1], clue, gap):
            merged[-1] = _united(merged[-1], clue)
        elif merged and _one_stretch(merged[-1], clue) and _SPAN.fullmatch(gap):
            merged[-1] = replace(merged[-1], end=clue.end, last=clue.last)
        else:
            merged.append(clue)
    return merged


def _one_stretch(left: _Clue, right: _Clue) -> bool:
    lack = left.lacks_year and right.lacks_year and not left.same and not right.same
    return lack and left.unit == right.unit != "day" and left.last < right.first


def _belong_together(left: _Clue, right: _Clue, gap: str) -> bool:
    if left.only_year and right.lacks_year:
        return _YEAR_THEN_PART.fullmatch(gap) is not None
    if left.lacks_year and right.trailing and right.unit is None:
        return _PART_THEN_YEAR.fullmatch(gap) is not None
    return gap in {"", " "} and {left.day is None, right.day is None} == {left.running is None, right.running is None}


def _united(left: _Clue, right: _Clue) -> _Clue:
    part = left if left.unit or left.same else right
    year = left if left.dated else right
    united = replace(part, start=left.start, end=right.end, year=year.year, ago=year.ago, weak=False)
    return replace(united, running=left.running or right.running, trailing=right.trailing)


def _with_years_of_neighbours(clues: list[_Clue], folded: str) -> list[_Clue]:
    """The clues, each that lacks a year with that of the one before it (2023年2月和3月) or, where years
    stand behind their part, of the one after it (Q1 and Q2 2025), if only a list or span word is between."""
    forward: list[_Clue] = []
    for clue in clues:
        forward.append(_lent(forward[-1], clue, folded[forward[-1].end : clue.start]) if forward else clue)
    backward: list[_Clue] = []
    for clue in reversed(forward):
        lends = bool(backward) and backward[-1].start >= clue.end and (backward[-1].trailing or clue.only_year)
        backward.append(_lent(backward[-1], clue, folded[clue.end : backward[-1].start]) if lends else clue)
    return backward[::-1]


def _lent(lender: _Clue, clue: _Clue, gap: str) -> _Clue:
    """`clue` with the year of its neighbour, or, a bare year, with the certainty that it is one."""
    span = _SPAN.fullmatch(gap) is not None
    if not span and not _LIST.fullmatch(gap):
        return clue
    if clue.only_year and lender.only_year:
        return replace(clue, weak=clue.weak and lender.weak)
    if not clue.lacks_year or clue.same or not lender.dated or lender.unit is None:
        return clue
    over = int(span and lender.start < clue.start and clue.last < lender.first)  # from November to February
    year = None if lender.year is None else lender.year + over
    return replace(clue, year=year, ago=None if lender.ago is None else lender.ago - over, weak=False)


def _with_years_of_sentence(clues: list[_Clue], folded: str) -> list[_Clue]:
    """The clues, each that still lacks a year with the whole year named before it in its sentence (2022年,甲公司
    年度收入…). A day or a quarter lends none: what is told on a day of 2025 may be the last quarter of 2024."""
    done: list[_Clue] = []
    year: _Clue | None = None
    for clue in clues:
        if year and _SENTENCE_END.search(folded, done[-1].end, clue.start):
            year = None
        aside = year is not None and re.search(r"[(（]", folded[done[-1].end : clue.start]) is not None
        if year and clue.lacks_year and not clue.same and not aside:
            clue = replace(clue, year=year.year)
        if clue.year is not None and clue.unit in {None, "year"} and not clue.same:
            year = None if clue.weak or _is_compared(clue, folded) or _names_a_report(clue, folded) else clue
        done.append(clue)
    return done


def _names_a_period(clue: _Clue) -> bool:
    if clue.weak or (clue.same and not clue.dated) or (clue.running and clue.day is None):
        return False
    return clue.day is None or clue.day <= monthrange(2000, clue.first)[1]


def _mention(clue: _Clue, folded: str, today: date | None, about: Period | None) -> PeriodMention:
    compared = clue.same or _is_compared(clue, folded) or _names_a_report(clue, folded)
    explicit: MentionKind = "explicit" if clue.year is not None else "relative"
    return PeriodMention(
        start=clue.start,
        end=clue.end,
        period=_resolved(clue, today, about),
        kind="comparison" if compared else explicit,
        against=_against(clue, about) if compared else None,
    )


def _names_a_report(clue: _Clue, folded: str) -> bool:
    return clue.unit in {None, "year"} and _REPORT_BEHIND.match(folded, clue.end) is not None


def _is_compared(clue: _Clue, folded: str) -> bool:
    behind = _COMPARED_BEHIND.match(folded, clue.end)
    return _in_front(_COMPARED, folded, clue.start) or bool(behind and _in_front(_COMPARED_WITH, folded, clue.start))


def _against(clue: _Clue, about: Period | None) -> str | None:
    if clue.step == -1 and clue.unit == "quarter":
        return "prior-quarter"
    year_before = about is not None and about.end is not None and clue.year == about.end.year - 1
    return "prior-year" if clue.unit is None and (clue.ago == 1 or (clue.same and year_before)) else None


def _resolved(clue: _Clue, today: date | None, about: Period | None) -> Period | None:
    reported = about.end if about else None
    if clue.step is not None:
        return _stepped(clue, today, reported)
    year = _calendar_year(clue, today, about)
    if year is None or not date.min.year <= year <= date.max.year:
        return None
    if clue.same:
        return about.moved(12 * (year - reported.year)) if about and reported else None
    return _in_year(clue, year)


def _stepped(clue: _Clue, today: date | None, reported: date | None) -> Period | None:
    if clue.unit == "day":
        return _unit_around("day", today - timedelta(days=1)) if today and today > date.min else None
    anchor = reported or today if clue.unit == "quarter" else today or reported
    if anchor is None or clue.unit is None:
        return None
    current = _unit_around(clue.unit, anchor)
    return current.moved(MONTHS[clue.unit] * (clue.step or 0)) if current else None


def _unit_around(unit: str, day: date) -> Period | None:
    return _parse_single(_spelled(unit, day))


def _calendar_year(clue: _Clue, today: date | None, about: Period | None) -> int | None:
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


def _nearest_year(clue: _Clue, anchor: date, *, next_too: bool) -> int:
    """The anchor's year, or one beside it if the part lies nearer there, counted in the part's own units."""
    length = MONTHS.get(clue.unit or "", 1)
    at = _month_index(anchor) // length
    years = (anchor.year, anchor.year - 1, anchor.year + 1)[: 3 if next_too else 2]
    return min(years, key=lambda year: abs((year * 12 + clue.last - 1) // length - at))


def _in_year(clue: _Clue, year: int) -> Period | None:
    if clue.running is not None:
        return _running_to(year, clue.last, clue.running)
    if clue.day is not None:
        return _day(year, clue.first, clue.day)
    return _of_months(clue.unit or "year", year, clue.first, clue.last)


def _running_to(year: int, month: int, months: int) -> Period | None:
    """The `months` that end with `month`, as a quarter, half or year where they are one."""
    unit = {3: "quarter", 6: "half", 9: "quarter", 12: "year"}[months] if month % months == 0 else "month"
    end = _month_end(date(year, month, 1))
    start = _months_after(end.replace(day=1), 1 - months)
    return Period(unit=unit, start=start, end=end) if start else None


def _spans(mentions: list[PeriodMention], folded: str) -> list[PeriodMention]:
    """The mentions, each two with only a span word between them as one (從2月到3月)."""
    spans: list[PeriodMention] = []
    for mention in mentions:
        both = _span(spans[-1], mention, folded[spans[-1].end : mention.start]) if spans else None
        spans[-1:] = [both] if both else [*spans[-1:], mention]
    return spans


def _span(first: PeriodMention, last: PeriodMention, gap: str) -> PeriodMention | None:
    if first.period is None or last.period is None or not _SPAN.fullmatch(gap):
        return None
    period = _joined(first.period, last.period)
    if period is None:
        return None
    kind: MentionKind = first.kind if first.kind != "explicit" else last.kind
    return PeriodMention(start=first.start, end=last.end, period=period, kind=kind)
