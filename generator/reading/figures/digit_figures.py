"""Figures that begin with a digit: dates, headings, codes, malformed numbers, quantities.

In this order: `read_digits`, years that are counts, references and codes, headings, quantities (with the scales and
units that only the letter case tells: $5T, 120W), and accounting parentheses.
"""

from __future__ import annotations

from generator.reading.figures import dates, english, lexicon, names, numerals, phrases, ranks
from generator.reading.figures.assembly import figure_of, phrase_of, quantity_of, range_of, ranking_of
from generator.reading.figures.before import Before, before
from generator.reading.figures.brackets import Bracketed, bracketed_at
from generator.reading.figures.measures import cased_at, measure_at
from generator.reading.figures.numeral import Numeral
from generator.reading.figures.parts import Part
from generator.reading.figures.patterns import any_of, any_word
from generator.reading.figures.per import whole_unit
from generator.reading.figures.place import Found, Place, non_quantity
from generator.reading.figures.quantity import Quantity
from generator.reading.figures.ranges import range_at
from generator.reading.late import late


def read_digits(place: Place) -> Found:
    """A date, a heading, a code, or a quantity, whichever is the first to fit."""
    text, at = place.text, place.at
    if text[at] == "(":
        return _bracketed(place)
    phrase = phrases.phrase_at(text, at, place.floor) if _PLACES.match(text, at) else None
    if phrase:
        return phrase_of(place, phrase)
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
    return (
        names.joined_end(text, at)
        or names.score_end(text, at)
        or names.code_end(text, at)
        or names.malformed_end(text, at)
    )


_PLACES = late("[2-4]位数|[4-9]-figure")
_REFERENCE = late("[0-9]{1,3}(?=\\])")  # [12]
_NO_ADJECTIVE = "(?:and|or|to|the|of|in|by|for|with|as|on|when|while|most|some|many|all|which|that|than) "
_YEAR_QUALIFIERS = ("上", "过", "近", "约")  # they may stand before a year as well: 近2024年底


_ONLY_YEARS = late("[0-9]{4}(?: ?[-–~至到—] ?[0-9]{4})?")
# What comes to so many hundreds and is never one of a year (the 2016 elections): a pool of 2016 servers.
_THINGS = late(rf" (?:(?!{_NO_ADJECTIVE})[a-z-]{{3,15}} )?{any_word(lexicon.ENGLISH_THINGS.split())}")
_BEFORE_YEARS = (
    "(?<![a-z])(?:in|since|by|until|till|from|during|after|before|for|the|its|their|his|her|our|this|early|late|mid"
    rf"|year|fiscal|summer|autumn|winter|spring|around|{any_of(lexicon.MONTHS.split())})"
)
_OF_A_YEAR = late(rf"(?:{_BEFORE_YEARS}\.? ?|[(\n,;:'.–-] ?|^)$")
_IN_A_YEAR = late(rf"{_BEFORE_YEARS} $")  # from 7 million in 2019 to 6 million


def _is_counted_year(place: Place, end: int) -> bool:
    """Whether digits that could be a year are a number: 2000萬, 2000人, HK$2000, 1950至2050億元, 1990 shops."""
    text, at = place.text, place.at
    if not _ONLY_YEARS.fullmatch(text, at, end):
        return False
    left = before(text, at, place.floor)
    if left.currency or (left.qualifier and left.qualifier_word not in _YEAR_QUALIFIERS):
        return True
    numeral = numerals.digits_at(text, at)
    if numeral is None or (end - at == 4 and (numeral.end > end or measure_at(text, end, numeral))):
        return True
    other = range_at(place, Part(start=at, numeral=numeral, measure=None))
    if (
        other
        and not _IN_A_YEAR.search(text, max(0, at - 10), at)
        and (other.numeral.scaled or (other.measure and other.kind != "duration"))
    ):
        return True
    things = _THINGS.match(text, end) if end - at == 4 else None
    return things is not None and not _OF_A_YEAR.search(text, max(0, at - 10), at)


# --- headings -------------------------------------------------------------------------------------------------

_HEADING = late(r"(?P<zero>0[1-9](?![0-9a-z:/%月日年时点-]|[.,][0-9]))|[0-9]{1,2}(?=[.、)](?![0-9]))")
LINE_START = late(r"(?:^|\n)[ (]{0,4}$")


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

_SUFFIXED_ORDINAL = late("[0-9]{1,4}(?:st|nd|rd|th)(?![a-z])")


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
    sign = cased_at(place.original, numeral.end)
    measure = whole_unit(place.text, sign) if sign else None
    if measure is None:
        return None
    part = Part(start=place.at, numeral=numeral, measure=measure)
    return figure_of(place, part, before(place.text, place.at, place.floor))


_TRILLIONS = late(r"(?P<digits>[0-9]{1,3}(?:\.[0-9]{1,3})?)T(?![0-9A-Za-z])")


def _trillions(place: Place) -> Numeral | None:
    """$5T."""
    match = _TRILLIONS.match(place.original, place.at)
    if match is None or before(place.text, place.at, place.floor).currency is None:
        return None
    return english.scaled_digits_at(match["digits"] + "tn", 0)


def _numeral(place: Place) -> Numeral | None:
    return _scaled(place) if english.letters_follow(place.text, place.at) else _unscaled(place)


def _unscaled(place: Place) -> Numeral | None:
    numeral = numerals.numeral_at(place.text, place.at)
    return english.with_scale(place.text, numeral) if numeral else None


def _scaled(place: Place) -> Numeral | None:
    """With what the words or letters behind the digits may say: $5T, US$ 5 m, 1.2 billion."""
    trillions = _trillions(place)
    if trillions:
        return trillions._replace(end=place.at + trillions.end - 1)
    lettered = english.spaced_letter_at(place.text, place.at)
    if lettered and (place.original[lettered.end - 1] in "MB" or _is_of_money(place, lettered)):
        return lettered
    scaled = english.scaled_digits_at(place.text, place.at)
    if scaled and not _is_metres(place, scaled):
        return scaled
    return _unscaled(place)


def _is_of_money(place: Place, numeral: Numeral) -> bool:
    """Whether a currency stands before or behind the number."""
    behind = measure_at(place.text, numeral.end, numeral)
    return before(place.text, place.at, place.floor).currency is not None or bool(behind and behind.kind == "amount")


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


_HOW_LONG = late(
    " (?:tall|long|wide|high|deep|x|×|sprint|race|butterfly|freestyle|backstroke|hurdles|final|relay|below|above|away"
    "|stretch|of the (?:course|race|track|way))(?![a-z])"
)
_RESOLUTION = late("[248]k(?![a-z])")


def _touches_letters(place: Place, numeral: Numeral) -> bool:
    """Whether letters touch the digits that are no scale: 3D, 5G, and 4K, which is a resolution."""
    if place.text[place.at + 1 : place.at + 2] == "k" and _RESOLUTION.match(place.text, place.at):
        return place.original[place.at + 1] == "K"
    behind = place.text[numeral.end : numeral.end + 1]
    return behind.isascii() and behind.isalnum()


# --- accounting parentheses -----------------------------------------------------------------------------------

_IN_TABLE = late(r"(?:^|\n|\||\)|  )[ |]*$")
_BETWEEN_FIGURES = late(r"[0-9%)|] {1,3}$")
_ROW_GOES_ON = late(r" {1,9}(?:\| {0,9})?[$€£]? ?\(?[0-9][0-9,.]{0,20}\)?(?: |%|\||$|\n)")
_NEVER_NEGATIVE = ("count", "duration", "multiple")


def _bracketed(place: Place) -> Found:
    """(36)億, (3.6) billion, $(1,234), and (1,234) in a row of figures are negative; (3) in a sentence is not."""
    bracketed = bracketed_at(place.text, place.at)
    if bracketed is None or (bracketed.part.measure and bracketed.part.kind in _NEVER_NEGATIVE):
        return None
    left = before(place.text, place.at, place.floor)
    left = left._replace(sign="(", currency=left.currency or bracketed.currency)
    other = range_at(place, bracketed.part, left)
    if other:
        return range_of(place, bracketed.part, other, left)
    return figure_of(place, bracketed.part, left) if _is_negative(place, bracketed, left) else None


# A price or a conversion in parentheses is no loss: A$50,000 ($37,235), up from June 2016 ($247,600).
_LOSS_BEFORE = late("(?:loss|losses|deficit|outflow|negative|charge|expense|(?<![a-z])net)[^.;\n]{0,30}$")


def _is_negative(place: Place, bracketed: Bracketed, left: Before) -> bool:
    text, end = place.text, bracketed.end
    in_row = _IN_TABLE.search(text, max(0, place.at - 8), place.at) or _ROW_GOES_ON.match(text, end)
    if bracketed.is_percent:
        return in_row is not None and _BETWEEN_FIGURES.search(text, max(0, place.at - 4), place.at) is not None
    outside = left.currency is not None and bracketed.currency is None
    lost = bracketed.currency is not None and _LOSS_BEFORE.search(text, max(0, place.at - 40), place.at) is not None
    return bracketed.part.end > end or outside or lost or (in_row is not None and not bracketed.digits.isdigit())
