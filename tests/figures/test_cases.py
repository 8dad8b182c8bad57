"""Texts and what is read in them, a line a case: a new case needs no Python."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures import Quantity, read, read_whole

CASES = [
    line.split("\t")
    for path in sorted((Path(__file__).parent / "cases").glob("*.tsv"))
    for line in path.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
NOISE = "0123456789０９.,，%％億万萬千百十兩三元美個倍成至到約近超不下降 -~a\u200b\u202e\ud800"


def told(quantity: Quantity) -> str:
    """A figure as the case files write it."""
    value = "-"
    if quantity.value is not None:
        value = f"{quantity.value.normalize():f}"
    elif quantity.low is not None and quantity.high is not None:
        value = f"{quantity.low.normalize():f}..{quantity.high.normalize():f}"
    parts = (quantity.exact, quantity.kind, value, quantity.unit, quantity.qualifier, quantity.direction)
    return " | ".join(part or "-" for part in parts)


@pytest.mark.parametrize(("text", "expected"), [(c[0], c[1:]) for c in CASES], ids=[c[0] for c in CASES])
def test_what_is_read(text: str, expected: list[str]) -> None:
    assert [told(q) for q in read(text) if q.kind != "indefinite"] == [e for e in expected if e != "-"]


@given(st.text(alphabet=NOISE, max_size=60) | st.text(max_size=60))
def test_nothing_crashes_and_offsets_hold(text: str) -> None:
    found = read(text)
    assert all(text[q.start : q.end] == q.exact for q in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("exact", ["1800億元人民幣", "近300%", "3%-4%", "RMB 19.1 billion", "第29名"])
def test_a_token_alone_is_read_as_in_its_text(exact: str) -> None:
    assert read_whole(exact) is not None
