"""Rule: stretches and boilerplate of a document lie inside its segment and hold something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject


def disordered_stretches(subject: Subject) -> Iterator[Finding]:
    """Spans outside the article's segment or with nothing in them."""
    for document, origin in subject.catalog.documents.values():
        low, high = document.segment.start, document.segment.end
        for field in ("stretches", "boilerplate"):
            for i, span in enumerate(getattr(document, field)):
                if not (low <= span.start < span.end <= high):
                    yield Finding(
                        code="span-outside",
                        place=origin.at(field, i),
                        message=f"{field} {span.start}-{span.end} does not lie inside the segment {low}-{high}",
                        hint="offsets are code points of the decoded file",
                    )
