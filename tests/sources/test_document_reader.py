"""What holds for a place of a document: each case adds one, `gamma`, with stretches of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judging.citations import shown
from tests.projects import case_files, read_case


@pytest.mark.parametrize("case", case_files("sources", "document_reader"))
def test_a_case_gives_what_it_says(case: Path, tmp_path: Path) -> None:
    assert shown(case, tmp_path) == list(read_case(case).gives)
