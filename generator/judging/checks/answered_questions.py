"""Rule: every question is answered by a claim of the same day, and an earnings call has its questions on record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding, Severity

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.record.catalog import Catalog

CALLS = ("call-transcript", "call-report")


def unanswered_questions(subject: Subject) -> Iterator[Finding]:
    """Questions without an answer, answers of another day, and calls without questions (a warning)."""
    catalog = subject.catalog
    yield from _unanswered(catalog)
    yield from _elsewhere(catalog)
    for document, origin in catalog.documents.values():
        if document.genre in CALLS and document.origin not in catalog.occasions:
            yield Finding(
                severity=Severity.WARNING,
                code="call-without-questions",
                place=origin.at("genre"),
                message=f"{document.id} tells a call, of which no question is on record",
                hint=f"write data/questions/{document.origin or 'CALL'}.yml, with `origin` here as its id",
                looked_up=("question:",),
            )


def _unanswered(catalog: Catalog) -> Iterator[Finding]:
    answered = {claim.answers for claim, _ in catalog.claims.values()}
    for question, origin in catalog.questions.values():
        if question.id not in answered:
            yield Finding(
                code="question-unanswered",
                place=origin.at("id"),
                message=f"no claim answers {question.id}",
                hint=f"write `answers: {question.id}` in the claim that does, were it that the answer was evaded",
                looked_up=("claim:",),
            )


def _elsewhere(catalog: Catalog) -> Iterator[Finding]:
    """A claim that answers what was asked on another day."""
    dates = {question.id: o.date for o, _ in catalog.occasions.values() for question in o.questions}
    for claim, origin in catalog.claims.values():
        asked = dates.get(claim.answers or "", claim.date)
        if asked != claim.date:
            yield Finding(
                code="answer-of-another-day",
                place=origin.at("answers"),
                message=f"{claim.id} is of {claim.date}, but {claim.answers} was asked on {asked}",
                hint="correct the date, or the question",
                looked_up=(f"question:{claim.answers}",),
            )
