"""The developers' pages made of the code: `generator/README.md` of the floors and the opening comments of the modules,
and `generator/STANDING.md` of the table of how a fact stands.

A test fails when a page is not what this module makes of the code; `python -m generator.architecture` writes them.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from generator.judging.standing import READINGS, TABLE, Standing

PACKAGE = Path(__file__).parent
PAGE = PACKAGE / "README.md"
HEAD = """# The press from the inside

The way of the data, module by module. Each paragraph is the opening comment of its module; change it there and run
`python -m generator.architecture`. How a fact stands is a table of its own: [STANDING.md](STANDING.md).

Rooms stand on floors. A module imports from its own room and from floors below, never from above, nor from another room
on its own floor; `tests/test_imports.py` proves it, that there is no circle, and that no two modules have one name.

| Floor | Rooms |
| --- | --- |
"""
STANDING = PACKAGE / "STANDING.md"
STANDING_HEAD = """# How a fact stands

The table of truth, made of the code: change it in `judging/standing.py` and run `python -m generator.architecture`.
Pages, charts, badges, published data, ledger and diff read it, and nothing else decides how a fact stands.

Every row that holds of a fact is its own, from the first to the last. Of mark, word, chart and data the first row that
has one gives it; badges and places in the ledger add up. So a guidance in dispute is marked as disputed and has both
badges, and a derived guidance is drawn as guidance. What stands in the place of a fact is told by how it stands itself.

- **mark**: the class of a figure in text (`figure--…`)
- **badges**: beside a figure in tables and on its own page (`badge--…`, string `badge.…`)
- **word**: the string that a screen reader adds to a marked figure, unless a label or a badge beside it tells it
- **chart**: how a mark is painted (string `chart.…`)
- **data**: `state` in `data/facts.json`; status and evidence have columns of their own there
- **ledger**: the part of the page of disagreements
"""
READINGS_HEAD = """
## How a single reading stands

Each reading of a fact is one of these, in words on the pages (strings `standing.…`, explained by `standing-text.…`):
"""
# The rooms by the way of the data, floor by floor from the lowest; on one floor none imports from another.
FLOORS = (
    ("findings", "two_processes"),
    ("languages", "settings"),
    ("reading", "cache"),
    ("record",),
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


def standing_page() -> str:
    """The page of the table of standings as it should be."""
    faces = ("mark", "badges", "word", "chart", "data", "ledger")
    head = [f"| state | holds where | {' | '.join(faces)} |", "| --- " * (len(faces) + 2) + "|"]
    rows = [f"| **{row.name}** | {row.when} | {' | '.join(_face(row, face) for face in faces)} |" for row in TABLE]
    readings = ", ".join(f"`{status}`" for status in READINGS)
    return "\n".join([STANDING_HEAD, *head, *rows, READINGS_HEAD, f"{readings}.", ""])


def _face(row: Standing, name: str) -> str:
    found = getattr(row, name)
    return ", ".join(f"`{each}`" for each in ((found,) if isinstance(found, str) else found) if each)


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
    for path, text in ((PAGE, page()), (STANDING, standing_page())):
        path.write_text(text, "utf-8")
        sys.stdout.write(f"{path.name} written\n")
