from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from generator.judging.edition import MOST_STEPS
from tests.projects import case_files
from tests.real_record import derived, found, make


@pytest.mark.parametrize("case", case_files("judging", "edition"))
def test_a_case_gives_what_it_says(case: Path) -> None:
    made = make(case)
    assert [*derived(made), *found(made)] == made.gives


def test_an_endless_chain_is_refused_and_a_long_one_is_not(tmp_path: Path) -> None:
    assert [f.code for f in make(chain(tmp_path, MOST_STEPS)).findings] == []
    refused = make(chain(tmp_path, MOST_STEPS + 20)).findings
    assert f"more than {MOST_STEPS} steps" in refused[0].message + refused[-1].message


def chain(tmp_path: Path, length: int) -> Path:
    """Each month derived from the next, written before it, to one that is stated."""
    months = [f"{2000 + n // 12}-{n % 12 + 1:02}" for n in range(length + 1)]
    facts = [
        f"  - {{fact: {{concept: mau, period: {month}}}, derive: mau@{later} * 1}}" for month, later in pairwise(months)
    ]
    stated = f"  - {{fact: {{concept: mau, period: {months[-1]}}}, read: [{{id: a, in: alpha, exact: 3款}}]}}"
    case = tmp_path / "chain.txt"
    case.write_text("\n".join(["facts:", *facts, stated, "", "gives", "nothing", ""]), "utf-8")
    return case
