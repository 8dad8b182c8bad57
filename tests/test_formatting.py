from __future__ import annotations

import csv
import datetime
import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.formatting import change, count, date, figure, joined, moment, period, scale_for, without_unit
from generator.reading.figures import read, read_whole
from generator.reading.figures.stated import Stated, stated_of
from generator.reading.period import Period, parse_period
from generator.reading.period_mentions import find_periods
from generator.record.models import UnitsFile
from generator.record.unit_patterns import with_units
from tests.known import ALL, BOTH, EN, TAGS, ZH
from tests.reading.test_period import SPELLINGS

CASES = Path(__file__).parent / "formatting"
CURRENCIES = ("CNY", "HKD", "USD", "TWD", "EUR", "GBP", "JPY", "KRW", "SGD", "AUD", "CAD", "CHF", "INR", "THB")
DURATIONS = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")
UNITS = (None, *CURRENCIES, *DURATIONS, "percent", "percentage-point", "times", "rank")
UNSCALED = ("percent", "percentage-point", "rank")
QUALIFIERS = (None, "about", "over", "under", "nearly", "at-least", "at-most")


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def decimal(text: str) -> Decimal | None:
    return None if text == "-" else Decimal(text)


def stated(row: dict[str, str]) -> Stated:
    return Stated(
        value=decimal(row["value"]),
        low=decimal(row["low"]),
        high=decimal(row["high"]),
        decimals=None if row["decimals"] == "-" else int(row["decimals"]),
        unit=None if row["unit"] == "-" else row["unit"],
        qualifier=None if row["qualifier"] == "-" else row["qualifier"],
    )


@pytest.mark.parametrize("language", TAGS)
@pytest.mark.parametrize("row", rows("figures.tsv"), ids=lambda row: " ".join(list(row.values())[:6]))
def test_a_figure_is_written_as_stated(row: dict[str, str], language: str) -> None:
    assert figure(stated(row), ALL[language]) == row[language]


@pytest.mark.parametrize("language", TAGS)
@pytest.mark.parametrize("row", rows("periods.tsv"), ids=lambda row: row["period"])
def test_a_period_has_its_words(row: dict[str, str], language: str) -> None:
    stretch = parse_period(row["period"])
    assert stretch is not None
    assert period(stretch, ALL[language]) == row[language]


@pytest.mark.parametrize("language", TAGS)
@pytest.mark.parametrize("row", rows("axes.tsv"), ids=lambda row: f"{row['values']} {row['unit']}")
def test_an_axis_has_its_scale(row: dict[str, str], language: str) -> None:
    divisor, label = scale_for(map(Decimal, row["values"].split()), row["unit"], ALL[language])
    assert (str(divisor), label or "-") == (row[f"divisor {language}"], row[f"label {language}"])


UNITS_OF_A_PROJECT = UnitsFile.model_validate(yaml.safe_load((CASES / "units.yml").read_text("utf-8"))).units
WITH_UNITS = {language.tag: language for language in with_units(BOTH, UNITS_OF_A_PROJECT)}


@pytest.mark.parametrize("language", TAGS)
@pytest.mark.parametrize("row", rows("units.tsv"), ids=lambda row: " ".join(list(row.values())[:6]))
def test_a_unit_of_the_project_is_shown_and_what_is_counted_where_the_figure_stands_alone(
    row: dict[str, str], language: str
) -> None:
    written = [figure(stated(row), WITH_UNITS[language], full=full) for full in (False, True)]
    assert written == [row[language], row[f"{language} by itself"]]


@pytest.mark.parametrize("language", TAGS)
@pytest.mark.parametrize(
    "row", [row for row in rows("units.tsv") if row["unit"].startswith("per-1000") and row["value"] != "-"], ids=str
)
def test_a_rate_reads_back_with_its_base(row: dict[str, str], language: str) -> None:
    (quantity,) = read(row[language])
    assert quantity.value == Decimal(row["value"])
    assert quantity.unit == row["unit"].replace("-", " ")


@pytest.mark.parametrize("language", TAGS)
@pytest.mark.parametrize("row", rows("unit_axes.tsv"), ids=lambda row: row["unit"])
def test_an_axis_names_the_unit(row: dict[str, str], language: str) -> None:
    _, label = scale_for(map(Decimal, row["values"].split()), row["unit"], WITH_UNITS[language])
    assert (label or "-") == row[f"label {language}"]


@pytest.mark.parametrize("row", rows("bare.tsv"), ids=lambda row: row["label"])
def test_a_figure_is_told_less_the_unit_of_its_axis(row: dict[str, str]) -> None:
    assert without_unit(row["label"], row["axis"]) == row["bare"]


def test_a_plus_is_shown_only_when_asked_for() -> None:
    growth = Stated(value=Decimal(13), low=None, high=None, decimals=0, unit="percent")
    assert [figure(growth, EN), figure(growth, EN, plus=True)] == ["13%", "+13%"]
    assert figure(growth.negated(), ZH, plus=True) == "−13%"


def test_calculated_ends_are_told_to_their_place_and_no_finer() -> None:
    ends = Stated(value=None, low=Decimal("104739.3"), high=Decimal("106699.1"), decimals=-2, unit="person")
    assert [figure(ends, ZH), figure(ends, EN)] == ["10.47萬至10.67萬", "104,700 to 106,700"]


def test_places_on_an_axis_of_time() -> None:
    day = datetime.date(2025, 4, 1)
    assert [moment(day, "month", ZH), moment(day, "month", EN)] == ["2025年4月", "Apr 2025"]
    assert [moment(day, "year", ZH), moment(day, "year", EN)] == ["2025年", "2025"]


def test_dates_counts_and_lists() -> None:
    day = datetime.date(2025, 5, 7)
    assert [date(day, ZH), date(day, EN)] == ["2025年5月7日", "7 May 2025"]
    assert [count(10, ZH), count(1234, EN)] == ["10", "1,234"]
    assert [joined(["甲", "乙", "丙"], ZH), joined(["甲", "乙"], ZH), joined(["甲"], ZH)] == [
        "甲、乙和丙",
        "甲和乙",
        "甲",
    ]
    assert [joined(list(items), EN) for items in ("abc", "ab", "a", "")] == ["a, b and c", "a and b", "a", ""]


def is_read(row: dict[str, str]) -> bool:
    """Ranges of ranks or below zero are no single token for the reader, and neither is nothing."""
    ends = [Decimal(row[end]) for end in ("low", "high") if row[end] != "-"]
    return bool(ends) and min(ends) >= 0 and (row["unit"], row["low"]) != ("rank", "4")


@pytest.mark.parametrize("language", TAGS)
@pytest.mark.parametrize("row", [row for row in rows("figures.tsv") if row["value"] == "-" and is_read(row)], ids=str)
def test_an_interval_in_words_reads_back_as_the_same_interval(row: dict[str, str], language: str) -> None:
    quantity = read_whole(row[language])
    assert quantity is not None
    assert (quantity.low, quantity.high) == (decimal(row["low"]), decimal(row["high"]))
    assert quantity.unit == (None if row["unit"] in {"-", "account", "item"} else row["unit"])


@st.composite
def values(draw: st.DrawFn) -> Stated:
    """A value as a source may state it: any unit, place and qualifier, up to twelve digits and a hundred 萬億.

    Not below a million to tens or more (二十年): 0.002萬 years would be no way to write that.
    """
    unit = draw(st.sampled_from(UNITS))
    decimals = 0 if unit == "rank" else draw(st.integers(0 if unit in UNSCALED else -12, 4))
    most = 9999 if unit == "rank" else 10 ** min(12, 14 + decimals)
    sign = draw(st.sampled_from((1, -1))) if unit not in (*DURATIONS, "rank") else 1
    least = 10 ** max(0, 6 + decimals) if decimals < 0 else 1
    value = Decimal(sign * draw(st.integers(least, most))).scaleb(-decimals)
    qualifier = draw(st.sampled_from(QUALIFIERS)) if unit != "rank" else None
    return Stated(value=value, low=None, high=None, decimals=decimals, unit=unit, qualifier=qualifier)


def ends_in_zeros(text: str) -> bool:
    """Whether the last digits before the point are zeros, which stand for whatever was not stated: 140 million."""
    return "." not in text.removeprefix("No. ") and re.search(r"0(?![0-9,])", text) is not None


HUNDRED_AND_ONE_YEARS = Stated(value=Decimal(101), low=None, high=None, decimals=0, unit="year")
ABOUT_A_MILLION = Stated(value=Decimal(10**6), low=None, high=None, decimals=-4, unit=None, qualifier="about")


@given(values())
@example(HUNDRED_AND_ONE_YEARS)
@example(ABOUT_A_MILLION)
def test_what_is_written_in_either_language_reads_back_the_same(value: Stated) -> None:
    for language in BOTH:
        text = figure(value, language)
        quantity = read_whole(text)
        assert quantity is not None, text
        assert (quantity.value, quantity.unit, quantity.qualifier) == (value.value, value.unit, value.qualifier), text
        told = not value.qualifier or (value.decimals or 0) >= 0  # over 50,000 and 超過5萬 leave the same zeros open
        if told and not ends_in_zeros(text):
            assert quantity.decimals == value.decimals, text


@given(values(), st.sampled_from(TAGS))
@example(HUNDRED_AND_ONE_YEARS, "zh-Hant")
@example(ABOUT_A_MILLION, "en")
def test_what_is_read_in_one_language_reads_back_the_same_in_both(value: Stated, source: str) -> None:
    quantity = read_whole(figure(value, ALL[source]))
    assert quantity is not None
    for language in BOTH:
        again = read_whole(figure(stated_of(quantity), language))
        assert again is not None
        told = [again.value, again.unit, again.qualifier]
        assert told == [quantity.value, quantity.unit, quantity.qualifier]
        if not ends_in_zeros(figure(stated_of(quantity), language)):
            assert [again.low, again.high] == [quantity.low, quantity.high]
            if not quantity.qualifier:
                assert again.decimals == quantity.decimals


@st.composite
def periods(draw: st.DrawFn) -> Period:
    spelling = SPELLINGS[draw(st.sampled_from(sorted(SPELLINGS)))]
    years = st.dates(datetime.date(1901, 1, 1), datetime.date(2098, 12, 31))
    first, last = (spelling(day) for day in sorted((draw(years), draw(years))))
    stretch = parse_period(first if draw(st.booleans()) or first == last else f"{first}/{last}")
    assert stretch is not None
    return stretch


@given(periods())
def test_a_period_in_words_is_found_again_as_the_same_period(stretch: Period) -> None:
    for language in BOTH:
        text = period(stretch, language)
        found = find_periods(text, today=None, about=None)
        assert [(mention.start, mention.end, mention.period) for mention in found] == [(0, len(text), stretch)], text


@pytest.mark.parametrize(
    ("number", "unit", "qualifier", "form", "chinese", "english"),
    [
        ("7", "percent", None, "verb", "上升7%", "rose 7%"),
        ("-7", "percent", None, "verb", "下跌7%", "fell 7%"),
        ("-7", "percent", None, "adverb", "減少7%", "down 7%"),
        ("7", "percent", "about", "adverb", "增加約7%", "up about 7%"),
        ("-3", "percentage-point", None, "verb", "下跌3個百分點", "fell 3 percentage points"),
        ("0", "percent", None, "verb", "持平", "was unchanged"),
        ("-1000000000", "CNY", None, "verb", "下跌1,000,000,000元", "fell RMB 1,000,000,000"),
    ],
)
def test_a_change_is_said_without_its_sign(
    number: str, unit: str, qualifier: str | None, form: str, chinese: str, english: str
) -> None:
    value = Stated(value=Decimal(number), low=None, high=None, decimals=0, unit=unit, qualifier=qualifier)
    assert [change(value, ZH, form), change(value, EN, form)] == [chinese, english]


def test_a_fall_by_over_ten_percent_is_over_ten() -> None:
    fall = Stated(value=Decimal(-10), low=None, high=Decimal(-10), decimals=0, unit="percent", qualifier="over")
    assert [change(fall, ZH, "verb"), change(fall, EN, "adverb")] == ["下跌超過10%", "down over 10%"]


@given(st.integers(-9999, 9999).filter(bool), st.integers(0, 2), st.sampled_from(("verb", "adverb")))
def test_a_change_reads_back_with_its_direction(number: int, decimals: int, form: str) -> None:
    growth = Decimal(number).scaleb(-decimals)
    value = Stated(value=growth, low=None, high=None, decimals=decimals, unit="percent")
    for language in BOTH:
        text = change(value, language, form)
        (quantity,) = [each for each in read(text) if each.is_quantity]
        assert (quantity.value, quantity.direction) == (abs(growth), "down" if number < 0 else "up"), text
        assert "−" not in text
