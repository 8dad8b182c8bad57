"""Numbers side by side: measures down, periods across, and of each what the documents tell, in one word.

In this order: the words (`STATES`), `Cell` and `Line`; `lines`, every measure of some facts over given periods;
`matrix`, those of which several quarters are told, each with its growth on the year; `state_of`. Nothing is left out
because it is lacking: that a document does not state a number is told like the number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.judging.selection import period_key, published_facts, reporting_periods, sorted_facts
from generator.judging.standing import ALL_REFUTED, DISPUTED, MISLABELLED, REFUTED, standing
from generator.reading.period import parse_period
from generator.record.keys import UNSTATED_AGAINST, Key

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.record.catalog import Fact

STATED, DERIVED, APART, UNSTATED = "stated", "derived", "not-comparable", "not-stated"
STATES = (STATED, DERIVED, DISPUTED, REFUTED, APART, UNSTATED)
LEAST_QUARTERS = 2  # told of a measure that stands in a matrix
LEAST_LINES = 5  # of a matrix; fewer are read better as they are


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """What is told of one measure for one period: the fact, `None` where there is none, how it stands, and the fact of
    its growth on the year."""

    period: str
    fact: Fact | None
    state: str
    growth: Fact | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A measure over the periods: `first` is a fact of it, for its name."""

    first: Fact
    cells: tuple[Cell, ...]


def lines(edition: Edition, facts: Iterable[Fact], periods: Sequence[str]) -> list[Line]:
    """Every measure of the facts that is told of at least one of the periods, in the order of the record."""
    found: dict[Key, list[Fact]] = {}
    for fact in sorted_facts(edition, facts):
        if fact.key.status == "actual" and fact.key.period in periods:
            found.setdefault(measured(fact.key), []).append(fact)
    return [_line(edition, group, periods) for group in found.values()]


def matrix(edition: Edition, facts: Iterable[Fact]) -> tuple[list[str], list[Line]]:
    """The quarters across and the measures that several of them tell; nothing where these are few.

    Quarters that tell few measures stand there only between others, so that a gap in time shows as one.
    """
    given = list(facts)
    levels = [fact for fact in given if fact.key.measure == "level" and _is_quarter(fact.key.period)]
    told = Counter(period for period, _ in {(fact.key.period, measured(fact.key)) for fact in levels})
    quarters = _from_first_to_last([period for period, number in told.items() if number >= LEAST_LINES])
    grown = {_spot(fact.key): fact for fact in given if _is_growth(edition, fact)}
    found = [
        replace(line, cells=tuple(_with_growth(cell, line.first.key, grown) for cell in line.cells))
        for line in lines(edition, levels, quarters)
        if sum(cell.fact is not None for cell in line.cells) >= LEAST_QUARTERS
    ]
    return (quarters, found) if len(found) >= LEAST_LINES else ([], [])


def subject_lines(edition: Edition) -> tuple[list[str], list[Line]]:
    """The reporting periods, newest first, and every measure of the subject that is told of one of them."""
    periods = reporting_periods(edition)
    own = (fact for fact in published_facts(edition) if fact.key.entity == edition.catalog.subject)
    return periods, lines(edition, own, periods)


def outside(found: Iterable[Line], facts: Iterable[Fact]) -> list[Fact]:
    """The facts that stand in none of the lines, neither as a number nor as its growth."""
    within = {fact.id for line in found for cell in line.cells for fact in (cell.fact, cell.growth) if fact}
    return [fact for fact in facts if fact.id not in within]


def state_of(edition: Edition, fact: Fact, unit: str | None) -> str:
    """How a fact stands beside others of its measure, most of which are told in `unit`."""
    shown, name = edition.shown(fact.id), standing(edition, fact.id).name
    stated = edition.stated(shown)
    if name in (DISPUTED, REFUTED):
        return name
    if name in (ALL_REFUTED, MISLABELLED) or stated is None:
        return REFUTED  # each reading errs, or is told under another name
    if fact.record.not_comparable is not None or stated.value is None or stated.unit != unit:
        return APART
    return DERIVED if shown in edition.derived else STATED


def _line(edition: Edition, group: Sequence[Fact], periods: Sequence[str]) -> Line:
    told: dict[str, list[Fact]] = {}
    for fact in group:
        told.setdefault(fact.key.period, []).append(fact)
    newest_first = reversed([found[0] for found in told.values()])
    known = (edition.stated(edition.shown(fact.id)) for fact in newest_first)
    units = Counter(stated.unit for stated in known if stated is not None)
    unit = units.most_common(1)[0][0] if units else None
    cells = (_cell(edition, period, told.get(period, []), unit) for period in periods)
    return Line(first=group[0], cells=tuple(cells))


def _cell(edition: Edition, period: str, told: Sequence[Fact], unit: str | None) -> Cell:
    """The cell of a period. What is calculated beside a reading stands there for it, since it can be compared; but that
    a reading is doubted is told all the same."""
    states = [state_of(edition, fact, unit) for fact in told]
    doubted = [state for state in (REFUTED, DISPUTED) if state in states]
    return Cell(period=period, fact=told[0] if told else None, state=[*doubted, *states, UNSTATED][0])


def _with_growth(cell: Cell, key: Key, grown: Mapping[Key, Fact]) -> Cell:
    return replace(cell, growth=grown.get(_spot(key.with_(period=cell.period))))


def _is_growth(edition: Edition, fact: Fact) -> bool:
    """Whether a fact is growth on the year, of a percentage by how many points."""
    stated = edition.stated(edition.shown(fact.id))
    points = fact.key.measure == "change" and stated is not None and stated.unit == "percentage-point"
    return (fact.key.measure == "growth" or points) and fact.key.against == UNSTATED_AGAINST


def _spot(key: Key) -> Key:
    """Of what and when a number is told."""
    return Key(entity=key.entity, concept=key.concept, dimensions=key.dimensions, period=key.period)


def measured(key: Key) -> Key:
    """What is measured, of whatever period and by whatever method."""
    return key.with_(period="undated", method="stated")


def _is_quarter(text: str) -> bool:
    period = parse_period(text)
    return period is not None and period.kind == "quarter"


def _from_first_to_last(quarters: Sequence[str]) -> list[str]:
    """The quarters with those between them, newest first, so that a narrow screen shows the latest."""
    ends = sorted(map(period_key, quarters))
    return [str(each) for each in reversed(replace(ends[0], end=ends[-1].end).quarters())] if ends else []
