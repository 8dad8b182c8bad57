"""The cases in `cases/digits`: what `inspect_digits` finds on the page each of them makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.inspection.digits import inspect_digits
from tests.site.inspection.trees import case_files, check_case


@pytest.mark.parametrize("case", case_files("digits"))
def test_case(case: Path, tmp_path: Path) -> None:
    check_case(inspect_digits, case, tmp_path)
