"""Every bad workflow turns the policy red at its line, and the workflows of this repository keep it.

A case is a workflow in `cases/`; a line that must be refused ends in `# refused: ` and how the refusal begins.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workflows.policy import main, refusals

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
CASES = sorted((HERE / "cases").glob("*.yml"))
OURS = [*sorted((REPOSITORY / ".github/workflows").glob("*.yml")), REPOSITORY / "generator/frame/check.yml"]


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_a_workflow_is_refused_where_it_says(case: Path) -> None:
    text = case.read_text("utf-8")
    marked = {
        at: line.partition("# refused: ")[2] for at, line in enumerate(text.splitlines(), 1) if "# refused: " in line
    }
    found = refusals(text)
    assert [refusal.line for refusal in found] == sorted(marked)
    for refusal in found:
        assert refusal.message.startswith(marked[refusal.line])
    assert bool(marked) is not case.stem.startswith("good-")


@pytest.mark.parametrize("file", OURS, ids=[str(file.relative_to(REPOSITORY)) for file in OURS])
def test_our_workflows_keep_the_policy(file: Path) -> None:
    assert refusals(file.read_text("utf-8")) == []


def test_the_command_is_red_where_anything_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(HERE / "cases/or-true.yml")]) == 1
    assert "or-true.yml:8: a failure is swallowed. Fix: " in capsys.readouterr().err
    assert main([str(HERE / "cases/good-gate.yml")]) == 0
