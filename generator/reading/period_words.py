"""The words of Chinese (both scripts) and English that name a period or a part of one, and what each says.

In this order: `Clue`, what one stretch of words says; the spellings of numbers; the patterns of words with their
readers, joined into one alternation; `clues_in`, every one in a text, in order. Years read out of
text are 1900 to 2099.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.reading.late import late
from generator.reading.period import MONTHS


@dataclass(frozen=True, kw_only=True, slots=True)
class Clue:
    """What one stretch of words says: a year, a part of a year, or both.

    `year` is a calendar year, `ago` years before now (去年: 1). `unit`, `first`, `last` (months) and `day`
    are the part. `step` counts units from the current one (上季度: -1). `same` is 同期. `running` is the
    number of months that end on the day. `weak` words name a period only beside another clue or after a
    preposition (2024 alone may be an amount, may a verb). `trailing` years stand behind their part (Q2 2025); an
    `attributive` part stands before a noun (first-quarter).
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
    attributive: bool = False

    @property
    def dated(self) -> bool:
        """Whether the words say which year."""
        return self.year is not None or self.ago is not None

    @property
    def lacks_year(self) -> bool:
        """Whether they name a part of a year and not which."""
        return (self.unit is not None or self.same) and self.step is None and not self.dated

    @property
    def only_year(self) -> bool:
        """Whether they name a year and no part of it."""
        return self.dated and self.unit is None and not self.same


# Both scripts and both widths are read as one; one character stands for one, so offsets hold.
_FOLD = str.maketrans(
    "０１２３４５６７８９财当该这个号较与于单续会计龄无总营业净资经调动费来对；，",
    "0123456789財當該這個號較與於單續會計齡無總營業淨資經調動費來對;,",
)
_HAN = "一二三四五六七八九"
_HAN_DIGITS = {**{digit: value for value, digit in enumerate(_HAN, start=1)}, "〇": 0, "零": 0, "○": 0}
_HAN_TENS = {"": 0, "十": 10, "廿": 20, "卅": 30}
_HAN_BELOW_100 = late(rf"(?P<of>[{_HAN}](?=十))?(?P<tens>[十廿卅]?)(?P<ones>[{_HAN}]?)")
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ALSO_WORDS = {3, 5}  # march and may
_ENGLISH_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "three": 3, "six": 6, "nine": 9, "twelve": 12}
_YEARS_AGO = {"今": 0, "去": 1, "上": 1, "前": 2, "大": 3, "明": -1}  # 大前年
_STEPS = {"上": -1, "前": -1, "下": 1, "last": -1, "previous": -1, "prior": -1, "preceding": -1, "next": 1}

SPACE = r"[ \u00a0]?"
_YEAR = "(?:19|20)[0-9]{2}"
_HAN_YEAR = rf"(?:一九|二[〇零○])[〇零○{_HAN}]{{2}}"
_MONTH = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[{_HAN}])"
_DAY = rf"(?:3[01]|[12][0-9]|0?[1-9]|[一二三]?十[{_HAN}]?|[廿卅][{_HAN}]?|[{_HAN}])"
_MONTH_NAME = (
    "(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)(?![A-Za-z])"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?![A-Za-z])\.?)"
)
_ENGLISH_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9A-Za-z%]|[.,][0-9])"
_NO_NUMBER = rf"(?<![0-9.{_HAN}十廿卅百千萬万億亿第])"
_NO_COUNT = "(?<![上下這那新每前後單近續去來任、])"  # 新一季度, 過去一季度, 一、二季度
_LATIN = "(?<![A-Za-z0-9])(?:"
_END = ")(?![A-Za-z0-9])"


def numeral(said: str) -> int:
    """Of ASCII digits, Chinese numerals below 100, Chinese digits one by one (二零二五), or an English word."""
    if said.isascii():
        return int(said) if said[0].isdigit() else _ENGLISH_NUMBERS[said.lower()]
    below_100 = _HAN_BELOW_100.fullmatch(said.replace("兩", "二").replace("两", "二"))
    if below_100 is None:
        return int("".join(str(_HAN_DIGITS[char]) for char in said))
    tens = _HAN_DIGITS.get(below_100["of"], 1) * _HAN_TENS[below_100["tens"]]
    return tens + _HAN_DIGITS.get(below_100["ones"], 0)


def _year_of(digits: str) -> int:
    return numeral(digits) if len(digits) == 4 else 2000 + int(digits)


def _part(unit: str, number: int) -> Clue:
    """The `number`th such unit of a year."""
    return Clue(unit=unit, first=MONTHS[unit] * (number - 1) + 1, last=MONTHS[unit] * number)


def _month_or_day(month: int, day: str | None) -> Clue:
    return replace(_part("month", month), unit="day", day=numeral(day)) if day else _part("month", month)


def _chinese_month(match: re.Match[str]) -> Clue:
    last = numeral(match["zm"])
    first = numeral(match["zm1"]) if match["zm1"] else last
    return _month_or_day(last, match["zd"]) if first == last else Clue(unit="month", first=first, last=last)


def _english_date(match: re.Match[str]) -> Clue:
    name, day = match["em1"] or match["em2"], match["ed1"] or match["ed2"]
    month = _MONTH_NAMES.index(name[:3].lower()) + 1
    clue = _month_or_day(month, day.rstrip("stndrh") if day else None)
    return replace(clue, weak=day is None and month in _ALSO_WORDS)


def _abbreviation(match: re.Match[str]) -> Clue:
    leading, trailing = match["ay0"], match["ay1"] or match["ay2"]
    year = leading or trailing
    clue = _part("quarter" if "Q" in match[0] else "half", int(match["an1"] or match["an2"]))
    return replace(clue, year=_year_of(year) if year else None, trailing=bool(trailing))


def _step(match: re.Match[str]) -> Clue:
    return Clue(unit="quarter" if match["su"] else "month", step=_STEPS.get(match["sw"], 0))


def _english_step(match: re.Match[str]) -> Clue:
    step = _STEPS.get(match["ew"].lower(), 0)
    unit = match["eu"].lower()
    return Clue(ago=-step, trailing=True) if unit == "year" else Clue(unit=unit, step=step)


# Name, pattern, and what the words say. At one place the first that matches counts.
_WORDS: tuple[tuple[str, str, Callable[[re.Match[str]], Clue]], ...] = (
    (
        "iso",
        rf"(?<![0-9])(?P<iy>{_YEAR})(?P<is>[-/.])(?P<im>1[0-2]|0?[1-9])(?P=is)(?P<id>3[01]|[12][0-9]|0?[1-9])(?![0-9])",
        lambda m: replace(_month_or_day(int(m["im"]), m["id"]), year=int(m["iy"])),
    ),
    (
        "zyear",
        rf"(?<![0-9.])(?P<zy>{_YEAR}|{_HAN_YEAR}){SPACE}(?:年度?|財年|財政年度)",
        lambda m: Clue(year=numeral(m["zy"])),
    ),
    (
        "zshortyear",
        rf"(?<![0-9.])(?P<zs>[0-9]{{2}}){SPACE}年(?={SPACE}(?:第?{SPACE}[1-4一二三四]{SPACE}季|Q[1-4]|[上下]半年|全年))",
        lambda m: Clue(year=_year_of(m["zs"])),
    ),
    (
        "zago",
        "今年|去年|大前年|(?<![以之當目大])前年|明年|(?<!以)上年度?(?=同期)",
        lambda m: Clue(ago=_YEARS_AGO[m["zago"][0]]),
    ),
    (
        "zbefore",
        "(?<!以)上(?:一)?年度?(?!同期)(?=[^度月]|$)|前一(?:年度?|個?年)(?!同期)|(?<=[較比於])前年度?(?![年])",
        lambda m: Clue(same=True, ago=1),
    ),
    ("zfull", "全年(?!無休|齡)|年度(?=[總營收業利淨研毛財資]|經調)", lambda m: _part("year", 1)),
    ("zhalf", "[上下]半年", lambda m: _part("half", "上下".index(m["zhalf"][0]) + 1)),
    (
        "zordinal",  # 首季 and 次季, not 首季度假; 末季 is the fourth of a year
        "(?P<zo>[首次末尾])季(?!度假|[節节風风])度?",
        lambda m: _part("quarter", {"首": 1, "次": 2}.get(m["zo"], 4)),
    ),
    ("zhalffirst", "首半年", lambda _: _part("half", 1)),
    ("zthree", "[前首頭头][三3]個?季度?", lambda m: Clue(unit="quarter", first=1, last=9)),
    (
        "zfirst",
        rf"(?:首|(?<=年)前|(?<![之以])前(?={SPACE}(?:[4-9四五六七八九十]|1[01]))){SPACE}"
        rf"(?P<zf>1[01]|[2-9]|十一?|[兩两]|[{_HAN[1:]}]){SPACE}個月",
        lambda m: Clue(unit="month", first=1, last=numeral(m["zf"])),
    ),
    (
        "zyearsago",
        rf"{_NO_NUMBER}(?P<zn>[1-9][0-9]?|十[{_HAN}]?|[兩两]|[{_HAN}]){SPACE}年前",
        lambda m: Clue(same=True, ago=numeral(m["zn"])),
    ),
    (
        "zquarter",
        rf"第{SPACE}(?P<zq>[1-4一二三四]){SPACE}(?:財政?|會計)?季度?|{_NO_NUMBER}{_NO_COUNT}(?P<zr>[1-4一二三四]){SPACE}季度",
        lambda m: _part("quarter", numeral(m["zq"] or m["zr"])),
    ),
    (
        "zmonth",
        rf"{_NO_NUMBER}(?:(?P<zm1>{_MONTH}){SPACE}[-–—~～至到]{SPACE})?(?P<zm>{_MONTH}){SPACE}月(?!活(?!動)|[費薪均])份?"
        rf"(?:{SPACE}(?P<zd>{_DAY}){SPACE}[日號])?",
        _chinese_month,
    ),
    ("zsame", "同期|同月|同季度?", lambda m: Clue(same=True)),
    (
        "zrunning",
        rf"[底末]?{SPACE}止{SPACE}(?:(?P<zrun>三|六|九|十二|3|6|9|12){SPACE}個月|(?P<zrunhalf>半年)度?|年度)",
        lambda m: Clue(running=6 if m["zrunhalf"] else numeral(m["zrun"] or "12")),
    ),
    (
        "zstep",
        "(?P<sw>[本當該這下]|(?<!以)上|前(?=一))(?:一?個|一)?(?:財?(?P<su>季度?)|(?<![當該])月(?!活|[費薪均份]))",
        _step,
    ),
    ("yesterday", rf"昨[天日晚]|{_LATIN}(?i:yesterday){_END}", lambda m: Clue(unit="day", step=-1)),
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
        lambda m: replace(_part(m["pu"].lower(), numeral(m["pn"])), attributive="-" in m[0]),
    ),
    (
        "first",
        rf"{_LATIN}(?i:first (?P<fm>three|six|nine|3|6|9) months){_END}",
        lambda m: Clue(unit="quarter", first=1, last=numeral(m["fm"])),
    ),
    (
        "full",
        rf"{_LATIN}(?i:full[- ]year|(?:the )?year as a whole|whole year|entire year){_END}",
        lambda m: _part("year", 1),
    ),
    (
        "fiscal",
        rf"{_LATIN}(?:(?i:fiscal|calendar)(?i: year)? |FY ?)(?P<fy>{_YEAR}|(?<=FY)[0-9]{{2}}){_END}",
        lambda m: Clue(year=_year_of(m["fy"]), trailing=True),
    ),
    (
        "year",
        rf"(?<![A-Za-z0-9.,$/-]){_YEAR}(?![A-Za-z0-9%]|[.,][0-9])",
        lambda m: Clue(year=int(m["year"]), weak=True, trailing=True),
    ),
    (
        "date",
        rf"(?<![A-Za-z0-9])(?:(?P<em1>{_MONTH_NAME})(?: (?P<ed1>{_ENGLISH_DAY}))?"
        rf"|(?P<ed2>{_ENGLISH_DAY}) (?P<em2>{_MONTH_NAME}))",
        _english_date,
    ),
    (
        "same",
        rf"{_LATIN}(?i:same (?:(?:[a-z]+|[0-9]+) )?(?:period|quarter|months?|half|season)){_END}",
        lambda m: Clue(same=True),
    ),
    (
        "yearago",
        rf"{_LATIN}(?i:(?:(?:prior|previous)[- ]year|year-ago) (?:period|quarter)"
        r"|(?<!half )(?<!-)(?:a|one) year (?:ago|earlier|before)"
        rf"|(?:the )?(?:year before|(?:previous|prior|preceding) year)(?! (?:period|quarter))){_END}",
        lambda m: Clue(same=True, ago=1, trailing=True),
    ),
    (
        "running",
        rf"{_LATIN}(?i:(?P<run>three|six|nine|twelve) months|year)(?i: end(?:ed|ing)){_END}",
        lambda m: Clue(running=numeral(m["run"] or "12")),
    ),
    (
        "step",
        rf"{_LATIN}(?i:(?P<ew>last|this|next|previous|prior|preceding|current|the)"
        rf" (?P<eu>quarter|(?<!the )(?:year|month))){_END}",
        _english_step,
    ),
)
_CLUE = late("|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in _WORDS))
_READERS = {name: reader for name, _, reader in _WORDS}
_OPENED = late(r"[(（] ?$")
_DATES = late(r" ?(?:est\b\.?|proj\b\.?|data)? ?[)）,;:]| est\b")  # (2023), (2023 est.)
_LABELLED = late(r"(?:^|[\n;]) ?$")  # 2023: 45%
_PREPOSITION = late(
    "(?<![A-Za-z])(?:in|of|for|since|during|by|until|through|from|to|early|late|mid|and)[ -]$", re.IGNORECASE
)
_IN_FRONT = 32  # characters looked at in front of a clue: more than the longest words that bear on it


def folded_text(text: str) -> str:
    """`text` with both scripts and both widths as one; one character stands for one, so offsets hold."""
    return text.translate(_FOLD)


def clues_in(folded: str) -> Iterator[Clue]:
    """Every clue of a folded text, in order; a weak one after a preposition is none."""
    for match in _CLUE.finditer(folded):
        clue = replace(_READERS[match.lastgroup or ""](match), start=match.start(), end=match.end())
        yield replace(clue, weak=False) if clue.weak and _is_strong(clue, folded) else clue


def _is_strong(clue: Clue, folded: str) -> bool:
    """Whether the words beside a bare year say that it is one: in 2021; (2021); 2021 est.; 2021: in a line."""
    if in_front(_PREPOSITION, folded, clue.start):
        return True
    if clue.unit is not None:
        return False
    dates = _DATES.match(folded, clue.end)
    labelled = folded[clue.end : clue.end + 1] == ":" and _LABELLED.search(folded[max(0, clue.start - 2) : clue.start])
    return (
        bool(dates and in_front(_OPENED, folded, clue.start))
        or bool(labelled)
        or folded[clue.end : clue.end + 5] == " est."
    )


def in_front(pattern: re.Pattern[str], folded: str, start: int) -> bool:
    """Whether the pattern matches in the few characters in front of `start`."""
    return pattern.search(folded[max(0, start - _IN_FRONT) : start]) is not None
