"""Rule: a briefing has every part of its form: filled sections, a chart, figures, claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.judging.selection import briefing_topics, used_facts
from generator.record.contributed import place_in
from generator.record.prose import marks, parse_prose

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.record.catalog import BriefingSource, Catalog

FILLING = ("fact:", "claim:", "briefing:")  # what fills a part, were it not missing


def unfilled_briefings(subject: Subject) -> Iterator[Finding]:
    """Parts that a reader would look for in vain."""
    for source in subject.catalog.briefings.values():
        for language in source.prose:
            yield from _sections(source, language)
        yield from _frame(source, subject)


def _sections(source: BriefingSource, language: str) -> Iterator[Finding]:
    sections = parse_prose(source.prose[language]).sections
    if not sections:
        yield Finding(
            code="part-missing",
            place=place_in(source, language, 0),
            message="there is no section behind the main points",
            expected="## Title {#short-id}, and what explains the main points",
            looked_up=FILLING,
        )
    for section in sections:
        if not section.body.strip():
            yield Finding(
                code="section-empty",
                place=place_in(source, language, section.title_start),
                message=f"section {section.id} holds nothing",
                hint="write it, or take its heading away in every language",
            )


def _frame(source: BriefingSource, subject: Subject) -> Iterator[Finding]:
    for part, (name, is_there, hint) in _wanted(source, subject).items():
        if not is_there:
            yield Finding(
                code="part-missing",
                place=source.origin.at(part),
                message=f"{source.briefing.id} has no {name}",
                hint=hint,
                looked_up=FILLING,
            )


def _wanted(source: BriefingSource, subject: Subject) -> dict[str, tuple[str, bool, str]]:
    """The parts besides the prose by their fields: what each is called, whether it is there, how it comes to be. A
    scorecard needs no chart."""
    catalog, briefing = subject.catalog, source.briefing
    topics = briefing_topics(source.briefing)
    is_drawn = bool(briefing.charts) or briefing.period is not None
    hint = f"give a claim the topic {' or '.join(sorted(topics))}, or rest a sentence on one"
    return {
        "charts": ("chart", is_drawn, "declare one under `charts:` and call it in the prose"),
        "table": ("figure", _has_figure(source, catalog), "list facts under `table:`, or call them in the prose"),
        "topics": ("claim", _has_claim(source, topics, catalog), hint),
    }


def _has_figure(source: BriefingSource, catalog: Catalog) -> bool:
    return any(name in catalog.facts for name in source.briefing.table) or any(
        name in catalog.facts for name in used_facts(source)
    )


def _has_claim(source: BriefingSource, topics: set[str], catalog: Catalog) -> bool:
    """Whether a claim has one of the topics, or a sentence rests on one."""
    return any(topics & {*claim.topics} for claim, _ in catalog.claims.values()) or any(
        mark.name in catalog.claims for text in source.prose.values() for mark in marks(text)
    )
