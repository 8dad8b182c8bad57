"""What is declared is what is imported, and what the lock files hold."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RUN_ALONE = {"mkdocs-material"}  # the theme: the engine takes it by its name
IN_STEP = {"pydantic-core"}  # pydantic pins the one version of it that is its own
LOCKS = ("requirements.txt", "requirements-dev.txt")


def test_what_is_declared_is_what_is_imported() -> None:
    assert imported() - IN_STEP == declared() - RUN_ALONE


@pytest.mark.parametrize("lock", LOCKS)
def test_every_declared_package_is_locked(lock: str) -> None:
    assert declared() <= locked(lock).keys()


@pytest.mark.parametrize("lock", LOCKS)
def test_the_locked_command_line_of_the_engine_is_one_that_live_reload_works_with(lock: str) -> None:
    assert locked(lock)["click"] >= (8, 4)  # 8.3 broke `mkdocs serve`; MkDocs itself takes any from 7.0


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {normal(re.split(r"[><=!~\[; ]", line, maxsplit=1)[0]) for line in project["dependencies"]}


def imported() -> set[str]:
    """The distributions whose modules the package imports."""
    names = {name for path in (ROOT / "generator").rglob("*.py") for name in roots(path)}
    owners = packages_distributions()
    foreign = names - set(sys.stdlib_module_names) - {"generator"}
    return {normal(owners[name][0]) for name in foreign}


def roots(path: Path) -> set[str]:
    """The first parts of the names of modules that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def locked(lock: str) -> dict[str, tuple[int, ...]]:
    lines = re.findall(r"^([A-Za-z0-9._-]+)==([0-9.]+)", (ROOT / lock).read_text("utf-8"), re.M)
    return {normal(name): tuple(map(int, version.strip(".").split("."))) for name, version in lines}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
