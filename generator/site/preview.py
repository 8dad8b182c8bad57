"""One language of the live preview, in a process of its own that remembers what did not change.

In this order: the `Builder`, by which the server asks, and which begins a process anew where one broke; what the
process does; the engine. What a build keeps is kept here too: only pages that changed are made.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator.cache.store import Remembering, Store, store_of
from generator.findings import Finding, Place, exit_code
from generator.site.engine_config import config_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from generator.settings import Settings
    from generator.site.engines import Job

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
        self.task = task
        self.is_finishing = False
        self._begin()

    def _begin(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, self.task), daemon=True)
        self.process.start()
        theirs.close()  # so that its end is seen here when it breaks

    def start(self) -> None:
        """Ask for what changed, when it has finished with what changed before."""
        self.late(None)
        if not self.process.is_alive():
            self._begin()
        with suppress(OSError):  # it broke this moment, which `wait` tells
            self.pipe.send("build")

    def wait(self) -> tuple[Finding, ...]:
        """What went wrong, nothing where all is well and the pages can be looked at; the search is still being made."""
        self.is_finishing = True
        return self._told()

    def late(self, patience: float | None = 0.0) -> tuple[Finding, ...]:
        """What went wrong since; `patience` are seconds, `None` as long as it takes."""
        if not (self.is_finishing and self.pipe.poll(patience)):
            return ()
        self.is_finishing = False
        return self._told()

    def _told(self) -> tuple[Finding, ...]:
        try:
            found: tuple[Finding, ...] = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            self.is_finishing = False
            found = (_broken(self.task, f"ended by itself (status {self.process.exitcode})"),)
        return found

    def end(self) -> None:
        """End the process."""
        self.process.terminate()


def _broken(task: Task, what: str) -> Finding:
    return Finding(
        code="engine",
        place=Place(file=config_file(task.project, task.language)),
        message=f"what makes the pages of the preview {what}",
        hint="save any file to try again; `python -m generator build` tells whether the record is at fault",
    )


def _work(pipe: Connection, task: Task) -> None:
    gc.disable()
    logging.disable(logging.CRITICAL)
    os.environ |= task.settings.environment
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its builders itself

    store = Remembering(store_of(task.project).folder)
    with suppress(EOFError):  # the server ended
        while True:
            pipe.recv()
            store = store.again()
            answers = _answers(task, store)
            pipe.send(next(answers))
            pipe.send(tuple(found for answer in answers for found in answer))
            gc.collect()  # while what was made is looked at


def _answers(task: Task, store: Store) -> Iterator[tuple[Finding, ...]]:
    """What keeps the pages from being made, then from being found; be it a fault of the press."""
    try:
        yield from _build(task, store)
    except Exception as error:  # noqa: BLE001 - it is shown in the page, and the next edit is awaited
        yield (_broken(task, f"failed: {type(error).__name__}: {error}"),)


def _build(task: Task, store: Store) -> Iterator[tuple[Finding, ...]]:
    """The pages of the language, or what keeps them from being made; then the search."""
    from generator.pages.tree import make_tree
    from generator.press import press
    from generator.site.html_pages import Layout, Making, language_of

    pressed = press(task.project, task.settings.documents, store)
    if exit_code(pressed.findings) == 1:
        yield pressed.findings
        return
    tongue = pressed.catalog.language(task.language)
    made = make_tree(task.project, pressed.edition, task.settings, [tongue], task.only, store, pressed.words)
    if made.findings:
        yield made.findings
        return
    making = Making(out=task.project / FOLDER / "site", store=store, by="serve", policy=False)
    layout = Layout(language_of(pressed, task.settings, tongue, made.value, making))
    with TemporaryDirectory(prefix="serve-") as workshop:
        job = layout.job(Path(workshop))
        findings = () if job is None else _engine(task, job)
        if not findings and job is not None:
            layout.take(job.out)
    if not findings:
        layout.finish()
    yield findings
    if not findings:
        layout.index()


def _engine(task: Task, job: Job) -> tuple[Finding, ...]:
    """The engine in this process, which has it loaded already."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    try:
        config = load_config(
            str(task.project / job.config), strict=False, site_dir=str(job.out.resolve()), **job.overrides
        )
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except Exception as error:  # noqa: BLE001 - whatever the engine throws is shown in the page
        return (Finding(code="engine", place=Place(file=job.config), message=f"{type(error).__name__}: {error}"),)
    return ()
