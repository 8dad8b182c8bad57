"""The case files of periods, row by row."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from generator.reading.period import Period, parse_period

CASES = Path(__file__).parent / "periods"


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def parsed(text: str) -> Period:
    period = parse_period(text)
    assert period is not None
    return period


def shown(value: object) -> str:
    return "-" if value is None else str(value)


def day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)
