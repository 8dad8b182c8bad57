from __future__ import annotations

from pathlib import Path

import pytest

from generator.judging.checks.briefing_parts import faulty_briefings
from tests.judging.checks.rules import check_case
from tests.projects import case_files


@pytest.mark.parametrize("case", case_files("judging", "checks", "cases", "briefing_parts"))
def test_the_rule_finds_what_the_case_says(case: Path, tmp_path: Path) -> None:
    check_case(faulty_briefings, case, tmp_path)
