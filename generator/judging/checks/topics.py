"""Rule: no claim or event is an orphan: each of its topics is in the vocabulary or, without one, on a briefing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from generator.findings import unknown
from generator.judging.selection import briefing_topics

if TYPE_CHECKING:
    from generator.findings import Finding
    from generator.judging.checks.subject import Subject
    from generator.record.catalog import Catalog, Origin


def orphans(subject: Subject) -> Iterator[Finding]:
    """Topics that nothing defines."""
    catalog = subject.catalog
    defined = _defined(catalog)
    for topics, origin in _named(catalog):
        for i, topic in enumerate(topics):
            yield from unknown("topic", topic, defined, partial(origin.at, "topics", i))


def _named(catalog: Catalog) -> Iterator[tuple[Sequence[str], Origin]]:
    yield from ((claim.topics, origin) for claim, origin in catalog.claims.values())
    yield from ((event.topics, origin) for event, origin in catalog.events.values())
    yield from ((error.topics, origin) for error, origin in catalog.errors.values())
    yield from ((source.briefing.topics, source.origin) for source in catalog.briefings.values())


def _defined(catalog: Catalog) -> Collection[str]:
    shown = (topic for source in catalog.briefings.values() for topic in briefing_topics(source.briefing))
    return catalog.topics or set(shown)
