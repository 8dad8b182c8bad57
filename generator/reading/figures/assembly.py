"""Readings put together from their parts: numeral, measure, left side, right side.

In this order: `quantity_of`, which decides between figure, range and name; the quantity of one numeral, of a range, of
a phrase, of a rank; and what the words around say: qualifiers behind, qualifiers that are none, directions.
"""

from __future__ import annotations

import re
from decimal import Decimal

from generator.reading.figures import lexicon, names
from generator.reading.figures.before import NEXT_MONEY, Before, before
from generator.reading.figures.compounds import joined
from generator.reading.figures.direction import direction_at
from generator.reading.figures.estimates import estimate_of, rate_of
from generator.reading.figures.fold import simplified
from generator.reading.figures.intervals import interval
from generator.reading.figures.numeral import Numeral
from generator.reading.figures.parts import Part, part_at
from generator.reading.figures.patterns import any_of
from generator.reading.figures.phrases import Phrase
from generator.reading.figures.place import Place, non_quantity
from generator.reading.figures.quantity import Quantity
from generator.reading.figures.ranges import ends, numeral_behind, range_at
from generator.reading.figures.ranks import Ranking
from generator.reading.figures.words import ends_letters, longest_first, split
from generator.reading.late import late


def quantity_of(place: Place, numeral: Numeral) -> Quantity:
    """The reading of the numeral at a place: a rate, a range, a part of a name, or a figure."""
    rate = rate_of(place, numeral, _quantity_at)
    return rate or estimate_of(place, _plain(place, numeral), _quantity_at)


def _quantity_at(place: Place) -> Quantity | None:
    """The figure whose numeral begins at a place."""
    numeral = numeral_behind(place.text, place.at)
    return _plain(place, numeral) if numeral else None


def _plain(place: Place, numeral: Numeral) -> Quantity:
    """A range, a part of a name, or a figure."""
    left = before(place.text, place.at, place.floor)
    part = joined(
        place.text, _without_next_sign(place.text, part_at(place.text, place.at, numeral).of_currency(left), left)
    )
    other = range_at(place, part)
    if other:
        return range_of(place, part, other, left)
    if _is_designation(place, part, left) or _is_part_of_name(place, part, left):
        return non_quantity(place, place.at, part.end, "name")
    return figure_of(place, part, left)


def _without_next_sign(text: str, part: Part, left: Before) -> Part:
    """Without the currency of the next amount in a row: $ 24,087 $ 24,248, rmb 12 usd 30."""
    is_next = left.currency and part.measure and NEXT_MONEY.match(text, part.numeral.end)
    return part._replace(measure=None) if is_next else part


def _is_designation(place: Place, part: Part, left: Before) -> bool:
    """Whether a hyphen behind a Chinese character makes a bare number a name: 殲-10."""
    behind_han = "一" <= place.text[max(0, left.start - 1) : left.start] <= "鿿"
    is_free = not 0 < place.floor == left.start
    return left.sign in ("-", "–") and behind_han and is_free and part.measure is None and not part.numeral.pointed


def _is_part_of_name(place: Place, part: Part, left: Before) -> bool:
    if part.measure or left.currency or part.numeral.scaled:
        return False
    last = place.last
    if last and last.kind == "name" and last.exact.isdigit() and _LISTED.fullmatch(place.text, last.end, left.start):
        return True  # 代號2330與89988
    return names.in_name(place.text, place.original, place.at, part.end)


# --- one numeral ----------------------------------------------------------------------------------------------

_COUNTED = ("item", "person", "account")
LEVEL = late(any_of(split(" ".join(lexicon.SCALE_LEVELS))))


def order_of(numeral: Numeral) -> Numeral:
    """The order of magnitude that a power of ten names: from it to the next, nobody having said where."""
    value = numeral.value or Decimal(0)
    return numeral._replace(form="magnitude", value=None, low=value, high=value * 10)


def figure_of(place: Place, part: Part, left: Before) -> Quantity:
    """The quantity of one numeral; neighbouring digits (兩三個) make a range."""
    left = _without_false_qualifier(place, part, left)
    part = _of_level(place.text, part, left)
    kind, unit = part.kind_and_unit(left)
    behind, end = qualifier_behind(place.text, part.end)
    numeral = part.signed(left).in_units()
    qualifier = left.qualifier or behind or part.qualifier
    if qualifier == "order":
        numeral, qualifier = (order_of(numeral), None) if _is_power_of_ten(numeral) else (numeral, "about")
    if numeral.form == "magnitude" and numeral.value is None:
        level = LEVEL.match(place.text, end)
        qualifier, end = "order", level.end() if level else end
    exact = numeral.is_small_integer and (kind == "duration" or unit in _COUNTED)
    low, high = interval(numeral, qualifier, exact=exact)
    stated = numeral.value is not None or numeral.pair
    return Quantity(
        exact=place.original[left.start : end],
        start=left.start,
        end=end,
        kind="range" if numeral.pair else kind,
        value=numeral.value,
        low=low,
        high=high,
        decimals=-numeral.place if stated else None,
        unit=unit,
        qualifier=qualifier,
        direction=_direction(place, left, end, kind),
        of=kind if numeral.pair else None,
    )


def _of_level(text: str, part: Part, left: Before) -> Part:
    """十億級 and 十億元級 are orders of magnitude and no strengths of an earthquake."""
    numeral, measure = part.numeral, part.measure
    if left.qualifier or measure is None or not numeral.scaled:
        return part
    meant = order_of(numeral) if _is_power_of_ten(numeral) else numeral
    if measure.unit == "magnitude":
        return part_at(text, part.start, meant._replace(end=measure.end))
    return part._replace(numeral=meant) if measure.kind == "amount" and LEVEL.match(text, part.end) else part


def _is_power_of_ten(numeral: Numeral) -> bool:
    """Whether a numeral can stand for an order of magnitude: 100 billion, not 3 billion."""
    value = numeral.value or Decimal(0)
    return value >= 10 and value.normalize().as_tuple().digits == (1,)


def range_of(place: Place, part: Part, other: Part, left: Before) -> Quantity:
    """The range from `part` to `other`."""
    left = _without_false_qualifier(place, part if part.measure else other, left)
    kind, unit = (other if other.measure else part).kind_and_unit(left)
    first, second = ends(part.signed(left), other)
    if first.value is not None and second.value is not None and second.value < first.value:
        first, second = second, first
    mixed = first.value is not None and second.value is not None and first.value < 0 < second.value
    behind, end = qualifier_behind(place.text, other.end)
    return Quantity(
        exact=place.original[left.start : end],
        start=left.start,
        end=end,
        kind="range",
        low=first.value,
        high=second.value,
        decimals=max(-first.place, -second.place),
        unit=unit,
        qualifier=left.qualifier or behind,
        direction=None if mixed else _direction(place, left, end, kind),
        of=kind,
    )


# --- phrases and ranks ----------------------------------------------------------------------------------------

_PHRASE_PLACE = 1  # 近一半 is 45 to 50 percent


def phrase_of(place: Place, phrase: Phrase) -> Quantity:
    """The quantity that a phrase states."""
    left = before(place.text, place.at, place.floor)
    if left.qualifier_word == lexicon.ONLY_BEFORE_SCALE:
        left = Before(start=place.at)
    behind, end = qualifier_behind(place.text, phrase.end)
    qualifier = left.qualifier or phrase.qualifier or behind
    low, high = phrase.low, phrase.high
    if phrase.value is not None and qualifier:
        numeral = Numeral(end=end, form="digits", value=phrase.value, place=_PHRASE_PLACE, pointed=True)
        low, high = interval(numeral, qualifier, exact=False)
    return Quantity(
        exact=place.original[left.start : end],
        start=left.start,
        end=end,
        kind=phrase.kind,
        value=phrase.value,
        low=low,
        high=high,
        decimals=0 if phrase.value is not None else None,
        unit=phrase.unit,
        qualifier=qualifier,
        direction=phrase.direction or _direction(place, left, end, phrase.kind),
        doubling=phrase.doubling,
    )


def ranking_of(place: Place, ranking: Ranking) -> Quantity:
    """A rank, with the interval from the first place for a top rank (前三), or an ordinal."""
    if ranking.place is None:
        return non_quantity(place, place.at, ranking.end, "ordinal")
    return Quantity(
        exact=place.original[place.at : ranking.end],
        start=place.at,
        end=ranking.end,
        kind="rank",
        value=None if ranking.top else ranking.place,
        low=Decimal(1) if ranking.top else ranking.place,
        high=ranking.place,
        decimals=None if ranking.top else 0,
        unit="rank",
        qualifier="at-most" if ranking.top else None,
    )


# --- what the words around say --------------------------------------------------------------------------------


def _behind_pattern() -> str:
    groups = [
        rf"(?P<{name.replace('-', '_')}>"
        + "|".join(
            re.escape(word) + ("(?![a-z])" if ends_letters(word) else "") for word in longest_first(split(table))
        )
        + ")"
        for name, table in lexicon.QUALIFIERS_AFTER.items()
    ]
    return f" ?(?:{'|'.join(groups)})"


_BEHIND = late(_behind_pattern())


def qualifier_behind(text: str, at: int) -> tuple[str | None, int]:
    """The qualifier behind a number and where it ends: 左右, 以上, or more, +."""
    match = _BEHIND.match(text, at)
    if match is None or match.lastgroup is None:
        return None, at
    if match.group().strip() in ("+", "plus") and text[match.end() : match.end() + 1].isdigit():
        return None, at
    return match.lastgroup.replace("_", "-"), match.end()


_SPAN = late(
    simplified("(?:歷時|耗時|長達|用了|持續|經過|已|達|有|為期|歷經|時隔|花費|花了)了? ?$")
    + "|(?<![a-z])(?:for|in|after|just|well|of|has|than|been|is) $"
)


# ticked up to 4.4%
_MOVED = late(
    "(?:ticked|edged|inched|crept|went|moved|nudged|picked|climbed|drifted|ratcheted|bumped|revised|rounded|pushed) $"
)


def _without_false_qualifier(place: Place, part: Part, left: Before) -> Before:
    """Words that only look like qualifiers: 近三年, 去過3次, 上3, over three years."""
    word = left.qualifier_word
    span = part.kind == "duration" and word in ("近", "过", "over")
    if span and not _SPAN.search(place.text, max(0, left.start - 6), left.start):
        return Before(start=place.at)
    if word == "过" and part.kind == "count" and part.numeral.is_small_integer:
        return Before(start=place.at)
    if word == "up to" and _MOVED.search(place.text, max(0, left.start - 12), left.start):
        return Before(start=place.at)
    if word == lexicon.ONLY_BEFORE_SCALE and part.numeral.form != "magnitude":
        return Before(start=place.at, currency=left.currency)
    return left


# What one falls below or breaks through is a level: fell below 7 percent.
_LEVELS = frozenset(split("below above 突破 衝破 升破 漲破 升穿 站上 重上 跌破 跌穿 摜破 失守"))
_SIGNED = dict.fromkeys(["±", "+/-", "plus or minus", "正负", "零下"]) | {"+": "up"}
_RESTATED = late("(?: (?:per|an?) [a-z]{2,10})?(?:[,，]? ?(?:或|即) ?|,? or )")  # 下降17%或156億元
_LISTED = late(" ?(?:、|和|及|以及|与|,|，|and|或|, and|, or|or) ?")


def _direction(place: Place, left: Before, end: int, kind: str) -> str | None:
    """By the sign, by the words beside the figure, or by the figure before it in a list (分別上漲23%和20%)."""
    if left.sign:
        return _SIGNED.get(left.sign, "down")
    if left.qualifier_word in _LEVELS:
        return None
    found = direction_at(place.text, left.start, end, place.floor, kind=kind)
    last = place.last
    if found or last is None:
        return found
    pattern = _LISTED if kind in (last.kind, last.of) else _RESTATED
    return last.direction if pattern.fullmatch(place.text, last.end, left.start) else None
