"""A command is not run again where all that it read is as it was, and is where any of it is another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cache import outcome
from generator.cache.outcome import Outcome, Question
from generator.cache.store import Store
from generator.findings import Finding, Place, Severity
from generator.settings import Settings

SETTINGS = Settings(site_url="https://example.org/", repo_url="https://git.example.org", contact="", documents=None)
FOUND = Finding(
    severity=Severity.WARNING, code="a-code", place=Place(file="data/a.yml", line=2, column=3), message="says 甲",
    expected="乙", hint="write it", answer="undecided",
)  # fmt: skip
WHOLE = Outcome(findings=(FOUND,), summary="1 fact", site="ab")
ALPHA = "8ed3f6ad685b959ead7022518e1af76cd816f8e8ec7ccdda1ed4018e8f2223f8"  # the SHA-256 of alpha


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    for name in ("data/a.yml", "site_src/templates/a.j2", "mkdocs.yml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "alpha.txt").write_text("alpha")
    return folder


def asked(project: Path, command: str = "check", **settings: object) -> Question:
    said = replace(SETTINGS, documents=project.parent / "texts", **settings)  # type: ignore[arg-type]
    return Question((command,), project, said, Store(project / ".cache" / "made"))


def test_what_it_came_to_is_told_again(project: Path) -> None:
    assert asked(project).known() is None
    asked(project).keep(WHOLE, {"alpha.txt": ALPHA, "beta.txt": None})
    assert asked(project).known() == WHOLE


EDITS: dict[str, Callable[[Path], object]] = {
    "data": lambda project: (project / "data" / "a.yml").write_text("other"),
    "a new file": lambda project: (project / "data" / "b.yml").write_text(""),
    "a template": lambda project: (project / "site_src" / "templates" / "a.j2").write_text("other"),
    "the config": lambda project: (project / "mkdocs.yml").write_text("other"),
    "a document": lambda project: (project.parent / "texts" / "alpha.txt").write_text("other"),
    "a document that goes": lambda project: (project.parent / "texts" / "alpha.txt").unlink(),
    "a document that comes": lambda project: (project.parent / "texts" / "beta.txt").write_text(""),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_whatever_changes_is_noticed(project: Path, edit: Callable[[Path], object]) -> None:
    asked(project).keep(WHOLE, {"alpha.txt": ALPHA, "beta.txt": None})
    edit(project)
    assert asked(project).known() is None


def test_another_command_another_setting_other_code_and_another_environment_are_others(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(project).keep(WHOLE, {})
    assert asked(project, "build").known() is None
    assert asked(project, site_url="https://example.com/").known() is None
    with monkeypatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1")
        assert asked(project).known() is None
    assert asked(project).known() == WHOLE
    monkeypatch.setattr(outcome, "code", lambda: "other")
    assert asked(project).known() is None


def test_what_changed_meanwhile_is_not_kept(project: Path) -> None:
    question = asked(project)
    (project / "data" / "a.yml").write_text("other")
    question.keep(WHOLE, {})
    assert question.known() is None
    assert asked(project).known() is None


def test_what_was_built_does_not_count(project: Path) -> None:
    asked(project).keep(WHOLE, {})
    for name in ("site", "build"):
        (project / name).mkdir()
        (project / name / "a").write_text("")
    assert asked(project).known() == WHOLE
