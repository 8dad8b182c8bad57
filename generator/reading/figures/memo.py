"""Remembered stretches: the same words give the same readings.

In this order: the `State` of reading, the `Stretch`, and the `Memo`.

Documents repeat themselves, hostile ones without end. A text is read in stretches of `LENGTH` characters. What is read
in one depends on it, on the `LEFT` characters before it, on the `RIGHT` characters behind it, and on the reading
before it; where all these are the same, the readings are moved to the new place instead of being made again. A
stretch whose last reading comes near the end of what it is known to depend on is not remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.reading.figures.quantity import Quantity

LENGTH = 128
LEFT = 72
RIGHT = 240
SAFE = 120
MOST_REMEMBERED = 4096


class State(NamedTuple):
    """Where reading stands: the place to go on from, where the last reading ended, and that reading."""

    at: int = 0
    floor: int = 0
    last: Quantity | None = None

    def moved(self, by: int) -> State:
        """The same `by` characters further on."""
        return State(at=self.at + by, floor=self.floor + by, last=self.last and self.last.moved(by))


class Stretch(NamedTuple):
    """The readings that begin in a stretch of text, and the state behind it."""

    readings: list[Quantity]
    after: State

    def moved(self, by: int) -> Stretch:
        """The same `by` characters further on."""
        return Stretch([reading.moved(by) for reading in self.readings], self.after.moved(by))


_Context = tuple[str, int, int, tuple[str | None, ...]]


def _context_of(text: str, state: State) -> _Context:
    left = min(state.at, LEFT)
    last = state.last
    # What is read in a list (分別上漲23%和20%, 代號2330與89988) depends on the reading before it.
    goes_on = last is not None and (last.direction or last.kind == "name")
    listed = (last.direction, last.kind, last.of) if last and goes_on else ()
    return text[state.at - left : state.at + LENGTH + RIGHT], left, min(state.at - state.floor, LEFT), listed


@dataclass(frozen=True, slots=True)
class Memo:
    """The stretches by their contexts, and where each was read; it forgets all when it is full."""

    remembered: dict[_Context, tuple[int, Stretch]] = field(default_factory=dict)

    def read(self, text: str, state: State, reader: Callable[[State], Stretch]) -> Stretch:
        """What `reader` reads of `text` from a state on, from memory where the context is known."""
        context = _context_of(text, state)
        known = self.remembered.get(context)
        if known is not None:
            at, stretch = known
            return stretch.moved(state.at - at)
        stretch = reader(state)
        self._remember(context, state.at, stretch)
        return stretch

    def _remember(self, context: _Context, at: int, stretch: Stretch) -> None:
        if stretch.after.at - at > LENGTH + SAFE:
            return
        if len(self.remembered) >= MOST_REMEMBERED:
            self.remembered.clear()
        self.remembered[context] = (at, stretch)
