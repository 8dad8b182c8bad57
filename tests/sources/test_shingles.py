"""Runs of letters as hashes: what is recognised, and what is known not to be."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.shingles import COLUMNS, LEAST, MOST, Copy, fingerprint, from_fingerprints, from_texts, letters
from tests.site.inspection.trees import DOCUMENT

ENGLISH = (
    "The Monitoring, Evaluation and Learning Hub held that trends in mortality had stalled in most of these countries."
)
letters_in_a_row = st.text("甲乙丙丁abcdéΩж한カ", min_size=1, max_size=120)


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


@pytest.mark.parametrize("start", range(0, len(DOCUMENT) - LEAST, 5))
def test_every_run_of_a_text_at_hand_is_found(start: int) -> None:
    shingles = from_texts({"alpha": DOCUMENT})
    run = DOCUMENT[start : start + LEAST]
    assert shingles.find(run) == Copy(start=0, end=LEAST, document="alpha")
    assert shingles.find(f"乙{run}丙") == Copy(start=1, end=LEAST + 1, document="alpha")
    assert shingles.find(run[:-1]) is None


@given(letters_in_a_row, st.integers(0, 60), st.booleans())
def test_a_run_is_as_long_as_its_letters_are_wide(text: str, at: int, by_hash: bool) -> None:
    """Of whatever scripts: what fills the columns is found, and what is a letter shorter is not."""
    run = text[at:]
    shingles = from_fingerprints({"a": fingerprint(run)}) if by_hash else from_texts({"a": text})
    wide = [2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in run]
    end = next((n for n in range(len(run) + 1) if sum(wide[:n]) >= COLUMNS), None)
    found = shingles.find(run)
    assert (found and found.start) == (None if end is None else 0)
    assert end is None or shingles.find(run[: end - 1]) is None


def test_the_document_that_holds_the_run_is_named() -> None:
    other = "".join(chr(0x4E00 + number) for number in range(60))
    shingles = from_texts({"alpha": other, "beta": DOCUMENT, "gamma": other[::-1]})
    assert [found and found.document for found in map(shingles.find, (DOCUMENT, other, other[::-1]))] == [
        "beta",
        "alpha",
        "gamma",
    ]
    assert shingles.find(other[-12:] + DOCUMENT[:12]) is None


def test_a_fingerprint_finds_every_run_of_two_blocks_less_a_letter() -> None:
    document = "".join(chr(0x4E00 + number) for number in range(200))
    shingles = from_fingerprints({"alpha": fingerprint(document)})
    long = 2 * LEAST - 1
    assert all(shingles.find(document[start : start + long]) is not None for start in range(192 - long + 1))


def test_a_fingerprint_cannot_find_a_run_between_its_blocks() -> None:
    shingles = from_fingerprints({"alpha": fingerprint(DOCUMENT)})
    assert shingles.find(DOCUMENT[1 : LEAST + 1]) is None


def test_blocks_do_not_overlap_and_what_is_left_over_has_none() -> None:
    blocks = fingerprint(DOCUMENT)
    assert len(blocks) == len(DOCUMENT) // LEAST == 1
    assert fingerprint(f"，{DOCUMENT[:LEAST]}！") == blocks


def test_ten_words_of_an_alphabet_are_no_more_than_twenty_four_characters() -> None:
    assert from_texts({"a": ENGLISH}).find(letters("Monitoring, Evaluation and Learning Hub")) is None
    copied = from_texts({"a": ENGLISH}).find(letters("It held that trends in mortality had stalled in most of these."))
    assert copied == Copy(start=2, end=2 + MOST, document="a")


@pytest.mark.parametrize("by_hash", [False, True])
def test_names_count_for_nothing(by_hash: bool) -> None:
    """Of a run half has to be other words, by the letters as by the hashes."""
    known, name = DOCUMENT[:LEAST], DOCUMENT[: LEAST // 2]

    def found(names: list[str]) -> bool:
        told = from_fingerprints({"a": fingerprint(known)}, names) if by_hash else from_texts({"a": known}, names)
        return told.find(f"乙{known}") is not None

    assert found([])
    assert found([name])
    assert not found([f"{name}{DOCUMENT[LEAST // 2]}"])
    assert not found([known])
    assert not found([name, f"《{DOCUMENT[LEAST - 3 : LEAST]}》"])
    assert found(["甲", "並"])


@pytest.mark.parametrize("hashes", [["0a1b"], ["zz" * 8], ["00" * 9]])
def test_what_is_no_hash_is_refused(hashes: list[str]) -> None:
    with pytest.raises(ValueError, match="hexadecimal"):
        from_fingerprints({"alpha": hashes})
