"""`figures`: every figure of a text; of a document also what became of each, and what a fact about it could say.

In this order: the figures of a text, those of a document, those nothing accounts for, the same as YAML to paste.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from generator.editing.cite import figure_comments, reader_of
from generator.editing.destination import block
from generator.editing.proposals import proposals
from generator.editing.surroundings import surroundings_of
from generator.reading.figures import read, to_json

if TYPE_CHECKING:
    from generator.editing.proposals import Proposal
    from generator.press import Pressed
    from generator.reading.figures import Quantity
    from generator.sources.document_reader import Reader


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
    reader = reader_of(pressed, pressed.texts[document])
    for quantity, proposal in _proposed(pressed, reader):
        line, column = reader.text.line_column(quantity.start)
        cues = surroundings_of(reader, quantity).named()
        yaml = proposal.yaml if proposal else None
        yield {"line": line, "column": column, **to_json(quantity), "state": "open", "cues": cues, "proposed": yaml}


def open_blocks(pressed: Pressed, document: str) -> Iterator[str]:
    """The same, as YAML to paste with the place for it, each with what the reader and the rules see in comments."""
    reader = reader_of(pressed, pressed.texts[document])
    for quantity, proposal in _proposed(pressed, reader):
        proposed: Iterable[str] = (f"# no fact is proposed: {_why_none(reader, quantity)}",)
        if proposal:
            proposed = (*proposal.comments, *block(proposal, pressed.catalog))
        yield "\n".join((*figure_comments(reader, quantity), *proposed))


def _why_none(reader: Reader, quantity: Quantity) -> str:
    around, about = surroundings_of(reader, quantity), reader.document.about
    if not around.concepts:
        return "no concept is named around it"
    for part, said in (("entity", around.entity or about.entity), ("period", around.period or about.period)):
        if not said:
            return f"no {part} is named around it, and `about` of {reader.document.id} says none"
    named = ", ".join(around.concepts)
    return f"none of the concepts named around it ({named}) is stated in {quantity.unit or 'no unit'}"


def _proposed(pressed: Pressed, reader: Reader) -> Iterator[tuple[Quantity, Proposal | None]]:
    entries = pressed.edition.accounts[reader.document.id].open
    yield from zip(entries, proposals(pressed.catalog, reader, entries, pressed.edition.stated), strict=True)
