"""A place in a text where a figure may begin.

In this order: the `Place`, and `non_quantity`, the reading of what has the form of a figure and is none.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.reading.figures.quantity import Quantity

# What a reader finds at a place: a reading, the position to go on from, or nothing.
Found = Quantity | int | None


class Place(NamedTuple):
    """A place in a text, folded and as written. No figure there reaches back beyond `floor`, where the last ended."""

    text: str
    original: str
    at: int
    floor: int
    last: Quantity | None = None


def non_quantity(place: Place, start: int, end: int, kind: str) -> Quantity:
    """A date, an ordinal, a name… from `start` to `end`."""
    return Quantity(exact=place.original[start:end], start=start, end=end, kind=kind)
