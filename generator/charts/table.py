"""The rows of a chart as CSV that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

from generator.charts.model import ChartInput, Mark
from generator.charts.rows import ends
from generator.judging.renderings import disarmed, plain
from generator.record.chart_kinds import KINDS

COLUMNS = ("fact", "category", "series", "state", "value", "low", "high", "bounds", "label")
EVENTS = ("event", "date", "from", "to", "title")


def to_csv(chart: ChartInput) -> bytes:
    """The marks in order, with a header, in whole units; UTF-8 with a byte order mark, which spreadsheets ask for."""
    out = io.StringIO()
    writer = csv.writer(out)
    if KINDS[chart.kind].rows == "events":
        writer.writerow(EVENTS)
        writer.writerows(map(_event, chart.marks))
    else:
        writer.writerow(COLUMNS)
        writer.writerows([_cell(getattr(mark, column)) for column in COLUMNS] for mark in chart.marks)
    return out.getvalue().encode("utf-8-sig")


def _event(mark: Mark) -> list[str]:
    """An event with its first and last day."""
    days = [date.fromordinal(int(day)).isoformat() for day in (min(ends(mark)), max(ends(mark)))]
    return [disarmed(mark.fact), disarmed(mark.category), *days, disarmed(mark.label)]


def _cell(content: str | Decimal | None) -> str:
    return plain(content) if isinstance(content, Decimal) else disarmed(content or "")
