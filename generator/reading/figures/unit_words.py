"""The words of units, by word: percent, currencies, durations, classifiers and measures as the lexicon lists them.

In this order: the `UnitWord`, the table by kind, `UNIT_WORDS`, the patterns of its words, and `unit_named`, for the
unit that a word alone names.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.reading.figures import lexicon
from generator.reading.figures.fold import fold
from generator.reading.figures.measure import ONE
from generator.reading.figures.patterns import any_of, any_word
from generator.reading.figures.words import by_word, split
from generator.reading.late import late


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitWord:
    """What a word says: kind and unit of what is counted, what it multiplies by, and before what it is another word."""

    kind: str
    unit: str | None
    factor: Decimal = ONE
    not_before: str = ""


def _table() -> dict[str, UnitWord]:
    words: dict[str, UnitWord] = {}
    words |= {fold(w): UnitWord(kind="count", unit="person", not_before=fold(no)) for w, no in lexicon.PERSONS.items()}
    words |= {fold(w): UnitWord(kind="count", unit="item", not_before=fold(no)) for w, no in lexicon.ITEMS.items()}
    words |= {w: UnitWord(kind="multiple", unit="times") for w in split(" ".join(lexicon.TIMES))}
    words |= _measures() | _durations() | _currencies()
    words |= {fold(w): UnitWord(kind="percent", unit="percent", factor=Decimal(f)) for w, f in lexicon.PERCENTS.items()}
    words |= {
        fold(w): UnitWord(kind="percentage-point", unit="percentage-point", factor=Decimal(f))
        for w, f in lexicon.PERCENTAGE_POINTS.items()
    }
    return words


def _measures() -> dict[str, UnitWord]:
    stops = {fold(w): fold(no) for w, no in lexicon.MEASURE_BUT_NOT_BEFORE.items()}
    return {
        word: UnitWord(kind="number", unit=unit, not_before=stops.get(word, ""))
        for word, unit in by_word(lexicon.MEASURES).items()
    }


def _durations() -> dict[str, UnitWord]:
    stops = {fold(w): fold(no) for w, no in lexicon.DURATION_BUT_NOT_BEFORE.items()}
    return {
        word: UnitWord(
            kind="duration",
            unit=lexicon.LONGER_DURATIONS.get(unit, unit),
            factor=Decimal(factor),
            not_before=stops.get(word, ""),
        )
        for unit, (factor, table) in lexicon.DURATIONS.items()
        for word in split(table)
    }


def _currencies() -> dict[str, UnitWord]:
    stops = {fold(w): fold(no) for w, no in lexicon.CURRENCY_BUT_NOT_BEFORE.items()}
    words = {
        word: UnitWord(kind="amount", unit=code, not_before=stops.get(word, ""))
        for word, code in by_word(lexicon.CURRENCIES).items()
    }
    cents = {
        fold(word): UnitWord(kind="amount", unit=code, factor=Decimal(factor), not_before=stops.get(fold(word), ""))
        for factor, table in lexicon.PARTS_OF_MONEY.items()
        for word, code in table.items()
    }
    cents |= {
        f"{word.removesuffix('dollars')}cents": UnitWord(kind="amount", unit=code, factor=Decimal("0.01"))
        for word, code in by_word(lexicon.CURRENCIES).items()
        if word.endswith(" dollars")
    }
    millions = {
        word: UnitWord(kind="amount", unit=code, factor=Decimal(10**6)) for word, code in lexicon.MILLIONS.items()
    }
    return words | cents | millions | {lexicon.YUAN_SIGNS: UnitWord(kind="amount", unit="CNY")}


UNIT_WORDS = _table()
UNIT_NAMES = frozenset(word.unit for word in UNIT_WORDS.values() if word.unit)
LATIN = [word for word in UNIT_WORDS if word[0].isascii() and word[0].isalpha()]
HAN = [word for word in UNIT_WORDS if word not in LATIN]
HAN_WORD = late(any_of(HAN))
_CASED = {fold(sign): unit for sign, unit in lexicon.CASED_MEASURES.items()}
_NAMED = late(f"{any_word(UNIT_WORDS)}|{any_word(_CASED)}")


def unit_named(text: str, at: int) -> tuple[str, int] | None:
    """(unit, end) of the word at `at` that names one: the hour of km/h, the litre of mg/L; `None` for none."""
    match = _NAMED.match(text, at)
    if match is None:
        return None
    word = match.group()
    found = UNIT_WORDS.get(word)
    unit = found.unit if found else _CASED[word]
    return (unit, match.end()) if unit and not (found and found.factor != 1) else None
