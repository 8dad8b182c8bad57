"""Every rule of the package is run, and has a test with cases of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.judging import checks

HERE = Path(__file__).parent
FILES = {path.stem for path in Path(checks.__file__).parent.glob("*.py")} - {"__init__", "subject"}


def test_every_rule_is_run_once() -> None:
    run = [check.__module__.rpartition(".")[2] for check in checks.CHECKS]
    assert sorted(run) == sorted(FILES)


@pytest.mark.parametrize("rule", sorted(FILES))
def test_every_rule_has_its_test(rule: str) -> None:
    assert (HERE / f"test_{rule}.py").is_file()
