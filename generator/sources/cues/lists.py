"""Lists: 甲、乙和丙分別為一、二和三 gives 二 to 乙; 甲及乙均為一 gives 一 to both.

In this order: `aligned`, for lists that give each word a figure of its own; `enumerated`, the words of one list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from generator.sources.cues.passage import fold

if TYPE_CHECKING:
    from generator.sources.cues.passage import Passage


class Spanned(Protocol):
    """What stands somewhere in a text."""

    @property
    def start(self) -> int:
        """Its first code point."""

    @property
    def end(self) -> int:
        """One past its last."""


Word = TypeVar("Word", bound=Spanned)
RESPECTIVELY = re.compile(fold(r"分別|各為|依次"))
SEPARATOR = re.compile(r"[、,，]|和|及|与|以及|以")
JOINT = re.compile(rf"\s*(?:{SEPARATOR.pattern})\s*")
FIGURE = re.compile(r"[0-9]")


def aligned(passage: Passage, words: Sequence[Word]) -> Word | None:
    """The one of `words` (in order) that the list assigns to the passage's figure.

    `None` where no list is at hand or its two sides differ in number. The left side is every word of the
    sentence before the first 分別; a second 分別 restarts the count of figures over the same words.
    """
    text = passage.text
    markers = _markers(passage)
    if not markers:
        return None
    position = _position(text, markers[-1], passage.start)
    listed = enumerated([w for w in words if passage.sentence <= w.start and w.end <= markers[0]], text)
    return listed[position] if position < len(listed) and len(listed) > 1 else None


def is_distributed(passage: Passage) -> bool:
    """Whether the sentence gives each word of its list a figure of its own."""
    return bool(_markers(passage))


def enumerated(words: Sequence[Word], text: str) -> Sequence[Word]:
    """The last of `words` that stand in one enumeration, joined by nothing but a separator."""
    run: list[Word] = []
    for word in reversed(words):
        if run and not JOINT.fullmatch(text, word.end, run[0].start):
            break
        run.insert(0, word)
    return run


def _markers(passage: Passage) -> list[int]:
    return [m.end() for m in RESPECTIVELY.finditer(passage.text, passage.sentence, passage.start)]


def _position(text: str, start: int, end: int) -> int:
    """How many figures of the list stand before the one at `end`: separators that follow a digit count."""
    count = 0
    seen_digit = False
    for char_at in range(start, end):
        if FIGURE.match(text, char_at):
            seen_digit = True
        elif seen_digit and SEPARATOR.match(text, char_at):
            count += 1
            seen_digit = False
    return count
