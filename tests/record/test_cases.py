"""Each file in `cases/invalid` gives exactly the findings in the `.txt` beside it, each file in `cases/valid`
the record in the `.json` beside it. To add a case, add the two files."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import render_text
from generator.record.kept import load_tree
from generator.record.validation import validate
from tests.record.sample import Fact

CASES = Path(__file__).parent / "cases"
INVALID = sorted((CASES / "invalid").glob("*.yml"))
VALID = sorted((CASES / "valid").glob("*.yml"))


def outcome(path: Path) -> tuple[Fact | None, str]:
    """The record, and the findings as the command line prints them."""
    tree = load_tree(path, path.name)
    if tree.value is None:
        return None, "".join(f"{render_text(finding)}\n" for finding in tree.findings)
    record = validate(Fact, tree.value)
    return record.value, "".join(f"{render_text(finding)}\n" for finding in record.findings)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_invalid(path: Path) -> None:
    record, findings = outcome(path)
    assert record is None
    assert findings == path.with_suffix(".txt").read_text("utf-8")


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid(path: Path) -> None:
    record, findings = outcome(path)
    assert findings == ""
    assert record is not None
    assert record.model_dump_json(indent=2, by_alias=True) + "\n" == path.with_suffix(".json").read_text("utf-8")


def test_every_expectation_has_its_case() -> None:
    expectations = {path.stem for path in CASES.glob("*/*") if path.suffix in (".txt", ".json")}
    assert expectations == {path.stem for path in [*INVALID, *VALID]}
