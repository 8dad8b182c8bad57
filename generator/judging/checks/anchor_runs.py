"""Rule: all anchors of a document together hold no run of its text of 24 letters (DESIGN 4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.judging.resolve import cited_phrases
from generator.record.models import SELECTOR_LETTERS

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.record.catalog import Origin
    from generator.record.models import Phrase, Reading
    from generator.sources.documents import DocumentText

Span = tuple[int, int, "Origin"]


def long_runs(subject: Subject) -> Iterator[Finding]:
    """Runs of neighbouring anchors that together would give away a sentence. Needs the texts."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for document, start, end, origin in _spans(subject):
        spans[document].append((start, end, origin))
    for identifier, text in subject.texts.items():
        yield from _runs(text, sorted(spans[identifier], key=lambda span: span[:2]))


def _spans(subject: Subject) -> Iterator[tuple[str, int, int, Origin]]:
    """Each anchor that is found: its document, where it begins and ends with what tells it apart, and its record."""
    for fact_id, judged in subject.edition.facts.items():
        origin = subject.catalog.facts[fact_id].origin
        for observation in (reading.observation for reading in judged.readings):
            if observation.start is not None and observation.end is not None:
                yield _widened(observation.reading, observation.start, observation.end, origin)
    records = {each.owner: each.origin for each in cited_phrases(subject.catalog)}
    for owner, phrases in subject.edition.phrases.items():
        for phrase in phrases:
            if phrase.start is not None and phrase.end is not None:
                yield _widened(phrase.phrase, phrase.start, phrase.end, records[owner])


def _widened(selector: Reading | Phrase, start: int, end: int, origin: Origin) -> tuple[str, int, int, Origin]:
    return selector.document, start - len(selector.prefix or ""), end + len(selector.suffix or ""), origin


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
