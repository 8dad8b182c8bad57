"""Rule: all anchors of a document together hold no run of its text of 24 letters (DESIGN 4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.judging.resolve import cited_phrases
from generator.record.models import SELECTOR_LETTERS

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.record.catalog import Origin
    from generator.record.models import Selector
    from generator.sources.documents import DocumentText

Span = tuple[int, int, "Origin"]


def long_runs(subject: Subject) -> Iterator[Finding]:
    """Runs of neighbouring anchors that together would give away a sentence. Needs the texts."""
    for identifier, text in subject.texts.items():
        spans = sorted(_spans(subject, identifier), key=lambda span: span[:2])
        yield from _runs(text, spans)


def _spans(subject: Subject, document: str) -> Iterator[Span]:
    for fact_id, judged in subject.edition.facts.items():
        fact = subject.catalog.facts[fact_id]
        for reading in judged.readings:
            observation = reading.observation
            if observation.document.id == document and observation.start is not None and observation.end is not None:
                yield _widened(observation.reading, observation.start, observation.end, fact.origin)
    records = {each.owner: each.origin for each in cited_phrases(subject.catalog)}
    for owner, phrases in subject.edition.phrases.items():
        for phrase in phrases:
            if phrase.phrase.document == document and phrase.start is not None and phrase.end is not None:
                yield _widened(phrase.phrase, phrase.start, phrase.end, records[owner])


def _widened(selector: Selector, start: int, end: int, origin: Origin) -> Span:
    return start - len(selector.prefix or ""), end + len(selector.suffix or ""), origin


def _runs(text: DocumentText, spans: list[Span]) -> Iterator[Finding]:
    """Neighbours are one run where no letter stands between them."""
    start = end = -1
    reported = False
    for begin, stop, origin in spans:
        if end < 0 or any(map(str.isalpha, text.text[end:begin])):
            start, end, reported = begin, stop, False
        else:
            end = max(end, stop)
        letters = sum(map(str.isalpha, text.text[start:end]))
        if letters > SELECTOR_LETTERS and not reported:
            reported = True
            yield Finding(
                code="anchors-run-together",
                place=origin.at(),
                message=f"anchors together quote {letters} letters in a row ({text.where(start)})",
                expected=f"at most {SELECTOR_LETTERS}",
                hint="shorten a prefix, suffix or phrase, or cite another place",
            )
