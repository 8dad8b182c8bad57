"""Where the words for concepts, dimension members and entities stand in a text: the longest alias first.

An alias inside a longer one does not count (國際 in 非國際, 毛利 in 毛利率, 微信 in 企業微信): each axis is one
alternation, longest first, so the leftmost-longest word wins. Aliases are data (`concepts.yml`, `entities.yml`).
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from generator.cache.digest import digest
from generator.languages.alternation import alternation
from generator.sources.cues.earlier import DURATION_BACK
from generator.sources.cues.passage import fold

if TYPE_CHECKING:
    from generator.reading.figures import Quantity
    from generator.reading.period_mentions import PeriodMention
    from generator.record.catalog import Catalog


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """An alias in a text and the ids it may stand for."""

    start: int
    end: int
    ids: frozenset[str]


@dataclass(frozen=True)
class Axis:
    """One kind of word: folded alias → the ids it names."""

    aliases: Mapping[str, frozenset[str]]

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """All aliases as one alternation, longest first; `None` where there is none."""
        return alternation(self.aliases, _beside)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Where the aliases stand in a folded text, in order, none inside another."""
        if self.pattern is None:
            return ()
        return tuple(
            Mention(start=start, end=end, ids=self.aliases[text[start:end]])
            for start, end in _spans(self.pattern, text)
        )


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """All axes of a catalog."""

    concepts: Axis
    dimensions: Mapping[str, Axis]
    entities: Axis
    companies: Axis  # the entities that figures can be about

    @cached_property
    def digested(self) -> str:
        """What a digest tells of it, worked out once for all documents."""
        return digest(*(getattr(self, each.name) for each in fields(self)))


@dataclass(frozen=True, kw_only=True)
class Mentions:
    """Every mention in one text, by axis; made once per document."""

    concepts: tuple[Mention, ...]
    dimensions: Mapping[str, tuple[Mention, ...]]
    entities: tuple[Mention, ...]
    companies: tuple[Mention, ...]


def vocabulary(catalog: Catalog) -> Vocabulary:
    """The vocabulary of a catalog, script folded."""
    return Vocabulary(
        concepts=_axis((c.id, (*c.aliases,)) for c, _ in catalog.concepts.values()),
        dimensions={
            identifier: _axis((m.id, m.aliases) for m in dimension.members)
            for identifier, (dimension, _) in catalog.dimensions.items()
        },
        entities=_axis((e.id, e.aliases) for e, _ in catalog.entities.values()),
        companies=_axis(
            (e.id, e.aliases) for e, _ in catalog.entities.values() if e.type in ("company", "organisation")
        ),
    )


def mentions(words: Vocabulary, folded: str) -> Mentions:
    """The mentions of a folded text on every axis."""
    dimensions = {name: axis.mentions(folded) for name, axis in words.dimensions.items()}
    return Mentions(
        concepts=words.concepts.mentions(folded),
        dimensions={name: _not_within_others(name, dimensions) for name in dimensions},
        entities=words.entities.mentions(folded),
        companies=words.companies.mentions(folded),
    )


def counted_figures(
    folded: str, found: Iterable[Quantity], words: Mentions, periods: Iterable[PeriodMention]
) -> tuple[tuple[int, int], ...]:
    """Where the quantities of a text stand, in order, without those inside a name (over 75, 15-64 years) or a period
    (五年前), and those that count back (three months earlier)."""
    names = {m.start: m.end for axis in words.dimensions.values() for m in axis} | {p.start: p.end for p in periods}
    starts = sorted(names)
    spans = []
    for quantity in found:
        before = bisect.bisect_right(starts, quantity.start)
        inside = before > 0 and quantity.end <= names[starts[before - 1]]
        if quantity.is_quantity and not inside and not DURATION_BACK.match(folded, quantity.end):
            spans.append((quantity.start, quantity.end))
    return tuple(spans)


def _not_within_others(name: str, dimensions: Mapping[str, tuple[Mention, ...]]) -> tuple[Mention, ...]:
    """The mentions of one dimension that do not stand inside a longer word of another (women in women's division)."""
    longer = [m for other, found in dimensions.items() if other != name for m in found]
    covered = {at: m for m in longer for at in (m.start, m.end)}
    inside = (
        mention
        for mention in dimensions[name]
        for m in (covered.get(mention.start), covered.get(mention.end))
        if m is not None
        and m.start <= mention.start
        and mention.end <= m.end
        and m.end - m.start > mention.end - mention.start
    )
    dropped = frozenset((mention.start, mention.end) for mention in inside)
    return tuple(mention for mention in dimensions[name] if (mention.start, mention.end) not in dropped)


def between(found: tuple[Mention, ...], start: int, end: int) -> tuple[Mention, ...]:
    """The mentions that lie wholly in `[start, end)`, in order."""
    first = bisect.bisect_left(found, start, key=lambda mention: mention.start)
    last = bisect.bisect_left(found, end, key=lambda mention: mention.start)
    return tuple(mention for mention in found[first:last] if mention.end <= end)


@lru_cache(maxsize=512)
def _spans(pattern: re.Pattern[str], text: str) -> tuple[tuple[int, int], ...]:
    """Remembered, because the live preview looks through every document again after each edit."""
    return tuple(match.span() for match in pattern.finditer(text))


def _axis(named: Iterable[tuple[str, tuple[str, ...]]]) -> Axis:
    gathered: dict[str, set[str]] = {}
    for identifier, aliases in named:
        for alias in aliases:
            gathered.setdefault(fold(alias), set()).add(identifier)
    return Axis({alias: frozenset(ids) for alias, ids in gathered.items()})


def _beside(alias: str) -> tuple[str, str]:
    """What keeps an alias from being one: Latin words stand at word boundaries only, Han ones anywhere."""
    word = "[a-z0-9]"
    return word if re.match(word, alias) else "", word if re.search(rf"{word}$", alias) else ""
