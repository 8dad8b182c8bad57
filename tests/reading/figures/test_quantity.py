from __future__ import annotations

import json
import re

from hypothesis import given

from generator.reading.figures import as_plain, from_plain, read, to_json
from tests.reading.figures.test_reader import TEXTS

PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


@given(TEXTS)
def test_numbers_are_written_without_exponents(text: str) -> None:
    for quantity in read(text):
        written = to_json(quantity)
        numbers = [written[key] for key in ("value", "low", "high")]
        assert all(number is None or PLAIN.fullmatch(str(number)) for number in numbers)


@given(TEXTS)
def test_a_reading_is_kept_with_all_that_it_is(text: str) -> None:
    for quantity in read(text):
        again = from_plain(json.loads(json.dumps(as_plain(quantity))))
        assert again == quantity
        assert [str(each) for each in again] == [str(each) for each in quantity]  # 1.8E+11 and 180000000000 are equal


def test_a_range_names_what_it_is_a_range_of() -> None:
    [amount, share] = read("10-12億元，3%")
    assert to_json(amount)["of"] == "amount"
    assert "of" not in to_json(share)


def test_all_of_a_reading_is_written() -> None:
    [quantity] = read("增長近300%")
    assert to_json(quantity) == {
        "exact": "近300%",
        "start": 2,
        "end": 7,
        "kind": "percent",
        "value": "300",
        "low": "250",
        "high": "300",
        "decimals": 0,
        "unit": "percent",
        "qualifier": "nearly",
        "direction": "up",
    }
