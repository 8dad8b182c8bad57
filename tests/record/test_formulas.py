from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.record.formulas import FormulaError, Interval, Ref, evaluate, parse_formula, parse_ref, references

A, B = Ref(concept="a"), Ref(concept="b")


def around(value: str, half: str = "0.5") -> Interval:
    return Interval(value=Decimal(value), low=Decimal(value) - Decimal(half), high=Decimal(value) + Decimal(half))


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("a + b * 2", "16"),
        ("(a + b) * 2", "24"),
        ("a - b - 1", "3"),
        ("a / b / 2", "1"),
        ("(a)", "8"),
        ("a / (1 + b / 4)", "4"),
    ],
)
def test_operators_bind_as_in_arithmetic(formula: str, value: str) -> None:
    inputs = {A: around("8"), B: around("4")}
    assert evaluate(parse_formula(formula), inputs).value == Decimal(value)


def test_a_value_used_twice_widens_nothing() -> None:
    result = evaluate(parse_formula("a - a"), {A: around("100")})
    assert (result.low, result.high) == (Decimal(0), Decimal(0))


def test_bounds_lie_at_the_corners() -> None:
    result = evaluate(parse_formula("a / b"), {A: around("10"), B: around("2")})
    assert (result.low, result.high) == (Decimal("9.5") / Decimal("2.5"), Decimal("10.5") / Decimal("1.5"))


def test_references_with_all_their_parts() -> None:
    ref = parse_ref("revenue{product=app,segment=vas}@prior-year.growth:prior-quarter")
    assert ref.dimensions == (("product", "app"), ("segment", "vas"))
    assert (ref.period, ref.measure, ref.more) == ("prior-year", "growth", "prior-quarter")
    assert parse_ref(str(ref)) == ref


def test_the_star_is_a_wildcard_where_a_value_is_due() -> None:
    node = parse_formula("( * / *@prior-year - 1 ) * 100")
    assert references(node) == (Ref(concept="*"), Ref(concept="*", period="prior-year"))


@pytest.mark.parametrize("formula", ["", "a +", "a b", "(a", "a )", "a ++ b", "1a", "a{x}", "Revenue", "a + + b", "a-"])
def test_what_is_no_formula_says_so(formula: str) -> None:
    with pytest.raises(FormulaError):
        parse_formula(formula)


def test_too_many_inputs_are_refused() -> None:
    refs = [Ref(concept=f"c{i}") for i in range(13)]
    node = parse_formula(" + ".join(map(str, refs)))
    with pytest.raises(FormulaError, match="13 inputs"):
        evaluate(node, {ref: around("1") for ref in refs})


@pytest.mark.parametrize("formula", ["(" * 3000 + "a" + ")" * 3000, "a" + " + a" * 3000])
def test_an_endless_formula_is_refused(formula: str) -> None:
    with pytest.raises(FormulaError, match="more than 200 parts"):
        parse_formula(formula)


@given(st.text(max_size=60))
def test_any_text_is_a_formula_or_a_formula_error(text: str) -> None:
    try:
        parse_formula(text)
    except FormulaError:
        return


@pytest.mark.parametrize("formula", ["a / b", "a / (b - b)", "a / (1 / b)", "1 / 0", "a / (b - 9)"])
def test_nothing_is_divided_by_what_may_be_zero_or_negative(formula: str) -> None:
    inputs = {A: around("8"), B: around("0.4")}
    with pytest.raises(FormulaError, match="zero or negative"):
        evaluate(parse_formula(formula), inputs)
