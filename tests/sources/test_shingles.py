"""Runs of letters as hashes: what is recognised, and what is known not to be."""

from __future__ import annotations

import pytest

from generator.sources.shingles import RUN, fingerprint, from_fingerprints, from_texts, letters
from tests.site.inspection.trees import DOCUMENT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲公司，1,845 億\n元。", "甲公司億元"),
        ("ＡＢＣ abc １２", "ABCabc"),
        ("№ ㎞ ①②", "Nokm"),
        ("\u200b\ufeff é̂", "é"),
        ("", ""),
    ],
)
def test_letters(text: str, expected: str) -> None:
    assert letters(text) == expected


@pytest.mark.parametrize("start", range(0, len(DOCUMENT) - RUN, 5))
def test_every_run_of_a_text_at_hand_is_found(start: int) -> None:
    shingles = from_texts([DOCUMENT])
    assert shingles.find(DOCUMENT[start : start + RUN]) == 0
    assert shingles.find(f"乙{DOCUMENT[start : start + RUN]}丙") == 1
    assert shingles.find(DOCUMENT[start : start + RUN - 1]) is None


def test_a_fingerprint_finds_every_run_of_two_blocks_less_a_letter() -> None:
    document = "".join(chr(0x4E00 + number) for number in range(200))
    shingles = from_fingerprints([fingerprint(document)])
    long = 2 * RUN - 1
    assert all(shingles.find(document[start : start + long]) is not None for start in range(192 - long + 1))


def test_a_fingerprint_cannot_find_a_run_between_its_blocks() -> None:
    shingles = from_fingerprints([fingerprint(DOCUMENT)])
    assert shingles.find(DOCUMENT[1 : RUN + 1]) is None


def test_blocks_do_not_overlap_and_what_is_left_over_has_none() -> None:
    blocks = fingerprint(DOCUMENT)
    assert len(blocks) == len(DOCUMENT) // RUN == 1
    assert fingerprint(f"，{DOCUMENT[:RUN]}！") == blocks


def test_titles_may_be_shown() -> None:
    title = DOCUMENT[3 : 3 + RUN]
    assert from_texts([DOCUMENT], titles=[title]).find(title) is None
    assert from_texts([DOCUMENT], titles=[title]).find(DOCUMENT[2 : 2 + RUN]) == 0
    assert from_fingerprints([fingerprint(DOCUMENT)], titles=[DOCUMENT[:RUN]]).find(DOCUMENT) is None


@pytest.mark.parametrize("hashes", [["0a1b"], ["zz" * 8], ["00" * 9]])
def test_what_is_no_hash_is_refused(hashes: list[str]) -> None:
    with pytest.raises(ValueError, match="hexadecimal"):
        from_fingerprints([hashes])
