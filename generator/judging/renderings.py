"""How a fact may be written in a language: the one place that both pages and the inspection ask.

A fact's element on a page carries `data-fact` and `value`; its text must be one of these renderings and its
value the one that goes with it (HARDENING O02, O03).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from generator.formatting import change, figure, last_place
from generator.judging.edition import computed
from generator.judging.labels import is_fall
from generator.judging.relations import TRIED
from generator.reading.figures import Stated
from generator.record.prose import as_told

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.judging.reconcile import Judged
    from generator.languages.language import Language
    from generator.record.keys import Key
    from generator.record.prose import Call

# What a spreadsheet may take for a formula (OWASP, CSV injection), in full width too; plain numbers are none.
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?%?")
FALL = "adverb"  # as what a fall is told beside its label
EXACT, ENOUGH = 9, 6  # significant digits: no document states more than the former; of a quotient the latter are kept


def renderings(edition: Edition, fact_id: str, language: Language) -> Mapping[str, str]:
    """Every text that may stand in an element traced to the fact, with its `value`; empty for an unknown fact."""
    return dict(_renderings(edition, fact_id, language))


def value_attribute(stated: Stated) -> str:
    """The `value` of a fact's element: the decimal, or `low/high` where only an interval is stated."""
    if stated.value is not None:
        return plain(stated.value)
    ends = ("" if end is None else plain(end) for end in (stated.low, stated.high))
    return "/".join(ends)


def told(
    stated: Stated, language: Language, form: str | None = None, digits: int | None = None, *, full: bool = False
) -> tuple[str, Stated]:
    """What a call says of a statement, and the statement that this makes: as a rise or fall, to fewer digits."""
    said = stated if digits is None else stated.to_digits(digits)
    return (change(said, language, form) if form else figure(said, language, full=full)), said


def labelled(key: Key, stated: Stated, language: Language, *, full: bool = True) -> str:
    """A figure as it stands beside the label of what it measures, a fall in the words of one."""
    if FALL in language.changes and is_fall(key, stated):
        return change(stated, language, FALL)
    return figure(stated, language, full=full)


def saying(call: Call, stated: Stated, language: Language) -> tuple[str | None, int | None]:
    """As what a call says its fact and to how many digits, as far as it can be said so; a rule tells what cannot."""
    form, digits = as_told(call)
    is_said = form in language.changes and stated.value is not None
    return form if is_said else None, int(digits) if digits and digits.isdecimal() and int(digits) else None


def plain(value: Decimal) -> str:
    """The decimal without exponent, trailing zeros after the point or a signed zero."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) if value else "0"


def sensible(stated: Stated | None) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Value, low and high of a statement, as exact as anybody can use them; its ends never inside the interval.

    A number of more than `EXACT` significant digits came out of a division: it is told to `ENOUGH` of them. Of a round
    number nobody can tell the ends.
    """
    if stated is None:
        return None, None, None
    if stated.is_round:
        return stated.value, None, None
    roundings = ((stated.value, ROUND_HALF_UP), (stated.low, ROUND_FLOOR), (stated.high, ROUND_CEILING))
    value, low, high = (None if number is None else _to_digits(number, way) for number, way in roundings)
    return value, low, high


def _to_digits(number: Decimal, rounding: str) -> Decimal:
    if len(number.normalize().as_tuple().digits) <= EXACT:
        return number
    return number.quantize(Decimal(1).scaleb(number.adjusted() - ENOUGH + 1), rounding=rounding)


def disarmed(cell: str) -> str:
    """The cell of a CSV file, with an apostrophe before it where a spreadsheet could take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def bounds(stated: Stated) -> Stated:
    """The interval of a statement as a range, for provenance: of a value to one place more than stated where an end has
    a digit there, so that people are not told in tenths. What was said vaguely stays in its words."""
    if stated.is_vague:
        return stated
    decimals = stated.decimals
    if stated.is_estimate and stated.low is not None and stated.high is not None:
        decimals = max(decimals or 0, last_place([stated.low, stated.high]))
    elif stated.value is not None and decimals is not None:
        ends = [end for end in (stated.low, stated.high) if end is not None]
        decimals += int(last_place(ends) > decimals)
    return Stated(value=None, low=stated.low, high=stated.high, decimals=decimals, unit=stated.unit)


def side_by_side(judged: Judged, language: Language) -> str:
    """Every reading of a fact beside the others, each value once: how a chart writes what is disputed."""
    stated = [reading.observation.stated for reading in judged.readings]
    return " / ".join(dict.fromkeys(figure(each, language) for each in stated if each is not None))


def _renderings(edition: Edition, fact_id: str, language: Language) -> Iterator[tuple[str, str]]:
    stated = edition.stated(fact_id)
    if stated is not None and stated.value is not None:
        for form, digits in edition.sayings.get(fact_id, ()):
            text, said = told(stated, language, form if form in language.changes else None, digits)
            yield text, value_attribute(said)
    yield from _falls(edition, fact_id, language)
    derived = edition.derived.get(fact_id)
    if derived is not None:
        yield from _both(derived.stated, language)
    for outcome in edition.relations_of(fact_id):
        if outcome.state in TRIED and outcome.left == fact_id and (given := computed(outcome)) is not None:
            yield from _written(given, language)
    judged = edition.facts.get(fact_id)
    if judged is None:
        return
    if len(judged.readings) > 1:
        yield side_by_side(judged, language), ""
    for reading in judged.readings:
        observation = reading.observation
        if observation.stated is not None:
            yield from _both(observation.stated, language)
            yield observation.reading.exact, value_attribute(observation.stated)


def _falls(edition: Edition, fact_id: str, language: Language) -> Iterator[tuple[str, str]]:
    """What is shown of the fact, and each of its readings, in the words of a fall where it is one."""
    fact, judged = edition.catalog.facts.get(fact_id), edition.facts.get(fact_id)
    readings = [reading.observation.stated for reading in judged.readings] if judged else []
    for stated in (edition.stated(fact_id), *readings):
        if fact is not None and is_fall(fact.key, stated) and stated is not None:
            yield labelled(fact.key, stated, language), value_attribute(stated)


def _both(stated: Stated, language: Language) -> Iterator[tuple[str, str]]:
    yield from _written(stated, language)
    if stated.low is not None and stated.high is not None and stated.low != stated.high:
        interval = bounds(stated)
        yield from _written(interval, language)


def _written(stated: Stated, language: Language) -> Iterator[tuple[str, str]]:
    """As a sentence has it, and as it stands by itself."""
    for full in (False, True):
        yield figure(stated, language, full=full), value_attribute(stated)
