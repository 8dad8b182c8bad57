"""The unit that a fact is kept in, and a statement in it.

In this order: `unit_id`, by which a record names what the reader reads; `expected_unit` and `in_unit`; what a bare
number or a count may stand for.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.languages.language import is_currency
from generator.reading.figures.lexicon import SIGNS_OF_SEVERAL_UNITS
from generator.reading.figures.unit_words import UNIT_NAMES
from generator.record.unit_ids import is_rate

if TYPE_CHECKING:
    from generator.reading.figures import Stated
    from generator.record.catalog import Fact
    from generator.record.models import Concept, Reading


def unit_id(name: str | None) -> str | None:
    """The id of a unit that the reader calls `name`: `square-kilometre`, `per-100000`, `degree-celsius`, `CNY`."""
    if name is None or is_currency(name):
        return name
    return name.lower().replace(" ", "-")


BARE = frozenset({None, "item"})  # a number alone, or with a classifier that says nothing of what is counted
USERS = frozenset({"account", "person"})  # texts say both of those who use a product
COUNTS = BARE | USERS
KNOWN = frozenset(unit_id(name) for name in UNIT_NAMES)  # what the reader has a name for, but for what is divided
SEVERAL = {  # signs that stand for several units (nm), with the ids of these
    sign: frozenset(unit_id(unit) for unit in meanings) for sign, meanings in SIGNS_OF_SEVERAL_UNITS.items()
}
DIGITS_TOLD = re.compile("位[數数]|digit|teens")  # growth and shares so told are in percent


def expected_unit(fact: Fact, concept: Concept) -> str | None:
    """The unit that the measure of a concept is stated in; `None` where any of its kind will do."""
    return {
        "growth": "percent",
        "share": "percent",
        "ratio": "times",
        "rank": "rank",
        "change": "percentage-point" if concept.kind == "percent" else concept.unit,
        "level": concept.unit,
    }[fact.key.measure]


def in_unit(said: Stated, fact: Fact, concept: Concept, reading: Reading, currency: str | None = None) -> Stated | None:
    """The statement in the unit its fact is kept in, or `None` where it has another one.

    增長N倍 is growth of N×100 percent and 雙位數 growth one in percent; a bare count takes the concept's unit, a bare
    amount the `currency` of its document; a percent said as percentage points of a share, an amount whose document
    has no currency, a sign of several units (nm), or a rate whose base stands elsewhere (in the head of a table), is
    one only by an explicit `cue: {unit: {is: …, because: …}}`. DESIGN 6.
    """
    stated = replace(said, unit=unit_id(said.unit))
    if fact.record.fact.ambiguous:
        return stated
    wanted = expected_unit(fact, concept)
    measure = fact.key.measure
    if stated.unit == wanted:
        return stated
    if stated.unit in BARE and concept.kind == "money" and measure == "level":
        return replace(stated, unit=wanted) if wanted == currency or _argued(reading, wanted) else None
    if measure == "growth" and stated.unit == "times":
        return stated.scaled(100, "percent")
    if wanted == "percent" and stated.unit is None and DIGITS_TOLD.search(reading.exact):
        return replace(stated, unit="percent")
    if stated.unit == "percentage-point" and measure == "share":  # 佔收入的十幾個百分點
        return replace(stated, unit="percent")
    if stated.unit in ("percentage-point", None) and wanted == "percent" and _argued(reading, wanted):
        return replace(stated, unit="percent")
    if measure in ("level", "change") and _stands_for(stated.unit, wanted, concept, cued=_argued(reading, wanted)):
        return stated.per(wanted) if is_rate(wanted) else replace(stated, unit=wanted)
    if stated.unit in SEVERAL and wanted in SEVERAL[stated.unit] and _argued(reading, wanted):
        return replace(stated, unit=wanted)
    if measure == "level" and wanted is None and stated.unit is not None:
        return stated
    return None


def words_may_tell(said: Stated, wanted: str | None) -> bool:
    """Whether the words beside a token, or its document, may tell the unit that the token alone does not."""
    unit = unit_id(said.unit)
    return unit in BARE or (wanted is not None and is_rate(wanted) and unit in COUNTS)


def _stands_for(unit: str | None, wanted: str | None, concept: Concept, *, cued: bool) -> bool:
    """Whether a figure in `unit` is one of the concept: a number without a unit, a count of people or accounts where
    it counts either, and any of these for a rate where a cue tells the base (每10萬人中的研究生從410人升到…)."""
    if wanted is not None and is_rate(wanted):
        return unit in COUNTS and cued
    if concept.kind == "count":
        return unit in BARE or (unit in USERS and wanted in USERS)
    return concept.kind == "number" and unit is None


def _argued(reading: Reading, wanted: str | None) -> bool:
    """Whether a cue gives a reason for this very unit."""
    return "unit" in reading.cue and reading.cue["unit"].value == wanted
