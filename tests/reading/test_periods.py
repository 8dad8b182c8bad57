from __future__ import annotations

import csv
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.periods import Period, PeriodMention, find_periods, parse_period

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


def described(text: str, mention: PeriodMention) -> str:
    words = (text[mention.start : mention.end], "=", shown(mention.period), mention.kind, mention.against or "")
    return " ".join(words).rstrip()


@pytest.mark.parametrize("row", rows("mentions.tsv"), ids=lambda row: f"{row['text']} ({row['about']} {row['today']})")
def test_periods_are_read_out_of_words(row: dict[str, str]) -> None:
    about = None if row["about"] == "-" else parsed(row["about"])
    mentions = find_periods(row["text"], today=day(row["today"]), about=about)
    assert "; ".join(described(row["text"], mention) for mention in mentions) == row["mentions"].replace("(none)", "")


WORDS = st.sampled_from(
    [
        "2024年",
        "第四季度",
        "去年",
        "同期",
        "上季度",
        "2月",
        "30日",
        "到",
        "和",
        "的",
        " ",
        "Q2",
        " 2025",
        "May ",
        "last year",
    ]
)


@given(st.lists(st.one_of(st.text(max_size=4), WORDS), max_size=12), st.none() | st.dates())
def test_any_text_gives_mentions_in_order_that_do_not_overlap(parts: list[str], today: date | None) -> None:
    text = "".join(parts)
    mentions = find_periods(text, today=today, about=parse_period("2025-Q2"))
    offsets = [offset for mention in mentions for offset in (mention.start, mention.end)]
    assert offsets == sorted(offsets)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)


def test_lone_surrogates_are_read_over() -> None:
    assert [m.start for m in find_periods("\ud800二季度\udfff", today=None, about=parse_period("2025-Q2"))] == [1]
