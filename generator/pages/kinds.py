"""What each kind of page holds: one function a kind, from an edition to `Page` records without any markup.

Order: home, briefings, periods, concepts, entities, products, documents, questions, then the single pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from generator import formatting
from generator.judging.selection import (
    Asked,
    asked,
    briefing_claims,
    briefing_facts,
    briefing_topics,
    disagreements,
    is_disputed,
    period_key,
    published_facts,
    sorted_facts,
)
from generator.pages.page import Page
from generator.reading.period import parse_period
from generator.record.prose import parse_prose

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.judging.reconcile import Judged
    from generator.judging.relations import Outcome
    from generator.languages.language import Language
    from generator.reading.figures import Stated
    from generator.record.catalog import BriefingSource, Fact
    from generator.record.models import Claim, Relation

Strings = Mapping[str, str]
Kind = Callable[["Edition", Strings, "Language"], Iterator[Page]]
CLAIM_KINDS = ("strategy", "explanation", "feature", "risk", "opinion", "event")
REPORTED = ("quarter", "half", "year")  # what companies report on
PRODUCT = "product"  # the dimension whose members get pages
TOPICS = ("results", "segments", "investment", "products", "users", "market", "other")


def all_pages(edition: Edition, strings: Strings, language: Language) -> Iterator[Page]:
    """Every page of one language; all languages get the same paths."""
    for kind in KINDS:
        yield from kind(edition, strings, language)


def home(edition: Edition, strings: Strings, language: Language) -> Iterator[Page]:
    """Briefing cards, reporting periods, and how the site works in a few lines."""
    cards = [(s.briefing, parse_prose(s.prose[language.tag]).points[:1]) for s in edition.catalog.briefings.values()]
    yield Page(
        path="",
        kind="home",
        template="home.md.j2",
        title=strings["site.title"],
        description=strings["home.description"],
        context={"cards": cards, "periods": _reporting_periods(edition)},
    )


def briefings(edition: Edition, strings: Strings, language: Language) -> Iterator[Page]:
    """The list of briefings, and each with all its parts."""
    sources = list(edition.catalog.briefings.values())
    yield _single("briefings", "briefings", strings, briefings=[source.briefing for source in sources])
    for source in sources:
        yield _briefing(edition, source, language)


def _briefing(edition: Edition, source: BriefingSource, language: Language) -> Page:
    briefing = source.briefing
    shown = [name for name in briefing_facts(source) if name in edition.catalog.facts]
    claims = briefing_claims(edition, source)
    cited = (name for claim in claims for name in claim.facts if name in edition.facts)
    relevant = dict.fromkeys((*shown, *cited))
    documents = dict.fromkeys(
        reading.observation.document.id
        for name in relevant
        if name in edition.facts
        for reading in edition.facts[name].readings
    )
    return Page(
        path=f"briefings/{briefing.id}",
        kind="briefing",
        template="briefing.md.j2",
        title=briefing.title.in_(language),
        description=briefing.summary.in_(language),
        edits=source.prose_files[language.tag],
        context={
            "briefing": briefing,
            "prose": parse_prose(source.prose[language.tag]),
            "facts": [edition.catalog.facts[name] for name in briefing.table or shown if name in edition.catalog.facts],
            "guidance": [claim for claim in claims if claim.kind == "guidance"],
            "claims": {
                kind: [claim for claim in claims if claim.kind == kind]
                for kind in CLAIM_KINDS
                if any(claim.kind == kind for claim in claims)
            },
            "questions": [a for a in asked(edition) if briefing_topics(source) & set(a.topics)],
            "disputes": [edition.facts[n] for n in relevant if n in edition.facts and is_disputed(edition.facts[n])],
            "documents": [edition.catalog.document(name) for name in documents],
            "corrections": [c for c, _ in edition.catalog.corrections.values() if set(c.facts) & set(relevant)],
            "related": [edition.catalog.briefings[name].briefing for name in briefing.related],
        },
    )


def periods(edition: Edition, strings: Strings, language: Language) -> Iterator[Page]:
    """The periods that have facts, and a scorecard of each."""
    gathered: dict[str, list[Fact]] = {}
    for fact in published_facts(edition):
        gathered.setdefault(fact.key.period, []).append(fact)
    dated = sorted((p for p in gathered if p != "undated"), key=period_key, reverse=True)
    reporting = _reporting_periods(edition)
    yield _single("periods", "periods", strings, reporting=reporting, others=[p for p in dated if p not in reporting])
    for text in dated:
        period = parse_period(text)
        if period is None:
            continue
        facts = sorted_facts(edition, gathered[text])
        groups = {
            topic: [f for f in facts if edition.catalog.concept(f.key.concept).topic == topic] for topic in TOPICS
        }
        name = formatting.period(period, language)
        yield Page(
            path=f"periods/{period.slug}",
            kind="period",
            template="period.md.j2",
            title=strings["period.title"].format(period=name),
            description=strings["period.description"],
            context={"period": text, "groups": {topic: found for topic, found in groups.items() if found}},
        )


def concepts(edition: Edition, strings: Strings, language: Language) -> Iterator[Page]:
    """The concepts by topic, and each with every fact: the permalinks live here."""
    gathered: dict[str, list[Fact]] = {}
    for fact in sorted_facts(edition, published_facts(edition)):
        gathered.setdefault(fact.key.concept, []).append(fact)
    used = [edition.catalog.concept(name) for name in edition.catalog.concepts if name in gathered]
    groups = {topic: [c for c in used if c.topic == topic] for topic in TOPICS}
    yield _single("concepts", "concepts", strings, groups={topic: found for topic, found in groups.items() if found})
    for concept in used:
        yield Page(
            path=f"concepts/{concept.id}",
            kind="concept",
            template="concept.md.j2",
            title=concept.label.in_(language),
            description=concept.definition.in_(language),
            edits="data/concepts.yml",
            context={"concept": concept, "facts": gathered[concept.id]},
        )


def entities(edition: Edition, strings: Strings, language: Language) -> Iterator[Page]:
    """The companies, people and publications of the record."""
    records = [entity for entity, _ in edition.catalog.entities.values()]
    claims = [claim for claim, _ in edition.catalog.claims.values()]
    put = asked(edition)
    yield _single("entities", "entities", strings, entities=records)
    for entity in records:
        about = [fact for fact in published_facts(edition) if fact.key.entity == entity.id]
        said = sorted((c for c in claims if c.speaker == entity.id), key=lambda c: (period_key(c.date), c.id))
        facts = sorted_facts(edition, about)
        yield Page(
            path=f"entities/{entity.id}",
            kind="entity",
            template="entity.md.j2",
            title=entity.label.in_(language),
            description=entity.role.in_(language) if entity.role else strings["entity.description"],
            edits="data/entities.yml",
            context={
                "entity": entity,
                "facts": facts,
                "claims": said,
                "questions": [a for a in put if a.question.asked_by == entity.id],
            },
        )


def products(edition: Edition, strings: Strings, language: Language) -> Iterator[Page]:
    """Each product with all facts told of it."""
    gathered: dict[str, list[Fact]] = {}
    for fact in sorted_facts(edition, published_facts(edition)):
        if (name := fact.key.dimension(PRODUCT)) is not None:
            gathered.setdefault(name, []).append(fact)
    entry = edition.catalog.dimensions.get(PRODUCT)
    members = [m for m in entry[0].members if m.id in gathered] if entry else []
    yield _single("products", "products", strings, products=members)
    for member in members:
        yield Page(
            path=f"products/{member.id}",
            kind="product",
            template="product.md.j2",
            title=member.label.in_(language),
            description=strings["product.description"],
            edits="data/concepts.yml",
            context={"product": member, "facts": gathered[member.id]},
        )


def documents(edition: Edition, strings: Strings, language: Language) -> Iterator[Page]:
    """The documents, and each with its bibliography, coverage and what rests on it; never its text."""
    records = [document for document, _ in edition.catalog.documents.values()]
    yield _single("documents", "documents", strings, documents=records, coverage=edition.coverage)
    for document in records:
        resting = [
            judged.fact
            for judged in edition.facts.values()
            if any(reading.observation.document.id == document.id for reading in judged.readings)
        ]
        claims = [c for c, _ in edition.catalog.claims.values() if any(p.document == document.id for p in c.cites)]
        title = document.translated_title.in_(language) if document.translated_title else document.title
        yield Page(
            path=f"documents/{document.id}",
            kind="document",
            template="document.md.j2",
            title=document.title if language.tag == document.language else title,
            description=strings["document.description"],
            edits=f"data/documents/{document.id}.yml",
            context={
                "document": document,
                "coverage": edition.coverage.get(document.id),
                "facts": sorted_facts(edition, resting),
                "claims": claims,
            },
        )


def questions(edition: Edition, strings: Strings, language: Language) -> Iterator[Page]:
    """The questions by occasion, by who asked and by topic, and each occasion with questions and answers."""
    put = asked(edition)
    askers = dict.fromkeys(a.question.asked_by for a in put if a.question.asked_by)
    sources = edition.catalog.briefings.values()
    yield _single(
        "questions",
        "questions",
        strings,
        occasions=list(dict.fromkeys(a.occasion.id for a in put)),
        by_asker={name: [a for a in put if a.question.asked_by == name] for name in sorted(askers)},
        unnamed=[a for a in put if a.question.asked_by is None],
        by_topic=[(s.briefing, [a for a in put if briefing_topics(s) & set(a.topics)]) for s in sources],
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
            context={
                "occasion": occasion,
                "questions": here,
                "documents": [edition.catalog.document(name) for name in dict.fromkeys(_cited(here))],
            },
        )


def _cited(put: Iterable[Asked]) -> Iterator[str]:
    """The documents that questions and their answers cite."""
    for item in put:
        yield from (phrase.document for phrase in item.question.cites)
        yield from (phrase.document for claim in item.answers for phrase in claim.cites)


def timeline(edition: Edition, strings: Strings, language: Language) -> Iterator[Page]:
    """Events in order of time."""
    events = sorted((e for e, _ in edition.catalog.events.values()), key=lambda e: (period_key(e.date), e.id))
    yield _single("timeline", "timeline", strings, edits="data/events.yml", events=events)


def ledgers(edition: Edition, strings: Strings, language: Language) -> Iterator[Page]:
    """Where sources disagree, what must hold between facts, what was promised, what was corrected."""
    found = disagreements(edition)
    groups = {
        "conflicts": [j for j in found if j.in_conflict],
        "refuted": [j for j in found if not j.in_conflict and any(r.status == "refuted" for r in j.readings)],
        "mislabelled": [j for j in found if any(r.status == "mislabelled" for r in j.readings)],
    }
    yield _single("disagreements", "disagreements", strings, groups=groups)
    yield _single("relations", "relations", strings, edits="data/relations.yml", relations=_relations(edition))
    guided = [c for c, _ in edition.catalog.claims.values() if c.kind == "guidance"]
    rows = [_guidance(edition, claim) for claim in sorted(guided, key=lambda c: (period_key(c.date), c.id))]
    yield _single("guidance", "guidance", strings, rows=rows)
    corrections = sorted((c for c, _ in edition.catalog.corrections.values()), key=lambda c: c.date, reverse=True)
    yield _single("corrections", "corrections", strings, corrections=corrections)


def reference(edition: Edition, strings: Strings, language: Language) -> Iterator[Page]:
    """Glossary, data, method, and the kinds of chart where examples show them."""
    terms = sorted(edition.catalog.glossary.terms, key=lambda term: term.id)
    yield _single("glossary", "glossary", strings, edits="data/glossary.yml", terms=terms)
    yield _single("data", "data", strings)
    yield _single("method", "method", strings)
    examples = list(edition.catalog.examples.values())
    if examples:
        yield _single("chart-kinds", "chart-kinds", strings, examples=examples)


KINDS: tuple[Kind, ...] = (
    home,
    briefings,
    periods,
    concepts,
    entities,
    products,
    documents,
    questions,
    timeline,
    ledgers,
    reference,
)


def settle(edition: Edition, claim_id: str) -> str:
    """Whether a guidance came true: `met`, `missed`, `unclear` where rounding hides it, `open` where the figure is not
    known yet, `untested` where it gives no figure to settle."""
    claim = edition.catalog.claims[claim_id][0]
    if claim.settled_by is None:
        return "open" if _forward(edition, claim) else "untested"
    named = claim.settled_by.against
    outcome = edition.stated(claim.settled_by.fact)
    guided = edition.stated(named) if named else next((edition.stated(name) for name in _forward(edition, claim)), None)
    if outcome is None or outcome.value is None or guided is None:
        return "open"
    if claim.settled_by.test == "less-than":
        return _less(outcome, guided)
    above = guided.low is None or outcome.value >= guided.low
    below = guided.high is None or outcome.value <= guided.high
    passed = {"within": above and below, "at-least": above, "at-most": below}[claim.settled_by.test]
    return "met" if passed else "missed"


def _less(outcome: Stated, bar: Stated) -> str:
    """Whether a figure is below another, whatever the rounding of either hides."""
    if outcome.high is not None and bar.low is not None and outcome.high <= bar.low:
        return "met"
    if outcome.low is not None and bar.high is not None and outcome.low >= bar.high:
        return "missed"
    return "unclear"


def _forward(edition: Edition, claim: Claim) -> list[str]:
    """The facts of a claim that say what shall be."""
    return [name for name in claim.facts if edition.catalog.facts[name].key.status != "actual"]


def _guidance(edition: Edition, claim: Claim) -> tuple[Claim, str, list[str], list[str]]:
    """A guidance with what came of it, the figures it gave, and those known since."""
    stated = _forward(edition, claim)
    return claim, settle(edition, claim.id), stated, [name for name in claim.facts if name not in stated]


def _single(kind: str, path: str, strings: Strings, *, edits: str | None = None, **context: Any) -> Page:
    return Page(
        path=path,
        kind=kind,
        template=f"{kind}.md.j2",
        title=strings[f"{kind}.title"],
        description=strings[f"{kind}.description"],
        edits=edits,
        context=context,
    )


def _reporting_periods(edition: Edition) -> list[str]:
    """The quarters and years that documents report on, newest first."""
    reported = {document.about.period or "" for document, _ in edition.catalog.documents.values()}
    with_facts = {fact.key.period for fact in published_facts(edition)}
    lasting = [text for text in reported & with_facts if (period := parse_period(text)) and period.unit in REPORTED]
    return sorted(lasting, key=lambda text: (period_key(text), text), reverse=True)


def _relations(edition: Edition) -> list[tuple[Relation, list[Outcome], list[Judged]]]:
    """Each relation with its trials by period, and the facts that were adjudicated because one fails."""
    return [
        (
            relation,
            [outcome for outcome in edition.relations if outcome.relation.id == relation.id],
            [j for j in edition.facts.values() if j.adjudication and j.adjudication.relation == relation.id],
        )
        for relation, _ in edition.catalog.relations.values()
    ]
