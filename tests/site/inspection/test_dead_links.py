"""The cases in `cases/links`: what `inspect_links` finds on the page each of them makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.inspection.dead_links import inspect_links
from tests.site.inspection.trees import case_files, check_case


@pytest.mark.parametrize("case", case_files("dead_links"))
def test_case(case: Path, tmp_path: Path) -> None:
    check_case(inspect_links, case, tmp_path)
