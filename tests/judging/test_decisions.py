"""A decision reversed, reworded, or made anew by somebody who has the texts and by somebody who has not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.editing.project_files import write_files
from generator.findings import Severity, exit_code
from generator.judging.decisions import FILE
from generator.press import new_receipts
from tests.editing.corpus import add_document
from tests.small import FACTS, edit, pressed, small

FACT = "acme.mau.product-social-app.2025-q1"
READ = "      - {id: a, in: alpha, exact: 1.5億}\n"
NOTE = "{zh-Hant: 甲較可信。, en: The first is more credible.}"
DECIDED = (
    "      - {id: a, in: alpha, exact: 1.5億}\n"
    "      - id: b\n        in: alpha\n        exact: 約有8000萬\n"
    "        cue: {product: {is: social-app, because: two apps are compared}}\n"
    f"    adjudication:\n      accept: a\n      reason: unexplained\n      note: {NOTE}\n"
)
NEW = "{zh-Hant: 乙才可信。, en: The second is the credible one.}"
CASES = [
    ("reversed", [("accept: a", "accept: b")], "adjudication-reversed", "adjudication-reversed"),
    ("another kind of reason", [("accept: a", "accept: b"), ("reason: unexplained", "reason: definition")],
     "adjudication-reversed", "adjudication-reversed"),
    ("the kind of reason alone", [("reason: unexplained", "reason: source-error")],
     "adjudication-reversed", "adjudication-reversed"),
    ("no longer accepted", [("accept: a", "accept: none")], "adjudication-reversed", "adjudication-reversed"),
    ("readings that change their names", [("id: a, in: alpha, exact: 1.5億", "id: x, in: alpha, exact: 1.5億"),
                                          ("id: b\n", "id: a\n")],
     "adjudication-reversed", "adjudication-reversed"),
    ("a note without its stops", [("accept: a", "accept: b"), ("可信。, en: The first is more credible.",
                                                               "可信, en: The first is more credible")],
     "adjudication-reversed", "adjudication-reversed"),
    ("a new note in one language", [("accept: a", "accept: b"), ("甲較可信。", "乙較可信，因為更新。")],
     "adjudication-reversed", "adjudication-reversed"),
    ("a new note", [("accept: a", "accept: b"), (NOTE, NEW)], "receipt-stale", "pending"),
    ("a note worded anew", [("more credible", "much more credible")], "receipt-stale", None),
]  # fmt: skip


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with a decision between two readings, verified."""
    project = small(tmp_path_factory.mktemp("decided"))
    edit(project, FACTS, READ, DECIDED)
    write_files(new_receipts(pressed(project)), project)
    for texts in (True, False):
        assert FACT not in str(pressed(project, texts=texts).all_findings)
    return project


@pytest.fixture
def project(decided: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copytree(decided, tmp_path / "small")


def change(project: Path, before: str, after: str) -> None:
    """An edit in the fact that is decided on, or after it."""
    head, read, tail = (project / FACTS).read_text("utf-8").rpartition("product: social-app}")
    assert tail.count(before) == 1
    (project / FACTS).write_text(head + read + tail.replace(before, after), "utf-8")


@pytest.mark.parametrize(("edits", "with_texts", "without"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_decision_that_changes_needs_a_reason_of_its_own(
    project: Path, edits: list[tuple[str, str]], with_texts: str, without: str | None
) -> None:
    for before, after in edits:
        change(project, before, after)
    for texts, code in ((True, with_texts), (False, without)):
        found = [f.code for f in pressed(project, texts=texts).all_findings if FACT in f.message]
        assert (code in found) if code else found == []
        assert ("adjudication-reversed" in found) == (code == "adjudication-reversed")


def test_what_is_reversed_is_told_where_it_is_decided(project: Path) -> None:
    line = edit(project, FACTS, "accept: a\n      reason: unexplained", "accept: b\n      reason: unexplained")
    [found] = [f for f in pressed(project).findings if f.code == "adjudication-reversed"]
    assert (found.place.file, found.place.line) == (FACTS, line)
    assert "was 150000000 account (unexplained) and is about 80000000 account (unexplained) now" in found.message
    assert "zh-Hant, en" in found.message


def test_a_more_exact_reading_of_what_was_decided_reverses_nothing(project: Path) -> None:
    add_document(project, "gamma", "甲公司2025年第一季度，某社交應用月活躍用戶達1.52億。\n")
    change(project, "      - id: b\n", "      - {id: c, in: gamma, exact: 1.52億}\n      - id: b\n")
    done = pressed(project)
    accepted = done.edition.facts[FACT].accepted
    assert accepted is not None
    assert accepted.observation.reading.id == "c"
    assert "adjudication-reversed" not in [finding.code for finding in done.findings]


def test_decisions_that_nobody_verified_are_not_published(project: Path) -> None:
    (project / FILE).unlink()
    assert exit_code(pressed(project, texts=False).all_findings) == 3
    assert exit_code(pressed(project).all_findings) == 3


def test_what_verify_writes_is_kept_where_a_document_is_not_at_hand(project: Path) -> None:
    kept = (project / FILE).read_text("utf-8")
    (project / "texts" / "beta.txt").unlink()
    assert new_receipts(pressed(project))[FILE] == kept


def test_a_file_that_verify_did_not_write_is_refused(project: Path) -> None:
    (project / FILE).write_text('{"x": 1}\n', "utf-8")
    assert "receipts-broken" in [f.code for f in pressed(project).findings]


def test_what_a_reversed_decision_breaks_is_not_told_beside_it(tmp_path: Path) -> None:
    """A relation that the other value does not fit would ask for a decision at a fact that is right."""
    project = small(tmp_path)
    write_files(new_receipts(pressed(project)), project)
    edit(project, FACTS, "accept: a\n", "accept: b\n")
    for texts in (True, False):
        done = pressed(project, texts=texts)
        assert [f.code for f in done.findings if f.severity is Severity.ERROR] == ["adjudication-reversed"]
        assert "relation-broken" in {f.code for f in done.withheld}
        assert exit_code(done.findings) == 1
