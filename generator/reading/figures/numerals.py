"""Numerals of digits and of Chinese characters: what number a piece of text writes, and to which place.

In this order: `numeral_at`, which reads the numeral at a position of a folded text, the rewriting of numerals in
financial characters or with spaces, and the forms that are no sums (see `sums`): vague numerals (十幾, 數百萬),
neighbouring digits (七八十), fractions (三分之二), thousands set apart by spaces, halves and bare scales (千億).

Nothing here knows of units. Every form is of bounded length, so that reading a numeral costs no more than a
constant whatever stands in the text.
"""

from __future__ import annotations

import re
from decimal import Decimal

from generator.reading.figures import english, lexicon
from generator.reading.figures.coefficients import (
    CLOSES,
    DIGIT,
    DIGITS,
    ONE_TO_NINE,
    SCALE,
    SCALES,
    TWENTIES,
    UNIT,
    UNITS,
    Coefficient,
    section_at,
)
from generator.reading.figures.fold import fold
from generator.reading.figures.numeral import ONE, Numeral, place_of, trailing_zeros
from generator.reading.figures.sums import more_end, scaled, sum_at
from generator.reading.figures.words import not_after
from generator.reading.late import late

_FINANCIAL = {fold(c): plain for c, plain in (lexicon.FINANCIAL_DIGITS | lexicon.FINANCIAL_UNITS).items()}
VULGAR_SIGNS = "".join(lexicon.VULGAR_FRACTIONS)
BEGINNINGS = "".join([DIGITS, UNITS, SCALES, *_FINANCIAL, *TWENTIES, "半几数好"])


def numeral_at(text: str, at: int) -> Numeral | None:
    """The numeral that begins at `at` in a folded text, `None` where none does."""
    if at >= len(text):
        return None
    if "0" <= text[at] <= "9" or text[at] == "." or text[at] in VULGAR_SIGNS:
        return _odd_digits(text, at) or sum_at(text, at)
    if text[at] == "半":
        return _half(text, at)
    return _rewritten(text, at) or _han(text, at)


def digits_at(text: str, at: int) -> Numeral | None:
    """The numeral that begins with a digit at `at`, with the scales of either language behind it."""
    scaled = english.scaled_digits_at(text, at)
    if scaled and not text.startswith("mm", scaled.end - 2):
        return scaled
    numeral = numeral_at(text, at)
    return english.with_scale(text, numeral) if numeral else None


_ODD_BEHIND = late(rf"[0-9]++(?:[/分又{VULGAR_SIGNS}]| {{1,2}}[0-9分又{VULGAR_SIGNS}])|[^0-9.]")


def _odd_digits(text: str, at: int) -> Numeral | None:
    """1/4, 2½, 40 000, 16分之5: what is not just digits and scales."""
    if not _ODD_BEHIND.match(text, at):
        return None
    return _slashed(text, at) or _vulgar(text, at) or _grouped(text, at) or _fraction(text, at)


_FORM_LENGTH = 14  # no vague numeral or fraction of news has its 幾 or 分之 further on


def _han(text: str, at: int) -> Numeral | None:
    ahead = text[at : at + _FORM_LENGTH]
    found = _vague(text, at) or _vague_end(text, at, ahead) if "几" in ahead or "数" in ahead else None
    found = found or (_fraction(text, at) if "分" in ahead else None)
    return found or _neighbours(text, at) or sum_at(text, at) or _magnitude(text, at)


# --- financial characters and spaces --------------------------------------------------------------------------

_WRITABLE = "".join([DIGITS, UNITS, SCALES, "点分之又多余几", *_FINANCIAL, *TWENTIES])
_WRITTEN = late(rf"[{_WRITABLE}]{{1,40}}(?: {{1,2}}[{_WRITABLE}]{{1,9}}){{0,12}}")
_NEEDS_REWRITING = late(f"[ {''.join(_FINANCIAL)}]")
_FINANCIAL_START = late(
    not_after(lexicon.FINANCIAL_BUT_NOT_AFTER)
    + rf"[{''.join(_FINANCIAL)}](?:(?=[{_WRITABLE}])|(?![一-鿿])|(?=[元圆角分打]))"
)
_BEHIND_SAN = tuple("拾佰仟百千万亿")
_PLAIN = str.maketrans(_FINANCIAL)
_LOOK = 24  # what is behind tells where the numeral ends, and may belong to it: 百  分 之 669
_SUMMED = late(f"[{UNITS}{SCALES}点分]")


def _rewritten(text: str, at: int) -> Numeral | None:
    """A numeral in financial characters or with spaces inside (壹佰伍拾, 三千 八百), read in its plain spelling."""
    written = _WRITTEN.match(text, at)
    if not written or not _NEEDS_REWRITING.search(written.group()):
        return None
    if text[at] == "参" and text[at + 1 : at + 2] not in _BEHIND_SAN:  # 參 is a common word
        return None
    if text[at] in _FINANCIAL and not _FINANCIAL_START.match(text, at):
        return None
    plain = written.group().translate(_PLAIN)
    spaced = " " in plain
    if spaced and not _SUMMED.search(plain):
        return None  # digits in a row
    number = _han(plain.replace(" ", "") + text[written.end() : written.end() + _LOOK], 0)
    if number is None or (spaced and (number.form == "spelled" or number.pair)):
        return None
    end = _end_with_spaces(plain, number.end)
    return number._replace(end=at + end) if end > len(plain.split(" ")[0]) or not spaced else None


def _end_with_spaces(spaced: str, length: int) -> int:
    """Where the first `length` characters that are no spaces end in `spaced`."""
    for end, character in enumerate(spaced, 1):
        length -= character != " "
        if length == 0:
            return end
    return len(spaced) + length


# --- vague numerals and neighbours ----------------------------------------------------------------------------

_HEAD = rf"(?P<head>(?:[{ONE_TO_NINE}]千)?零?(?:[{ONE_TO_NINE}]百)?零?(?:[{ONE_TO_NINE}]?十)?零?)"
_SEVERAL = late(rf"{_HEAD}几(?P<unit>[十百千])?")
_MANY = late(r"(?:好几|好多|几|数)(?P<unit>[十百千])?(?:个?(?P<scale>万亿|万|亿))?(?P<times>(?=倍))?")


def _vague(text: str, at: int) -> Numeral | None:
    """十幾 is 11 to 19, 二十幾萬 210 to 290 thousand, 數百萬 2 to 9 million, 幾個億 200 to 900 million."""
    several = _SEVERAL.match(text, at)
    if several and several["head"]:
        return _several(text, several)
    many = _MANY.match(text, at)
    if not many or (many["times"] is None and not (many["unit"] or many["scale"])):
        return None
    power = UNIT.get(many["unit"] or "", 0) + SCALE.get(many["scale"] or "", 0)
    low, high = Decimal(2).scaleb(power), Decimal(9).scaleb(power)
    return Numeral(end=many.end(), form="han", value=None, place=power, low=low, high=high, scaled=power > 3)


_LAST_SCALE = late(f"[{SCALES}](?=[^{SCALES}]{{0,7}}几)")


def _vague_end(text: str, at: int, ahead: str) -> Numeral | None:
    """六十一億九千幾萬: sections of larger scales before a vague one."""
    scale = _LAST_SCALE.search(ahead)
    large = sum_at(text[at : at + scale.end()], 0) if scale else None
    if scale is None or large is None or large.end != scale.end() or large.value is None or large.more:
        return None
    small = _vague(text, at + scale.end())
    if small is None or small.low is None or small.high is None or small.high >= ONE.scaleb(large.power):
        return None
    return small._replace(low=large.value + small.low, high=large.value + small.high, scaled=True)


def _several(text: str, match: re.Match[str]) -> Numeral | None:
    head = section_at(match["head"], 0)
    if head is None:
        return None
    unit = ONE.scaleb(UNIT.get(match["unit"] or "", 0))
    rest = ONE.scaleb(UNIT.get(match["head"][-1], 1)) - 1  # 三百幾 is 301 to 399
    low, high = head.value + unit, head.value + (9 * unit if match["unit"] else rest)
    return scaled(text, Coefficient(end=match.end(), form="han", value=low, high=high))[0]


_NEIGHBOURS = late(
    rf"{_HEAD}(?P<first>[{ONE_TO_NINE}])、?(?P<second>[{ONE_TO_NINE}])(?P<unit>[十百千])?(?![{ONE_TO_NINE}零]|点[{DIGITS}])"
)


def _neighbours(text: str, at: int) -> Numeral | None:
    """七八十 is 70 to 80, 十七八 17 to 18, 兩三 2 to 3, 三五 3 to 5."""
    match = _NEIGHBOURS.match(text, at)
    head = section_at(match["head"], 0) if match and match["head"] else None
    if match is None or (match["head"] and head is None):
        return None
    first, second = DIGIT[match["first"]], DIGIT[match["second"]]
    power = UNIT.get(match["unit"] or "", 0)
    if (second - first != 1 and (first, second) != (3, 5)) or (head and power >= trailing_zeros(head.value)):
        return None
    base, unit = head.value if head else Decimal(0), ONE.scaleb(power)
    low, high = base + first * unit, base + second * unit
    return scaled(text, Coefficient(end=match.end(), form="han", value=low, high=high, place=power, pair=True))[0]


_LISTED = late("(?P<first>[1-8])、(?P<second>[2-9])(?![0-9.,:])")


def listed_at(text: str, at: int) -> Numeral | None:
    """4、5 (萬元) is 4 to 5, where a unit or a scale follows."""
    match = _LISTED.match(text, at)
    if not match or int(match["second"]) - int(match["first"]) != 1:
        return None
    first, second = Decimal(match["first"]), Decimal(match["second"])
    return scaled(text, Coefficient(end=match.end(), form="digits", value=first, high=second, pair=True))[0]


# --- fractions ------------------------------------------------------------------------------------------------

# 三分一 is a third in Hong Kong.
_SHORT_FRACTION = late("(?P<below>[二三四五六七八])分(?P<above>[一二三])(?![零一二三四五六七八九十百千万亿点分秒])")
_ANY = "".join([DIGITS, UNITS, *_FINANCIAL])
_FRACTION = late(
    rf"(?:(?P<whole>[0-9]{{1,9}}|[{DIGITS}{UNITS}万]{{1,9}}) ?又 ?)?"
    rf"(?P<below>[0-9]{{1,9}}|[{_ANY}万亿]{{1,9}}) {{0,2}}分 {{0,2}}之 {{0,2}}"
    rf"(?P<minus>负 ?)?(?P<above>[0-9]{{1,9}}|[{_ANY}]{{1,9}})(?![0-9.])"
)
# Denominators from 11 to 31 could be days of a month (9/11), and are left alone.
_SLASHED = late(
    r"(?:(?P<whole>[0-9]{1,4})(?: {1,2}|又))?(?P<above>[0-9]{1,2})"
    r"/(?P<below>[2-9]|10{1,3}|3[2-9]|[4-9][0-9])(?![0-9/%:-]|\.[0-9])"
)
_WITH_VULGAR = late(rf"(?P<whole>[0-9]{{1,4}}) ?(?P<sign>[{VULGAR_SIGNS}])|(?P<alone>[{VULGAR_SIGNS}])")


def _fraction(text: str, at: int) -> Numeral | None:
    """三分之二, 一又二分之一. Hundredths are percentages where 百分之 begins the figure, and not read here."""
    match = _FRACTION.match(text, at)
    if not match:
        return _short_fraction(text, at)
    whole, below, above = (_plain(part) for part in (match["whole"] or "零", match["below"], match["above"]))
    if whole is None or above is None or not below:
        return None
    return _divided(match.end(), whole, -above if match["minus"] else above, below)


def _short_fraction(text: str, at: int) -> Numeral | None:
    """三分一."""
    match = _SHORT_FRACTION.match(text, at)
    if not match or DIGIT[match["above"]] >= DIGIT[match["below"]]:
        return None
    return _divided(match.end(), Decimal(0), Decimal(DIGIT[match["above"]]), Decimal(DIGIT[match["below"]]))


def _plain(text: str) -> Decimal | None:
    """The number that all of `text` writes, `None` where it is none."""
    if text == "零":
        return Decimal(0)
    text = text.translate(_PLAIN)
    number = sum_at(text, 0) or _magnitude(text, 0)
    return number.value if number and number.end == len(text) else None


def _slashed(text: str, at: int) -> Numeral | None:
    """1/4, 2 1/2."""
    match = _SLASHED.match(text, at)
    if not match or match["above"].startswith("0"):
        return None
    signed = text[at - 1 : at] == "-" and not text[max(0, at - 2) : at - 1].isalnum()  # -3/2 is no date
    if int(match["above"]) >= int(match["below"]) and not (match["whole"] or signed):
        return None
    return _divided(match.end(), Decimal(match["whole"] or 0), Decimal(match["above"]), Decimal(match["below"]))


def run_end(text: str, at: int) -> int:
    """Where the Chinese numeral characters that stand at `at` end: no numeral begins in the middle of them."""
    match = _RUN.match(text, at)
    return match.end() if match else at


CHARACTERS = DIGITS + UNITS + SCALES
_RUN = late(rf"[{CHARACTERS}]{{1,40}}")


def is_slashed(text: str, at: int) -> bool:
    """Whether an obvious fraction begins at `at`."""
    return _slashed(text, at) is not None


def _vulgar(text: str, at: int) -> Numeral | None:
    """2½."""
    match = _WITH_VULGAR.match(text, at)
    if not match:
        return None
    above, below = lexicon.VULGAR_FRACTIONS[match["sign"] or match["alone"]]
    return _divided(match.end(), Decimal(match["whole"] or 0), Decimal(above), Decimal(below))


def _divided(end: int, whole: Decimal, above: Decimal, below: Decimal) -> Numeral:
    return Numeral(end=end, form="fraction", value=whole + above / below, place=-2)


# --- other forms ----------------------------------------------------------------------------------------------

_GROUPED = late(
    r"[1-9][0-9]{0,2}(?P<groups>(?: [0-9]{3}){1,5})(?P<decimals>\.[0-9]{1,9})?"
    r"(?![0-9/:]|[.,][0-9]| [0-9]|-(?! ?[0-9(])|[a-z]{1,5}[0-9])"
)
_PROSE_BEFORE = late(
    r"(?:(?<![a-z])(?:[a-z]{2,12}ed,?|from|to|of|about|around|than|nearly|over|under|and|or|a|an|the|some|least|most|almost|is|was|are"
    r"|were|only|just|reached|with|between|for|at|by|up|down|worth|roughly|approximately|estimated"
    r"|has|have|had|there|killed|affected|reported|recorded|some|another|additional|further|exceeded) |[$€£¥₹~≈(])$"
)
_PROSE_BEHIND = late(
    r" (?![0-9])(?!(?:and|or|to|in|at|on|vs|am|pm|x)(?![a-z]))[a-z]{2,}| \(|-[0-9]|%| to [0-9$€£]| ?[-–] ?[1-9]"
)


def _is_in_prose(text: str, start: int, end: int) -> bool:
    """Whether the words of a sentence stand before the number and behind it, or it is one of two ends."""
    before = _PROSE_BEFORE.search(text, max(0, start - 16), start) is not None
    return before and (
        text[end : end + 1] in ("", ".", ",", ";", ")", "\n") or _PROSE_BEHIND.match(text, end) is not None
    )


def _grouped(text: str, at: int) -> Numeral | None:
    """Thousands set apart by spaces: 40 000, 1 234 567, and 3 250 units.

    A single group that is not 000 may be the next number of a table; the words of a sentence beside it tell.
    """
    match = _GROUPED.match(text, at)
    if not match or (text[at - 1 : at] == " " and text[max(0, at - 2) : at][:1].isdigit()):
        return None
    if len(match["groups"]) == 4 and match["groups"] != " 000" and not _is_in_prose(text, at, match.end()):
        return None
    value = Decimal(match.group().replace(" ", ""))
    place = place_of(value)
    return Numeral(end=match.end(), form="digits", value=value, place=place, pointed=place < 0)


_HALF = late("半(?P<scale>百|个?亿|万)?")


def _half(text: str, at: int) -> Numeral | None:
    """半 (年, 個月), 半百, 半億."""
    match = _HALF.match(text, at)
    if not match:
        return None
    power = {"百": 2, "万": 4}.get(match["scale"] or "", 8 if match["scale"] else 0)
    value = Decimal("0.5").scaleb(power)
    return Numeral(end=match.end(), form="half", value=value, place=power - 1, scaled=power > 0)


_MAGNITUDE = late("(?P<unit>[十百千])?(?P<scale>万亿|万|亿)|(?P<alone>[百千])")
_ELLIPTIC = late(rf"(?P<unit>[百千万])(?P<digit>[{ONE_TO_NINE}])")


def _magnitude(text: str, at: int) -> Numeral | None:
    """A scale without a number: 千億, 百萬, 億; and 百三, which is 130."""
    short = _ELLIPTIC.match(text, at)
    if short and CLOSES.match(text, short.end()):
        power = UNIT.get(short["unit"], 4)
        value = ONE.scaleb(power) + Decimal(DIGIT[short["digit"]]).scaleb(power - 1)
        return Numeral(end=short.end(), form="han", value=value, place=power - 1)
    match = _MAGNITUDE.match(text, at)
    if not match:
        return None
    power = SCALE.get(match["scale"] or "", 0) + UNIT.get(match["unit"] or match["alone"] or "", 0)
    more = more_end(text, match.end())
    return Numeral(
        end=more or match.end(),
        form="magnitude",
        value=ONE.scaleb(power),
        place=SCALE.get(match["scale"] or "", 0),
        scaled=True,
        more=more is not None,
    )
