"""The rules a project must keep, one rule a file; each yields findings and never prints.

`run` tries them all in this order: references, renames, dimensions, periods, signs, formulas, stretches, prose, links,
briefings, parts, charts, descriptions, topics, called, questions, unused, anchors, accounting, settlements, renderings.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import (
    accounting,
    anchors,
    briefings,
    called,
    charts,
    descriptions,
    dimensions,
    formulas,
    links,
    parts,
    periods,
    prose,
    questions,
    references,
    renames,
    renderings,
    settlements,
    signs,
    stretches,
    topics,
    unused,
)
from generator.checks.subject import Check, Subject
from generator.findings import Finding

CHECKS: tuple[Check, ...] = (
    references.check,
    renames.check,
    dimensions.check,
    periods.check,
    signs.check,
    formulas.check,
    stretches.check,
    prose.check,
    links.check,
    briefings.check,
    parts.check,
    charts.check,
    descriptions.check,
    topics.check,
    called.check,
    questions.check,
    unused.check,
    anchors.check,
    accounting.check,
    settlements.check,
    renderings.check,
)


def run(subject: Subject) -> Iterator[Finding]:
    """The findings of every rule."""
    for check in CHECKS:
        yield from check(subject)


__all__ = ["CHECKS", "Check", "Subject", "run"]
