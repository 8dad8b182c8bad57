"""Rule: every figure of a document is accounted for; an error once its record says `complete: true`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding, Severity, quoted

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject

ACCOUNTING = ("fact", "claim", "question", "event", "set-aside")  # what can account for a figure


def open_figures(subject: Subject) -> Iterator[Finding]:
    """Open figures, and set-aside records that point at no figure or at one that is recorded."""
    for identifier, (document, origin) in subject.catalog.documents.items():
        account = subject.edition.accounts.get(identifier)
        if account is None:
            continue
        open_figures = account.open
        if open_figures:
            first = open_figures[0]
            yield Finding(
                severity=Severity.ERROR if document.complete else Severity.WARNING,
                code="unaccounted",
                place=origin.at("complete") if document.complete else origin.at(),
                message=(
                    f"{len(open_figures)} of {account.coverage().figures} figures are not accounted for, "
                    f"the first is {quoted(first.exact)} ({subject.texts[identifier].where(first.start)})"
                ),
                hint=f"`python -m generator figures --document {identifier} --open` lists them",
                looked_up=(*_observed(identifier, subject), *(f"{kind}:" for kind in ACCOUNTING)),
            )
        for position in account.lost:
            item, here = subject.catalog.set_aside[identifier][position]
            yield Finding(
                code="set-aside-lost",
                place=here.at("exact"),
                message=f"{quoted(item.exact)} matches no single figure of {identifier}",
                hint="add a prefix or suffix, or quote the whole token",
            )
        for position, observed in account.recorded:
            item, here = subject.catalog.set_aside[identifier][position]
            yield Finding(
                code="set-aside-recorded",
                place=here.at(),
                message=f"{quoted(item.exact)} is set aside and recorded at once: {', '.join(observed)}",
                hint="delete this entry, or the reading if the figure is no fact",
                looked_up=tuple(_observed(identifier, subject)),
            )


def _observed(document: str, subject: Subject) -> Iterator[str]:
    """The facts that point at a figure of the document."""
    for fact in subject.catalog.facts.values():
        if any(reading.document == document for reading in fact.record.read):
            yield f"fact:{fact.id}"
