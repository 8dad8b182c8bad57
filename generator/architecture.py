"""The developers' page `generator/README.md`, made of the opening comments of the modules.

A test fails when the page is not what this module makes of the code; `python -m generator.architecture` writes it.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent
PAGE = PACKAGE / "README.md"
HEAD = """# The press from the inside

The way of the data, module by module. Imports run one way; a test proves that there is no circle. Each paragraph is the
opening comment of its module; change it there and run `python -m generator.architecture`.
"""
# The rooms by the way of the data; what is not listed comes after, by name.
ORDER = (
    "findings",
    "settings",
    "reading",
    "formatting",
    "record",
    "sources",
    "judging",
    "charts",
    "press",
    "pages",
    "site",
    "editing",
    "cli",
)


def page() -> str:
    """The page as it should be."""
    return "\n".join([HEAD, *_told(PACKAGE, "", "##")])


def _told(folder: Path, within: str, mark: str) -> Iterator[str]:
    """Each module of a folder with its opening, and each folder in it with its own."""
    for name, path in _ordered(folder):
        yield f"{mark} `{within}{name}`\n\n{_opening(path)}\n"
        if path.name == "__init__.py":
            yield from _told(path.parent, f"{within}{name}.", f"{mark}#")


def _ordered(folder: Path) -> list[tuple[str, Path]]:
    modules = {path.stem: path for path in folder.glob("*.py") if not path.stem.startswith("__")}
    rooms = {path.parent.name: path for path in folder.glob("*/__init__.py")}
    rank = {name: i for i, name in enumerate(ORDER)}
    return sorted((modules | rooms).items(), key=lambda item: (rank.get(item[0], len(rank)), item[0]))


def _opening(path: Path) -> str:
    return ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    sys.stdout.write(f"{PAGE.name} written\n")
