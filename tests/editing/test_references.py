"""The table of fields that name something is whole: every field whose model says what its ids are stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from generator.editing.references import FIELDS, Names, kind_of
from generator.record.models import BRIEFING_FILE, EXAMPLE_FILE, FILES, Briefing, ChartSpec, Rename
from generator.record.strict_yaml import parse

MODELS: dict[str, type[BaseModel]] = {**FILES, BRIEFING_FILE: Briefing, EXAMPLE_FILE: ChartSpec}
KINDS = {"concepts": "concept", "entities": "entity", "documents": "document"}


def declared(model: type[BaseModel], path: str = "") -> Iterator[tuple[str, str]]:
    """Each field that declares what its ids name, as path and kind."""
    for name, field in model.model_fields.items():
        here = f"{path}{field.alias or name}"
        yield from named(field, here)
        yield from inside(field.annotation, here)


def named(field: object, path: str) -> Iterator[tuple[str, str]]:
    extra = getattr(field, "json_schema_extra", None)
    if isinstance(extra, dict) and extra.get("x-ids") in KINDS:
        yield path, KINDS[str(extra["x-ids"])]


def inside(annotation: Any, path: str) -> Iterator[tuple[str, str]]:
    for said in getattr(annotation, "__metadata__", ()):
        yield from named(said, path)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from declared(annotation, f"{path}.")
    for part in get_args(annotation):
        listed = getattr(annotation, "__origin__", None) is tuple
        yield from inside(part, f"{path}.*" if listed else path)


@pytest.mark.parametrize("pattern", MODELS)
def test_every_declared_field_is_known(pattern: str) -> None:
    assert dict(declared(MODELS[pattern])).items() <= FIELDS.get(pattern, {}).items()


def test_some_are_declared() -> None:
    assert ("facts.*.fact.concept", "concept") in declared(MODELS["facts/**/*.yml"])


def test_a_member_is_told_by_its_dimension() -> None:
    root = parse("dimensions: [{id: colour, members: [{id: red}]}]\n", "f.yml").value
    assert root is not None
    assert kind_of("concepts.yml", root, ("dimensions", 0, "members", 0, "id")) == "colour"
    assert kind_of("concepts.yml", root, ("dimensions", 0, "id")) is None
    assert kind_of("facts/**/*.yml", root, ("facts", 0, "read", 1, "says", "colour")) == "colour"


CONCEPT = Names(rename=Rename(kind="concept", old="a", new="b"), facts={"e.a.2025-q1": "e.b.2025-q1"})
ENTITY = Names(rename=Rename(kind="entity", old="a", new="b"), facts={})
DOCUMENT = Names(rename=Rename(kind="document", old="a", new="b"), facts={})
MEMBER = Names(rename=Rename(kind="colour", old="a", new="b"), facts={})


@pytest.mark.parametrize(
    ("names", "before", "after"),
    [
        (CONCEPT, "a + a-c * (c / a@2025-Q1.growth:prior-year)", "b + a-c * (c / b@2025-Q1.growth:prior-year)"),
        (CONCEPT, "c.share:a - 1", "c.share:b - 1"),
        (CONCEPT, "c{colour=a} - * / 2", "c{colour=a} - * / 2"),
        (MEMBER, "a{colour=a,shape=a} - a", "a{colour=b,shape=a} - a"),
    ],
)
def test_formulas(names: Names, before: str, after: str) -> None:
    assert names.in_formula(before) == after


@pytest.mark.parametrize(
    ("names", "before", "after"),
    [
        (DOCUMENT, "So.[^a][^a-c][^=][^absent: a, 2025-Q1]", "So.[^b][^a-c][^=][^absent: a, 2025-Q1]"),
        (CONCEPT, "So.[^a][^absent: a, 2025-Q1, of=a]", "So.[^a][^absent: b, 2025-Q1, of=b]"),
        (MEMBER, "So.[^absent: a, 2025-Q1, colour=a, shade=a]", "So.[^absent: a, 2025-Q1, colour=b, shade=a]"),
        (
            CONCEPT,
            'a {{ fact("a", "2025-Q1", of="a", colour="a") }}',
            'a {{ fact("b", "2025-Q1", of="b", colour="a") }}',
        ),
        (
            MEMBER,
            '{{ fact("a", "2025-Q1", colour = "a", shape="a") }}',
            '{{ fact("a", "2025-Q1", colour = "b", shape="a") }}',
        ),
        (ENTITY, '{{ fact("a", "2025-Q1", entity="a") }}', '{{ fact("a", "2025-Q1", entity="b") }}'),
        (
            CONCEPT,
            '{{ entity("a") }} {{ term("a") }} {{ chart("a") }}',
            '{{ entity("a") }} {{ term("a") }} {{ chart("a") }}',
        ),
        (CONCEPT, "[a](concepts/a) [a](concepts/a#e.a.2025-q1)", "[a](concepts/b) [a](concepts/b#e.b.2025-q1)"),
        (
            CONCEPT,
            "[a](entities/a) [a](glossary#a) {{ a }} (concepts/a)",
            "[a](entities/a) [a](glossary#a) {{ a }} (concepts/a)",
        ),
    ],
)
def test_prose(names: Names, before: str, after: str) -> None:
    assert names.in_prose(before) == after
