"""The cases in `cases/ids`: what `inspect_ids` finds on the page each of them makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.inspection.ids import inspect_ids
from tests.site.inspection.trees import case_files, check_case


@pytest.mark.parametrize("case", case_files("ids"))
def test_case(case: Path, tmp_path: Path) -> None:
    check_case(inspect_ids, case, tmp_path)
