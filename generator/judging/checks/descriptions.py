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

MOST = {"zh-Hant": 80, "en": 160}  # characters; a Chinese one takes the room of two
CALL = re.compile(r"\{\{.*?\}\}")  # rendered, a call is about as long as …
RENDERED = "0" * 12


def long_descriptions(subject: Subject) -> Iterator[Finding]:
    """Summaries of briefings and definitions of concepts, which are their pages' descriptions."""
    for source in subject.catalog.briefings.values():
        yield from _too_long(source.briefing.summary, source.origin, "summary")
    for concept, origin in subject.catalog.concepts.values():
        yield from _too_long(concept.definition, origin, "definition")


def _too_long(text: Localized, origin: Origin, field: str) -> Iterator[Finding]:
    for language, most in MOST.items():
        length = len(CALL.sub(RENDERED, text.in_(language)))
        if length > most:
            yield Finding(
                severity=Severity.WARNING,
                code="description-long",
                place=origin.at(field, language),
                message=f"this {field} has {length} characters and describes the page to search engines",
                expected=f"at most {most}",
                hint="say the rest on the page",
            )
