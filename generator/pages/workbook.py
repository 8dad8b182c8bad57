"""A workbook of sheets, as bytes: the same sheets give the same bytes, which are kept and not written again.

In this order: `Sheet`; `workbook`; how a sheet is written.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.cache.digest import code, digest
from generator.cache.store import NOTHING_KEPT, Store

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST = 31  # characters of the name of a sheet
Cell = str | Decimal | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """Rows of cells below a head, if it has one. `widths` are those of its first columns in characters, the last of
    them that of all others; `frozen` rows and columns stand still; `slanted` are the places (row, column) of cells that
    look so. One that is `filtered` can be cut down to rows by what stands in a column."""

    name: str
    head: Sequence[str] = ()
    rows: Sequence[Sequence[Cell]] = field(repr=False)
    widths: Sequence[int] = ()
    frozen: tuple[int, int] = (0, 0)
    slanted: frozenset[tuple[int, int]] = field(default=frozenset(), repr=False)
    filtered: bool = False


def workbook(sheets: Sequence[Sheet], title: str, day: datetime, store: Store = NOTHING_KEPT) -> bytes:
    """The workbook of this title, made on this day, with its sheets (XLSX, ECMA-376)."""
    told = json.dumps([asdict(sheet) | {"slanted": sorted(sheet.slanted)} for sheet in sheets], default=_number)
    key = digest("workbook", code(), title, day, told)
    kept = store.get(key)
    if kept is None:
        kept = _written(sheets, title, day)
        store.put(key, kept)
    return kept


def _number(cell: Decimal) -> list[str]:
    """A number, which is another cell than its digits as a text."""
    return [str(cell)]


def _written(sheets: Sequence[Sheet], title: str, day: datetime) -> bytes:
    from xlsxwriter import Workbook  # here, because most runs write none

    out = io.BytesIO()
    with Workbook(out, OPTIONS) as book:
        book.set_properties({"created": day, "title": title})
        head, slanted = book.add_format({"bold": True, "bottom": 1}), book.add_format({"italic": True})
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name[:LONGEST]), sheet, head, slanted)
    return out.getvalue()


def _write(out: Worksheet, sheet: Sheet, head: Format, slanted: Format) -> None:
    if any(sheet.frozen):
        out.freeze_panes(*sheet.frozen)
    columns = len(sheet.head) or 1
    for column in range(columns):
        out.set_column(column, column, sheet.widths[min(column, len(sheet.widths) - 1)])
    for column, name in enumerate(sheet.head):
        out.write_string(0, column, name, head)
    first = 1 if sheet.head else 0
    for row, cells in enumerate(sheet.rows, first):
        for column, cell in enumerate(cells):
            look = slanted if (row, column) in sheet.slanted else None
            if isinstance(cell, Decimal):
                out.write_number(row, column, float(cell), look)
            elif cell:
                out.write_string(row, column, cell, look)
    if sheet.filtered:
        out.autofilter(0, 0, len(sheet.rows), columns - 1)
