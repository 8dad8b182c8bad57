"""Rule: no sign is lost: growth of a concept takes its direction, and a name for a loss makes its figure negative."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding, quoted
from generator.record.keys import RELATIVE

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.record.catalog import Origin
    from generator.record.models import Concept

LOSS = re.compile(r"損失|虧損|亏损|损失|流出|\bloss|deficit", re.IGNORECASE)


def lost_signs(subject: Subject) -> Iterator[Finding]:
    """Growth and changes of concepts with `direction: none`, and names for a loss that give no sign."""
    catalog = subject.catalog
    for fact in catalog.facts.values():
        concept = catalog.concepts.get(fact.key.concept)
        if concept and concept[0].direction == "none" and fact.key.measure in RELATIVE:
            yield Finding(
                code="sign-direction",
                place=concept[1].at("direction"),
                message=f"`direction: none` of {fact.key.concept} would lose the sign of {fact.id}",
                hint="leave `direction` out, or make the figure a level of a concept for the rise or fall itself",
                looked_up=(f"concept:{fact.key.concept}",),
            )
    for record, origin in catalog.concepts.values():
        yield from _losses(record, origin)


def _losses(concept: Concept, origin: Origin) -> Iterator[Finding]:
    """The names for a loss among others for a gain whose figures would come out positive."""
    losses = [alias for alias in concept.aliases if LOSS.search(alias)]
    if len(losses) == len(concept.aliases):
        return  # it is always a loss, and its figures are told as such
    for alias in losses:
        if not any(word in alias for word in concept.negative_words):
            yield Finding(
                code="sign-words",
                place=origin.at("aliases", concept.aliases.index(alias)),
                message=f"{quoted(alias)} names a loss, but nothing in `negative_words` makes its figure negative",
                expected="`negative_words` with the noun for a loss, `positive_words` with that for a gain",
                hint="add the noun to `negative_words`",
            )
