"""A fact under another key is told where its key stands; whatever misses it goes with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import Finding
from tests.small import FACTS, edit, pressed, small

GROWTH = "{concept: capital-expenditure, measure: growth}"


def errors(project: Path, *, texts: bool) -> list[Finding]:
    return [f for f in pressed(project, texts=texts).findings if f.severity == "error"]


@pytest.mark.parametrize("texts", [True, False])
@pytest.mark.parametrize(
    ("changed", "parts"),
    [
        ("{concept: capital-expenditure, measure: growth, period: 2024-Q4}", "2025-Q1 for 2024-Q4"),
        ("{concept: operating-capex, measure: growth}", "capital-expenditure for operating-capex"),
        ("{concept: capital-expenditure, measure: change}", "growth for change"),
    ],
)
def test_it_is_told_at_the_key_and_once(tmp_path: Path, changed: str, parts: str, texts: bool) -> None:
    project = small(tmp_path)
    line = edit(project, FACTS, GROWTH, changed)
    found = errors(project, texts=texts)
    (told,) = (f for f in found if f.code == "key-changed")
    assert (told.place.file, told.place.line) == (FACTS, line)
    assert "there is no fact `acme.capital-expenditure.2025-q1.growth`" in told.message
    assert parts in told.hint
    assert not {"unknown-fact", "derive-failed"} & {f.code for f in found}


@pytest.mark.parametrize("texts", [True, False])
def test_who_puts_the_key_back_is_done(tmp_path: Path, texts: bool) -> None:
    project = small(tmp_path)
    edit(project, FACTS, GROWTH, GROWTH.replace("growth", "change"))
    edit(project, FACTS, GROWTH.replace("growth", "change"), GROWTH)
    assert not errors(project, texts=texts)


def test_without_receipts_no_fact_of_another_period_is_suggested(tmp_path: Path) -> None:
    project = small(tmp_path)
    for file in (project / "data" / "receipts").glob("*.json"):
        file.unlink()
    edit(project, FACTS, GROWTH, GROWTH.replace("growth}", "growth, period: 2024-Q4}"))
    found = [f for f in errors(project, texts=True) if f.code in ("derive-failed", "unknown-fact")]
    assert found
    assert not any("did you mean" in f.hint and "2024-q4" in f.hint for f in found)
    assert any("put its period back if that was changed" in f.hint for f in found)


def test_two_that_could_be_it_are_none(tmp_path: Path) -> None:
    project = small(tmp_path)
    other = "{concept: capital-expenditure, measure: growth, period: 2024-Q4}"
    again = "{concept: capital-expenditure, measure: growth, period: 2024-Q3}"
    reading = "\n    read:\n      - {id: a, in: alpha, exact: 5%}\n  - fact: "
    edit(project, FACTS, GROWTH, other + reading + again)
    assert "key-changed" not in {f.code for f in errors(project, texts=True)}
