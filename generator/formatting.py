"""Words for figures, periods, dates, lists and counts in any language, by its record (`languages`).

In this order: figures and changes, a single value first, then intervals, then what was said vaguely; the numbers in
them; the scale of a figure and of a chart's axis; periods, dates, lists and counts.

Numbers are formatted here on `Decimal`, rounding half up; dates, lists and plural rules are CLDR's, by Babel. A
figure never states a place behind the point that its source does not, nor leaves one out: 1845億元 is RMB 184.5
billion, and 1800億元 is RMB 180.0 billion, in which the last zero says that the 億 is meant. Zeros before the point say
nothing: the scale goes by the size of the value, and 3億元 is RMB 300 million. What somebody said vaguely is said in
words (十幾個百分點, a percentage in the teens), never as bounds; in a language without the words it is a range and
about.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from generator.languages.language import Power, Scale, is_currency

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.languages.language import Language
    from generator.reading.figures.stated import Stated
    from generator.reading.period import Period

MINUS = "\N{MINUS SIGN}"
_ROUNDING = Context(prec=1000, rounding=ROUND_HALF_UP)
_NO_SCALE = Scale(exponent=0, word="")
_NUMBER_ALONE = "{n}"
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})
UNSCALED = frozenset({"percent", "percentage-point", "rank"})  # no 萬 or million with these
_ONE_SIDED = frozenset({"over", "under", "at-least", "at-most"})
_NOTHING = "—"
_ALL_PLACES = 99
_MILLION = 10**6
_PARTED_SIGN = re.compile(r"(?<=[−-]) (?=[0-9])")  # where a unit stood between a sign and its number


@dataclass(frozen=True, kw_only=True, slots=True)
class _Form:
    """How the numbers of one figure are written: to which place (XBRL's decimals), in which scale."""

    unit: str | None
    language: Language
    places: int
    scale: Scale
    named: bool

    @property
    def is_bare(self) -> bool:
        """Whether the number stands without a unit."""
        return self.language.forms(self.unit, named=self.named) is None

    @property
    def is_own(self) -> bool:
        """Whether the unit is written in the words of the project: sign, qualifier and interval stand within them."""
        return not self.is_bare and self.language.is_own(self.unit)

    def pattern(self, number: Decimal | None = None) -> str:
        """The pattern of the unit, that of its plural where no number is given."""
        forms = self.language.forms(self.unit, named=self.named)
        if forms is None:
            return _NUMBER_ALONE
        return forms["other"] if number is None else self.language.pattern(forms, number)


def figure(stated: Stated, language: Language, *, plus: bool = False, full: bool = False) -> str:
    """`stated` in the words of `language`: value or interval, scale, unit and qualifier.

    In a sentence persons, accounts, items and other things counted get the number alone: the noun is the sentence's.
    Where a figure stands by itself, `full` names them, and adds the interval that an estimate was given with. A
    negative value shows a minus sign, a positive one a plus only with `plus`.
    """
    key = (stated, str(stated.value), str(stated.low), str(stated.high), plus, full)
    written = _written_in(language)
    if key not in written:
        written[key] = _figure(stated, language, plus=plus, full=full)
    return written[key]


def _written_in(language: Language) -> dict[object, str]:
    """The figures written in a language already: a page and its neighbours show the same ones again and again.

    Found by the very record of the language: two records with one tag may say different things.
    """
    known = _WRITTEN.get(id(language))
    if known is None or len(known[1]) > _MOST_FIGURES:
        if len(_WRITTEN) >= _MOST_LANGUAGES:  # each edit of a live preview reads the records anew
            _WRITTEN.clear()
        known = _WRITTEN[id(language)] = (language, {})
    return known[1]


_WRITTEN: dict[int, tuple[Language, dict[object, str]]] = {}  # which keeps the record, so that its id stays its own
_MOST_FIGURES, _MOST_LANGUAGES = 50_000, 16


def _figure(stated: Stated, language: Language, *, plus: bool, full: bool) -> str:
    is_multiple = stated.value is not None and abs(stated.value) >= 100 and (stated.decimals or 0) < 0
    if stated.unit == "percent" and is_multiple:  # 950% would state the units, 9.5 times does not
        stated = stated.scaled(Decimal("0.01"), "times")
    if stated.value is None:
        return _interval(stated, language, named=full)
    places = None if _leaves_zeros_open(stated) else stated.decimals
    form = _form([stated.value], places, stated.unit, language, named=full)
    if full and stated.is_estimate:
        return _estimate(stated, form)
    form = replace(form, places=min(form.places, _places_left_open(stated)))
    return _qualified(stated.value, qualifier_of(stated), form, plus=plus)


def change(stated: Stated, language: Language, form: str) -> str:
    """A rise or fall in words, without its sign: `rose 7%` (verb), `down about 3 percentage points` (adverb).

    A rise by just 100% is a doubling where the language has the word: `doubled`, 翻倍.

    Raises `KeyError` where the language has no such form, `ValueError` where no single value is stated.
    """
    if stated.value is None:
        raise ValueError("only a single value rises or falls")
    words = language.changes[form]  # type: ignore[index]
    if not stated.value:
        return words.unchanged
    if words.doubled and stated.is_doubling:
        return words.doubled
    fell = stated.value < 0
    size = figure(stated.negated() if fell else stated, language)
    return (words.down if fell else words.up).format(n=size)


def _places_left_open(stated: Stated) -> int:
    """To which place an approximate value may be written: 約1800億 leaves the 十億 open, so its English is about
    180 billion and not 180.0. Digits other than 0 are written in any case."""
    value = stated.value or Decimal(0)
    away = max((abs(value - end) for end in (stated.low, stated.high) if end is not None), default=Decimal(0))
    if stated.qualifier not in {"about", "nearly"} or not away:
        return _ALL_PLACES
    return max(-(2 * away).adjusted(), last_place([value]))


def _leaves_zeros_open(stated: Stated) -> bool:
    """Whether the interval is the same to whichever place left of the point the value is stated."""
    if stated.value is None or stated.decimals is None or stated.decimals >= 0:
        return False
    return stated.qualifier in _ONE_SIDED or _places_left_open(stated) <= last_place([stated.value])


def _estimate(stated: Stated, form: _Form) -> str:
    """The value with its interval of uncertainty: 146 (130 to 160) per 100,000, 每10萬人146（130至160）."""
    value, low, high = stated.value or Decimal(0), stated.low or Decimal(0), stated.high or Decimal(0)
    ends = replace(form, places=max(form.places, last_place([low, high])))
    brackets = form.language.punctuation.brackets
    if not form.is_own:
        return _dressed(value, form) + brackets.format(_range(low, high, None, ends))
    between = form.language.range.format(low=_signed(low, ends), high=_signed(high, ends))
    return form.pattern().format(n=_signed(value, form) + brackets.format(between))


def _interval(stated: Stated, language: Language, *, named: bool) -> str:
    """Both ends as a range, one end as at least or at most."""
    low, high = stated.low, stated.high
    ends = [end for end in (low, high) if end is not None]
    if not ends:
        return _NOTHING
    form = _form(ends, stated.decimals, stated.unit, language, named=named)
    if low is None or high is None:
        return _qualified(ends[0], qualifier_of(stated), form)
    if not stated.is_vague:
        return _range(low, high, stated.qualifier, form)
    return _vague(low, high, stated, form) or _range(low, high, "about", form)


def qualifier_of(stated: Stated) -> str | None:
    """The word for an interval open to one side, by that side: a fall by over 10% is a change under −10%."""
    if (stated.low is None) == (stated.high is None):
        return stated.qualifier
    if stated.qualifier in {"over", "under"}:
        return "over" if stated.high is None else "under"
    return "at-least" if stated.high is None else "at-most"


def _qualified(value: Decimal, qualifier: str | None, form: _Form, *, plus: bool = False) -> str:
    language = form.language
    below, of_time = language.qualifiers_below_zero, language.qualifiers_of_time
    special: Mapping[str, str] = of_time if form.unit in _TIMES else below if value < 0 else {}
    words = _words_for(qualifier, language, special)
    if form.is_own:
        return form.pattern(_counted(value, form)).format(n=words.format(n=_signed(value, form, plus=plus)))
    return words.format(n=_dressed(value, form, plus=plus))


def _words_for(qualifier: str | None, language: Language, special: Mapping[str, str]) -> str:
    """The pattern of a qualifier; `{n}` alone of none."""
    usual: Mapping[str, str] = language.qualifiers
    return "{n}" if qualifier is None else special.get(qualifier) or usual[qualifier]


def _range(low: Decimal, high: Decimal, qualifier: str | None, form: _Form) -> str:
    """`3%至4%`, `10億至12億元`, in English with the currency at both ends; the first n ranks as `top 3`."""
    language = form.language
    words = _words_for(qualifier, language, {})
    if form.unit == "rank" and low == 1:
        return language.top.format(n=_number(high, form))
    if form.unit in language.both_ends or (is_currency(form.unit) and "currency" in language.both_ends):
        return words.format(n=language.range.format(low=_dressed(low, form), high=_dressed(high, form)))
    ends = language.range.format(low=_signed(low, form), high=_signed(high, form))
    if form.is_own:
        return form.pattern().format(n=words.format(n=ends))
    return words.format(n=form.pattern().format(n=ends))


# What was said without digits


def _vague(low: Decimal, high: Decimal, stated: Stated, form: _Form) -> str:
    """The words for an interval whose ends nobody said, empty where the language has none: 百分之十幾, 千億元級,
    several billion yuan. Digits would make bounds of them that somebody gave."""
    words, bounds = form.language.vague, _bounds(low, high)
    if form.unit == "percent" and bounds in words.percentages:
        return words.percentages[bounds]
    if form.language.forms(form.unit) is None and bounds in words.numbers:
        return words.numbers[bounds]  # 雙位數 names no noun
    if stated.qualifier == "order":
        return _order(low, replace(form, named=False))  # 百萬級 names none either
    if _is_power_of_ten(low) and high == 10 * low and (power := _power(low, form.language)):
        return words.many.format(n=_behind(power.many, form))
    if high * 2 == low * 9 and _is_power_of_ten(low / 2) and (power := _power(low / 2, form.language)):
        return words.several.format(n=_behind(power.several, form))
    return _odd(low, high, form)


def _bounds(low: Decimal, high: Decimal) -> str:
    """An interval as the records of languages write it."""
    return f"{low.normalize():f}..{high.normalize():f}"


def _order(low: Decimal, form: _Form) -> str:
    """千億元級, on the order of RMB 100 billion."""
    words, power = form.language.vague, _power(low, form.language)
    if not words.order:
        return ""
    if power and power.order:
        return words.order.format(n=_behind(power.order, form))
    alone = _form([low], None, form.unit, form.language, named=form.named)
    return words.order.format(n=_dressed(low, alone))


def _odd(low: Decimal, high: Decimal, form: _Form) -> str:
    """十幾億元; ten-odd percentage points, one-odd billion yuan; nothing for what the language has no word for."""
    power = (high - low).adjusted()
    leading = int(low.scaleb(-power)) // 10
    if not 1 <= leading <= 9 or (low, high) != tuple(Decimal(10 * leading + end).scaleb(power) for end in (1, 9)):
        return ""
    scales = (*form.language.scales, *form.language.vague.scales)  # largest first
    scale = next((s for s in scales if power + 1 >= s.exponent), _NO_SCALE)
    above = power + 1 - scale.exponent
    words = form.language.vague.odd.get(str(above)) if above or scale.exponent else None
    return _behind(words[leading - 1] + scale.word, form) if words else ""


def _behind(words: str, form: _Form) -> str:
    """A vague number with its unit: 數十億元, several billion yuan, tens of thousands of years."""
    language, unit = form.language, form.unit
    if form.is_bare:
        return words.format(of="")
    known = language.vague.units
    said = words.format(of=language.vague.of)
    if is_currency(unit) and "currency" in known:
        return known["currency"].format(n=said, name=language.currency_name(unit))
    return (known.get(unit or "") or form.pattern()).format(n=said)


def _power(value: Decimal, language: Language) -> Power | None:
    return next((power for power in language.vague.powers if power.exponent == value.adjusted()), None)


def _is_power_of_ten(value: Decimal) -> bool:
    return value >= 10 and value.normalize().as_tuple().digits == (1,)


# Numbers and units


def _dressed(value: Decimal, form: _Form, *, plus: bool = False) -> str:
    """One value with its unit and sign."""
    sign, number = _sign(_rounded(value, form), plus=plus), _number(value, form)
    return sign + form.pattern(_counted(value, form)).format(n=number)


def _counted(value: Decimal, form: _Form) -> Decimal:
    """The number that the plural goes by: a million years, not year."""
    return Decimal(10) if form.scale.word else abs(_rounded(value, form))


def _signed(value: Decimal, form: _Form, *, plus: bool = False) -> str:
    return _sign(_rounded(value, form), plus=plus) + _number(value, form)


def _number(value: Decimal, form: _Form) -> str:
    """The digits of `value` with the scale word, without sign and unit; ranks are not grouped."""
    shown = abs(_rounded(value, form))
    return form.language.digits(f"{shown:f}" if form.unit == "rank" else f"{shown:,f}") + form.scale.word


def _rounded(value: Decimal, form: _Form) -> Decimal:
    """`value` in units of the scale, rounded to the stated place: 104,700 of an end that is known to the hundreds."""
    fraction = form.scale.exponent + form.places
    return value.scaleb(-form.scale.exponent, _ROUNDING).quantize(Decimal(1).scaleb(-fraction), context=_ROUNDING)


def _sign(shown: Decimal, *, plus: bool = False) -> str:
    if shown < 0:
        return MINUS
    return "+" if plus and shown > 0 else ""


def _form(
    values: Sequence[Decimal], decimals: int | None, unit: str | None, language: Language, *, named: bool = False
) -> _Form:
    """The form for `values`, stated to `decimals` or, where that is not known, written out."""
    largest = max(map(abs, values))
    places = _written_places(values, largest, language) if decimals is None else decimals
    scale = _NO_SCALE if unit in UNSCALED else _scale(largest, places, language)
    return _Form(unit=unit, language=language, places=places, scale=scale, named=named)


def _written_places(values: Sequence[Decimal], largest: Decimal, language: Language) -> int:
    """The place of the last digit other than 0, or that of the scale the largest value has by nature."""
    return max(last_place(values), -_natural_scale(largest, language).exponent)


def last_place(values: Sequence[Decimal]) -> int:
    """The place of the last digit other than 0 in any of the values."""
    return max((-int(value.normalize().as_tuple().exponent) for value in values if value), default=0)


def _natural_scale(largest: Decimal, language: Language) -> Scale:
    """The largest scale that the value reaches."""
    return next((s for s in language.scales if largest >= 10**s.exponent), _NO_SCALE)


def _scale(largest: Decimal, places: int, language: Language) -> Scale:
    """The scale by the size of the value alone: 1.4億 is 140 million, as 2.48億 is 248 million.

    Zeros that this leaves before the point say nothing of how exactly the value is stated; its place is kept in the
    data. A smaller scale serves only where more than three digits would stand behind the point, and fewer than six
    before it (2,480.5萬); what is stated to the unit is written out.
    """
    if places >= 0:
        return _NO_SCALE
    reached = [s for s in language.scales if largest >= 10**s.exponent]
    handy = [s for s in reached if s.exponent + places <= 3 and largest < 10 ** (s.exponent + 5)]
    return next(iter(handy or reached), _NO_SCALE)


def scale_for(values: Iterable[Decimal], unit: str | None, language: Language) -> tuple[Decimal, str]:
    """What to divide the values of a chart's axis by, and what to call the result: 100000000 and `億元`."""
    largest = max(map(abs, values), default=Decimal(0))
    scale = _NO_SCALE if unit in UNSCALED or largest < _MILLION else _natural_scale(largest, language)
    divisor = Decimal(10) ** scale.exponent
    forms = language.forms(unit, named=True) or {"other": _NUMBER_ALONE}
    own_axis = None if language.is_own(unit) else language.axis.get(unit or "")
    label = (own_axis or forms["other"]).format(n=scale.word)
    return divisor, " ".join(label.split())


def file_size(size: int) -> str:
    """The size of a file of so many bytes, never told too small: 3 KB, 1.2 MB."""
    kilobytes = -(-size // 1000)
    return f"{kilobytes} KB" if kilobytes < 1000 else f"{-(-size // 100_000) / 10:g} MB"


def without_unit(label: str, axis: str) -> str:
    """A figure without the words of the unit that the axis names; as it is where it is told in another unit, or where
    a measure word would be left behind (`5個` of `5個百分點`)."""
    short = label
    for word in axis.split():
        before, found, _ = short.partition(word)
        if not found or _ends_in_measure_word(before):
            return label
        short = short.replace(word, "")
    return _PARTED_SIGN.sub("", " ".join(short.split()))


def _ends_in_measure_word(before: str) -> bool:
    """Whether a letter that is no numeral itself (個, but not 億) stands right behind a number."""
    last = before[-1:]
    return last.isalpha() and not last.isnumeric() and any(char.isnumeric() for char in before)


def count(number: int, language: Language) -> str:
    """A count of the record itself, in plain digits."""
    return _dressed(Decimal(number), _form([Decimal(number)], 0, None, language))


def number(value: Decimal, language: Language) -> str:
    """A number of a formula, in plain digits to its last place."""
    return _dressed(value, _form([value], last_place([value]), None, language))


# Periods, dates and lists


def period(stretch: Period, language: Language) -> str:
    """`2025年第二季`, `Q2 2025`; of a span within one year the year stands once (`February to March 2025`)."""
    if stretch.start is None or stretch.end is None:
        return language.periods.undated
    if stretch.kind != "span":
        return _in_year(_part(stretch.unit, stretch.start, language), stretch.start, language)
    return _span(stretch.unit, stretch.start, stretch.end, language)


def as_title(text: str) -> str:
    """A text that stands alone, with its first letter a capital: `Full-year 2024`."""
    return text[:1].upper() + text[1:]


def _span(unit: str, start: datetime.date, end: datetime.date, language: Language) -> str:
    if unit == "year":
        return language.periods.years.format(first=start.year, last=end.year)
    first, last = _part(unit, start, language), _part(unit, end, language)
    once = start.year == end.year and unit != "half"  # "first half of" needs its year
    if not once or language.periods.year_once == "first":
        first = _in_year(first, start, language)
    if not once or language.periods.year_once == "last":
        last = _in_year(last, end, language)
    return language.range.format(low=first, high=last)


def _in_year(part: str, day: datetime.date, language: Language) -> str:
    return language.periods.in_year.format(part=part, year=day.year)


def _part(unit: str, day: datetime.date, language: Language) -> str:
    """The name of the `unit` of its year that `day` lies in, without the year."""
    words = language.periods
    parts = {"quarter": words.quarters, "half": words.halves, "year": (words.year,)}.get(unit)
    if parts:
        return parts[(day.month - 1) * len(parts) // 12]
    locale = language.cldr
    return format_date(day, "LLLL", locale=locale) if unit == "month" else format_skeleton("MMMMd", day, locale=locale)


def date(day: datetime.date, language: Language) -> str:
    """`2025年5月7日`, `7 May 2025`."""
    return format_date(day, "long", locale=language.cldr)


def moment(day: datetime.date, unit: str, language: Language) -> str:
    """A place on an axis of time: `2025年` and `2025` of a year, `2025年5月` and `May 2025` of a month."""
    return format_skeleton("yMMM" if unit == "month" else "y", day, locale=language.cldr)


def joined(items: Sequence[str], language: Language) -> str:
    """A list as CLDR writes it: `甲、乙和丙`, `a, b and c`."""
    return format_list(items, locale=language.cldr)
