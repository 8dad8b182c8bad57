"""Former names: what `data/renames.yml` says was called otherwise, for pages that forward old addresses.

In this order: `renames`, the record as it stands; `renamed`, a key under a new name; `forwards` and `former_ids`, what
follows of it for addresses. Addresses of facts are anchors on their concept's page, so both are needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.findings import Collected
from generator.load import load_record
from generator.models import Rename, RenamesFile

if TYPE_CHECKING:
    from generator.keys import Key

FILE = "data/renames.yml"
FOLDERS = {"concept": "concepts", "entity": "entities", "document": "documents"}  # whose pages have an address


def renames(project: Path) -> Collected[tuple[Rename, ...]]:
    """Every renaming in the order it was made; none where there is no such file."""
    if not (project / FILE).exists():
        return Collected(value=())
    loaded = load_record(project / FILE, FILE, RenamesFile)
    return Collected(value=loaded.value[0].renames if loaded.value else (), findings=loaded.findings)


def renamed(key: Key, rename: Rename) -> Key:
    """The key under the new name; itself where it has no part in the renaming."""

    def new(kind: str, name: str | None) -> str | None:
        return rename.new if (kind, name) == (rename.kind, rename.old) else name

    return key.with_(
        entity=new("entity", key.entity),
        concept=new("concept", key.concept),
        of=new("concept", key.of),
        dimensions=tuple((dimension, new(dimension, member)) for dimension, member in key.dimensions),
    )


def forwards(made: Sequence[Rename]) -> dict[str, str]:
    """The pages that moved: former path → present path (`concepts/capex` → `concepts/capital-expenditure`).

    A name given again later forwards nowhere: its page is its own.
    """
    moved: dict[str, str] = {}
    for rename in made:
        if rename.kind not in FOLDERS:
            continue
        old, new = (f"{FOLDERS[rename.kind]}/{name}" for name in (rename.old, rename.new))
        moved = {source: new if target == old else target for source, target in moved.items() if source != new}
        moved[old] = new
    return moved


def former_ids(key: Key, made: Sequence[Rename]) -> tuple[str, ...]:
    """The ids a fact had before, the latest first."""
    ids = []
    for rename in reversed(made):
        before = renamed(key, Rename(kind=rename.kind, old=rename.new, new=rename.old))
        if before != key:
            ids.append(before.id)
            key = before
    return tuple(dict.fromkeys(ids))
