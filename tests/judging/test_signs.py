"""Signs: each case adds a document, `gamma`, in which words make figures negative."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judging.citations import shown
from tests.projects import case_files, read_case


@pytest.mark.parametrize("case", case_files("judging", "signs"))
def test_a_case_gives_what_it_says(case: Path, tmp_path: Path) -> None:
    assert shown(case, tmp_path) == list(read_case(case).gives)
