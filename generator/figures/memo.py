"""Remembered readings: the same words around a figure give the same reading.

In this order: what a reading depends on, and the `Memo`.

Documents repeat themselves, hostile ones without end. A reading depends on no more than `LEFT` characters before the
place where it begins, on the `RIGHT` characters behind it, and on where the reading before it ended; where all three
are the same, the first reading is moved to the new place instead of being read again. A reading that comes near the
end of what it is known to depend on is not remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from generator.figures.place import Found, Place
from generator.figures.quantity import Quantity

LEFT = 72
RIGHT = 240
SAFE = 120
MOST_REMEMBERED = 4096

_Context = tuple[str, int, int, tuple[str | None, ...]]


def _context_of(place: Place) -> _Context:
    left = min(place.at, LEFT)
    around = place.original[place.at - left : place.at + RIGHT]
    last = place.last
    listed = (last.direction, last.kind, last.of) if last and last.direction else ()
    return around, left, min(place.at - place.floor, LEFT), listed


@dataclass(frozen=True, slots=True)
class Memo:
    """What was found in each context, and where; it forgets all when it is full."""

    remembered: dict[_Context, tuple[int, Found]] = field(default_factory=dict)

    def read(self, place: Place, reader: Callable[[Place], Found]) -> Found:
        """What `reader` finds at the place, from memory where the context is known."""
        context = _context_of(place)
        known = self.remembered.get(context)
        if known is not None:
            at, found = known
            return _moved(found, place.at - at)
        found = reader(place)
        self._remember(context, place.at, found)
        return found

    def _remember(self, context: _Context, at: int, found: Found) -> None:
        end = found.end if isinstance(found, Quantity) else found or at
        if end - at > SAFE:
            return
        if len(self.remembered) >= MOST_REMEMBERED:
            self.remembered.clear()
        self.remembered[context] = (at, found)


def _moved(found: Found, by: int) -> Found:
    """The same `by` characters further on."""
    if found is None or isinstance(found, int):
        return None if found is None else found + by
    return Quantity(
        exact=found.exact,
        start=found.start + by,
        end=found.end + by,
        kind=found.kind,
        value=found.value,
        low=found.low,
        high=found.high,
        decimals=found.decimals,
        unit=found.unit,
        qualifier=found.qualifier,
        direction=found.direction,
        of=found.of,
        doubling=found.doubling,
    )
