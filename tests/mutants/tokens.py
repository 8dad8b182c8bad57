"""Mutants of the quoted token: a digit, the scale, the unit, the qualifier, one end of a range.

All of them quote what the document does not say, or say at another place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.reading.figures import Quantity, read_whole
from tests.mutants.edits import Mutant, Recite

if TYPE_CHECKING:
    from generator.judging.observation import Observation

DIGITS = "0123456789"
NUMERALS = "一二三四五六七八九"
ALIKE = {"兩": "二"}  # written otherwise, counted as
# What is written → what is written instead, wherever the token holds it.
SCALES = tuple(
    (re.compile(written), instead)
    for written, instead in (
        (r"億", "萬"),
        (r"(?<!萬)億", "萬億"),
        (r"萬(?!億)", "億"),
        (r"萬億", "億"),
        (r"[億萬]", ""),
        (r"千", "百"),
        (r"百(?!分)", "千"),
        (r"十(?=[億萬])", "百"),
        (r"billion", "million"),
        (r"million", "billion"),
    )
)
UNITS = tuple(
    (re.compile(written), instead)
    for written, instead in (
        (r"%", "個百分點"),
        (r"%", "倍"),
        (r"%", ""),
        (r" ?個百分點", "%"),
        (r"倍", "%"),
        (r"(?<![美港歐日])元", "美元"),
        (r"(?<![美港歐日])元", "港元"),
        (r"[美港]元", "元"),
        (r"[美港]?元", ""),
        (r"人民幣", "美元"),
        (r"人民幣", ""),
        (r" ?(?:人|名|個|次|款|家|項|份|枚|張)$", "%"),
        (r"(?:小時|分鐘|秒|天|年|季|個月)$", "倍"),
    )
)
RANGE_ENDS = re.compile(r"(?P<first>.*[0-9一二三四五六七八九十百千萬億%兩])(?P<sign>[-–—~～至到])(?P<last>.+)")
LONGEST_QUALIFIER = 4


def mutants(observation: Observation) -> Iterator[Mutant]:
    """Every mutant of a reading's token."""
    exact = observation.reading.exact
    quantity = read_whole(exact)
    if quantity is not None and quantity.kind == "range":
        yield from _made("range end", observation, _range_ends(exact))
    else:
        yield from _made("token digit", observation, _digits(exact))
    yield from _made("scale", observation, _rewritten(exact, SCALES))
    yield from _made("unit", observation, _rewritten(exact, UNITS))
    if quantity is not None and quantity.qualifier is not None:
        yield from _made("qualifier", observation, _unqualified(exact, quantity))


def _made(kind: str, observation: Observation, tokens: Iterator[str]) -> Iterator[Mutant]:
    reading = observation.reading
    for token in dict.fromkeys(tokens):
        if token and token != reading.exact:
            by = reading.model_copy(update={"exact": token})
            edit = Recite(fact=observation.fact.id, reading=reading.id, by=by)
            yield Mutant(kind=kind, about=observation.id, what=f"{reading.exact} → {token}", part="value", edit=edit)


def _digits(exact: str) -> Iterator[str]:
    """The token with each of its digits replaced by each other one."""
    for i, char in enumerate(exact):
        row = next((row for row in (DIGITS, NUMERALS) if ALIKE.get(char, char) in row), "")
        for other in row:
            if other != ALIKE.get(char, char):
                yield exact[:i] + other + exact[i + 1 :]


def _rewritten(exact: str, table: tuple[tuple[re.Pattern[str], str], ...]) -> Iterator[str]:
    for pattern, instead in table:
        if pattern.search(exact):
            yield pattern.sub(instead, exact)


def _unqualified(exact: str, quantity: Quantity) -> Iterator[str]:
    """The shortest cuts after which the same value is stated plainly: 近300% → 300%, 100餘億 → 100億."""
    for length in range(1, LONGEST_QUALIFIER + 1):
        cut = [(exact[:i] + exact[i + length :]).strip() for i in range(len(exact) - length + 1)]
        plain = [token for token in cut if _is_plain(read_whole(token), quantity)]
        yield from plain
        if plain:
            return


def _is_plain(cut: Quantity | None, quantity: Quantity) -> bool:
    if cut is None or cut.qualifier is not None or quantity.value is None:
        return False
    return cut.value == quantity.value and cut.unit == quantity.unit


def _range_ends(exact: str) -> Iterator[str]:
    """A range with one end changed by a digit, with one end alone, and with its ends exchanged."""
    yield from _digits(exact)
    if match := RANGE_ENDS.fullmatch(exact):
        yield from (match["first"], match["last"], match["last"] + match["sign"] + match["first"])
