from __future__ import annotations

from pathlib import Path

import pytest

from generator.judging.checks.copied_texts import copied_texts
from tests.judging.checks.rules import check_case
from tests.projects import case_files


@pytest.mark.parametrize("case", case_files("judging", "checks", "cases", "copied_texts"))
def test_the_rule_finds_what_the_case_says(case: Path, tmp_path: Path) -> None:
    check_case(copied_texts, case, tmp_path)
