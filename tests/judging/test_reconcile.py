from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import case_files
from tests.real_record import found, make, readings


@pytest.mark.parametrize("case", case_files("judging", "reconcile"))
def test_a_case_gives_what_it_says(case: Path) -> None:
    made = make(case)
    assert [*readings(made), *found(made)] == made.gives
