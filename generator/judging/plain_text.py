"""Contributed text without markup, its calls filled in: for titles inside images, alt texts and descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import formatting
from generator.reading.period import parse_period
from generator.record.prose import Call, Plain, fact_key, parts

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.languages.language import Language


def plain_text(edition: Edition, text: str, language: Language) -> str:
    """Contributed text without markup, for titles inside images, alt texts and descriptions."""
    return "".join(
        _plain_call(edition, part, language) if isinstance(part, Call) else part.text
        for part in parts(text)
        if isinstance(part, Call | Plain)
    )


def _plain_call(edition: Edition, call: Call, language: Language) -> str:
    if call.name == "fact":
        stated = edition.stated(edition.shown(fact_key(call, edition.catalog.subject).id))
        return formatting.figure(stated, language) if stated else "–"
    if call.name == "period":
        period = parse_period(call.args[0])
        return formatting.period(period, language) if period else ""
    if call.name == "entity":
        return edition.catalog.entities[call.args[0]][0].label.in_(language)
    return ""
