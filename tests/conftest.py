"""Fixtures that every test may ask for: one browser serves them all."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from jinja2 import Environment
from xdist.scheduler import LoadFileScheduling

from generator.cache.store import FOLDER
from generator.cli import main
from generator.settings import load_settings
from tests.chromium import chromium, readers
from tests.small import REPOSITORY, Before, dressed, small

__all__ = ["chromium", "readers"]

REAL_SITE = "tests/browser/"
# What the code of a template depends on of an environment of Jinja, beside its extensions.
COMPILED_BY = ("autoescape", "finalize", "keep_trailing_newline", "lstrip_blocks", "trim_blocks", "undefined")

gc.set_threshold(50_000, 20)  # as for every command: a test leaves little behind that only a search finds

# How long an example takes says nothing on a machine that does other work.
settings.register_profile("press", deadline=None)
settings.load_profile("press")


class _ByWhatIsShared(LoadFileScheduling):  # type: ignore[misc] # it has no types
    """A file of tests stays in one process, for what its fixtures make; so do those that are shown the real site."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return REAL_SITE if file.startswith(REAL_SITE) else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """A process for each core and one more, since those of the browser and of servers wait for others."""
    return len(os.sched_getaffinity(0)) + 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadFileScheduling:
    """How tests are given to processes, where there are several."""
    return _ByWhatIsShared(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long come first, and first of all what is shown the real site: no process is left alone with one
    at the end."""
    long = {item.path for item in items for name in ("slow", "browser") if item.get_closest_marker(name)}
    items.sort(key=lambda item: (not item.nodeid.startswith(REAL_SITE), item.path not in long))


@pytest.fixture(scope="session", autouse=True)
def _settings_of_mkdocs_yml() -> Iterator[None]:
    """Whatever address of a site the environment names, as where one is published: tests have that of `mkdocs.yml`."""
    with pytest.MonkeyPatch.context() as patch:
        for name in load_settings(REPOSITORY, None, {}).environment:
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def _templates_compiled_once() -> Iterator[None]:
    """Most projects of the tests have the same templates, and to compile them takes longer than to fill them."""
    compiled: dict[tuple[object, ...], Any] = {}
    compile_one = Environment.compile

    def once(environment: Environment, source: str, name: str | None = None, *others: Any, **options: Any) -> Any:
        by = (getattr(environment, each) for each in COMPILED_BY)  # in which folder it lies changes nothing
        key = (source, name, *options.items(), *environment.extensions, *by)
        if key not in compiled:
            compiled[key] = compile_one(environment, source, name, *others, **options)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", once)
        yield


@pytest.fixture(autouse=True)
def _only_named_texts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds texts by the environment but those of the real record, which say so where they have none."""
    if request.node.path.name != "test_data.py":
        monkeypatch.delenv("DOCUMENTS_DIR", raising=False)


@pytest.fixture(scope="session")
def built_before(tmp_path_factory: pytest.TempPathFactory) -> Before:
    """Gives a project what a build of the small one kept, as its editor would have it, and returns the project.

    That build is made once, by whichever process of the tests needs it first; the others wait for it.
    """
    home = tmp_path_factory.getbasetemp()
    home = home.parent if "PYTEST_XDIST_WORKER" in os.environ else home
    kept = home / "built-before"
    with open(home / "built-before.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.is_dir():
            project = dressed(small(tmp_path_factory.mktemp("before")))
            assert main(["build", "--project", str(project), "--documents", str(project / "texts")]) == 0
            (project / FOLDER).rename(kept)

    def before(project: Path) -> Path:
        shutil.copytree(kept, project / FOLDER)
        return project

    return before
