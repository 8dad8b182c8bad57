"""Rule: what is said to show an error of a document shows it (see `source_errors`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.judging.checks.subject import Rule
from generator.judging.source_errors import unshown
from generator.record.formulas import readable_references

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.record.catalog import Origin
    from generator.record.models import SourceError


def unshown_errors(subject: Subject) -> Iterator[Finding]:
    """Parts of proofs that show nothing."""
    return rule(subject).over(subject.errors, subject)


def rule(_: Subject) -> Rule[tuple[SourceError, Origin]]:
    """The same of one entry."""
    return Rule(find=_unshown)


def _unshown(entry: tuple[SourceError, Origin], subject: Subject) -> Iterator[Finding]:
    error, origin = entry
    for path, problem in unshown(error, subject.edition):
        yield Finding(
            code="error-unshown",
            place=origin.at("shown_by", *path),
            message=f"{error.id} is not shown by this: {problem}",
            expected="a sum, a date, a list or a name that shows the error",
            hint="correct the proof, or take the entry out: what nothing shows is no error of the document",
            looked_up=(*_concepts(error), "fact:", "event:"),
        )


def _concepts(error: SourceError) -> Iterator[str]:
    texts = [text for each in error.shown_by.sums for text in (each.left, each.right)]
    yield from dict.fromkeys(f"concept:{ref.concept}" for text in texts for ref in readable_references(text))
