"""Ranges: 3%-4%, 10-12億, 三到五倍, US$3 billion to US$4 billion, between 20 and 30.

In this order: `range_at`, which finds the other end, `ends`, which states both in whole units, and the reasons for
which two numbers with a range sign between them are no range: descending, of different units, or a level reached
(增長20%至1000億元, rose to).
"""

from __future__ import annotations

from decimal import Decimal

from generator.reading.figures import english, lexicon, names, numerals
from generator.reading.figures.before import Before, before
from generator.reading.figures.brackets import bracketed_at
from generator.reading.figures.direction import direction_at
from generator.reading.figures.finder import NOT_FIGURE, isolated
from generator.reading.figures.measures import measure_at
from generator.reading.figures.numeral import Numeral
from generator.reading.figures.parts import Part
from generator.reading.figures.patterns import any_word
from generator.reading.figures.place import Place
from generator.reading.figures.words import split
from generator.reading.late import late

_SEPARATOR = late("-? (?:to|through) | ?(?:-|–|—|~|至|到) ?|(?P<and> ?(?:和|与|and) ?)|(?P<or> or )")
_CURRENCY = late(r"(?:us|hk|nt|s|a|c)? ?\$|rmb ?|usd ?|hkd ?|¥|€|£|人民币")


def range_at(place: Place, part: Part, left: Before | None = None) -> Part | None:
    """The other end of the range whose first end is `part`, `None` where there is none."""
    separator = _SEPARATOR.match(place.text, part.end)
    if separator is None or part.numeral.value is None or part.numeral.more:
        return None
    left = left or before(place.text, place.at, place.floor)
    part = part.signed(left)
    other = _other_end(place.text, separator.end())
    if other is None:
        return None
    if separator["and"]:
        return _between(place, part, other)
    if separator["or"]:
        return other if _are_neighbours(part, other) else None
    return other if _is_range(place, part, other, separator.group().removeprefix("-").strip()) else None


def ends(part: Part, other: Part) -> tuple[Numeral, Numeral]:
    """Both ends in whole units; the first takes scale and measure from the second where it has none of its own."""
    second = other.numeral
    first = part.numeral
    lends = second.power and not first.scaled and part.measure is None
    if lends and first.value is not None and second.value is not None and _may_share(first.value, second):
        first = first._replace(value=first.value.scaleb(second.power), place=first.place + second.power)
    measure = part.measure or (other.measure._replace(added=Decimal(0), place=None) if other.measure else None)
    return Part(start=part.start, numeral=first, measure=measure).in_units(), other.in_units()


def _may_share(first: Decimal, second: Numeral) -> bool:
    """Whether the scale of the second end can be that of the first: 10-12億; and $(52) – $(56) million."""
    other = (second.value or Decimal(0)).scaleb(-second.power)
    return first < other or (other < 0 and first < 0)


# --- the other end --------------------------------------------------------------------------------------------


_SIGN = late(r"[-–负](?=[^ ])|(?:negative|minus) |(?P<plus>\+(?=[^ ]))")


def _other_end(text: str, at: int) -> Part | None:
    """The second end with its sign: -3%, negative $10 million, $(56) million."""
    sign = _SIGN.match(text, at)
    at = sign.end() if sign else at
    currency = _CURRENCY.match(text, at)
    at = currency.end() if currency else at
    bracketed = bracketed_at(text, at)
    if bracketed:
        return _negative(bracketed.part)
    numeral = numeral_behind(text, at)
    if numeral is None or numeral.value is None or numeral.form == "magnitude":
        return None
    part = Part(start=at, numeral=numeral, measure=measure_at(text, numeral.end, numeral))
    return _negative(part) if sign and not sign["plus"] else part


def _negative(part: Part) -> Part:
    value = part.numeral.value
    return part._replace(numeral=part.numeral._replace(value=None if value is None else -value))


def numeral_behind(text: str, at: int) -> Numeral | None:
    """The numeral of a second end, in digits, words or Chinese characters."""
    first = text[at : at + 1]
    if "0" <= first <= "9":
        return None if names.malformed_end(text, at) else numerals.digits_at(text, at)
    if "a" <= first <= "z":
        return english.words_at(text, at)
    if not first or first not in numerals.BEGINNINGS or NOT_FIGURE.match(text, at):
        return None
    return numerals.numeral_at(text, at)


_BETWEEN_BEHIND = late("之?间")
_BETWEEN_BEFORE = late("(?<![a-z])between $")


def _between(place: Place, part: Part, other: Part) -> Part | None:
    """20和30之間, between 20 and 30."""
    text = place.text
    if _BETWEEN_BEHIND.match(text, other.numeral.end):  # 間 is no classifier here
        other = other._replace(measure=None)
    start = before(text, place.at, place.floor).start
    told = _BETWEEN_BEHIND.match(text, other.end) or _BETWEEN_BEFORE.search(text, max(0, start - 10), start)
    return other if told and _is_range(place, part, other, "") else None


def _are_neighbours(part: Part, other: Part) -> bool:
    """two or three (weeks), 22 or 23 (people), but not one or the other, nor 5% or 6%."""
    first, second = part.numeral.value, other.numeral.value
    counted = part.numeral.form == other.numeral.form and part.numeral.form in ("words", "digits")
    whole = part.measure is None and counted and second is not None and second < 100
    return whole and first is not None and second == first + 1


# --- no ranges ------------------------------------------------------------------------------------------------


def _is_range(place: Place, part: Part, other: Part, separator: str) -> bool:
    if not _same_measure(part, other):
        return False
    bare = part.measure is None and other.measure is None
    if bare and separator in ("至", "到", "—") and not _stands_out(place.text, other):
        return False
    first, second = ends(part, other)
    if first.value is None or second.value is None or not _ascends(first.value, second.value):
        return False
    return separator not in ("至", "到", "to") or not _is_level(place, part, other)


def _ascends(first: Decimal, second: Decimal) -> bool:
    """Losses may be told by their size: $(52) – $(56) million."""
    return first < second or (first < 0 and second < first)


def _same_measure(part: Part, other: Part) -> bool:
    """3%-4% and 3-4% are ranges, 3%-4 and 20%至1000億元 are none; a currency may stand at either end."""
    if part.measure and other.measure:
        return (part.kind, part.unit) == (other.kind, other.unit)
    return other.measure is not None or not part.states_unit or part.kind == "amount"


def _stands_out(text: str, part: Part) -> bool:
    """Whether a second end without a unit is certainly a number: 一到十 is a range, 一到四處 is none."""
    return part.numeral.form == "digits" or part.numeral.end - part.start > 1 or isolated(text, part.end, part.end)


_INTEREST = late("[加减升降]息了?$")
_BY = late("(?<![a-z])by (?:rmb|us|hk)?[ $£€]*$")  # raised by £5m to £155m
_FROM = late(r"(?<![a-z])from (?:rmb|us|hk)?[ $£€¥]*$")
_CHANGED = late(
    rf"(?<![a-z])(?:{any_word(word for word in split(lexicon.UP + ' ' + lexicon.DOWN) if word.isascii())}"
    r"|(?:chang|mov|revis|amend|widen|shift|adjust|swing|recover|turn)[a-z]*|went|swung|compared)[^.;\n]{0,60}$"
)
# A growth of 20% to 30% is a range; an amount or a count that grew to another has reached a level, unless both share
# one unit: 增加4,000至6,000人.
_RATES = ("percent", "multiple", "duration")


def _is_level(place: Place, part: Part, other: Part) -> bool:
    """Whether 至, 到 or `to` leads to a level that was reached rather than to the other end of a range."""
    text, left = place.text, before(place.text, place.at, place.floor)
    if _FROM.search(text, max(0, place.at - 16), place.at):
        return _CHANGED.search(text, max(place.floor, place.at - 70), place.at) is not None
    if other.kind not in _RATES and _BY.search(text, max(0, place.at - 10), place.at):
        return True
    if _INTEREST.search(text, max(0, left.start - 3), left.start):
        return True
    if _is_far_apart(part, other):
        return True
    shares = not part.states_unit and (left.currency is None or other.start == _separator_end(text, part.end))
    if other.kind in _RATES or (shares and not left.sign):
        return False
    return direction_at(text, left.start, part.end, place.floor) is not None


def _is_far_apart(part: Part, other: Part) -> bool:
    """回升202點至26563點: nobody tells a range whose ends, each with its unit, are so far from one another."""
    if not part.states_unit or not other.states_unit:
        return False
    low, high = part.in_units().value, other.in_units().value
    return low is not None and high is not None and 0 < low * _FAR < high


_FAR = 30


def _separator_end(text: str, at: int) -> int:
    match = _SEPARATOR.match(text, at)
    return match.end() if match else at
