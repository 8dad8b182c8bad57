"""Figures that begin with a Latin letter: words, months, ranks, names of letters and digits.

In this order: `read_latin`, and below it months, `one`, and names.
"""

from __future__ import annotations

from generator.reading.figures import dates, english, names, phrases, ranks
from generator.reading.figures.assembly import phrase_of, quantity_of, ranking_of
from generator.reading.figures.before import before
from generator.reading.figures.measures import measure_at
from generator.reading.figures.numeral import Numeral
from generator.reading.figures.parts import Part
from generator.reading.figures.place import Found, Place, non_quantity
from generator.reading.figures.ranges import range_at
from generator.reading.late import late


def read_latin(place: Place) -> Found:
    """A date, a phrase, a numeral in words, a rank, or a name, whichever is the first to fit."""
    text, at = place.text, place.at
    date = dates.date_end(text, at)
    if date and _is_capital_month(place):
        return non_quantity(place, at, date, "date")
    part = english.part_of_unit_at(text, at)
    if part:
        return quantity_of(place, part)
    phrase = phrases.phrase_at(text, at, place.floor)
    if phrase:
        return phrase_of(place, phrase)
    numeral = english.words_at(text, at)
    if numeral:
        return _number_word(place, numeral)
    ranking = ranks.english_at(text, at)
    return ranking_of(place, ranking) if ranking else _name(place)


def _is_capital_month(place: Place) -> bool:
    """`may 5` and `march 3` are words; the months are written with a capital."""
    word = place.text[place.at : place.at + 5]
    return not word.startswith(("may", "march")) or place.original[place.at].isupper()


def _number_word(place: Place, numeral: Numeral) -> Found:
    text, at = place.text, place.at
    is_one = numeral.end == at + 3 and text.startswith("one", at)
    if is_one and not _is_counted_one(place, numeral):
        return non_quantity(place, at, numeral.end, "indefinite")
    if numeral.form == "fraction" and text[max(0, at - 2) : at - 1].isdigit():
        return non_quantity(place, at, numeral.end, "ordinal")  # 300 had a second dose, 20 a third
    ordinal = ranks.english_at(text, at)
    if ordinal and ordinal.end > numeral.end:
        return ranking_of(place, ordinal)
    return quantity_of(place, numeral)


_PRONOUN = late(
    "(?<![a-z])(?:no|this|that|which|the|any|some|every|each|another|only|last|next|previous|current|first|new|old|good"
    "|big) $"
)


def _is_counted_one(place: Place, numeral: Numeral) -> bool:
    """Whether `one` is a number here: one year, one percent, one to two, minus one; not one of, no one."""
    text, at = place.text, place.at
    if _PRONOUN.search(text, max(place.floor, at - 12), at):
        return False
    measure = measure_at(text, numeral.end, numeral)
    if measure is not None and measure.end > numeral.end:
        return True
    if range_at(place, Part(start=at, numeral=numeral, measure=None)):
        return True
    return bool(before(text, at, place.floor).sign) or text[numeral.end : numeral.end + 1] not in (" ", "-", "'")


_CURRENCY_LETTERS = late("[a-z$.]+(?=[0-9])")
_LONGEST_LOOK = 200


def _name(place: Place) -> Found:
    """GPT-4.5, H20; but RMB180 is an amount, which begins at its digits."""
    text, at = place.text, place.at
    letters = _CURRENCY_LETTERS.match(text, at)
    left = before(text, letters.end(), place.floor) if letters else None
    if letters and left and left.currency and left.start <= at:
        return letters.end()
    end = names.latin_name_end(text, at)
    has_digit = any("0" <= character <= "9" for character in text[at : min(end, at + _LONGEST_LOOK)])
    return non_quantity(place, at, end, "name") if has_digit else end
