"""From a declaration to what is drawn: states, ranges, gaps, dates and words, in both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.charts.declared import chart_input
from generator.charts.model import ChartInput
from generator.record.strings import load_strings
from tests.known import ALL, BOTH
from tests.small import REPOSITORY, edit, pressed, small

FRAME = "site_src/briefings/first/briefing.yml"
FIRST = "fact: acme.operating-capex.2025-q1, label: {zh-Hant: 經營性, en: Operating}"
SECOND = "fact: acme.non-operating-capex.2025-q1, label: {zh-Hant: 非經營性, en: Non-operating}"
STRINGS = load_strings(REPOSITORY, BOTH).value


def asked(project: Path, language: str = "en") -> ChartInput:
    edition = pressed(project).edition
    ((chart, origin),) = edition.catalog.charts()
    return chart_input(edition, chart, origin, STRINGS[language], ALL[language])


@pytest.mark.parametrize(
    ("language", "label"), [("zh-Hant", "20億元 / 25億元"), ("en", "RMB 2.0 billion / RMB 2.5 billion")]
)
def test_a_dispute_is_drawn_from_its_least_to_its_greatest_reading(tmp_path: Path, language: str, label: str) -> None:
    project = small(tmp_path)
    edit(project, "data/facts/acme-2025-Q1.yml", "reason: source-error", "reason: definition")
    mark = asked(project, language).marks[0]
    assert [mark.state, mark.value, mark.low, mark.high] == ["disputed", None, 2 * 10**9, 25 * 10**8]
    assert mark.label == label


def test_an_error_of_a_source_is_no_dispute(tmp_path: Path) -> None:
    mark = asked(small(tmp_path)).marks[0]
    assert [mark.state, mark.value] == ["actual", 2 * 10**9]


@pytest.mark.parametrize(("language", "axis", "divisor"), [("zh-Hant", "億元", 10**8), ("en", "RMB billion", 10**9)])
def test_the_axis_is_in_the_scale_of_the_language(tmp_path: Path, language: str, axis: str, divisor: int) -> None:
    chart = asked(small(tmp_path), language)
    assert [chart.axis, chart.divisor] == [axis, divisor]


def test_periods_left_out_are_gaps_and_derived_values_are_derived(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FRAME, FIRST, "fact: acme.capital-expenditure.2024-q1.implied")
    edit(project, FRAME, SECOND, "fact: acme.capital-expenditure.2025-q1")
    chart = asked(project, "zh-Hant")
    assert chart.gaps == ("2025年第一季",)
    assert [(mark.category, mark.state) for mark in chart.marks] == [
        ("2024年第一季", "derived"),
        ("2025年第一季", "actual"),
    ]


@pytest.mark.parametrize(
    ("language", "word", "series"), [("zh-Hant", "指引", "2025年全年"), ("en", "guidance", "Full-year 2025")]
)
def test_what_was_guided_has_its_period_beside_it(tmp_path: Path, language: str, word: str, series: str) -> None:
    project = small(tmp_path)
    edit(project, FRAME, "kind: bars", "kind: guidance")
    edit(project, FRAME, FIRST, "fact: acme.capital-expenditure.2025-fy.share-of-revenue.guidance")
    edit(project, FRAME, "      - {" + SECOND + "}\n", "")
    chart = asked(project, language)
    (mark,) = chart.marks
    assert (mark.state, mark.series, chart.legend["guidance"]) == ("guidance", series, word)
    assert [mark.low, mark.high, mark.bounds] == [11, 13, "reading"]


@pytest.mark.parametrize(
    ("when", "low", "high", "ticks"),
    [
        ("2025-05-14", None, None, []),
        ("2025-05", date(2025, 5, 1), date(2025, 5, 31), ["May 2025"]),
        ("2024-FY", date(2024, 1, 1), date(2024, 12, 31), ["Jan 2024", "Apr 2024", "Jul 2024", "Oct 2024"]),
        ("2020-FY/2024-FY", date(2020, 1, 1), date(2024, 12, 31), ["2020", "2021", "2022", "2023", "2024"]),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(
    tmp_path: Path, when: str, low: date | None, high: date | None, ticks: list[str]
) -> None:
    project = small(tmp_path)
    edit(project, "data/events.yml", "date: 2025-05-14", f"date: {when}")
    edit(project, FRAME, "kind: bars", "kind: timeline")
    edit(project, FRAME, FIRST, "event: first-quarter-results")
    edit(project, FRAME, "      - {" + SECOND + "}\n", "")
    chart = asked(project)
    (mark,) = chart.marks
    assert mark.value == (Decimal(date(2025, 5, 14).toordinal()) if low is None else None)
    assert [mark.low, mark.high] == [None if end is None else end.toordinal() for end in (low, high)]
    assert [tick.label for tick in chart.ticks] == ticks
    assert mark.label == "Acme reports its first quarter"


def test_round_quotes_are_straight_in_english_drawings(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FRAME, "en: Most of it is for operations", "en: Acme’s “operations”")
    assert asked(project).title == 'Acme\'s "operations"'


def test_so_are_those_of_names_around_the_marks(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FRAME, "en: Operating}", "en: “Operating”}")
    edit(project, "data/entities.yml", "en: Acme", "en: Acme’s")
    chart = asked(project)
    assert (chart.marks[0].category, chart.whose) == ('"Operating"', "Acme's")
    assert "’" not in chart.subtitle + chart.source
