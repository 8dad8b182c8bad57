"""Rule: no claim or event is an orphan: each of its topics is in the vocabulary, or where there is none, on a briefing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from generator.findings import unknown
from generator.judging.selection import briefing_topics

if TYPE_CHECKING:
    from generator.findings import Finding
    from generator.judging.checks.subject import Subject
    from generator.record.catalog import Catalog


def orphans(subject: Subject) -> Iterator[Finding]:
    """Topics that nothing defines."""
    catalog = subject.catalog
    defined = _defined(catalog)
    named = [*catalog.claims.values(), *catalog.events.values()]
    named += [(source.briefing, source.origin) for source in catalog.briefings.values()]
    for record, origin in named:
        for i, topic in enumerate(record.topics):
            yield from unknown("topic", topic, defined, origin.at("topics", i))


def _defined(catalog: Catalog) -> Collection[str]:
    shown = (topic for source in catalog.briefings.values() for topic in briefing_topics(source))
    return catalog.topics or set(shown)
