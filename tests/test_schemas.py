"""The committed schemas are what the models say, and every record of this repository fits its own."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest
import yaml

from generator.editor_schemas import schema_files
from generator.load import load_catalog, record_files

ROOT = Path(__file__).parents[1]
RECORDS = [shown for _, shown in record_files(ROOT)]


def test_the_committed_schemas_are_made_of_the_models() -> None:
    for path, text in schema_files(load_catalog(ROOT).value).items():
        assert (ROOT / path).read_text("utf-8") == text, f"{path}: run `python -m generator schema`"


@pytest.mark.parametrize("shown", RECORDS)
def test_a_record_names_its_schema_and_fits_it(shown: str) -> None:
    path = ROOT / shown
    first, _, _ = path.read_text("utf-8").partition("\n")
    assert first.startswith("# yaml-language-server: $schema="), shown
    schema = json.loads(Path(os.path.normpath(path.parent / first.partition("$schema=")[2])).read_text("utf-8"))
    content = json.loads(json.dumps(yaml.safe_load(path.read_text("utf-8")), default=str))
    jsonschema.Draft202012Validator(schema).validate(content)


def test_ids_are_choices() -> None:
    schema = json.loads((ROOT / "data/schemas/facts.schema.json").read_text("utf-8"))
    assert "capital-expenditure" in json.dumps(schema["$defs"]["FactKey"]["properties"]["concept"])
