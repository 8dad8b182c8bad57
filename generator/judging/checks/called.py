"""Rule: a fact that the text of a claim calls stands under `facts:`, which may list others that bear on the claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding, nearest_name

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject


def unlisted_calls(subject: Subject) -> Iterator[Finding]:
    """Facts that are told by a claim and not listed with it: briefings and data files go by the list."""
    for claim, origin in subject.catalog.claims.values():
        called = dict.fromkeys(subject.facts_called(claim.text.root.values(), subject.catalog.subject))
        misspelt = {nearest_name(name, called) for name in claim.facts if name not in subject.catalog.facts}
        for name in called:
            if name in subject.catalog.facts and name not in claim.facts and name not in misspelt:
                yield Finding(
                    code="fact-unlisted",
                    place=origin.at("facts"),
                    message=f"the text of {claim.id} calls {name}, which its `facts` do not list",
                    hint=f"add {name} to `facts:`",
                    looked_up=(f"fact:{name}",),
                )
