"""Numerals of digits and of Chinese characters: what number a piece of text writes, and to which place.

In this order: the `Numeral`, `numeral_at`, which reads the numeral at a position of a folded text
(`generator.figures.fold`), and below it the forms one by one: sums of sections (1億2,345萬, 十二億三千四百萬),
fractions (三分之二), vague numerals (十幾, 數百萬), neighbouring digits (七八十), halves and bare scales (千億).

Nothing here knows of units. Every form is of bounded length, so that reading a numeral costs no more than a
constant whatever stands in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from generator.figures import lexicon
from generator.figures.fold import fold
from generator.figures.words import not_after, not_before

Form = Literal["digits", "han", "words", "spelled", "fraction", "half", "magnitude"]
ONE = Decimal(1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Numeral:
    """A numeral as written, from where it was asked for up to `end`.

    `value` is `None` where only an interval is stated: `low` and `high` then bound it; `pair` tells that both
    are written (七八十: 70 and 80) and not implied (數十). `place` is the power of ten of the last digit
    written: 8 for 1800億, -1 for 13.5; `power` that of the last scale. `pointed` tells that a decimal point makes trailing zeros count (1.0),
    `scaled` that a scale word stands in it, `more` that 多 or 餘 does, `roughly` that 來 does. A `spelled`
    numeral is a row of digits (二〇二五), a `magnitude` a scale without a number (千億).
    """

    end: int
    form: Form
    value: Decimal | None
    place: int = 0
    power: int = 0
    low: Decimal | None = None
    high: Decimal | None = None
    pair: bool = False
    pointed: bool = False
    scaled: bool = False
    more: bool = False
    roughly: bool = False

    @property
    def is_small_integer(self) -> bool:
        """Whether it is a whole number below a thousand without a scale: such counts are exact."""
        if self.value is None or self.scaled or self.pointed or self.more or self.roughly:
            return False
        return self.form != "fraction" and abs(self.value) < 1000


def place_of(value: Decimal) -> int:
    """The power of ten of the last digit that `value` is written with."""
    return int(value.as_tuple().exponent)


def trailing_zeros(value: Decimal) -> int:
    """How many zeros a whole number ends in: the place of the last digit that words state."""
    digits = str(int(value))
    return len(digits) - len(digits.rstrip("0")) if value else 0


_DIGIT = {digit: number for number, digit in enumerate(lexicon.HAN_DIGITS)} | {
    fold(variant): lexicon.HAN_DIGITS.index(digit) for variant, digit in lexicon.HAN_DIGIT_VARIANTS.items()
}
_FINANCIAL = {fold(c): plain for c, plain in (lexicon.FINANCIAL_DIGITS | lexicon.FINANCIAL_UNITS).items()}
_UNIT = dict(lexicon.HAN_UNITS)
_TWENTIES = {"廿": 2, "卅": 3}
_SCALE = {fold(scale): power for scale, power in lexicon.HAN_SCALES.items()}

_DIGITS = "".join(_DIGIT)
_ONE_TO_NINE = _DIGITS.replace("零", "")
_UNITS = "".join(_UNIT)
BEGINNINGS = "".join([_DIGITS, _UNITS, "万亿兆", *_FINANCIAL, *_TWENTIES, "半几数好"])

LITERAL = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:(?:e|[x×]10\^)[+-]?[0-9]{1,2}(?![a-z0-9.]))?|\.[0-9]+")


def numeral_at(text: str, at: int) -> Numeral | None:
    """The numeral that begins at `at` in a folded text, `None` where none does."""
    if "0" <= text[at] <= "9" or text[at] == "." or text[at] in _VULGAR:
        return _odd_digits(text, at) or _sum(text, at)
    if text[at] == "半":
        return _half(text, at)
    return _rewritten(text, at) or _han(text, at)


_ODD_BEHIND = re.compile(rf"[0-9]++(?:[/ 分又{''.join(lexicon.VULGAR_FRACTIONS)}])|[^0-9.]")


def _odd_digits(text: str, at: int) -> Numeral | None:
    """1/4, 2½, 40 000, 16分之5: what is not just digits and scales."""
    if not _ODD_BEHIND.match(text, at):
        return None
    return _slashed(text, at) or _vulgar(text, at) or _grouped(text, at) or _fraction(text, at)


def _han(text: str, at: int) -> Numeral | None:
    ahead = text[at : at + 14]
    found = _vague(text, at) if "几" in ahead or "数" in ahead else None
    found = found or (_fraction(text, at) if "分之" in ahead else None)
    return found or _neighbours(text, at) or _sum(text, at) or _magnitude(text, at)


_CHARACTERS = "".join([_DIGITS, _UNITS, "万亿兆点分之又多余几", *_FINANCIAL, *_TWENTIES])
_WRITTEN = re.compile(rf"[{_CHARACTERS}]{{1,40}}(?: {{1,2}}[{_CHARACTERS}]{{1,9}}){{0,12}}")
_NEEDS_REWRITING = re.compile(f"[ {''.join(_FINANCIAL)}]")
_FINANCIAL_START = re.compile(
    not_after(lexicon.FINANCIAL_BUT_NOT_AFTER)
    + rf"[{''.join(_FINANCIAL)}](?:(?=[{_CHARACTERS}])|(?![一-鿿])|(?=[元圆角分]))"
)
_PLAIN = str.maketrans(_FINANCIAL)


def _rewritten(text: str, at: int) -> Numeral | None:
    """A numeral in financial characters or with spaces inside (壹佰伍拾, 三千 八百), read in its plain spelling."""
    written = _WRITTEN.match(text, at)
    if not written or not _NEEDS_REWRITING.search(written.group()):
        return None
    if text[at] in _FINANCIAL and not _FINANCIAL_START.match(text, at):
        return None
    plain = written.group().translate(_PLAIN)
    spaced = " " in plain
    number = _han(plain.replace(" ", "") + text[written.end() : written.end() + 3], 0)
    if number is None or (spaced and (number.form == "spelled" or number.pair)):
        return None
    end = _end_with_spaces(plain, number.end)
    return replace(number, end=at + end) if end > len(plain.split(" ")[0]) or not spaced else None


def _end_with_spaces(spaced: str, length: int) -> int:
    """Where the first `length` characters that are no spaces end in `spaced`."""
    end = 0
    for end, character in enumerate(spaced, 1):
        length -= character != " "
        if length == 0:
            return end
    return end + length


# --- one coefficient ------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class _Coefficient:
    """What stands before a scale: 2,345 of 2,345萬, 三千四百 of 三千四百萬, 十幾 of 十幾萬."""

    end: int
    form: Form
    value: Decimal
    place: int = 0
    high: Decimal | None = None
    pair: bool = False
    pointed: bool = False


def _coefficient(text: str, at: int) -> _Coefficient | None:
    literal = LITERAL.match(text, at)
    if literal:
        return _literal(literal)
    return _spelled(text, at) or _section(text, at)


_SEVERAL_BEHIND = re.compile("几(?=[万亿个家人名位岁年天元块分次])")


def _literal(match: re.Match[str]) -> _Coefficient:
    digits = match.group().replace(",", "")
    value = Decimal(re.sub(r"[x×]10\^", "e", digits) if "^" in digits else digits)
    place = place_of(value)
    several = _SEVERAL_BEHIND.match(match.string, match.end())
    room = 10 ** trailing_zeros(value) if several and place == 0 else 0
    if several and room > 1:  # 40幾 is 41 to 49
        return _Coefficient(end=several.end(), form="digits", value=value + 1, high=value + room - 1)
    return _Coefficient(end=match.end(), form="digits", value=value, place=place, pointed=place < 0)


_ROW = re.compile(rf"[{_DIGITS.replace('两', '')}]{{2,20}}(?![{_UNITS}万亿兆])")


def _spelled(text: str, at: int) -> _Coefficient | None:
    """A row of digits: 二〇二五, 一七二零點一."""
    row = _ROW.match(text, at)
    if not row:
        return None
    value = Decimal("".join(str(_DIGIT[c]) for c in row.group()))
    return _with_decimals(text, _Coefficient(end=row.end(), form="spelled", value=value))


# After an elliptic digit (四百五, 一萬三) only these may follow; elsewhere it belongs to the next word.
_CLOSES = re.compile(
    rf"(?![{_DIGITS}{_UNITS}])(?=[^一-鿿]|$|[元圆块个家人名位年天岁倍米斤公左右以多余万亿点港美日欧又分到至])"
)


def _section(text: str, at: int) -> _Coefficient | None:
    """A Chinese numeral below ten thousand: 十二, 三千四百, 一百零五, 四百五, 廿二, 壹佰伍拾."""
    value, ceiling, i, zero = 0, 4, at, False
    while i < len(text):
        power, digit, length = _step(text, i, ceiling)
        if length == 0 or (power is None and zero and text[i] == "零"):
            break
        if text[i] == "零" and value:
            zero, i = True, i + 1
            continue
        if power is not None:
            value, ceiling, i, zero = value + digit * 10**power, power, i + length, False
            continue
        if text[i] == "两" and value:  # 二十兩 is twenty taels
            break
        if ceiling in (1, 4) or zero:
            return _with_decimals(text, _whole(i + 1, value + digit))
        if _CLOSES.match(text, i + 1):
            return _with_decimals(text, _whole(i + 1, value + digit * 10 ** (ceiling - 1)))
        break
    end = i - 1 if zero else i
    return _with_decimals(text, _whole(end, value)) if value else None


def _whole(end: int, value: int) -> _Coefficient:
    number = Decimal(value)
    return _Coefficient(end=end, form="han", value=number, place=trailing_zeros(number))


def _step(text: str, i: int, ceiling: int) -> tuple[int | None, int, int]:
    """The digit at `i` and the unit behind it: (power or None, digit, characters read), length 0 where none is."""
    character = text[i]
    behind = _UNIT.get(text[i + 1 : i + 2], 9)
    if character in _DIGIT:
        return (
            (behind, _DIGIT[character], 2) if behind < ceiling and character != "零" else (None, _DIGIT[character], 1)
        )
    if character in _TWENTIES:
        return (1, _TWENTIES[character], 1) if ceiling > 1 else (None, 0, 0)
    power = _UNIT.get(character, 9)
    bare_ten = power == 1 and ceiling > 1
    bare_after_zero = power < ceiling and text[i - 1 : i] == "零"
    return (power, 1, 1) if bare_ten or bare_after_zero else (None, 0, 0)


# No decimals, but a time of day: 八點三十分, 八點一刻.
_DECIMALS = re.compile(rf" ?点 ?(?P<decimals>[{_DIGITS}]{{1,20}}|[0-9]{{1,20}})(?![{_UNITS}刻时]|分(?!之))")


def _with_decimals(text: str, whole: _Coefficient) -> _Coefficient:
    found = _DECIMALS.match(text, whole.end)
    if not found:
        return whole
    decimals = _decimals(found)
    return replace(whole, end=found.end(), value=whole.value + decimals, place=place_of(decimals), pointed=True)


# --- sums of sections -----------------------------------------------------------------------------------------


def _guarded_scales() -> tuple[str, str]:
    guards = {fold(scale): not_before(names) for scale, names in lexicon.SCALE_BUT_NOT_BEFORE.items()}
    large = "|".join(scale + guards[scale] for scale in "万亿兆")
    small = "|".join(scale + guards[scale] for scale in "百千")
    return large, small


_LARGE, _SMALL = _guarded_scales()
# Behind digits 十, 百 and 千 are scales (5百萬, 3千); in a Chinese numeral they belong to its sections.
_SCALE_BEHIND_DIGITS = re.compile(
    rf" ?(?:个(?P<ge>万亿|亿)|(?P<small>[十百千])?(?P<scale>万[多余]?亿|万万|{_LARGE})|(?P<alone>{_SMALL}))"
)
_SCALE_BEHIND_HAN = re.compile(
    rf"(?:个(?P<ge>万亿|亿)|(?P<small>)(?P<scale>万[多余]?亿|万万|[万亿]|{_LARGE.split('|')[-1]})|(?P<alone>(?!)))"
)
_MORE = re.compile("|".join(fold(word) + not_before(follow) for word, follow in lexicon.MORE_THAN_ROUND.items()))
_ROUGHLY = re.compile("来(?=[万亿个家人名位岁年天块元种款项次分倍公])")


_CONTINUES = frozenset("十百千万亿兆个多余来零 ")


def _sum(text: str, at: int) -> Numeral | None:
    """Sections in falling order: 1億2,345萬, 十二億三千四百萬, 5萬4千6百, 三億五, and single coefficients."""
    first = _coefficient(text, at)
    if first is None:
        return None
    if text[first.end : first.end + 1] not in _CONTINUES:
        return _number(first, end=first.end, power=0, more=False, roughly=False)
    number, power = _scaled(text, first)
    while number.scaled and not (number.more or number.pointed or number.value is None):
        longer = _longer(text, number, power)
        if longer is None:
            break
        number, power = longer
    return _pointed(text, number)


def _pointed(text: str, number: Numeral) -> Numeral:
    """四百億點零五: decimals behind a scale count single units."""
    found = _DECIMALS.match(text, number.end) if number.form == "han" and number.scaled else None
    if not found or number.value is None or number.pointed or number.more:
        return number
    decimals = _decimals(found)
    return replace(number, end=found.end(), value=number.value + decimals, place=place_of(decimals), pointed=True)


def _decimals(found: re.Match[str]) -> Decimal:
    return Decimal("0." + "".join(str(_DIGIT.get(c, c)) for c in found["decimals"]))


def _scaled(text: str, coefficient: _Coefficient) -> tuple[Numeral, int]:
    """The coefficient times the scale words behind it, 多 or 餘 before or behind them; and their power of ten."""
    more = _MORE.match(text, coefficient.end)
    roughly = _ROUGHLY.match(text, coefficient.end)
    end = (more or roughly or _empty(text, coefficient.end)).end()
    pattern = _SCALE_BEHIND_DIGITS if coefficient.form == "digits" else _SCALE_BEHIND_HAN
    scale = pattern.match(text, end)
    if scale is None:
        return _number(coefficient, end=end, power=0, more=bool(more), roughly=bool(roughly)), 0
    later = None if more else _MORE.match(text, scale.end())
    more = more or later or _MORE.search(scale.group())
    end = later.end() if later else scale.end()
    power = _power(scale)
    return _number(coefficient, end=end, power=power, more=bool(more), roughly=bool(roughly)), power


def _empty(text: str, at: int) -> re.Match[str]:
    match = re.compile("").match(text, at)
    assert match is not None
    return match


def _power(scale: re.Match[str]) -> int:
    large = (scale["ge"] or scale["scale"] or "").replace("多", "").replace("余", "")
    return _SCALE.get(large, 0) + _UNIT.get(scale["small"] or scale["alone"] or "", 0)


def _number(coefficient: _Coefficient, *, end: int, power: int, more: bool, roughly: bool) -> Numeral:
    interval = coefficient.high is not None
    return Numeral(
        end=end,
        form=coefficient.form,
        value=None if interval else coefficient.value.scaleb(power),
        place=coefficient.place + power,
        power=power,
        low=coefficient.value.scaleb(power) if interval else None,
        high=coefficient.high.scaleb(power) if coefficient.high is not None else None,
        pair=coefficient.pair,
        pointed=coefficient.pointed,
        scaled=power > 0,
        more=more,
        roughly=roughly,
    )


# 2千零30萬, 7萬 5千 4百.
_BETWEEN_SECTIONS = re.compile("零| (?=[0-9]{1,4}[千百])")


def _longer(text: str, number: Numeral, power: int) -> tuple[Numeral, int] | None:
    """`number`, whose last scale is 10**`power`, with one section more where one follows."""
    between = _BETWEEN_SECTIONS.match(text, number.end)
    zero = between is not None and between.group() == "零"
    at = between.end() if between else number.end
    coefficient = _coefficient(text, at) if at < len(text) else None
    if coefficient is None or coefficient.form == "spelled" or number.value is None:
        return None
    tail, lower = _scaled(text, coefficient)
    if tail.value is None:
        return None
    if lower > power:
        return _raised(number, tail, coefficient, lower)
    value = _tail_value(text, coefficient, tail, power, zero=zero)
    if value is None or lower == power:
        return None
    place = trailing_zeros(value) if coefficient.form == "han" and not tail.pointed else tail.place
    return replace(tail, form=number.form, value=number.value + value, place=place, scaled=True), lower


def _raised(number: Numeral, tail: Numeral, coefficient: _Coefficient, power: int) -> tuple[Numeral, int] | None:
    """四千五百六十九萬八千三百一十一億, 5千3百萬: a section before a smaller scale counts in the larger one."""
    if tail.value is None or number.value is None or tail.pointed or coefficient.pointed:
        return None
    larger = max(large for large in (12, 8, 4, 0) if large <= power)
    small_before = number.form == "digits" and number.power < 4 <= larger
    if not (number.form == "han" or small_before) or number.value.scaleb(larger) <= tail.value:
        return None
    value = number.value.scaleb(larger) + tail.value
    place = trailing_zeros(value) if number.form == "han" else tail.place
    return replace(tail, form=number.form, value=value, place=place), power


# 175萬241 goes on with the number; a date, a percentage or a scale behind the digits tells another figure.
_GOES_ON = re.compile(r"(?P<long>[0-9]{3,4})(?![0-9.,%:/-]|年|月|日|个?百分|[万亿])|[0-9]{2}(?=[例人名宗起件])")
_YEAR_LIKE = re.compile("(?:19|20)[0-9]{2}(?![例人名宗起件个元])")


def _tail_value(text: str, coefficient: _Coefficient, tail: Numeral, power: int, *, zero: bool) -> Decimal | None:
    """What a later section adds, `None` where it is none: 三千 of 一萬三千, 三 (thousand) of 一萬三."""
    value = tail.value
    if (
        value is None
        or value >= ONE.scaleb(power)
        or (tail.pointed and coefficient.form == "digits" and not tail.scaled)
    ):
        return None
    if tail.scaled or zero or (coefficient.form == "han" and value >= 10):
        return value
    if coefficient.form == "digits":
        start = coefficient.end - len(str(value))
        goes_on = power == 4 and _GOES_ON.match(text, start) and not _YEAR_LIKE.match(text, start)
        return value if goes_on else None
    return value.scaleb(power - 1) if _CLOSES.match(text, coefficient.end) else None


# --- the other forms ------------------------------------------------------------------------------------------

_HEAD = rf"(?P<head>(?:[{_ONE_TO_NINE}]千)?零?(?:[{_ONE_TO_NINE}]百)?零?(?:[{_ONE_TO_NINE}]?十)?零?)"
_SEVERAL = re.compile(rf"{_HEAD}几(?P<unit>[十百千])?")
_MANY = re.compile(r"(?:好几|好多|几|数)(?P<unit>[十百千])?(?:个?(?P<scale>万亿|万|亿))?(?P<times>(?=倍))?")


def _vague(text: str, at: int) -> Numeral | None:
    """十幾 is 11 to 19, 二十幾萬 210 to 290 thousand, 數百萬 2 to 9 million, 幾個億 200 to 900 million."""
    several = _SEVERAL.match(text, at)
    if several and several["head"]:
        head = _section(several["head"], 0)
        unit = ONE.scaleb(_UNIT.get(several["unit"] or "", 0))
        base = head.value if head else Decimal(0)
        vague = _Coefficient(end=several.end(), form="han", value=base + unit, high=base + 9 * unit)
        return _scaled(text, vague)[0] if head else None
    many = _MANY.match(text, at)
    if not many or (many["times"] is None and not (many["unit"] or many["scale"])):
        return None
    power = _UNIT.get(many["unit"] or "", 0) + _SCALE.get(many["scale"] or "", 0)
    low, high = Decimal(2).scaleb(power), Decimal(9).scaleb(power)
    return Numeral(end=many.end(), form="han", value=None, place=power, low=low, high=high, scaled=power > 3)


_FRACTION = re.compile(
    rf"(?:(?P<whole>[0-9]{{1,9}}|[{_DIGITS}{_UNITS}万]{{1,9}})又)?"
    rf"(?P<below>[0-9]{{1,9}}|[{_DIGITS}{_UNITS}万亿]{{1,9}})分之"
    rf"(?P<above>[0-9]{{1,9}}|[{_DIGITS}{_UNITS}]{{1,9}})(?![0-9.])"
)


def _fraction(text: str, at: int) -> Numeral | None:
    """三分之二, 一又二分之一. Hundredths, thousandths and ten-thousandths are percentages and not read here."""
    match = _FRACTION.match(text, at)
    if not match:
        return None
    parts = [_plain(part) for part in (match["whole"] or "零", match["below"], match["above"])]
    if any(part is None for part in parts) or not parts[1]:
        return None
    whole, below, above = (part or Decimal(0) for part in parts)
    return Numeral(end=match.end(), form="fraction", value=whole + above / below, place=-2)


def _plain(text: str) -> Decimal | None:
    """The number that all of `text` writes, `None` where it is none."""
    if text == "零":
        return Decimal(0)
    number = _sum(text, 0) or _magnitude(text, 0)
    return number.value if number and number.end == len(text) else None


# Denominators from 11 to 31 could be days of a month (9/11), and are left alone.
_SLASHED = re.compile(r"(?:(?P<whole>[0-9]{1,4}) {1,2})?(?P<above>[0-9]{1,2})/(?P<below>[2-9]|10{1,3})(?![0-9/.%:-])")


_VULGAR = lexicon.VULGAR_FRACTIONS
VULGAR_SIGNS = "".join(_VULGAR)
_WITH_VULGAR = re.compile(rf"(?P<whole>[0-9]{{1,4}}) ?(?P<sign>[{VULGAR_SIGNS}])|(?P<alone>[{VULGAR_SIGNS}])")


def _vulgar(text: str, at: int) -> Numeral | None:
    """2½."""
    match = _WITH_VULGAR.match(text, at)
    if not match:
        return None
    above, below = _VULGAR[match["sign"] or match["alone"]]
    value = Decimal(match["whole"] or 0) + Decimal(above) / below
    return Numeral(end=match.end(), form="fraction", value=value, place=-2)


# Two groups or more, or a group of zeros: 40 000, 1 234 567. A single other group may be the next number.
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:(?: [0-9]{3}){2,5}| 000)(?:\.[0-9]{1,9})?(?![0-9,./:%-]| [0-9])")


def _grouped(text: str, at: int) -> Numeral | None:
    """Thousands set apart by spaces."""
    match = _GROUPED.match(text, at)
    if not match or text[max(0, at - 2) : at][:1].isdigit():
        return None
    value = Decimal(match.group().replace(" ", ""))
    place = place_of(value)
    return Numeral(end=match.end(), form="digits", value=value, place=place, pointed=place < 0)


def is_slashed(text: str, at: int) -> bool:
    """Whether an obvious fraction begins at `at`."""
    return _slashed(text, at) is not None


def _slashed(text: str, at: int) -> Numeral | None:
    """1/4, 2 1/2."""
    match = _SLASHED.match(text, at)
    if not match or int(match["above"]) >= int(match["below"]) or match["above"].startswith("0"):
        return None
    value = Decimal(match["whole"] or 0) + Decimal(match["above"]) / Decimal(match["below"])
    return Numeral(end=match.end(), form="fraction", value=value, place=-2)


_NEIGHBOURS = re.compile(
    rf"{_HEAD}(?P<first>[{_ONE_TO_NINE}])、?(?P<second>[{_ONE_TO_NINE}])(?P<unit>[十百千])?(?![{_ONE_TO_NINE}零])"
)


def _neighbours(text: str, at: int) -> Numeral | None:
    """七八十 is 70 to 80, 十七八 17 to 18, 兩三 2 to 3, 三五 3 to 5."""
    match = _NEIGHBOURS.match(text, at)
    if not match:
        return None
    first, second = _DIGIT[match["first"]], _DIGIT[match["second"]]
    head = _section(match["head"], 0) if match["head"] else None
    if (second - first != 1 and (first, second) != (3, 5)) or (match["head"] and head is None):
        return None
    unit = ONE.scaleb(_UNIT.get(match["unit"] or "", 0))
    base = head.value if head else Decimal(0)
    if head and unit >= ONE.scaleb(head.place):
        return None
    pair = _Coefficient(end=match.end(), form="han", value=base + first * unit, high=base + second * unit, pair=True)
    return _scaled(text, replace(pair, place=_UNIT.get(match["unit"] or "", 0)))[0]


_LISTED = re.compile("(?P<first>[1-8])、(?P<second>[2-9])(?![0-9.,:])")


def listed_at(text: str, at: int) -> Numeral | None:
    """4、5 (萬元) is 4 to 5, where a unit or a scale follows."""
    match = _LISTED.match(text, at)
    if not match or int(match["second"]) - int(match["first"]) != 1:
        return None
    first, second = Decimal(match["first"]), Decimal(match["second"])
    return _scaled(text, _Coefficient(end=match.end(), form="digits", value=first, high=second, pair=True))[0]


_HALF = re.compile("半(?P<scale>百|个?亿|万)?")


def _half(text: str, at: int) -> Numeral | None:
    """半 (年, 個月), 半百, 半億."""
    match = _HALF.match(text, at)
    if not match:
        return None
    power = {"百": 2, "万": 4}.get(match["scale"] or "", 8 if match["scale"] else 0)
    value = Decimal("0.5").scaleb(power)
    return Numeral(end=match.end(), form="half", value=value, place=power - 1, scaled=power > 0)


_MAGNITUDE = re.compile("(?P<unit>[十百千])?(?P<scale>万亿|万|亿)|(?P<alone>[百千])")
_ELLIPTIC_HUNDRED = re.compile(rf"(?P<unit>[百千万])(?P<digit>[{_ONE_TO_NINE}])")


def _magnitude(text: str, at: int) -> Numeral | None:
    """A scale without a number: 千億, 百萬, 億; and 百三, which is 130."""
    short = _ELLIPTIC_HUNDRED.match(text, at)
    if short and _CLOSES.match(text, short.end()):
        power = _UNIT.get(short["unit"], 4)
        value = ONE.scaleb(power) + Decimal(_DIGIT[short["digit"]]).scaleb(power - 1)
        return Numeral(end=short.end(), form="han", value=value, place=power - 1)
    match = _MAGNITUDE.match(text, at)
    if not match:
        return None
    power = _SCALE.get(match["scale"] or "", 0) + _UNIT.get(match["unit"] or match["alone"] or "", 0)
    more = _MORE.match(text, match.end())
    return Numeral(
        end=more.end() if more else match.end(),
        form="magnitude",
        value=ONE.scaleb(power),
        place=power,
        scaled=True,
        more=bool(more),
    )
