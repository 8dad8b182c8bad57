"""The facts by period, by concept and by product: the permalinks of facts are here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator import formatting
from generator.judging.selection import (
    briefings_sharing,
    headline_facts,
    period_key,
    published_facts,
    reporting_periods,
    sorted_facts,
)
from generator.pages.page import Page, labelled, single_page
from generator.reading.period import parse_period
from generator.record.prose import parse_prose, unmarked

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.languages.language import Language
    from generator.record.catalog import Fact
    from generator.record.models import Briefing
    from generator.record.strings import Words

PRODUCT = "product"  # the dimension whose members get pages
TOPICS = ("results", "segments", "investment", "products", "users", "market", "other")


def periods(edition: Edition, strings: Words, language: Language) -> Iterator[Page]:
    """The periods that have facts, and a scorecard of each."""
    gathered: dict[str, list[Fact]] = {}
    for fact in published_facts(edition):
        gathered.setdefault(fact.key.period, []).append(fact)
    dated = sorted((p for p in gathered if p != "undated"), key=period_key, reverse=True)
    reporting = reporting_periods(edition)
    yield single_page("periods", strings, reporting=reporting, others=[p for p in dated if p not in reporting])
    for text in dated:
        period = parse_period(text)
        if period is None:
            continue
        facts = sorted(sorted_facts(edition, gathered[text]), key=lambda fact: _parts(edition, fact))
        groups = {
            topic: [f for f in facts if edition.catalog.concept(f.key.concept).topic == topic] for topic in TOPICS
        }
        name = formatting.as_title(formatting.period(period, language))
        yield Page(
            path=f"periods/{period.slug}",
            kind="period",
            template="period.md.j2",
            title=strings["period.title"].format(period=name),
            description=strings["period.description"],
            names={"": [formatting.period(period, each) for each in edition.catalog.languages]},
            context={
                "period": text,
                "scorecards": _scorecards(edition, text, language),
                "headlines": headline_facts(edition, text),
                "groups": {topic: found for topic, found in groups.items() if found},
            },
        )


def _parts(edition: Edition, fact: Fact) -> tuple[bool, bool]:
    """Of what a fact is a part: the subject as a whole comes first, then its parts, then others."""
    return fact.key.entity != edition.catalog.subject, bool(fact.key.dimensions)


def _scorecards(edition: Edition, period: str, language: Language) -> list[tuple[Briefing, list[str]]]:
    """The scorecards of a period, each with its main points."""
    return [
        (source.briefing, [unmarked(text) for text, _ in parse_prose(source.prose[language.tag]).points])
        for source in edition.catalog.briefings.values()
        if source.briefing.period == period
    ]


def concepts(edition: Edition, strings: Words, language: Language) -> Iterator[Page]:
    """The concepts by topic, and each with every fact: the permalinks live here."""
    gathered: dict[str, list[Fact]] = {}
    for fact in sorted_facts(edition, published_facts(edition)):
        gathered.setdefault(fact.key.concept, []).append(fact)
    used = [edition.catalog.concept(name) for name in edition.catalog.concepts if name in gathered]
    groups = {topic: [c for c in used if c.topic == topic] for topic in TOPICS}
    yield single_page("concepts", strings, groups={topic: found for topic, found in groups.items() if found})
    for concept in used:
        yield Page(
            path=f"concepts/{concept.id}",
            kind="concept",
            template="concept.md.j2",
            title=concept.label.in_(language),
            description=concept.definition.in_(language),
            edits="data/concepts.yml",
            names=labelled(concept.label),
            aliases=concept.aliases,
            context={
                "concept": concept,
                "facts": gathered[concept.id],
                "related": briefings_sharing(edition, gathered[concept.id]),
            },
        )


def products(edition: Edition, strings: Words, language: Language) -> Iterator[Page]:
    """Each product with all facts told of it."""
    gathered: dict[str, list[Fact]] = {}
    for fact in sorted_facts(edition, published_facts(edition)):
        if (name := fact.key.dimension(PRODUCT)) is not None:
            gathered.setdefault(name, []).append(fact)
    entry = edition.catalog.dimensions.get(PRODUCT)
    members = [m for m in entry[0].members if m.id in gathered] if entry else []
    yield single_page("products", strings, products=members)
    for member in members:
        yield Page(
            path=f"products/{member.id}",
            kind="product",
            template="product.md.j2",
            title=member.label.in_(language),
            description=strings["product.description"],
            edits="data/concepts.yml",
            names=labelled(member.label),
            aliases=member.aliases,
            context={
                "product": member,
                "facts": gathered[member.id],
                "related": briefings_sharing(edition, gathered[member.id]),
            },
        )
