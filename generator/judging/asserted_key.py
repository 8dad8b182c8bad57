"""What the text of a reading asserts, as a key, and what the vocabulary knows of it.

In order: `is_known`, whether a fact can be read at all; `asserted_key`; `speaker_named`; `rivals`, concepts its words
may stand for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.record.catalog import Catalog, Fact
    from generator.record.keys import Key
    from generator.record.models import Reading


def is_known(fact: Fact, catalog: Catalog) -> bool:
    """Whether the fact's concept, dimensions and members exist, so that it can be read at all."""
    keys = [fact.key, *(asserted_key(fact.key, reading, catalog) for reading in fact.record.read)]
    return all(_known_key(key, catalog) for key in keys)


def asserted_key(key: Key, reading: Reading, catalog: Catalog) -> Key:
    """The key that the reading's own text states: `says` laid over the fact's key."""
    says = reading.says
    if says is None:
        return key
    changes: dict[str, Any] = {
        part: value for part in ("concept", "entity", "period", "measure") if (value := getattr(says, part)) is not None
    }
    if says.dimensions:
        changes["dimensions"] = tuple(sorted((dict(key.dimensions) | says.dimensions).items()))
    return key.with_(**changes)


def speaker_named(reading: Reading) -> str | None:
    """Who is said to speak in the reading's own text, `None` where that is left to its document."""
    return (reading.says.speaker if reading.says else None) or reading.stated_by


def _known_key(key: Key, catalog: Catalog) -> bool:
    members_known = all(
        dim in catalog.dimensions and member in {m.id for m in catalog.dimensions[dim][0].members}
        for dim, member in key.dimensions
    )
    return key.concept in catalog.concepts and members_known


def rivals(catalog: Catalog) -> dict[str, frozenset[str]]:
    """Concepts that share an alias with another of a different basis (淨利潤: IFRS and non-IFRS)."""
    concepts = [concept for concept, _ in catalog.concepts.values()]
    return {
        one.id: frozenset(
            other.id for other in concepts if other.basis != one.basis and set(other.aliases) & set(one.aliases)
        )
        for one in concepts
        if one.basis
    }
