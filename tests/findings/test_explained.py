"""The rules as people read them: the page is current, a terminal shows the same, findings lead there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.cli import main
from generator.findings import Finding, Place, render_github, render_markdown
from generator.findings.explained import address, explanation, listed, page
from generator.findings.rules import PAGE, rules
from tests.small import FACTS, edit, small

ROOT = Path(__file__).parents[2]
FINDING = Finding(code="cue-product", place=Place(file="a.yml"), message="m")
RULES = "https://example.com/o/r/blob/main/generator/RULES.md"


def test_the_page_is_made_of_the_records() -> None:
    assert (ROOT / PAGE).read_text("utf-8") == page(), "run python -m generator.findings.explained"


def test_every_rule_has_its_anchor_on_the_page() -> None:
    """GitHub makes the anchor of the heading: in lower case, without backticks and asterisks."""
    headings = re.findall(r"^### `(.+)`$", page(), re.M)
    assert [heading.replace("*", "") for heading in headings] == [rule.anchor for rule in rules().values()]
    assert all(re.fullmatch(r"[a-z-]+", rule.anchor) for rule in rules().values())


def test_explain_says_why_with_both_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "unknown-concept"]) == 0
    said = capsys.readouterr().out
    assert "{concept: gros-margin}" in said
    assert "{concept: gross-margin}" in said
    assert rules()["unknown-concept"].why in said


def test_explain_without_a_code_lists_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    assert capsys.readouterr().out == listed() + "\n"
    assert all(re.search(rf"^  {re.escape(code)} +\S", listed(), re.M) for code in rules())


def test_explain_proposes_the_nearest_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "unknown-concpt"]) == 2
    assert "did you mean `unknown-concept`?" in capsys.readouterr().err


def test_a_code_of_a_family_is_explained_by_it() -> None:
    assert explanation("cue-product") == explanation("cue-*")
    assert explanation("cue-period") != explanation("cue-*")


def test_a_report_names_each_code_once_at_its_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "{concept: gross-margin}", "{concept: gros-margin}")
    edit(project, FACTS, "{concept: mau, product: social-app}", "{concept: maus, product: social-app}")
    assert main(["check", "--project", str(project)]) == 1
    said = capsys.readouterr()
    *_, last = said.err.splitlines()
    assert last.startswith("`python -m generator explain CODE` tells the rule behind: ")
    assert "explain" not in said.out  # a finding a line, and nothing else
    assert last.count("unknown-concept") == 1


def test_all_shows_what_only_follows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "{concept: capital-expenditure}", "{concept: capital-expenditures}")
    main(["check", "--project", str(project)])
    assert "unknown-fact: " not in capsys.readouterr().out
    main(["check", "--all", "--project", str(project)])
    assert "unknown-fact: " in capsys.readouterr().out


def test_findings_link_to_their_rule_where_the_page_is_known() -> None:
    assert f"| [`cue-product`]({RULES}#cue-) |" in render_markdown([FINDING], RULES)
    assert "| `cue-product` |" in render_markdown([FINDING])
    assert render_github(FINDING, RULES).endswith(f" See {RULES}#cue-")
    assert "See" not in render_github(FINDING)


def test_a_repository_without_the_page_is_not_linked(tmp_path: Path) -> None:
    assert address(tmp_path, "https://example.com/o/r") == ""
    assert address(ROOT, "https://example.com/o/r") == RULES
