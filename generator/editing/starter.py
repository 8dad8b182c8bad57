"""`new`: a project of one's own to begin with: a small full-text corpus, and the press's templates and theme.

In this order: what it is made of, `new_project`, and how it is made. The corpus is data of the package
(`generator/starter`). Templates, interface words, theme and engine settings are copied from the checkout the package
runs from, less the words that name this edition: a new project looks as the press does today and is free to change.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from generator.editing.project_files import write_files
from generator.record.editor_schemas import schema_files
from generator.record.load import load_catalog

PACKAGE = Path(__file__).parents[1]
CORPUS = PACKAGE / "starter"
CHECKOUT = PACKAGE.parent
LOOK = ("templates", "strings", "overrides", "assets", "root")  # folders of site_src/
ENGINE = ("mkdocs.yml", "mkdocs.en.yml")
TEXTS = frozenset((".yml", ".html", ".j2"))
RENAMED = (
    ("騰訊 AI 簡報", "我的簡報"),
    ("Tencent AI Briefings", "My Briefings"),
    ("騰訊業績與人工智能策略簡報", "簡報"),
    ("Briefings on Tencent's results and AI strategy", "Briefings"),
    ("本站由獨立編者整理，與騰訊及所引用的媒體並無關係", "本站由獨立編者整理，與所引用的媒體並無關係"),
    ("not connected with Tencent or the publishers", "not connected with the publishers"),
)
IGNORED = """\
# What is built, and the texts of documents: they belong to their publishers. Texts of your own may be committed.
/build/
/site/
/.cache/
/documents/
"""


class StarterError(ValueError):
    """No project can be made there; the message says why."""


def new_project(folder: Path) -> None:
    """Make a project in `folder`, which must be empty or not exist. Raises `StarterError` and `OSError`.

    It is made beside and put there in one step, so that a failure leaves nothing half made.
    """
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise StarterError(f"{folder} is not empty; name a folder that is, or that does not exist")
    if any(folder.resolve().is_relative_to(source) for source in (PACKAGE, CHECKOUT / "site_src")):
        raise StarterError(f"{folder} lies inside what a project is made of; name a folder elsewhere")
    missing = [name for name in _parts() if not (CHECKOUT / name).exists()]
    if missing:
        raise StarterError(
            f"{missing[0]} is not beside the package: templates and theme come from a checkout of the repository; "
            "install from one with `pip install --editable`"
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=folder.parent) as beside:
        made = Path(beside) / "project"
        _make(made)
        os.replace(made, folder)


def _parts() -> tuple[str, ...]:
    return (*ENGINE, *(f"site_src/{name}" for name in LOOK))


def _make(project: Path) -> None:
    shutil.copytree(CORPUS, project)
    for name in LOOK:
        shutil.copytree(CHECKOUT / "site_src" / name, project / "site_src" / name)
    for name in ENGINE:
        shutil.copyfile(CHECKOUT / name, project / name)
    for path in sorted(project.rglob("*")):
        if path.is_file() and path.suffix in TEXTS:
            _rename(path)
    (project / ".gitignore").write_text(IGNORED, "utf-8")
    write_files(schema_files(load_catalog(project).value), project)


def _rename(path: Path) -> None:
    """The words that name this edition, replaced by those of any."""
    before = after = path.read_text("utf-8")
    for ours, theirs in RENAMED:
        after = after.replace(ours, theirs)
    if after != before:
        path.write_text(after, "utf-8")
