"""Words for figures, periods, dates and lists, one way per language (`zh-Hant`, `en`).

In this order: languages; units and their words; figures, a single value first, then intervals; the scale
of a chart's axis; periods, dates, lists and counts.

Numbers are formatted here on `Decimal`, rounding half up; dates, lists and plural rules are CLDR's, by Babel. A
figure never states a place its source does not, nor leaves one out: 1845億元 is RMB 184.5 billion,
and 1800億元 is RMB 180.0 billion, in which the last zero says that the 億 is meant. Where a word leaves the zeros open
they say nothing, and the scale is the natural one: 超過5萬 is over 50,000, 近3億元 nearly RMB 300 million.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import get_currency_name

from generator.reading.figures.stated import Stated
from generator.reading.period import Period

ZH, EN = "zh-Hant", "en"
LANGUAGES = (ZH, EN)
MINUS = "\N{MINUS SIGN}"

_LOCALES = {ZH: Locale.parse("zh_Hant"), EN: Locale.parse("en_GB")}
_ROUNDING = Context(prec=1000, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Scale:
    """A word for a power of ten; a `spare` one is used only where no other states just what is stated."""

    exponent: int
    word: str
    spare: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class _Words:
    """A pattern in Chinese, in English, and in English where CLDR's plural rule says `one`."""

    zh: str
    en: str
    one: str | None = None

    def __call__(self, language: str, **parts: str) -> str:
        return (self.zh if language == ZH else self.en).format(**parts)

    def of(self, number: Decimal, language: str, **parts: str) -> str:
        """The pattern that goes with `number`, filled."""
        singular = self.one if language == EN and _LOCALES[EN].plural_form(number) == "one" else None
        return singular.format(**parts) if singular else self(language, **parts)


_NO_SCALE = _Scale(exponent=0, word="")
_SCALES = {  # largest first
    ZH: (
        _Scale(exponent=12, word="萬億"),
        _Scale(exponent=8, word="億"),
        _Scale(exponent=6, word="百萬", spare=True),
        _Scale(exponent=4, word="萬"),
    ),
    EN: (
        _Scale(exponent=12, word=" trillion"),
        _Scale(exponent=9, word=" billion"),
        _Scale(exponent=6, word=" million"),
        _Scale(exponent=3, word=" thousand", spare=True),
    ),
}
_NUMBER_ALONE = _Words(zh="{n}", en="{n}")
_UNITS = {
    "percent": _Words(zh="{n}%", en="{n}%"),
    "percentage-point": _Words(zh="{n}個百分點", en="{n} percentage points", one="{n} percentage point"),
    "times": _Words(zh="{n}倍", en="{n} times"),
    "rank": _Words(zh="第{n}名", en="No. {n}"),
    "second": _Words(zh="{n}秒", en="{n} seconds", one="{n} second"),
    "minute": _Words(zh="{n}分鐘", en="{n} minutes", one="{n} minute"),
    "hour": _Words(zh="{n}小時", en="{n} hours", one="{n} hour"),
    "day": _Words(zh="{n}天", en="{n} days", one="{n} day"),
    "week": _Words(zh="{n}週", en="{n} weeks", one="{n} week"),
    "month": _Words(zh="{n}個月", en="{n} months", one="{n} month"),
    "quarter": _Words(zh="{n}個季度", en="{n} quarters", one="{n} quarter"),
    "year": _Words(zh="{n}年", en="{n} years", one="{n} year"),
    "CNY": _Words(zh="{n}元", en="RMB {n}"),
    "HKD": _Words(zh="{n}港元", en="HK${n}"),
    "USD": _Words(zh="{n}美元", en="US${n}"),
    "TWD": _Words(zh="{n}元新台幣", en="NT${n}"),
    "EUR": _Words(zh="{n}歐元", en="€{n}"),
    "GBP": _Words(zh="{n}英鎊", en="£{n}"),
    "JPY": _Words(zh="{n}日圓", en="JPY {n}"),
    "KRW": _Words(zh="{n}韓元", en="KRW {n}"),
    "SGD": _Words(zh="{n}新加坡元", en="S${n}"),
    "AUD": _Words(zh="{n}澳元", en="A${n}"),
}
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})
_UNSCALED = frozenset({"percent", "percentage-point", "rank"})  # no 萬 or million with these
_AXIS = {  # where the words on an axis are others than those behind a number
    "percentage-point": _Words(zh="{n}百分點", en="{n} percentage points"),
    "rank": _Words(zh="名次", en="rank"),
    "month": _Words(zh="{n}月", en="{n} months"),
    "quarter": _Words(zh="{n}季", en="{n} quarters"),
}
_QUALIFIERS = {
    "about": _Words(zh="約{n}", en="about {n}"),
    "over": _Words(zh="超過{n}", en="over {n}"),
    "under": _Words(zh="不足{n}", en="under {n}"),
    "nearly": _Words(zh="近{n}", en="nearly {n}"),
    "at-least": _Words(zh="至少{n}", en="at least {n}"),
    "at-most": _Words(zh="至多{n}", en="at most {n}"),
}
_ONE_SIDED = frozenset({"over", "under", "at-least", "at-most"})
_BELOW_ZERO = {  # a fall of at least 40% is a change of −40% or lower
    "over": _Words(zh="高於{n}", en="over {n}"),
    "under": _Words(zh="低於{n}", en="under {n}"),
    "at-least": _Words(zh="{n}或以上", en="{n} or higher"),
    "at-most": _Words(zh="{n}或以下", en="{n} or lower"),
}
# 近24小時 are the last 24 hours, over 24 hours may mean in their course.
_OF_TIME = {"over": _Words(zh="超過{n}", en="more than {n}"), "nearly": _Words(zh="將近{n}", en="nearly {n}")}
# Intervals that vague words name, as `generator.reading.figures` reads them; empty where a language has none.
_DIGITS = {
    (Decimal(low), Decimal(high)): (zh + "位數", en + " digit")
    for low, high, zh, en in (
        (1, 9, "個", "single"),
        (1, 3, "低個", "low single"),
        (4, 6, "中個", "mid single"),
        (7, 9, "高個", "high single"),
        (1, 6, "中低個", "low-to-mid single"),
        (4, 9, "中高個", "mid-to-high single"),
        (10, 99, "雙", "double"),
        (10, 20, "低雙", "low double"),
    )
}
_TENS = {
    (Decimal(10 * tens + 1), Decimal(10 * tens + 9)): f"{zh}十幾"
    for tens, zh in enumerate(("", "二", "三", "四", "五", "六", "七", "八", "九"), start=1)
}
_POWERS = (  # power of ten, 數… and several …, …級 and plural
    (2, "百", "hundred", "百級", "hundreds"),
    (3, "千", "thousand", "千級", "thousands"),
    (4, "萬", "", "萬級", "tens of thousands"),
    (5, "十萬", "hundred thousand", "", "hundreds of thousands"),
    (6, "百萬", "million", "百萬級", "millions"),
    (7, "千萬", "", "千萬級", "tens of millions"),
    (8, "億", "hundred million", "億級", "hundreds of millions"),
    (9, "十億", "billion", "", "billions"),
    (10, "百億", "", "百億級", "tens of billions"),
    (11, "千億", "hundred billion", "千億級", "hundreds of billions"),
)
_VAGUE_PERCENTAGES = {
    ends: _Words(zh=zh + "百分比", en=en.replace(" digit", "-digit percentage")) for ends, (zh, en) in _DIGITS.items()
} | {ends: _Words(zh="百分之" + zh, en="") for ends, zh in _TENS.items()}
_VAGUE_NUMBERS = {
    (2 * Decimal(10) ** power, 9 * Decimal(10) ** power): _Words(zh="數" + zh, en=en and "several " + en)
    for power, zh, en, _, _ in _POWERS
} | {ends: _Words(zh=zh, en="") for ends, zh in _TENS.items()}
_VAGUE_COUNTS = {
    (Decimal(10) ** power, Decimal(10) ** (power + 1)): _Words(zh=zh, en=en) for power, _, _, zh, en in _POWERS
} | {ends: _Words(zh=zh, en=en + "s") for ends, (zh, en) in _DIGITS.items()}
_LEVELS = {
    (Decimal(10) ** power, Decimal(10) ** (power + 1)): _Words(zh=zh, en=en) for power, _, _, zh, en in _POWERS if zh
}
_NAMES = {"CNY": "yuan"}  # of currencies behind words, where CLDR's is not the usual one
_NO_WORDS = _Words(zh="", en="")
_RANGE = _Words(zh="{low}至{high}", en="{low} to {high}")
_TOP = _Words(zh="前{n}名", en="top {n}")
_NOTHING = "—"
_ALL_PLACES = 99
_TEN_THOUSAND, _MILLION = 10**4, 10**6


@dataclass(frozen=True, kw_only=True, slots=True)
class _Form:
    """How the numbers of one figure are written: to which place (XBRL's decimals), in which scale."""

    unit: str | None
    language: str
    places: int
    scale: _Scale


def figure(stated: Stated, language: str, *, plus: bool = False) -> str:
    """`stated` in the words of `language`: value or interval, scale, unit and qualifier.

    Persons, accounts, items and other things counted get the number alone: the noun is the page's. A
    negative value shows a minus sign, a positive one a plus only with `plus`.
    """
    is_multiple = stated.value is not None and abs(stated.value) >= 100 and (stated.decimals or 0) < 0
    if stated.unit == "percent" and is_multiple:  # 950% would state the units, 9.5 times does not
        stated = stated.scaled(Decimal("0.01"), "times")
    if stated.value is None:
        return _interval(stated, language)
    places = None if _leaves_zeros_open(stated) else stated.decimals
    form = _form([stated.value], places, stated.unit, language)
    form = replace(form, places=min(form.places, _places_left_open(stated)))
    return _qualified(stated.value, _qualifier(stated), form, plus=plus)


def _places_left_open(stated: Stated) -> int:
    """To which place an approximate value may be written: 約1800億 leaves the 十億 open, so its English is about
    180 billion and not 180.0. Digits other than 0 are written in any case."""
    value = stated.value or Decimal(0)
    away = max((abs(value - end) for end in (stated.low, stated.high) if end is not None), default=Decimal(0))
    if stated.qualifier not in {"about", "nearly"} or not away:
        return _ALL_PLACES
    return max(-(2 * away).adjusted(), _last_place([value]))


def _leaves_zeros_open(stated: Stated) -> bool:
    """Whether the interval is the same to whichever place left of the point the value is stated."""
    if stated.value is None or stated.decimals is None or stated.decimals >= 0:
        return False
    return stated.qualifier in _ONE_SIDED or _places_left_open(stated) <= _last_place([stated.value])


def _interval(stated: Stated, language: str) -> str:
    """Both ends as a range, one end as at least or at most."""
    low, high = stated.low, stated.high
    ends = [end for end in (low, high) if end is not None]
    if not ends:
        return _NOTHING
    form = _form(ends, stated.decimals, stated.unit, language)
    if low is not None and high is not None:
        vague = _vague(low, high, stated.unit, language) if stated.decimals is None else ""
        return vague or _range(low, high, stated.qualifier, form)
    return _qualified(ends[0], _qualifier(stated), form)


def _qualifier(stated: Stated) -> str | None:
    """The word for an interval open to one side, by that side: a fall by over 10% is a change under −10%."""
    if (stated.low is None) == (stated.high is None):
        return stated.qualifier
    if stated.qualifier in {"over", "under"}:
        return "over" if stated.high is None else "under"
    return "at-least" if stated.high is None else "at-most"


def _qualified(value: Decimal, qualifier: str | None, form: _Form, *, plus: bool = False) -> str:
    text = _dressed(value, form, plus=plus)
    if qualifier is None:
        return text
    special = _OF_TIME if form.unit in _TIMES else _BELOW_ZERO if value < 0 else _QUALIFIERS
    return special.get(qualifier, _QUALIFIERS[qualifier])(form.language, n=text)


def _vague(low: Decimal, high: Decimal, unit: str | None, language: str) -> str:
    """The vague words for the interval, empty where the language has none."""
    words = _unit(unit)
    if unit == "percent":
        return _VAGUE_PERCENTAGES.get((low, high), _NO_WORDS)(language)
    if words is _NUMBER_ALONE and (low, high) in _VAGUE_COUNTS:
        return _VAGUE_COUNTS[low, high](language)
    number = _VAGUE_NUMBERS.get((low, high), _NO_WORDS)(language)
    if unit and _is_currency(unit) and (low, high) in _LEVELS:
        return _level(_LEVELS[low, high](language), unit, language)
    if number and unit and language == EN and _is_currency(unit):
        return f"{number} {_currency_name(unit, language)}"
    return number and words(language, n=number)


def _level(level: str, unit: str, language: str) -> str:
    """人民幣千億級, 百萬級美元, hundreds of billions of yuan."""
    if language == EN:
        return f"{level} of {_currency_name(unit, language)}"
    return f"人民幣{level}" if unit == "CNY" else level + _currency_name(unit, language)


def _currency_name(unit: str, language: str) -> str:
    """What a currency is called behind words: yuan, US dollars, 港元."""
    if language == ZH:
        return _unit(unit)(language, n="")
    return _NAMES.get(unit) or get_currency_name(unit, count=10, locale=_LOCALES[language])


def _range(low: Decimal, high: Decimal, qualifier: str | None, form: _Form) -> str:
    """`3%至4%`, `10億至12億元`, in English with the currency at both ends; the first n ranks as `top 3`."""
    if form.unit == "rank" and low == 1:
        return _TOP(form.language, n=_number(high, form))
    if form.unit == "percent" or (form.language == EN and _is_currency(form.unit)):
        text = _RANGE(form.language, low=_dressed(low, form), high=_dressed(high, form))
    else:
        ends = _RANGE(form.language, low=_signed(low, form), high=_signed(high, form))
        text = _unit(form.unit)(form.language, n=ends)
    return _QUALIFIERS[qualifier](form.language, n=text) if qualifier else text


def _dressed(value: Decimal, form: _Form, *, plus: bool = False) -> str:
    """One value with its unit and sign."""
    shown, number = _rounded(value, form), _number(value, form)
    counted = Decimal(10) if form.scale.word else abs(shown)  # a million years, not year
    return _sign(shown, plus=plus) + _unit(form.unit).of(counted, form.language, n=number)


def _signed(value: Decimal, form: _Form) -> str:
    return _sign(_rounded(value, form)) + _number(value, form)


def _number(value: Decimal, form: _Form) -> str:
    """The digits of `value` with the scale word, without sign and unit; ranks are not grouped."""
    shown = abs(_rounded(value, form))
    return (f"{shown:f}" if form.unit == "rank" else f"{shown:,f}") + form.scale.word


def _rounded(value: Decimal, form: _Form) -> Decimal:
    """`value` in units of the scale, with as many fraction digits as the stated place leaves."""
    fraction = max(0, form.scale.exponent + form.places)
    return value.scaleb(-form.scale.exponent, _ROUNDING).quantize(Decimal(1).scaleb(-fraction), context=_ROUNDING)


def _sign(shown: Decimal, *, plus: bool = False) -> str:
    if shown < 0:
        return MINUS
    return "+" if plus and shown > 0 else ""


def _unit(unit: str | None) -> _Words:
    """The words of a unit; a currency without its own has its CLDR name in Chinese and its code in English."""
    known = _UNITS.get(unit or "")
    if known or unit is None or not _is_currency(unit):
        return known or _NUMBER_ALONE
    return _Words(zh="{n}" + get_currency_name(unit, locale=_LOCALES[ZH]), en=unit + " {n}")


def _is_currency(unit: str | None) -> bool:
    return unit is not None and len(unit) == 3 and unit.isupper()


def _form(values: Sequence[Decimal], decimals: int | None, unit: str | None, language: str) -> _Form:
    """The form for `values`, stated to `decimals` or, where that is not known, written out."""
    largest = max(map(abs, values))
    places = _written_places(values, largest, language) if decimals is None else decimals
    scale = _NO_SCALE if unit in _UNSCALED else _scale(largest, places, language)
    return _Form(unit=unit, language=language, places=places, scale=scale)


def _written_places(values: Sequence[Decimal], largest: Decimal, language: str) -> int:
    """The place of the last digit other than 0, or that of the scale the largest value has by nature."""
    return max(_last_place(values), -_natural_scale(largest, language).exponent)


def _last_place(values: Sequence[Decimal]) -> int:
    """The place of the last digit other than 0 in any of the values."""
    return max((-int(value.normalize().as_tuple().exponent) for value in values if value), default=0)


def _natural_scale(largest: Decimal, language: str) -> _Scale:
    """The largest scale that the value reaches, from ten thousand up."""
    reached = (s for s in _SCALES[language] if not s.spare and largest >= 10**s.exponent)
    return next(reached, _NO_SCALE)


def _scale(largest: Decimal, places: int, language: str) -> _Scale:
    """The scale that states a value to just `places`: 1億 in 萬 would state four places more.

    Of those that do, the largest that the value reaches and that leaves at most three fraction and five
    integer digits, else the largest it reaches, else a spare one it reaches, else the smallest (0.3 billion
    for 3億). Below ten thousand plain digits are written though their last zeros be not stated (20 years
    for 二十年), below a million in Chinese 萬.
    """
    if places >= 0 or largest < _TEN_THOUSAND:
        return _NO_SCALE
    finest = max(places, -4) if language == ZH and largest < _MILLION else places
    just = [s for s in _SCALES[language] if s.exponent + finest >= 0] or [_SCALES[language][0]]
    reached = [s for s in just if largest >= 10**s.exponent]
    common = [s for s in reached if not s.spare]
    handy = [s for s in common if s.exponent + finest <= 3 and largest < 10 ** (s.exponent + 5)]
    return next(iter(handy or common or reached or just[-1:]))


def scale_for(values: Iterable[Decimal], unit: str | None, language: str) -> tuple[Decimal, str]:
    """What to divide the values of a chart's axis by, and what to call the result: 100000000 and `億元`."""
    largest = max(map(abs, values), default=Decimal(0))
    scale = _NO_SCALE if unit in _UNSCALED or largest < _MILLION else _natural_scale(largest, language)
    divisor = Decimal(10) ** scale.exponent
    label = _AXIS.get(unit or "", _unit(unit))(language, n=scale.word)
    return divisor, " ".join(label.split())


def count(number: int, language: str) -> str:
    """A count of the record itself, in plain digits, the same in every language."""
    return _dressed(Decimal(number), _form([Decimal(number)], 0, None, language))


# Periods, dates and lists

_UNDATED = _Words(zh="期間未註明", en="period not stated")
_IN_YEAR = _Words(zh="{year}年{part}", en="{part} {year}")
_YEARS = _Words(zh="{first}年至{last}年", en="{first} to {last}")
_ZH_PARTS = {
    "quarter": ("第一季", "第二季", "第三季", "第四季"),
    "half": ("上半年", "下半年"),
    "year": ("全年",),
}
_EN_PARTS = {
    "quarter": ("Q1", "Q2", "Q3", "Q4"),
    "half": ("first half of", "second half of"),
    "year": ("full-year",),
}


def period(stretch: Period, language: str) -> str:
    """`2025年第二季`, `Q2 2025`; of a span within one year the year stands once (`February to March 2025`)."""
    if stretch.start is None or stretch.end is None:
        return _UNDATED(language)
    if stretch.kind != "span":
        return _in_year(_part(stretch.unit, stretch.start, language), stretch.start, language)
    return _span(stretch.unit, stretch.start, stretch.end, language)


def _span(unit: str, start: datetime.date, end: datetime.date, language: str) -> str:
    if unit == "year":
        return _YEARS(language, first=str(start.year), last=str(end.year))
    first, last = _part(unit, start, language), _part(unit, end, language)
    once = start.year == end.year and unit != "half"  # "first half of" needs its year
    if not once or language == ZH:
        first = _in_year(first, start, language)
    if not once or language == EN:
        last = _in_year(last, end, language)
    return _RANGE(language, low=first, high=last)


def _in_year(part: str, day: datetime.date, language: str) -> str:
    return _IN_YEAR(language, part=part, year=str(day.year))


def _part(unit: str, day: datetime.date, language: str) -> str:
    """The name of the `unit` of its year that `day` lies in, without the year."""
    parts = (_ZH_PARTS if language == ZH else _EN_PARTS).get(unit)
    if parts:
        return parts[(day.month - 1) * len(parts) // 12]
    locale = _LOCALES[language]
    return format_date(day, "LLLL", locale=locale) if unit == "month" else format_skeleton("MMMMd", day, locale=locale)


def date(day: datetime.date, language: str) -> str:
    """`2025年5月7日`, `7 May 2025`."""
    return format_date(day, "long", locale=_LOCALES[language])


def moment(day: datetime.date, unit: str, language: str) -> str:
    """A place on an axis of time: `2025年` and `2025` of a year, `2025年5月` and `May 2025` of a month."""
    return format_skeleton("yMMM" if unit == "month" else "y", day, locale=_LOCALES[language])


def joined(items: Sequence[str], language: str) -> str:
    """A list as CLDR writes it: `甲、乙和丙`, `a, b and c`."""
    return format_list(items, locale=_LOCALES[language])
