"""Courses: measures over time, which charts draw them, and the chart of a measure that no briefing draws.

In this order: `drawn_courses`, of each chart the facts that show a course; `course_charts`, one for each concept of
which several quarters are told and no chart of a briefing draws it; `latest`, what a page says first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.judging.labels import subject_label
from generator.judging.matrix import DERIVED, STATED, Line, lines, measured
from generator.judging.selection import drawn_by, period_key, published_facts
from generator.reading.period import UNDATED
from generator.record.models import ChartRow, ChartSpec, Localized

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.reading.period import Period
    from generator.record.catalog import Fact
    from generator.record.keys import Key

LEAST_POINTS = 2  # of a course
MOST_LATEST = 6  # figures at the head of a page


def drawn_courses(edition: Edition, charts: Iterable[ChartSpec]) -> dict[str, tuple[str, ...]]:
    """Of each chart the ids of the facts drawn that belong to a measure it draws for several periods."""
    found: dict[str, tuple[str, ...]] = {}
    for chart in charts:
        known = (edition.catalog.facts.get(row.fact or "") for row in chart.rows)
        facts = [fact for fact in known if fact]
        periods: dict[Key, set[str]] = {}
        for fact in facts:
            periods.setdefault(measured(fact.key), set()).add(fact.key.period)
        ids = (edition.shown(fact.id) for fact in facts if len(periods[measured(fact.key)]) >= LEAST_POINTS)
        if names := tuple(dict.fromkeys(ids)):
            found[chart.id] = names
    return found


def course_charts(edition: Edition) -> dict[str, ChartSpec]:
    """For each concept that no briefing draws, a chart of what is told of the subject in most quarters."""
    gathered: dict[str, list[Fact]] = {}
    drawn: Collection[str] = drawn_by(edition)
    for fact in published_facts(edition):
        if fact.key.entity == edition.catalog.subject and fact.key.concept not in drawn and _is_of_quarter(fact.key):
            gathered.setdefault(fact.key.concept, []).append(fact)
    found = {concept: _longest(edition, facts) for concept, facts in gathered.items()}
    return {concept: _chart(edition, concept, line) for concept, line in found.items() if len(line) >= LEAST_POINTS}


def _is_of_quarter(key: Key) -> bool:
    return period_key(key.period).kind == "quarter"


def _longest(edition: Edition, facts: Sequence[Fact]) -> list[Fact]:
    """The measure told of most quarters, levels before others, as far as its figures can be set side by side."""
    quarters = sorted({fact.key.period for fact in facts}, key=period_key)
    told = lines(edition, facts, quarters)
    courses = [_comparable(line) for line in sorted(told, key=lambda line: line.first.key.measure != "level")]
    return max(courses, key=len, default=[])


def _comparable(line: Line) -> list[Fact]:
    return [cell.fact for cell in line.cells if cell.fact and cell.state in (STATED, DERIVED)]


def _chart(edition: Edition, concept: str, facts: Sequence[Fact]) -> ChartSpec:
    """Bars, whose axis begins at zero however few they are; the title names the measure and the time."""
    span = f'{{{{ period("{facts[0].key.period}/{facts[-1].key.period}") }}}}'
    names = {
        each.tag: each.punctuation.comma.join((subject_label(facts[0].key, edition.catalog, each), span))
        for each in edition.catalog.languages
    }
    rows = tuple(ChartRow(fact=fact.id) for fact in facts)
    return ChartSpec(id=f"{concept}-course", kind="bars", title=Localized(names), rows=rows)


def charts_showing(facts: Iterable[Fact], courses: Mapping[str, Sequence[str]], edition: Edition) -> list[str]:
    """The charts that draw a course with some of the facts, those first that draw most of them."""
    here = {edition.shown(fact.id) for fact in facts}
    shared = {chart: len(here.intersection(names)) for chart, names in courses.items()}
    return sorted((chart for chart, number in shared.items() if number), key=lambda chart: -shared[chart])


def latest(edition: Edition, facts: Iterable[Fact]) -> list[Fact]:
    """Of each thing told its newest figure, a level before others of the same time; the newest first, at most
    `MOST_LATEST`. What has not happened or has no date or value is none."""
    found: dict[object, Fact] = {}
    for fact in facts:
        key = fact.key
        if key.status == "actual" and key.period != UNDATED and edition.stated(edition.shown(fact.id)) is not None:
            thing = (key.entity, key.concept, key.dimensions)
            found[thing] = max(found.get(thing, fact), fact, key=_newness)
    return sorted(found.values(), key=lambda fact: period_key(fact.key.period), reverse=True)[:MOST_LATEST]


def _newness(fact: Fact) -> tuple[Period, bool]:
    return period_key(fact.key.period), fact.key.measure == "level"
