"""Texts and the terms that the search knows them by: `search_index/terms.tsv`."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.search_words import terms

CASES = Path(__file__).parent / "search_index" / "terms.tsv"
SCALES = {"億": 8, "亿": 8, "萬": 4, "万": 4, "萬億": 12, "billion": 9, "million": 6, "bn": 9}
ROWS = [line.split("\t") for line in CASES.read_text("utf-8").splitlines()]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_case(text: str, expected: str) -> None:
    assert list(terms(text, SCALES)) == expected.split()


@given(st.integers(1, 10**13), st.sampled_from([4, 8, 9]))
def test_an_amount_is_one_whatever_its_scale(amount: int, scale: int) -> None:
    words = {4: "萬", 8: "億", 9: " billion"}
    digits = str(amount).rstrip("0").rjust(scale + 1, "0")
    full = str(amount).rjust(scale + 1, "0")
    told = f"{full[:-scale]}.{full[-scale:]}{words[scale]}"
    plain = f"{amount}.0 million" if amount % 2 else f"{amount} million"
    wanted = [term for term in terms(told, SCALES) if term.startswith("=")]
    again = [term for term in terms(plain, SCALES) if term.startswith("=")]
    assert wanted[0].partition(".")[2] == again[0].partition(".")[2] == digits.lstrip("0")
    assert int(again[0][1:].partition(".")[0]) - int(wanted[0][1:].partition(".")[0]) == 6


@given(st.text(alphabet="資本開支雲AI billion億1,.5% &-", max_size=30))
def test_every_character_of_a_run_is_in_a_term(text: str) -> None:
    found = list(terms(text, SCALES))
    assert all(found)
    assert {char for char in text if char in "資本開支雲"} <= set("".join(found))
