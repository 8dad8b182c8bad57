"""What only awaits a maintainer: a line for each cause, never wrong, never green."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.editing.project_files import write_files
from generator.findings import Finding, exit_code
from generator.press import new_receipts
from tests.small import FACTS, edit, pressed, small

CONCEPTS = "data/concepts.yml"


def verified(tmp_path: Path) -> Path:
    project = small(tmp_path)
    write_files(new_receipts(pressed(project)), project)
    assert not pressed(project).stale
    return project


def awaiting(project: Path) -> list[Finding]:
    done = pressed(project)
    assert exit_code(done.all_findings) == 3
    assert all("nothing is wrong" in f.message for f in done.stale)
    return list(done.stale)


def test_an_alias_of_few_facts_is_a_line_each(tmp_path: Path) -> None:
    project = verified(tmp_path)
    edit(project, CONCEPTS, "aliases: [總收入, 收入]", "aliases: [總收入, 收入, 營業總額]")
    assert [f.message for f in awaiting(project)] == [
        "nothing is wrong: acme.revenue.2025-q1 (2 citations) was changed since it was verified",
        "nothing is wrong: acme.revenue.2025-q1.growth (2 citations) was changed since it was verified",
    ]


def test_an_alias_of_many_facts_is_one_line_at_its_concept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = verified(tmp_path)
    monkeypatch.setattr("generator.judging.stale.MOST_ALONE", 1)
    edit(project, CONCEPTS, "aliases: [總收入, 收入]", "aliases: [總收入, 收入, 營業總額]")
    (found,) = awaiting(project)
    assert (found.place.file, found.place.line) == (CONCEPTS, 9)
    assert "was changed since 4 citations were verified" in found.message


def test_new_facts_of_a_file_are_one_line(tmp_path: Path) -> None:
    project = verified(tmp_path)
    for file in (project / "data" / "receipts").glob("[a-z]*.json"):
        text = file.read_text("utf-8")
        file.write_text(text[: text.index('  "citations": {')] + '  "citations": {}\n}\n', "utf-8")
    found = [f for f in awaiting(project) if f.place.file == FACTS]
    assert len(found) == 1
    assert "are new and not verified yet" in found[0].message


def test_receipts_that_do_not_name_their_tokens_hold(tmp_path: Path) -> None:
    project = verified(tmp_path)
    for file in (project / "data" / "receipts").glob("[a-z]*.json"):
        text = file.read_text("utf-8")
        bare = re.sub(r'"exact": "[^"]*", ', "", text)
        assert bare != text
        file.write_text(bare, "utf-8")
    assert not pressed(project).stale


def test_a_document_that_was_changed_is_one_line(tmp_path: Path) -> None:
    project = verified(tmp_path)
    edit(project, "data/documents/alpha.yml", "rank: article", "rank: report")
    (found,) = awaiting(project)
    assert (found.place.file, "the record of alpha was changed" in found.message) == ("data/documents/alpha.yml", True)


@pytest.mark.parametrize("texts", [True, False])
def test_a_decision_that_is_new_is_called_new(tmp_path: Path, texts: bool) -> None:
    project = verified(tmp_path)
    (project / "data" / "receipts" / "_decisions.json").write_text("{\n}\n", "utf-8")
    done = pressed(project, texts=texts)
    assert exit_code(done.all_findings) == 3
    assert any("is new and not verified yet" in f.message and "decision" in f.message for f in done.stale)
