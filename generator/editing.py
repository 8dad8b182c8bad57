"""For editors: the shortest selector of a token, and the figures of a text with what became of them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.figures import read, to_json
from generator.models import Selector
from generator.quotes import matches, shortest

if TYPE_CHECKING:
    from generator.documents import DocumentText
    from generator.press import Pressed

CONTEXT = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """What `cite` prints, and whether the text was found at all."""

    output: str
    found: bool


def citations_for(pressed: Pressed, text: DocumentText, wanted: str) -> Cited:
    """A selector for every place where `wanted` stands in the document, each with the facts that read it."""
    at = matches(text, Selector.model_construct(exact=wanted, prefix=None, suffix=None, occurrence=None))
    if not at:
        near = difflib.get_close_matches(wanted, [q.exact for q in text.figures], n=3, cutoff=0.4)
        tail = f"; near: {', '.join(near)}" if near else ""
        return Cited(output=f"# {wanted} does not stand in {text.id}{tail}", found=False)
    readers = _readers(pressed, text.id)
    blocks = [_block(text, start, start + len(wanted), len(at), readers) for start in at]
    return Cited(output="\n".join(blocks), found=True)


def _block(text: DocumentText, start: int, end: int, count: int, readers: dict[tuple[int, int], list[str]]) -> str:
    """One pasteable selector with what the reader sees there."""
    line, column = text.line_column(start)
    quantity = text.figure_at(start, end)
    whole = quantity or text.figure_around(start, end)
    lines = [f"# {text.id} {line}:{column}"]
    if quantity is None and whole is not None:
        lines.append(f"# the whole figure is {whole.exact}")
    if quantity is not None:
        lines.append(f"# reads as {_reading(to_json(quantity))}")
    lines.extend(f"# already read by {fact}" for fact in readers.get((start, end), []))
    found = shortest(text, start, end)
    parts = [f"in: {text.id}", f"exact: {_quote(text.text[start:end])}"]
    if found is None:
        lines.append(f"# no context of {CONTEXT} characters makes this place unique: say which by `occurrence`")
        parts.append(f"occurrence: {_ordinal(text, start, end)} of {count}")
    else:
        parts.extend(
            f"{name}: {_quote(value)}" for name, value in zip(("prefix", "suffix"), found, strict=True) if value
        )
    lines.append("- {id: a, " + ", ".join(parts) + "}")
    return "\n".join(lines)


def _ordinal(text: DocumentText, start: int, end: int) -> int:
    places = matches(
        text, Selector.model_construct(exact=text.text[start:end], prefix=None, suffix=None, occurrence=None)
    )
    return places.index(start) + 1


def _reading(fields: dict[str, Any]) -> str:
    shown = ("kind", "value", "low", "high", "decimals", "unit", "qualifier", "direction")
    return ", ".join(f"{name} {fields[name]}" for name in shown if fields.get(name) is not None)


def _quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _readers(pressed: Pressed, document: str) -> dict[tuple[int, int], list[str]]:
    places: dict[tuple[int, int], list[str]] = {}
    for observations in pressed.resolved.observations.values():
        for o in observations:
            if o.document.id == document and o.start is not None and o.end is not None:
                places.setdefault((o.start, o.end), []).append(o.id)
    return places


def text_figures(text: str) -> Iterator[dict[str, Any]]:
    """Every figure of a text as a JSON-able object."""
    return map(to_json, read(text))


def document_figures(pressed: Pressed, document: str, *, only_open: bool) -> Iterator[dict[str, Any]]:
    """The figures of a document with line, column and what became of each."""
    text = pressed.texts[document]
    for quantity, state, ids in pressed.edition.accounts[document].entries:
        if only_open and state != "open":
            continue
        line, column = text.line_column(quantity.start)
        yield {"line": line, "column": column, **to_json(quantity), "state": state, "by": list(ids)}
