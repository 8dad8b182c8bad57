"""What an estimate is per, and the interval it is given with: 134 per 100 000, 146 (95% UI 130–160), 每10萬人134例.

In this order: `estimate_of`, which goes on behind a figure, `rate_of`, which begins with its population, and intervals
of uncertainty.

The unit of a rate is `per 100000` (whatever is counted; the words beside it tell): 134 deaths per 100 000, 134/10萬 and
每10萬人134例 are alike. An interval that is told as one of uncertainty belongs to its figure, as `low` and `high`.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from generator.reading.figures.fold import simplified
from generator.reading.figures.intervals import of_rate
from generator.reading.figures.numeral import LITERAL, Numeral
from generator.reading.figures.per import BASES, base_behind
from generator.reading.figures.place import Place
from generator.reading.figures.quantity import Quantity
from generator.reading.late import late

_Reader = Callable[[Place], Quantity | None]
MOST_LETTERS = 23  # a token is cited whole, and what is cited is short
_JOINTS = (" ", ",", "/", "(", "[")  # what such words begin with
_RATED = ("number", "count")


def estimate_of(place: Place, reading: Quantity, read: _Reader) -> Quantity:
    """The reading with the interval and the population behind it; `read` reads the figure at a place."""
    if place.text[reading.end : reading.end + 1] not in _JOINTS:
        return reading
    return _rated(place, _with_interval(place, _rated(place, reading), read))


def _rated(place: Place, reading: Quantity) -> Quantity:
    base = base_behind(place.text, reading.end) if _may_be_rate(reading) else None
    if base is None or _letters(place.text[reading.start : base[1]]) > MOST_LETTERS:
        return reading
    return _up_to(place, _per(reading, base[0]), base[1])


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)


def _may_be_rate(reading: Quantity) -> bool:
    return (reading.of or reading.kind) in _RATED and not (reading.unit or "").startswith("per ")


def _per(reading: Quantity, population: int) -> Quantity:
    is_range = reading.kind == "range"
    low, high = of_rate(reading.value, reading.low, reading.high, reading.decimals)
    return reading._replace(
        kind="range" if is_range else "number",
        of="number" if is_range else None,
        unit=f"per {population}",
        low=low,
        high=high,
    )


def _up_to(place: Place, reading: Quantity, end: int) -> Quantity:
    return reading._replace(exact=place.original[reading.start : end], end=end)


# --- populations before the number ----------------------------------------------------------------------------

_BEGINNINGS = "[0-9零一二两三四五六七八九十百千]"
_OF_THEM = late(rf"(?:(?!{_BEGINNINGS})[一-鿿 ]){{0,10}}[-−–]?(?={_BEGINNINGS})")
_NO_PEOPLE = tuple("元美港日欧英克米升公吨斤度瓦")


def rate_of(place: Place, numeral: Numeral, read: _Reader) -> Quantity | None:
    """每10萬人134例, where the number at a place is that population; `None` where it is none."""
    text = place.text
    if text[place.at - 1 : place.at] != "每" or numeral.value not in BASES or text.startswith(_NO_PEOPLE, numeral.end):
        return None
    of_them = _OF_THEM.match(text, numeral.end)
    signed = of_them is not None and of_them.group()[-1:] in ("-", "−", "–")
    floor = of_them.end() - 1 if of_them and signed else numeral.end  # 每千人-5 is no name such as 殲-10
    inside = read(place._replace(at=of_them.end(), floor=floor, last=None)) if of_them else None
    if inside is None or not _may_be_rate(inside):
        return None
    start = place.at - 1
    rated = _per(inside, int(numeral.value))._replace(exact=place.original[start : inside.end], start=start)
    return _with_interval(place, rated, read)


# --- intervals of uncertainty ---------------------------------------------------------------------------------

_UNCERTAINTY = late(
    r"(?:,? (?=[89][0-9](?:\.[0-9])? ?% ?(?:ui|ci|cri) [(\[])| ?[(\[])(?:[89][0-9](?:\.[0-9])? ?% ?)?"
    r"(?:(?:uncertainty|confidence|credible) (?:interval|range|limit)s?(?: ?[\[(](?:ui|ci|cri)[\])])?|uis?|cis?|cri"
    + simplified("|(?:置信|信賴|可信|不確定性?)(?:區間|範圍))")
    + r"(?:[:：,=]? ?| [(\[])(?=[-–0-9$€£¥])"
)
_CLOSES = late(r" ?[)\]]")
_SCALES = (0, 3, 4, 6, 8, 9, 12)


def _with_interval(place: Place, reading: Quantity, read: _Reader) -> Quantity:
    """The figure with the interval in parentheses behind it, where that holds it and is told to be one."""
    opens = _UNCERTAINTY.match(place.text, reading.end) if reading.value is not None else None
    inside = (_pair(place.text, opens.end()) or _range(place, opens.end(), read)) if opens else None
    closes = _CLOSES.match(place.text, inside[2]) if inside else None
    bounds = _holding(reading.value, *inside[:2]) if inside and closes else None
    if bounds is None or closes is None or _letters(place.text[reading.start : closes.end()]) > MOST_LETTERS:
        return reading
    return _up_to(place, reading._replace(low=bounds[0], high=bounds[1]), closes.end())


_NUMBER = f"[-–]?{LITERAL.pattern}"
_PAIR = late(rf"(?P<low>{_NUMBER})%?[,;] (?P<high>{_NUMBER})%?(?= ?[)\]])")


def _pair(text: str, at: int) -> tuple[Decimal, Decimal, int] | None:
    """Both ends with a comma between them (0.48, 0.86), and where the second ends."""
    match = _PAIR.match(text, at)
    if match is None:
        return None
    low, high = (Decimal(match[name].replace(",", "").replace("–", "-")) for name in ("low", "high"))
    return low, high, match.end()


def _range(place: Place, at: int, read: _Reader) -> tuple[Decimal, Decimal, int] | None:
    inside = read(place._replace(at=at, floor=at, last=None))
    if inside is None or inside.kind != "range" or inside.low is None or inside.high is None:
        return None
    return inside.low, inside.high, inside.end


def _holding(value: Decimal | None, low: Decimal, high: Decimal) -> tuple[Decimal, Decimal] | None:
    """Both ends of the range, in the scale in which they hold the value: 10.8 million (95% UI 10.1–11.7)."""
    if value is None:
        return None
    scaled = ((low.scaleb(power), high.scaleb(power)) for power in _SCALES)
    return next((ends for ends in scaled if ends[0] <= value <= ends[1]), None)
