from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.period import parse_period
from generator.reading.period_mentions import PeriodMention, find_periods
from tests.reading.period_cases import day, parsed, rows, shown


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
