"""What is published, and what judges a request, is made with nothing that was kept: a request could have brought it."""

from __future__ import annotations

import re
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
WORKFLOWS = [*sorted((REPOSITORY / ".github/workflows").glob("*.yml")), REPOSITORY / "generator/frame/check.yml"]
MAKES = re.compile(
    r"\bmake (?:[-\w=/. ]*\s)?(?:site|check|preview)\b(?! *:)|\bgenerator (?:build|check)\b|DO=\"(?:check|build)"
)


def test_every_check_and_build_of_a_workflow_is_from_nothing() -> None:
    lines = [
        line.partition(" #")[0]
        for path in WORKFLOWS
        for line in path.read_text("utf-8").splitlines()
        if MAKES.search(line.partition(" #")[0]) and not line.lstrip().startswith("#")
    ]
    assert len(lines) >= 4
    assert [line for line in lines if "--from-nothing" not in line] == []


def test_no_workflow_keeps_anything_from_run_to_run() -> None:
    texts = {path.name: path.read_text("utf-8") for path in WORKFLOWS}
    assert [name for name, text in texts.items() if "actions/cache" in text or re.search(r"(?m)^\s+cache:", text)] == []
