"""The record of this repository: clean with receipts, and with the texts where they are at hand."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from generator.editing.fmt import check as check_layout
from generator.findings import Severity, render_text
from generator.press import press
from generator.record.editor_schemas import schema_files, with_schema_line
from generator.record.load import load_catalog, record_files

ROOT = Path(__file__).parents[1]


def problems(documents: Path | None) -> list[str]:
    found = press(ROOT, documents).all_findings
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
        groups = press(ROOT, documents).resolved.observations.values()
        return {o.id: (o.stated, o.stated_by, o.start, o.end) for group in groups for o in group}

    assert readings(Path(folder)) == readings(None)


def test_the_record_is_laid_out_canonically() -> None:
    assert [f for path, shown in record_files(ROOT) for f in check_layout(path.read_text("utf-8"), shown)] == []


def test_every_file_names_its_schema_in_its_first_line() -> None:
    for path, shown in record_files(ROOT):
        text = path.read_text("utf-8")
        assert with_schema_line(text, shown) == text
        name = text.partition("\n")[0].partition("$schema=")[2]
        assert (path.parent / name).is_file()


def test_the_schemas_are_those_of_the_models_and_the_vocabulary() -> None:
    """Ids of facts apart, which change with every edit and are only proposed."""
    for name, text in schema_files(load_catalog(ROOT).value).items():
        assert without_facts((ROOT / name).read_text("utf-8")) == without_facts(text), f"run the schema command: {name}"


def without_facts(schema: str) -> object:
    def hook(pairs: dict[str, object]) -> dict[str, object]:
        branches = pairs.get("anyOf")
        is_open = isinstance(branches, list) and "enum" in branches[0] and "pattern" in branches[-1]
        return pairs | {"anyOf": branches[1:]} if is_open and isinstance(branches, list) else pairs

    return json.loads(schema, object_hook=hook)
