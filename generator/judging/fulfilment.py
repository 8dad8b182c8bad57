"""What to watch, and what came of a guidance: whether the figure that it promised was met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.judging.selection import period_key

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.reading.figures import Stated
    from generator.record.catalog import Fact
    from generator.record.models import Claim


OUTCOMES = ("open", "missed", "unclear", "met", "untested")  # in the order in which a reader wants them


def watched(edition: Edition) -> list[Claim]:
    """What to watch: every guidance, and what else names the measures that would show what came of it; by outcome,
    then what gives a figure, then the latest first."""
    found = [c for c, _ in edition.catalog.claims.values() if c.kind == "guidance" or c.watch]
    latest = sorted(found, key=lambda claim: (period_key(claim.date), claim.id), reverse=True)
    return sorted(latest, key=lambda c: (OUTCOMES.index(settle(edition, c.id)), not guided_facts(edition, c)))


def settle(edition: Edition, claim_id: str) -> str:
    """Whether a guidance came true: `met`, `missed`, `unclear` where rounding hides it, `open` where the figure is not
    known yet, `untested` where it gives no figure to settle."""
    claim = edition.catalog.claims[claim_id][0]
    if claim.settled_by is None:
        return "open" if guided_facts(edition, claim) or claim.watch else "untested"
    named = claim.settled_by.against
    outcome = edition.stated(claim.settled_by.fact)
    promised = (named,) if named else guided_facts(edition, claim)
    guided = edition.stated(promised[0]) if promised else None
    if outcome is None or outcome.value is None or guided is None:
        return "open"
    if claim.settled_by.test == "less-than":
        return _less(outcome, guided)
    above = guided.low is None or outcome.value >= guided.low
    below = guided.high is None or outcome.value <= guided.high
    passed = {"within": above and below, "at-least": above, "at-most": below}[claim.settled_by.test]
    return "met" if passed else "missed"


def _less(outcome: Stated, bar: Stated) -> str:
    """Whether a figure is below another, whatever the rounding of either hides."""
    if outcome.high is not None and bar.low is not None and outcome.high <= bar.low:
        return "met"
    if outcome.low is not None and bar.high is not None and outcome.low >= bar.high:
        return "missed"
    return "unclear"


def guided_facts(edition: Edition, claim: Claim) -> list[str]:
    """The facts of a claim that say what shall be."""
    return [name for name in claim.facts if is_forward(edition.catalog.facts[name])]


def is_forward(fact: Fact) -> bool:
    """Whether a fact says what shall be, so that a later figure settles it."""
    return fact.key.status in ("guidance", "plan")
