"""Whether what is said to show an error of a document does show it: sums, the calendar, a counted list, a name.

In this order: `unshown`, all that is wrong with the proof of an entry; `summed`, a sum with its facts; then each kind
of proof. A sum shows that something cannot be so by failing beyond what rounding leaves open, or what is meant by
holding; a fact that is disputed proves nothing. Whether a passage says otherwise is for a reader to judge: it is found
and cited.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.judging.relations import as_interval, holds, ids_of
from generator.reading.figures import read_whole, stated_of
from generator.reading.period import parse_period
from generator.reading.period_mentions import find_periods
from generator.record.formulas import FormulaError, Interval, Ref, evaluate, parse_formula, references
from generator.record.keys import Key

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.judging.observation import CitedPhrase
    from generator.reading.figures import Stated
    from generator.record.models import Calendar, Phrase, SourceError, Sum

CITED = "cited"  # in a formula: the number of the first figure cited
Fault = tuple[tuple[str | int, ...], str]  # the path in `shown_by`, and what is wrong there


@dataclass(frozen=True, kw_only=True, slots=True)
class Summed:
    """A sum with the facts it is made of. `state` is `held` or `broken`; where it could not be tried, `problem`."""

    state: str = ""
    facts: tuple[str, ...] = ()
    problem: str = ""


def unshown(error: SourceError, edition: Edition) -> Iterator[Fault]:
    """Each part of the proof that shows nothing, with why."""
    proof = error.shown_by
    for i, each in enumerate(proof.sums):
        found = summed(each, error, edition)
        if found.problem:
            yield ("sums", i), found.problem
        elif found.state != each.outcome:
            yield ("sums", i), f"`{each.left}` {_TESTS[each.test]} `{each.right}` is {found.state}, not {each.outcome}"
    if proof.calendar:
        yield from ((("calendar",), problem) for problem in _not_in_calendar(proof.calendar, error, edition))
    if proof.items:
        yield from ((("items",), problem) for problem in _not_counted(error, edition))
    if proof.name:
        yield from ((("name",), problem) for problem in _not_misnamed(proof.name, error, edition))
    for i, passage in enumerate(edition.phrases.get(f"error:{error.id}/passages", ())):
        cited = edition.phrases.get(f"error:{error.id}", ())
        if any(_is_same_place(passage, each) for each in cited):
            yield ("passages", i), "this is the very passage that is said to err"


def _is_same_place(one: CitedPhrase, other: CitedPhrase) -> bool:
    """Whether two citations are of one place; where a place is not known yet, whether they ask for the same."""
    if one.start is None or other.start is None:
        return one.phrase == other.phrase
    return (one.phrase.document, one.start) == (other.phrase.document, other.start)


_TESTS = {"equals": "=", "at-most": "<=", "less-than": "<"}


def cited_figure(error: SourceError) -> tuple[Phrase, Stated] | None:
    """The first phrase cited that is a figure as a whole, with what it states; `None` where there is none."""
    for phrase in error.cites:
        quantity = read_whole(phrase.exact)
        if quantity is not None and quantity.is_quantity:
            return phrase, stated_of(quantity)
    return None


# --- sums ------------------------------------------------------------------------------------------------


def summed(each: Sum, error: SourceError, edition: Edition) -> Summed:
    """A sum tried with the values of its facts."""
    base = Key(entity=each.entity or edition.catalog.subject, concept=CITED, period=each.period)
    facts: dict[str, None] = {}
    try:
        sides = [_side(text, base, error, edition, facts) for text in (each.left, each.right)]
    except FormulaError as problem:
        return Summed(facts=tuple(facts), problem=str(problem))
    left, right = sides
    state = "held" if holds(each.test, left.low, left.high, right) else "broken"
    return Summed(state=state, facts=tuple(facts))


def _side(text: str, base: Key, error: SourceError, edition: Edition, facts: dict[str, None]) -> Interval:
    formula = parse_formula(text)
    inputs = {ref: _value(ref, base, error, edition, facts) for ref in references(formula)}
    return evaluate(formula, inputs)


def _value(ref: Ref, base: Key, error: SourceError, edition: Edition, facts: dict[str, None]) -> Interval:
    """What a reference stands for. Raises `FormulaError` where that is nothing."""
    if ref.concept == CITED:
        figure = cited_figure(error)
        interval = as_interval(figure[1]) if figure else None
        if interval is None:
            raise FormulaError("`cited` is no number: no phrase of `cites` is a figure as a whole")
        return interval
    names = ids_of(ref, base)
    name = next((name for name in names if name in edition.catalog.facts), None)
    interval = as_interval(edition.stated(edition.shown(name))) if name else None
    if name is None or interval is None:
        raise FormulaError(f"`{ref}` ({names[0] if names else ref}) is no fact with an accepted value")
    facts[name] = None
    return interval


# --- the calendar, a list, a name --------------------------------------------------------------------------


def _not_in_calendar(calendar: Calendar, error: SourceError, edition: Edition) -> Iterator[str]:
    event = edition.catalog.events.get(calendar.event or "")
    said, other = parse_period(calendar.said), parse_period(event[0].date if event else calendar.period or "")
    if said is None or other is None:
        return  # other findings say that there is no such period or event
    if said.start is None or said.end is None or other.start is None or other.end is None:
        yield "what is undated lies before and after nothing"
    elif not (said.end < other.start if calendar.test == "before" else other.end < said.start):
        yield f"{said} does not lie {calendar.test} {other}"
    told = {str(period) for phrase in error.cites for period in _periods(phrase, edition)}
    if told and str(said) not in told:
        yield f"`said: {said}` is not what the words cited tell, which is {', '.join(sorted(told))}"


def _periods(phrase: Phrase, edition: Edition) -> Iterator[object]:
    """The periods that the words cited name in full."""
    document = edition.catalog.documents.get(phrase.document)
    about = parse_period(document[0].about.period or "") if document else None
    today = document[0].issued if document else None
    found = find_periods(phrase.exact, today=today, about=about)
    yield from (mention.period for mention in found if mention.period is not None)


def _not_counted(error: SourceError, edition: Edition) -> Iterator[str]:
    items = edition.phrases.get(f"error:{error.id}/items", ())
    figure = cited_figure(error)
    if figure is None or figure[1].value is None:
        yield "no phrase of `cites` is a count as a whole"
    elif figure[1].value == len(items):
        yield f"the list has {len(items)} items, which is the count cited"
    placed = [(item.phrase.document, item.start) for item in items if item.start is not None]
    if len(set(placed)) < len(placed):
        yield "two of the items are one place"


def _not_misnamed(name: str, error: SourceError, edition: Edition) -> Iterator[str]:
    if name not in _names(edition):
        yield f"`{name}` is no name of an entity or member, and stands not among `names` of data/glossary.yml"
    if any(name in phrase.exact for phrase in error.cites):
        yield f"the words cited do say `{name}`"


def _names(edition: Edition) -> set[str]:
    """Every name that the record knows."""
    catalog = edition.catalog
    entities = [(entity.label, entity.aliases) for entity, _ in catalog.entities.values()]
    dimensions = [dimension for dimension, _ in catalog.dimensions.values()]
    members = [(member.label, member.aliases) for dimension in dimensions for member in dimension.members]
    known = {name for label, aliases in (*entities, *members) for name in (*label.root.values(), *aliases)}
    return known | set(catalog.glossary.names)
