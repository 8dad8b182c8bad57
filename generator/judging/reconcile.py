"""Which reading of a fact is accepted, and where the sources disagree.

Per fact: the most precise of the readings that agree is accepted, and where it is a bare retelling of a figure that
others give as about, over or nearly so much, one of those; every other is `agreed`, `rounding`, `truncation` or
`compatible` with it. Where one conflicts nothing is accepted until an adjudication decides.
A reading with `says` is `mislabelled`: shown, never accepted, and its reason is tested again at every build. How the
fact stands for all that is said in `standing`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.findings import Finding, quoted
from generator.judging.standing import AGREED, DISPUTED, MISLABELLED, SINGLE, rejected_as
from generator.reading.figures import Stated, agreement

if TYPE_CHECKING:
    from generator.judging.observation import Observation
    from generator.judging.relations import Outcome
    from generator.record.catalog import Fact
    from generator.record.models import Adjudication


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


def judge(fact: Fact, observations: tuple[Observation, ...]) -> tuple[Judged, tuple[Finding, ...]]:
    """The fact judged on its readings alone; relations between facts come later."""
    usable = [o for o in observations if o.stated is not None]
    plain = [o for o in usable if o.reading.says is None]
    adjudication = fact.record.adjudication
    best = max(plain, key=_preference, default=None)
    conflicting = [o for o in plain if best and _stands(best, o) == "conflict"]
    findings: list[Finding] = []
    if adjudication is None:
        chosen = None if conflicting or best is None else _as_said(best, plain)
        if conflicting and best:
            findings.append(_conflict(fact, best, conflicting))
    else:
        chosen = next((o for o in plain if o.reading.id == adjudication.accept), None)
        findings.extend(_adjudication_findings(fact, adjudication, plain, conflicting))
    rejected = _rejected(adjudication, accepts=chosen is not None, in_conflict=bool(conflicting))
    readings = tuple(_judged(o, chosen, rejected, plain) for o in usable)
    alone = adjudication is not None and chosen is None and not conflicting
    tried = chosen or (best if alone else None) or (None if plain else max(usable, key=_precision, default=None))
    judged = Judged(
        fact=fact,
        readings=readings,
        stated=chosen.stated if chosen else None,
        candidate=tried.stated if tried else None,
        in_conflict=bool(conflicting),
        adjudication=adjudication,
    )
    return judged, tuple(findings)


def _preference(observation: Observation) -> tuple[tuple[bool, bool, bool, int, int], int]:
    """The more precise first; of those that are equally so, the one nearest to the speaker."""
    return _precision(observation), -_distance(observation)


NEAREST = ("call-transcript", "call-report")  # to the speaker; all other documents come after them


def _as_said(best: Observation, plain: list[Observation]) -> Observation:
    """The best reading; where it only retells the number of a qualified one that is as near to the speaker or nearer,
    that one: 3.0% months later does not remove the about of 3%左右."""
    said = [o for o in plain if _is_retold(o, best) and _distance(o) <= _distance(best)]
    fitting = [o for o in said if all(_stands(o, other) != "conflict" for other in plain)]
    return min(fitting, key=_distance, default=best)


def _is_retold(qualified: Observation, bare: Observation) -> bool:
    """Whether one reading gives the number of the other, with a qualifier that the other lacks."""
    said, retold = qualified.stated, bare.stated
    assert said is not None
    assert retold is not None
    return retold.is_pointed and said.qualifier is not None and said.value == retold.value


def _distance(observation: Observation) -> int:
    """How far a document is from the speaker."""
    genre = observation.document.genre
    return NEAREST.index(genre) if genre in NEAREST else len(NEAREST)


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
    status = _stands(chosen, observation)
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
    stands = [_stands(chosen, other) for other in plain if other is not chosen]
    if not all(each == "conflict" for each in stands):
        return AGREED
    return DISPUTED if stands and rejected == DISPUTED else SINGLE


def _stands(accepted: Observation, other: Observation) -> str:
    assert accepted.stated is not None
    assert other.stated is not None
    if accepted.stated == other.stated:
        return AGREED  # the same words, however vague
    return agreement(accepted.stated, other.stated)


def _precision(observation: Observation) -> tuple[bool, bool, bool, int, int]:
    assert observation.stated is not None
    return observation.stated.precision


# --- findings ------------------------------------------------------------------------------------------


def _conflict(fact: Fact, best: Observation, conflicting: list[Observation]) -> Finding:
    shown = "; ".join(f"{o.reading.id} {quoted(o.reading.exact, 20)} in {o.document.id}" for o in (best, *conflicting))
    return Finding(
        code="conflict",
        place=fact.origin.at("read"),
        message=f"the readings of {fact.id} disagree beyond rounding: {shown}",
        hint="decide with an `adjudication` (accept, reason, note), or correct the reading about something else",
    )


def _adjudication_findings(
    fact: Fact, adjudication: Adjudication, plain: list[Observation], conflicting: list[Observation]
) -> Iterator[Finding]:
    ids = {o.reading.id for o in plain}
    place = fact.origin.at("adjudication", "accept")
    documents = tuple(f"document:{reading.document}" for reading in fact.record.read)
    looked_up = (f"fact:{fact.id}", *documents, f"relation:{adjudication.relation or ''}")
    if adjudication.accept != "none" and adjudication.accept not in ids:
        yield Finding(
            code="adjudication-unknown",
            place=place,
            message=f"`accept: {adjudication.accept}` names no reading of {fact.id}",
            expected="one of " + ", ".join([*sorted(ids), "none"]),
            looked_up=looked_up,
        )
    if not conflicting and (adjudication.accept != "none" or adjudication.relation is None):
        yield Finding(
            code="adjudication-needless",
            place=place,
            message=f"the readings of {fact.id} do not conflict; this adjudication has no object any more",
            hint="delete it, or name the `relation` that refutes a lone reading and `accept: none`",
            looked_up=looked_up,
        )
