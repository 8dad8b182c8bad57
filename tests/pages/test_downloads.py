"""What readers take along: rows that stand by themselves, at sensible precision, the same bytes each time."""

from __future__ import annotations

import csv
import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from generator.judging.renderings import disarmed, plain, sensible
from generator.pages.downloads import COLUMNS, Downloads
from generator.reading.figures import Stated
from generator.record.strings import load_strings
from generator.settings import Settings
from tests.known import EN
from tests.small import pressed, small

EDITIONS = """editions:
  - {id: first, date: 2025-06-01, through: 2024-Q4, text: {zh-Hant: 首次發布。, en: First published.}}
  - {id: second, date: 2025-09-01, through: 2025-Q1, text: {zh-Hant: 第一季。, en: The first quarter.}}
"""
SETTINGS = Settings(site_url="https://x.example/", repo_url="", contact="", documents=None)


@pytest.fixture
def downloads(tmp_path: Path) -> Downloads:
    project = small(tmp_path)
    (project / "data" / "editions.yml").write_text(EDITIONS, "utf-8")
    edition = pressed(project).edition
    strings = load_strings(Path(__file__).parents[2], edition.catalog.languages).value
    return Downloads(edition=edition, language=EN, strings=strings["en"], settings=SETTINGS)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_row_stands_by_itself(downloads: Downloads) -> None:
    (row,) = rows(downloads.figures(["acme.revenue.2025-q1"]))
    assert tuple(row) == COLUMNS
    assert {name: row[name] for name in ("period", "value", "unit", "evidence", "licence")} == {
        "period": "2025-Q1",
        "value": "12040000000",
        "unit": "CNY",
        "evidence": "quoted",
        "licence": "CC-BY-4.0",
    }
    assert row["as_of"] == "2025-09-01"
    assert row["as_written"]
    assert row["source"]
    assert row["address"] == "https://x.example/en/concepts/revenue/#acme.revenue.2025-q1"


def test_what_is_calculated_says_so_with_its_formula(downloads: Downloads) -> None:
    calculated = [row for row in rows(downloads.figures(downloads.rows)) if row["evidence"] == "calculated"]
    assert {row["fact"] for row in calculated} == set(downloads.edition.derived)
    assert all(row["formula"] and row["source"] and not row["as_written"] for row in calculated)


def test_every_measure_has_its_file_and_all_of_them_hold_every_figure(downloads: Downloads) -> None:
    measures = dict(downloads.measures())
    listed = [row["fact"] for content in measures.values() for row in rows(content)]
    assert sorted(listed) == sorted(downloads.rows)
    assert "downloads/revenue.csv" in measures


def test_no_number_has_more_digits_than_anybody_can_use(downloads: Downloads) -> None:
    for row in rows(downloads.figures(downloads.rows)):
        for name in ("value", "low", "high"):
            assert len(row[name].replace(".", "").strip("-0")) <= 9, row


@pytest.mark.parametrize(
    ("number", "told"),
    [("184500000000", ("184500000000",) * 3), ("87.260273972602739", ("87.2603", "87.2602", "87.2603"))],
)
def test_ends_are_rounded_outwards(number: str, told: tuple[str, str, str]) -> None:
    given = Decimal(number)
    stated = Stated(value=given, low=given, high=given, unit="percent", decimals=None, qualifier=None)
    assert tuple(map(str, sensible(stated))) == told


def test_the_workbook_is_the_same_each_time_and_its_numbers_are_numbers(downloads: Downloads) -> None:
    made = downloads.workbook()
    assert made == downloads.workbook()
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        assert book.testzip() is None
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
        assert len(sheets) == 5
        assert b"<v>12040000000</v>" in book.read("xl/worksheets/sheet2.xml")
        assert b"Figures up to Q1 2025 \xc2\xb7 text last published on 1 September 2025" in book.read(
            "xl/sharedStrings.xml"
        )
        assert not any(b"<f>" in book.read(name) for name in sheets)


@pytest.mark.parametrize("text", ["=1+1", "+a", "@x", "-a", "＝1"])
def test_formulas_are_disarmed(text: str) -> None:
    assert disarmed(text) == f"'{text}"


@pytest.mark.parametrize(("number", "text"), [("1E+3", "1000"), ("0.50", "0.5"), ("-0", "0"), ("-2.0", "-2")])
def test_numbers_are_plain(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text
