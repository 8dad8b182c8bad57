"""Case files, and readings as the lines of one show them.

A line is a text and its readings in order, set apart by ` ⟶ `, or `nothing`:

    收入增長13%至50億元 ⟶ percent | 13% | 13 | 12.5..13.5 | percent | - | up ⟶ amount | 50億元 | …

A quantity shows its kind, the words it stands in, value, interval, unit, qualifier and direction; a date, a name… only
its kind and its words. `-` stands for what there is none of, an open end of an interval is left out, a range names
what it is a range of, endless decimals are cut after twelve, and `⏎` is a line end.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.reading.figures import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.reading.figures import Quantity

CASES = Path(__file__).parent / "cases"
ARROW = " ⟶ "
MOST_DECIMALS = 12
LINE_END = "⏎"
QUALIFIERS = tuple(dict.fromkeys((*lexicon.QUALIFIERS_BEFORE, *lexicon.QUALIFIERS_AFTER)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A text, its readings as the file shows them, and where they stand."""

    text: str
    readings: list[str]
    place: str


def cases(name: str) -> list[Case]:
    """The cases of one file."""
    return list(_cases(CASES / name))


def _cases(path: Path) -> Iterator[Case]:
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if line and not line.startswith("#"):
            text, *readings = line.split(ARROW)
            place = f"{path.stem}:{number}"
            yield Case(
                text=text.replace(LINE_END, "\n"), readings=[] if readings == ["nothing"] else readings, place=place
            )


def shown(quantity: Quantity) -> str:
    """The reading as a case file shows it."""
    exact = quantity.exact.replace("\n", LINE_END)
    if not quantity.is_quantity:
        return f"{quantity.kind} | {exact}"
    kind = f"{quantity.kind} of {quantity.of}" if quantity.of else quantity.kind
    cells = [kind, exact, number(quantity.value), interval(quantity)]
    return " | ".join([*cells, *(cell or "-" for cell in (quantity.unit, quantity.qualifier, quantity.direction))])


def interval(quantity: Quantity) -> str:
    """Both ends, `-` for an interval without any."""
    low, high = ("" if end is None else number(end) for end in (quantity.low, quantity.high))
    return f"{low}..{high}" if low or high else "-"


def number(value: Decimal | None) -> str:
    """With thousands set apart."""
    if value is None:
        return "-"
    whole, _, decimals = f"{value:,f}".partition(".")
    cut = decimals[:MOST_DECIMALS] + "…" if len(decimals) > MOST_DECIMALS else decimals
    return f"{whole}.{cut}" if cut else whole
