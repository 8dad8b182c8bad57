"""Which reading of a fact is accepted, and where the sources disagree.

Per fact: what a filing or announcement contradicts is `outranked`, and no other rank settles a conflict. Of the rest
the most precise of those that agree is accepted, and where it is a bare retelling of a figure that others, as near to
the speaker, give as about, over or nearly so much, one of those; every other is `agreed`, `rounding`, `truncation` or
`compatible` with it. Where one conflicts nothing is accepted until an adjudication decides; where it decides for a
round figure, the most precise that agrees with that is accepted. `Judged.accepted_for` says which of these it was.
A reading with `says` is `mislabelled`: shown, never accepted, and its reason is tested again at every build. How the
fact stands for all that is said in `standing`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from generator.findings import Finding, quoted
from generator.judging.authority import as_said, distance, finest, is_retold, outranked, precision, preference, stands
from generator.judging.deciding import to_decide
from generator.judging.standing import AGREED, DISPUTED, FITTING, MISLABELLED, OUTRANKED, PENDING, SINGLE, rejected_as
from generator.reading.figures import Stated, agreement

if TYPE_CHECKING:
    from generator.judging.observation import Observation
    from generator.judging.relations import Outcome
    from generator.record.catalog import Fact
    from generator.record.models import Adjudication


# Why a reading is accepted: nothing else was read; it was decided, or is more exact than what was decided; a filing
# stands against lower ranks; others retell it without its qualifier, or less exactly; of equal ones it is nearest to
# the speaker, or the first.
REASONS = (ALONE, DECIDED, FINER, BY_RANK, QUALIFIED, EXACT, NEAREST, FIRST) = (
    "alone", "decided", "finer", "by-rank", "qualified", "exact", "nearest", "first",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgedReading:
    """An observation with its standing among the readings of its fact."""

    observation: Observation
    status: str
    accepted: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A fact with its readings judged. `stated` is the accepted value; `candidate` what relations are tried
    with, which for a lone reading that is refuted or mislabelled is that reading."""

    fact: Fact = field(repr=False)
    readings: tuple[JudgedReading, ...]
    stated: Stated | None
    candidate: Stated | None
    in_conflict: bool
    adjudication: Adjudication | None = None

    @property
    def id(self) -> str:
        """The fact's id."""
        return self.fact.id

    @property
    def shown(self) -> str:
        """The fact shown in the place of this one: itself, or what its adjudication shows instead of no value."""
        if self.stated is None and self.adjudication and self.adjudication.show:
            return self.adjudication.show
        return self.id

    @property
    def accepted(self) -> JudgedReading | None:
        """The accepted reading, `None` in a conflict or a refutation."""
        return next((reading for reading in self.readings if reading.accepted), None)

    @property
    def origins(self) -> tuple[str, ...]:
        """Where the accepted value and all that fits it come from, each origin once: so many witnesses it has."""
        fitting = (r.observation.provenance.origin for r in self.readings if r.status in FITTING)
        return tuple(dict.fromkeys(fitting)) if self.accepted else ()

    @property
    def accepted_for(self) -> str | None:
        """Why the accepted reading is, of `REASONS`; `None` where none is accepted."""
        accepted = self.accepted
        if accepted is None:
            return None
        others = [r for r in self.readings if r is not accepted and r.status != MISLABELLED]
        if self.adjudication:
            return DECIDED if self.adjudication.accept == accepted.observation.reading.id else FINER
        if any(reading.status == OUTRANKED for reading in others):
            return BY_RANK
        mine = accepted.observation
        if any(is_retold(mine, other.observation) for other in others):
            return QUALIFIED
        if not others:
            return ALONE
        if any(precision(other.observation) < precision(mine) for other in others):
            return EXACT
        return NEAREST if any(distance(other.observation) > distance(mine) for other in others) else FIRST


def judge(fact: Fact, observations: tuple[Observation, ...], tags: Sequence[str]) -> tuple[Judged, tuple[Finding, ...]]:
    """The fact judged on its readings alone; relations between facts come later. `tags` are the languages of the
    project, for what has to be written in each."""
    usable = [o for o in observations if o.stated is not None]
    plain = [o for o in usable if o.reading.says is None]
    outweighed = outranked(plain)
    heard = [o for o in plain if o not in outweighed]
    adjudication = fact.record.adjudication
    best = max(heard, key=preference, default=None)
    conflicting = [o for o in heard if best and stands(best, o) == "conflict"]
    findings: list[Finding] = []
    all_say = len(usable) == len(observations)  # what decides between readings is judged once each says something
    if adjudication is not None and all_say:
        findings.extend(_adjudication_findings(fact, adjudication, heard, conflicting, outweighed))
    elif adjudication is None and conflicting and best:
        findings.append(_conflict(fact, best, conflicting, tags))
    if adjudication is None or _is_settled_by_rank(adjudication, conflicting, outweighed):
        chosen = None if conflicting or best is None else as_said(best, heard)
    else:
        named = next((o for o in heard if o.reading.id == adjudication.accept), None)
        chosen = named and finest(named, heard)
    rejected = _rejected(adjudication, accepts=chosen is not None, in_conflict=bool(conflicting))
    readings = tuple(
        JudgedReading(observation=o, status=OUTRANKED, accepted=False)
        if o in outweighed
        else _judged(o, chosen, rejected, heard)
        for o in usable
    )
    alone = adjudication is not None and chosen is None and not conflicting
    tried = chosen or (best if alone else None) or (None if plain else max(usable, key=precision, default=None))
    judged = Judged(
        fact=fact,
        readings=readings,
        stated=chosen.stated if chosen else None,
        candidate=tried.stated if tried else None,
        in_conflict=bool(conflicting),
        adjudication=adjudication,
    )
    return judged, tuple(findings)


def _is_settled_by_rank(
    adjudication: Adjudication, conflicting: list[Observation], outweighed: list[Observation]
) -> bool:
    """Whether a filing has left a decision between readings nothing to decide."""
    return bool(outweighed) and not conflicting and adjudication.relation is None


def mislabel_findings(
    judged: Judged, values: Callable[[str], Stated | None], outcomes: tuple[Outcome, ...]
) -> Iterator[Finding]:
    """Whether the `because` of each mislabelled reading still shows the error.

    A reading that is not mislabelled itself, or a fact, shows it by agreeing with the mislabelled value; a relation by
    holding for this fact. `values` gives the accepted or derived value of a fact.
    """
    if all(reading.says is None for reading in judged.fact.record.read):
        return
    held = frozenset(o.relation.id for o in outcomes if o.state == "held" and judged.id in (o.left, *o.inputs))
    for position, reading in enumerate(judged.fact.record.read):
        if reading.says is None or reading.because in (None, "argued"):
            continue
        mine = next((r.observation.stated for r in judged.readings if r.observation.reading.id == reading.id), None)
        problem = _because_problem(reading.because or "", mine, judged, values, held) if mine else None
        if problem:
            yield Finding(
                code="says-without-object",
                place=judged.fact.origin.at("read", position, "because"),
                message=f"`because: {reading.because}` does not show the error of {judged.id}#{reading.id}: {problem}",
                expected="a reading or fact of the same value, or a relation of this fact that holds",
                hint="name another, or `argued` where only the note can show it",
                looked_up=_asked(reading.because or "", judged),
            )


def _asked(because: str, judged: Judged) -> tuple[str, ...]:
    """What `because` rests on: this fact, the fact or relation it names, and whatever the relation is tried with."""
    names = (f"fact:{judged.id}", f"fact:{because}", f"relation:{because}", "fact:")
    return tuple(f"document:{r.document}" for r in judged.fact.record.read) + names


def _because_problem(
    because: str, mine: Stated, judged: Judged, values: Callable[[str], Stated | None], held: frozenset[str]
) -> str | None:
    other = _reading_value(because, judged) or values(because)
    if other is not None:
        return None if agreement(other, mine) != "conflict" else "the two values do not agree"
    if because not in held:
        return "there is no such reading, fact, or relation that holds for it"
    if judged.candidate is not None and agreement(judged.candidate, mine) == "conflict":
        return "the relation holds for another value"
    return None


def _reading_value(name: str, judged: Judged) -> Stated | None:
    plain = (r.observation for r in judged.readings if r.observation.reading.says is None)
    return next((o.stated for o in plain if o.reading.id == name), None)


def _judged(
    observation: Observation, chosen: Observation | None, rejected: str, plain: list[Observation]
) -> JudgedReading:
    if observation.reading.says is not None:
        return JudgedReading(observation=observation, status=MISLABELLED, accepted=False)
    if chosen is None:
        return JudgedReading(observation=observation, status=rejected, accepted=False)
    if observation is chosen:
        return JudgedReading(observation=observation, status=_accepted_status(chosen, plain, rejected), accepted=True)
    status = stands(chosen, observation)
    return JudgedReading(observation=observation, status=rejected if status == "conflict" else status, accepted=False)


def _rejected(adjudication: Adjudication | None, *, accepts: bool, in_conflict: bool) -> str:
    """How the readings stand that are not accepted."""
    if adjudication is None:
        return rejected_as(None, by_check_alone=False)
    by_check_alone = adjudication.relation is not None and not accepts and not in_conflict
    return rejected_as(adjudication.reason, by_check_alone=by_check_alone)


def _accepted_status(chosen: Observation, plain: list[Observation], rejected: str) -> str:
    """`agreed` needs somebody who agrees: where all others conflict, what was accepted is disputed, or stands alone if
    they are known to err."""
    found = [stands(chosen, other) for other in plain if other is not chosen]
    if not all(each == "conflict" for each in found):
        return AGREED
    return DISPUTED if found and rejected == DISPUTED else SINGLE


# --- findings ------------------------------------------------------------------------------------------


def _conflict(fact: Fact, best: Observation, conflicting: list[Observation], tags: Sequence[str]) -> Finding:
    """At the reading that nobody has verified, where it is one: it is the first to be read again."""
    told = (best, *conflicting)
    unverified = [o for o in told if o.evidence == PENDING]
    alone = unverified[0] if len(unverified) == 1 else None
    first = f"read {alone.reading.id} again, which is the one that nobody has verified; " if alone else ""
    shown = "; ".join(f"{o.reading.id} {quoted(o.reading.exact, 20)} in {o.document.id}" for o in told)
    return Finding(
        code="conflict",
        place=alone.origin.at("exact") if alone else fact.origin.at("read"),
        message=f"the readings of {fact.id} disagree beyond rounding: {shown}",
        hint=f"{first}correct the reading that is wrong or about something else; where the documents truly differ, "
        "decide, each … filled in:",
        paste=to_decide(fact, sorted({o.reading.id for o in told}), tags),
        looked_up=(f"fact:{fact.id}",),
    )


_WHY_NEEDLESS = {False: "the readings of {} do not conflict", True: "a filing settles {} by its rank"}
_MEND_NEEDLESS = {
    False: "delete it, or name the `relation` that refutes a lone reading and `accept: none`",
    True: "delete it; where the filing itself errs, say so with `says` and `because` at its reading",
}


def _adjudication_findings(
    fact: Fact,
    adjudication: Adjudication,
    heard: list[Observation],
    conflicting: list[Observation],
    outweighed: list[Observation],
) -> Iterator[Finding]:
    ids = {o.reading.id for o in heard}
    by_rank = _is_settled_by_rank(adjudication, conflicting, outweighed)
    at = partial(fact.origin.at, "adjudication", "accept")
    documents = tuple(f"document:{reading.document}" for reading in fact.record.read)
    looked_up = (f"fact:{fact.id}", *documents, f"relation:{adjudication.relation or ''}")
    if adjudication.accept != "none" and adjudication.accept not in ids and not by_rank:
        yield Finding(
            code="adjudication-unknown",
            place=at(),
            message=f"`accept: {adjudication.accept}` names no reading of {fact.id}",
            expected="one of " + ", ".join([*sorted(ids), "none"]),
            looked_up=looked_up,
        )
    if not conflicting and (adjudication.accept != "none" or adjudication.relation is None):
        yield Finding(
            code="adjudication-needless",
            place=at(),
            message=f"{_WHY_NEEDLESS[by_rank].format(fact.id)}; this adjudication has no object any more",
            hint=_MEND_NEEDLESS[by_rank],
            looked_up=looked_up,
        )
