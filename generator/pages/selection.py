"""Which facts, claims and disagreements belong on a page, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.periods import Period, parse_period
from generator.prose import calls, fact_key

if TYPE_CHECKING:
    from generator.catalog import BriefingSource, Fact
    from generator.edition import Edition
    from generator.models import Claim
    from generator.reconcile import Judged
    from generator.resolve import Observation

MEASURE_ORDER = ("level", "growth", "change", "share", "ratio", "rank")
STATUS_ORDER = ("actual", "guidance", "plan", "estimate", "rumour", "hypothetical")


def period_key(text: str) -> Period:
    """Sorts periods by their end; an unreadable one counts as undated (a finding says so)."""
    period = parse_period(text) or parse_period("undated")
    assert period is not None
    return period


def sorted_facts(edition: Edition, facts: Iterable[Fact]) -> list[Fact]:
    """By concept in the order of concepts.yml, then dimensions, period, measure, status."""
    position = {name: i for i, name in enumerate(edition.catalog.concepts)}

    def order(fact: Fact) -> tuple[object, ...]:
        key = fact.key
        return (
            position.get(key.concept, len(position)),
            key.entity,
            key.dimensions,
            period_key(key.period),
            MEASURE_ORDER.index(key.measure),
            key.against or "",
            STATUS_ORDER.index(key.status),
            key.method,
        )

    return sorted(facts, key=order)


def published_facts(edition: Edition) -> list[Fact]:
    """Every fact with at least one reading, or derived."""
    return [f for f in edition.catalog.facts.values() if f.id in edition.derived or f.id in edition.facts]


def disagreements(edition: Edition) -> list[Judged]:
    """Facts whose readings conflict, are refuted or are mislabelled, in the order of `sorted_facts`."""
    found = {judged.id: judged for judged in edition.facts.values() if is_disputed(judged)}
    return [found[fact.id] for fact in sorted_facts(edition, (j.fact for j in found.values()))]


def is_disputed(judged: Judged) -> bool:
    """Whether readers must be told that the readings of a fact differ or err."""
    return judged.in_conflict or any(r.status in ("refuted", "mislabelled", "disputed") for r in judged.readings)


def observations(edition: Edition) -> Iterator[Observation]:
    """Every reading of every fact."""
    for judged in edition.facts.values():
        for reading in judged.readings:
            yield reading.observation


def counts(edition: Edition) -> dict[str, int]:
    """What is counted on pages: the record itself, and the coverage of each document (`ID.figures`)."""
    coverage = {
        f"{document}.{part}": getattr(found, part)
        for document, found in edition.coverage.items()
        for part in ("figures", "accounted", "observed", "claimed", "set_aside")
    }
    return coverage | {
        "documents": len(edition.catalog.documents),
        "facts": len(published_facts(edition)),
        "observations": sum(1 for _ in observations(edition)),
        "claims": len(edition.catalog.claims),
        "disagreements": len(disagreements(edition)),
        "entities": len(edition.catalog.entities),
        "relations-held": sum(outcome.state == "held" for outcome in edition.relations),
        "relations-broken": sum(outcome.state == "broken" for outcome in edition.relations),
    }


def briefing_facts(source: BriefingSource) -> tuple[str, ...]:
    """The ids of all facts a briefing shows: called in its prose, drawn in its charts, listed in its table."""
    called = [
        fact_key(call, source.entity).id
        for text in source.prose.values()
        for call in calls(text)
        if call.name == "fact"
    ]
    drawn = [row.fact for chart in source.briefing.charts for row in chart.rows]
    return tuple(dict.fromkeys((*called, *drawn, *source.briefing.table)))


def briefing_claims(edition: Edition, source: BriefingSource) -> list[Claim]:
    """The claims on the briefing's topics, by date."""
    topics = {source.briefing.id, *source.briefing.topics}
    found = [claim for claim, _ in edition.catalog.claims.values() if topics & set(claim.topics)]
    return sorted(found, key=lambda claim: (period_key(claim.date), claim.id))
