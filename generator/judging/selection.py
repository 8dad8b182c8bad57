"""Which facts, claims, questions and disagreements belong on a page, in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.judging.relations import TRIED
from generator.judging.standing import standing
from generator.reading.period import Period, parse_period
from generator.record.prose import fact_key, facts_called, marks

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.judging.observation import Observation
    from generator.judging.reconcile import Judged
    from generator.record.catalog import BriefingSource, Catalog, Fact
    from generator.record.keys import Key
    from generator.record.models import (
        Briefing,
        Claim,
        Correction,
        Occasion,
        PublishedEdition,
        Question,
        SourceError,
    )

MOST_RELATED = 4  # briefings named beside a page
MOST_HEADLINES = 6  # figures at the head of the site
MEASURE_ORDER = ("level", "growth", "change", "share", "ratio", "rank")
REPORTED = ("quarter", "half", "year")  # what companies report on
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


def by_subject(facts: Iterable[Fact]) -> list[dict[str, list[Fact]]]:
    """The facts by whom and what they are about, then by period; in the order in which each first comes."""
    subjects: dict[tuple[object, ...], dict[str, list[Fact]]] = {}
    for fact in facts:
        key = fact.key
        periods = subjects.setdefault((key.entity, key.concept, key.dimensions), {})
        periods.setdefault(key.period, []).append(fact)
    return list(subjects.values())


def published_facts(edition: Edition) -> list[Fact]:
    """Every fact with at least one reading, or derived."""
    return list(edition.published)


def reporting_periods(edition: Edition) -> list[str]:
    """The quarters and years that documents report on, newest first."""
    reported = {document.about.period or "" for document, _ in edition.catalog.documents.values()}
    with_facts = {fact.key.period for fact in published_facts(edition)}
    lasting = [text for text in reported & with_facts if (period := parse_period(text)) and period.unit in REPORTED]
    return sorted(lasting, key=lambda text: (period_key(text), text), reverse=True)


def disagreements(edition: Edition) -> list[Judged]:
    """Facts that have a place in the ledger, in the order of `sorted_facts`."""
    found = (judged.fact for judged in edition.facts.values() if standing(edition, judged.id).ledger)
    return [edition.facts[fact.id] for fact in sorted_facts(edition, found)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """An edition that was published, or a correction: its `kind`, its anchor on the page of changes, its record."""

    kind: str
    anchor: str
    record: PublishedEdition | Correction


def changes(edition: Edition) -> list[Change]:
    """What was published and what was corrected, the newest first."""
    found = [
        *(Change(kind="edition", anchor=f"edition-{e.id}", record=e) for e, _ in edition.catalog.editions.values()),
        *(Change(kind="correction", anchor=c.id, record=c) for c, _ in edition.catalog.corrections.values()),
    ]
    return sorted(found, key=lambda change: (change.record.date, change.anchor), reverse=True)


def observations(edition: Edition) -> Iterator[Observation]:
    """Every reading of every fact."""
    for judged in edition.facts.values():
        for reading in judged.readings:
            yield reading.observation


def counts(edition: Edition) -> dict[str, int]:
    """What is counted on pages: the record itself, the coverage of each document (`ID.figures`), the origins of each
    fact's value (`ID.origins`), and where in its document a reading stands (`_places`)."""
    coverage = {
        f"{document}.{part}": getattr(found, part)
        for document, found in edition.coverage.items()
        for part in ("figures", "accounted", "observed", "claimed", "set_aside")
    }
    origins = {f"{judged.id}.origins": len(judged.origins) for judged in edition.facts.values() if judged.origins}
    return (coverage | origins | dict(_places(edition))) | {
        "documents": len(edition.catalog.documents),
        "facts": len(published_facts(edition)),
        "observations": sum(1 for _ in observations(edition)),
        "claims": len(edition.catalog.claims),
        "questions": len(edition.catalog.questions),
        "disagreements": len(disagreements(edition)),
        "errors": len(edition.catalog.errors),
        "set-aside": sum(map(len, edition.catalog.set_aside.values())),
        "entities": len(edition.catalog.entities),
        "relations-tried": sum(outcome.state in TRIED for outcome in edition.relations),
        **{
            f"relations-{state}": sum(outcome.state == state for outcome in edition.relations)
            for state in (*TRIED, "excluded")
        },
    }


def _places(edition: Edition) -> Iterator[tuple[str, int]]:
    """Where a reading stands in its document, by the offsets of its receipt: how many hundredths of the text lie
    in front of it (`ID.percent`) and in which of the passages on record (`ID.passage`, of `DOCUMENT.passages`)."""
    for document, _ in edition.catalog.documents.values():
        yield f"{document.id}.passages", len(document.stretches)
    for observation in observations(edition):
        document, start = observation.document, observation.start
        if start is not None:
            text = document.segment
            yield f"{observation.id}.percent", (start - text.start) * 100 // (text.end - text.start)
            ordered = sorted(document.stretches, key=lambda stretch: (stretch.start, stretch.end))
            within = [at for at, stretch in enumerate(ordered, 1) if stretch.start <= start < stretch.end]
            if within:
                yield f"{observation.id}.passage", within[-1]


def briefing_facts(source: BriefingSource) -> tuple[str, ...]:
    """The ids of all facts a briefing shows: called in its prose, drawn in its charts, listed in its table."""
    return tuple(dict.fromkeys((*used_facts(source), *source.briefing.table)))


def used_facts(source: BriefingSource) -> tuple[str, ...]:
    """The ids of the facts that a briefing tells of: called in its prose, drawn in its charts."""
    called = [name for text in source.prose.values() for name in facts_called(text, source.entity)]
    return tuple(dict.fromkeys((*called, *drawn_facts(source))))


def drawn_facts(source: BriefingSource) -> Iterator[str]:
    """The ids of the facts that are drawn in the charts of a briefing."""
    return (row.fact for chart in source.briefing.charts for row in chart.rows if row.fact)


def briefings_sharing(edition: Edition, facts: Iterable[Fact]) -> list[Briefing]:
    """The briefings that show some of the facts, those that show most of them first; at most `MOST_RELATED`."""
    wanted = {fact.id for fact in facts}
    shared = {name: len(wanted & shown) for name, shown in edition.catalog.once(_shown_by).items()}
    found = sorted(filter(shared.get, shared), key=lambda name: -shared[name])
    return [edition.catalog.briefings[name].briefing for name in found[:MOST_RELATED]]


def _shown_by(catalog: Catalog) -> dict[str, frozenset[str]]:
    """The facts that each briefing shows."""
    return {name: frozenset(briefing_facts(source)) for name, source in catalog.briefings.items()}


def headline_facts(edition: Edition, period: str) -> list[tuple[Fact, Fact | None]]:
    """What the subject as a whole reports first of a period, each with its growth on the year where that is told:
    levels in the order of the record, of no part, at most `MOST_HEADLINES`."""
    of_period = [fact for fact in sorted_facts(edition, published_facts(edition)) if fact.key.period == period]
    whole = [f for f in of_period if f.key.entity == edition.catalog.subject and not f.key.dimensions and _is_actual(f)]
    growth = {f.key.concept: f for f in whole if (f.key.measure, f.key.against) == ("growth", "prior-year")}
    levels = [f for f in whole if f.key.measure == "level" and f.id in edition.facts]
    return [(fact, growth.get(fact.key.concept)) for fact in levels[:MOST_HEADLINES]]


def _is_actual(fact: Fact) -> bool:
    return fact.key.status == "actual"


def shown_on(edition: Edition) -> dict[str, tuple[str, ...]]:
    """The ids of the briefings that show what is shown of each fact, in their order."""
    found: dict[str, dict[str, None]] = {}
    for source in edition.catalog.briefings.values():
        for name in briefing_facts(source):
            if name in edition.catalog.facts:
                found.setdefault(edition.shown(name), {})[source.briefing.id] = None
    return {name: tuple(briefings) for name, briefings in found.items()}


def drawn_by(edition: Edition) -> dict[str, str]:
    """Of each concept the chart of a briefing that draws it most often and at least twice, one of it alone before
    others."""
    best: dict[str, tuple[int, bool, str]] = {}
    for source in edition.catalog.briefings.values():
        for chart in source.briefing.charts:
            facts = (edition.catalog.facts.get(row.fact or "") for row in chart.rows)
            concepts = Counter(fact.key.concept for fact in facts if fact)
            for concept, often in concepts.items():
                now = (often, len(concepts) == 1, chart.id)
                if often > 1 and now[:2] > best.get(concept, (0, False, ""))[:2]:
                    best[concept] = now
    return {concept: chart for concept, (_, _, chart) in best.items()}


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedQuestion:
    """A question with the occasion on which it was put and the claims that answer it."""

    question: Question
    occasion: Occasion
    answers: tuple[Claim, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who answered, each once."""
        return tuple(dict.fromkeys(claim.speaker for claim in self.answers))

    @property
    def topics(self) -> tuple[str, ...]:
        """What the answers are about, each once."""
        return tuple(dict.fromkeys(topic for claim in self.answers for topic in claim.topics))


def asked_questions(edition: Edition) -> list[AskedQuestion]:
    """Every question, by date and then in the order in which it was put."""
    occasions = sorted((o for o, _ in edition.catalog.occasions.values()), key=lambda o: (period_key(o.date), o.id))
    claims = sorted((c for c, _ in edition.catalog.claims.values()), key=lambda claim: _told_at(edition, claim))
    return [
        AskedQuestion(
            question=question,
            occasion=occasion,
            answers=tuple(claim for claim in claims if claim.answers == question.id),
        )
        for occasion in occasions
        for question in occasion.questions
    ]


def _told_at(edition: Edition, claim: Claim) -> tuple[str, int]:
    """Where the first document that a claim cites tells it, so that answers stand in the order they were given."""
    first = edition.phrases[f"claim:{claim.id}"][0]
    return first.phrase.document, first.start or 0


def absences(edition: Edition) -> dict[Key, list[Briefing]]:
    """What briefings say that the documents do not tell, each with the briefings that say so."""
    found: dict[Key, list[Briefing]] = {}
    for source in edition.catalog.briefings.values():
        said = next(iter(source.prose.values()))  # every language says the same
        keys = [fact_key(mark.absent, source.entity) for mark in marks(said) if mark.absent]
        for key in dict.fromkeys(keys):
            found.setdefault(key, []).append(source.briefing)
    return found


def briefing_topics(briefing: Briefing) -> set[str]:
    """The topics whose claims and questions a briefing shows."""
    return {briefing.id, *briefing.topics}


def briefing_errors(edition: Edition, source: BriefingSource) -> list[SourceError]:
    """The errors of documents that are on the briefing's topics, in the order of the record."""
    topics = briefing_topics(source.briefing)
    return [error for error, _ in edition.catalog.errors.values() if topics & set(error.topics)]


def shown_anchors(edition: Edition) -> frozenset[str]:
    """The words of documents that pages show as they stand: where errors are, and what is set aside."""
    phrases = (cited for owner, found in edition.phrases.items() if owner.startswith("error:") for cited in found)
    aside = (item.exact for items in edition.catalog.set_aside.values() for item, _ in items)
    return frozenset(" ".join(exact.split()) for exact in (*(cited.phrase.exact for cited in phrases), *aside))


def briefing_claims(edition: Edition, source: BriefingSource) -> list[Claim]:
    """The claims on the briefing's topics, by date."""
    topics = briefing_topics(source.briefing)
    found = [claim for claim, _ in edition.catalog.claims.values() if topics & set(claim.topics)]
    return sorted(found, key=lambda claim: (period_key(claim.date), claim.id))
