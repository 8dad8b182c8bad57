"""Which of the readings of a fact speaks with authority: what is more exact, what is nearer to the speaker.

In this order: how two readings stand to each other, and the orders of precision and of rank; `outranked`, what a
filing settles; `finest`, which reading is accepted where a round one was decided for, `as_said`, which of those that
agree, and `is_retold`, by which a qualifier stays.

Rank settles qualifiers, and a conflict only where a filing or announcement stands against lower ranks: a transcript can
be misheard and an article can be right, and which it is only an editor can say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.judging.standing import AGREED
from generator.reading.figures import agreement
from generator.record.models import FILING, RANKS

if TYPE_CHECKING:
    from generator.judging.observation import Observation


def stands(accepted: Observation, other: Observation) -> str:
    """How another reading stands to the accepted one, of `reading.figures.agreement`; both have a value."""
    assert accepted.stated is not None
    assert other.stated is not None
    if accepted.stated == other.stated:
        return AGREED  # the same words, however vague
    return agreement(accepted.stated, other.stated)


def precision(observation: Observation) -> tuple[bool, bool, bool, int, int]:
    """Sorts readings, the more exact last; it has a value."""
    assert observation.stated is not None
    return observation.stated.precision


def preference(observation: Observation) -> tuple[tuple[bool, bool, bool, int, int], int]:
    """The more precise first; of those that are equally so, the one nearest to the speaker."""
    return precision(observation), -distance(observation)


def distance(observation: Observation) -> int:
    """How far the passage is from the speaker."""
    return RANKS.index(observation.provenance.rank)


def outranked(plain: list[Observation]) -> list[Observation]:
    """The readings that do not fit the most precise filing or announcement, none of them a filing itself.

    Which of two filings is right rank does not say, nor which of two readings that both fit a rounder filing.
    """
    filed = [o for o in plain if o.provenance.rank == FILING]
    filing = max(filed, key=precision, default=None)
    if filing is None or any(stands(filing, o) == "conflict" for o in filed):
        return []
    return [o for o in plain if stands(filing, o) == "conflict"]


def finest(named: Observation, heard: list[Observation]) -> Observation:
    """What an adjudication for `named` accepts: the most precise reading that lies within it, if these agree."""
    finer = [o for o in heard if precision(o) > precision(named) and _lies_within(o, named)]
    best = max(finer, key=preference, default=named)
    return best if all(stands(best, o) != "conflict" for o in finer) else named


def _lies_within(finer: Observation, rounder: Observation) -> bool:
    """Whether a value says more of a plain one: 513.24 of 513, nothing of about 500, which was said so."""
    exact, plain = finer.stated, rounder.stated
    assert exact is not None
    assert plain is not None
    if not plain.is_pointed or exact.unit != plain.unit:
        return False
    ends = (plain.low, exact.low, exact.high, plain.high)
    bounds = [end for end in ends if end is not None]
    return len(bounds) == len(ends) and bounds == sorted(bounds)


def as_said(best: Observation, plain: list[Observation]) -> Observation:
    """The best reading; where it only retells the number of a qualified one that is as near to the speaker or nearer,
    that one: 3.0% months later does not remove the about of 3%左右."""
    said = [o for o in plain if is_retold(o, best) and distance(o) <= distance(best)]
    fitting = [o for o in said if all(stands(o, other) != "conflict" for other in plain)]
    return min(fitting, key=distance, default=best)


def is_retold(qualified: Observation, other: Observation) -> bool:
    """Whether one reading gives the number of the other, with a qualifier that the other lacks, or, where it has one of
    its own, as somebody nearer to the speaker."""
    said, retold = qualified.stated, other.stated
    assert said is not None
    assert retold is not None
    if said.qualifier is None or said.value is None or (said.value, said.unit) != (retold.value, retold.unit):
        return False
    return retold.is_pointed or (said.qualifier != retold.qualifier and distance(qualified) < distance(other))
