from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import case_files
from tests.real_record import make, outcomes


@pytest.mark.parametrize("case", case_files("judging", "relations"))
def test_a_case_gives_what_it_says(case: Path) -> None:
    made = make(case)
    assert outcomes(made) == made.gives
