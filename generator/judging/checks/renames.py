"""Rule: every name in `data/renames.yml` leads, through later renamings, to one that exists today."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from generator.findings import unknown

if TYPE_CHECKING:
    from generator.findings import Finding
    from generator.judging.checks.subject import Subject
    from generator.record.catalog import Catalog


def lost_renames(subject: Subject) -> Iterator[Finding]:
    """Renamings of an unknown kind, and those that end at a name nothing has."""
    catalog = subject.catalog
    later: set[tuple[str, str]] = set()
    for rename, origin in reversed(catalog.renames):
        known = names_by_kind(catalog)
        yield from unknown("kind", rename.kind, known, origin.at("kind"))
        if rename.kind in known and (rename.kind, rename.new) not in later:
            kind = "member" if rename.kind in catalog.dimensions else rename.kind
            yield from unknown(kind, rename.new, known[rename.kind], origin.at("to"))
        later.add((rename.kind, rename.old))


def names_by_kind(catalog: Catalog) -> dict[str, Collection[str]]:
    """What can be renamed: the ids of each kind of record, and of each dimension its members."""
    members = {name: {m.id for m in dimension.members} for name, (dimension, _) in catalog.dimensions.items()}
    return members | {"concept": catalog.concepts, "entity": catalog.entities, "document": catalog.documents}
