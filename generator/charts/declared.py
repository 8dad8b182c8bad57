"""From a declaration to what is to be drawn: `ChartInput`, every word of it in one language.

A chart shows its rows and nothing else: each is a fact, or on a timeline an event, and each becomes a mark. In this
order: `chart_input`; marks of facts and of events, their state and range; axis, what is measured, gaps and words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import formatting
from generator.charts.model import DISPUTED, GUIDANCE, STATES, ChartInput, Mark, Tick
from generator.charts.spoken import spoken
from generator.judging.labels import edition_label, fact_label, measure_label, subject_label, told_key
from generator.judging.plain_text import plain_text
from generator.judging.renderings import labelled, side_by_side
from generator.judging.standing import standing_shown
from generator.reading.period import Period, month_index, parse_period
from generator.record.chart_kinds import KINDS

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.languages.language import Language
    from generator.reading.figures import Stated
    from generator.record.catalog import Origin
    from generator.record.keys import Key
    from generator.record.models import ChartRow, ChartSpec, Event, Localized

    Strings = Mapping[str, str]

NOTES = ("cut", "gap")
MOST_TICKS = 8


def chart_input(edition: Edition, chart: ChartSpec, origin: Origin, strings: Strings, language: Language) -> ChartInput:
    """What the drawing needs to know, all words already in the language; `origin` is where the chart is declared."""
    kind = KINDS[chart.kind]
    frame = ChartInput(
        id=chart.id,
        kind=chart.kind,
        language=language,
        title=_drawn_text(edition, chart.title, language),
        caption=_drawn_text(edition, chart.caption, language) if chart.caption else None,
        source=_source(edition, chart, strings, language),
        axis=strings["chart.when" if kind.rows == "events" else "chart.own-scale"],
        divisor=Decimal(1),
        marks=tuple(
            replace(mark, place=origin.at("rows", at))
            for at, row in enumerate(chart.rows)
            for mark in _marks(edition, chart, row, strings, language)
        ),
        legend=_legend(edition, chart, strings, language),
        measured=_measured(edition, chart, strings, language),
        whose=_whose(edition, chart, language),
        gaps=_gaps(edition, chart, strings, language),
        place=origin.at(),
    )
    if kind.rows == "events":
        frame = replace(frame, ticks=tuple(_ticks(frame.marks, language)))
    elif kind.shared:
        frame = _scaled(frame, _unit(edition, chart), language)
    return replace(frame, description=spoken(frame, strings)) if frame.marks else frame


# --- marks -----------------------------------------------------------------------------------------------


def _marks(edition: Edition, chart: ChartSpec, row: ChartRow, strings: Strings, language: Language) -> Iterator[Mark]:
    """The mark of a row; of what the catalog does not know there is none, and a finding says so (`chart_rows`)."""
    if row.event is not None and row.event in edition.catalog.events:
        yield _mark_of_event(edition, edition.catalog.events[row.event][0], language)
    if row.fact is not None and row.fact in edition.catalog.facts:
        names = _names(edition, chart, row, strings, language)
        mark = _mark_of_fact(edition, row.fact, names, language, full=not KINDS[chart.kind].shared)
        if mark is not None:
            yield mark


def _mark_of_event(edition: Edition, event: Event, language: Language) -> Mark:
    period = parse_period(event.date)
    assert period is not None
    assert period.start is not None
    assert period.end is not None
    days = [Decimal(day.toordinal()) for day in (period.start, period.end)]
    single = days[0] == days[1]
    return Mark(
        fact=event.id,
        period=event.date,
        category=formatting.period(period, language),
        value=days[0] if single else None,
        low=None if single else days[0],
        high=None if single else days[1],
        label=_drawn_text(edition, event.title, language),
    )


def _names(
    edition: Edition, chart: ChartSpec, row: ChartRow, strings: Strings, language: Language
) -> tuple[str, str | None]:
    """Category and series of a row: as declared, else its period and what the fact is about."""
    key, kind = edition.catalog.facts[row.fact or ""].key, KINDS[chart.kind]
    by_period = _period(key.period, strings, language)
    told = key if kind.shared else told_key(key, edition.stated(edition.shown(row.fact or "")))
    in_words = fact_label(replace(told, status="actual"), edition.catalog, strings, language)
    label = row.label.in_(language) if row.label else in_words if kind.category == "fact" else by_period
    row_name = {"period": by_period, "fact": in_words, "none": None}[kind.row_name]
    series = row.series.in_(language) if row.series else row_name
    return _drawn(label, language), _drawn(series, language) if series else series


def _drawn_text(edition: Edition, text: Localized, language: Language) -> str:
    """Contributed text inside a drawing."""
    return _drawn(plain_text(edition, text.in_(language), language), language)


def _drawn(text: str, language: Language) -> str:
    """`text` as a drawing sets it, whose fonts make some quotes too wide."""
    return text.translate({ord(char): other for char, other in language.punctuation.quotes.items()})


def _period(text: str, strings: Strings, language: Language) -> str:
    period = parse_period(text)
    text = formatting.period(period, language) if period and period.start else strings["period.undated"]
    return formatting.as_title(text)


def _mark_of_fact(
    edition: Edition, fact_id: str, names: tuple[str, str | None], language: Language, *, full: bool
) -> Mark | None:
    """The mark of a fact; its label names the unit where no axis does (`full`)."""
    shown = edition.shown(fact_id)
    stated, state = edition.stated(shown), standing_shown(edition, fact_id).chart
    if state == DISPUTED:
        return _disputed(edition, shown, names, language)
    if stated is None:
        return None
    key = edition.catalog.facts[shown].key
    return Mark(
        fact=shown,
        period=edition.catalog.facts[fact_id].key.period,
        category=names[0],
        series=names[1],
        value=stated.value,
        low=stated.low,
        high=stated.high,
        bounds="reading" if stated.is_vague else "",
        state=state,
        label=labelled(key, stated, language) if full else formatting.figure(stated, language),
    )


def _disputed(edition: Edition, fact_id: str, names: tuple[str, str | None], language: Language) -> Mark | None:
    """The readings of a fact in conflict as a span from the least to the greatest, every one written beside it."""
    readings = [found for reading in edition.facts[fact_id].readings if (found := reading.observation.stated)]
    ends = [end for stated in readings for end in (stated.value, stated.low, stated.high) if end is not None]
    values = [stated.value for stated in readings if stated.value is not None] or ends
    if not values:
        return None
    return Mark(
        fact=fact_id,
        period=edition.catalog.facts[fact_id].key.period,
        category=names[0],
        series=names[1],
        low=min(values),
        high=max(values),
        state=DISPUTED,
        label=side_by_side(edition.facts[fact_id], language),
    )


# --- axis, gaps, words -----------------------------------------------------------------------------------


def _unit(edition: Edition, chart: ChartSpec) -> str | None:
    """The unit of the marks, which is the same for all of them (`chart_rows`)."""
    found = (_stated(edition, row) for row in chart.rows)
    return next((stated.unit for stated in found if stated is not None), None)


def _stated(edition: Edition, row: ChartRow) -> Stated | None:
    """The value of a row, or of a reading where none is accepted."""
    if row.fact is None:
        return None
    judged = edition.facts.get(row.fact)
    readings = [reading.observation.stated for reading in judged.readings] if judged else []
    return edition.stated(edition.shown(row.fact)) or next(iter(readings), None)


def _scaled(frame: ChartInput, unit: str | None, language: Language) -> ChartInput:
    numbers = [abs(end) for mark in frame.marks for end in (mark.value, mark.low, mark.high) if end is not None]
    divisor, axis = formatting.scale_for(numbers or [Decimal(0)], unit, language)
    return replace(frame, divisor=divisor, axis=axis, origin=Decimal(unit == "rank"))


def _keys(edition: Edition, chart: ChartSpec) -> list[Key]:
    found = (edition.catalog.facts.get(row.fact or "") for row in chart.rows)
    return [fact.key for fact in found if fact]


def _measured(edition: Edition, chart: ChartSpec, strings: Strings, language: Language) -> str:
    """What all rows measure, as far as they have it in common: the concept, of whom it is told, as which measure."""
    catalog, keys = edition.catalog, _keys(edition, chart)
    subject = _only(subject_label(key, catalog, language) for key in keys)
    concept = _only(catalog.concept(key.concept).label.in_(language) for key in keys)
    measure = _only(measure_label(key, catalog, strings, language) for key in keys)
    of_itself = all(key.of == key.concept for key in keys)  # a share of revenue that is revenue is named once
    text = language.punctuation.comma.join(filter(None, ("" if of_itself else subject or concept, measure)))
    return _drawn(formatting.as_title(text), language)


def _only(texts: Iterable[str]) -> str:
    """What all the texts say; nothing where they differ."""
    different = set(texts)
    return different.pop() if len(different) == 1 else ""


def _whose(edition: Edition, chart: ChartSpec, language: Language) -> str:
    """Whom all rows are told of; nothing where they are told of several."""
    entities = edition.catalog.entities
    return _drawn(_only(entities[key.entity][0].label.in_(language) for key in _keys(edition, chart)), language)


def _gaps(edition: Edition, chart: ChartSpec, strings: Strings, language: Language) -> tuple[str, ...]:
    """The periods on the chart before which periods of their kind were left out."""
    if not KINDS[chart.kind].gaps or any(row.label for row in chart.rows):
        return ()
    facts = (edition.catalog.facts.get(row.fact or "") for row in chart.rows)
    found = [parse_period(fact.key.period) for fact in facts if fact]
    periods = list(dict.fromkeys(period for period in found if period and period.start))
    late = [after for before, after in pairwise(periods) if _left_out(before, after)]
    return tuple(_period(str(period), strings, language) for period in late)


def _left_out(before: Period, after: Period) -> bool:
    assert before.end is not None
    assert after.start is not None
    return before.unit == after.unit and before.end + timedelta(days=1) < after.start


def _ticks(marks: Sequence[Mark], language: Language) -> Iterator[Tick]:
    """The beginnings of years, of quarters or of months within the time of the events, whichever are few enough."""
    days = [int(end) for mark in marks for end in (mark.value, mark.low, mark.high) if end is not None]
    first, last = date.fromordinal(min(days)), date.fromordinal(max(days))
    months = [date(at // 12, at % 12 + 1, 1) for at in range(month_index(first), month_index(last) + 1)]
    within = [day for day in months if first <= day <= last]
    every = next((step for step in (1, 3) if len(within) <= MOST_TICKS * step), 12)
    for day in within:
        if (day.month - 1) % every == 0:
            unit = "year" if every == 12 else "month"
            yield Tick(at=Decimal(day.toordinal()), label=formatting.moment(day, unit, language))


def _legend(edition: Edition, chart: ChartSpec, strings: Strings, language: Language) -> dict[str, str]:
    """The words for states and notes; what is outlined is called by what it is: guidance, a plan, a rumour."""
    drawn = [row.fact for row in chart.rows if row.fact is not None and row.fact in edition.catalog.facts]
    outlined = [edition.shown(name) for name in drawn if standing_shown(edition, name).chart == GUIDANCE]
    ahead = dict.fromkeys(edition.catalog.facts[name].key.status for name in outlined)
    words = {name: strings[f"chart.{name}"] for name in (*STATES, *NOTES)}
    named = formatting.joined([strings[f"status.{status}"] for status in ahead], language)
    return words | ({GUIDANCE: named} if ahead else {})


def _source(edition: Edition, chart: ChartSpec, strings: Strings, language: Language) -> str:
    """The line below the marks: where they come from, and of which edition they are, as a drawing goes on alone."""
    sources = strings["chart.source"].format(sources=_sources(edition, chart, language))
    line = language.punctuation.stop.join(filter(None, (sources, edition_label(edition.catalog, strings, language))))
    return _drawn(line, language)


def _sources(edition: Edition, chart: ChartSpec, language: Language) -> str:
    """The publications whose readings are drawn, each once."""
    documents = [document for row in chart.rows for document in _documents(edition, row)]
    names = [edition.catalog.document(document).container_title.in_(language) for document in documents]
    return formatting.joined(list(dict.fromkeys(names)), language)


def _documents(edition: Edition, row: ChartRow) -> Iterator[str]:
    if row.event is not None and row.event in edition.catalog.events:
        yield from (phrase.document for phrase in edition.catalog.events[row.event][0].cites)
    if row.fact is not None and row.fact in edition.catalog.facts:
        shown = edition.shown(row.fact)
        derived = edition.derived.get(shown)
        for fact_id in derived.inputs if derived else (shown,):
            judged = edition.facts.get(fact_id)
            if judged is not None:
                drawn = [reading for reading in judged.readings if reading.accepted or judged.accepted is None]
                yield from (reading.observation.document.id for reading in drawn)
