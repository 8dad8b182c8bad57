from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import Place
from generator.judging.checks.known_ids import unknown, unknown_ids
from tests.judging.checks.rules import check_case
from tests.projects import case_files


@pytest.mark.parametrize("case", case_files("judging", "checks", "cases", "known_ids"))
def test_the_rule_finds_what_the_case_says(case: Path, tmp_path: Path) -> None:
    check_case(unknown_ids, case, tmp_path)


def test_where_there_is_nothing_to_choose_from_it_says_so() -> None:
    (told,) = unknown("unit", "kg", (), Place(file="data/concepts.yml"))
    assert told.hint == "define it: there is no unit yet"
