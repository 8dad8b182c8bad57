"""How round a document tells its figures, where that is rounder than their digits say.

A call that tells every segment in round tens of 億 means ±5億 by 910億. Its record says so, for all of it or a stretch
(`rounded`, with a reason), and the interval follows before readings are compared, derived from or related.
In this order: what is declared at a place; which of it a reading is told by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.figures import Stated
    from generator.record.keys import Key
    from generator.record.models import Document, Roundness

Path = tuple[str | int, ...]


def declared(document: Document) -> Iterator[tuple[Path, Roundness]]:
    """Every declaration of a document, with its path in the record."""
    settings = ((("about",), document.about), *((("stretches", i), s) for i, s in enumerate(document.stretches)))
    for path, setting in settings:
        for i, roundness in enumerate(setting.rounded or ()):
            yield (*path, "rounded", i), roundness


def roundness_of(key: Key, stated: Stated, document: Document, offset: int | None) -> Roundness | None:
    """The roundest declaration whose scope holds a figure at `offset`, `None` where none does.

    `key` is what its text asserts; a figure whose place is not known is held to the document's declarations alone.
    """
    there = [each for each in _at(document, offset) if _holds(each, key, stated)]
    return min(there, key=lambda each: each.decimals, default=None)


def _at(document: Document, offset: int | None) -> tuple[Roundness, ...]:
    """What `about` and the stretches over `offset` declare; a later stretch overrides an earlier one."""
    found = document.about.rounded
    for stretch in document.stretches:
        if offset is not None and stretch.start <= offset < stretch.end and stretch.rounded is not None:
            found = stretch.rounded
    return found or ()


def _holds(roundness: Roundness, key: Key, stated: Stated) -> bool:
    names = {name for name, _ in key.dimensions}
    of_concept = not roundness.concepts or key.concept in roundness.concepts
    return stated.unit == roundness.unit and of_concept and names.issuperset(roundness.dimensions)
