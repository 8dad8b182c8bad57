"""Records judged as if they stood in the project: what the press would hold against each, without writing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.findings import Collected, Finding
from generator.judging.resolve import resolve
from generator.record.catalog import Fact, Origin, frozen
from generator.record.kept import Tree
from generator.record.strict_yaml import At, Entries

if TYPE_CHECKING:
    from generator.record.catalog import Catalog
    from generator.record.keys import Key
    from generator.record.models import FactRecord
    from generator.sources.documents import DocumentText


def trial_findings(
    catalog: Catalog, text: DocumentText, records: Sequence[tuple[Key, FactRecord]]
) -> tuple[tuple[Finding, ...], ...]:
    """The findings of each record's readings in the document `text`, in order; none where it bears them out."""
    facts = {str(i): _fact(str(i), key, record) for i, (key, record) in enumerate(records)}
    none = frozen({})
    alone = replace(catalog, facts=frozen(facts), claims=none, questions=none, events=none, errors=none)
    gathered: dict[str, list[Finding]] = {name: [] for name in facts}
    for finding in resolve(alone, {text.id: text}, {}).findings:
        gathered[finding.place.file].append(finding)
    return tuple(map(tuple, gathered.values()))


def _fact(name: str, key: Key, record: FactRecord) -> Fact:
    """A fact in a file of its own, so that each finding names the record it is about."""
    tree = Tree(lambda: Collected(value=Entries(At(), {}, {}, name)))
    return Fact(key=key, record=record, origin=Origin(file=name, tree=tree))
