"""English numerals: two hundred and five, 1.2 billion, half a million, two thirds, tens of thousands.

In this order: `words_at`, which reads a numeral that begins with a word, `scaled_digits_at`, which reads digits
with an English scale behind them, and below them the parts: small numbers, sums with scales, fractions, and
vague numbers. As in `numerals`, every form is of bounded length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.figures import lexicon
from generator.figures.numerals import LITERAL, Numeral, trailing_zeros
from generator.figures.patterns import any_of

_SMALL = lexicon.ENGLISH_UNITS | lexicon.ENGLISH_TENS
_GAP = r"(?: {1,2}| ?- ?)"
_WORD = re.compile(rf"(?P<word>{any_of([*_SMALL, *lexicon.ENGLISH_SCALES, 'hundred', 'hundreds'])})(?![a-z])")
_AND = re.compile(r" {1,2}(?:and|&) {1,2}|, ")
_JOIN = re.compile(rf"(?:{_GAP})(?=[a-z])")
_ARTICLE = re.compile(rf"an? (?=(?:{any_of([*lexicon.ENGLISH_SCALES, 'hundred', 'dozen', 'couple'])})(?![a-z]))")
MOST_WORDS = 24

BEGINNINGS = [*_SMALL, *lexicon.ENGLISH_SCALES, "hundred"]


def words_at(text: str, at: int) -> Numeral | None:
    """The numeral whose first word begins at `at` in a folded text, `None` where none does."""
    return _vague(text, at) or _fraction(text, at) or _of_scale(text, at) or _mixed(text, at)


def scaled_digits_at(text: str, at: int) -> Numeral | None:
    """Digits and an English scale: 1.2 billion, 3 hundred and 21, 1.2bn, 10k, 3 dozen."""
    literal = LITERAL.match(text, at)
    scale = _BEHIND_DIGITS.match(text, literal.end()) if literal else None
    if not literal or not scale:
        return None
    digits = literal.group().replace(",", "")
    decimals = len(digits) - digits.index(".") - 1 if "." in digits else 0
    number = _Sum(end=scale.end(), value=Decimal(digits) * _factor(scale), power=_power_of(scale))
    place = _power_of(scale) - decimals
    longer = _tail(text, number) if scale["long"] else number
    if longer.end > number.end:
        return _numeral(longer)
    return Numeral(
        end=number.end,
        form="digits",
        value=number.value,
        place=place,
        power=_power_of(scale),
        pointed=decimals > 0,
        scaled=True,
    )


# --- small numbers and sums -----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sum:
    """What has been read so far, and the power of its last scale, below which the next part must stay."""

    end: int
    value: Decimal
    power: int = 99
    scaled: bool = True


def _numeral(number: _Sum, form: str = "words") -> Numeral:
    return Numeral(
        end=number.end,
        form="words",
        value=number.value,
        place=trailing_zeros(number.value),
        power=number.power if number.power < 99 else 0,
        scaled=number.scaled,
    )


def _group(text: str, at: int) -> _Sum | None:
    """A number below a thousand in words: seven, twenty-five, two hundred and five; `hundred` alone is 100."""
    first = _below_hundred(text, at)
    value, end = first or (1, at)
    gap = _JOIN.match(text, end) if first else None
    hundred = _WORD.match(text, gap.end() if gap else end) if gap or not first else None
    if not hundred or hundred["word"] != "hundred":
        return _Sum(end=end, value=Decimal(value), scaled=False) if first else None
    value, end = value * 100, hundred.end()
    gap = _AND.match(text, end) or _JOIN.match(text, end)
    rest = _below_hundred(text, gap.end()) if gap else None
    if rest and not _hundred_follows(text, rest[1]):
        value, end = value + rest[0], rest[1]
    return _Sum(end=end, value=Decimal(value), scaled=False)


def _hundred_follows(text: str, at: int) -> bool:
    gap = _JOIN.match(text, at)
    word = _WORD.match(text, gap.end()) if gap else None
    return word is not None and word["word"] == "hundred"


def _below_hundred(text: str, at: int) -> tuple[int, int] | None:
    """(number, end): five, fifteen, fifty-two."""
    word = _WORD.match(text, at)
    if not word or word["word"] not in _SMALL:
        return None
    value = _SMALL[word["word"]]
    gap = _JOIN.match(text, word.end()) if word["word"] in lexicon.ENGLISH_TENS else None
    unit = _WORD.match(text, gap.end()) if gap else None
    if unit and 0 < lexicon.ENGLISH_UNITS.get(unit["word"], 0) < 10:
        return value + lexicon.ENGLISH_UNITS[unit["word"]], unit.end()
    return value, word.end()


def _mixed(text: str, at: int) -> Numeral | None:
    """Groups in falling order: two million three hundred thousand and five; a hundred; five point five."""
    article = _ARTICLE.match(text, at)
    first = _part(text, article.end() if article else at, bare_scale=True)
    if first is None:
        return None
    total = _tail(text, first)
    return _dozens(text, _decimals(text, _and_a_half(text, total)))


def _part(text: str, at: int, *, bare_scale: bool = False) -> _Sum | None:
    """A group and the scales behind it: three hundred thousand; `bare_scale` allows a scale alone."""
    group = _group(text, at)
    if group is None and not bare_scale:
        return None
    number = group or _Sum(end=at, value=Decimal(1), scaled=False)
    power = 0
    for _ in range(2):
        gap = _JOIN.match(text, number.end) if number.end > at else None
        word = _WORD.match(text, gap.end() if gap else number.end) if gap or number.end == at else None
        if not word or word["word"] not in lexicon.ENGLISH_SCALES:
            break
        power += lexicon.ENGLISH_SCALES[word["word"]]
        number = _Sum(end=word.end(), value=number.value.scaleb(lexicon.ENGLISH_SCALES[word["word"]]))
    if number.end == at:
        return None
    return replace(number, power=power)


def _tail(text: str, number: _Sum) -> _Sum:
    """The sum with every further part that is of a lower scale than the one before it."""
    for _ in range(MOST_WORDS):
        if not number.power:
            return number
        gap = _AND.match(text, number.end) or _JOIN.match(text, number.end)
        part = _part(text, gap.end()) or _digits_part(text, gap.end(), gap.group()) if gap else None
        if part is None or part.value >= Decimal(10) ** min(number.power, 99) or part.power >= number.power:
            return number
        number = replace(part, value=number.value + part.value, scaled=True)
    return number


def _digits_part(text: str, at: int, gap: str) -> _Sum | None:
    """The 21 of `3 hundred and 21`."""
    literal = re.compile(r"[0-9]{1,3}(?![0-9.,%/:-])").match(text, at) if "and" in gap else None
    return _Sum(end=literal.end(), value=Decimal(literal.group()), power=0) if literal else None


_POINT = re.compile(rf" {{1,2}}point((?:{_GAP}(?:{any_of(_SMALL)})(?![a-z])){{1,12}})")


def _decimals(text: str, number: _Sum) -> Numeral:
    """five point five, two hundred point zero three."""
    plain = _numeral(number)
    point = _POINT.match(text, number.end)
    if not point:
        return plain
    digits = "".join(str(_SMALL[word]) for word in re.findall("[a-z]+", point[1]))
    if re.search("ty[ -]", point[1]):
        digits = str(sum(_SMALL[word] for word in re.findall("[a-z]+", point[1])))
    value = number.value + Decimal(digits).scaleb(-len(digits))
    return replace(plain, end=point.end(), value=value, place=-len(digits), pointed=True)


_DOZEN = re.compile(r" {1,2}(?:dozens?|dzs?|dozs?)(?![a-z])")


def _dozens(text: str, number: Numeral) -> Numeral:
    dozen = _DOZEN.match(text, number.end)
    if not dozen or number.value is None:
        return number
    return replace(number, end=dozen.end(), value=number.value * 12, place=0)


_AND_A_HALF = re.compile(
    rf" and (?:a|one)[ -](?P<part>half|quarter|third|fourth)(?: (?P<scale>{any_of(lexicon.ENGLISH_SCALES)}))?(?![a-z])"
)


def _and_a_half(text: str, number: _Sum) -> _Sum:
    """two and a half, five and a half million, three million and a half."""
    half = _AND_A_HALF.match(text, number.end)
    if not half:
        return number
    part = Decimal(1) / lexicon.ENGLISH_FRACTIONS[half["part"]]
    power = lexicon.ENGLISH_SCALES.get(half["scale"] or "", 0)
    if number.power in (0, 99):
        return _Sum(end=half.end(), value=(number.value + part).scaleb(power), power=0, scaled=power > 0)
    return _Sum(end=half.end(), value=number.value + part.scaleb(power or number.power), power=0)


# --- scales behind digits -------------------------------------------------------------------------------------

_BEHIND_DIGITS = re.compile(
    rf"(?:{_GAP}?(?P<long>(?:{any_of([*lexicon.ENGLISH_SCALES, 'hundred'])})(?: (?:{any_of(lexicon.ENGLISH_SCALES)}))?)"
    rf"|{_GAP}(?P<dozen>dozens?|dzs?)"
    rf"| ?(?P<short>{any_of(set(lexicon.ENGLISH_SHORT_SCALES) - {'m', 'b', 'k', 'hundred'})}|[mbk]))(?![a-z0-9])"
)


def _power_of(scale: re.Match[str]) -> int:
    if scale["dozen"]:
        return 0
    if scale["short"]:
        return lexicon.ENGLISH_SHORT_SCALES[scale["short"]]
    return sum(lexicon.ENGLISH_SCALES.get(word, 2) for word in scale["long"].split())


def _factor(scale: re.Match[str]) -> Decimal:
    return Decimal(12) if scale["dozen"] else Decimal(1).scaleb(_power_of(scale))


# --- fractions and vague numbers ------------------------------------------------------------------------------

_DENOMINATORS = {word: number for word, number in lexicon.ENGLISH_FRACTIONS.items() if word not in ("half", "halves")}
_FRACTION = re.compile(
    rf"(?P<above>an?|{any_of([word for word in lexicon.ENGLISH_UNITS if word != 'zero'])})(?P<gap>{_GAP})"
    rf"(?P<below>{any_of(_DENOMINATORS)})(?P<plural>s)?(?![a-z])(?P<of>(?= of | million| billion)|)"
)
_ORDINAL_LIKE = re.compile(r" (?:of|the|million|billion|a)(?![a-z])|[ ]?$|[.,;)]")


def _fraction(text: str, at: int) -> Numeral | None:
    """two thirds, one-fifth, a quarter of, half a million; `a third party` is no fraction."""
    match = _FRACTION.match(text, at)
    if not match:
        return None
    above = lexicon.ENGLISH_UNITS.get(match["above"], 1)
    if bool(match["plural"]) != (above > 1):
        return None
    spelled = "-" in match["gap"] or match["above"] == "one" or _ORDINAL_LIKE.match(text, match.end())
    if not spelled or (match["below"] == "quarter" and match["plural"] and not match["of"] and "-" not in match["gap"]):
        return None
    value = Decimal(above) / _DENOMINATORS[match["below"]]
    return Numeral(end=match.end(), form="fraction", value=value, place=-2)


_OF_SCALE = re.compile(
    rf"(?P<part>half|(?:an? )?quarter)(?: of)?(?: an?)? (?P<scale>{any_of([*lexicon.ENGLISH_SCALES, 'dozen', 'hundred'])})"
    r"(?![a-z])"
)


def _of_scale(text: str, at: int) -> Numeral | None:
    """half a million, a quarter million, half a dozen."""
    match = _OF_SCALE.match(text, at)
    if not match:
        return None
    whole = Decimal(12) if match["scale"] == "dozen" else Decimal(1).scaleb(lexicon.ENGLISH_SCALES.get(match["scale"], 2))
    value = whole / (2 if match["part"] == "half" else 4)
    return Numeral(end=match.end(), form="words", value=value, place=trailing_zeros(value), scaled=value >= 1000)


_PLURALS = {"dozens": "24 99", "tens": "20 99", "hundreds": "100 1000", "thousands": "1000 10000"} | {
    f"{scale}s": f"1e{power} 1e{power + 1 if power == 6 else power + 3}"
    for scale, power in lexicon.ENGLISH_SCALES.items()
    if scale.endswith("ion")
}
_VAGUE = re.compile(
    rf"(?:(?P<tens>tens|dozens|hundreds|several hundred|several) (?:of )?)?"
    rf"(?P<scale>{any_of([*_PLURALS, *lexicon.ENGLISH_SCALES, 'hundred'])})(?![a-z])"
)
_COUNTS = {"tens": (10, 100), "dozens": (24, 100), "hundreds": (100, 1000), "several hundred": (200, 900), "several": (2, 9)}


def _vague(text: str, at: int) -> Numeral | None:
    """tens of thousands, hundreds of millions, several hundred, millions (of)."""
    match = _VAGUE.match(text, at)
    if not match or not (match["tens"] or match["scale"].endswith("s")):
        return None
    scale = match["scale"].removesuffix("s")
    power = lexicon.ENGLISH_SCALES.get(scale, 2 if scale == "hundred" else 1)
    low, high = _COUNTS.get(match["tens"] or "", (1, 10))
    if scale in ("dozen", "ten"):
        return None
    return Numeral(
        end=match.end(),
        form="words",
        value=None,
        place=power,
        low=Decimal(low).scaleb(power),
        high=Decimal(high).scaleb(power),
        scaled=True,
    )
