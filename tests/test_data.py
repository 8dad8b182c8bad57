"""The record of this repository: clean with receipts, and with the texts where they are at hand."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

import pytest

from generator.findings import Severity, render_text
from generator.press import Pressed, press
from generator.record.editor_schemas import schema_files
from generator.record.load import load_catalog

ROOT = Path(__file__).parents[1]


@cache
def pressed(documents: Path | None) -> Pressed:
    return press(ROOT, documents)


def problems(documents: Path | None) -> list[str]:
    found = pressed(documents).all_findings
    return [render_text(finding) for finding in found if finding.severity is not Severity.WARNING]


def test_the_record_is_clean_with_receipts_alone() -> None:
    assert problems(None) == []


def test_the_record_is_clean_with_the_texts() -> None:
    folder = os.environ.get("DOCUMENTS_DIR")
    if not folder:
        pytest.skip("NOT TESTED against the texts: DOCUMENTS_DIR is not set")
    assert problems(Path(folder)) == []


def test_readings_are_the_same_with_texts_and_with_receipts() -> None:
    folder = os.environ.get("DOCUMENTS_DIR")
    if not folder:
        pytest.skip("NOT TESTED against the texts: DOCUMENTS_DIR is not set")

    def readings(documents: Path | None) -> dict[str, object]:
        groups = pressed(documents).resolved.observations.values()
        return {o.id: (o.stated, o.stated_by, o.start, o.end) for group in groups for o in group}

    assert readings(Path(folder)) == readings(None)


def test_the_schemas_are_those_of_the_models() -> None:
    """What the record fills them with apart, of which `check` warns (`editing.upkeep`)."""
    for name, text in schema_files(load_catalog(ROOT).value).items():
        assert of_models((ROOT / name).read_text("utf-8")) == of_models(text), f"run the schema command: {name}"


def of_models(schema: str) -> object:
    """A schema without the ids, the labels and the dimensions of a record."""

    def hook(pairs: dict[str, object]) -> dict[str, object]:
        branches = pairs.get("anyOf")
        if isinstance(branches, list) and "enum" in branches[0] and "pattern" in branches[-1]:
            pairs = pairs | {"anyOf": branches[1:]}
        if "enumDescriptions" in pairs:
            pairs = {key: value for key, value in pairs.items() if key not in {"enum", "enumDescriptions"}}
        is_dimension = [key for key, value in pairs.items() if "member of the dimension" in str(value)[:80]]
        return {key: value for key, value in pairs.items() if key not in is_dimension}

    return json.loads(schema, object_hook=hook)
