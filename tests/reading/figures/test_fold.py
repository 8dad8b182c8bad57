from __future__ import annotations

import re
from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.figures import lexicon
from generator.reading.figures.fold import fold

# Folded together whatever their simplified form is, for both stand in Traditional texts.
VARIANTS = ["佔占", "週周", "後后", "隻只", "戶户", "帳賬账帐", "臺台", "裡里", "〇零"]


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_full_width_forms_are_folded() -> None:
    assert fold("１，２３４．５％＄（ＲＭＢ）～") == "1,234.5%$(rmb)~"


def test_every_traditional_character_of_the_tables_is_folded_to_its_simplified_form() -> None:
    to_simplified = opencc.OpenCC("t2s")
    source = Path(lexicon.__file__).read_text("utf-8")
    differing = {
        character: (fold(character), to_simplified.convert(character))
        for character in set(re.findall("[一-鿿]", source)) - set("".join(VARIANTS))
        if fold(character) != to_simplified.convert(character)
    }
    assert differing == {}


@pytest.mark.parametrize("variants", VARIANTS)
def test_variants_of_a_character_are_folded_together(variants: str) -> None:
    assert len({fold(character) for character in variants}) == 1


def test_only_the_full_width_forms_of_digits_become_digits() -> None:
    digits = {chr(code) for code in range(0x110000) if fold(chr(code)) in tuple("0123456789")}
    assert digits == set("0123456789０１２３４５６７８９")
