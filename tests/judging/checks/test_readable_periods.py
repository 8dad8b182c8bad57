from __future__ import annotations

from pathlib import Path

import pytest

from generator.judging.checks.readable_periods import unreadable_periods
from tests.judging.checks.rules import check_case
from tests.projects import case_files


@pytest.mark.parametrize("case", case_files("judging", "checks", "cases", "readable_periods"))
def test_the_rule_finds_what_the_case_says(case: Path, tmp_path: Path) -> None:
    check_case(unreadable_periods, case, tmp_path)
