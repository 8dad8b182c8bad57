"""`figures`: every figure of a text; of a document also what became of each, and what a fact about it could say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from generator.editing.cite import reader_of
from generator.editing.proposals import proposals
from generator.editing.seen import seen
from generator.figures import read, to_json

if TYPE_CHECKING:
    from generator.press import Pressed


def text_figures(text: str) -> Iterator[dict[str, Any]]:
    """Every figure of a text as a JSON-able object."""
    return map(to_json, read(text))


def document_figures(pressed: Pressed, document: str) -> Iterator[dict[str, Any]]:
    """The figures of a document with line, column and what became of each."""
    text = pressed.texts[document]
    for quantity, state, ids in pressed.edition.accounts[document].entries:
        line, column = text.line_column(quantity.start)
        yield {"line": line, "column": column, **to_json(quantity), "state": state, "by": list(ids)}


def open_figures(pressed: Pressed, document: str) -> Iterator[dict[str, Any]]:
    """The figures that nothing accounts for, in the order of the document, each with what the rules see around it
    (`cues`) and a fact with a ready selector as YAML (`proposed`; `None` where no concept is named)."""
    text = pressed.texts[document]
    reader, entries = reader_of(pressed, text), pressed.edition.accounts[document].open
    proposed = proposals(pressed.catalog, reader, entries)
    for quantity, proposal in zip(entries, proposed, strict=True):
        line, column = text.line_column(quantity.start)
        cues = seen(reader, quantity).named()
        yaml = proposal.yaml if proposal else None
        yield {"line": line, "column": column, **to_json(quantity), "state": "open", "cues": cues, "proposed": yaml}
