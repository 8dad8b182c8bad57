"""A chart shows known facts and events of one unit, periods in their order; its id is its own; each row is a mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pages.drawings import chart_input
from generator.pages.strings import load_strings
from tests.small import codes, edit, pressed, small

FRAME = "site_src/briefings/first/briefing.yml"
FIRST = "acme.operating-capex.2025-q1, label: {zh-Hant: 經營性, en: Operating}"
SECOND = "acme.non-operating-capex.2025-q1, label: {zh-Hant: 非經營性, en: Non-operating}"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("acme.no-such-fact.2025-q1, label: {zh-Hant: 甲, en: A}", "unknown-fact"),
        ("acme.gross-margin.2025-q1, label: {zh-Hant: 甲, en: A}", "chart-units"),
    ],
)
def test_a_row_that_cannot_stand_beside_the_other(tmp_path: Path, row: str, code: str) -> None:
    project = small(tmp_path)
    edit(project, FRAME, SECOND, row)
    assert code in codes(project)


def test_units_may_differ_in_a_table_of_sparklines(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FRAME, SECOND, "acme.gross-margin.2025-q1")
    edit(project, FRAME, "kind: bars", "kind: sparklines")
    assert codes(project) == []


def test_periods_stand_in_their_order(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FRAME, FIRST, "acme.capital-expenditure.2025-q1")
    edit(project, FRAME, SECOND, "acme.capital-expenditure.2024-q1.implied")
    assert codes(project) == ["chart-order"]


def test_an_unknown_event(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FRAME, "kind: bars", "kind: timeline")
    edit(project, FRAME, "fact: " + FIRST, "event: nothing-happened")
    edit(project, FRAME, "      - {fact: " + SECOND + "}\n", "")
    assert codes(project) == ["unknown-event"]


def test_events_stand_on_a_timeline_only(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FRAME, "kind: bars", "kind: timeline")
    assert codes(project) == ["record-value"]


def test_two_charts_of_one_id(tmp_path: Path) -> None:
    project = small(tmp_path)
    folder = project / "site_src" / "chart-kinds"
    folder.mkdir()
    (folder / "bars.yml").write_text(
        "id: capex-parts\nkind: bars\ntitle: {zh-Hant: 收入, en: Revenue}\nrows:\n  - {fact: acme.revenue.2025-q1}\n",
        "utf-8",
    )
    assert codes(project) == ["id-twice"]


def test_an_example_is_called_by_its_kind(tmp_path: Path) -> None:
    project = small(tmp_path)
    folder = project / "site_src" / "chart-kinds"
    folder.mkdir()
    (folder / "lines.yml").write_text(
        "id: other\nkind: bars\ntitle: {zh-Hant: 收入, en: Revenue}\nrows:\n  - {fact: acme.revenue.2025-q1}\n",
        "utf-8",
    )
    assert codes(project) == ["misnamed"]


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_every_row_becomes_a_mark(tmp_path: Path, language: str) -> None:
    project = small(tmp_path)
    edition = pressed(project).edition
    strings = load_strings(project).value[language]
    ((chart, _),) = edition.catalog.charts()
    asked = chart_input(edition, chart, strings, language)
    assert [mark.fact for mark in asked.marks] == [row.fact for row in chart.rows]
