"""Hard line ends: a text that was broken into lines reads as if it were joined.

In this order: `Joined`, `joined`, and where a line end is only a break in a sentence.

A line end is such a break where both sides of it are words or numbers, and the next line is no heading or item of a
list. Between Chinese characters it vanishes; between letters it is a space. Between digits it is one only where it
stands for the space of a thousand (160 / 000), never where numbers stand under one another in a table.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from generator.reading.figures.quantity import Quantity
from generator.reading.late import late


class Joined(NamedTuple):
    """A text without the line ends that broke it: the `first` place that differs; `gaps`, the places in `text` before
    which characters are gone; and `shifts`, how many were gone by then."""

    text: str
    first: int
    gaps: list[int]
    shifts: list[int]

    def placed(self, reading: Quantity, original: str) -> Quantity:
        """The reading of `text` at its place in the original."""
        if self.text is original or (reading.end < self.first):
            return reading
        start, end = self._before(reading.start), self._before(reading.end - 1) + 1
        return reading._replace(exact=original[start:end], start=start, end=end)

    def _before(self, at: int) -> int:
        i = bisect_right(self.gaps, at)
        return at + (self.shifts[i - 1] if i else 0)


_HAN = "\u4e00-\u9fff"
_MARKED = r"[ ]?(?:[-*•·▪◦>#|]|[(（]?[0-9]{1,2}[.、)）](?![0-9])|[(（]?[一二三四五六七八九十]{1,3}[、)）])"
_BREAK = late(
    rf"(?<=[0-9]) ?\n(?=[0-9]{{3}}(?![0-9]))"
    rf"|(?<=[A-Za-z{_HAN},，、$€£¥~～–+-]) ?\n(?!{_MARKED})(?=[0-9A-Za-z{_HAN}$€£¥(（])"
    rf"|(?<=[0-9%％])\n(?!{_MARKED})(?=[A-Za-z{_HAN}])"
)
_OF_A_THOUSAND = late(r"(?:^|[^0-9])[1-9][0-9]{0,2}(?: [0-9]{3})*$")
_PROSE = late(rf"[A-Za-z{_HAN}][^\n]{{0,40}}$")
_AFTER_GROUP = late(rf"[0-9]{{3}}(?:[-–—.,;:)%]|(?: |\n)[A-Za-z]|[{_HAN}]| [-–—]|$)")


def joined(text: str) -> Joined:
    """`text` with the line ends joined that break a sentence."""
    if "\n" not in text:
        return Joined(text, len(text), [], [])
    parts: list[str] = []
    gaps: list[int] = []
    shifts: list[int] = []
    at = length = gone = 0
    first = len(text)
    for match in _BREAK.finditer(text):
        joint = _joint(text, match)
        if joint is None:
            continue
        first = min(first, match.start())
        parts += [text[at : match.start()], joint]
        length += match.start() - at + len(joint)
        at = match.end()
        gone += len(match.group()) - len(joint)
        if len(match.group()) != len(joint):
            gaps.append(length)
            shifts.append(gone)
    return Joined("".join([*parts, text[at:]]), first, gaps, shifts) if parts else Joined(text, len(text), [], [])


def _joint(text: str, match: re.Match[str]) -> str | None:
    """What stands for the line end: nothing, a space, or `None` where it is no break in a sentence."""
    before, behind = text[match.start() - 1], text[match.end()]
    if before.isdigit() and behind.isdigit():
        return " " if _is_thousand(text, match) else None
    return " " if _is_spaced(before, behind) else ""


def _is_thousand(text: str, match: re.Match[str]) -> bool:
    """160 / 000 deaths; but 160 / 320 in two rows of a table are two numbers."""
    start = max(0, match.start() - 48)
    if not _OF_A_THOUSAND.search(text, start, match.start()):
        return False
    zeros = text.startswith("000", match.end())
    in_prose = _PROSE.search(text, start, match.start()) and _AFTER_GROUP.match(text, match.end())
    return zeros or bool(in_prose)


def _is_spaced(before: str, behind: str) -> bool:
    """Words of letters are set apart by spaces; what touches a Chinese character, and what a sign ties, is not."""
    return before.isascii() and behind.isascii() and before not in "-~$+" and not (before == "," and behind.isdigit())
