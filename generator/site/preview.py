"""One language of the live preview, in a process of its own that remembers what did not change.

In this order: the `Builder`, by which the server asks; what the process does; the Markdown; the HTML. MkDocs rebuilds
the pages that are newer than what was made of them.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from generator.findings import Finding, Place, exit_code
from generator.site.engines import config_file

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from generator.settings import Settings

FOLDER = "build/serve"


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """What a process makes: one language of a project, of which `only` one page where that is its path."""

    project: Path
    settings: Settings
    language: str
    only: str | None


class Builder:
    """A process that makes one language whenever it is asked to."""

    def __init__(self, task: Task) -> None:
        """Start the process; it loads the press while the server is still starting."""
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, task), daemon=True)
        self.process.start()

    def start(self) -> None:
        """Ask for what changed."""
        self.pipe.send("build")

    def wait(self) -> tuple[Finding, ...]:
        """What went wrong, nothing where all is well."""
        found: tuple[Finding, ...] = self.pipe.recv()
        return found

    def end(self) -> None:
        """End the process."""
        self.process.terminate()


def _work(pipe: Connection, task: Task) -> None:
    logging.disable(logging.CRITICAL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its builders itself

    built = False
    while True:
        pipe.recv()
        found = _write(task)
        if not found:
            found = _engine(task, config_file(task.project, task.language), dirty=built)
            built = built or not found
        pipe.send(found)


def _write(task: Task) -> tuple[Finding, ...]:
    """The Markdown, written where it changed."""
    from generator.pages.tree import make_tree
    from generator.press import press
    from generator.site.publish import write_tree

    pressed = press(task.project, task.settings.documents)
    if exit_code(pressed.findings) == 1:
        return pressed.findings
    made = make_tree(task.project, pressed.edition, task.settings, [pressed.catalog.language(task.language)], task.only)
    if made.findings:
        return made.findings
    below = {PurePosixPath(*path.parts[1:]): content for path, content in made.value.items()}
    return write_tree(below, task.project / FOLDER / "docs" / task.language, project=task.project).findings


def _engine(task: Task, config_file: str, *, dirty: bool) -> tuple[Finding, ...]:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    from generator.site.search_index import plain_index

    options: dict[str, Any] = {
        "docs_dir": str(task.project / FOLDER / "docs" / task.language),
        "site_dir": str(task.project / FOLDER / "site" / task.language),
    }
    try:
        config = load_config(str(task.project / config_file), strict=False, **options)
        config.plugins.on_startup(command="serve", dirty=dirty)
        build(config, dirty=dirty)
        index = Path(config.site_dir, "search", "search_index.json")
        index.write_text(plain_index(index.read_text("utf-8")), "utf-8")
    except Exception as error:  # noqa: BLE001 - whatever the engine throws is shown in the page
        return (Finding(code="engine", place=Place(file=config_file), message=f"{type(error).__name__}: {error}"),)
    return ()
