"""The home page and the briefings: what readers come for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.judging.matrix import matrix, outside
from generator.judging.selection import (
    AskedQuestion,
    asked_questions,
    briefing_claims,
    briefing_errors,
    briefing_facts,
    briefing_topics,
    changes,
    disagreements,
    headline_facts,
    reporting_periods,
    used_facts,
)
from generator.judging.standing import DISPUTED, standing
from generator.pages.page import Page, labelled, single_page
from generator.record.prose import parse_prose, unmarked

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.judging.matrix import Line
    from generator.languages.language import Language
    from generator.record.catalog import BriefingSource, Fact
    from generator.record.models import Briefing, Localized
    from generator.record.strings import Words

    Card = tuple[Briefing, list[str]]  # with its first main point

MOST_LISTED = 5  # of what is disputed and what is new, on the home page
CLAIM_KINDS = ("strategy", "explanation", "feature", "risk", "opinion", "event")


def home(edition: Edition, strings: Words, language: Language) -> Iterator[Page]:
    """The newest figures, the briefings, what is disputed and what is new, the ways in, and how the site works."""
    cards = [
        (s.briefing, [unmarked(text) for text, _ in parse_prose(s.prose[language.tag]).points[:1]])
        for s in edition.catalog.briefings.values()
        if s.briefing.period is None
    ]
    yield Page(
        path="",
        kind="home",
        template="home.md.j2",
        title=strings["site.title"],
        description=strings["home.description"],
        context={
            "groups": _grouped(edition, cards),
            "latest": [(period, headline_facts(edition, period)) for period in reporting_periods(edition)[:1]],
            "disputed": [j for j in disagreements(edition) if standing(edition, j.id).name == DISPUTED][:MOST_LISTED],
            "changes": changes(edition)[:MOST_LISTED],
            "periods": reporting_periods(edition),
        },
    )


def _grouped(edition: Edition, cards: Sequence[Card]) -> list[tuple[Localized | None, list[Card]]]:
    """The cards by the headings of `data/topics.yml`, in its order; in front, without one, those on no topic of it.

    A briefing stands where its own topic does, else where the first of its topics does.
    """
    headings: list[Localized | None] = [None]
    under: dict[str, int] = {}
    for topic, _ in edition.catalog.topics.values():
        headings += [topic.heading] if topic.heading else []
        under[topic.id] = len(headings) - 1

    def group_of(briefing: Briefing) -> int:
        return next((under[name] for name in (briefing.id, *briefing.topics) if name in under), 0)

    groups = ((heading, [card for card in cards if group_of(card[0]) == at]) for at, heading in enumerate(headings))
    return [(heading, found) for heading, found in groups if found]


def briefings(edition: Edition, strings: Words, language: Language) -> Iterator[Page]:
    """The list of briefings, and each with all its parts."""
    sources = list(edition.catalog.briefings.values())
    yield single_page("briefings", strings, briefings=[source.briefing for source in sources])
    put = asked_questions(edition)
    for source in sources:
        yield _briefing(edition, source, language, put)


def _briefing(edition: Edition, source: BriefingSource, language: Language, put: Sequence[AskedQuestion]) -> Page:
    briefing = source.briefing
    shown = [name for name in briefing_facts(source) if name in edition.catalog.facts]
    claims = briefing_claims(edition, source)
    cited = (name for claim in claims for name in claim.facts if name in edition.facts)
    relevant = dict.fromkeys((*shown, *cited))
    judged = [edition.facts[name] for name in relevant if name in edition.facts]
    read = (reading.observation.document.id for each in judged for reading in each.readings)
    documents = dict.fromkeys((*read, *(phrase.document for claim in claims for phrase in claim.cites)))
    listed = [edition.catalog.facts[name] for name in briefing.table or shown if name in edition.catalog.facts]
    used = {edition.shown(name) for name in used_facts(source) if name in edition.catalog.facts}
    first = [fact for fact in listed if edition.shown(fact.id) in used]
    topics = [topic.label for name, (topic, _) in edition.catalog.topics.items() if name in briefing_topics(briefing)]
    return Page(
        path=f"briefings/{briefing.id}",
        kind="briefing",
        template="briefing.md.j2",
        title=briefing.title.in_(language),
        description=briefing.summary.in_(language),
        edits=source.prose_files[language.tag],
        names=labelled(briefing.title, *topics),
        context={
            "briefing": briefing,
            "lacks": source.lacks,
            "prose": parse_prose(source.prose[language.tag]),
            "tables": [_tabled(edition, found) for found in (first, [f for f in listed if f not in first]) if found],
            "guidance": [claim for claim in claims if claim.kind == "guidance"],
            "claims": {
                kind: [claim for claim in claims if claim.kind == kind]
                for kind in CLAIM_KINDS
                if any(claim.kind == kind for claim in claims)
            },
            "questions": [a for a in put if briefing_topics(briefing) & set(a.topics)],
            "disputes": [each for each in judged if standing(edition, each.id).ledger],
            "errors": briefing_errors(edition, source),
            "documents": [edition.catalog.document(name) for name in documents],
            "corrections": [c for c, _ in edition.catalog.corrections.values() if set(c.facts) & set(relevant)],
            "related": [edition.catalog.briefings[name].briefing for name in briefing.related],
        },
    )


def _tabled(
    edition: Edition, facts: Sequence[Fact]
) -> tuple[Sequence[Fact], Sequence[str], Sequence[Line], list[Fact]]:
    """Facts with their matrix by quarters, its lines, and what stands in none of them."""
    quarters, lines = matrix(edition, facts)
    return facts, quarters, lines, outside(lines, facts)
