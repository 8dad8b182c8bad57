"""Rule: a briefing has its parts: at most six main points, a sentence each, and equal sections in every language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding, unknown
from generator.judging.checks.subject import Rule
from generator.judging.drafts import unreadable
from generator.record.contributed import place_in
from generator.record.prose import Prose, calls, parse_prose
from generator.record.statements import is_sentence

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.languages.language import Language
    from generator.record.catalog import BriefingSource

MOST_POINTS = 6


def faulty_briefings(subject: Subject) -> Iterator[Finding]:
    """Missing or surplus parts of briefings, and charts that the prose never calls."""
    return rule(subject).over(subject.briefings, subject)


def rule(_: Subject) -> Rule[BriefingSource]:
    """The same of one briefing."""
    return Rule(find=_faults)


def _faults(source: BriefingSource, subject: Subject) -> Iterator[Finding]:
    parsed = {tag: parse_prose(text) for tag, text in source.prose.items()}
    for language in subject.catalog.languages:
        yield from _parts(source, language, parsed[language.tag])
    yield from _equal(source, parsed)
    yield from _charts(source, subject)


def _parts(source: BriefingSource, language: Language, prose: Prose) -> Iterator[Finding]:
    top = place_in(source, language.tag, 0)
    if not 1 <= len(prose.points) <= MOST_POINTS:
        yield Finding(
            code="main-points",
            place=top,
            message=f"{len(prose.points)} main points",
            expected=f"one to {MOST_POINTS}, as a list before the first heading",
        )
    for text, start in prose.points:
        if not is_sentence(text, language):
            yield Finding(
                code="main-point-sentence",
                place=place_in(source, language.tag, start),
                message="a main point is one sentence",
                hint="end it with one full stop; put the rest in a section",
            )
    for heading, start in prose.stray:
        yield Finding(
            code="heading-without-id",
            place=place_in(source, language.tag, start),
            message="this heading has no ASCII id",
            expected=f"{heading.strip()} {{#short-id}}, the same id in every language",
        )
    ids = [section.id for section in prose.sections]
    for at, section in enumerate(prose.sections):
        if section.id in ids[:at]:
            yield Finding(
                code="heading-twice",
                place=place_in(source, language.tag, section.title_start),
                message=f"an earlier heading has the id {section.id} as well",
                expected="an id for each section, the same in every language",
                hint="give this section another id, or put what it says under the first",
            )


def _equal(source: BriefingSource, parsed: dict[str, Prose]) -> Iterator[Finding]:
    first, *others = parsed
    for other in others:
        ids = {tag: [section.id for section in parsed[tag].sections] for tag in (first, other)}
        counts = {tag: len(parsed[tag].points) for tag in (first, other)}
        if ids[first] != ids[other] or counts[first] != counts[other]:
            yield Finding(
                code="languages-differ",
                place=place_in(source, other, 0),
                message=f"sections {ids[other]} and {counts[other]} main points here",
                expected=f"sections {ids[first]} and {counts[first]} main points, as in {first}",
            )


def _charts(source: BriefingSource, subject: Subject) -> Iterator[Finding]:
    shown = {call.args[0] for text in source.prose.values() for call in calls(text) if call.name == "chart"}
    for i, chart in enumerate(source.briefing.charts):
        if chart.id not in shown:
            yield Finding(
                code="chart-unused",
                place=source.origin.at("charts", i, "id"),
                message=f"the prose never calls {chart.id}",
                hint=f'write {{{{ chart("{chart.id}") }}}} where it belongs',
            )
    for i, name in enumerate(source.briefing.related):
        place = source.origin.at("related", i)
        yield from unreadable(subject.catalog, name, place, in_draft=source.briefing.draft)
    for i, fact_id in enumerate(source.briefing.table):
        yield from unknown("fact", fact_id, subject.catalog.facts, source.origin.at("table", i))
