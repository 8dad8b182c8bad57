"""What a change of the data means for the reader: two projects compared, and two revisions of a repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.editing.diff import Change, changes_between, compare, render
from generator.editing.revisions import RevisionError
from generator.findings import Finding, Place
from tests.small import FACTS, edit, pressed, small

CLAIM = "data/claims/first.yml"


def changes(tmp_path: Path, file: str, before: str, after: str) -> list[Change]:
    """What one edit means, with the texts at hand."""
    project = small(tmp_path)
    base = pressed(project).edition
    edit(project, file, before, after)
    return list(changes_between(base, pressed(project).edition))


def kinds(found: list[Change]) -> list[tuple[str, str]]:
    return [(change.kind, change.subject) for change in found]


def test_nothing_changed(tmp_path: Path) -> None:
    edition = pressed(small(tmp_path)).edition
    assert list(changes_between(edition, edition)) == []


def test_another_value_is_told_in_both_languages_with_its_readings_and_the_pages_that_show_it(tmp_path: Path) -> None:
    found = changes(tmp_path, FACTS, "      - {id: b, in: beta, exact: 120.4億元}\n", "")
    assert kinds(found) == [("fact", "acme.revenue.2025-q1"), ("page", "briefings/first")]
    fact, page = found
    assert fact.before == "120.4億元; RMB 12.04 billion; 120億元 (alpha: agreed); 120.4億元 (beta: agreed)"
    assert fact.after == "120億元; RMB 12.0 billion; 120億元 (alpha: single)"
    assert page.after == "acme.revenue.2025-q1"


def test_what_is_derived_from_a_changed_fact_changes_with_it(tmp_path: Path) -> None:
    found = changes(tmp_path, FACTS, "  - fact: {concept: capital-expenditure, measure: growth}\n    read:\n", GROWTH)
    assert ("derived", "acme.capital-expenditure.2024-q1.implied") in kinds(found)


GROWTH = """\
  - fact: {concept: capital-expenditure, measure: growth}
    adjudication: {accept: none, reason: unexplained, relation: capex-parts, note: {zh-Hant: 甲。, en: A.}}
    read:
"""


def test_a_new_fact_and_one_that_is_gone(tmp_path: Path) -> None:
    found = changes(tmp_path, FACTS, "product: video-app}", "product: video-app, period: 2025-03}")
    assert [(c.subject, bool(c.before), bool(c.after)) for c in found if c.kind == "fact"] == [
        ("acme.mau.product-video-app.2025-03", False, True),
        ("acme.mau.product-video-app.2025-q1", True, False),
    ]


def test_a_decision_that_goes_makes_a_fact_disputed(tmp_path: Path) -> None:
    decision = """\
    adjudication:
      accept: a
      reason: source-error
      note: {zh-Hant: 只有前者與合計相符。, en: Only the former fits the total.}
"""
    found = {c.subject: c for c in changes(tmp_path, FACTS, decision, "")}
    assert found["acme.operating-capex.2025-q1"].after == (
        "no value; 20億元 (alpha: disputed); 25億元 (beta: disputed); disputed"
    )
    held = found["capex-parts acme.capital-expenditure.2025-q1"]
    assert (held.kind, held.before, held.after) == ("relation", "held", "not-checkable")


def test_a_new_relation_is_told(tmp_path: Path) -> None:
    right = "right: operating-capex + non-operating-capex\n"
    more = (
        "  - {id: more, label: {zh-Hant: 甲, en: A}, left: gross-profit, test: at-most, right: revenue, entity: acme}\n"
    )
    found = changes(tmp_path, "data/relations.yml", right, right + more)
    assert ("relation", "more acme.gross-profit.2025-q1", "", "held") in [
        (c.kind, c.subject, c.before, c.after) for c in found
    ]


@pytest.mark.parametrize(
    ("file", "before", "after", "subject"),
    [
        (CLAIM, "The company expects", "The company hopes for", "claim capex-guidance: text en"),
        (
            "site_src/briefings/first/en.md",
            "capital expenditure was",
            "spending was",
            "briefing first: section capex en",
        ),
        (
            "site_src/briefings/first/briefing.yml",
            "en: Operating}",
            "en: Own}",
            "briefing first: charts 1 rows 1 label en",
        ),
        ("data/glossary.yml", "Spending on", "Money for", "term capex: definition en"),
    ],
)
def test_a_sentence_that_changes_is_told(tmp_path: Path, file: str, before: str, after: str, subject: str) -> None:
    found = changes(tmp_path, file, before, after)
    assert kinds(found) == [("text", subject)]
    assert before.removesuffix("}").removeprefix("en: ") in found[0].before
    assert after.removesuffix("}").removeprefix("en: ") in found[0].after


def test_pending_is_told(tmp_path: Path) -> None:
    project = small(tmp_path)
    base = pressed(project, texts=False).edition
    edit(project, FACTS, "exact: 50%}", "exact: 51%}")
    (change,) = [c for c in changes_between(base, pressed(project, texts=False).edition) if c.kind == "fact"]
    assert change.after.endswith("; pending")


# --- the report --------------------------------------------------------------------------------------------


def test_without_changes_the_report_says_so() -> None:
    assert render([], []) == "# What this change means\n\nNothing that a reader sees changes.\n"


def test_the_report_is_a_table_with_new_findings_below() -> None:
    finding = Finding(code="conflict", place=Place(file="a.yml"), message="甲")
    text = render([Change(kind="fact", subject="a", before="1", after="2")], [finding])
    assert "| fact | a | 1 | 2 |" in text
    assert text.index("## New findings") < text.index("`conflict`")


@pytest.mark.parametrize("hostile", ["a|b", "`x`", "<img src=x>", "[a](https://example.org)", "**a**\n| b |", "a\\|b"])
def test_text_never_breaks_out_of_its_cell(hostile: str) -> None:
    row = render([Change(kind="text", subject="s", before=hostile, after="")], []).split("\n")[4]
    assert row.count("|") == 5
    assert not set(row.removeprefix("| text | s | ").removesuffix(" |  |")) & set("\\`*_[]<>|\n")


# --- revisions ---------------------------------------------------------------------------------------------


def git(project: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", "-C", str(project), *identity, *arguments], capture_output=True, check=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The small project, committed twice: the second time with another claim, and a conflict to be decided."""
    project = small(tmp_path)
    git(project, "init", "-q")
    git(project, "add", "data", "site_src/briefings")
    git(project, "commit", "-qm", "first")
    edit(project, CLAIM, "The company expects", "The company hopes for")
    git(project, "commit", "-qam", "second")
    return project


def test_revisions_are_compared_from_their_receipts(repository: Path) -> None:
    report = compare(repository, "HEAD~1", "HEAD")
    assert "| text | claim capex-guidance: text en | The company expects" in report
    assert "| fact |" not in report
    assert "New findings" not in report


def test_the_working_tree_is_compared_where_no_revision_is_named(repository: Path) -> None:
    assert compare(repository, "HEAD", None) == render([], [])
    edit(repository, FACTS, "exact: 50%}", "exact: 51%}")
    report = compare(repository, "HEAD", None)
    assert "acme.gross-margin.2025-q1" in report
    assert "## New findings" in report


def test_a_finding_that_only_moved_is_not_new(repository: Path) -> None:
    edit(repository, FACTS, "exact: 50%}", "exact: 51%}")
    git(repository, "commit", "-qam", "pending")
    edit(repository, FACTS, "facts:\n", "facts:\n# one line more\n")
    assert compare(repository, "HEAD", None) == render([], [])


def test_a_project_below_the_top_of_its_repository(tmp_path: Path) -> None:
    project = small(tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "small/data", "small/site_src/briefings")
    git(tmp_path, "commit", "-qm", "first")
    assert compare(project, "HEAD", None) == render([], [])


@pytest.mark.parametrize("revision", ["nothing", "--output=x", "-o"])
def test_what_is_no_revision_is_refused(repository: Path, revision: str) -> None:
    with pytest.raises(RevisionError):
        compare(repository, revision, None)
    with pytest.raises(RevisionError):
        compare(repository, "HEAD", revision)
    assert not (repository / "x").exists()


def test_a_link_in_a_revision_leads_nowhere(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yml").write_text("units: []\n", "utf-8")
    (repository / "data" / "units.yml").unlink()
    (repository / "data" / "units.yml").symlink_to(tmp_path / "elsewhere.yml")
    git(repository, "commit", "-qam", "a link")
    with pytest.raises(RevisionError, match="link"):
        compare(repository, "HEAD", "HEAD~1")
