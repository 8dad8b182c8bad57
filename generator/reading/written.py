"""A figure read back out of what the press wrote, by the record of the language alone.

For languages whose numerals the reader of figures does not know: the patterns of the record are undone one after the
other, qualifier, range, unit, scale, number. In this order: `read_written`; the patterns; the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.reading.figures.stated import Stated

if TYPE_CHECKING:
    from generator.languages.language import Language

SIGNS = {"": 1, "+": 1, "\N{MINUS SIGN}": -1}


def read_written(text: str, language: Language, unit: str | None) -> Stated | None:
    """What `text`, a figure in `unit` as the language writes it, states; `None` where no pattern of its record fits.

    A value alone has no interval here; a range has its ends.
    """
    for qualifier, figure in _peeled(text, language, unit):
        found = _range(figure, language, unit) or _value(figure, language, unit)
        if found is not None:
            low, high, value, decimals = found
            return Stated(value=value, low=low, high=high, decimals=decimals, unit=unit, qualifier=qualifier or None)
    return None


def _peeled(text: str, language: Language, unit: str | None) -> Iterator[tuple[str, str]]:
    """Each qualifier that fits with the number inside it and the unit; in a unit of the project it stands within."""
    for qualifier, inner in _undone(text, _qualifiers(language)):
        yield from ((qualifier, figure) for _, figure in [*_undone(inner, _units(language, unit)), ("", inner)])
    for _, inner in _undone(text, _units(language, unit)):
        yield from _undone(inner, _qualifiers(language))


def _qualifiers(language: Language) -> Iterator[tuple[str, str]]:
    yield "", "{n}"
    for group in (language.qualifiers, language.qualifiers_below_zero, language.qualifiers_of_time):
        yield from group.items()


def _units(language: Language, unit: str | None) -> Iterator[tuple[str, str]]:
    forms: Mapping[str, str] = language.forms(unit, named=True) or {}
    yield from ((unit or "", pattern) for pattern in forms.values())


def _undone(text: str, patterns: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each name whose pattern `text` fits, with what stands in the place of {n}; a sign may stand before it all."""
    for name, pattern in patterns:
        head, _, tail = pattern.partition("{n}")
        for sign in ("", *filter(None, SIGNS)):
            before = sign + head
            if text.startswith(before) and text.endswith(tail) and len(text) > len(before) + len(tail):
                yield name, sign + text[len(before) : len(text) - len(tail)]


def _range(text: str, language: Language, unit: str | None) -> tuple[Decimal, Decimal, None, int] | None:
    before, rest = language.range.split("{low}")
    between, after = rest.split("{high}")
    if not (text.startswith(before) and text.endswith(after)):
        return None
    low, found, high = text[len(before) : len(text) - len(after)].partition(between)
    ends = [_end(part, language, unit) for part in (low, high)] if found else []
    if not ends or ends[0] is None or ends[1] is None:
        return None
    return ends[0][0], ends[1][0], None, min(ends[0][1], ends[1][1])


def _end(text: str, language: Language, unit: str | None) -> tuple[Decimal, int] | None:
    inner = [figure for _, figure in _undone(text, _units(language, unit))]
    return next((found for figure in (*inner, text) if (found := _number(figure, language)) is not None), None)


def _value(text: str, language: Language, unit: str | None) -> tuple[None, None, Decimal, int] | None:
    found = _number(text, language)
    return None if found is None else (None, None, found[0], found[1])


def _number(text: str, language: Language) -> tuple[Decimal, int] | None:
    """A number with its scale, and the place of its last digit."""
    for exponent, word in ((0, ""), *((scale.exponent, scale.word) for scale in language.scales)):
        if word and not text.endswith(word):
            continue
        digits = text[: len(text) - len(word)] if word else text
        match = re.fullmatch(_digits(language), digits)
        if match:
            plain = match["whole"].replace(language.grouping, "") + "." + (match["part"] or "")
            value = SIGNS[match["sign"]] * Decimal(plain.rstrip("."))
            return value.scaleb(exponent), len(match["part"] or "") - exponent
    return None


def _digits(language: Language) -> str:
    grouping, point = re.escape(language.grouping), re.escape(language.point)
    return rf"(?P<sign>[+\u2212]?)(?P<whole>[0-9]{{1,3}}(?:{grouping}[0-9]{{3}})+|[0-9]+)(?:{point}(?P<part>[0-9]+))?"
