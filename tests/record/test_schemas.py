from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel, Field
from ruamel.yaml import YAML

from generator.record.models import (
    FILES,
    Adjudication,
    Briefing,
    ChartSpec,
    Claim,
    Document,
    Event,
    FactRecord,
    Phrase,
    Reading,
    SetAside,
    SourceError,
)
from generator.record.scalars import Identifier, IsoDate, PlainBool, PlainInt, PlainText
from generator.record.schemas import json_schema
from generator.record.snippets import IN_LISTS, SNIPPETS, snippets
from generator.record.strict_yaml import Entries, Items, child, parse
from generator.record.validation import validate
from tests.known import BOTH
from tests.record.sample import Fact, Record

CASES = Path(__file__).parent / "cases"
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
        "type": {"minLength": 1, "type": ["string", "number"]},
        "default": {"minLength": 1, "type": ["string", "number"]},
        "items": {"format": "date", "type": "string"},
        "enum": {"default": False, "type": "boolean"},
        "anyOf": {
            "anyOf": [
                {"pattern": "^(0|-?[1-9][0-9]{0,11})$", "type": ["integer", "string"]},
                {"minLength": 1, "type": ["string", "number"]},
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


class Split(BaseModel):
    """A record whose other keys are dimensions."""

    model_config = {"extra": "allow", "json_schema_extra": {"x-dimensions": True}}
    concept: Identifier


def test_every_other_key_of_a_fact_is_a_dimension_with_one_of_its_members() -> None:
    schema = json_schema(Split, enums={}, dimensions={"colour": {"red": "紅 · Red"}})
    shade = schema["properties"]["colour"]
    assert (shade["enum"], shade["enumDescriptions"]) == (["red"], ["紅 · Red"])
    assert schema["additionalProperties"] is False
    assert json_schema(Split, enums={})["additionalProperties"] is not False


class Open(Record):
    fact: Identifier = Field(description="which", json_schema_extra={"x-ids": "facts"})


def test_an_id_of_a_fact_is_proposed_while_a_new_one_is_no_error() -> None:
    schema = json_schema(Open, enums={"facts": ["a.b", "c.d"]})
    assert schema["properties"]["fact"]["anyOf"][0] == {"enum": ["a.b", "c.d"]}
    assert schema["properties"]["fact"]["description"] == "which"
    judge = Draft202012Validator(schema)
    assert [judge.is_valid({"fact": name}) for name in ("a.b", "e.f", "E f")] == [True, True, False]


MODELS: dict[str, type[BaseModel]] = {**FILES, "briefing": Briefing, "chart": ChartSpec}


@pytest.mark.parametrize("name", MODELS)
def test_every_field_says_what_it_is(name: str) -> None:
    kinds = (
        "documents",
        "concepts",
        "units",
        "entities",
        "speakers",
        "origins",
        "facts",
        "relations",
        "briefings",
        "questions",
        "events",
    )
    schema = json_schema(MODELS[name], enums=dict.fromkeys(kinds, ()))
    assert [field for field, shown in fields(schema) if not shown.get("description")] == []


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for record in (schema, *schema.get("$defs", {}).values()):
        yield from ((f"{record['title']}.{name}", shown) for name, shown in record.get("properties", {}).items())


RECORDS: dict[str, type[BaseModel]] = {
    record.__name__: record
    for record in (FactRecord, Reading, Adjudication, Claim, Phrase, Event, SourceError, SetAside, Document)
}
OFFERED = [(name, snippet) for name, found in snippets(BOTH).items() for snippet in found]


@pytest.mark.parametrize(("name", "snippet"), OFFERED, ids=[snippet["label"] for _, snippet in OFFERED])
def test_what_an_editor_offers_is_a_record_as_soon_as_it_is_pasted(name: str, snippet: dict[str, str]) -> None:
    typed = re.sub(r"\$\{[0-9]+:([^}]*)\}", r"\1", snippet["body"]).replace("\n", "\n  ")
    tree = parse(f"record:\n  {'- ' if name in IN_LISTS else ''}{typed}\n", "pasted.yml")
    assert tree.findings == ()
    pasted = child(tree.value, "record") if tree.value else None
    record = pasted.items[0] if isinstance(pasted, Items) else pasted
    assert isinstance(record, Entries)
    assert validate(RECORDS[name], record).findings == ()


def test_every_kind_of_record_that_editors_write_most_has_a_snippet() -> None:
    assert RECORDS.keys() == SNIPPETS.keys()
