from __future__ import annotations

import pytest

from generator.reading.figures import read
from tests.reading.figures.shown import CASES, Case, cases, shown

FILES = sorted(path.name for path in CASES.glob("*.txt") if path.stem != "places")
ALL = [case for name in FILES for case in cases(name)]
PLACES = cases("places.txt")


@pytest.mark.parametrize("case", ALL, ids=[case.place for case in ALL])
def test_a_text_is_read_as_its_line_says(case: Case) -> None:
    assert [shown(quantity) for quantity in read(case.text)] == case.readings


@pytest.mark.parametrize("case", PLACES, ids=[case.place for case in PLACES])
def test_the_place_of_the_last_digit_is_told(case: Case) -> None:
    [quantity] = read(case.text)
    assert ["-" if quantity.decimals is None else str(quantity.decimals)] == case.readings
