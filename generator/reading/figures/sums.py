"""Coefficients with their scales, and sums of them: 1.8萬億, 3億多, 1億2,345萬, 十二億三千四百萬.

In this order: `sum_at`, `scaled`, and how a sum goes on with a section of a lower scale, or of a higher one
(四千五百六十九萬八千三百一十一億).
"""

from __future__ import annotations

import re
from decimal import Decimal

from generator.reading.figures import lexicon
from generator.reading.figures.coefficients import CLOSES, SCALE, SCALES, UNIT, Coefficient, coefficient_at, decimals_at
from generator.reading.figures.fold import fold
from generator.reading.figures.numeral import ONE, Numeral, place_of
from generator.reading.figures.words import not_before
from generator.reading.late import late


def sum_at(text: str, at: int) -> Numeral | None:
    """Sections in falling order, or a single coefficient, at `at` in a folded text."""
    first = coefficient_at(text, at)
    if first is None:
        return None
    if not _GOING_ON.match(text, first.end):
        return _number(first, end=first.end, power=0)
    number, power = scaled(text, first)
    while number.scaled and not (number.more or number.pointed or number.value is None):
        longer = _longer(text, number, power)
        if longer is None:
            break
        number, power = longer
    return _with_decimals(text, number)


def _with_decimals(text: str, number: Numeral) -> Numeral:
    """四百億點零五: decimals behind a scale count single units."""
    found = decimals_at(text, number.end) if number.form == "han" and number.scaled else None
    if not found or number.value is None or number.pointed or number.more:
        return number
    decimals, end = found
    return number._replace(end=end, value=number.value + decimals, place=place_of(decimals), pointed=True)


# --- one coefficient and its scale ----------------------------------------------------------------------------

_GUARDED = {fold(scale): fold(scale) + not_before(names) for scale, names in lexicon.SCALE_BUT_NOT_BEFORE.items()}
_LARGE = "|".join(_GUARDED[scale] for scale in SCALES)
_SMALL = "|".join(_GUARDED[scale] for scale in "百千")
# Behind digits 十, 百 and 千 are scales (5百萬, 3千); in a Chinese numeral they belong to its sections.
_SCALE_BEHIND_DIGITS = late(
    rf" {{0,2}}(?:个(?P<ge>万亿|亿)|(?P<small>[十百千])?(?P<scale>万[多余]?亿|万万|{_LARGE})|(?P<alone>{_SMALL}))"
)
_SCALE_BEHIND_HAN = late(
    rf"(?:个(?P<ge>万亿|亿)|(?P<small>)(?P<scale>万[多余]?亿|万万|[万亿]|{_GUARDED['兆']})|(?P<alone>(?!)))"
)
_MORE = late("|".join(fold(word) + not_before(follow) for word, follow in lexicon.MORE_THAN_ROUND.items()))
_SPACED_MORE = late(rf" [{fold('多餘')}](?= ?[{fold(lexicon.AFTER_SPACED_MORE)}])|\+(?=[万亿])")
_ROUGHLY = late("来(?=[万亿个家人名位岁年天块元种款项次分倍公美港欧日])")
_GOING_ON = late(rf" {{0,2}}[{SCALES}十百千个多余来零+]")


def more_end(text: str, at: int, *, spaced: bool = False) -> int | None:
    """Where a 多 or 餘 at `at` ends; behind digits it may be `spaced` (10 多個), or a sign (5+億)."""
    more = _MORE.match(text, at) or (_SPACED_MORE.match(text, at) if spaced else None)
    return more.end() if more else None


def scaled(text: str, coefficient: Coefficient) -> tuple[Numeral, int]:
    """The coefficient times the scale words behind it, 多 or 餘 before or behind them; and their power of ten."""
    more = more_end(text, coefficient.end, spaced=coefficient.form == "digits")
    roughly = _ROUGHLY.match(text, coefficient.end)
    end = more or (roughly.end() if roughly else coefficient.end)
    pattern = _SCALE_BEHIND_DIGITS if coefficient.form == "digits" else _SCALE_BEHIND_HAN
    scale = pattern.match(text, end)
    if scale is None:
        return _number(coefficient, end=end, power=0)._replace(more=more is not None, roughly=bool(roughly)), 0
    power = _power(scale)
    later = None if more else more_end(text, scale.end())
    number = _number(coefficient, end=later or scale.end(), power=power)
    inside = _MORE.search(scale.group()) is not None
    return number._replace(more=inside or bool(more or later), roughly=bool(roughly)), power


def _power(scale: re.Match[str]) -> int:
    large = (scale["ge"] or scale["scale"] or "").replace("多", "").replace("余", "")
    return SCALE.get(large, 0) + UNIT.get(scale["small"] or scale["alone"] or "", 0)


def _number(coefficient: Coefficient, *, end: int, power: int) -> Numeral:
    interval = coefficient.high is not None
    return Numeral(
        end=end,
        form="han" if coefficient.form == "spelled" and power else coefficient.form,
        value=None if interval else coefficient.value.scaleb(power),
        place=coefficient.place + power,
        power=power,
        low=coefficient.value.scaleb(power) if interval else None,
        high=coefficient.high.scaleb(power) if coefficient.high is not None else None,
        pair=coefficient.pair,
        pointed=coefficient.pointed,
        scaled=power > 0,
    )


# --- sums -----------------------------------------------------------------------------------------------------

# 2千零30萬, 7萬 5千 4百, 3 兆 1407.25 億, 34 萬 5678 人.
_BETWEEN_SECTIONS = late(
    r"零| (?=[0-9]{1,4}[千百]|(?:[0-9]{1,4}|[0-9],[0-9]{3})(?:\.[0-9]{1,9})? ?[万亿]|[0-9]{4} ?[例人名宗起件元美港])"
)


def _longer(text: str, number: Numeral, power: int) -> tuple[Numeral, int] | None:
    """`number`, whose last scale is 10**`power`, with one section more where one follows."""
    between = _BETWEEN_SECTIONS.match(text, number.end)
    zero = between is not None and between.group() == "零"
    start = between.end() if between else number.end
    coefficient = coefficient_at(text, start)
    if coefficient is None or number.value is None:
        return None
    if coefficient.form == "spelled" and text[coefficient.end : coefficient.end + 1] not in tuple(SCALES):
        return _with_row(number, coefficient, power, length=coefficient.end - start)
    return _added(text, number, power, start, coefficient, zero=zero)


def _with_row(number: Numeral, row: Coefficient, power: int, *, length: int) -> tuple[Numeral, int] | None:
    """十二萬三四五六: a row of digits behind 萬 is its thousands, hundreds, tens and ones."""
    if power != 4 or number.form != "han" or length > power or row.pointed or number.value is None:
        return None
    place = power - length
    value = number.value + row.value.scaleb(place)
    return number._replace(end=row.end, value=value, place=place), 0


def _added(
    text: str, number: Numeral, power: int, start: int, coefficient: Coefficient, *, zero: bool
) -> tuple[Numeral, int] | None:
    """`number` and the section whose coefficient begins at `start`."""
    if number.value is None:
        return None
    tail, lower = scaled(text, coefficient)
    if tail.value is None or lower == power:
        return None
    if lower > power:
        return _raised(number, tail, coefficient, lower)
    value = _tail_value(text, start, coefficient, tail, power, zero=zero)
    if value is None:
        return None
    place = tail.place if value == tail.value else power - 1
    return tail._replace(form=number.form, value=number.value + value, place=place, scaled=True), lower


def _raised(number: Numeral, tail: Numeral, coefficient: Coefficient, power: int) -> tuple[Numeral, int] | None:
    """四千五百六十九萬八千三百一十一億, 5千3百萬: a section before a smaller scale counts in the larger one."""
    if tail.value is None or number.value is None or tail.pointed or coefficient.pointed:
        return None
    larger = max(large for large in (12, 8, 4, 0) if large <= power)
    small_before = number.form == "digits" and number.power < 4 <= larger
    if not (number.form == "han" or small_before) or number.value.scaleb(larger) <= tail.value:
        return None
    value = number.value.scaleb(larger) + tail.value
    return tail._replace(form=number.form, value=value), power


def _tail_value(
    text: str, start: int, coefficient: Coefficient, tail: Numeral, power: int, *, zero: bool
) -> Decimal | None:
    """What a section from `start` adds, `None` where it is none: 三千 of 一萬三千, 三 (thousand) of 一萬三."""
    value = tail.value
    cut_off = tail.pointed and coefficient.form == "digits" and not tail.scaled
    if value is None or value >= ONE.scaleb(power) or cut_off:
        return None
    if tail.scaled or zero or (coefficient.form != "digits" and value >= 10):
        return value
    if text[coefficient.end - 1] == "两":  # 兩萬兩 are taels
        return None
    if coefficient.form == "digits":
        return value if power == 4 and _digits_go_on(text, start) else None
    return value.scaleb(power - 1) if CLOSES.match(text, coefficient.end) else None


# 175萬241 goes on with the number; a date, a percentage or a scale behind the digits tells another figure.
_MORE_DIGITS = late(
    r"(?:[0-9]{3,4}|[0-9],[0-9]{3})(?![0-9.,%:/-]| ?[年月日]|个?百分|[万亿])|[0-9]{2}(?=[例人名宗起件])"
)
_YEAR_LIKE = late("(?:19|20)[0-9]{2}(?! ?[例人名宗起件个户家辆张台座间只股吨元美港])")


def _digits_go_on(text: str, at: int) -> bool:
    return _MORE_DIGITS.match(text, at) is not None and not _YEAR_LIKE.match(text, at)
