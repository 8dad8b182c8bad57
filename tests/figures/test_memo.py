from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from generator.figures import read
from tests.figures.test_reader import PIECES

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.figures.place import Found, Place

PHRASES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)


class Forgetful:
    """A memo that remembers nothing."""

    def read(self, place: Place, reader: Callable[[Place], Found]) -> Found:
        return reader(place)


@given(st.lists(PHRASES, min_size=1, max_size=3), st.integers(2, 60))
def test_what_is_remembered_is_what_would_be_read(phrases: list[str], times: int) -> None:
    text = "".join(phrases) * times
    with patch("generator.figures.reader.Memo", Forgetful):
        fresh = read(text)
    assert read(text) == fresh


def test_a_full_memo_begins_anew() -> None:
    with patch("generator.figures.memo.MOST_REMEMBERED", 1):
        assert [quantity.exact for quantity in read("3億元、4億元、3億元")] == ["3億元", "4億元", "3億元"]
