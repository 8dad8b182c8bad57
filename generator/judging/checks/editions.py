"""Rule: editions stand in order of time, and the last goes as far as the figures of the record do."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.judging.selection import reporting_periods

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject


def misdated_editions(subject: Subject) -> Iterator[Finding]:
    """Editions before the one above them, and a last one that says its figures end elsewhere than they do."""
    editions = list(subject.catalog.editions.values())
    for (earlier, _), (later, origin) in pairwise(editions):
        if later.date < earlier.date:
            yield Finding(
                code="editions-out-of-order",
                place=origin.at("date"),
                message=f"the edition {later.id} is of {later.date}, and the one above it of {earlier.date}",
                expected="the editions in order of time, the newest last",
            )
    periods = reporting_periods(subject.edition)
    if editions and periods and editions[-1][0].through != periods[0]:
        edition, origin = editions[-1]
        yield Finding(
            code="edition-behind",
            place=origin.at("through"),
            message=f"the last edition goes to {edition.through}, and the figures of the record to {periods[0]}",
            expected=f"through: {periods[0]}",
            hint="correct the period, or add the edition that brings the newer figures",
        )
