"""A selector for a place in a document, as short as makes it match once, and how it is written in YAML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.findings import printable
from generator.record.models import Selector
from generator.sources.quotes import matches, shortest

if TYPE_CHECKING:
    from generator.sources.documents import DocumentText

Parts = dict[str, str]  # exact, and of prefix, suffix and occurrence what is needed


def places(text: DocumentText, exact: str) -> list[int]:
    """Where `exact` stands in the article, in order."""
    return matches(text, Selector.model_construct(exact=exact, prefix=None, suffix=None, occurrence=None))


def selector_at(text: DocumentText, start: int, end: int) -> Parts:
    """The selector of `text[start:end]`: with the shortest context, or with `occurrence` where none is short enough."""
    exact = text.text[start:end]
    found = shortest(text, start, end)
    if found is None:
        at = places(text, exact)
        return {"exact": exact, "occurrence": f"{at.index(start) + 1} of {len(at)}"}
    return {"exact": exact} | {name: part for name, part in zip(("prefix", "suffix"), found, strict=True) if part}


def flow(parts: Parts) -> str:
    """The parts of a selector as entries of a flow mapping; texts of the document in quotes."""
    return ", ".join(f"{name}: {value if name == 'occurrence' else in_quotes(value)}" for name, value in parts.items())


def in_quotes(text: str) -> str:
    """A double-quoted YAML text, with nothing in it that could steer a terminal."""
    return printable(json.dumps(text, ensure_ascii=False))
