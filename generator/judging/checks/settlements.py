"""Rule: guidance claims cite a fact of status guidance, and say what settles it only with facts that exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.judging.checks.known_ids import unknown

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject

FORWARD = ("guidance", "plan")


def faulty_settlements(subject: Subject) -> Iterator[Finding]:
    """Guidance without a guided fact, and settlements by unknown facts."""
    facts = subject.catalog.facts
    for claim, origin in subject.catalog.claims.values():
        if claim.settled_by:
            yield from unknown("fact", claim.settled_by.fact, facts, origin.at("settled_by", "fact"))
        cited = [facts[name] for name in claim.facts if name in facts]
        if claim.settled_by and not any(fact.key.status in FORWARD for fact in cited):
            yield Finding(
                code="settlement-without-guidance",
                place=origin.at("settled_by"),
                message=f"{claim.id} says what settles it but names no fact of status guidance or plan",
                hint="list the guided fact under `facts:`",
                looked_up=tuple(f"fact:{name}" for name in claim.facts),
            )
