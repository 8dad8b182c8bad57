"""An `Edition`: the catalog with every value read, every fact judged, every relation tried.

It is what pages, charts, data files and the diff are made from, and everything they need is in it.
Order: resolve citations, judge facts, derive, try relations, then the findings that need all of it.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from generator.figures import Stated
from generator.findings import Finding
from generator.formulas import FormulaError, Interval, evaluate, parse_formula, references
from generator.reconcile import Judged, judge, mislabel_findings
from generator.relations import Outcome, as_interval, key_of, try_relations
from generator.resolve import CitedPhrase, Resolved, expected_unit

if TYPE_CHECKING:
    from generator.accounting import Account
    from generator.catalog import Catalog, Fact
    from generator.receipts import Coverage


HOW_TO_DERIVE = "correct the formula; its parts are `concept{dimension=member}@period.measure`, spaces around operators"
LEAST_DIGITS = 3  # of a derived value: 203億 of an interval from 200.5 to 205.5, not 200億


@dataclass(frozen=True, kw_only=True, slots=True)
class Derived:
    """A derived fact: its value with the interval that follows, and the facts it was calculated from."""

    fact: Fact = field(repr=False)
    stated: Stated
    inputs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Edition:
    """Everything that is published follows from this."""

    catalog: Catalog
    facts: Mapping[str, Judged]
    derived: Mapping[str, Derived]
    phrases: Mapping[str, tuple[CitedPhrase, ...]]
    relations: tuple[Outcome, ...]
    coverage: Mapping[str, Coverage]
    accounts: Mapping[str, Account] = field(repr=False)

    def stated(self, fact_id: str) -> Stated | None:
        """The accepted or derived value of a fact; `None` in a conflict, a refutation or where unknown."""
        if fact_id in self.derived:
            return self.derived[fact_id].stated
        return self.facts[fact_id].stated if fact_id in self.facts else None

    def shown(self, fact_id: str) -> str:
        """The fact shown in the place of this one: itself, or what its adjudication shows instead."""
        judged = self.facts.get(fact_id)
        if judged and judged.stated is None and judged.adjudication and judged.adjudication.show:
            return judged.adjudication.show
        return fact_id

    def relations_of(self, fact_id: str) -> tuple[Outcome, ...]:
        """Every trial of a relation in which the fact takes part."""
        return tuple(o for o in self.relations if fact_id == o.left or fact_id in o.inputs)


def computed(outcome: Outcome) -> Stated | None:
    """What a relation gives for its left side, from lowest to highest, rounded outwards to a place that still tells the
    ends apart; `None` where it could not be tried."""
    interval, stated = outcome.computed, outcome.stated
    if interval is None or stated is None:
        return None
    width = interval.high - interval.low
    decimals = _told_place(interval.value, width) + 1 if width else stated.decimals or 0
    place = Decimal(1).scaleb(-decimals)
    low, high = interval.low.quantize(place, ROUND_FLOOR), interval.high.quantize(place, ROUND_CEILING)
    value = interval.value if low == high else None
    return Stated(value=value, low=low, high=high, decimals=decimals, unit=stated.unit)


def make_edition(
    catalog: Catalog, resolved: Resolved, coverage: Mapping[str, Coverage], open_accounts: Mapping[str, Account]
) -> tuple[Edition, tuple[Finding, ...]]:
    """The edition and the findings of judging, deriving and relating."""
    judged: dict[str, Judged] = {}
    findings: list[Finding] = []
    for fact in catalog.facts.values():
        if fact.record.derive is None and fact.id in resolved.observations:
            judged[fact.id], found = judge(fact, resolved.observations[fact.id])
            findings.extend(found)
    derived = _derive_all(catalog, judged, findings)

    def candidate(fact_id: str) -> Stated | None:
        if fact_id in derived:
            return derived[fact_id].stated
        return judged[fact_id].candidate if fact_id in judged else None

    outcomes = tuple(o for o in try_relations(catalog, candidate) if not _circular(o, derived))
    edition = Edition(
        catalog=catalog,
        facts=judged,
        derived=derived,
        phrases=resolved.phrases,
        relations=outcomes,
        coverage=coverage,
        accounts=open_accounts,
    )
    findings.extend(_relation_findings(edition))
    for item in judged.values():
        findings.extend(mislabel_findings(item, judged, outcomes))
    return edition, tuple(findings)


def _circular(outcome: Outcome, derived: Mapping[str, Derived]) -> bool:
    """Whether an input was derived from the very fact that is tested, or that from these inputs alone: such a trial
    proves nothing."""
    if outcome.left in derived and set(outcome.inputs) <= set(derived[outcome.left].inputs):
        return True
    waiting = list(outcome.inputs)
    while waiting:
        name = waiting.pop()
        if name in derived:
            if outcome.left in derived[name].inputs:
                return True
            waiting.extend(derived[name].inputs)
    return False


# --- derived facts -------------------------------------------------------------------------------------


def _derive_all(catalog: Catalog, judged: Mapping[str, Judged], findings: list[Finding]) -> dict[str, Derived]:
    derived: dict[str, Derived] = {}
    for fact in catalog.facts.values():
        if fact.record.derive is not None:
            _derive(fact, catalog, judged, derived, (), findings)
    return derived


def _derive(
    fact: Fact,
    catalog: Catalog,
    judged: Mapping[str, Judged],
    derived: dict[str, Derived],
    trail: tuple[str, ...],
    findings: list[Finding],
) -> Stated | None:
    """The value of a derived fact, its derived inputs first; every failure is a finding."""
    if fact.id in derived:
        return derived[fact.id].stated
    if fact.id in trail:
        cycle = " → ".join((*trail[trail.index(fact.id) :], fact.id))
        findings.append(_cannot(fact, f"it is derived from itself: {cycle}"))
        return None
    try:
        node = parse_formula(fact.record.derive or "")
    except FormulaError as error:
        findings.append(_cannot(fact, str(error)))
        return None
    inputs, places = {}, []
    for ref in references(node):
        key = key_of(ref, fact.key)
        if ref.concept == fact.key.concept and key and key.id not in catalog.facts:
            key = replace(key, method="implied")
        name = key.id if key else str(ref)
        stated = None
        if key and name in catalog.facts and catalog.facts[name].record.derive is not None:
            stated = _derive(catalog.facts[name], catalog, judged, derived, (*trail, fact.id), findings)
        elif name in judged:
            stated = judged[name].stated
            adjudication = judged[name].adjudication
            if stated is None and adjudication and adjudication.show and adjudication.show in catalog.facts:
                name = adjudication.show
                stated = _derive(catalog.facts[name], catalog, judged, derived, (*trail, fact.id), findings)
        interval = as_interval(stated)
        if interval is None or stated is None:
            findings.extend(_lacking(fact, str(ref), name, catalog))
            return None
        inputs[ref] = interval
        places.append((name, stated.decimals or 0))
    try:
        result = evaluate(node, inputs)
    except (ZeroDivisionError, FormulaError) as error:
        findings.append(_cannot(fact, str(error)))
        return None
    stated = _as_stated(result, fact, catalog, min((place for _, place in places), default=0))
    derived[fact.id] = Derived(fact=fact, stated=stated, inputs=tuple(name for name, _ in places))
    return stated


def _as_stated(result: Interval, fact: Fact, catalog: Catalog, coarsest: int) -> Stated:
    """A derived value is stated to the place its interval still tells."""
    width = result.high - result.low
    decimals = _told_place(result.value, width) if width else coarsest
    value = result.value.quantize(Decimal(1).scaleb(-decimals)) if decimals < 28 else result.value
    concept = catalog.concept(fact.key.concept)
    unit = expected_unit(fact, concept)
    return Stated(
        value=value,
        low=result.low,
        high=result.high,
        decimals=decimals,
        unit=unit,
        qualifier="about" if width else None,
    )


def _told_place(value: Decimal, width: Decimal) -> int:
    """The last place that an interval of this width leaves certain, ⌊-log10(width)⌋; one more where that would
    leave fewer than three digits."""
    certain = math.floor(-math.log10(width))
    digits = value.adjusted() + 1 + certain
    told = certain if digits >= LEAST_DIGITS else certain + 1
    return max(told, -8) if told > -12 else told  # between 億 and 萬億 Chinese has no word for a place


# --- findings ------------------------------------------------------------------------------------------


def _relation_findings(edition: Edition) -> Iterator[Finding]:
    """A broken relation is an error until one of its facts is adjudicated with it; the reverse likewise."""
    excused = {
        (judged.adjudication.relation, judged.id)
        for judged in edition.facts.values()
        if judged.adjudication and judged.adjudication.relation
    }
    broken = [outcome for outcome in edition.relations if outcome.state == "broken"]
    for outcome in broken:
        if not any((outcome.relation.id, name) in excused for name in (outcome.left, *outcome.inputs)):
            yield _broken(edition, outcome)
    for relation, name in sorted(excused):
        if not any(o.relation.id == relation and name in (o.left, *o.inputs) for o in broken):
            yield Finding(
                code="adjudication-needless",
                place=edition.facts[name].fact.origin.at("adjudication", "relation"),
                message=f"relation {relation} does not refute {name} (any more)",
                hint="delete the adjudication, or name the relation that the reading breaks",
            )


def _broken(edition: Edition, outcome: Outcome) -> Finding:
    fact = edition.catalog.facts[outcome.left]
    computed = outcome.computed
    assert computed is not None
    assert outcome.stated is not None
    return Finding(
        code="relation-broken",
        place=fact.origin.at(),
        message=(
            f"{outcome.left} is stated as {outcome.stated.low:f}…{outcome.stated.high:f}, but {outcome.relation.id} "
            f"gives {computed.low:f}…{computed.high:f} from {', '.join(outcome.inputs)}"
        ),
        hint=f"correct a fact, or adjudicate the one that errs with `relation: {outcome.relation.id}`",
    )


def _lacking(fact: Fact, ref: str, name: str, catalog: Catalog) -> Iterator[Finding]:
    """Why an input has no value; nothing where it is derived itself, because then its own formula is told."""
    if name not in catalog.facts:
        near = difflib.get_close_matches(name, sorted(catalog.facts), n=1)
        yield _cannot(fact, f"`{ref}` names no fact {name}", f"did you mean {near[0]}?" if near else HOW_TO_DERIVE)
    elif catalog.facts[name].record.derive is None:
        yield _cannot(fact, f"`{ref}` ({name}) has no accepted value", f"settle {name}, or derive from another fact")


def _cannot(fact: Fact, why: str, hint: str = "") -> Finding:
    return Finding(
        code="derive-failed",
        place=fact.origin.at("derive"),
        message=f"{fact.id} cannot be derived: {why}",
        hint=hint or HOW_TO_DERIVE,
    )
