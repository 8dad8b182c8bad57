"""What every rule's test does: a case is pressed, and the rule's findings are what the case says, in file order."""

from __future__ import annotations

from pathlib import Path

from generator.findings import in_file_order, render_text
from generator.judging.checks import Check
from tests.projects import press_case, read_case, subject_of


def check_case(check: Check, path: Path, tmp_path: Path) -> None:
    """The findings of a rule are those of the case, word by word."""
    assert found(check, path, tmp_path) == list(read_case(path).gives)


def found(check: Check, path: Path, tmp_path: Path) -> list[str]:
    """What the rule says of the case's project, as the command line prints it."""
    _, done = press_case(path, tmp_path)
    return [line for f in in_file_order(check(subject_of(done))) for line in render_text(f).split("\n")]
