"""The developers' page `generator/README.md`, made of the floors and the opening comments of the modules.

A test fails when the page is not what this module makes of the code; `python -m generator.architecture` writes it.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

PACKAGE = Path(__file__).parent
PAGE = PACKAGE / "README.md"
HEAD = """# The press from the inside

The way of the data, module by module. Each paragraph is the opening comment of its module; change it there and run
`python -m generator.architecture`.

Rooms stand on floors. A module imports from its own room and from floors below, never from above, nor from another room
on its own floor; `tests/test_imports.py` proves it, that there is no circle, and that no two modules have one name.

| Floor | Rooms |
| --- | --- |
"""
# The rooms by the way of the data, floor by floor from the lowest; on one floor none imports from another.
FLOORS = (
    ("findings",),
    ("languages", "settings"),
    ("reading", "record"),
    ("formatting", "sources"),
    ("judging",),
    ("charts",),
    ("press",),
    ("pages",),
    ("site", "editing"),
    ("cli",),
)


def page() -> str:
    """The page as it should be."""
    floors = [f"| {number} | {', '.join(rooms)} |" for number, rooms in enumerate(FLOORS, start=1)]
    return "\n".join([HEAD + "\n".join([*floors, ""]), *_parts(PACKAGE, "", "##")])


def _parts(folder: Path, within: str, mark: str) -> Iterator[str]:
    """Each module of a folder with its opening, and each folder in it with its own."""
    for name, path in _ordered(folder):
        yield f"{mark} `{within}{name}`\n\n{_opening(path)}\n"
        if path.name == "__init__.py":
            yield from _parts(path.parent, f"{within}{name}.", f"{mark}#")


def _ordered(folder: Path) -> list[tuple[str, Path]]:
    modules = {path.stem: path for path in folder.glob("*.py") if not path.stem.startswith("__")}
    rooms = {path.parent.name: path for path in folder.glob("*/__init__.py")}
    rank = {name: i for i, name in enumerate(chain.from_iterable(FLOORS))}
    return sorted((modules | rooms).items(), key=lambda item: (rank.get(item[0], len(rank)), item[0]))


def _opening(path: Path) -> str:
    return ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    sys.stdout.write(f"{PAGE.name} written\n")
