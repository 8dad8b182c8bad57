"""The edits whose cost is told: each changes the copy of a project once more, so that no two builds are of the same.

In this order: `EDITS`, by the words of the report; how each is made.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

NOTE = re.compile(r"(?m)^(?P<before> +note:(?:\n(?: +zh-Hant: .*\n))? +en: *['\"]?[A-Z].*?)(?P<end>\.['\"]?)$")
VALUE = re.compile(r"(?m)^(?P<before>      en: '.*)(?P<end>\.')$")


def from_nothing(project: Path) -> None:
    """As after a checkout."""
    for name in ("site", "build", ".cache"):
        shutil.rmtree(project / name, ignore_errors=True)


def nothing(project: Path) -> None:
    """Nothing changed."""


def claim(project: Path) -> None:
    """A word more in what is claimed."""
    _again(next(path for path in _files(project, "data/claims") if VALUE.search(path.read_text("utf-8"))), VALUE)


def fact(project: Path) -> None:
    """A word more in the note of a fact."""
    _again(next(path for path in _files(project, "data/facts") if NOTE.search(path.read_text("utf-8"))), NOTE)


def line(project: Path) -> None:
    """A comment in the first line of the largest file of facts: every fact in it stands a line further down."""
    path = max(_files(project, "data/facts"), key=lambda path: path.stat().st_size)
    path.write_text(f"# One line more.\n{path.read_text('utf-8')}", "utf-8")


def template(project: Path) -> None:
    """A paragraph more on every page of a concept."""
    _append(project / "site_src" / "templates" / "concept.md.j2", "\n<p>§</p>\n")


def override(project: Path) -> None:
    """An element more in the frame of every page."""
    _append(project / "site_src" / "overrides" / "partials" / "actions.html", "\n<span hidden></span>\n")


EDITS: Mapping[str, Callable[[Path], None]] = {
    "from nothing": from_nothing,
    "nothing changed": nothing,
    "one claim edited": claim,
    "one fact edited": fact,
    "a line at the top of a file of facts": line,
    "a page template edited": template,
    "a theme override edited": override,
}


def _files(project: Path, folder: str) -> list[Path]:
    return sorted((project / folder).rglob("*.yml"))


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def _again(path: Path, place: re.Pattern[str]) -> None:
    path.write_text(place.sub(r"\g<before> again\g<end>", path.read_text("utf-8"), count=1), "utf-8")
