"""The developers' page `generator/README.md`, made of the opening comments of the modules.

A test fails when the page is not what this module makes of the code; `python -m generator.architecture` writes it.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

PACKAGE = Path(__file__).parent
PAGE = PACKAGE / "README.md"
HEAD = """# The press from the inside

The way of the data, module by module. Imports run one way; a test proves that there is no circle. Each paragraph is the
opening comment of its module; change it there and run `python -m generator.architecture`.
"""
# The order in which data passes through; what is not listed comes after, by name.
ORDER = (
    "findings",
    "loading",
    "models",
    "keys",
    "catalog",
    "load",
    "figures",
    "periods",
    "documents",
    "quotes",
    "cues",
    "resolve",
    "receipts",
    "reconcile",
    "formulas",
    "relations",
    "edition",
    "accounting",
    "prose",
    "texts",
    "checks",
    "press",
    "formatting",
    "charts",
    "pages",
    "dataset",
    "engines",
    "search_index",
    "csp",
    "inspection",
    "publish",
    "site",
)


def page() -> str:
    """The page as it should be."""
    parts = [HEAD]
    for name, path in _ordered(PACKAGE):
        parts.append(f"## `{name}`\n\n{_opening(path)}\n")
        if path.name == "__init__.py":
            parts.extend(f"### `{name}.{inner}`\n\n{_opening(file)}\n" for inner, file in _modules(path.parent))
    return "\n".join(parts)


def _ordered(folder: Path) -> list[tuple[str, Path]]:
    found = dict(_modules(folder)) | {
        path.parent.name: path for path in sorted(folder.glob("*/__init__.py")) if path.parent.name != "__pycache__"
    }
    rank = {name: i for i, name in enumerate(ORDER)}
    return sorted(found.items(), key=lambda item: (rank.get(item[0], len(rank)), item[0]))


def _modules(folder: Path) -> list[tuple[str, Path]]:
    return [(path.stem, path) for path in sorted(folder.glob("*.py")) if not path.stem.startswith("__")]


def _opening(path: Path) -> str:
    return ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    sys.stdout.write(f"{PAGE.name} written\n")
