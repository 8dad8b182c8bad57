"""Which parts of its key a reading argues for by a cue, and which of its cues are void.

A cue names the value that it argues for. Once the fact has another, the cue argues for nothing: it neither quiets a
doubt nor lends a unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding

if TYPE_CHECKING:
    from generator.record.catalog import Origin
    from generator.record.keys import Key
    from generator.record.models import Reading

NONE = "none"  # the value of a part that the key does not have


def value_of(part: str, key: Key, *, basis: str | None, stated_by: str | None, unit: str | None) -> str:
    """The value of a part of the key, of its concept's basis, its speaker or its unit; `none` where it has none."""
    beside = {"basis": basis, "stated_by": stated_by, "unit": unit}
    return {**key.parts, **beside}.get(part) or NONE


def void_cues(values: dict[str, str], reading: Reading) -> frozenset[str]:
    """The parts whose cue argues for another value than `values` has."""
    return frozenset(part for part, cue in reading.cue.items() if cue.value != values[part])


def void_findings(values: dict[str, str], reading: Reading, origin: Origin) -> Iterator[Finding]:
    """Each cue that argues for another value than its fact has."""
    for part in sorted(void_cues(values, reading)):
        yield Finding(
            code="cue-void",
            place=origin.at("cue", part, "is"),
            message=f"this cue argues for {part} {reading.cue[part].value}, the fact has {values[part]}",
            expected=f"{part}: {values[part]}",
            hint="read the passage again: correct the fact, or give the reason for its new value, or delete the cue",
        )
