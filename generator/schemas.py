"""JSON Schemas out of the models, for editors' programs: draft 2020-12, descriptions kept, real ids as choices.

A field whose model says `json_schema_extra={"x-ids": "documents"}` gets the ids of that kind as an `enum`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def json_schema(model: type[BaseModel], *, enums: Mapping[str, Sequence[str]]) -> Schema:
    """The schema of one kind of file. `enums` gives the ids by kind; a kind without ids stays open."""
    schema = model.model_json_schema(by_alias=True)
    return {"$schema": DIALECT, **_with_ids(schema, enums)}


def _with_ids(part: Any, enums: Mapping[str, Sequence[str]]) -> Any:
    """The schema with every `x-ids` turned into its choices."""
    if isinstance(part, list):
        return [_with_ids(item, enums) for item in part]
    if not isinstance(part, dict):
        return part
    done = {key: _with_ids(value, enums) for key, value in part.items() if key != "x-ids"}
    ids = enums.get(part.get("x-ids", ""), ())
    return _choices(done, list(ids)) if ids else done


def _choices(field: Schema, ids: list[str]) -> Schema:
    """A string field limited to the ids; an optional one may stay `null`."""
    if "anyOf" not in field:
        return field | {"enum": ids}
    options = [option | {"enum": ids} if option.get("type") == "string" else option for option in field["anyOf"]]
    return field | {"anyOf": options}
