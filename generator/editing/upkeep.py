"""What no reader sees and a program brings up to date: the layout of records, the schemas that editors' programs read.

In order: `out_of_date`, what `check` warns of; `schemas`, what `schema`, `verify` and `check --fix` write. Neither
keeps anything from being published: who edits in a browser cannot make them, and is right without them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cache.asked import Asked
from generator.cache.digest import code, digest
from generator.cache.memory import Memory
from generator.cache.store import NOTHING_KEPT
from generator.editing.fmt import check as layout
from generator.editing.fmt import laid_out
from generator.findings import Finding, Place, Severity
from generator.record.editor_schemas import FOLDER, schema_files
from generator.record.load import CAP_BYTES, record_files
from generator.record.strict_bytes import read_text

if TYPE_CHECKING:
    from generator.cache.store import Store
    from generator.record.catalog import Catalog

LEFT = "in a browser leave it as it is, a maintainer's next `check --fix` writes it"


def out_of_date(project: Path, catalog: Catalog, store: Store = NOTHING_KEPT) -> Iterator[Finding]:
    """A warning for each file whose layout differs, and one for the schemas; what `store` knows to be right is not
    looked at again."""
    memory = Memory(store)
    for path, shown in record_files(project):
        text = read_text(path, shown, cap=CAP_BYTES).value
        found = () if text is None else layout(text, shown, laid_out(text, shown, memory))
        for finding in (each for each in found if each.code == "yaml-layout"):  # all else is told already
            yield replace(finding, severity=Severity.WARNING, hint=f"{finding.hint}; {LEFT}")
    memory.save()
    stale = [file for file, text in schemas(project, catalog, store).items() if _current(project / file) != text]
    if stale:
        yield Finding(
            severity=Severity.WARNING,
            code="schemas-stale",
            place=Place(file=stale[0]),
            message=f"{_number(len(stale))} of this record, so that editors complete what is out of date",
            hint=f"run `python -m generator schema`; {LEFT}",
        )


def _number(stale: int) -> str:
    return "1 schema is not that" if stale == 1 else f"{stale} schemas are not those"


def schemas(project: Path, catalog: Catalog, store: Store = NOTHING_KEPT) -> dict[str, str]:
    """The schema files of a project that keeps them: path in the project → text; none where it does not."""
    if not (project / FOLDER).is_dir():
        return {}
    asked = Asked({"catalog": catalog})
    return asked.made(store, digest("schemas", code()), lambda: schema_files(asked.watched("catalog")))


def _current(path: Path) -> str | None:
    return path.read_text("utf-8", "replace") if path.is_file() else None
