from __future__ import annotations

from pathlib import Path

import pytest

from generator.judging.checks.editions import misdated_editions
from tests.judging.checks.rules import check_case
from tests.projects import case_files


@pytest.mark.parametrize("case", case_files("judging", "checks", "cases", "editions"))
def test_the_rule_finds_what_the_case_says(case: Path, tmp_path: Path) -> None:
    check_case(misdated_editions, case, tmp_path)
