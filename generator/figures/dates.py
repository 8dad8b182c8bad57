"""Dates, times and reporting periods: figures in form, but no quantities.

In this order: the parts, the patterns by what they begin with, `date_end`.

A number of years, months or days is a duration and not read here (24小時, 二十年, 三個月); a year, month or day of
the calendar is (2025年, 8月13日, Q2, 第四季度, 8:00).
"""

from __future__ import annotations

import re

from generator.figures.fold import simplified
from generator.figures.lexicon import MONTHS
from generator.figures.patterns import any_of

_YEAR = "(?:1[6-9]|20|21)[0-9]{2}"
_HAN_YEAR = "(?:[一二][九〇零八一六七][零〇一二三四五六七八九]{2})"
_MONTH = "(?:1[0-2]|0?[1-9])"
_HAN_MONTH = "(?:十[一二]?|[一二三四五六七八九])"
_DAY = "(?:[12][0-9]|3[01]|0?[1-9])"
_HAN_DAY = "(?:[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_QUARTER = "(?:第? ?[一二三四1-4] ?(?:个)?(?:财)?季度?(?!度|报|节|后|酒|常|风)|q[1-4](?![0-9])|[1-4]q(?![0-9a-z])|h[12](?![0-9]))"
_HALF = "(?:[上下]半(?:财)?年|前三季度?|首三季|中期|全年)"
_OF_MONTH = rf" ?{_MONTH} ?月(?:份| ?{_DAY} ?[日号](?![线楼院]))?"
_CLOCK = r"(?:[01]?[0-9]|2[0-4])[:时][0-5][0-9](?:[:分][0-5][0-9])?(?![0-9])(?:分)?(?: ?[ap]\.?m\.?(?![a-z]))?"

_DIGITS = re.compile(
    "|".join(
        [
            rf"{_YEAR}[-./]{_MONTH}[-./]{_DAY}(?![0-9./-]|,[0-9])",
            rf"{_MONTH}/{_DAY}/{_YEAR}(?![0-9/])",
            rf"{_DAY}/{_MONTH}/{_YEAR}(?![0-9/])",
            rf"{_YEAR} ?年?(?:[-–~至到]|—){_YEAR}(?: ?(?:财?年度?))?(?![0-9])",
            rf"{_YEAR}/[0-9]{{2}}(?:财?年度?)?(?![0-9])",
            rf"{_YEAR}[-–][0-9]{{2}} ?(?:财?年度?)",
            rf"{_YEAR} ?(?:财)?年(?!代)(?:度|末|底|初)?(?:{_OF_MONTH}|的? ?{_QUARTER}|的? ?{_HALF})?",
            rf"{_YEAR} ?[-–]? ?(?:{_QUARTER}|{_HALF})",
            rf"{_YEAR}-(?:0[1-9]|1[0-2])(?![0-9-])",
            rf"(?:19|20)(?P<year>[0-9]{{2}})[-–/](?P<next>[0-9]{{2}})(?![0-9%.,年-])",
            "1[01][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9.,%])",  # of the Republic: 1131204
            "1(?:0[1-9]|1[1-9]|2[0-9])年(?!来|后|历史|前|内|间)(?:度|[底初])?" + f"(?:{_OF_MONTH})?",
            "[0-9]{2,3}学年度?",
            "[0-2][0-9][0-5][0-9](?= ?(?:gmt|est|edt|cst|bst|hkt)(?![a-z]))",
            rf"{_YEAR}(?:'?s(?![a-z])|年代)",
            rf"[0-9]{{2}}年(?:{_OF_MONTH}|的?{_QUARTER}|的?{_HALF})",
            "[0-9]0年代|[0-9]0后(?![的来期])",
            r"[1-4]q ?(?:fy)?(?:20)?[0-9]{2}(?![0-9a-z])|[12]h ?(?:fy)?(?:20)?[0-9]{2}(?![0-9a-z])|[1-4]q(?![0-9a-z])",
            r"[0-9]{2}(?:q[1-4]|h[12])(?![0-9a-z])",
            rf"{_MONTH}月{_DAY}日?[-–~至到]{_MONTH}月{_DAY}日",
            rf"{_MONTH}[-–~至到]{_MONTH} ?月(?:份)?(?!球|亮|光|薪)",
            rf"{_MONTH} ?月(?!球|亮|光|薪|费|活|均|租|供)(?:份|[初底末中]|[上中下]旬)?(?: ?{_DAY} ?[日号](?!线))?",
            rf"{_DAY}[-–~至到]{_DAY} ?日(?!元|圆|本|均)",
            rf"{_MONTH}、{_MONTH}月(?!球|亮)|[1-4]、[1-4]季度?(?!报)|{_DAY}、{_DAY}日(?!元|圆)",
            rf"{_DAY} ?日(?!元|圆|本|均|内|间|活|游|系|常|产|用)",
            _CLOCK,
            "(?:[01]?[0-9]|2[0-4])(?:时|点)?[-–~至到](?:[01]?[0-9]|2[0-4])[时点](?!段)(?:[0-5]?[0-9]分)?",
            "(?:[01]?[0-9]|2[0-4])点[0-5]?[0-9]分(?!之|钟)",
            r"(?:[01]?[0-9]|2[0-4]) ?(?:a\.m\.|p\.m\.|am(?![a-z])|pm(?![a-z]))",
            r"(?:[01]?[0-9]|2[0-4])[时点](?:整|半|许|左右|钟|一刻|[0-9]{1,2}分(?!之))?(?=[,，。、:;；)）]| |$|[在的起至前后到开收召举刷左])",
            rf"{_DAY}(?:st|nd|rd|th)? (?:of )?(?:{any_of(MONTHS.split())})(?![a-z])\.?(?:,? {_YEAR}(?![0-9]))?",
            "[12]?[0-9]世纪(?:[0-9]0年代)?|[12]?[0-9](?:st|nd|rd|th)[ -]century",
            rf"{_YEAR}(?![0-9]|[.,:/%-][0-9]|-[a-z]|'[0-9])",
        ]
    )
)
_HAN = re.compile(
    "|".join(
        [
            rf"{_HAN_YEAR}年(?:度|代)?(?:{_HAN_MONTH}月(?:份|{_HAN_DAY}[日号])?|{_QUARTER}|{_HALF})?",
            "[零〇一二三四五六七八九]{2}年(?=[底初末中春夏秋冬以之])",
            rf"{_HAN_MONTH}月(?:份|[初底末中]|[上中下]旬|{_HAN_DAY}[日号])?(?![球亮光薪费活均亏])",
            r"[二三]?十[一二三四五六七八九]?[日号](?!元|圆|线|内)|[一二三四五六七八九][日号](?=[,，。、上下晚早])",
            r"[一二三四] ?(?:财)?季度?(?!度|报|节|后|酒|常|风|人|豆)(?!财)",
            "[一二三四五六七八九]十年代|十[八九]世纪|二十一?世纪(?:[一二三四五六七八九]十年代)?",
            "零(?:时|点)?至[0-9]{1,2}[时点]",
            "[一二三四五六七八九十]{2}点(?:钟|半)",
            "[一二三四]、[一二三四]季度?(?!报)|[一二三四五六七八九十]{1,2}、[一二三四五六七八九十]{1,2}月",
            "[八九零〇]零后|[六七八九]十后",
            "(?:十[一二]?|[一二三四五六七八九])[时点](?:整|半|钟|[一二三四五]?十?[一二三四五六七八九]?[分刻](?!之))",
        ]
    )
)
_LATIN = re.compile(
    "|".join(
        [
            rf"(?:{any_of(MONTHS.split())})\.?(?: (?:{_DAY}(?:st|nd|rd|th)?)(?![0-9.%]|,[0-9])(?:[-–]{_DAY})?)?(?:,? ?{_YEAR}(?![0-9]))?",
            rf"q[1-4](?![0-9a-z])(?:(?: of| in)?(?: fy| fiscal)?[ -]?'?(?:{_YEAR}|[0-9]{{2}}(?![0-9%.,])))?",
            rf"h[12](?![0-9a-z])(?: (?:of )?{_YEAR})?",
            rf"(?:fy|cy|fiscal year|fiscal|financial year|calendar year)[ -]?'?(?:{_YEAR}|[0-9]{{2}})(?![0-9%])(?:q[1-4]|h[12])?",
            rf"(?:first|second|third|fourth|1st|2nd|3rd|4th)[ -](?:fiscal |calendar )?(?:quarter|half)(?![a-z])(?:,? (?:of |in )?(?:the )?"
            rf"(?:fiscal )?(?:year )?{_YEAR})?",
            rf"(?:the )?(?:{_YEAR}|[0-9]0)'?s(?![a-z])",
        ]
    )
)
# Words that make what follows a part of the calendar, with the number of characters they may be away.
_ORDINAL_QUARTER = re.compile(r"第 ?[一二三四1-4] ?(?:财)?季度?(?!节)")
_HALF_YEAR = re.compile(
    "[上下前](?:一)?(?:个)?(?:财)?季度|[上下]半(?:财)?年(?!度?报)|[前首头][一二两三四五六七八九十0-9]{1,2}(?:个)?(?:季度?|月)(?:份)?|首季度?|末季"
)
_WEEKDAY = re.compile("(?:周|星期|礼拜)[一二三四五六日天](?![次天个家款场小年倍项岁月])")

_PATTERNS = dict.fromkeys("第", _ORDINAL_QUARTER) | dict.fromkeys("上下前首头末", _HALF_YEAR) | dict.fromkeys("周星礼", _WEEKDAY)

# What a date may not follow: in these places a number of years or quarters is a duration.
_DURATION_BEFORE = re.compile(
    simplified(
        "(?:連續|為期|過去|未來|最近|近|歷時|長達|延續|持續|耗時|满|滿|逾|超過|超|(?<![紐合契簽])約|不足|不到|至少|每)(?:了|的)?$"
    )
)


def date_end(text: str, at: int) -> int | None:
    """Where the date that begins at `at` in a folded text ends, `None` where there is none."""
    first = text[at]
    if "0" <= first <= "9":
        return _number_date(text, at)
    if "a" <= first <= "z":
        match = _LATIN.match(text, at)
        return match.end() if match else None
    match = _PATTERNS.get(first, _HAN).match(text, at)
    if match:
        return None if _is_duration(text, at, match.group()) else match.end()
    hour = _hour(text, at)
    return hour.end() if hour else None


# What can follow the digits that a date begins with; four digits or seven may be one by themselves.
_MAY_BE_DATE = re.compile(r"[0-9]{1,4} ?[年月日号时点财学世后至到、./:'a-z–~-]|[0-9]{4}(?![0-9])|[0-9]{7}(?![0-9])|[0-9]0后")
_REPUBLIC = re.compile("民国 ?(?:[0-9]{1,3}年[至到])?$")
_REPUBLIC_YEAR = re.compile(f"[0-9]{{1,3}}年(?:{_OF_MONTH})?")


def _number_date(text: str, at: int) -> int | None:
    if _REPUBLIC.search(text, max(0, at - 8), at) and (year := _REPUBLIC_YEAR.match(text, at)):
        return year.end()
    if not _MAY_BE_DATE.match(text, at):
        return None
    match = _DIGITS.match(text, at) or _hour(text, at)
    if match and match.re is _DIGITS and match["year"] and (int(match["year"]) + 1) % 100 != int(match["next"]):
        return None  # 2018-19 is a season, 1980-20 is not
    return match.end() if match and not _is_duration(text, at, match.group()) else None


# Points of an index rise and fall, a plan has points; else up to 24點 is an hour.
_BARE_HOUR = re.compile(
    "(?<![升跌涨报高低挫扬约近逾超破达降增减共提滑落上下])(?:[01]?[0-9]|2[0-4])点(?![0-9零一二三四五六七八九計计方案建意主共原要的路])"
)
_HOUR = re.compile("(?:[01]?[0-9]|2[0-4]|十[一二]?|[一二两三四五六七八九])[点时](?:半|整|钟)?")
_DAYTIME = re.compile("(?:上午|下午|晚上|早上|凌晨|中午|傍晚|清晨|深夜|午夜|夜里|晚间|当晚|今晚|昨晚|早晨) ?$")


def _hour(text: str, at: int) -> re.Match[str] | None:
    """An hour that only the time of day before it tells from a count: 晚上8點."""
    hour = _HOUR.match(text, at)
    if hour and _DAYTIME.search(text, max(0, at - 3), at):
        return hour
    return _BARE_HOUR.match(text, at) if hour else None


def _is_duration(text: str, at: int, date: str) -> bool:
    """連續三季 and 近90日 are durations, though 三季 and 9日 alone are not."""
    if date[-1] == "月" and text[at - 1 : at] in ("连", "续"):
        return True
    countable = date[-1] in "季度日" and date[0] not in "第上下前首" and "年" not in date and "月" not in date
    return countable and _DURATION_BEFORE.search(text, max(0, at - 5), at) is not None
