"""Figures that are words and no numerals: 翻倍, 一半, 個位數, 首個; doubled, half, double-digit, mid-teens.

In this order: the vague counts of digits as a table, `Phrase`, `phrase_at`, and the phrases by kind.

| stated | interval | stated | interval |
|---|---|---|---|
| 個位數, single digit | 1 to 9 | 雙位數, 兩位數, double digits | 10 to 99 |
| 低個位數, low single digit | 1 to 3 | 低雙位數, low double digits, low teens | 11 to 13 |
| 中個位數, mid single digit | 4 to 6 | 中雙位數, mid-teens | 14 to 16 |
| 高個位數, high single digit | 7 to 9 | 高雙位數, high teens | 17 to 19 |
| 中低個位數, low-to-mid single digit | 1 to 6 | 三位數, triple digits | 100 to 999 |
| 中高個位數, mid-to-high single digit | 4 to 9 | 十幾 (see `numerals`) | 11 to 19 |
| mid-30s | 34 to 36 | high 90s | 97 to 99 |
| in the teens | 11 to 19 | percentage in the thirties | 31 to 39 |

Companies say high double digits of the upper teens and of the eighties alike; 高雙位數 is therefore read as the wider
17 to 99. 翻倍 and doubled are 100 percent, 翻兩番 and quadrupled 300, tripled 200.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from generator.reading.figures import lexicon
from generator.reading.figures.fold import simplified
from generator.reading.figures.measure import Measure
from generator.reading.figures.measures import measure_at
from generator.reading.figures.numeral import ONE, Numeral
from generator.reading.figures.numerals import numeral_at
from generator.reading.figures.patterns import any_of
from generator.reading.late import late

_LEVELS = {
    "": {1: (1, 9), 2: (10, 99), 3: (100, 999), 4: (1000, 9999)},
    "low": {1: (1, 3), 2: (11, 13)},
    "mid": {1: (4, 6), 2: (14, 16)},
    "high": {1: (7, 9), 2: (17, 99)},
    "low-mid": {1: (1, 6), 2: (11, 16)},
    "mid-high": {1: (4, 9), 2: (14, 99)},
}
_TEENS = {"low": (11, 13), "mid": (14, 16), "high": (17, 19), "": (11, 19)}


class Phrase(NamedTuple):
    """A figure in words: a value that is exact, or an interval alone; `growth` where the word itself says up."""

    end: int
    kind: str
    unit: str | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    direction: str | None = None
    qualifier: str | None = None
    doubling: bool = False


def phrase_at(text: str, at: int, floor: int) -> Phrase | None:
    """The figure in words that begins at `at` in a folded text, `None` where none does."""
    return (
        _digits_han(text, at, floor)
        or _and_a_half(text, at)
        or _counted_by(text, at)
        or _doubling(text, at)
        or _half(text, at)
        or _english(text, at, floor)
    )


# --- 個位數 ---------------------------------------------------------------------------------------------------

_HAN_LEVELS = {"低": "low", "中": "mid", "高": "high", "中低": "low-mid", "低至中": "low-mid", "中高": "mid-high"} | {
    "中至高": "mid-high",
    "中到高": "mid-high",
    "低到中": "low-mid",
}
_DIGITS_HAN = late(
    simplified(
        "(?P<level>中低|低至中|低到中|中至高|中到高|中高|低|中|高)?(?P<digits>[個单單]|十|雙|[兩二三四2-4])位數(?!字|據|量|值|學|的?人|的?增?數)(?P<percent>百分比|的百分比)?"
    )
)
_HOW_MANY = {"个": 1, "单": 1, "十": 2, "双": 2, "两": 2, "二": 2, "三": 3, "四": 4, "2": 2, "3": 3, "4": 4}
_SHARE_BEFORE = late(simplified("(?:率|比|佔|占|比例|比重|份額|增|漲|升|降|跌|減|增速|增幅|長)[^，。；,;\n]{0,12}$"))
_SHARE_AFTER = late(
    simplified(
        " ?(?:的)?(?:同比|環比|按年)?(?:的)?(?:增長|成長|衰退|增速|增幅|升幅|漲幅|跌幅|降幅|下滑|下降|百分比|上升|提升)"
    )
)


def _digits_han(text: str, at: int, floor: int) -> Phrase | None:
    match = _DIGITS_HAN.match(text, at)
    interval = _LEVELS[_HAN_LEVELS.get(match["level"] or "", "")].get(_HOW_MANY[match["digits"]]) if match else None
    if match is None or interval is None:
        return None
    share = (
        match["percent"] or _SHARE_BEFORE.search(text, max(floor, at - 20), at) or _SHARE_AFTER.match(text, match.end())
    )
    return _interval(match.end(), interval, percent=bool(share))


def _interval(end: int, interval: tuple[int, int], *, percent: bool) -> Phrase:
    low, high = interval
    kind, unit = ("percent", "percent") if percent else ("number", None)
    return Phrase(end=end, kind=kind, unit=unit, low=Decimal(low), high=Decimal(high))


_AND_A_HALF = late(simplified("個半(?P<unit>小時|鐘頭|鐘|月|星期|世紀)(?!前後)"))
_COUNTING = late("[0-9一二两三四五六七八九十百几数多整每] ?$")


def _and_a_half(text: str, at: int) -> Phrase | None:
    """個半小時 is an hour and a half, where no number stands before it."""
    match = _AND_A_HALF.match(text, at)
    if match is None or _COUNTING.search(text, max(0, at - 2), at):
        return None
    measure = measure_at("个" + match["unit"], 0, Numeral(end=0, form="half", value=ONE))
    value = Decimal("1.5") * (measure.factor if measure else 1)
    interval = (value, value)
    return Phrase(match.end(), "duration", measure.unit if measure else None, value, *interval)


_COUNTED_BY = late(
    "[数动]以(?P<scale>[十百千]?(?:万亿|[万亿])|[百千十])计?的?(?<!的)|以(?P<scale2>[十百千]?(?:万亿|[万亿]))计"
)


def _counted_by(text: str, at: int) -> Phrase | None:
    """數以百萬計, 數以億計美元: from one power of ten to the next."""
    match = _COUNTED_BY.match(text, at)
    scale = numeral_at(match["scale"] or match["scale2"], 0) if match else None
    if match is None or scale is None or scale.value is None:
        return None
    measure = measure_at(text, match.end(), scale)
    if measure is None or not (measure.kind in ("amount", "duration") or measure.unit in ("person", "account")):
        measure = Measure(kind="number", unit=None, end=match.end())
    low = scale.value * measure.factor
    closed = measure.end + (text[measure.end : measure.end + 1] == "计")  # 數以百億元計
    return Phrase(end=closed, kind=measure.kind, unit=measure.unit, low=low, high=low * 10)


# --- doubling and halves --------------------------------------------------------------------------------------

_DOUBLE_HAN = late(simplified("翻(?:了)?(?P<number>[一二兩三四五六七八九十]|[0-9])?(?P<how>番|倍)(?!數)|倍增(?!器)"))
_HALVED = late(simplified("減半|腰斬"))
_HALF_PRICE = late(simplified("對折|五折"))
_HALF_HAN = late(
    simplified(
        "(?P<over>過|大|多)?(?:一半|半數)(?!以[上下])|(?P<over2>過半)(?!數)|(?P<near>近半(?:數)?)(?!年|個|天|小|月|日|價)|一半"
    )
)


def _doubling(text: str, at: int) -> Phrase | None:
    """翻倍 and 翻一番 are +100%, 翻兩番 is +300%; 翻三倍 is left to the numeral."""
    match = _DOUBLE_HAN.match(text, at)
    if match is None:
        halved = _HALVED.match(text, at)
        return _percent(halved.end(), 50, direction="down") if halved else None
    number = numeral_at(match["number"], 0) if match["number"] else None
    times = int(number.value) if number and number.value is not None else 1
    if times > 1 and match["how"] == "倍":
        return None
    return _percent(match.end(), 100 * (2**times - 1), direction="up", doubling=times == 1)


def _percent(
    end: int, value: int, *, direction: str | None = None, qualifier: str | None = None, doubling: bool = False
) -> Phrase:
    number = Decimal(value)
    return Phrase(
        end=end,
        kind="percent",
        unit="percent",
        value=number,
        low=number,
        high=number,
        direction=direction,
        qualifier=qualifier,
        doubling=doubling,
    )


def _half(text: str, at: int) -> Phrase | None:
    price = _HALF_PRICE.match(text, at)
    match = price or _HALF_HAN.match(text, at)
    if match is None or price:
        return _percent(price.end(), 50) if price and text[at - 1 : at] in ("打", "五", "") else None
    qualifier = "over" if match["over"] or match["over2"] else "nearly" if match["near"] else None
    return _percent(match.end(), 50, qualifier=qualifier)


# --- English --------------------------------------------------------------------------------------------------

_DIGITS_ENGLISH = late(
    r"(?:(?P<level>low|mid|high|low[ -]to[ -]mid|mid[ -]to[ -]high)[ -])?(?P<digits>single|double|triple)[ -]digits?"
    r"(?P<percent> percent| percentage| %)?(?![a-z])"
)
_TEENS_ENGLISH = late(
    r"(?:(?P<level>low|mid|high)(?:[ -]to[ -](?:mid|high))?[ -])?teens(?P<percent> percent| %)?(?![a-z])"
)
# In the nineties is a decade, or an age; a percentage in the nineties is not.
_IN_THE_TENS = late(
    rf"(?:(?P<percent>percentage )in the (?P<tens>{any_of(f'{tens[:-1]}ies' for tens in lexicon.ENGLISH_TENS)}|teens)"
    "|in the teens)(?![a-z])"
)
_TENS_ENGLISH = late(r"(?P<level>low|mid|high)[ -](?P<tens>[2-9])0s(?P<percent> percent| percentage| %)?(?![a-z0-9])")
_RATE_BEFORE = late(
    r"(?:grow|grew|rose|rise|increas|declin|fell|fall|drop|margin|growth|rate|share|up|down|gain)[a-z]*[^.,;\n]{0,25}$"
)
_RATE_AFTER = late(r"[ -](?:[a-z-]{1,20} ){0,3}(?:growth|increase|decline|rise|drop|gain|margin|rate|percent|decrease)")
_COUNTS_OF_FIGURES = {"four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_MULTIPLIED = {"doubl": 100, "tripl": 200, "trebl": 200, "quadrupl": 300, "quintupl": 400}
_DOUBLE_ENGLISH = late(
    "(?P<more>more than |nearly |almost |about )?(?P<word>doubl|tripl|trebl|quadrupl|quintupl)"
    "(?P<ending>ed|ing|es)(?![a-z-])"
)
_MULTIPLES = lexicon.ENGLISH_UNITS | lexicon.ENGLISH_TENS | {"hundred": 100, "thousand": 1000}
_TWICE = late(
    "(?P<word>twice|double|triple|thrice)"
    "(?= (?:(?:the|that|its|their|his|her|as|what|last)(?![a-z])|(?:19|20)[0-9]{2}'s))"
)
_FOLD = late(f"(?P<word>{any_of(_MULTIPLES)})-?fold(?![a-z])")
_HALF_ENGLISH = late(
    "half(?= (?:of|the|its|their|his|her|that|people|as|a(?= (?!hundred|thousand|million|billion|trillion|dozen)[a-z]))"
    "(?![a-z]))|(?:one[ -]|a )half(?![a-z-])(?! (?:hour|year|day|dozen|mile))"
)
_HALVED_ENGLISH = late(r"halv(?:ed|es|ing)(?![a-z])")


def _english(text: str, at: int, floor: int) -> Phrase | None:
    for reader in (_of_a_point, _figures, _will_double, _in_the_tens, _digits_english, _teens_english, _tens_english):
        found = reader(text, at, floor)
        if found:
            return found
    return _doubled_english(text, at) or _half_english(text, at)


_NO_RATE_BEFORE = late(r"(?:temperature|degree|celsius|fahrenheit|price|trad)[a-z]*[^.,;\n]{0,25}$")


# Interest rates are told in these: a quarter-point, three-quarters of a percentage point.
_OF_A_POINT = late(
    "(?:an? )?(?P<part>half|quarter|three[ -]quarters?)(?:-point|(?: of)? a (?:percentage[ -])?point)(?![a-z])"
)
_PARTS = {"half": "0.5", "quarter": "0.25"}


def _of_a_point(text: str, at: int, floor: int) -> Phrase | None:
    match = _OF_A_POINT.match(text, at)
    if match is None:
        return None
    part = Decimal(_PARTS.get(match["part"], "0.75"))
    return Phrase(match.end(), "percentage-point", "percentage-point", part, part, part)


_FIGURES = late(f"(?P<count>[4-9]|{any_of(_COUNTS_OF_FIGURES)})-figure(?![a-z])")


def _figures(text: str, at: int, floor: int) -> Phrase | None:
    """a six-figure sum: 100,000 to 999,999."""
    match = _FIGURES.match(text, at)
    if match is None:
        return None
    count = _COUNTS_OF_FIGURES.get(match["count"]) or int(match["count"])
    return _interval(match.end(), (10 ** (count - 1), 10**count - 1), percent=False)


_WILL = late("(?<![a-z])(?:will|would|could|can|may|might|should|must|to) $")
_DOUBLE = late(
    f"(?P<word>{any_of(_MULTIPLIED)})e(?![a-z-])(?=[.,;)]|$| (?:by|in|to|from|over|within|this|next|between)(?![a-z]))"
)


def _will_double(text: str, at: int, floor: int) -> Phrase | None:
    """will double by 2030: the verb; a double room and to double the price are none."""
    match = _DOUBLE.match(text, at)
    if match is None or not _WILL.search(text, max(floor, at - 8), at):
        return None
    percent = _MULTIPLIED[match["word"]]
    return _percent(match.end(), percent, direction="up", doubling=percent == 100)


def _is_rate(text: str, at: int, end: int, floor: int) -> bool:
    return bool(_RATE_BEFORE.search(text, max(floor, at - 40), at) or _RATE_AFTER.match(text, end))


def _digits_english(text: str, at: int, floor: int) -> Phrase | None:
    match = _DIGITS_ENGLISH.match(text, at)
    if match is None:
        return None
    level = re.sub("[ -]to[ -]", "-", match["level"] or "")
    interval = _LEVELS[level].get({"single": 1, "double": 2, "triple": 3}[match["digits"]])
    percent = match["percent"] is not None or _is_rate(text, at, match.end(), floor)
    return _interval(match.end(), interval, percent=percent) if interval else None


def _teens_english(text: str, at: int, floor: int) -> Phrase | None:
    match = _TEENS_ENGLISH.match(text, at)
    if match is None or not (match["level"] or match["percent"]):
        return None
    percent = match["percent"] is not None or _is_rate(text, at, match.end(), floor)
    return _interval(match.end(), _TEENS[match["level"] or ""], percent=percent)


def _in_the_tens(text: str, at: int, floor: int) -> Phrase | None:
    """in the teens, a percentage in the thirties: percentages, unless of something that has none."""
    match = _IN_THE_TENS.match(text, at)
    if match is None:
        return None
    tens = lexicon.ENGLISH_TENS.get(f"{(match['tens'] or '')[:-3]}y", 10)
    counted = _NO_RATE_BEFORE.search(text, max(floor, at - 40), at)
    return _interval(match.end(), (tens + 1, tens + 9), percent=not counted)


def _tens_english(text: str, at: int, floor: int) -> Phrase | None:
    """the mid-30s, a percentage in the high 90s."""
    match = _TENS_ENGLISH.match(text, at)
    if match is None:
        return None
    low, high = (
        10 * int(match["tens"]) + end for end in {"low": (0, 3), "mid": (4, 6), "high": (7, 9)}[match["level"]]
    )
    percent = match["percent"] is not None or _is_rate(text, at, match.end(), floor)
    return _interval(match.end(), (low, high), percent=percent)


def _doubled_english(text: str, at: int) -> Phrase | None:
    match = _DOUBLE_ENGLISH.match(text, at)
    if match:
        qualifiers = {"more than ": "over", "nearly ": "nearly", "almost ": "nearly", "about ": "about"}
        percent = _MULTIPLIED[match["word"]]
        return _percent(
            match.end(), percent, direction="up", qualifier=qualifiers.get(match["more"] or ""), doubling=percent == 100
        )
    twice, fold = _TWICE.match(text, at), _FOLD.match(text, at)
    if twice:
        return _multiple(twice.end(), {"triple": 3, "thrice": 3}.get(twice["word"], 2))
    if fold:
        return _multiple(fold.end(), _MULTIPLES[fold["word"]])
    halved = _HALVED_ENGLISH.match(text, at)
    return _percent(halved.end(), 50, direction="down") if halved else None


def _multiple(end: int, times: int) -> Phrase:
    number = Decimal(times)
    return Phrase(end=end, kind="multiple", unit="times", value=number, low=number, high=number)


def _half_english(text: str, at: int) -> Phrase | None:
    match = _HALF_ENGLISH.match(text, at)
    return _percent(match.end(), 50) if match else None
