"""The small project that `new` starts with, copied so that a test may break it; its texts are found only when named."""

from __future__ import annotations

import atexit
import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.cache.store import Store
from generator.press import Pressed, press

REPOSITORY = Path(__file__).parents[1]
Before = Callable[[Path], Path]  # the fixture `built_before`
DOCUMENTS = Path(os.environ["DOCUMENTS_DIR"]) if os.environ.get("DOCUMENTS_DIR") else None  # of the real record
HOME = REPOSITORY / "generator" / "starter"
FACTS = "data/facts/acme-2025-Q1.yml"
# A fact moved to another period: nothing else calls it.
LATER = ("{concept: mau, product: social-app}", "{concept: mau, product: social-app, period: 2025-Q2}")


def small(tmp_path: Path) -> Path:
    """A copy of the project with the real words of the interface: all that is read, judged and checked."""
    project = tmp_path / "small"
    shutil.copytree(HOME, project)
    (project / "documents").rename(project / "texts")
    _bring(project, ("strings",))
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(REPOSITORY / name, project / name)
    return project


def dressed(project: Path) -> Path:
    """The same project with the real templates and theme around it: what pages and a site are made with besides."""
    _bring(project, ("templates", "overrides", "assets", "root"))
    return project


def _bring(project: Path, names: tuple[str, ...]) -> None:
    for name in names:
        shutil.copytree(REPOSITORY / "site_src" / name, project / "site_src" / name, copy_function=_brought)


def _brought(source: str, target: str) -> None:
    """A copy that a test may change; of a font, which none does, a link: fonts are most of it."""
    (linked if source.endswith(".otf") else shutil.copy2)(source, target)


def linked(source: str, target: str) -> None:
    """A copy that nothing writes into: another name of the same file where the system can."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def edit(project: Path, path: str, before: str, after: str) -> int:
    """Replace the one place where `before` stands in a file; returns its line."""
    file = project / path
    text = file.read_text("utf-8")
    assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {path}"
    file.write_text(text.replace(before, after), "utf-8")
    return text[: text.index(before)].count("\n") + 1


def pressed(project: Path, *, texts: bool = True) -> Pressed:
    """The project pressed; what it shares with the one that no test broke is known, as for an editor's next edit."""
    return press(project, project / "texts" if texts else None, _known())


class Kept(Store):
    """What was kept, to which nothing is added: else a test would pay for all that went before it."""

    def put(self, key: str, content: bytes) -> None:
        """Keep nothing."""


@cache
def _known() -> Kept:
    folder = TemporaryDirectory(prefix="kept-by-tests-")
    atexit.register(folder.cleanup)
    kept = Path(folder.name, "made")
    press(small(Path(folder.name)), Path(folder.name, "small", "texts"), Store(kept))
    return Kept(kept)


def codes(project: Path, *, texts: bool = True) -> list[str]:
    """The codes of all findings, warnings and stale receipts left out."""
    return [f.code for f in pressed(project, texts=texts).findings if f.severity != "warning"]
