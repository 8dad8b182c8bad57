"""What the cases in `cases/invalid` do not show: places, caps, and readings of `loc` that could go wrong."""

from __future__ import annotations

import time
from enum import StrEnum
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, field_validator

from generator.findings import Finding
from generator.record.scalars import Identifier, PlainInt, PlainText, refusal
from generator.record.strict_yaml import parse
from generator.record.validation import validate
from tests.record.sample import Fact, Reading, Record


def findings(model: type[BaseModel], text: str) -> tuple[Finding, ...]:
    tree = parse(text, "f.yml").value
    assert tree is not None
    return validate(model, tree).findings


def said(model: type[BaseModel], text: str) -> list[str]:
    return [f"{f.place.line}:{f.place.column} {f.message} / {f.expected} / {f.hint}" for f in findings(model, text)]


def test_a_valid_record_is_made() -> None:
    tree = parse("{id: a, in: b, exact: 12}\n", "f.yml").value
    assert tree is not None
    assert validate(Reading, tree).value == Reading.model_validate({"id": "a", "in": "b", "exact": "12"})


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Odd(Record):
    """Types that the sample does not use."""

    colour: Colour = Colour.RED
    count: int = 0
    ratio: float = 0
    low: Annotated[PlainInt, Field(gt=0, lt=9)] = 1
    code: Annotated[str, Field(pattern="^[A-Z]+$", min_length=2, max_length=3)] = "AB"
    few: Annotated[tuple[PlainText, ...], Field(max_length=1)] = ()
    pair: dict[Literal["one", "two"], PlainText] = Field({})
    inner: dict[Identifier, tuple[Reading, ...]] = Field({})
    even: PlainInt = 0
    clash: PlainText = ""

    @field_validator("even")
    @classmethod
    def _even(cls, value: int) -> int:
        if value % 2:
            raise ValueError(f"{value} is odd")
        return value

    @field_validator("clash")
    @classmethod
    def _braces(cls, value: str) -> str:
        raise refusal(f"{value} {{message}} is refused", expected="{hint}", hint="none")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("colour: rad", "1:9 colour: found 「rad」 / one of red, green / did you mean `red`?"),
        ("count: x", "1:8 count: found 「x」 / a whole number in plain digits / "),
        ("ratio: x", "1:8 ratio: found 「x」 / Input should be a valid number, unable to parse string as a number / "),
        ("low: 0", "1:6 low: found 「0」 / more than 0 / "),
        ("low: 9", "1:6 low: found 「9」 / less than 9 / "),
        ("low: [1]", "1:6 low: found a list of 1 / a whole number in plain digits / "),
        ("code: ab", "1:7 code: found 「ab」 / a text of the form ^[A-Z]+$ / "),
        ("code: A", "1:7 code: found 「A」 / at least 2 characters / "),
        ("few: [a, b]", "1:6 few: found a list of 2 / a length of 1 or less / "),
        ("pair: {ones: a}", "1:8 pair, ones: found 「ones」 / one of one, two / did you mean `one`?"),
        ("even: 3", "1:7 even: 3 is odd /  / "),
        ("clash: a", "1:8 clash: a {message} is refused / {hint} / none"),
        (
            "inner: {a: [{id: b, in: c, exact: d, exakt: e}]}",
            "1:38 inner, a, item 1: the key 「exakt」 is not known here"
            " / one of id, in, exact, status, cue, suffix / did you mean `exact`?",
        ),
    ],
)
def test_in_plain_words(text: str, expected: str) -> None:
    assert said(Odd, text + "\n") == [expected]


def test_source_text_is_shortened_and_printable() -> None:
    (finding,) = findings(Reading, f'{{id: a, in: b, exact: c, status: "x\\n{"y" * 100}"}}\n')
    assert finding.message == f"status: found 「x\\u000a{'y' * 52}…」"


def test_the_first_twenty_are_shown_and_the_rest_is_counted() -> None:
    shown = findings(Fact, "title: a\nread:\n" + "- x\n" * 50)
    assert len(shown) == 21
    assert shown[0].place.line == 3
    assert shown[20].message == "30 more were found in this file"


def test_many_problems_are_told_at_once() -> None:
    text = "title: a\nread:\n" + "- {id: A, of: b, exact: ~, cue: {word: a}}\n" * 2000
    start = time.process_time()
    assert len(findings(Fact, text)) == 21
    assert time.process_time() - start < 5


class Open(Record):
    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Identifier] = Field(init=False)

    concept: Identifier


def test_extra_keys_that_are_allowed_are_validated_too() -> None:
    assert said(Open, "concept: a\nproduct: B\n") == [
        "2:10 product: 「B」 is no identifier / small letters a-z and digits, joined by single hyphens or dots / "
    ]


class Nested(Record):
    value: tuple[Reading | tuple[Reading, ...] | PlainText, ...]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("value: [{id: a, in: b}]", "1:9 value, item 1: the key 「exact」 is missing /  / add exact:"),
        ("value: [[{id: a, in: b}]]", "1:10 value, item 1, item 1: the key 「exact」 is missing /  / add exact:"),
        (
            "value: [no]",
            '1:9 value, item 1: 「no」 without quotes is not text to every YAML reader / a text / quote it: "no"',
        ),
    ],
)
def test_unions_within_lists(text: str, expected: str) -> None:
    assert said(Nested, text + "\n") == [expected]


KEYS = st.sampled_from(
    [*Fact.model_fields, "kind", "sum", "share", "of", "id", "in", "exact", "cue", "word", "accept", "x"]
)
TEXTS = st.sampled_from(["a", "B", "no", "sum", "share", "none", "''", "7", "2025-08-13"])
VALUES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(KEYS, inner, max_size=5).map(
            lambda entries: f"{{{', '.join(f'{key}: {value}' for key, value in entries.items())}}}"
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_no_tree_raises_and_every_refusal_is_told(entries: dict[str, str]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in entries.items()) or "x: a\n"
    tree = parse(text, "f.yml").value
    assert tree is not None
    outcome = validate(Fact, tree)
    assert (outcome.value is None) == bool(outcome.findings)
    lines = text.split("\n")
    assert all(f.place.column <= len(lines[f.place.line - 1]) + 1 for f in outcome.findings)
