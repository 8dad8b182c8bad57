"""Rule: what describes a page to search engines is no longer than they show (a warning)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding, Severity

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.record.catalog import Origin
    from generator.record.models import Localized

CALL = re.compile(r"\{\{.*?\}\}")  # rendered, a call is about as long as …
RENDERED = "0" * 12


def long_descriptions(subject: Subject) -> Iterator[Finding]:
    """Summaries of briefings and definitions of concepts, which are their pages' descriptions."""
    for source in subject.catalog.briefings.values():
        yield from _too_long(source.briefing.summary, source.origin, "summary", subject)
    for concept, origin in subject.catalog.concepts.values():
        yield from _too_long(concept.definition, origin, "definition", subject)


def _too_long(text: Localized, origin: Origin, field: str, subject: Subject) -> Iterator[Finding]:
    for language in subject.catalog.languages:
        length = len(CALL.sub(RENDERED, text.in_(language)))
        if length > language.description_length:
            yield Finding(
                severity=Severity.WARNING,
                code="description-long",
                place=origin.at(field, language.tag),
                message=f"this {field} has {length} characters and describes the page to search engines",
                expected=f"at most {language.description_length}",
                hint="say the rest on the page",
            )
