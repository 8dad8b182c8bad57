"""The key of a fact: entity, concept, dimensions, period, measure, status — and the id derived from it.

Ids are stable and readable, and are the anchors of permalinks:
`tencent.capital-expenditure.2025-q1`, `….growth`, `….growth-prior-quarter`, `….share-of-revenue.guidance`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.record.models import FactDefaults, FactKey

UNSTATED_AGAINST = "prior-year"  # the comparison meant where a growth names none (同比)
RELATIVE = ("growth", "change")  # measures that are held against another period


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Key:
    """A complete fact key. `dimensions` are (dimension, member) pairs in the order of their names."""

    entity: str
    concept: str
    dimensions: tuple[tuple[str, str], ...] = ()
    period: str
    measure: str = "level"
    against: str | None = None
    of: str | None = None
    status: str = "actual"
    method: str = "stated"

    @property
    def id(self) -> str:
        """The fact's id, made of the parts that differ from the usual."""
        return _id(self)

    @property
    def is_of(self) -> str:
        """What a fact of the key is told of, in whatever period, against whatever and by whatever method."""
        return str((self.entity, self.concept, self.dimensions, self.measure, self.of, self.status))

    @property
    def parts(self) -> dict[str, str | None]:
        """Every part by name, a dimension by its own; `None` where the key has no such part."""
        return {
            "concept": self.concept,
            "entity": self.entity,
            **dict(self.dimensions),
            "period": self.period,
            "measure": self.measure,
            "against": self.against,
            "of": self.of,
            "status": self.status,
            "method": self.method,
        }

    def dimension(self, name: str) -> str | None:
        """The member along a dimension, `None` where the key has none."""
        return dict(self.dimensions).get(name)

    def with_(self, **changes: object) -> Key:
        """A copy with some parts changed, so that relations can walk from fact to fact."""
        return replace(self, **changes)  # type: ignore[arg-type]


@cache  # asked for far more often than there are keys
def _id(key: Key) -> str:
    parts = [key.entity, key.concept, *(f"{dim}-{member}" for dim, member in key.dimensions)]
    parts.append(key.period.lower().replace("/", "--"))
    if measure := _measure_part(key):
        parts.append(measure)
    if key.status != "actual":
        parts.append(key.status)
    if key.method != "stated":
        parts.append(key.method)
    return ".".join(parts)


def _measure_part(key: Key) -> str:
    if key.measure == "level":
        return ""
    if key.of:
        return f"{key.measure}-of-{key.of}"
    if key.against and key.against != UNSTATED_AGAINST:
        return f"{key.measure}-{key.against.lower().replace('/', '--')}"
    return key.measure


def told_against(measure: str, named: str | None) -> str | None:
    """What a measure is held against: what is `named`, else what a growth or a change is held against unsaid."""
    return UNSTATED_AGAINST if named is None and measure in RELATIVE else named


def complete(key: FactKey, defaults: FactDefaults) -> Key | None:
    """The key with the file's defaults filled in; `None` where entity or period is still missing."""
    entity = key.entity or defaults.entity
    period = key.period or defaults.period
    if entity is None or period is None:
        return None
    return Key(
        entity=entity,
        concept=key.concept,
        dimensions=tuple(sorted(key.dimensions.items())),
        period=period,
        measure=key.measure,
        against=told_against(key.measure, key.against),
        of=key.of,
        status=key.status,
        method=key.method,
    )
