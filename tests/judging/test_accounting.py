"""What became of each figure of a document: each case adds one, `gamma`."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.judging.accounting import Account
from tests.projects import case_files, press_case, read_case


@pytest.mark.parametrize("case", case_files("judging", "accounting"))
def test_a_case_gives_what_it_says(case: Path, tmp_path: Path) -> None:
    assert shown(case, tmp_path) == list(read_case(case).gives)


def shown(path: Path, tmp_path: Path) -> list[str]:
    """Each figure with what became of it, the positions of what is lost, and the account in numbers."""
    done = press_case(path, tmp_path)[1]
    account = done.edition.accounts["gamma"]
    figures = [" ".join([f"{q.exact}: {state}", *owners]) for q, state, owners in account.entries]
    return [*figures, f"lost: {', '.join(map(str, account.lost)) or 'nothing'}", in_numbers(account)]


def in_numbers(account: Account) -> str:
    found = account.coverage()
    kinds = "".join(f", {count} {kind}" for kind, count in found.not_quantities.items())
    return f"{found.accounted} of {found.figures}: {found.observed} observed, {found.claimed} claimed, " + (
        f"{found.set_aside} set aside{kinds}"
    )
