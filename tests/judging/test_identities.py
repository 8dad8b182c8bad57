"""Formulas and the facts they are said to give: a line a case in `identities.txt`."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Collected
from generator.judging.identities import Meaning, invented, is_identity, meaning
from generator.judging.relations import key_of
from generator.record.catalog import Origin
from generator.record.formulas import FormulaError, parse_formula, parse_ref
from generator.record.kept import Tree
from generator.record.keys import Key
from generator.record.load import load_catalog
from generator.record.models import Concept, Localized, Relation
from generator.record.strict_yaml import At, Entries
from tests.small import HOME

CASES = [
    line.split(" ⟶ ")
    for line in (Path(__file__).parent / "identities.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
NOWHERE = Origin(file="x", tree=Tree(lambda: Collected(value=Entries(At(), {}, {}, "x"))))
LABEL = Localized.model_validate({"zh-Hant": "名", "en": "name"})
STOCKS = ("cash",)
DEFINED = {"capex": "machines + land", "margin": "profit / revenue * 100"}


def concept(name: str) -> Concept:
    return Concept(
        id=name,
        label=LABEL,
        definition=LABEL,
        kind="percent" if name == "margin" else "money",
        period_type="instant" if name in STOCKS else "duration",
        aliases=(name,),
    )


def relation(left: str, right: str) -> Relation:
    return Relation(id=left, label=LABEL, left=left, right=right, defines=True, entity="acme")


@cache
def books(**more: str) -> Meaning:
    names = ("revenue", "profit", "capex", "machines", "land", "cash", "margin")
    defined = {left: (relation(left, right), NOWHERE) for left, right in (DEFINED | more).items()}
    concepts = {name: (concept(name), NOWHERE) for name in names}
    return meaning(replace(load_catalog(HOME).value, concepts=concepts, relations=defined))


def key(told: str) -> Key:
    ref = parse_ref(told)
    found = key_of(ref, Key(entity="acme", concept=ref.concept, period="2025-Q2"))
    assert found is not None
    return found


@pytest.mark.parametrize(("formula", "told", "expected"), CASES, ids=[f"{c[1]} = {c[0]}" for c in CASES])
def test_a_formula_is_proven_by_meaning(formula: str, told: str, expected: str) -> None:
    assert is_identity(parse_formula(formula), key(told), books()) == (expected == "identity")


def test_definitions_in_a_circle_are_told() -> None:
    with pytest.raises(FormulaError, match="circle"):
        is_identity(parse_formula("capex - land"), key("machines"), books(machines="capex - land"))


@given(st.sampled_from(["revenue", "capex", "cash", "margin"]), st.integers(2000, 2030), st.integers(1, 4))
def test_every_books_keep_growth_and_change(name: str, year: int, quarter: int) -> None:
    at = key(f"{name}@{year}-Q{quarter}")
    for one in invented(books()):
        level, before = one.value(at), one.value(at.with_(period=f"{year - 1}-Q{quarter}"))
        assert one.value(at.with_(measure="change", against="prior-year")) == level - before
        assert one.value(at.with_(measure="growth", against="prior-year")) == (level / before - 1) * 100
