"""`new`: a project of one's own to begin with, with or without a small full-text corpus, that works where it stands.

In this order: what it is made of, `new_project`, and how it is made. The corpus (`generator/starter`) and what is
around it (`generator/frame`: README, Makefile, checks of requests) are data of the package. Templates, interface words,
theme and engine settings are copied from the checkout the package runs from, or from `generator/look`, where a built
package carries them (`setup.py`), less the words that name this edition: a new project looks as the press does today
and is free to change.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from generator.editing.project_files import write_files
from generator.record.editor_schemas import schema_files
from generator.record.load import load_catalog

PACKAGE = Path(__file__).parents[1]
CORPUS = PACKAGE / "starter"
FRAME = PACKAGE / "frame"
CHECKOUT = PACKAGE.parent
CARRIED = PACKAGE / "look"
LOOK = tuple((FRAME / "look.txt").read_text("utf-8").split())  # where it stands, in a checkout as in a project
PLACES = {  # of the frame's files; git and packages pass over names that begin with a dot
    "README.md": "README.md",
    "CONTRIBUTING.md": "CONTRIBUTING.md",
    "Makefile": "Makefile",
    "press.txt": "press.txt",
    "gitignore.txt": ".gitignore",
    "check.yml": ".github/workflows/check.yml",
}
# What an empty project leaves out of the corpus: all that is about its documents.
SAMPLE = (
    "documents",
    "data/claims",
    "data/documents",
    "data/events.yml",
    "data/facts",
    "data/receipts",
    "data/relations.yml",
    "site_src/briefings",
)
PLAIN_PATH = re.compile(r"[A-Za-z0-9/._+@-]+")  # make takes other characters for its own
TEXTS = frozenset((".yml", ".html", ".j2"))
RENAMED = (
    ("騰訊 AI 簡報", "我的簡報"),
    ("Tencent AI Briefings", "My Briefings"),
    ("騰訊業績與人工智能策略簡報", "簡報"),
    ("Briefings on Tencent's results and AI strategy", "Briefings"),
    ("本站由獨立編者整理，與騰訊及所引用的媒體並無關係", "本站由獨立編者整理，與所引用的媒體並無關係"),
    ("not connected with Tencent or the publishers", "not connected with the publishers"),
)


class StarterError(ValueError):
    """No project can be made there; the message says why."""


def new_project(folder: Path, *, empty: bool = False) -> None:
    """Make a project in `folder`, which must be empty or not exist. Raises `StarterError` and `OSError`.

    It is made beside and put there in one step, so that a failure leaves nothing half made. `empty` leaves the sample
    out: no documents, facts or briefings, and a vocabulary to begin with.
    """
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise StarterError(f"{folder} is not empty; name a folder that is, or that does not exist")
    if any(folder.resolve().is_relative_to(source) for source in (PACKAGE, CHECKOUT / "site_src")):
        raise StarterError(f"{folder} lies inside what a project is made of; name a folder elsewhere")
    look = _look()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=folder.parent) as beside:
        made = Path(beside) / "project"
        _make(made, look, empty=empty)
        os.replace(made, folder)


def _look() -> Path:
    """Where templates and theme are: in the package as built, else beside it."""
    for home in (CARRIED, CHECKOUT):
        if all((home / name).exists() for name in LOOK):
            return home
    raise StarterError("templates and theme are neither in the package nor beside it; install the press again")


def _make(project: Path, look: Path, *, empty: bool) -> None:
    shutil.copytree(CORPUS, project)
    if empty:
        for name in SAMPLE:
            _remove(project / name)
        shutil.copytree(FRAME / "empty", project, dirs_exist_ok=True)
        (project / "documents").mkdir()
    for name in LOOK:
        _copy(look / name, project / name)
    for path in sorted(project.rglob("*")):
        if path.is_file() and path.suffix in TEXTS:
            _rename(path)
    for name, place in PLACES.items():
        if not (project / place).exists():  # an empty project has a README of its own
            _copy(FRAME / name, project / place)
    if (here := _press_here()) is not None:
        (project / "press.mk").write_text(here, "utf-8")
    write_files(schema_files(load_catalog(project).value), project)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def _press_here() -> str | None:
    """Which Python runs this press, for the project's Makefile; `None` where make could not read its path."""
    lines = [f"PY := {sys.executable}"]
    if not CARRIED.exists():
        lines.append(f"export PYTHONPATH := {CHECKOUT}")
    paths = [line.split(" := ")[1] for line in lines]
    return "\n".join(lines) + "\n" if all(map(PLAIN_PATH.fullmatch, paths)) else None


def _rename(path: Path) -> None:
    """The words that name this edition, replaced by those of any."""
    before = after = path.read_text("utf-8")
    for ours, theirs in RENAMED:
        after = after.replace(ours, theirs)
    if after != before:
        path.write_text(after, "utf-8")
