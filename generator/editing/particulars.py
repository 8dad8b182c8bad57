"""What a record says besides its texts: who spoke and when, how firmly, what is cited, what is called how.

`diff` compares it field by field. The texts of a record are compared as they are read (`record.contributed`), facts
and charts as they are stated and drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from pydantic import BaseModel

from generator.record.contributed import named_records
from generator.record.models import Localized

if TYPE_CHECKING:
    from generator.record.catalog import Catalog, Origin

Fields: TypeAlias = Mapping[str, tuple[str, ...]]  # what each field holds, an item each
ON_THEIR_OWN = ("id", "charts", "draft", "questions", "terms")


def particulars(catalog: Catalog, named: Callable[[str], str]) -> Iterator[tuple[str, Fields, Origin]]:
    """Every record by its name (`claim ID`) with its fields; `named` gives a value in them under today's names."""
    for name, record, origin in named_records(catalog):
        yield name, _fields(record, named), origin
    for question, (record, origin) in catalog.questions.items():
        yield f"question {question}", _fields(record, named), origin
    for source in catalog.briefings.values():
        yield f"briefing {source.briefing.id}", _fields(source.briefing, named), source.origin
    if catalog.glossary_origin:
        yield "glossary", _fields(catalog.glossary, named), catalog.glossary_origin


def in_words(value: object, named: Callable[[str], str] = str) -> str:
    """A value on one line, its texts left out; empty where it says nothing."""
    match value:
        case None | Localized():
            return ""
        case BaseModel():
            fields = ((name, in_words(item, named)) for name, item in _said(value))
            return ", ".join(f"{name} {words}" for name, words in fields if words)
        case tuple():
            return ", ".join(filter(None, (in_words(item, named) for item in value)))
        case _:
            return named(str(value))


def _fields(record: BaseModel, named: Callable[[str], str]) -> Fields:
    found = {}
    for name, value in _said(record):
        items = tuple(
            filter(None, (in_words(item, named) for item in (value if isinstance(value, tuple) else (value,))))
        )
        if items and name not in ON_THEIR_OWN:
            found[name] = items
    return found


def _said(record: BaseModel) -> Iterator[tuple[str, object]]:
    """The fields of a record that say something, as they are written."""
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        if value != info.default:
            yield info.alias or name, value
