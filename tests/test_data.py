"""The record of this repository: clean with receipts, and with the texts where they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.findings import Severity, render_text
from generator.fmt import check as check_layout
from generator.load import record_files
from generator.press import press

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
