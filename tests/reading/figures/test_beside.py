from __future__ import annotations

import csv
from pathlib import Path

import pytest

from generator.reading.figures import divided_by, read

with (Path(__file__).parent / "beside.tsv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_the_words_beside_a_token_tell_what_it_is_divided_by(case: dict[str, str]) -> None:
    text = case["text"]
    token = next(quantity for quantity in read(text) if quantity.exact == case["token"])
    found = divided_by(text, token.start, token.end, token.unit, token.of or token.kind)
    assert (found or "-") == case["unit"]
