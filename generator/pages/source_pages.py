"""Who says it and where: companies, people and publications; documents; the questions put on each occasion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.judging.selection import (
    AskedQuestion,
    asked_questions,
    briefing_topics,
    briefings_sharing,
    period_key,
    published_facts,
    sorted_facts,
)
from generator.pages.page import Page, labelled, single_page

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.languages.language import Language
    from generator.record.catalog import Fact
    from generator.record.models import Claim
    from generator.record.strings import Words


def entities(edition: Edition, strings: Words, language: Language) -> Iterator[Page]:
    """The companies, people and publications of the record."""
    records = [entity for entity, _ in edition.catalog.entities.values()]
    claims = [claim for claim, _ in edition.catalog.claims.values()]
    put = asked_questions(edition)
    yield single_page("entities", strings, entities=records)
    told: dict[str, list[Fact]] = {}
    for fact in published_facts(edition):
        told.setdefault(fact.key.entity, []).append(fact)
    for entity in records:
        said = sorted((c for c in claims if c.speaker == entity.id), key=lambda c: c.id)
        said.sort(key=lambda claim: period_key(claim.date), reverse=True)
        facts = sorted_facts(edition, told.get(entity.id, []))
        yield Page(
            path=f"entities/{entity.id}",
            kind="entity",
            template="entity.md.j2",
            title=entity.label.in_(language),
            description=entity.role.in_(language) if entity.role else strings["entity.description"],
            edits="data/entities.yml",
            names=labelled(entity.label, entity.role),
            aliases=entity.aliases,
            context={
                "entity": entity,
                "facts": facts,
                "claimed": _claimed(edition, said),
                "related": briefings_sharing(edition, facts) if entity.id != edition.catalog.subject else [],
                "claims": said,
                "questions": [a for a in put if a.question.asked_by == entity.id],
            },
        )


def _claimed(edition: Edition, claims: Iterable[Claim]) -> list[Fact]:
    """The figures that somebody's claims name, in the order of the record."""
    names = dict.fromkeys(name for claim in claims for name in claim.facts if name in edition.catalog.facts)
    return sorted_facts(edition, (edition.catalog.facts[name] for name in names))


def documents(edition: Edition, strings: Words, language: Language) -> Iterator[Page]:
    """The documents, and each with its bibliography, coverage and what rests on it; never its text."""
    records = [document for document, _ in edition.catalog.documents.values()]
    yield single_page("documents", strings, documents=records, coverage=edition.coverage)
    resting: dict[str, list[Fact]] = {}
    for judged in edition.facts.values():
        for name in dict.fromkeys(reading.observation.document.id for reading in judged.readings):
            resting.setdefault(name, []).append(judged.fact)
    for document in records:
        claims = [c for c, _ in edition.catalog.claims.values() if any(p.document == document.id for p in c.cites)]
        yield Page(
            path=f"documents/{document.id}",
            kind="document",
            template="document.md.j2",
            title=document.title_in(language),
            description=strings["document.description"],
            edits=f"data/documents/{document.id}.yml",
            names={"": [document.title, *labelled(document.translated_title)[""]]},
            context={
                "document": document,
                "coverage": edition.coverage.get(document.id),
                "facts": sorted_facts(edition, resting.get(document.id, [])),
                "claims": claims,
                "errors": [
                    error
                    for error, _ in edition.catalog.errors.values()
                    if any(phrase.document == document.id for phrase in error.cites)
                ],
            },
        )


def questions(edition: Edition, strings: Words, language: Language) -> Iterator[Page]:
    """The questions by occasion, by who asked and by topic, and each occasion with questions and answers."""
    put = asked_questions(edition)
    askers = dict.fromkeys(a.question.asked_by for a in put if a.question.asked_by)
    sources = edition.catalog.briefings.values()
    yield single_page(
        "questions",
        strings,
        occasions=list(dict.fromkeys(a.occasion.id for a in put)),
        by_asker={name: [a for a in put if a.question.asked_by == name] for name in sorted(askers)},
        unnamed=[a for a in put if a.question.asked_by is None],
        by_topic=[(s.briefing, [a for a in put if briefing_topics(s.briefing) & set(a.topics)]) for s in sources],
    )
    for occasion, _ in edition.catalog.occasions.values():
        here = [a for a in put if a.occasion.id == occasion.id]
        yield Page(
            path=f"questions/{occasion.id}",
            kind="occasion",
            template="occasion.md.j2",
            title=occasion.title.in_(language),
            description=strings["occasion.description"],
            edits=f"data/questions/{occasion.id}.yml",
            names=labelled(occasion.title),
            context={
                "occasion": occasion,
                "questions": here,
                "documents": [edition.catalog.document(name) for name in dict.fromkeys(_cited(here))],
            },
        )


def _cited(put: Iterable[AskedQuestion]) -> Iterator[str]:
    """The documents that questions and their answers cite."""
    for item in put:
        yield from (phrase.document for phrase in item.question.cites)
        yield from (phrase.document for claim in item.answers for phrase in claim.cites)
