"""Rule: a fact serves something besides its measure's page (a warning, once a file).

It is used where a briefing, claim, question or event tells it, where another fact is derived from it or shown as it,
and where a relation could be tried with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Severity
from generator.judging.relations import TRIED
from generator.judging.selection import drawn_facts
from generator.record.contributed import contributed

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.judging.edition import Edition

MOST_NAMED = 5  # of a file
USING = ("fact", "briefing", "claim", "question", "event", "relation")


def unused_facts(subject: Subject) -> Iterator[Finding]:
    """The unused facts of each file."""
    used = {*_told(subject), *_worked_with(subject.edition)}
    files: dict[str, list[str]] = {}
    for fact in subject.catalog.facts.values():
        if fact.id not in used:
            files.setdefault(fact.origin.file, []).append(fact.id)
    for file, unused in files.items():
        yield Finding(
            severity=Severity.WARNING,
            code="facts-unused",
            place=Place(file=file),
            message=f"nothing uses {len(unused)} of the facts here: {_first(unused)}",
            hint="tell them in a briefing's prose or table, or list them with the claim or event they bear on",
            looked_up=(*(f"{kind}:" for kind in USING), *(f"fact:{name}" for name in unused)),
        )


def _first(names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    return f"{', '.join(names[:MOST_NAMED])}{f' and {more} more' if more > 0 else ''}"


def _told(subject: Subject) -> Iterator[str]:
    catalog = subject.catalog
    for source in catalog.briefings.values():
        yield from source.briefing.table
        yield from drawn_facts(source)
        yield from subject.facts_called(source.prose.values(), source.entity)
    for claim, _ in catalog.claims.values():
        yield from claim.facts
    for event, _ in catalog.events.values():
        yield from event.facts
    for text in contributed(catalog):
        yield from subject.facts_called(text.texts.values(), text.entity)


def _worked_with(edition: Edition) -> Iterator[str]:
    for derived in edition.derived.values():
        yield from derived.inputs
    for judged in edition.facts.values():
        if (shown := edition.shown(judged.id)) != judged.id:
            yield shown
    for outcome in edition.relations:
        if outcome.state in TRIED:
            yield from (outcome.left, *outcome.inputs)
