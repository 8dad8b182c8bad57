"""Rule: no claim or event is an orphan: each of its topics is one that a briefing shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import unknown
from generator.judging.selection import briefing_topics

if TYPE_CHECKING:
    from generator.findings import Finding
    from generator.judging.checks.subject import Subject


def orphans(subject: Subject) -> Iterator[Finding]:
    """Topics that no briefing names."""
    catalog = subject.catalog
    shown = {topic for source in catalog.briefings.values() for topic in briefing_topics(source)}
    for records in (catalog.claims.values(), catalog.events.values()):
        for record, origin in records:
            for i, topic in enumerate(record.topics):
                yield from unknown("topic", topic, shown, origin.at("topics", i))
