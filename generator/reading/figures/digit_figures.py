"""Figures that begin with a digit: dates, headings, codes, malformed numbers, quantities.

In this order: `read_digits`, years that are counts, references and codes, headings, quantities (with the scales and
units that only the letter case tells: $5T, 120W), and accounting parentheses.
"""

from __future__ import annotations

import re

from generator.reading.figures import dates, english, lexicon, names, numerals, ranks
from generator.reading.figures.assembly import figure_of, quantity_of, ranking_of
from generator.reading.figures.before import before
from generator.reading.figures.measures import cased_at, measure_at
from generator.reading.figures.numeral import LITERAL, Numeral
from generator.reading.figures.parts import Part
from generator.reading.figures.place import Found, Place, non_quantity
from generator.reading.figures.quantity import Quantity


def read_digits(place: Place) -> Found:
    """A date, a heading, a code, or a quantity, whichever is the first to fit."""
    text, at = place.text, place.at
    if text[at] == "(":
        return _bracketed(place)
    date = names.listed_year_end(text, at) or dates.date_end(text, at)
    if date and not _is_counted_year(place, date):
        return non_quantity(place, at, date, "name" if date - at == 4 and names.after_family(text, at) else "date")
    if text[at - 1 : at] == "[" and (reference := _REFERENCE.match(text, at)):
        return non_quantity(place, at, reference.end(), "name")
    heading = _heading_end(place)
    if heading:
        return non_quantity(place, at, heading, "heading-number")
    name = None if numerals.is_slashed(text, at) else _name_end(text, at)
    return non_quantity(place, at, name, "name") if name else _quantity(place)


def _name_end(text: str, at: int) -> int | None:
    return names.joined_end(text, at) or names.code_end(text, at) or names.malformed_end(text, at)


_REFERENCE = re.compile("[0-9]{1,3}(?=\\])")  # [12]
_YEAR_QUALIFIERS = ("上", "过", "近", "约")  # they may stand before a year as well: 近2024年底


def _is_counted_year(place: Place, end: int) -> bool:
    """Whether four digits that could be a year are a number: 2000萬, 2000人, HK$2000."""
    text, at = place.text, place.at
    if end - at != 4:
        return False
    numeral = english.scaled_digits_at(text, at) or numerals.numeral_at(text, at)
    if numeral is None or numeral.end > end or measure_at(text, end, numeral):
        return True
    left = before(text, at, place.floor)
    return left.currency is not None or (left.qualifier is not None and left.qualifier_word not in _YEAR_QUALIFIERS)


# --- headings -------------------------------------------------------------------------------------------------

_HEADING = re.compile(r"(?P<zero>0[1-9](?![0-9a-z:/%月日年时点-]|[.,][0-9]))|[0-9]{1,2}(?=[.、)](?![0-9]))")
LINE_START = re.compile(r"(?:^|\n)[ (]{0,4}$")


def starts_line(text: str, at: int) -> bool:
    """Whether only spaces or a bracket stand between `at` and the beginning of its line."""
    return LINE_START.search(text[max(0, at - 6) : at]) is not None and (at < 6 or "\n" in text[at - 6 : at])


def _heading_end(place: Place) -> int | None:
    """01 anywhere; 1. and 1、 where a line begins and goes on."""
    text, at = place.text, place.at
    match = _HEADING.match(text, at)
    if not match:
        return None
    goes_on = match.end() + 2 < len(text) and starts_line(text, at)
    return match.end() if match["zero"] or goes_on else None


# --- quantities -----------------------------------------------------------------------------------------------

_SUFFIXED_ORDINAL = re.compile("[0-9]{1,4}(?:st|nd|rd|th)(?![a-z])")


def _quantity(place: Place) -> Found:
    text, at = place.text, place.at
    ranking = ranks.english_at(text, at) if _SUFFIXED_ORDINAL.match(text, at) else None
    if ranking:
        return ranking_of(place, ranking)
    pair = numerals.listed_at(text, at) if text[at + 1 : at + 2] == "、" else None
    if pair and (pair.scaled or measure_at(text, pair.end, pair)):
        return quantity_of(place, pair)
    numeral = _numeral(place)
    if numeral is None:
        return at + 1
    name = names.digits_with_letters_end(text, at) if _touches_letters(place, numeral) else None
    if name and measure_at(text, numeral.end, numeral) is None:
        return _with_cased_unit(place, numeral) or non_quantity(place, at, name, "name")
    return quantity_of(place, numeral)


def _with_cased_unit(place: Place, numeral: Numeral) -> Quantity | None:
    """500g, 120W."""
    measure = cased_at(place.original, numeral.end)
    if measure is None:
        return None
    part = Part(start=place.at, numeral=numeral, measure=measure)
    return figure_of(place, part, before(place.text, place.at, place.floor))


_TRILLIONS = re.compile(r"(?P<digits>[0-9]{1,3}(?:\.[0-9]{1,3})?)T(?![0-9A-Za-z])")


def _trillions(place: Place) -> Numeral | None:
    """$5T."""
    match = _TRILLIONS.match(place.original, place.at)
    if match is None or before(place.text, place.at, place.floor).currency is None:
        return None
    return english.scaled_digits_at(match["digits"] + "tn", 0)


def _numeral(place: Place) -> Numeral | None:
    trillions = _trillions(place)
    if trillions:
        return trillions._replace(end=place.at + trillions.end - 1)
    scaled = english.scaled_digits_at(place.text, place.at)
    if scaled and not _is_metres(place, scaled):
        return scaled
    return numerals.numeral_at(place.text, place.at)


def _is_metres(place: Place, numeral: Numeral) -> bool:
    """Whether a small m or mm behind digits is a measure and no million: 水深250m in Chinese, 7.62mm."""
    letters = place.original[numeral.end - 2 : numeral.end]
    if letters == "mm":
        return True
    if letters[1:] != "m" or not "0" <= letters[:1] <= "9":
        return False
    left = before(place.text, place.at, place.floor)
    if left.currency is None and _HOW_LONG.match(place.text, numeral.end):
        return True
    around = place.text[max(0, left.start - 1) : left.start] + place.text[numeral.end : numeral.end + 1]
    return left.currency is None and any("一" <= character <= "鿿" for character in around)


_HOW_LONG = re.compile(" (?:tall|long|wide|high|deep|x|×)(?![a-z])")
_RESOLUTION = re.compile("[248]k(?![a-z])")


def _touches_letters(place: Place, numeral: Numeral) -> bool:
    """Whether letters touch the digits that are no scale: 3D, 5G, and 4K, which is a resolution."""
    if place.text[place.at + 1 : place.at + 2] == "k" and _RESOLUTION.match(place.text, place.at):
        return place.original[place.at + 1] == "K"
    behind = place.text[numeral.end : numeral.end + 1]
    return behind.isascii() and behind.isalnum()


# --- accounting parentheses -----------------------------------------------------------------------------------

_BRACKETED = re.compile(
    rf"\((?P<currency>[{''.join(lexicon.CURRENCY_SIGNS)}])?(?P<digits>{LITERAL.pattern})(?P<percent>%)?\)"
)
_IN_TABLE = re.compile(r"(?:^|\n|\||\)|  )[ |]*$")
_BETWEEN_FIGURES = re.compile(r"[0-9%)|] {1,3}$")
_ROW_GOES_ON = re.compile(r" {1,9}(?:\| {0,9})?[$€£]? ?\(?[0-9][0-9,.]{0,20}\)?(?: |%|\||$|\n)")
_NEVER_NEGATIVE = ("count", "duration", "multiple")
_LOOK = 40


def _bracketed(place: Place) -> Found:
    """(36)億, (3.6) billion, $(1,234), and (1,234) in a row of figures are negative; (3) in a sentence is not."""
    text, at = place.text, place.at
    match = _BRACKETED.match(text, at)
    if match is None or names.malformed_end(text, match.start("digits")):
        return None
    part = _part_around(text, match)
    left = before(text, at, place.floor)
    if part is None or (part.measure and part.kind in _NEVER_NEGATIVE):
        return None
    stated = (part.end > match.end() and not match["percent"]) or left.currency
    in_row = _IN_TABLE.search(text, max(0, at - 8), at) or _ROW_GOES_ON.match(text, match.end())
    in_table = in_row and (match["percent"] is not None or not match["digits"].isdigit())
    if match["percent"] and not _BETWEEN_FIGURES.search(text, max(0, at - 4), at):
        return None
    if not (stated or in_table):
        return None
    inside = lexicon.CURRENCY_SIGNS[match["currency"]] if match["currency"] else None
    return figure_of(place, part, left._replace(sign="(", currency=left.currency or inside))


def _part_around(text: str, match: re.Match[str]) -> Part | None:
    """The number in the parentheses with the scale and unit behind them, read as if they were not there."""
    plain = match["digits"] + (match["percent"] or "") + text[match.end() : match.end() + _LOOK]
    numeral = english.scaled_digits_at(plain, 0) or numerals.numeral_at(plain, 0)
    if numeral is None:
        return None
    measure = measure_at(plain, numeral.end, numeral)
    shift = match.end() - len(match["digits"] + (match["percent"] or ""))
    return Part(
        start=match.start(),
        numeral=numeral._replace(end=numeral.end + shift),
        measure=measure._replace(end=measure.end + shift) if measure else None,
    )
