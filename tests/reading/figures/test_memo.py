from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from generator.reading.figures import read
from tests.reading.figures.test_reader import PIECES

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.reading.figures.memo import State, Stretch

PHRASES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)


class Forgetful:
    """A memo that remembers nothing."""

    def read(self, text: str, state: State, reader: Callable[[State], Stretch]) -> Stretch:
        return reader(state)


@given(st.lists(PHRASES, min_size=1, max_size=3), st.integers(2, 60))
def test_what_is_remembered_is_what_would_be_read(phrases: list[str], times: int) -> None:
    text = "".join(phrases) * times
    with patch("generator.reading.figures.reader.Memo", Forgetful):
        fresh = read(text)
    assert read(text) == fresh


@given(st.lists(PHRASES, min_size=1, max_size=40), st.sampled_from([1, 2, 7, 30]))
def test_where_stretches_end_changes_nothing(phrases: list[str], length: int) -> None:
    text = "".join(phrases)
    with (
        patch("generator.reading.figures.reader.LENGTH", length),
        patch("generator.reading.figures.memo.LENGTH", length),
    ):
        readings = read(text)
    assert read(text) == readings


def test_a_full_memo_begins_anew() -> None:
    text = "3億元、4億元、" * 200
    whole = read(text)
    with patch("generator.reading.figures.memo.MOST_REMEMBERED", 1):
        assert read(text) == whole
