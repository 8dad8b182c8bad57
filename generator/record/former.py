"""Former names: what `data/renames.yml` says was called otherwise, and where old addresses lead today.

In this order: `renamed`, a key under a new name; `Moves`, former address → present one, of pages (`page_moves`) and of
facts (`fact_moves`), which are anchors on their concept's page; `anchors`, the former ids by fact. A name that was
given again since is its new owner's: it leads nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from generator.record.models import Rename

if TYPE_CHECKING:
    from generator.record.keys import Key

# Whose pages have an address: the kinds of record, and the one dimension whose members have pages.
FOLDERS = {"concept": "concepts", "entity": "entities", "document": "documents", "product": "products"}
Moves: TypeAlias = Mapping[str, str]


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


def page_moves(made: Sequence[Rename]) -> Moves:
    """Former path → present path of every page (`concepts/capex` → `concepts/capital-expenditure`)."""
    return _followed(
        (f"{FOLDERS[rename.kind]}/{rename.old}", f"{FOLDERS[rename.kind]}/{rename.new}")
        for rename in made
        if rename.kind in FOLDERS
    )


def fact_moves(keys: Iterable[Key], made: Sequence[Rename]) -> Moves:
    """Former id → present id of every fact."""
    steps = sorted((at, old, new) for key in keys for at, old, new in _history(key, made))
    return _followed((old, new) for _, old, new in steps)


def anchors(moves: Moves) -> dict[str, tuple[str, ...]]:
    """Present id → the ids that lead to it, in order."""
    return {new: tuple(sorted(old for old in moves if moves[old] == new)) for new in dict.fromkeys(moves.values())}


def _history(key: Key, made: Sequence[Rename]) -> Iterator[tuple[int, str, str]]:
    """How the id of a fact changed, walked back from today: which renaming, from, to."""
    for at in reversed(range(len(made))):
        before = renamed(key, Rename(kind=made[at].kind, old=made[at].new, new=made[at].old))
        if before != key:
            yield at, before.id, key.id
            key = before


def _followed(steps: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The steps in the order they were made, each former name led on to where its present owner is."""
    moved: dict[str, str] = {}
    for old, new in steps:
        moved = {source: new if target == old else target for source, target in moved.items() if source != new}
        moved[old] = new
    return moved
