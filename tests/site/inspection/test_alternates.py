"""The cases in `cases/languages`: what `inspect_languages` finds on the page each of them makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.inspection.alternates import inspect_languages
from tests.site.inspection.trees import case_files, check_case


@pytest.mark.parametrize("case", case_files("alternates"))
def test_case(case: Path, tmp_path: Path) -> None:
    check_case(inspect_languages, case, tmp_path)
