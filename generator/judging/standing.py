"""How a fact stands, decided once: the table of truth that prose, charts, badges, data, ledger and diff read.

In this order: `Standing` and the `TABLE`, a row for each thing that can be so of a fact; `standing`, which finds the
rows of a fact and lays them over each other; how the readings of a fact decide; how single readings stand.

Several rows can hold of one fact: a guidance can be vague, a settled fact can have a reading that is mislabelled. They
stand in the order of their weight. Of the faces that can be shown once (mark, word, chart, data) the first row that has
one gives it; badges and places in the ledger add up. Whatever is doubted comes before all else: the reader of a figure
needs that first. `generator/STANDING.md` shows the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from generator.record import error_kinds

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.judging.reconcile import Judged
    from generator.record.keys import Key

# What a single reading can be, in the order in which the method is explained. The first five fit what is accepted.
READINGS = (SINGLE, AGREED, ROUNDING, TRUNCATION, COMPATIBLE, DISPUTED, OUTRANKED, REFUTED, MISLABELLED) = (
    "single", "agreed", "rounding", "truncation", "compatible", "disputed", "outranked", "refuted", "mislabelled",
)  # fmt: skip
FITTING = frozenset({SINGLE, AGREED, ROUNDING, TRUNCATION, COMPATIBLE})
REJECTED = frozenset({DISPUTED, REFUTED})
# The badges of figures that hold though a document errs about them → how the readings stand that err.
ERRING = {"settled": REJECTED, "outranked": frozenset({OUTRANKED}), "beside": frozenset({MISLABELLED})}
# How a mark of a chart is painted, in the order of the legend.
ACTUAL, DERIVED, GUIDANCE, VAGUE = "actual", "derived", "guidance", "vague"
CHART_STATES = (ACTUAL, DERIVED, GUIDANCE, DISPUTED, VAGUE)
ALL_REFUTED, SETTLED, RANKED, BESIDE, UNREAD, PENDING, INSTEAD = (
    "all refuted", "settled", "settled by rank", "one mislabelled", "unread", "pending", "instead",
)  # fmt: skip
SOURCE_ERROR = "source-error"  # the reason of an adjudication by which what it rejects is known to err


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """A row of the table, or the rows of one fact laid over each other. An empty face shows nothing.

    `mark` is the css class of a figure (`figure--…`), `badges` are css classes and strings (`badge.…`), `word` is the
    key of the string that a screen reader adds to a marked figure, `chart` one of `CHART_STATES`, `data` the `state` of
    the published data, `ledger` the groups of the page of disagreements. `also` names the further rows of a fact.
    """

    name: str
    when: str
    mark: str = ""
    badges: tuple[str, ...] = ()
    word: str = ""
    chart: str = ""
    data: str = ""
    ledger: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def over(self, other: Standing) -> Standing:
        """Both, this one before the other."""
        return Standing(
            name=self.name,
            when=self.when,
            mark=self.mark or other.mark,
            badges=self.badges + other.badges,
            word=self.word or other.word,
            chart=self.chart or other.chart,
            data=self.data or other.data,
            ledger=self.ledger + other.ledger,
            also=(*self.also, other.name, *other.also),
        )


def _said_of_the_future(status: str, when: str) -> Standing:
    return Standing(name=status, when=when, mark="guidance", badges=(status,), word=f"status.{status}", chart=GUIDANCE)


TABLE: tuple[Standing, ...] = (
    Standing(
        name=DISPUTED,
        when="readings differ beyond rounding for no error that is known, whether or not one is accepted",
        mark="disputed", badges=("disputed",), word="standing.disputed", chart=DISPUTED, data="disputed",
        ledger=(error_kinds.CONFLICTS,),
    ),
    Standing(
        name=ALL_REFUTED,
        when="readings differ beyond rounding and each is known to err",
        mark="disputed", badges=("refuted",), word="standing.refuted", chart=DISPUTED, data="refuted",
        ledger=(error_kinds.CONFLICTS,),
    ),
    Standing(
        name=REFUTED,
        when="nothing is accepted: what was read contradicts a cross-check",
        mark="disputed", badges=("refuted",), word="standing.refuted", chart=DISPUTED, data="refuted",
        ledger=(error_kinds.REFUTED,),
    ),
    Standing(
        name=MISLABELLED,
        when="nothing is accepted: each document says of the figure that it is something else",
        mark="disputed", badges=("mislabelled",), word="standing.mislabelled", chart=DISPUTED, data="mislabelled",
        ledger=(error_kinds.SLIPS,),
    ),
    Standing(name=UNREAD, when="nothing was read, or what it is derived from is lacking", mark="pending",
             word="badge.pending"),
    Standing(name=PENDING, when="a reading is covered neither by the text nor by a receipt; never published",
             mark="pending", badges=("pending",), word="badge.pending"),
    _said_of_the_future("guidance", "management says it of the future"),
    _said_of_the_future("plan", "somebody plans it"),
    _said_of_the_future("estimate", "somebody estimates it"),
    _said_of_the_future("rumour", "somebody has heard it"),
    _said_of_the_future("hypothetical", "somebody supposes it"),
    Standing(name=DERIVED, when="no document states it: it is calculated from other facts",
             mark="derived", badges=("derived",), word="badge.derived", chart=DERIVED, data="derived"),
    Standing(name=VAGUE, when="a range, a bound, or a value with about, over and the like; its own words say so",
             chart=VAGUE),
    Standing(name=SETTLED, when="one reading is accepted, and those against it are known to err",
             badges=("settled",), chart=ACTUAL, data="settled", ledger=(error_kinds.CONFLICTS,)),
    Standing(name=RANKED, when="a filing or announcement is accepted, and documents of lower rank say otherwise",
             badges=("outranked",), chart=ACTUAL, data="settled-by-rank", ledger=(error_kinds.CONFLICTS,)),
    Standing(name=BESIDE, when="beside the other readings one is mislabelled",
             badges=("beside",), ledger=(error_kinds.SLIPS,)),
    Standing(name=AGREED, when="one reading is accepted and another agrees with it", chart=ACTUAL, data="agreed"),
    Standing(name=SINGLE, when="one reading stands alone", chart=ACTUAL, data="single"),
    Standing(name=INSTEAD, when="it is shown in the place of a fact without an accepted reading",
             badges=("instead",)),
)  # fmt: skip
_ROWS = {row.name: row for row in TABLE}


def standing(edition: Edition, fact_id: str) -> Standing:
    """How a fact itself stands, whatever is shown in its place. Raises `KeyError` for an unknown fact."""
    names = frozenset(_rows_of(edition, fact_id))
    return reduce(Standing.over, [row for row in TABLE if row.name in names])


def standing_shown(edition: Edition, fact_id: str) -> Standing:
    """How that stands which is shown of a fact: itself, or the fact in its place. Raises `KeyError`."""
    shown = edition.shown(fact_id)
    found = standing(edition, shown)
    return found if shown == fact_id else found.over(_ROWS[INSTEAD])


def beyond_label(found: Standing, key: Key) -> str:
    """The word that a figure still needs where the label of its fact stands beside it, which tells a status and that a
    figure is implied."""
    told = {f"status.{key.status}"} | (set() if key.method == "stated" else {_ROWS[DERIVED].word})
    return "" if found.word in told else found.word


def _rows_of(edition: Edition, fact_id: str) -> Iterator[str]:
    judged, stated = edition.facts.get(fact_id), edition.stated(fact_id)
    yield edition.catalog.facts[fact_id].key.status  # what is said of the present has no row
    if stated is not None and not stated.is_pointed:
        yield VAGUE
    if fact_id in edition.derived:
        yield DERIVED
    elif judged is None or not judged.readings:
        yield UNREAD
    else:
        yield from _of_readings(judged)


# --- the readings of a fact ----------------------------------------------------------------------------------


def _of_readings(judged: Judged) -> Iterator[str]:
    decided = _decided(judged)
    yield decided
    if decided != MISLABELLED and any(reading.status == MISLABELLED for reading in judged.readings):
        yield BESIDE
    if judged.accepted and any(reading.status == OUTRANKED for reading in judged.readings):
        yield RANKED
    if any(reading.observation.evidence == PENDING for reading in judged.readings):
        yield PENDING


def _decided(judged: Judged) -> str:
    """The one row that the readings decide."""
    statuses = {reading.status for reading in judged.readings}
    if not judged.in_conflict and statuses.isdisjoint(REJECTED):
        return judged.accepted.status if judged.accepted else MISLABELLED
    is_known = judged.adjudication is not None and judged.adjudication.reason == SOURCE_ERROR
    if not is_known and REFUTED not in statuses:
        return DISPUTED
    if judged.accepted is None:
        return ALL_REFUTED if judged.in_conflict else REFUTED
    return SETTLED


# --- a single reading ----------------------------------------------------------------------------------------


def rejected_as(reason: str | None, *, by_check_alone: bool) -> str:
    """How a reading stands that is not accepted: refuted where it is known to err, or where no other reading but a
    cross-check is against it; else disputed. `reason` is that of the adjudication, `None` where there is none."""
    return REFUTED if by_check_alone or reason == SOURCE_ERROR else DISPUTED
