"""Words for figures, periods, dates and lists, one way per language (`zh-Hant`, `en`).

In this order: languages; units and their words; figures, a single value first, then intervals; the scale
of a chart's axis; periods, dates, lists and counts.

Numbers are formatted here on `Decimal`, rounding half up; dates, lists and plural rules are CLDR's, by Babel. A
figure never states a place behind the point that its source does not, nor leaves one out: 1845億元 is RMB 184.5
billion, and 1800億元 is RMB 180.0 billion, in which the last zero says that the 億 is meant. Zeros before the point say
nothing: the scale goes by the size of the value, and 3億元 is RMB 300 million. What somebody said vaguely is said in
words in both languages (百分之十幾, in the teens), never as bounds.
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
    """A word for a power of ten."""

    exponent: int
    word: str


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
        _Scale(exponent=4, word="萬"),
    ),
    EN: (
        _Scale(exponent=12, word=" trillion"),
        _Scale(exponent=9, word=" billion"),
        _Scale(exponent=6, word=" million"),
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
UNSCALED = frozenset({"percent", "percentage-point", "rank"})  # no 萬 or million with these
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
# Intervals that vague words name, as `generator.reading.figures` reads them.
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
        (11, 13, "低雙", "low double"),
        (14, 16, "中雙", "mid double"),
        (17, 99, "高雙", "high double"),
        (11, 16, "中低雙", "low-to-mid double"),
        (14, 99, "中高雙", "mid-to-high double"),
        (100, 999, "三", "triple"),
    )
}
_TENS = {
    (Decimal(10 * tens + 1), Decimal(10 * tens + 9)): (zh + "十幾", en)
    for tens, (zh, en) in enumerate(
        (
            ("", "ten"),
            ("二", "twenty"),
            ("三", "thirty"),
            ("四", "forty"),
            ("五", "fifty"),
            ("六", "sixty"),
            ("七", "seventy"),
            ("八", "eighty"),
            ("九", "ninety"),
        ),
        start=1,
    )
}
_PERCENTAGES = {
    ends: _Words(zh=zh + "百分比", en=en.replace(" digit", "-digit percentage")) for ends, (zh, en) in _DIGITS.items()
} | {
    ends: _Words(zh="百分之" + zh, en="in the teens" if en == "ten" else f"percentage in the {en[:-1]}ies")
    for ends, (zh, en) in _TENS.items()
}
_HAN_POWERS = ((12, "萬億"), (8, "億"), (4, "萬"), (0, ""))
_ENGLISH_POWERS = ((12, "trillion"), (9, "billion"), (6, "million"), (3, "thousand"), (0, ""))
_ORDER = _Words(zh="{n}級", en="on the order of {n}")
_PLURAL = _Words(zh="數以{n}計", en="{n}")
_NAMES = {"CNY": "yuan"}  # of currencies behind words, where CLDR's is not the usual one
_RANGE = _Words(zh="{low}至{high}", en="{low} to {high}")
_TOP = _Words(zh="前{n}名", en="top {n}")
_NOTHING = "—"
_ALL_PLACES = 99
_MILLION = 10**6


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
    if low is None or high is None:
        return _qualified(ends[0], _qualifier(stated), form)
    if not stated.is_vague:
        return _range(low, high, stated.qualifier, form)
    return _vague(low, high, stated, form) or _range(low, high, "about", form)


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


def _vague(low: Decimal, high: Decimal, stated: Stated, form: _Form) -> str:
    """The words for an interval whose ends nobody said, empty where the language has none: 百分之十幾, 千億元級,
    several billion yuan. Digits would make bounds of them that somebody gave."""
    language, words = form.language, _unit(form.unit)
    if form.unit == "percent" and (low, high) in _PERCENTAGES:
        return _PERCENTAGES[low, high](language)
    if words is _NUMBER_ALONE and (low, high) in _DIGITS:
        zh, en = _DIGITS[low, high]
        return zh if language == ZH else en + "s"
    if stated.qualifier == "order":
        named = _dressed(low, _form([low], None, form.unit, EN)) if language == EN else words(ZH, n=_han_power(low))
        return _ORDER(language, n=named)
    if _is_power_of_ten(low) and high == 10 * low:
        return _PLURAL(language, n=_many(_plural(low), form.unit) if language == EN else words(ZH, n=_han_power(low)))
    if high * 2 == low * 9 and _is_power_of_ten(low / 2):
        return _many(_several(low / 2), form.unit) if language == EN else words(ZH, n="數" + _han_power(low / 2))
    return _tens(low, high, form)


def _tens(low: Decimal, high: Decimal, form: _Form) -> str:
    """十幾個百分點, 十幾億元; ten-odd percentage points, and nothing for what English has no word for."""
    power = (high - low).adjusted()
    zh, en = _TENS.get((low.scaleb(-power), high.scaleb(-power)), ("", ""))
    if form.language == EN:
        return _many(f"{en}-odd", form.unit) if en and power == 0 else ""
    scale = dict(_HAN_POWERS).get(power)
    return _unit(form.unit)(ZH, n=zh + scale) if zh and scale is not None else ""


def _is_power_of_ten(value: Decimal) -> bool:
    return value >= 10 and value.normalize().as_tuple().digits == (1,)


def _han_power(value: Decimal) -> str:
    """百億, 十萬 of a power of ten."""
    exponent, scale = _scale_below(value, _HAN_POWERS)
    return ("", "十", "百", "千")[value.adjusted() - exponent] + scale if exponent < 12 else scale


def _plural(value: Decimal) -> str:
    """hundreds of billions, tens, millions of a power of ten."""
    exponent, scale = _scale_below(value, _ENGLISH_POWERS)
    many = ("", "tens", "hundreds")[value.adjusted() - exponent]
    return " of ".join(filter(None, (many, scale and scale + "s")))


def _several(value: Decimal) -> str:
    """several million, several hundred, several tens of millions of a power of ten."""
    exponent, scale = _scale_below(value, _ENGLISH_POWERS)
    if value.adjusted() - exponent == 1:
        return f"several {_plural(value)}"
    hundred = "hundred" if value.adjusted() - exponent == 2 else ""
    return " ".join(filter(None, ("several", hundred, scale)))


def _scale_below(value: Decimal, scales: Sequence[tuple[int, str]]) -> tuple[int, str]:
    return next((exponent, word) for exponent, word in scales if value.adjusted() >= exponent)


def _many(number: str, unit: str | None) -> str:
    """An English vague number with its unit: several billion yuan, tens of thousands of years."""
    if _unit(unit) is _NUMBER_ALONE:
        return number
    joint = " of" if number.endswith("s") else ""
    if unit == "percent" or _is_currency(unit):
        return f"{number}{joint} {'percent' if unit == 'percent' else _currency_name(unit or '')}"
    return _unit(unit)(EN, n=number + joint)


def _currency_name(unit: str) -> str:
    """What a currency is called in English behind words: yuan, US dollars."""
    return _NAMES.get(unit) or get_currency_name(unit, count=10, locale=_LOCALES[EN])


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
    """`value` in units of the scale, rounded to the stated place: 104,700 of an end that is known to the hundreds."""
    fraction = form.scale.exponent + form.places
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
    scale = _NO_SCALE if unit in UNSCALED else _scale(largest, places, language)
    return _Form(unit=unit, language=language, places=places, scale=scale)


def _written_places(values: Sequence[Decimal], largest: Decimal, language: str) -> int:
    """The place of the last digit other than 0, or that of the scale the largest value has by nature."""
    return max(_last_place(values), -_natural_scale(largest, language).exponent)


def _last_place(values: Sequence[Decimal]) -> int:
    """The place of the last digit other than 0 in any of the values."""
    return max((-int(value.normalize().as_tuple().exponent) for value in values if value), default=0)


def _natural_scale(largest: Decimal, language: str) -> _Scale:
    """The largest scale that the value reaches."""
    return next((s for s in _SCALES[language] if largest >= 10**s.exponent), _NO_SCALE)


def _scale(largest: Decimal, places: int, language: str) -> _Scale:
    """The scale by the size of the value alone: 1.4億 is 140 million, as 2.48億 is 248 million.

    Zeros that this leaves before the point say nothing of how exactly the value is stated; its place is kept in the
    data. A smaller scale serves only where more than three digits would stand behind the point, and fewer than six
    before it (2,480.5萬); what is stated to the unit is written out.
    """
    if places >= 0:
        return _NO_SCALE
    reached = [s for s in _SCALES[language] if largest >= 10**s.exponent]
    handy = [s for s in reached if s.exponent + places <= 3 and largest < 10 ** (s.exponent + 5)]
    return next(iter(handy or reached), _NO_SCALE)


def scale_for(values: Iterable[Decimal], unit: str | None, language: str) -> tuple[Decimal, str]:
    """What to divide the values of a chart's axis by, and what to call the result: 100000000 and `億元`."""
    largest = max(map(abs, values), default=Decimal(0))
    scale = _NO_SCALE if unit in UNSCALED or largest < _MILLION else _natural_scale(largest, language)
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
