"""An `Edition`: the catalog with every value read, every fact judged, every relation tried.

It is what pages, charts, data files and the diff are made from, and everything they need is in it.
Order: resolve citations, judge facts, derive, try relations, then the findings that need all of it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from generator.findings import Finding, Severity, did_you_mean, quoted
from generator.formatting import figure
from generator.judging.deciding import to_decide
from generator.judging.observation import CitedPhrase, Resolved
from generator.judging.reconcile import Judged, judge, mislabel_findings
from generator.judging.relations import CIRCULAR, Outcome, as_interval, exclusion_of, ids_of, try_relations
from generator.judging.standing import PENDING
from generator.judging.units import expected_unit
from generator.reading.figures import Stated
from generator.record.contributed import contributed
from generator.record.formulas import FormulaError, Interval, Ref, evaluate, parse_formula, references
from generator.record.project_languages import shipped
from generator.record.prose import as_told, calls, fact_keys

if TYPE_CHECKING:
    from generator.findings import Place
    from generator.judging.accounting import Account
    from generator.record.catalog import Catalog, Fact
    from generator.record.models import Relation
    from generator.sources.receipts import Coverage


HOW_TO_DERIVE = "correct the formula; its parts are `concept{dimension=member}@period.measure`, spaces around operators"
WORDS = "en"  # of findings
MOST_STEPS = 100  # from a derived fact to the readings it rests on
LEAST_DIGITS = 3  # of a derived value: 203億 of an interval from 200.5 to 205.5, not 200億


@dataclass(frozen=True, kw_only=True, slots=True)
class Derived:
    """A derived fact: its value with the interval that follows, and the facts it was calculated from."""

    fact: Fact = field(repr=False)
    stated: Stated
    inputs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Edition:
    """Everything that is published follows from this.

    `awaiting` are the facts without a value of which nothing is verified yet, and those derived from them.
    """

    catalog: Catalog
    facts: Mapping[str, Judged]
    derived: Mapping[str, Derived]
    phrases: Mapping[str, tuple[CitedPhrase, ...]]
    relations: tuple[Outcome, ...]
    coverage: Mapping[str, Coverage]
    accounts: Mapping[str, Account] = field(repr=False)
    awaiting: frozenset[str] = field(default=frozenset(), repr=False)

    def stated(self, fact_id: str) -> Stated | None:
        """The accepted or derived value of a fact; `None` in a conflict, a refutation or where unknown."""
        if fact_id in self.derived:
            return self.derived[fact_id].stated
        return self.facts[fact_id].stated if fact_id in self.facts else None

    @cached_property
    def sayings(self) -> Mapping[str, frozenset[tuple[str | None, int | None]]]:
        """As what, and to how many digits, texts call each fact that they do not call as it is."""
        asked: dict[str, set[tuple[str | None, int | None]]] = defaultdict(set)
        for text in contributed(self.catalog):
            for call in (call for content in text.texts.values() for call in calls(content) if call.name == "fact"):
                form, digits = as_told(call)
                if form or digits:
                    for key in fact_keys(call, text.entity):
                        shown = self.shown(key.id)
                        asked[shown].add((form, int(digits) if digits and digits.isdecimal() else None))
        return {fact: frozenset(ways) for fact, ways in asked.items()}

    def shown(self, fact_id: str) -> str:
        """The fact shown in the place of this one: itself, or what its adjudication shows instead."""
        return self.facts[fact_id].shown if fact_id in self.facts else fact_id

    def unverified(self, names: Iterable[str]) -> tuple[str, ...]:
        """The facts among these, and those they are derived from, whose accepted reading nobody has verified."""
        found: dict[str, bool] = {}
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = self._is_pending(name)
                waiting.extend(self.derived[name].inputs if name in self.derived else ())
        return tuple(name for name, is_pending in found.items() if is_pending)

    def _is_pending(self, name: str) -> bool:
        accepted = self.facts[name].accepted if name in self.facts else None
        return accepted is not None and accepted.observation.evidence == PENDING

    def relations_of(self, fact_id: str) -> tuple[Outcome, ...]:
        """Every trial of a relation in which the fact takes part."""
        return self._by_fact.get(fact_id, ())

    @cached_property
    def _by_fact(self) -> Mapping[str, tuple[Outcome, ...]]:
        found: dict[str, list[Outcome]] = {}
        for outcome in self.relations:
            for fact_id in dict.fromkeys((outcome.left, *outcome.inputs)):
                found.setdefault(fact_id, []).append(outcome)
        return {fact_id: tuple(outcomes) for fact_id, outcomes in found.items()}

    @cached_property
    def published(self) -> tuple[Fact, ...]:
        """Every fact with at least one reading, or derived."""
        read = {judged.id for judged in self.facts.values() if judged.readings}
        return tuple(fact for fact in self.catalog.facts.values() if fact.id in self.derived or fact.id in read)

    @cached_property
    def measured(self) -> frozenset[str]:
        """The concepts of these facts: those that have a page."""
        return frozenset(fact.key.concept for fact in self.published)


def computed(outcome: Outcome) -> Stated | None:
    """What a relation gives for its left side, from lowest to highest, rounded outwards to a place that still tells the
    ends apart; `None` where it could not be tried."""
    interval, stated = outcome.computed, outcome.stated
    if interval is None or stated is None:
        return None
    low, high, decimals = _outwards(interval.low, interval.high, stated.decimals or 0)
    value = interval.value if low == high else None
    return Stated(value=value, low=low, high=high, decimals=decimals, unit=stated.unit)


def _outwards(low: Decimal, high: Decimal, exact: int) -> tuple[Decimal, Decimal, int]:
    """Both ends with their place: the least precise that still tells them apart, `exact` where they are one."""
    if low == high:
        return low, high, exact
    decimals = _told_place(high, high - low) + 1
    place = Decimal(1).scaleb(-decimals)
    return min(low, low.quantize(place, ROUND_FLOOR)), max(high, high.quantize(place, ROUND_CEILING)), decimals


def make_edition(
    catalog: Catalog, resolved: Resolved, coverage: Mapping[str, Coverage], open_accounts: Mapping[str, Account]
) -> tuple[Edition, tuple[Finding, ...]]:
    """The edition and the findings of judging, deriving and relating."""
    judged: dict[str, Judged] = {}
    findings: list[Finding] = []
    tags = [language.tag for language in catalog.languages]
    for fact in catalog.facts.values():
        if fact.record.derive is None and fact.id in resolved.observations:
            judged[fact.id], found = judge(fact, resolved.observations[fact.id], tags)
            findings.extend(found)
    deriver = _Deriver(catalog, judged)
    derived = deriver.derive_all()
    findings.extend(deriver.findings)

    def candidate(fact_id: str) -> Stated | None:
        if fact_id in derived:
            return derived[fact_id].stated
        return judged[fact_id].candidate if fact_id in judged else None

    tried = try_relations(catalog, candidate)
    outcomes = tuple(o.excluded(CIRCULAR) if _circular(o, derived) else o for o in tried)
    edition = Edition(
        catalog=catalog,
        facts=judged,
        derived=derived,
        phrases=resolved.phrases,
        relations=outcomes,
        coverage=coverage,
        accounts=open_accounts,
        awaiting=frozenset(deriver.awaiting),
    )
    findings.extend(_relation_findings(edition))
    for item in judged.values():
        findings.extend(mislabel_findings(item, edition.stated, outcomes))
    return edition, tuple(findings)


def _circular(outcome: Outcome, derived: Mapping[str, Derived]) -> bool:
    """Whether an input is the very fact that is tested or was derived from it, or that from these inputs alone: such a
    trial proves nothing."""
    if outcome.left in outcome.inputs:
        return True
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


class _Deriver:
    """Works out each derived fact once, its derived inputs first; `None` where it failed, and a finding says why."""

    def __init__(self, catalog: Catalog, judged: Mapping[str, Judged]) -> None:
        self.catalog = catalog
        self.judged = judged
        self.derived: dict[str, Derived | None] = {}
        self.awaiting = {name for name, fact in judged.items() if not fact.readings}
        self.findings: list[Finding] = []

    def derive_all(self) -> dict[str, Derived]:
        """Every derived fact that has a value."""
        for fact in self.catalog.facts.values():
            if fact.record.derive is not None:
                self.derive(fact, ())
        return {name: derived for name, derived in self.derived.items() if derived is not None}

    def derive(self, fact: Fact, trail: tuple[str, ...]) -> Derived | None:
        """The fact derived; `trail` are the facts that wait for it."""
        if fact.id not in self.derived:
            try:
                self.derived[fact.id] = self._calculated(fact, (*trail, fact.id))
            except _UnderivedError as error:
                self.derived[fact.id] = None  # what it waits for has its own finding
                self._await(fact, error.name)
            except FormulaError as error:
                self.derived[fact.id] = None
                awaits = isinstance(error, _LackingError) and self._await(fact, error.name)
                self.findings.append(_cannot(fact, error, awaits=awaits))
        return self.derived[fact.id]

    def _await(self, fact: Fact, name: str) -> bool:
        """Whether an input without a value awaits verification, as the fact then does too."""
        if name in self.awaiting:
            self.awaiting.add(fact.id)
        return name in self.awaiting

    def _calculated(self, fact: Fact, trail: tuple[str, ...]) -> Derived:
        node = parse_formula(fact.record.derive or "")
        names = {ref: self._named(ref, fact) for ref in references(node)}
        if not names:
            raise FormulaError("it names no fact, so that its value would be typed, not calculated")
        inputs = {ref: self._value(ref, name, trail) for ref, name in names.items()}
        result = evaluate(node, {ref: interval for ref, (_, interval) in inputs.items()})
        coarsest = min(stated.decimals or 0 for stated, _ in inputs.values())
        return Derived(fact=fact, stated=_as_stated(result, fact, self.catalog, coarsest), inputs=tuple(names.values()))

    def _named(self, ref: Ref, fact: Fact) -> str:
        """The fact meant: the stated one, else the one calculated; where nothing is accepted, what is shown instead."""
        ids = ids_of(ref, fact.key)
        name = next((name for name in ids if name in self.catalog.facts), ids[0] if ids else str(ref))
        return self.judged[name].shown if name in self.judged else name

    def _value(self, ref: Ref, name: str, trail: tuple[str, ...]) -> tuple[Stated, Interval]:
        stated = self._stated(name, trail)
        interval = as_interval(stated)
        if stated is None or interval is None:
            raise _lacking(str(ref), name, self.catalog)
        return stated, interval

    def _stated(self, name: str, trail: tuple[str, ...]) -> Stated | None:
        if name in self.judged:
            return self.judged[name].stated
        if name in trail:
            raise FormulaError(f"it is derived from itself: {' → '.join((*trail[trail.index(name) :], name))}")
        if len(trail) > MOST_STEPS:
            raise FormulaError(f"it is calculated over more than {MOST_STEPS} steps")
        fact = self.catalog.facts.get(name)
        derived = self.derive(fact, trail) if fact and fact.record.derive is not None else None
        return derived.stated if derived else None


def _as_stated(result: Interval, fact: Fact, catalog: Catalog, coarsest: int) -> Stated:
    """A derived value is stated to the place its interval still tells."""
    width = result.high - result.low
    decimals = _told_place(result.value, width) if width else coarsest
    value = result.value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) if decimals < 28 else result.value
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
    told = [o for o in broken if not any((o.relation.id, name) in excused for name in _parts(o))]
    resting: dict[tuple[str, ...], list[Outcome]] = defaultdict(list)
    for outcome in told:
        resting[edition.unverified(_parts(outcome))].append(outcome)
    for names, alike in resting.items():
        yield from [_refuted(edition, names[0], alike)] if len(names) == 1 else [_broken(edition, o) for o in alike]
    untold = {(o.relation.id, name) for o in edition.relations for name in _parts(o) if _parts(o) & edition.awaiting}
    for relation, name in sorted(excused - untold):
        if not any(o.relation.id == relation and name in _parts(o) for o in broken):
            yield Finding(
                code="adjudication-needless",
                place=edition.facts[name].fact.origin.at("adjudication", "relation"),
                message=f"relation {relation} does not refute {name} (any more)",
                hint="delete the adjudication, or name the relation that the reading breaks",
                looked_up=("fact:", f"fact:{name}", f"relation:{relation}"),
            )
    for record, origin in edition.catalog.relations.values():
        for at, exclusion in enumerate(record.excludes):
            for period in exclusion.periods:
                yield from _needless(edition, record, period, origin.at("excludes", at))


def _parts(outcome: Outcome) -> set[str]:
    return {outcome.left, *outcome.inputs}


def _needless(edition: Edition, relation: Relation, period: str, place: Place) -> Iterator[Finding]:
    """An exclusion that leaves nothing out, or for a roundness with which the relation holds by now."""
    exclusion = exclusion_of(relation, period)
    left_out = [
        o
        for o in edition.relations
        if o.relation.id == relation.id and o.state == "excluded" and edition.catalog.facts[o.left].key.period == period
    ]
    if left_out and (
        exclusion is None or exclusion.reason != "roundness" or any(o.would == "broken" for o in left_out)
    ):
        return
    trials = (o for o in edition.relations if o.relation.id == relation.id and _parts(o) & edition.awaiting)
    if not left_out and any(edition.catalog.facts[o.left].key.period == period for o in trials):
        return
    why = "it holds there" if left_out else "there is no trial to leave out"
    yield Finding(
        code="exclusion-needless",
        place=place,
        message=f"relation {relation.id} excludes {period}, but {why}",
        hint=f"take {period} off the list of `excludes`",
        looked_up=("fact:", f"relation:{relation.id}"),
    )


def _broken(edition: Edition, outcome: Outcome) -> Finding:
    fact, judged = edition.catalog.facts[outcome.left], edition.facts.get(outcome.left)
    readings = [reading.observation.reading.id for reading in judged.readings] if judged else []
    tags = [language.tag for language in edition.catalog.languages]
    return Finding(
        code="relation-broken",
        place=fact.origin.at(),
        message=_contradiction(outcome),
        hint="correct a fact; where a document errs, decide at the fact that errs, each … filled in:",
        paste=to_decide(fact, readings, tags, outcome.relation.id),
        looked_up=tuple(f"fact:{name}" for name in (outcome.left, *outcome.inputs)),
    )


def _refuted(edition: Edition, name: str, outcomes: Sequence[Outcome]) -> Finding:
    """One for all relations that an unverified reading breaks, where it is written."""
    accepted = edition.facts[name].accepted
    assert accepted is not None
    reading = accepted.observation.reading
    more = f"; so do {len(outcomes) - 1} more" if len(outcomes) > 1 else ""
    return Finding(
        code="relation-broken",
        place=accepted.observation.origin.at("exact"),
        message=f"{quoted(reading.exact)}, which nobody has verified as {name}, does not fit what is verified: "
        f"{_contradiction(outcomes[0])}{more}",
        hint="compare it with the document digit by digit, and its period, concept and unit with the passage; put back "
        "what was there if no change of it was meant",
        looked_up=tuple(dict.fromkeys(f"fact:{each}" for o in outcomes for each in (o.left, *o.inputs))),
    )


def _contradiction(outcome: Outcome) -> str:
    gives, english = computed(outcome), shipped(WORDS)
    assert outcome.stated is not None
    assert gives is not None
    return (
        f"{outcome.left} is stated as {figure(outcome.stated, english)}, but {outcome.relation.id} gives "
        f"{figure(gives, english)} from {', '.join(outcome.inputs)}"
    )


class _UnderivedError(FormulaError):
    """An input, the fact `name`, is derived itself and could not be."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class _LackingError(FormulaError):
    """An input, the fact `name`, has no value; `hint` says how to mend it."""

    def __init__(self, message: str, hint: str, name: str) -> None:
        super().__init__(message)
        self.hint = hint
        self.name = name


def _lacking(ref: str, name: str, catalog: Catalog) -> FormulaError:
    """Why an input has no value."""
    if name not in catalog.facts:
        return _LackingError(f"`{ref}` names no fact {name}", did_you_mean(name, catalog.facts) or HOW_TO_DERIVE, name)
    if catalog.facts[name].record.derive is not None:
        return _UnderivedError(name)
    return _LackingError(f"`{ref}` ({name}) has no accepted value", f"settle {name}, or derive from another fact", name)


def _cannot(fact: Fact, error: FormulaError, *, awaits: bool) -> Finding:
    lacking = error if isinstance(error, _LackingError) else None
    hint = lacking.hint if lacking else HOW_TO_DERIVE
    return Finding(
        severity=Severity.PENDING if awaits else Severity.ERROR,
        code="derive-failed",
        place=fact.origin.at("derive"),
        message=f"{fact.id} cannot be derived: {error}",
        hint="nothing is to be mended here: it has a value once that figure is verified" if awaits else hint,
        looked_up=(f"fact:{lacking.name}" if lacking else "fact:",),
    )
