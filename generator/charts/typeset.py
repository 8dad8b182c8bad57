"""How wide a text is and where its lines break, from a table of widths: the same on every machine.

In this order: `width`; `wrap` and what may not be parted; `balanced`. The table holds the advance widths of Noto Sans
TC in thousandths of the type size; readers whose fonts run wider are allowed for by `SLACK`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from generator.languages.cutting import HAN_RUN, words

SLACK = 1.05
BOLD = 1.06
WIDE, OTHER = 1000, 620
ADVANCES = {
    char: advance
    for advance, chars in {
        300: " !'(),-./:;I[\\]`ijl{|}",
        390: 'frt"*',
        520: "?Jcksvxyz_",
        560: "#$+0123456789<=>^~ELF",
        620: "ABPRSTXYZKabdeghnopqu",
        740: "CDGHNOQUV&",
        920: "%@MWmw",
    }.items()
    for char in chars
}

NO_START = "，。、；：！？」』）》〉】…％%,.;:!?)]}·・’”"
NO_END = "「『（《〈【([{‘“"
PREFIXES = "非"  # in one piece with a Latin word behind them (非IFRS)
# Kept in one piece: a period, a Latin word, a number with the sign before and the character after it (275億, 5%).
_PERIOD = r"[0-9]{4}年(?:第[一二三四]季|[上下]半年|全年|[0-9]+月(?:[0-9]+日)?)"
_YEAR = re.compile(r"(?<=[0-9]{4}年)(?=[第上下全0-9])")
_NUMBER = r"[+\-−±$]?[0-9][0-9.,/\-–~]*%?[^\s\x00-\x7f，。、；：！？」』）》〉】「『（《〈【…]?"
_WORD = r"[^\s⺀-鿿豈-﫿＀-￯　-〿]+"
_PIECE = re.compile(rf"{_PERIOD}|{_NUMBER}|{_WORD}|\s+|{HAN_RUN.pattern}|.", re.DOTALL)
LONGEST = 4  # characters of a Chinese word that is kept in one piece


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of `text` in pixels at the type size `size`, rather too much than too little."""
    return sum(map(_advance, text)) / 1000 * size * SLACK * (BOLD if bold else 1)


def _advance(char: str) -> int:
    if char in ADVANCES:
        return ADVANCES[char]
    if unicodedata.combining(char):
        return 0
    return WIDE if unicodedata.east_asian_width(char) in "WFA" else OTHER


def wrap(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """`text` in lines no wider than `room` pixels; only a single piece that is wider than that stands out.

    Words, periods and numbers with their units stay whole, and no line begins or ends with punctuation that may not
    stand there.
    """
    lines: list[str] = [""]
    for piece in _pieces(text, lambda piece: width(piece, size, bold=bold) <= room):
        if lines[-1] and width((lines[-1] + piece).rstrip(), size, bold=bold) > room:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return tuple(line.rstrip() for line in lines)


def _pieces(text: str, fits: Callable[[str], bool]) -> list[str]:
    """What may not be parted, with the punctuation that clings to it; a period that has no room parts at its year."""
    pieces: list[str] = []
    whole = (word for found in _PIECE.findall(text) for word in _words(found))
    for piece in (part for word in whole for part in ((word,) if fits(word) else _YEAR.split(word))):
        if piece[0] in NO_START and len(pieces) > 1 and pieces[-1].isspace():
            pieces[-2:] = ["".join(pieces[-2:])]  # the point of " · " ends a line
        clings = pieces and (piece[0] in NO_START or pieces[-1][-1] in NO_END or _prefixed(pieces[-1], piece))
        pieces[-1:] = [pieces[-1] + piece] if clings else [*pieces[-1:], piece]
    return pieces


def _prefixed(before: str, piece: str) -> bool:
    return before[-1] in PREFIXES and piece[0].isascii() and piece[0].isalpha()


@lru_cache(maxsize=4096)
def _words(piece: str) -> tuple[str, ...]:
    """The words of a run of Chinese characters; anything else as it is."""
    if not HAN_RUN.fullmatch(piece):
        return (piece,)
    return tuple(part for word in words(piece) for part in ((word,) if len(word) <= LONGEST else word))


def balanced(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """`wrap` into as few lines, of about equal length: no line of one or two last characters."""
    best = wrap(text, size, room, bold=bold)
    for share in range(95, 45, -5):
        lines = wrap(text, size, room * share / 100, bold=bold)
        if len(lines) > len(best):
            break
        best = lines
    return best
