"""Wrong keys made by rule: of every reading those that a careless reader might take for right.

Each changes one part of the right key to a value that stands nearby: the period, member, concept or entity of another
figure of the passage or of a word in it, or another measure that the unit allows. A key under which the record cites
the same token is true, and left out; so are a stock of another period that ends on the same day, and a key without a
dimension that its concept requires, which is refused whatever the text says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.reading.period import parse_period
from generator.record.keys import UNSTATED_AGAINST, Key
from generator.sources.cues.passage import fold
from generator.sources.cues.vocabulary import Mention, Mentions, between, mentions, vocabulary

if TYPE_CHECKING:
    from generator.judging.observation import Observation
    from generator.record.catalog import Catalog
    from generator.sources.documents import DocumentText

NEAR = 160  # code points on either side of a figure that a reader may have in view
MEASURES = {
    "percent": (("growth", UNSTATED_AGAINST), ("share", None), ("level", None)),
    "percentage-point": (("change", UNSTATED_AGAINST), ("level", None)),
}
COUNTED = (("level", None), ("change", UNSTATED_AGAINST))  # of any other unit


@dataclass(frozen=True, kw_only=True, slots=True)
class WrongKey:
    """A reading under a key that differs from its own in one part."""

    kind: str
    observation: Observation
    key: Key


@dataclass(frozen=True, kw_only=True)
class Nearby:
    """One document with its readings, to ask what stands near a figure."""

    catalog: Catalog
    text: DocumentText
    observations: tuple[Observation, ...]

    @cached_property
    def mentions(self) -> Mentions:
        """Every word of the vocabulary in the text."""
        return mentions(vocabulary(self.catalog), fold(self.text.text))

    @cached_property
    def cited(self) -> Mapping[int, frozenset[str]]:
        """The ids of all keys that a place is cited for."""
        places = {o.start for o in self.observations if o.start is not None}
        return {at: frozenset(o.asserted.id for o in self.observations if o.start == at) for at in places}

    def wrong_keys(self, of: Observation) -> Iterator[WrongKey]:
        """Every wrong key of a reading, each once."""
        assert of.start is not None
        seen = set(self.cited[of.start])
        for kind, key in self._changed(of):
            if key.id not in seen and self._is_whole(key):
                seen.add(key.id)
                yield WrongKey(kind=kind, observation=of, key=key)

    def _is_whole(self, key: Key) -> bool:
        """Whether a key has the dimensions that its concept requires, without which no record holds it."""
        return all(key.dimension(name) for name in self.catalog.concept(key.concept).requires)

    def _changed(self, of: Observation) -> Iterator[tuple[str, Key]]:
        key = of.asserted
        others = [o.asserted for o in self.observations if self._is_near(of, o)]
        yield from (("period", key.with_(period=o.period)) for o in others if not self._is_same_stock(key, o.period))
        yield from (("group", changed) for changed in self._groups(of, others))
        yield from (("concept", key.with_(concept=name)) for name in self._concepts(of, others))
        yield from (("measure", changed) for changed in self._measures(of))
        yield from (("entity", key.with_(entity=name)) for name in self._entities(of, others))

    def _is_same_stock(self, key: Key, period: str) -> bool:
        """Whether a stock of the key is that of the period too: both end on one day, and it is counted then."""
        mine, other = parse_period(key.period), parse_period(period)
        instant = self.catalog.concept(key.concept).period_type == "instant"
        return instant and mine is not None and other is not None and mine.end is not None and mine.end == other.end

    def _groups(self, of: Observation, others: Iterable[Key]) -> Iterator[Key]:
        own = dict(of.asserted.dimensions)
        for name, found in self.mentions.dimensions.items():
            near = {i for mention in self._near(of, found) for i in mention.ids}
            near |= {member for other in others if (member := other.dimension(name))}
            for member in [None, *sorted(near - {"none"})] if name in own else sorted(near - {"none"}):
                changed = {k: v for k, v in own.items() if k != name} | ({name: member} if member else {})
                yield of.asserted.with_(dimensions=tuple(sorted(changed.items())))

    def _concepts(self, of: Observation, others: Iterable[Key]) -> list[str]:
        own = self.catalog.concept(of.asserted.concept)
        near = {i for mention in self._near(of, self.mentions.concepts) for i in mention.ids}
        near |= {other.concept for other in others}
        alike = (self.catalog.concept(name) for name in sorted(near))
        relative = of.asserted.measure in ("growth", "share")
        return [c.id for c in alike if relative or (c.kind == own.kind and c.unit == own.unit)]

    def _measures(self, of: Observation) -> Iterator[Key]:
        assert of.stated is not None
        for measure, against in MEASURES.get(of.stated.unit or "", COUNTED):
            if measure != of.asserted.measure:
                whole = of.asserted.concept if measure == "share" else None
                yield of.asserted.with_(measure=measure, against=against, of=whole)

    def _entities(self, of: Observation, others: Iterable[Key]) -> list[str]:
        near = {i for mention in self._near(of, self.mentions.companies) for i in mention.ids}
        near |= {other.entity for other in others}
        return sorted(near | ({of.document.about.entity} if of.document.about.entity else set()))

    def _is_near(self, of: Observation, other: Observation) -> bool:
        start, end = self._around(of)
        return other.start is not None and start <= other.start < end

    def _near(self, of: Observation, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
        return between(found, *self._around(of))

    def _around(self, of: Observation) -> tuple[int, int]:
        assert of.start is not None
        assert of.end is not None
        return max(self.text.start, of.start - NEAR), min(self.text.end, of.end + NEAR)
