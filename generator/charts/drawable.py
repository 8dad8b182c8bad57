"""What `check` says of charts: each is laid out in every language and at both widths, and nothing is drawn.

It is asked where nothing else is wrong: what is drawn names facts, events, documents and people, and the rules tell of
those that are not there. A chart of which a row has no value to draw is told of by `judging.checks.chart_rows`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.cache.memory import nothing_known
from generator.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from generator.cache.memory import Memory
    from generator.judging.edition import Edition
    from generator.languages.language import Language
    from generator.record.catalog import Origin
    from generator.record.models import ChartSpec


def undrawable(
    edition: Edition, strings: Mapping[str, Mapping[str, str]], memory: Memory | None = None
) -> Iterator[Finding]:
    """What keeps the charts of `edition` from being drawn, by the words of each of its languages, by tag.

    One that the `memory` knows to have room is not laid out again.
    """
    memory = memory or nothing_known()
    asked = memory.asked_of("edition", edition)
    said = {language.tag: memory.digests.of(strings[language.tag]) for language in edition.catalog.languages}
    for chart, origin in edition.catalog.charts():
        for language in edition.catalog.languages:
            found = partial(_undrawable, chart, origin, strings[language.tag], language)
            has_room = partial(_nothing, found, asked.watched("edition"))
            if not memory.recall_asking(asked, ("drawable", chart, said[language.tag], language), has_room):
                yield from found(edition)


def _undrawable(
    chart: ChartSpec, origin: Origin, words: Mapping[str, str], language: Language, edition: Edition
) -> Iterator[Finding]:
    from generator.charts.declared import chart_input  # here, because most commands lay out none anew
    from generator.charts.layout import laid_out

    if any(row.fact and edition.shown(row.fact) in edition.awaiting for row in chart.rows):
        return  # what it will show is not known yet
    try:
        asked = chart_input(edition, chart, origin, words, language)
    except KeyError as error:
        yield _wordless(chart, language, error)
        return
    if len(asked.marks) == len(chart.rows):
        rests_on = edition.unverified(mark.fact for mark in asked.marks)
        yield from (_awaiting(found) if rests_on else found for found in laid_out(asked).findings)


def _wordless(chart: ChartSpec, language: Language, error: KeyError) -> Finding:
    return Finding(
        code="template-failed",
        place=Place(file=f"site_src/strings/{language.tag}.yml"),
        message=f"what is said of the chart {chart.id}: {error}",
        hint="put the missing string, or the name in its braces, back in every language",
    )


def _nothing(found: Callable[[Edition], Iterator[Finding]], edition: Edition) -> bool:
    return not any(found(edition))


def _awaiting(found: Finding) -> Finding:
    """What is found of a chart that shows what nobody has verified: other figures may yet stand there."""
    return replace(found, severity=Severity.PENDING, hint=f"wait until its figures are verified; then {found.hint}")
