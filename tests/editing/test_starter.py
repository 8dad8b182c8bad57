"""`new`: a project that checks, verifies and builds at once, and names nothing of this edition."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.cli import main
from generator.editing import starter
from tests.editing.corpus import snapshot

OURS = re.compile(rb"tencent|\xe9\xa8\xb0\xe8\xa8\x8a", re.IGNORECASE)


@pytest.fixture(autouse=True)
def _no_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DOCUMENTS_DIR", raising=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "deep" / "mine"
    assert main(["new", str(folder)]) == 0
    return folder


def test_it_is_clean_from_its_own_texts(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["check", "--project", str(project)]) == 0
    assert main(["fmt", "--project", str(project)]) == 0
    assert main(["verify", "--project", str(project)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "11 files, 0 changed",
        "17 citations verified in 2 documents, 0 receipt files changed",
    ]


def test_it_names_nothing_of_this_edition_and_leaves_nothing_beside(project: Path) -> None:
    assert [path for path, content in snapshot(project).items() if OURS.search(content)] == []
    assert [path.name for path in project.parent.iterdir()] == ["mine"]
    assert "/documents/" in (project / ".gitignore").read_text("utf-8").splitlines()


@pytest.mark.slow
def test_it_builds(project: Path) -> None:
    assert main(["build", "--project", str(project)]) == 0
    page = (project / "site" / "en" / "index.html").read_text("utf-8")
    assert "My Briefings" in page


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert main(["new", str(tmp_path / "mine")]) == 0
    assert (tmp_path / "mine" / "data").is_dir()


@pytest.mark.parametrize("what", ["a full folder", "a file", "a link"])
def test_what_is_there_is_never_touched(tmp_path: Path, what: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "mine"
    if what == "a full folder":
        folder.mkdir()
        (folder / "x.txt").write_text("mine", "utf-8")
    elif what == "a file":
        folder.write_text("mine", "utf-8")
    else:
        (tmp_path / "other").mkdir()
        folder.symlink_to(tmp_path / "other")
    before = snapshot(tmp_path)
    assert main(["new", str(folder)]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert snapshot(tmp_path) == before


def test_no_project_is_made_inside_what_it_is_made_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(starter.CORPUS / "mine")]) == 2
    assert "lies inside what a project is made of" in capsys.readouterr().err
    assert not (starter.CORPUS / "mine").exists()


def test_without_a_checkout_it_says_where_the_theme_comes_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(starter, "CHECKOUT", tmp_path)
    assert main(["new", str(tmp_path / "mine")]) == 2
    assert "mkdocs.yml is not beside the package" in capsys.readouterr().err
    assert not (tmp_path / "mine").exists()


def test_a_failure_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(project: Path) -> None:
        project.mkdir()
        raise OSError(28, "No space left on device", str(project))

    monkeypatch.setattr(starter, "_make", fail)
    assert main(["new", str(tmp_path / "mine")]) == 2
    assert list(tmp_path.iterdir()) == []
