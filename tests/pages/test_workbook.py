"""A workbook: the same sheets are not written again, others are, however little they differ."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from generator.cache.store import Store
from generator.pages import workbook as module
from generator.pages.workbook import Sheet, workbook

DAY = datetime(2025, 9, 1, tzinfo=UTC)
SHEET = Sheet(name="Figures", head=("name", "value"), rows=[("revenue", Decimal("12"))], widths=(44, 16))


def test_what_is_kept_is_not_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    made = workbook([SHEET], "Title", DAY, store)
    monkeypatch.setattr(module, "_written", lambda *_: pytest.fail("it is written again"))
    assert workbook([SHEET], "Title", DAY, store) == made


@pytest.mark.parametrize(
    "other",
    [
        replace(SHEET, rows=[("revenue", "12")]),
        replace(SHEET, rows=[("revenue", Decimal("12.0"))]),
        replace(SHEET, slanted=frozenset({(1, 1)})),
        replace(SHEET, frozen=(1, 1)),
        replace(SHEET, filtered=True),
        replace(SHEET, widths=(44, 17)),
    ],
)
def test_another_sheet_is_another_workbook(tmp_path: Path, other: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    workbook([SHEET], "Title", DAY, store)
    monkeypatch.setattr(module, "_written", lambda *_: b"written")
    assert workbook([other], "Title", DAY, store) == b"written"
    assert workbook([SHEET], "Another", DAY, store) == b"written"


def test_a_cell_without_anything_is_none(tmp_path: Path) -> None:
    made = workbook([replace(SHEET, rows=[("", None), ("=1+1", Decimal("0"))])], "Title", DAY)
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
        assert b"<v>0</v>" in sheet
        assert b"<f>" not in sheet
        assert b'r="A2"' not in sheet
        assert b"<t></t>" not in book.read("xl/sharedStrings.xml")
