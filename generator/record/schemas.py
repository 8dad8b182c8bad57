"""JSON Schemas of the records, for editors that complete and check YAML while it is typed.

Made from the models, so there is one truth; here only what pydantic writes is put into the terms of the
files: what is absent is left out and never null, an id is one of those that exist (a fact's may also be one that is
being written), every other key of a fact is a dimension with one of its members, and a text or number
may stand without quotes. Snippets are added by the name of the record. The rules themselves are applied by
`validation`; a schema is a help, not the gate.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from pydantic import BaseModel

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema: TypeAlias = dict[str, Any]
Ids: TypeAlias = Mapping[str, Sequence[str] | Mapping[str, str]]  # kind → ids, or id → what an editor says of it
Snippets: TypeAlias = Mapping[str, Sequence[Schema]]  # name of a record → what an editor offers in its place

_NULL = {"type": "null"}
_OF_ONE = ("items", "additionalProperties", "propertyNames")  # keywords that hold a schema,
_OF_MANY = ("anyOf", "oneOf", "allOf", "prefixItems")  # a list of schemas,
_BY_NAME = ("properties", "patternProperties", "$defs")  # schemas by name
_BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
_EXACT = frozenset(("enum", "const", "format"))  # a text held to one of these has no unquoted number to allow for


OPEN = frozenset(("facts",))  # kinds whose ids are proposed, while one that is new is no error


def json_schema(
    model: type[BaseModel],
    *,
    enums: Ids,
    dimensions: Ids | None = None,
    languages: Mapping[str, str] | None = None,
    snippets: Snippets | None = None,
) -> Schema:
    """The schema of `model` in draft 2020-12, the same at every run.

    A field with `json_schema_extra={"x-ids": kind}`, or the items of such a list, take one of `enums[kind]`;
    where that is empty, any identifier. Raises `KeyError` for a kind that `enums` does not name. A model with
    `x-dimensions` has a key for each of `dimensions`, which takes one of its members; one with `x-languages` a text for
    each of `languages`, tag → name.
    """
    schema = model.model_json_schema(by_alias=True)
    for record in (schema, *schema.get("$defs", {}).values()):
        record |= _with_dimensions(record, dimensions or {})
        record |= _with_languages(record, languages or {})
        if offered := (snippets or {}).get(str(record.get("title"))):
            record["defaultSnippets"] = list(offered)
    return {"$schema": DIALECT, "$id": f"urn:briefings:{model.__name__}", **_rewritten(schema, enums)}


def _with_dimensions(record: Schema, dimensions: Ids) -> Schema:
    """What a record with `x-dimensions` gains: a key for each dimension, and no other."""
    if not record.pop("x-dimensions", False) or not dimensions:
        return {}
    keys = {
        name: {"description": f"a member of the dimension {name} (concepts.yml)", **_choice(members)}
        for name, members in dimensions.items()
    }
    return {"properties": record["properties"] | keys, "additionalProperties": False}


def _with_languages(record: Schema, languages: Mapping[str, str]) -> Schema:
    """What a text for readers gains: a text in each language, and no other."""
    if not record.pop("x-languages", False):
        return {}
    text = {key: value for pattern in record.pop("patternProperties", {}).values() for key, value in pattern.items()}
    text = text or dict(record["additionalProperties"])
    record.pop("propertyNames", None)
    return {
        "properties": {tag: text | {"title": name} for tag, name in languages.items()},
        "required": list(languages),
        "additionalProperties": False,
    }


def _rewritten(schema: Schema, enums: Ids) -> Schema:
    schema = _widened(_with_ids(_closed(_bounded(_without_null(schema))), enums))
    return {keyword: _below(keyword, value, enums) for keyword, value in schema.items()}


def _below(keyword: str, value: Any, enums: Ids) -> Any:
    """The schemas within a keyword, rewritten; told apart by keyword, since a property may have any name."""
    if keyword in _OF_ONE and isinstance(value, dict):
        return _rewritten(value, enums)
    if keyword in _OF_MANY:
        return [_rewritten(schema, enums) for schema in value]
    if keyword in _BY_NAME:
        return {name: _rewritten(schema, enums) for name, schema in value.items()}
    return value


def _without_null(schema: Schema) -> Schema:
    """What may be null in the model is what may be absent in a file: null itself is refused there."""
    schema = {key: value for key, value in schema.items() if (key, value) != ("default", None)}
    branches = schema.get("anyOf", [])
    if _NULL not in branches:
        return schema
    others = [branch for branch in branches if branch != _NULL]
    if len(others) > 1:
        return schema | {"anyOf": others}
    return {**others[0], **{key: value for key, value in schema.items() if key != "anyOf"}}


def _bounded(schema: Schema) -> Schema:
    """Bounds under their names in JSON Schema, which pydantic does not know below a validator of ours; and
    without `discriminator`, which is OpenAPI's."""
    return {_BOUNDS.get(key, key): value for key, value in schema.items() if key != "discriminator"}


def _closed(schema: Schema) -> Schema:
    """A mapping whose keys have a pattern takes no other key."""
    return {"additionalProperties": False} | schema if "patternProperties" in schema else schema


def _with_ids(schema: Schema, enums: Ids) -> Schema:
    if "x-ids" not in schema:
        return schema
    kind = schema["x-ids"]
    schema = {key: value for key, value in schema.items() if key != "x-ids"}
    if schema.get("type") == "array":
        return schema | {"items": schema["items"] | {"x-ids": kind}}
    choice = _choice(enums[kind])
    if choice and kind in OPEN:
        told = {key: schema.pop(key) for key in ("title", "description") if key in schema}
        return told | {"anyOf": [choice, schema]}
    return schema | choice


def _choice(ids: Sequence[str] | Mapping[str, str]) -> Schema:
    """One of some ids, each with what is said of it; nothing where there is none."""
    known = sorted(set(ids))
    said = {"enumDescriptions": [ids[name] for name in known]} if isinstance(ids, Mapping) and any(ids.values()) else {}
    return {"enum": known, **said} if known else {}


def _widened(schema: Schema) -> Schema:
    """`exact: 1.10` and `pages: "7"` are read as they stand, whichever type YAML gives them."""
    if schema.get("type") == "integer":
        return schema | {"type": ["integer", "string"]}
    if schema.get("type") == "string" and not _EXACT & schema.keys():
        return schema | {"type": ["string", "number"]}
    return schema
