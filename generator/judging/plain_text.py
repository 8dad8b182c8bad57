"""Contributed text without markup, its calls filled in: for titles inside images, alt texts and descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import formatting
from generator.judging.renderings import saying, told
from generator.reading.period import parse_period
from generator.record.prose import Call, Plain, fact_keys, parts

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
        return _fact(edition, call, language)
    if call.name == "period":
        period = parse_period(call.args[0])
        return formatting.period(period, language) if period else ""
    if call.name == "entity":
        return edition.catalog.entities[call.args[0]][0].label.in_(language)
    return ""


def _fact(edition: Edition, call: Call, language: Language) -> str:
    """What is shown of a fact; of several equal ones the first."""
    stated = edition.stated(edition.shown(fact_keys(call, edition.catalog.subject)[0].id))
    return told(stated, language, *saying(call, stated, language))[0] if stated else "–"
