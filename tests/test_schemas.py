from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import Field
from ruamel.yaml import YAML

from generator.loading.scalars import Identifier, IsoDate, PlainBool, PlainInt, PlainText
from generator.schemas import json_schema
from tests.loading.sample import Fact, Record

CASES = Path(__file__).parent / "loading" / "cases"
ENUMS = {"documents": ["report-2", "report-1", "report-1"]}

SEEN_BY_EDITORS = (  # cases that a schema can tell; the others need the strict reading
    "i06-lookalike-key",
    "key-of-a-mapping",
    "missing-and-unknown-keys",
    "number-out-of-range",
    "sha256-in-capitals",
    "text-too-long",
    "union-kind-unknown",
    "union-kind-missing",
    "union-list-or-word",
    "union-no-shape-fits",
    "union-text",
    "urls-http",
    "urls-script",
    "wrong-choice",
    "wrong-shapes",
    "y04-no-for-a-number",
    "y04-nothing-for-a-list",
    "y13-empty-list",
)


def errors(path: Path) -> list[str]:
    """What an editor shows, which reads YAML 1.2 with its types."""
    record = json.loads(json.dumps(YAML(typ="safe").load(path), default=str))
    return [error.message for error in Draft202012Validator(json_schema(Fact, enums=ENUMS)).iter_errors(record)]


def properties(model: type[Record], **enums: list[str]) -> dict[str, Any]:
    found = json_schema(model, enums=enums)["properties"]
    assert isinstance(found, dict)
    return {name: {k: v for k, v in schema.items() if k != "title"} for name, schema in found.items()}


def test_it_is_a_schema_of_its_draft() -> None:
    schema = json_schema(Fact, enums=ENUMS)
    Draft202012Validator.check_schema(schema)
    assert list(schema)[:2] == ["$schema", "$id"]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == "urn:briefings:Fact"
    assert schema["description"] == "One fact."
    assert schema["properties"]["title"]["description"] == "what the fact is called"


@pytest.mark.parametrize("path", sorted((CASES / "valid").glob("*.yml")), ids=lambda path: path.stem)
def test_what_is_valid_is_valid_in_an_editor(path: Path) -> None:
    assert errors(path) == []


@pytest.mark.parametrize("case", SEEN_BY_EDITORS)
def test_what_an_editor_can_tell_it_tells(case: str) -> None:
    assert errors(CASES / "invalid" / f"{case}.yml")


def test_it_is_the_same_at_every_run() -> None:
    reversed_enums = {"documents": ENUMS["documents"][::-1]}
    assert json.dumps(json_schema(Fact, enums=ENUMS)) == json.dumps(json_schema(Fact, enums=reversed_enums))


class Ids(Record):
    one: Identifier = Field(json_schema_extra={"x-ids": "kind"})
    maybe: Identifier | None = Field(None, json_schema_extra={"x-ids": "kind"})
    some: tuple[Identifier, ...] = Field((), json_schema_extra={"x-ids": "kind"})
    each: tuple[Annotated[Identifier, Field(json_schema_extra={"x-ids": "kind"})], ...] = ()


def test_an_id_is_one_of_those_that_exist() -> None:
    found = properties(Ids, kind=["b", "a", "b"])
    assert [found[name]["enum"] for name in ("one", "maybe")] == [["a", "b"]] * 2
    assert [found[name]["items"]["enum"] for name in ("some", "each")] == [["a", "b"]] * 2
    assert "x-ids" not in json.dumps(found)


def test_where_none_exists_any_identifier_will_do() -> None:
    found = properties(Ids, kind=[])
    assert "enum" not in json.dumps(found)
    assert found["one"]["pattern"] == "^[a-z0-9]+([.-][a-z0-9]+)*$"


def test_a_kind_nobody_names_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError, match="kind"):
        json_schema(Ids, enums={})


class Named(Record):
    """Properties that bear the names of keywords."""

    type: PlainText
    default: PlainText | None = None
    items: IsoDate | None = None
    enum: PlainBool = False
    anyOf: PlainInt | PlainText | None = None  # noqa: N815


def test_a_property_may_be_called_like_a_keyword() -> None:
    assert properties(Named) == {
        "type": {"minLength": 1, "type": ["number", "string"]},
        "default": {"minLength": 1, "type": ["number", "string"]},
        "items": {"format": "date", "type": "string"},
        "enum": {"default": False, "type": "boolean"},
        "anyOf": {
            "anyOf": [
                {"pattern": "^(0|-?[1-9][0-9]{0,11})$", "type": ["integer", "string"]},
                {"minLength": 1, "type": ["number", "string"]},
            ]
        },
    }


class Bounds(Record):
    low: Annotated[PlainInt, Field(ge=1, lt=9)]
    high: Annotated[PlainInt, Field(gt=1, le=9)]


def test_bounds_have_their_names() -> None:
    found = properties(Bounds)
    assert {k: v for k, v in found["low"].items() if "inimum" in k or "aximum" in k} == {
        "minimum": 1,
        "exclusiveMaximum": 9,
    }
    assert {k: v for k, v in found["high"].items() if "inimum" in k or "aximum" in k} == {
        "exclusiveMinimum": 1,
        "maximum": 9,
    }
