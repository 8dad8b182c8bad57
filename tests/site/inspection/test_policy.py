"""The cases in `cases/policy`: what `inspect_policy` finds on the page each of them makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.inspection.policy import inspect_policy
from tests.site.inspection.trees import case_files, check_case


@pytest.mark.parametrize("case", case_files("policy"))
def test_case(case: Path, tmp_path: Path) -> None:
    check_case(inspect_policy, case, tmp_path)
