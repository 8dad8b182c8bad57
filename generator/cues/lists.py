"""Lists that align by order: 甲、乙和丙分別為一、二和三 gives 二 to 乙."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.cues.passage import fold

if TYPE_CHECKING:
    from generator.cues.passage import Passage

RESPECTIVELY = re.compile(fold(r"分別|各為|依次"))
SEPARATOR = re.compile(r"[、,，]|和|及|与|以及|以")
FIGURE = re.compile(r"[0-9]")


def aligned(passage: Passage, words: tuple[tuple[int, int], ...]) -> int | None:
    """The index in `words` (spans in order) of the one that the list assigns to the passage's figure.

    `None` where no list is at hand or its two sides differ in number. The left side is every word of the
    sentence before the first 分別; a second 分別 restarts the count of figures over the same words.
    """
    text = passage.text
    markers = [m.end() for m in RESPECTIVELY.finditer(text, passage.sentence, passage.start)]
    if not markers:
        return None
    left = [i for i, (start, end) in enumerate(words) if passage.sentence <= start and end <= markers[0]]
    position = _position(text, markers[-1], passage.start)
    listed = _run(words, left, text)
    return listed[position] if position < len(listed) and len(listed) > 1 else None


def _position(text: str, start: int, end: int) -> int:
    """How many figures of the list stand before the one at `end`: separators that follow a digit count."""
    count = 0
    seen_digit = False
    for char_at in range(start, end):
        char = text[char_at]
        if FIGURE.match(char):
            seen_digit = True
        elif seen_digit and SEPARATOR.match(text, char_at):
            count += 1
            seen_digit = False
    return count


def _run(words: tuple[tuple[int, int], ...], left: list[int], text: str) -> list[int]:
    """The last words of `left` that stand in one enumeration, joined by nothing but a separator."""
    run: list[int] = []
    for index in reversed(left):
        if run and not _joined(text[words[index][1] : words[run[0]][0]]):
            break
        run.insert(0, index)
    return run


def _joined(gap: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:[、,，]|和|及|与|以及|以)\s*", gap))
