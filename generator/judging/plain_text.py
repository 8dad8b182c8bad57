"""Contributed text without markup, its calls filled in: for titles inside images, alt texts, descriptions, the diff."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator import formatting
from generator.judging.renderings import saying, told
from generator.reading.period import parse_period
from generator.record.prose import Call, Plain, fact_keys, parts

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.languages.language import Language

UNKNOWN = "–"


def plain_text(edition: Edition, text: str, language: Language, entity: str | None = None) -> str:
    """Contributed text without markup; calls that name no entity mean `entity`, else the subject of the record. What is
    not in the record is a dash."""
    return "".join(said for said, _ in plain_parts(edition, text, language, entity))


def plain_parts(
    edition: Edition, text: str, language: Language, entity: str | None = None
) -> Iterator[tuple[str, Plain | Call]]:
    """The same part by part: what it says, and the part of the text that says it."""
    meant = entity or edition.catalog.subject
    for part in parts(text):
        if isinstance(part, Call | Plain):
            yield (_plain_call(edition, part, language, meant) if isinstance(part, Call) else part.text), part


def _plain_call(edition: Edition, call: Call, language: Language, meant: str) -> str:
    if call.name == "fact":
        return _fact(edition, call, language, meant)
    if call.name == "period":
        period = parse_period(call.args[0])
        return formatting.period(period, language) if period else ""
    if call.name == "entity":
        named = edition.catalog.entities.get(call.args[0])
        return named[0].label.in_(language) if named else UNKNOWN
    return ""


def _fact(edition: Edition, call: Call, language: Language, meant: str) -> str:
    """What is shown of a fact; of several equal ones the first."""
    stated = edition.stated(edition.shown(fact_keys(call, meant)[0].id))
    return told(stated, language, *saying(call, stated, language))[0] if stated else UNKNOWN
