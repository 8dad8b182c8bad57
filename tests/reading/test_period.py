from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.period import parse_period
from tests.reading.period_cases import CASES, parsed, rows, shown


@pytest.mark.parametrize("row", rows("periods.tsv"), ids=lambda row: row["text"])
def test_a_canonical_text_is_read_and_given_back(row: dict[str, str]) -> None:
    period = parsed(row["text"])
    told = {
        "text": str(period),
        "start": shown(period.start),
        "end": shown(period.end),
        "kind": period.kind,
        "prior-year": shown(period.prior_year()),
        "prior-quarter": shown(period.prior_quarter()),
        "quarters": " ".join(map(str, period.quarters())) or "-",
        "slug": period.slug,
    }
    assert told == row


@pytest.mark.parametrize("row", rows("refused.tsv"), ids=lambda row: repr(row["text"]))
def test_what_is_no_canonical_text_is_refused(row: dict[str, str]) -> None:
    assert parse_period(row["text"]) is None


def test_periods_sort_by_end_then_length_the_undated_last() -> None:
    expected = (CASES / "order.txt").read_text(encoding="utf-8").split()
    periods = [parsed(text) for text in expected]
    random.Random(0).shuffle(periods)
    assert [str(period) for period in sorted(periods)] == expected


@pytest.mark.parametrize(
    ("outer", "inner", "contained"),
    [
        ("2024-FY", "2024-Q4", True),
        ("2024-Q4", "2024-12-31", True),
        ("2024-Q4", "2024-Q4", True),
        ("2024-Q4", "2024-FY", False),
        ("2024-FY", "2025-Q1", False),
        ("undated", "2024-Q4", False),
        ("2024-Q4", "undated", False),
    ],
)
def test_contains(outer: str, inner: str, contained: bool) -> None:
    assert parsed(outer).contains(parsed(inner)) is contained


SPELLINGS: dict[str, Callable[[date], str]] = {
    "day": lambda at: at.isoformat(),
    "month": lambda at: at.isoformat()[:7],
    "quarter": lambda at: f"{at.year:04d}-Q{(at.month + 2) // 3}",
    "half": lambda at: f"{at.year:04d}-H{(at.month + 5) // 6}",
    "year": lambda at: f"{at.year:04d}-FY",
}


@given(st.dates(), st.dates(), st.sampled_from(sorted(SPELLINGS)))
def test_every_text_that_parses_comes_back(one: date, other: date, unit: str) -> None:
    first, last = (SPELLINGS[unit](at) for at in sorted((one, other)))
    text = first if first == last else f"{first}/{last}"
    assert str(parsed(text)) == text
