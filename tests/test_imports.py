"""Imports run one way: from each room to floors below, and nowhere in a circle; each module has a name of its own."""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from generator.architecture import FLOORS

PACKAGE = Path(__file__).parents[1] / "generator"
FLOOR = {room: number for number, rooms in enumerate(FLOORS, start=1) for room in rooms}
BESIDE = {"generator", "generator.__main__", "generator.architecture"}  # the way in, and the page on all the rest


def test_no_import_goes_in_a_circle() -> None:
    graph = {name: imports(path, typed=False) for name, path in modules().items()}
    assert cycles(graph) == []


def test_every_module_stands_in_a_room_on_a_floor() -> None:
    assert {name for name in modules() if room_of(name) not in FLOOR} == BESIDE


def test_no_import_runs_up_or_along_a_floor_not_even_for_types() -> None:
    arrows = {(name, other) for name, path in modules().items() for other in imports(path, typed=True)}
    wrong = {(name, other) for name, other in arrows if name not in BESIDE and not is_down(name, other)}
    assert wrong == set()


def test_no_two_modules_have_one_name() -> None:
    tally = Counter(name.rpartition(".")[2] for name in modules())
    assert [name for name, number in tally.items() if number > 1] == []


@pytest.mark.parametrize(
    ("name", "other", "down"),
    [
        ("generator.judging.resolve", "generator.judging.units", True),
        ("generator.judging.resolve", "generator.record.keys", True),
        ("generator.record.keys", "generator.judging.resolve", False),
        ("generator.site.build", "generator.editing.fix", False),
    ],
)
def test_an_arrow_is_told_by_its_floors(name: str, other: str, down: bool) -> None:
    assert is_down(name, other) == down


def test_a_circle_is_found_through_other_modules_and_a_package_with_its_parts_is_none() -> None:
    graph = {"a": {"b"}, "b": {"c"}, "c": {"a"}, "p": {"p.q"}, "p.q": {"p"}}
    assert cycles(graph) == [["a", "b", "c", "a"]]


@cache
def modules() -> dict[str, Path]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def room_of(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def is_down(name: str, other: str) -> bool:
    """Whether a module may import from another: one of its own room, or of a floor below."""
    room, target = room_of(name), room_of(other)
    return room == target or other == "generator" or FLOOR[target] < FLOOR[room]


def imports(path: Path, *, typed: bool) -> set[str]:
    """The modules of the package that a module imports when it runs, and with `typed` those for the type checker."""
    tree = ast.parse(path.read_text("utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if not typed and isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            node.body = [ast.Pass()]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("generator"):
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names if alias.name.startswith("generator")}
    return names & modules().keys()


def cycles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Circles longer than a package and its own parts, which Python itself links."""
    found: list[list[str]] = []
    done: set[str] = set()

    def walk(name: str, trail: list[str]) -> None:
        if name in trail:
            circle = trail[trail.index(name) :]
            if not any(_holds_all(part, circle) for part in circle):
                found.append([*circle, name])
            return
        if name in done:
            return
        for other in sorted(graph[name]):
            walk(other, [*trail, name])
        done.add(name)

    for name in graph:
        walk(name, [])
    return found


def _holds_all(package: str, circle: list[str]) -> bool:
    """Whether the circle is only that of a package and its own parts."""
    return all(part == package or part.startswith(f"{package}.") for part in circle)
