"""`new`: a project that checks, verifies and builds at once, whose README tells the truth, and which names nothing of
this edition; from a checkout and from a built package alike."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from generator.cli import main
from generator.editing import starter
from tests.editing.corpus import snapshot
from tests.small import REPOSITORY

SHELL = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
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


def readme_commands(project: Path) -> list[str]:
    blocks = SHELL.findall((project / "README.md").read_text("utf-8"))
    assert blocks
    return [line for block in blocks for line in block.splitlines()]


def run(command: str, project: Path) -> subprocess.CompletedProcess[str]:
    """A command as somebody types it in the project's folder, with nothing of the tests' environment around it."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        ["sh", "-c", command], cwd=project, env=environment, capture_output=True, text=True, check=False
    )


def assert_readme_holds(project: Path) -> None:
    for command in readme_commands(project):
        done = run(command, project)
        assert (command, done.returncode, done.stderr) == (command, 0, "")


@needs_make
@pytest.mark.slow
def test_the_commands_of_its_readme_work_as_written(project: Path) -> None:
    assert_readme_holds(project)
    page = (project / "site" / "en" / "index.html").read_text("utf-8")
    assert "My Briefings" in page


def test_what_the_readme_and_the_guide_name_is_there(project: Path) -> None:
    for page in ("README.md", "CONTRIBUTING.md"):
        text = (project / page).read_text("utf-8")
        named = re.findall(r"`((?:data|documents|site_src|\.github)/[a-z_./]*|press\.[a-z]+)`", text)
        assert [name for name in named if not (project / name).exists()] == []
        targets = re.findall(r"make ([a-z]+)", text)
        makefile = (project / "Makefile").read_text("utf-8")
        assert [target for target in targets if f"\n{target}: " not in makefile] == []


@needs_make
def test_without_the_press_make_says_what_to_write(project: Path) -> None:
    (project / "press.mk").unlink()
    done = run("make check", project)
    assert done.returncode != 0
    assert "write into press.txt where the press comes from" in done.stderr


def test_its_checks_run_the_actions_that_ours_run(project: Path) -> None:
    """One set of pinned actions to look after."""
    pinned = set(re.findall(r"uses: (\S+@[0-9a-f]{40})", (project / ".github/workflows/check.yml").read_text("utf-8")))
    ours = (REPOSITORY / ".github" / "workflows" / "check.yml").read_text("utf-8")
    assert pinned
    assert [action for action in pinned if action not in ours] == []


@needs_make
def test_an_empty_one_says_what_to_write_first_and_nothing_else(tmp_path: Path) -> None:
    project = tmp_path / "mine"
    assert main(["new", str(project), "--empty"]) == 0
    assert_readme_holds(project)
    done = run("make check", project)
    told = [re.sub(" .*? Fix:", "", line) for line in done.stdout.splitlines()[1:]]
    assert told == [
        "data:1:1: begin one: `python -m generator add FILE` writes the record of a text, to be filled in.",
        "data:1:1: write one: `python -m generator figures --document ID --open` proposes a fact for each figure.",
    ]
    assert [path for path, content in snapshot(project).items() if b"acme" in content.lower()] == []


def test_the_sample_is_all_that_an_empty_one_lacks(tmp_path: Path, project: Path) -> None:
    assert main(["new", str(tmp_path / "empty"), "--empty"]) == 0
    lacking = snapshot(project).keys() - snapshot(tmp_path / "empty").keys()
    assert lacking
    assert all(path.startswith(starter.SAMPLE) for path in lacking)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of the press, built into a wheel and installed into an environment of its own; what it rests on is
    taken from the environment of the tests."""
    home = tmp_path_factory.mktemp("wheel")
    source = home / "source"
    for name in ("generator", "site_src"):
        shutil.copytree(REPOSITORY / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in REPOSITORY.iterdir():
        if path.is_file():
            shutil.copyfile(path, source / path.name)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    built = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(home), str(source)]
    environment = {**os.environ, "PYTHONWARNINGS": "default", "PYTHONPATH": ""}
    subprocess.run([*pip, *built], check=True, capture_output=True, env=environment)
    (wheel,) = home.glob("*.whl")
    venv.create(home / "venv", with_pip=False)
    python = home / "venv" / "bin" / "python"
    installing = ["--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([*pip, *installing], check=True, capture_output=True, env=environment)
    (packages,) = (home / "venv").glob("lib/python*/site-packages")
    (packages / "rests-on.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return home / "venv" / "bin" / "briefings"


@needs_make
@pytest.mark.slow
def test_an_installed_package_makes_the_same_project(installed: Path, tmp_path: Path, project: Path) -> None:
    made = tmp_path / "made"
    done = run(f"{installed} new {made}", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    here, there = snapshot(project), snapshot(made)
    assert here.keys() == there.keys()
    assert [path for path in here if here[path] != there[path]] == ["press.mk"]
    assert str(installed.parent) in (made / "press.mk").read_text("utf-8")
    assert_readme_holds(made)


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


def test_without_templates_it_says_so_and_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(starter, "CHECKOUT", tmp_path)
    assert main(["new", str(tmp_path / "mine")]) == 2
    assert "install the press again" in capsys.readouterr().err
    assert not (tmp_path / "mine").exists()


def test_a_failure_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(project: Path, look: Path, *, empty: bool) -> None:
        project.mkdir()
        raise OSError(28, "No space left on device", str(project))

    monkeypatch.setattr(starter, "_make", fail)
    assert main(["new", str(tmp_path / "mine")]) == 2
    assert list(tmp_path.iterdir()) == []
