"""The unit that a fact is kept in, and a statement in it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.reading.figures import Stated
    from generator.record.catalog import Fact
    from generator.record.models import Concept, Reading

UNCOUNTED = frozenset({None, "item", "account", "person"})  # a bare count takes the concept's unit
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


def in_unit(
    stated: Stated, fact: Fact, concept: Concept, reading: Reading, currency: str | None = None
) -> Stated | None:
    """The statement in the unit its fact is kept in, or `None` where it has another one.

    增長N倍 is growth of N×100 percent and 雙位數 growth one in percent; a bare count takes the concept's unit, a bare
    amount the `currency` of its document; a percent said as percentage points of a share, or an amount whose document
    has no currency, is one only by an explicit `cue: {unit: …}`. DESIGN 6.
    """
    if fact.record.fact.ambiguous:
        return stated
    wanted = expected_unit(fact, concept)
    measure = fact.key.measure
    if stated.unit == wanted:
        return stated
    if stated.unit in UNCOUNTED and concept.kind == "money" and measure == "level":
        return replace(stated, unit=wanted) if wanted == currency or _argued(reading, wanted) else None
    if measure == "growth" and stated.unit == "times":
        return stated.scaled(100, "percent")
    if wanted == "percent" and stated.unit is None and DIGITS_TOLD.search(reading.exact):
        return replace(stated, unit="percent")
    if stated.unit in ("percentage-point", None) and wanted == "percent" and _argued(reading, wanted):
        return replace(stated, unit="percent")
    if measure in ("level", "change") and concept.kind == "count" and stated.unit in UNCOUNTED:
        return replace(stated, unit=wanted)
    if measure == "level" and wanted is None and stated.unit is not None:
        return stated
    if concept.kind == "number" and stated.unit is None:
        return replace(stated, unit=wanted)
    return None


def _argued(reading: Reading, wanted: str | None) -> bool:
    """Whether a cue gives a reason for this very unit."""
    return "unit" in reading.cue and reading.cue["unit"].value == wanted
