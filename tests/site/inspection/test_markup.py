"""The cases in `cases/markup`: what `inspect_markup` finds on the page each of them makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.inspection.markup import inspect_markup
from tests.site.inspection.trees import case_files, check_case


@pytest.mark.parametrize("case", case_files("markup"))
def test_case(case: Path, tmp_path: Path) -> None:
    check_case(inspect_markup, case, tmp_path)
