"""Imports run one way: no module reaches one that reaches it."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "generator"


def test_no_import_goes_in_a_circle() -> None:
    graph = {name: imports(path) for name, path in modules().items()}
    assert cycles(graph) == []


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path: Path) -> set[str]:
    """The modules of the package that a module imports when it runs; those for the type checker do not count."""
    tree = ast.parse(path.read_text("utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
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
