from __future__ import annotations

import pytest
from pydantic import ValidationError

from generator.record.models import Unit
from generator.record.unit_ids import is_rate
from generator.record.unit_patterns import rate_pattern, with_units
from tests.known import ALL, EN


def unit(identifier: str, label: str, kind: str = "number") -> Unit:
    return Unit.model_validate({"id": identifier, "label": {"en": label}, "kind": kind})


@pytest.mark.parametrize("identifier", ["CNY", "square-kilometre", "per-100000", "kilowatt-hour-per-person", "person"])
def test_an_id_may_be_any_name_of_the_reader(identifier: str) -> None:
    assert unit(identifier, "so many").id == identifier


@pytest.mark.parametrize("identifier", ["square kilometre", "Per-1000", "100000", "per--1000", "per_1000", ""])
def test_other_ids_are_refused(identifier: str) -> None:
    with pytest.raises(ValidationError):
        unit(identifier, "so many")


@pytest.mark.parametrize("label", ["{x} per woman", "{n} of {n}", "{n", "n}", "{{n}}", "{n!r}", "{0}"])
def test_a_label_has_one_place_for_the_number_and_no_other_brace(label: str) -> None:
    with pytest.raises(ValidationError, match="no place for the number"):
        unit("per-woman", label)


def test_a_label_with_a_place_for_the_number_wins_over_the_language() -> None:
    declared = [unit("year", "{n} years of age", "duration"), unit("month", "months", "duration"), unit("CNY", "yuan")]
    (english,) = with_units([EN], declared)
    assert english.own_units == {"year": {"other": "{n} years of age"}}
    assert english.forms("month") == EN.units["month"]


def test_what_is_counted_is_named_only_where_it_is_asked_for_and_an_item_never() -> None:
    (english,) = with_units([EN], [unit("station", "stations", "count"), unit("item", "items", "count")])
    assert english.forms("station") is None
    assert english.forms("station", named=True) == {"other": "{n} stations"}
    assert english.forms("item", named=True) is None


@pytest.mark.parametrize(
    ("tag", "base", "pattern"),
    [
        ("en", 100000, "{n} per 100,000"),
        ("en", 1000000, "{n} per million"),
        ("zh-Hant", 100000, "每10萬人{n}"),
        ("zh-Hant", 1000, "每千人{n}"),
        ("zh-Hans", 10000, "每万人{n}"),
        ("en", 2500, "{n} per 2,500"),
    ],
)
def test_a_rate_is_written_with_its_base(tag: str, base: int, pattern: str) -> None:
    assert rate_pattern(base, ALL[tag]) == pattern


def test_a_rate_is_known_by_its_id() -> None:
    assert all(map(is_rate, ("per-1000", "per-woman", "barrel-per-day")))
    assert not any(map(is_rate, ("person", "percent", "percentage-point", "permille", None)))
