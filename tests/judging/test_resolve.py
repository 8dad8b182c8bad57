"""Citations found and read: each case adds a document, `gamma`, and cites it. The cue rules have tests of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judging.citations import shown
from tests.projects import case_files, read_case


@pytest.mark.parametrize("case", case_files("judging", "resolve"))
def test_a_case_gives_what_it_says(case: Path, tmp_path: Path) -> None:
    assert shown(case, tmp_path) == list(read_case(case).gives)
