"""Rule: what settles a guidance exists and has something to be held against; a guidance with later figures names it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from generator.findings import Finding, unknown
from generator.judging.fulfilment import is_forward

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.judging.checks.subject import Subject
    from generator.record.catalog import Fact, Origin
    from generator.record.models import Claim, Settlement


def faulty_settlements(subject: Subject) -> Iterator[Finding]:
    """Settlements by unknown facts or against nothing; guidance whose figures are not said to settle it."""
    facts = subject.catalog.facts
    for claim, origin in subject.catalog.claims.values():
        cited = [facts[name] for name in claim.facts if name in facts]
        guided = any(map(is_forward, cited))
        if claim.settled_by:
            yield from _named(claim.settled_by, facts, origin)
            if not guided and claim.settled_by.against is None:
                yield _against_nothing(claim, origin)
        elif claim.kind == "guidance" and cited and not guided:
            yield _unsettled(claim, origin)


def _named(settlement: Settlement, facts: Mapping[str, Fact], origin: Origin) -> Iterator[Finding]:
    yield from unknown("fact", settlement.fact, facts, partial(origin.at, "settled_by", "fact"))
    if settlement.against is not None:
        yield from unknown("fact", settlement.against, facts, partial(origin.at, "settled_by", "against"))


def _against_nothing(claim: Claim, origin: Origin) -> Finding:
    return Finding(
        code="settlement-without-guidance",
        place=origin.at("settled_by"),
        message=f"{claim.id} says what settles it but names no fact of status guidance or plan",
        hint="list the guided fact under `facts:`, or name the fact of before that it is held `against`",
        looked_up=tuple(f"fact:{name}" for name in claim.facts),
    )


def _unsettled(claim: Claim, origin: Origin) -> Finding:
    return Finding(
        code="guidance-unsettled",
        place=origin.at("facts"),
        message=f"{claim.id} is a guidance that lists reported figures and does not say what they settle",
        expected="`settled_by` with `fact`, `test` and the fact it is held `against`",
        hint="say what settles it, or list no figures where none can",
        looked_up=tuple(f"fact:{name}" for name in claim.facts),
    )
