"""Formulas as readers see them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from markupsafe import Markup

from generator.pages.told_formulas import Words, in_words
from generator.record.formulas import Ref, parse_formula
from tests.pages.test_standing import STRINGS, writer
from tests.small import pressed, small


def said(key: str, **parts: Markup) -> Markup:
    return Markup(STRINGS["en"][key]).format(**parts)


def bare(ref: Ref) -> Markup:
    return Markup(str(ref))


def digits(value: Decimal) -> Markup:
    return Markup(str(value))


WORDS = Words(named=bare, number=digits, say=said)


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("a - b + c", "a − b + c"),
        ("a - ( b + c )", "a − (b + c)"),
        ("a / b / c", "a ÷ b ÷ c"),
        ("a / ( b / c )", "a ÷ (b ÷ c)"),
        ("( a + b ) * 1000", "(a + b) × 1000"),
        ("a / b * 100", "a ÷ b, in percent"),
        ("a / b * 100 - c", "(a ÷ b, in percent) − c"),
        ("a / b * 100 - 100", "by how many percent a exceeds b"),
        ("( a + b ) / c * 100 - 100", "by how many percent a + b exceeds c"),
        ("a.ratio * 100 - 100", "(a.ratio, in percent) − 100"),
        ("a / ( 1 + a.growth / 100 )", "a carried back by a.growth"),
        ("( 1 + a.growth / 100 ) * b", "(the factor that belongs to a.growth) × b"),
        (
            "( 1 + a.growth / 100 ) / ( 1 + b.growth / 100 ) * 100 - 100",
            "by how many percent the factor that belongs to a.growth exceeds the factor that belongs to b.growth",
        ),
        ("a / ( 2 + a.growth / 100 )", "a ÷ (2 + a.growth ÷ 100)"),
        ("a / ( 1 + a.growth / 10 )", "a ÷ (1 + a.growth ÷ 10)"),
    ],
)
def test_a_formula_is_told_with_names_and_signs(formula: str, told: str) -> None:
    assert in_words(parse_formula(formula), WORDS) == told


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("gross-profit / revenue * 100", "gross profit ÷ revenue, in percent"),
        ("revenue@2025-Q1", "revenue (Q1 2025)"),
        ("revenue@prior-year.growth", "revenue, year-on-year growth (a year before)"),
        ("*@prior-quarter", "the measure (a quarter before)"),
        ("cited * 1000", "the figure in the document × 1,000"),
    ],
)
def test_a_page_names_measures_and_periods(tmp_path: Path, formula: str, told: str) -> None:
    written = writer(pressed(small(tmp_path)).edition).formula(formula)
    assert written.striptags() == told
    assert "<code" not in written
