"""English numerals: two hundred and five, 1.2 billion, half a million, two thirds, tens of thousands.

In this order: `words_at`, which reads a numeral that begins with a word, `scaled_digits_at`, which reads digits
with an English scale behind them; below them the words of a numeral, sums, fractions and vague numbers.

A numeral has at most `MOST_WORDS` words, so that reading one costs no more than a constant. Sums read group by
group, each of a lower scale than the one before (two million three hundred thousand and five).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.reading.figures import lexicon
from generator.reading.figures.numeral import LITERAL, Numeral, place_of, trailing_zeros
from generator.reading.figures.patterns import any_of

MOST_WORDS = 32

_SMALL = lexicon.ENGLISH_UNITS | lexicon.ENGLISH_TENS
_SCALES = lexicon.ENGLISH_SCALES
BEGINNINGS = [*_SMALL, *_SCALES, "hundred"]


def words_at(text: str, at: int) -> Numeral | None:
    """The numeral whose first word begins at `at` in a folded text, `None` where none does."""
    found = _vague(text, at) or _odd(text, at) or _one_in(text, at)
    if found:
        return found
    words = _closed(text, at, _without_quarters(text, at, _words(text, at)))
    return _pointed(text, words) or _number(words) if words else None


def numeral_of(text: str) -> Decimal | None:
    """The number that all of a folded text writes in words or digits, `None` where it is none."""
    if text.isdigit():
        return Decimal(text)
    numeral = words_at(text, 0)
    return numeral.value if numeral and numeral.end == len(text) else None


def part_of_unit_at(text: str, at: int) -> Numeral | None:
    """half a (percentage point), a quarter of a (century), an (hour and a half)."""
    part = _PART_OF_UNIT.match(text, at)
    if part is None:
        return None
    value = Decimal({"half": "0.5", "quarter": "0.25"}.get(part["part"] or part["half"] or "", "1"))
    return Numeral(end=part.end(), form="words", value=value, place=place_of(value))


def scaled_digits_at(text: str, at: int) -> Numeral | None:
    """Digits and an English scale: 1.2 billion, 3 hundred and 21, 1.2bn, 10k, 3 dozen, 2½ million."""
    short = _SHORT.match(text, at)
    if short:
        return _short_scale(short)
    return _number(_words(text, at)) if _DIGITS_AND_SCALE.match(text, at) else _one_in(text, at)


_PART_OF_UNIT = re.compile(
    "(?:(?:a |one )?(?P<part>half|quarter)(?: of)? an?"
    "(?= (?:percentage|basis|percent|year|hour|day|mile|century|decade|point|month))"
    "|(?P<half>half)(?=[ -](?:hours?|days?|miles?|century|decade|percent|percentage)(?![a-z]))"
    "|an?(?= (?:hour|day|week|month|year|decade|century) and a half(?![a-z-])))"
)


# --- the words of a numeral -----------------------------------------------------------------------------------


class _Word(NamedTuple):
    """A word or a number in digits: where it ends, whether a hyphen ties it to the word before, and whether its
    sentence or clause ends with it."""

    text: str
    end: int
    hyphened: bool = False
    last: bool = False


def _denominators() -> dict[str, int]:
    """Word → what it divides by: third, thirds, hundredth, millionths."""
    words = lexicon.ENGLISH_ORDINALS | lexicon.ENGLISH_FRACTIONS
    words |= {f"{scale}th": 10**power for scale, power in _SCALES.items()}
    words = {word: number for word, number in words.items() if word not in ("first", "second")} | _compounds()
    return words | {f"{word}s": number for word, number in words.items() if not word.endswith("s")}


def _compounds() -> dict[str, int]:
    """twenty-first to ninety-ninth; `twenty-second` and `twenty fifth` are left to durations and ordinals."""
    units = {word: number for word, number in lexicon.ENGLISH_ORDINALS.items() if number < 10 and word != "second"}
    return {
        f"{tens}{joint}{unit}{ending}": lexicon.ENGLISH_TENS[tens] + units[unit]
        for tens in lexicon.ENGLISH_TENS
        for unit in units
        for joint, ending in (("-", ""), (" ", "s"))
    }


_DENOMINATORS = _denominators()
_DOZENS = ("dozen", "dozens", "dz", "dzs", "doz", "dozs")
_DIGITS_AND_SCALE = re.compile(
    rf"[0-9][0-9.,]*+(?:(?: {{0,2}}|-){any_of([*_SCALES, 'hundred', *_DOZENS])}(?![a-z0-9])|"
    " and (?:an?|one|two|three)[ -](?:half|third|quarter|quarters|thirds)(?![a-z]))"
)
_VOCABULARY = any_of([*_SMALL, *_SCALES, "hundred", *_DENOMINATORS, *_DOZENS, "and", "a", "an", "of", "point", "over"])
_WORD = re.compile(rf"(?:{_VOCABULARY})(?![a-z0-9])|{LITERAL.pattern}(?![0-9a-z%]|[.,:/-][0-9])")
_CLAUSE_END = re.compile(r" {0,3}(?:$|[.,;:)!?\n])")
_GAP = re.compile(r" {0,3}(,(?= )|[-&]?) {0,3}")


def _words(text: str, at: int) -> list[_Word]:
    """The words at `at` that may belong to one numeral, in order."""
    words: list[_Word] = []
    sign = ""
    while len(words) < MOST_WORDS and (match := _WORD.match(text, at)):
        if words and (match.start() == words[-1].end or not _goes_on(words, match.group())):
            break
        last = _CLAUSE_END.match(text, match.end()) is not None
        words.append(_Word(text=match.group(), end=match.end(), hyphened=sign == "-", last=last))
        gap = _GAP.match(text, match.end())
        sign = gap[1] if gap else ""
        at = gap.end() if gap else match.end()
        if sign == "&":
            words.append(_Word(text="and", end=at - 1))
    return words


_PERIODS_BEFORE = re.compile(
    "(?:past|last|next|previous|prior|first|for|following|coming|recent|these|those|within|after|consecutive) $"
)


def _without_quarters(text: str, at: int, words: list[_Word]) -> list[_Word]:
    """The words up to `quarters` where these are a part of the year: two quarters, the last three quarters."""
    for i, word in enumerate(words):
        if word.text == "quarters" and (
            words[i - 1].text != "three" or _PERIODS_BEFORE.search(text, max(0, at - 12), at)
        ):
            return words[:i]
    return words


_RISEN = re.compile(
    "(?<![a-z])(?:by|than|about|nearly|almost|roughly|around|over|approximately|fell|rose|dropped|declined|least|up|down)"
    " $"
)
_PREPOSITION = re.compile(
    " (?:in|to|from|on|since|at|after|compared|versus|this|last|during|as|and|year|when|while|between|within"
    "|for)(?![a-z])"
)


def _closed(text: str, at: int, words: list[_Word]) -> list[_Word]:
    """The words, the last marked as closing its clause in: fell by a third in Europe."""
    if not words or not _PREPOSITION.match(text, words[-1].end) or not _RISEN.search(text, max(0, at - 16), at):
        return words
    return [*words[:-1], words[-1]._replace(last=True)]


def _goes_on(words: Sequence[_Word], word: str) -> bool:
    """Whether a word may follow: two small numbers side by side are two numerals, unless they are decimals."""
    last = words[-1].text
    if word[0].isdigit():
        return not last[0].isdigit() and last not in _SMALL
    is_pair = word in _SMALL and last in lexicon.ENGLISH_UNITS
    return not is_pair or any(earlier.text == "point" for earlier in words)


# --- sums -----------------------------------------------------------------------------------------------------


class _Sum(NamedTuple):
    """What the first `used` words amount to; `power` is that of the last scale, `place` that of the last digit."""

    used: int
    value: Decimal
    power: int = 0
    scaled: bool = False
    place: int = 0


def _number(words: Sequence[_Word]) -> Numeral | None:
    """The longest numeral that the words begin with."""
    half = _half_of_scale(words)
    if half:
        return half
    article = 1 if words[0].text in ("a", "an") else 0
    total = _sum(words, article)
    over = _over(words, total) if total else None
    if over:
        return over
    found = _fraction(words, article, total) or (_plain(words, total) if total else None)
    if not article and total and total.used == 1 and words[0].text in _SCALES:
        return None  # `billion` alone is a unit of a table
    return found if not article or (found and _suits_article(words)) else None


def _suits_article(words: Sequence[_Word]) -> bool:
    """`a hundred`, `a dozen` and `a third` are numerals, `a five` and `a twenty` are not."""
    return len(words) > 1 and words[1].text not in _SMALL and not words[1].text[0].isdigit()


def _plain(words: Sequence[_Word], total: _Sum) -> Numeral:
    """The sum with its decimals (five point five) or dozens behind it."""
    if total.used + 1 < len(words) and words[total.used].text == "point":
        pointed = _decimals(words, total)
        if pointed:
            return pointed
    return Numeral(
        end=words[total.used - 1].end,
        form="digits" if words[0].text[0].isdigit() else "words",
        value=total.value,
        place=total.place,
        power=total.power,
        pointed=total.place < 0 or bool(total.scaled and "." in words[0].text),
        scaled=total.scaled,
    )


def _text(words: Sequence[_Word], i: int) -> str:
    return words[i].text if i < len(words) else ""


def _sum(words: Sequence[_Word], at: int) -> _Sum | None:
    """Groups with falling scales from the word `at` on; `None` where no numeral begins there."""
    total = _group_with_scale(words, at, bare=True)
    while total and (total.power or total.value >= 1000):
        skip = 1 if _text(words, total.used) == "and" else 0
        part = _group_with_scale(words, total.used + skip, bare=False)
        if part is None or part.value >= 10**total.power or not _may_follow(words, total, part, skip):
            break
        total = part._replace(value=total.value + part.value, scaled=True)
    return total


def _may_follow(words: Sequence[_Word], total: _Sum, part: _Sum, skip: int) -> bool:
    """Digits go on with a numeral only as 3 hundred and 21, and a fraction's numerator is no part of a sum."""
    in_digits = words[total.used + skip].text[0].isdigit()
    if in_digits and not (skip or part.power):
        return False
    return _text(words, part.used) not in _DENOMINATORS or not skip


def _group_with_scale(words: Sequence[_Word], at: int, *, bare: bool) -> _Sum | None:
    """A number below a thousand, in words or digits, and the scales behind it; `bare` allows a scale alone."""
    group = _digits(words, at) or _group(words, at)
    if group is None and not (bare and _text(words, at) in {*_SCALES, *_DOZENS}):
        return None
    total = group or _Sum(used=at, value=Decimal(1))
    while total.power < 12 and _text(words, total.used) in {*_SCALES, "hundred"}:
        power = _SCALES.get(_text(words, total.used), 2)
        total = _Sum(
            used=total.used + 1,
            value=total.value.scaleb(power),
            power=total.power + power,
            scaled=True,
            place=total.place + power,
        )
    if _text(words, total.used) in _DOZENS:
        return _Sum(used=total.used + 1, value=total.value * 12)
    return total


def _digits(words: Sequence[_Word], at: int) -> _Sum | None:
    text = _text(words, at).replace(",", "")
    if not text[:1].isdigit():
        return None
    return _Sum(used=at + 1, value=Decimal(text), place=place_of(Decimal(text)))


def _group(words: Sequence[_Word], at: int) -> _Sum | None:
    """seven, fifty-two, two hundred and five, (a) hundred."""
    alone = _text(words, at) == "hundred"
    first = _Sum(used=at, value=Decimal(1)) if alone else _below_hundred(words, at)
    if first is None or _text(words, first.used) != "hundred":
        return first
    total = _Sum(used=first.used + 1, value=first.value * 100, power=2, scaled=False)
    skip = 1 if _text(words, total.used) == "and" else 0
    rest = _below_hundred(words, total.used + skip)
    if rest is not None and skip and _text(words, rest.used) in _DOZENS:
        return total
    if rest is None or _text(words, rest.used) == "hundred" or (skip and _is_proper(words, rest)):
        return total._replace(power=0)
    return _Sum(used=rest.used, value=total.value + rest.value)


def _is_proper(words: Sequence[_Word], numerator: _Sum) -> bool:
    """Whether the number is the numerator of a fraction below one: 54 of fifty-four hundredths."""
    return numerator.value < _DENOMINATORS.get(_text(words, numerator.used), 0)


def _below_hundred(words: Sequence[_Word], at: int) -> _Sum | None:
    word = _text(words, at)
    if word not in _SMALL:
        return None
    unit = lexicon.ENGLISH_UNITS.get(_text(words, at + 1), 0)
    if word in lexicon.ENGLISH_TENS and 0 < unit < 10:
        return _Sum(used=at + 2, value=Decimal(_SMALL[word] + unit))
    return _Sum(used=at + 1, value=Decimal(_SMALL[word]))


def _decimals(words: Sequence[_Word], total: _Sum) -> Numeral | None:
    """five point five, two hundred point zero three, nought point seventy-one, one point two million."""
    digits, used = "", total.used + 1
    while (part := _below_hundred(words, used)) and len(digits) < 20:
        digits, used = digits + str(part.value), part.used
    if not digits:
        return None
    power = _SCALES.get(_text(words, used), 0)
    return Numeral(
        end=words[used if power else used - 1].end,
        form="words",
        value=(total.value + Decimal(f"0.{digits}")).scaleb(power),
        place=power - len(digits),
        power=power,
        pointed=True,
        scaled=power > 0,
    )


_PERCENT = re.compile(" (?:percent|per cent)")


def _pointed(text: str, words: Sequence[_Word]) -> Numeral | None:
    """point five, where a percentage or a scale tells it from the first of several points."""
    found = _decimals(words, _Sum(used=0, value=Decimal(0))) if words[0].text == "point" else None
    return found if found and (found.scaled or _PERCENT.match(text, found.end)) else None


def _short_scale(match: re.Match[str]) -> Numeral:
    """1.2bn, 10k, 3 mln."""
    coefficient = Decimal(match["digits"].replace(",", ""))
    power = lexicon.ENGLISH_SHORT_SCALES[match["scale"]]
    place = place_of(coefficient)
    return Numeral(
        end=match.end(),
        form="digits",
        value=coefficient.scaleb(power),
        place=place + power,
        power=power,
        pointed=place < 0,
        scaled=True,
    )


_SHORT = re.compile(
    rf"(?P<digits>(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,15}})(?:\.[0-9]{{1,9}})?) ?"
    rf"(?P<scale>{any_of(lexicon.ENGLISH_SHORT_SCALES)})(?![a-z0-9²³])"
)


# --- fractions ------------------------------------------------------------------------------------------------

# Behind `a third` or `a fifth` one of these tells the fraction from the ordinal (a third party).
_NO_NOUN = frozenset(["of", "and"])
_AMBIGUOUS = ("quarter", "quarters", "second", "seconds")


def _fraction(words: Sequence[_Word], at: int, total: _Sum | None) -> Numeral | None:
    """two thirds, twenty-three fifths, one and a half, three million and a quarter, two thirds of a million."""
    if total is None:
        below = _denominator(words, at) if at else None
        return _divided(words, Decimal(0), Decimal(1), below) if below and _is_fraction(words, at, below) else None
    below = _denominator(words, total.used)
    if below and not total.scaled and _is_fraction(words, total.used, below):
        return _divided(words, Decimal(0), total.value, below)
    if _text(words, total.used) != "and":
        return None
    article = _text(words, total.used + 1) in ("a", "an")
    above = _Sum(used=total.used + 2, value=Decimal(1)) if article else _below_hundred(words, total.used + 1)
    if above is None:
        return None
    below = _denominator(words, above.used)
    if below is None or above.value >= below[0]:
        return None
    scale = _SCALES.get(_text(words, below[1]), 0)
    power = scale or total.power
    used = below[1] + (scale > 0)
    return _mixed(words, total, above.value / below[0], power, used, outer=scale > 0 and not total.power)


def _mixed(words: Sequence[_Word], total: _Sum, part: Decimal, power: int, used: int, *, outer: bool) -> Numeral:
    """A sum and a fraction: of its scale (three million and a half) or before it (five and a half million)."""
    value = (total.value + part).scaleb(power) if outer else total.value + part.scaleb(power)
    return Numeral(
        end=words[used - 1].end,
        form="words",
        value=value,
        place=place_of(value.normalize()),
        pointed=True,
        scaled=power > 0,
    )


def _over(words: Sequence[_Word], total: _Sum) -> Numeral | None:
    """one over three, at the end of a clause; elsewhere `over` is a qualifier (two over 65 years)."""
    below = _sum(words, total.used + 1) if _text(words, total.used) == "over" else None
    if below is None or not below.value or not words[below.used - 1].last or total.value >= below.value:
        return None
    return Numeral(end=words[below.used - 1].end, form="fraction", value=total.value / below.value, place=-2)


def _denominator(words: Sequence[_Word], at: int) -> tuple[int, int] | None:
    """(what is divided by, words used): thirds, twenty-firsts."""
    word = _text(words, at)
    return (_DENOMINATORS[word], at + 1) if word in _DENOMINATORS else None


def _is_fraction(words: Sequence[_Word], at: int, below: tuple[int, int]) -> bool:
    """Whether the ordinal is a denominator: in the plural, tied by a hyphen, after `one`, or before `of`."""
    last = words[below[1] - 1]
    if last.text in _AMBIGUOUS and at and words[at - 1].text not in ("a", "one"):
        return words[at].hyphened or last.last or _text(words, below[1]) in {*_NO_NOUN, *_SCALES}
    if (
        (last.last and words[0].text in ("a", "an"))
        or last.text.endswith("s")
        or words[at].hyphened
        or (at and words[at - 1].text == "one")
    ):
        return True
    return _text(words, below[1]) in {*_NO_NOUN, *_SCALES} or last.text == "half"


def _divided(words: Sequence[_Word], whole: Decimal, above: Decimal, below: tuple[int, int]) -> Numeral:
    value, used, scaled = whole + above / below[0], below[1], False
    scale = _scale_of(words, used)
    if scale:
        value, used, scaled = value.scaleb(_SCALES[words[scale - 1].text]), scale, True
    return Numeral(end=words[used - 1].end, form="fraction", value=value, place=-2, scaled=scaled)


def _scale_of(words: Sequence[_Word], at: int) -> int | None:
    """Words used by a scale that a fraction is of: (two thirds) of a million, (three quarters) billion."""
    i = at + (_text(words, at) == "of")
    i += _text(words, i) in ("a", "an")
    return i + 1 if _text(words, i) in _SCALES else None


def _half_of_scale(words: Sequence[_Word]) -> Numeral | None:
    """half a million, a quarter million, half a dozen."""
    i = 1 if words[0].text in ("a", "an") and len(words) > 1 else 0
    if words[i].text not in ("half", "quarter"):
        return None
    j = i + 1 + (_text(words, i + 1) == "of")
    j += _text(words, j) in ("a", "an")
    scale = _text(words, j)
    if scale not in {*_SCALES, "hundred", "dozen"}:
        return None
    whole = Decimal(12) if scale == "dozen" else Decimal(1).scaleb(_SCALES.get(scale, 2))
    value = whole / (2 if words[i].text == "half" else 4)
    return Numeral(end=words[j].end, form="words", value=value, place=trailing_zeros(value), scaled=value >= 1000)


_UNITS = {word: number for word, number in lexicon.ENGLISH_UNITS.items() if 0 < number <= 20} | {"twenty": 20}
_ONE_IN = re.compile(
    rf"(?P<above>{any_of(_UNITS)}|[0-9]{{1,2}}) (?:in|out of)(?: every)? "
    rf"(?P<below>{any_of(_UNITS)}|[1-9][0-9]{{0,2}}(?![0-9,.:/%]))(?![a-z-])"
    "(?! (?:second|minute|hour|day|week|month|quarter|year|decade|hundred|thousand|million|billion)s?(?![a-z]))"
)


def _one_in(text: str, at: int) -> Numeral | None:
    """one in five (users), two out of three."""
    match = _ONE_IN.match(text, at)
    above, below = (_UNITS.get(word, 0) or int(word) for word in match.groups()) if match else (0, 0)
    if match is None or not 0 < above < below:
        return None
    value = Decimal(above) / below
    return Numeral(end=match.end(), form="fraction", value=value, place=-2)


# --- vague numbers --------------------------------------------------------------------------------------------

_COUNTS = {"tens": (10, 100), "dozens": (20, 100), "hundreds": (100, 1000)} | {
    "several": (2, 9),
    "a few": (2, 9),
    "few": (2, 9),
    "a couple": (2, 3),
    "couple": (2, 3),
}
_ODD = re.compile(rf"(?P<tens>ten|{any_of(lexicon.ENGLISH_TENS)})-odd(?![a-z])")
_PLURALS = {"hundreds": 2, "thousands": 3, "millions": 6, "billions": 9, "trillions": 12, "dozens": 1}
_TABLE_UNIT = re.compile("(?<![a-z])in $")
_VAGUE = re.compile(
    rf"(?:(?P<count>{any_of(_COUNTS)}) (?:of )?)?"
    rf"(?:(?P<plural>{any_of(_PLURALS)})|(?P<scale>(?:hundred )?{any_of(_SCALES)}|hundred))(?![a-z])"
    rf"|several tens(?: of (?P<of>{any_of(_PLURALS)}))?(?![a-z])"
)


def _vague(text: str, at: int) -> Numeral | None:
    """tens of thousands, several hundred, millions (of), dozens: intervals of powers of ten."""
    match = _VAGUE.match(text, at)
    if match and match.group().startswith("several tens"):
        return _between(match.end(), 2, 9, 1 + _PLURALS.get(match["of"] or "", 0))
    if not match or (match["scale"] and not match["count"]) or _TABLE_UNIT.search(text, max(0, at - 4), at):
        return None
    scale = match["scale"]
    power = _PLURALS[match["plural"]] if match["plural"] else _power(scale)
    low, high = _COUNTS.get(match["count"] or "", (2, 10) if match["plural"] == "dozens" else (1, 10))
    return _between(match.end(), low, high, power)


def _power(scale: str) -> int:
    """hundred is 2, million 6, hundred million 8."""
    *hundred, last = scale.split(" ")
    return 2 * len(hundred) + _SCALES.get(last, 2)


def _between(end: int, low: int, high: int, power: int) -> Numeral:
    first, last = Decimal(low).scaleb(power), Decimal(high).scaleb(power)
    return Numeral(end=end, form="words", value=None, place=power, low=first, high=last, scaled=True)


def _odd(text: str, at: int) -> Numeral | None:
    """ten-odd, twenty-odd: 11 to 19, 21 to 29."""
    match = _ODD.match(text, at)
    if match is None:
        return None
    tens = lexicon.ENGLISH_TENS.get(match["tens"], 10)
    return Numeral(end=match.end(), form="words", value=None, low=Decimal(tens + 1), high=Decimal(tens + 9))
