"""`cite`: the shortest selector for every place of a text, with what stands there, as YAML to paste."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.editing.selectors import flow, places, selector_at
from generator.editing.surroundings import surroundings_of
from generator.findings import printable, quoted
from generator.reading.figures import to_json
from generator.sources.cues import vocabulary
from generator.sources.document_reader import Reader

if TYPE_CHECKING:
    from generator.judging.accounting import Account
    from generator.press import Pressed
    from generator.reading.figures import Quantity
    from generator.sources.documents import DocumentText

MOST_PLACES = 20  # told in full; the rest is counted
USES = {"observed": "already read by", "claimed": "already cited by", "set-aside": "set aside as"}
SHOWN = ("kind", "value", "low", "high", "decimals", "unit", "qualifier", "direction")


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """What `cite` prints, and whether the text was found at all."""

    output: str
    found: bool


def reader_of(pressed: Pressed, text: DocumentText) -> Reader:
    """The document with all that the rules need of it."""
    return Reader(text=text, document=pressed.catalog.document(text.id), words=vocabulary(pressed.catalog))


def citations_for(pressed: Pressed, text: DocumentText, wanted: str) -> Cited:
    """A selector for every place where `wanted` stands in the document, each with the facts that read it.

    Where `wanted` is part of a figure, the selector is that of the whole figure.
    """
    at = places(text, wanted) if wanted.strip() else []
    if not at:
        return Cited(output="\n".join(_absent(text, wanted)), found=False)
    reader, account = reader_of(pressed, text), pressed.edition.accounts[text.id]
    blocks = ["\n".join(_block(reader, account, start, start + len(wanted))) for start in at[:MOST_PLACES]]
    if len(at) > MOST_PLACES:
        blocks.append(f"# and {len(at) - MOST_PLACES} more places; give more of the text")
    return Cited(output="\n".join(blocks), found=True)


def _absent(text: DocumentText, wanted: str) -> Iterator[str]:
    """That the text does not stand there, the figures it is part of, and those most like it."""
    yield f"# {quoted(wanted)} does not stand in {text.id}"
    tokens = list(dict.fromkeys(q.exact for q in text.figures))
    whole = [token for token in tokens if wanted.strip() and wanted in token]
    near = [token for token in difflib.get_close_matches(wanted, tokens, n=3, cutoff=0.4) if token not in whole]
    if whole:
        yield f"# it is part of {', '.join(map(quoted, whole[:3]))}"
    if near:
        yield f"# near it: {', '.join(map(quoted, near))}"


def _block(reader: Reader, account: Account, start: int, end: int) -> Iterator[str]:
    """One pasteable selector with what the reader and the rules see there."""
    text = reader.text
    line, column = text.line_column(start)
    yield f"# {text.id} {line}:{column}"
    quantity = text.figure_at(start, end) or _around(text, start, end)
    if quantity is None or not quantity.is_quantity:
        yield f"# {f'a {quantity.kind}' if quantity else 'no figure'}; for the `cites` of a claim or an event:"
        yield f"- {{in: {text.id}, {flow(selector_at(text, start, end))}}}"
        return
    if (quantity.start, quantity.end) != (start, end):
        yield f"# {quoted(text.text[start:end])} is part of {quoted(quantity.exact)}; the whole figure is cited:"
    yield from _seen(reader, quantity)
    yield from _used(account, quantity)
    yield f"- {{id: a, in: {text.id}, {flow(selector_at(text, quantity.start, quantity.end))}}}"


def figure_comments(reader: Reader, quantity: Quantity) -> Iterator[str]:
    """Where a figure stands, and what the reader and the rules see there."""
    line, column = reader.text.line_column(quantity.start)
    yield f"# {reader.text.id} {line}:{column} {quoted(quantity.exact)}"
    yield from _seen(reader, quantity)


def _seen(reader: Reader, quantity: Quantity) -> Iterator[str]:
    yield f"# reads as {_told(_reading(quantity))}"
    yield f"# the rules see {_told(surroundings_of(reader, quantity).named()) or 'nothing'}"


def _used(account: Account, quantity: Quantity) -> Iterator[str]:
    """What already rests on the figure."""
    state, owners = next((state, owners) for found, state, owners in account.entries if found == quantity)
    for owner in owners:
        yield f"# {USES.get(state, state)} {owner}"


def _around(text: DocumentText, start: int, end: int) -> Quantity | None:
    """The figure that `[start, end)` is a part of."""
    found = text.figure_around(start, end)
    return found if found and found.is_quantity and found.start <= start and end <= found.end else None


def _reading(quantity: Quantity) -> dict[str, Any]:
    fields = to_json(quantity)
    return {name: fields[name] for name in SHOWN if fields.get(name) is not None}


def _told(parts: dict[str, Any]) -> str:
    return printable(", ".join(f"{name} {value}" for name, value in parts.items()))
