from __future__ import annotations

from pathlib import Path

import pytest

from generator.judging.checks.shared_aliases import shared_aliases
from tests.judging.checks.rules import check_case
from tests.projects import case_files, subject_of
from tests.small import edit, pressed, small

CONCEPTS = "data/concepts.yml"


@pytest.mark.parametrize("case", case_files("judging", "checks", "cases", "shared_aliases"))
def test_the_rule_finds_what_the_case_says(case: Path, tmp_path: Path) -> None:
    check_case(shared_aliases, case, tmp_path)


def test_without_the_texts_it_is_told_where_it_was_written(tmp_path: Path) -> None:
    """Its concept is the one whose receipts hold no more."""
    project = small(tmp_path)
    line = edit(project, CONCEPTS, "aliases: [總收入, 收入]", "aliases: [總收入, 收入, 毛利]")
    found = list(shared_aliases(subject_of(pressed(project, texts=False))))
    assert [(f.place.line, "gross-profit (data/concepts.yml:" in f.message) for f in found] == [(line, True)]


def test_concepts_of_another_basis_may_be_called_alike(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, CONCEPTS, "aliases: [毛利]", "aliases: [毛利, 收入]\n    basis: non-IFRS")
    assert not list(shared_aliases(subject_of(pressed(project))))
