"""Dates, times and reporting periods: figures in form, but no quantities.

In this order: the parts, the patterns by what a date begins with (digits, Chinese characters, letters), `date_end`, and
the contexts that tell a date from a duration or a count.

A number of years, months or days is a duration and not read here (24小時, 二十年, 三個月); a year, month or day of
the calendar is (2025年, 8月13日, Q2, 第四季度, 8:00).
"""

from __future__ import annotations

import re

from generator.reading.figures.fold import simplified
from generator.reading.figures.lexicon import MONTHS
from generator.reading.figures.patterns import any_of
from generator.reading.late import late

_YEAR = "(?:1[6-9]|20|21)[0-9]{2}"
_HAN_YEAR = "[一二][九〇零八一六七][零〇一二三四五六七八九]{2}"
_MONTH = "(?:1[0-2]|0?[1-9])"
_HAN_MONTH = "(?:十[一二]?|[一二三四五六七八九])"
_DAY = "(?:[12][0-9]|3[01]|0?[1-9])"
_HAN_DAY = "(?:[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_LATE_DAY = "(?:1[1-9]|2[0-9]|3[01])(?![0-9/%.-])"
_HOUR = "(?:[01]?[0-9]|2[0-4])"
_MINUTE = "[0-5][0-9]"
_MONTH_NAME = any_of(MONTHS.split())
_SEASON = "季度?(?!度|报|节|后|酒|常|风)"
_QUARTER = rf"(?:第? ?[一二三四1-4] ?个?财?{_SEASON}|q[1-4](?![0-9])|[1-4]q(?![0-9a-z])|h[12](?![0-9]))"
_HALF = "(?:[上下]半财?年|前三季度?|首三季|中期|全年)"
_OF_MONTH = rf" ?{_MONTH} ?月(?:份| ?{_DAY} ?[日号](?![线楼院]))?"


def _either(*patterns: str) -> re.Pattern[str]:
    return late("|".join(patterns))


_YEARS = (
    rf"{_YEAR}[-./]{_MONTH}[-./]{_DAY}(?![0-9./-]|,[0-9])",
    rf"{_MONTH}/{_DAY}/{_YEAR}(?![0-9/])|{_DAY}/{_MONTH}/{_YEAR}(?![0-9/])",
    rf"{_YEAR} ?年?(?:[-–~至到]|—){_YEAR}(?: ?财?年度?)?(?![0-9])",
    rf"{_YEAR}(?=(?:/{_YEAR}){{1,5}}(?![0-9]))",
    rf"{_YEAR}/[0-9]{{2}}(?:财?年度?)?(?![0-9])|{_YEAR}[-–][0-9]{{2}} ?财?年度?",
    rf"{_YEAR} ?财?年(?!代)(?:度|末|底|初)?(?:{_OF_MONTH}|的? ?{_QUARTER}|的? ?{_HALF})?",
    rf"{_YEAR} ?[-–]? ?(?:{_QUARTER}|{_HALF})",
    rf"{_YEAR}-(?:0[1-9]|1[0-2])(?![0-9-])",
    "(?:19|20)(?P<year>[0-9]{2})[-–/](?P<next>[0-9]{2})(?![0-9%年-]|[.,][0-9])",  # 2018-19
    rf"{_YEAR}(?:'?s(?![a-z])|年代)|[0-9]0年代|(?:(?<=the )|(?<=the '))[0-9]0'?s(?![a-z])|[0-9]0后(?![的来期])",
    rf"[0-9]{{2}}年(?:{_OF_MONTH}|的?{_QUARTER}|的?{_HALF}|[底末])",
    r"[0-9]{1,4} ?(?:b\.c\.(?:e\.)?|bce?(?![a-z])|a\.d\.|c\.e\.)",
    "[12]?[0-9]世纪(?:[0-9]0年代)?|[12]?[0-9](?:st|nd|rd|th)[ -]century",
)
_YEARS_OF_THE_REPUBLIC = (
    "1[01][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9.,%])",  # 1131204
    f"1(?:0[1-9]|1[1-9]|2[0-9])年(?!来|后|历史|前|内|间)(?:度|[底初])?(?:{_OF_MONTH})?",
    "[0-9]{2,3}学年度?",
)
_PERIODS = (
    "[1-4]q ?(?:fy)?(?:20)?[0-9]{2}(?![0-9a-z])|[12]h ?(?:fy)?(?:20)?[0-9]{2}(?![0-9a-z])|[1-4]q(?![0-9a-z])",
    "[0-9]{2}(?:q[1-4]|h[12])(?![0-9a-z])",
    rf"[1-4] ?财?{_SEASON}|[1-4]、[1-4]{_SEASON}",
)
_MONTHS_AND_DAYS = (
    rf"{_MONTH}月{_DAY}日?[-–—~至到]{_MONTH}月{_DAY}日",
    rf"{_MONTH}[-–—~至到、]{_MONTH} ?月(?:份)?(?!球|亮|光|薪)",
    rf"{_MONTH} ?月(?!球|亮|光|薪|费|活|均|租|供)(?:份|[上中下]旬|[初底末中])?(?: ?{_DAY} ?[日号](?!线))?",
    rf"{_MONTH}/{_LATE_DAY}(?= ?[一-鿿(])|(?<=[一-鿿] ){_MONTH}/{_LATE_DAY}",  # 3/15 入帳; 3/5 is a fraction
    rf"{_DAY}[-–—~至到、]{_DAY} ?日(?!元|圆|本|均)",
    rf"{_DAY} ?日(?!元|圆|本|均|线|内|间|活|游|系|常|产|用)",
    rf"{_DAY}(?:st|nd|rd|th)? (?:of )?{_MONTH_NAME}(?![a-z])\.?(?:,? {_YEAR}(?![0-9]))?",
)
_TIMES = (
    rf"{_HOUR}[:时]{_MINUTE}(?:[:分]{_MINUTE})?(?![0-9]|[.][0-9])分?(?: ?[ap]\.?m\.?(?![a-z]))?",
    rf"{_HOUR}[时点]?[-–~至到]{_HOUR}[时点](?!段)(?:[0-5]?[0-9]分)?",
    rf"{_HOUR}点[0-5]?[0-9]分(?!之|钟)",
    rf"{_HOUR}(?:\.{_MINUTE})? ?[ap](?:\.m\.|\.?m(?![a-z]))",
    rf"{_HOUR} ?[时点](?:整|半|许|左右|钟|一刻|[0-9]{{1,2}}分(?!之))?"
    "(?=[,，。、:;；)）]| |$|[在的起至前后到开收召举刷左])",
    "[0-2][0-9][0-5][0-9](?= ?(?:gmt|est|edt|cst|bst|hkt)(?![a-z]))",
)
_YEAR_ALONE = rf"{_YEAR}(?![0-9]|[.,:/%-][0-9]|-[a-z]|['_][0-9])"
_DIGITS = _either(*_YEARS, *_YEARS_OF_THE_REPUBLIC, *_PERIODS, *_MONTHS_AND_DAYS, *_TIMES, _YEAR_ALONE)

_HAN = _either(
    rf"{_HAN_YEAR}年(?:度|代)?(?:{_HAN_MONTH}月(?:份|{_HAN_DAY}[日号])?|{_QUARTER}|{_HALF})?",
    f"一[零〇一二][零〇一二三四五六七八九]年(?!来|后|间|内|前)(?:度|[底初])?(?:{_HAN_MONTH}月)?",  # of the Republic
    "[零〇一二三四五六七八九]{2}年(?=[底初末中春夏秋冬以之])",
    rf"{_HAN_MONTH}月(?:份|[上中下]旬|[初底末中]|{_HAN_DAY}[日号])?(?![球亮光薪费活均亏])",
    "[二三]?十[一二三四五六七八九]?[日号](?!元|圆|线|内)|[一二三四五六七八九][日号](?=[,，。、上下晚早])",
    rf"[一二三四] ?财?{_SEASON}(?!人|豆|财)|[一二三四]、[一二三四]{_SEASON}",
    rf"{_HAN_MONTH}[、至到]{_HAN_MONTH}月(?:份)?",
    "[一二三四五六七八九]十年代|十[八九]世纪|二十一?世纪(?:[一二三四五六七八九]十年代)?",
    "[八九零〇]零后|[六七八九]十后",
    rf"零[时点]?至{_HOUR}[时点]|[一二三四五六七八九十]{{2}}点[钟半]",
    "[二两]千零[一二三四五六七八九十]{1,3}年(?![来前后内间])",
    f"{_HAN_MONTH}[时点](?:整|半|钟|(?=之?[前后])|零?[一二三四五]?十?[一二三四五六七八九]?[分刻](?!之))",
)
_NO_MORE = "(?![0-9%]|[.,][0-9])"
_FISCAL = rf"{_YEAR}(?:[-/–][0-9]{{2}}(?![0-9%.]))?"  # 2025-26
_LATIN = _either(
    rf"{_MONTH_NAME}\.?(?: {_DAY}(?:st|nd|rd|th)?{_NO_MORE}(?: ?[-–] ?{_DAY}{_NO_MORE})?)?(?:,? ?{_YEAR}(?![0-9]))?",
    rf"(?:mid|early|late|end)-{_YEAR}(?![0-9])",
    rf"q[1-4](?![0-9a-z])(?:(?: of| in)?(?: fy| fiscal)?[ -]?'?(?:{_FISCAL}|[0-9]{{2}}(?![0-9%.,])))?",
    rf"h[12](?![0-9a-z])(?: (?:of )?{_YEAR})?",
    r"(?:fy|cy|(?:fiscal|financial|calendar) year|fiscal)[ -]?'?"
    rf"(?:{_FISCAL}|[0-9]{{2}})(?![0-9%])(?:q[1-4]|h[12])?",
    "(?:first|second|third|fourth|1st|2nd|3rd|4th)[ -](?:fiscal |calendar )?(?:quarter|half)(?![a-z])"
    rf"(?:,? (?:of |in )?(?:the )?(?:fiscal )?(?:year )?{_YEAR})?",
)

_ORDINAL_QUARTER = late("第 ?[一二三四1-4] ?财?季度?(?!节)")
_PART_OF_YEAR = _either(
    "[上下前]一?个?财?季度",
    "[上下]半财?年(?!度?报)",
    "[前首头][一二两三四五六七八九十0-9]{1,2}个?(?:季度?|月)份?",
    "首季度?|末季",
)
_WEEKDAY = late("(?:周|星期|礼拜)[一二三四五六日天](?![次天个家款场小年倍项岁月])")
_BY_FIRST = (
    {"第": _ORDINAL_QUARTER}
    | dict.fromkeys("上下前首头末", _PART_OF_YEAR)
    | dict.fromkeys("周星礼", _WEEKDAY)
    | dict.fromkeys("abcdefghijklmnopqrstuvwxyz", _LATIN)
)


def date_end(text: str, at: int) -> int | None:
    """Where the date that begins at `at` in a folded text ends, `None` where there is none."""
    if "0" <= text[at] <= "9":
        match = _number_date(text, at)
    elif text[at] in _BY_FIRST or _HAN_MAY_BE_DATE.match(text, at):
        match = _BY_FIRST.get(text[at], _HAN).match(text, at) or _hour(text, at)
    else:
        return None
    return None if match is None or _is_duration(text, at, match.group()) else match.end()


# What can follow the digits that a date begins with; four digits or seven may be one by themselves.
_MAY_BE_DATE = late(
    "[0-9]{1,4} ?[年月日号时点财学世后季至到、./:'a-z–—~-]|[0-9]{4}(?![0-9])|[0-9]{7}(?![0-9])|[0-9]0后"
)
_HAN_MAY_BE_DATE = late("[零〇一二三四五六七八九十廿两千]{1,8} ?财?[年月日号季、至到世代后时点]")
_IN_BRACKETS = late(r"[0-9]{1,2}(?=\))")  # 昨（15）日, 今（21）早
_DAY_BEFORE = late("[昨今明][日天]? ?\\($")
_REPUBLIC = late("民国 ?(?:[0-9]{1,3}年[至到])?$")
_REPUBLIC_YEAR = late(f"[0-9]{{1,3}}年(?:{_OF_MONTH})?")


def _number_date(text: str, at: int) -> re.Match[str] | None:
    bracketed = _IN_BRACKETS.match(text, at) if text[at - 1 : at] == "(" else None
    if bracketed and _DAY_BEFORE.search(text, max(0, at - 4), at):
        return bracketed
    if not _MAY_BE_DATE.match(text, at):
        return None
    if _REPUBLIC.search(text, max(0, at - 8), at) and (year := _REPUBLIC_YEAR.match(text, at)):
        return year
    match = _DIGITS.match(text, at)
    if match and match["year"] and not _follows(match["year"], match["next"]):
        return None
    return match or _hour(text, at)


def _follows(year: str, following: str) -> bool:
    """2018-19 is a season, 2020-30 a decade; 1980-20 is neither."""
    return year < following or (year, following) == ("99", "00")


# --- dates, durations and counts ------------------------------------------------------------------------------

_CLOCK_HOUR = late(rf"(?:{_HOUR}|十[一二]?|[一二两三四五六七八九]) ?[点时][半整钟许]?")
_DAYTIME = late("(?:上午|下午|晚上|早上|凌晨|中午|傍晚|清晨|深夜|午夜|夜里|晚间|当晚|今晚|昨晚|早晨) ?$")
# Points of an index rise and fall, a plan has points; else up to 24點 is an hour.
_BARE_HOUR = late(
    rf"(?<![升跌涨报高低挫扬约近逾超破达降增减共提滑落上下]){_HOUR}点"
    "(?![0-9零一二三四五六七八九計计方案建意主共原要的路])"
)


def _hour(text: str, at: int) -> re.Match[str] | None:
    """An hour that only the words around it tell from a count: 晚上8點, 6點關門."""
    hour = _CLOCK_HOUR.match(text, at)
    if hour and _DAYTIME.search(text, max(0, at - 3), at):
        return hour
    return _BARE_HOUR.match(text, at) if hour else None


_DURATION_BEFORE = late(
    simplified(
        "(?:連[升跌漲挫陰陽]?|連續|為期|過去|未來|最近|近|歷時|長達|延續|持續|耗時|滿|逾|超過|超|不足|不到|至少|至多|每)[了的]?$"
    )
    + "|(?<![纽合契签])约$"
)


_OVER_A_CENTURY = late("1[0-2][0-9]年")


def _is_duration(text: str, at: int, date: str) -> bool:
    """連續三季, 近90日 and 連八月 are durations, though 三季, 9日 and 八月 alone are not; 超過105年 is one, and so is
    105年 where it is all there is to read: as a year of the Republic it would stand among other words."""
    if date[-1] == "月" and text[max(0, at - 1) : at] in ("连", "续"):
        return True
    if _OVER_A_CENTURY.fullmatch(date):
        return date == text or _DURATION_BEFORE.search(text, max(0, at - 5), at) is not None
    countable = date[-1] in "季度日" and date[0] not in "第上下前首" and "年" not in date and "月" not in date
    return countable and _DURATION_BEFORE.search(text, max(0, at - 5), at) is not None
