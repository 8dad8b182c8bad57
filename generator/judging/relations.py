"""What must hold between facts: sums, margins, growth, orders; each held, broken, excluded or not checkable.

A relation is data (`data/relations.yml`): a reference on the left, a formula on the right, a test. It is tried
on every period, entity and (with `*`) concept for which its left side is a fact. It holds if the interval that
follows from the inputs meets the stated one (XBRL Calculation 1.1, interval consistency). What is left out is left out
by name: a period that the relation excludes, with its reason, or a trial in a circle, which proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.reading.figures import Stated
from generator.reading.period import Period, parse_period
from generator.record.formulas import FormulaError, Interval, Node, Ref, evaluate, parse_formula, parse_ref, references
from generator.record.keys import Key, told_against

if TYPE_CHECKING:
    from generator.record.catalog import Catalog
    from generator.record.models import Exclusion, Relation

Values = Callable[[str], Stated | None]
TRIED = ("held", "broken")
QUARTERS = ("Q1", "Q2", "Q3", "Q4")
SEEN: Mapping[str, Callable[[Period], Period | None]] = {
    "prior-year": Period.prior_year,
    "next-year": Period.next_year,
    "prior-quarter": Period.prior_quarter,
    "next-quarter": Period.next_quarter,
}
CIRCULAR = "circular"  # the left side was derived from the inputs, or an input from the left side


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """One trial of a relation. `state` is `held`, `broken`, `excluded` or `not-checkable`; `missing` names what has no
    value.

    `tested` is what each fact was tried with, which is not its value where a reading that is not accepted is tried.
    What is excluded has a `reason` (an `Exclusion`'s, or `CIRCULAR`), and `would` be held or broken.
    """

    relation: Relation = field(repr=False)
    left: str
    inputs: tuple[str, ...]
    state: str
    stated: Stated | None = None
    computed: Interval | None = None
    missing: tuple[str, ...] = ()
    tested: Mapping[str, Stated] = field(default_factory=dict, repr=False)
    reason: str = ""
    would: str = ""

    def excluded(self, reason: str) -> Outcome:
        """The same trial left out for a reason; one that cannot be made needs none."""
        if self.state not in TRIED:
            return self
        return replace(self, state="excluded", reason=reason, would=self.state)


def try_relations(catalog: Catalog, values: Values) -> tuple[Outcome, ...]:
    """Every relation on every fact its left side names, in the order of the files."""
    keys: dict[tuple[str, str], list[Key]] = {}  # by entity and concept: a relation is about few of them
    for key in (fact.key for fact in catalog.facts.values()):
        for concept in (key.concept, "*"):
            keys.setdefault((key.entity, concept), []).append(key)
    return tuple(
        outcome for relation, _ in catalog.relations.values() for outcome in _trials(relation, keys, catalog, values)
    )


def key_of(ref: Ref, base: Key) -> Key | None:
    """The fact key a reference means, seen from a base key; `None` where the period has no such neighbour."""
    period = neighbour(ref.period, base.period)
    if period is None:
        return None
    wild = ref.concept == "*"
    return Key(
        entity=base.entity,
        concept=base.concept if wild else ref.concept,
        dimensions=base.dimensions if wild else ref.dimensions,
        period=period,
        measure=ref.measure,
        against=told_against(ref.measure, ref.against),
        of=ref.of,
    )


def ids_of(ref: Ref, base: Key) -> tuple[str, ...]:
    """The ids of the facts that a reference may mean, seen from a base key: the one stated, then the one calculated."""
    key = key_of(ref, base)
    return (key.id, replace(key, method="implied").id) if key else ()


def as_interval(stated: Stated | None) -> Interval | None:
    """The closed interval a statement gives; `None` where an end is open."""
    if stated is None or stated.low is None or stated.high is None:
        return None
    middle = stated.value if stated.value is not None else (stated.low + stated.high) / 2
    return Interval(value=middle, low=stated.low, high=stated.high)


def _trials(
    relation: Relation, keys: Mapping[tuple[str, str], Sequence[Key]], catalog: Catalog, values: Values
) -> Iterator[Outcome]:
    try:
        left, right = parse_ref(relation.left), parse_formula(relation.right)
    except FormulaError:
        return  # a finding of `checks.proven_formulas` says what is wrong
    for key in keys.get((catalog.entity_of(relation), left.concept), ()):
        if _is_left(key, left):
            outcome = _trial(relation, key, left, right, catalog, values)
            exclusion = exclusion_of(relation, key.period)
            yield outcome.excluded(exclusion.reason) if exclusion else outcome


def exclusion_of(relation: Relation, period: str) -> Exclusion | None:
    """Why a relation is not tried in a period; `None` where it is."""
    return next((exclusion for exclusion in relation.excludes if period in exclusion.periods), None)


def _is_left(key: Key, left: Ref) -> bool:
    if left.measure != key.measure:
        return False  # so most keys need not be built
    # a reference means what is actual and stated: guidance and what is calculated beside a reading are never tested
    return key_of(replace(left, period=None), key) == key


def _trial(relation: Relation, key: Key, left: Ref, right: Node, catalog: Catalog, values: Values) -> Outcome:
    found: dict[Ref, Interval] = {}
    names, missing = [], []
    tested: dict[str, Stated] = {}
    for ref in references(right):
        wanted = key_of(ref, key)
        given = values(wanted.id) if wanted else None
        interval = as_interval(given)
        names.append(wanted.id if wanted else str(ref))
        if given is None or interval is None:
            missing.append(names[-1])
        else:
            found[ref], tested[names[-1]] = interval, given
    stated = values(key.id)
    if stated is None:
        missing.insert(0, key.id)
    blank = Outcome(
        relation=relation,
        left=key.id,
        inputs=tuple(names),
        state="not-checkable",
        stated=stated,
        missing=tuple(missing),
        tested=tested,
    )
    if missing or stated is None:
        return blank
    try:
        computed = evaluate(right, found)
    except FormulaError:
        return blank
    return replace(blank, state="held" if _holds(relation, stated, computed) else "broken", computed=computed)


def _holds(relation: Relation, stated: Stated, computed: Interval) -> bool:
    low = stated.low if stated.low is not None else computed.low
    high = stated.high if stated.high is not None else computed.high
    if relation.rest == ">= 0" and relation.test == "equals":
        # parts ≤ whole: the smallest the parts can be must not exceed the largest the whole can be
        return computed.low <= high
    return holds(relation.test, low, high, computed)


def holds(test: str, low: Decimal, high: Decimal, right: Interval) -> bool:
    """Whether what lies from `low` to `high` may equal, be at most, or be less than what lies in `right`."""
    if test == "equals":
        return low <= right.high and right.low <= high
    return low < right.high if test == "less-than" else low <= right.high


def neighbour(wanted: str | None, base: str) -> str | None:
    """The period that a name means, seen from `base`: one of `SEEN`, a quarter of its year (`Q1` to `Q4`), the year in
    which it lies (`FY`), or a period of its own; `None` where `base` has no such neighbour."""
    if wanted is None:
        return base
    period = parse_period(base)
    if wanted in SEEN:
        found = period and SEEN[wanted](period)
        return str(found) if found else None
    if wanted == "FY":
        return _year_around(period)
    if wanted in QUARTERS:
        return base.replace("-FY", f"-{wanted}") if re.fullmatch(r"[0-9]{4}-FY", base) else None
    return wanted


def _year_around(period: Period | None) -> str | None:
    """The year in which a shorter period lies wholly."""
    if period is None or period.start is None:
        return None
    year = parse_period(f"{period.start.year:04d}-FY")
    return str(year) if year and year.contains(period) and year != period else None
