"""Ranks and ordinals: 第29名, 前三, TOP3, No. 1, third-largest; 第二個, the third.

In this order: `Ranking`, `han_at` for 第 and 前, `english_at` for words and signs.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from generator.reading.figures import lexicon
from generator.reading.figures.english import numeral_of
from generator.reading.figures.numerals import numeral_at
from generator.reading.figures.patterns import any_of
from generator.reading.figures.words import split
from generator.reading.late import late


class Ranking(NamedTuple):
    """A rank (`place` set; `top` for 前三, which is place 3 at most) or, without a place, an ordinal."""

    end: int
    place: Decimal | None = None
    top: bool = False


_NUMBER = "[0-9]{1,6}(?![0-9%]|[.,][0-9])|[零〇一二两三四五六七八九十百千万]{1,10}"
_ORDINAL = late(rf" ?(?P<number>{_NUMBER})")
_RANKED = late(" ?(?:名|大|高|低|强|快|多|好|贵|长|位(?!置|数))(?!次|义|学|规|字|队|道)")
_PLACE = late(" ?位(?!置|数|于)(?=[^一-鿿]|$|的)")
_COUNTED = late(" ?(?:阶段|[个款项家种次轮届期批代天年周月条章节步层级部位场张台座号阶段点类篇回句版])(?!元)")
# 第五、六家 are both ordinals; the second numeral counts nothing.
_SECOND = late(f" ?[、至到~—–-] ?(?:[一二三四五六七八九十]{{1,3}}|[0-9]{{1,3}})(?:{_COUNTED.pattern}|名)")
_CONTEXT = late(rf"(?:{any_of(split(lexicon.RANK_CONTEXTS))})(?:了|为|在|于|到)?$")
_ENDS = late("[^一-鿿]|$|[的大高位、，。和与及]")
_LISTED = late("第[一二三四五六七八九十0-9]{1,2}[及和与、]$")


def han_at(text: str, at: int) -> Ranking | None:
    """第… or 前… at `at`."""
    if text[at] == "第":
        return _numbered(text, at)
    if text[at] == "前":
        return _top(text, at)
    return None


def _value(text: str) -> Decimal | None:
    number = numeral_at(text, 0)
    return number.value if number and number.end == len(text) else None


def _numbered(text: str, at: int) -> Ranking | None:
    match = _ORDINAL.match(text, at + 1)
    place = _value(match["number"]) if match else None
    if match is None:
        return None
    ranked = _RANKED.match(text, match.end())
    if ranked and (ranked.group().strip() != "位" or _PLACE.match(text, match.end())):
        return Ranking(end=ranked.end(), place=place)
    named = _CONTEXT.search(text, max(0, at - 5), at) is not None
    named = named or _LISTED.search(text, max(0, at - 4), at) is not None
    if (named and _ENDS.match(text, match.end())) or text[match.end() : match.end() + 1] == "的":
        return Ranking(end=match.end(), place=place)
    counted = _COUNTED.match(text, match.end()) or _SECOND.match(text, match.end())
    return Ranking(end=counted.end() if counted else match.end())


_TOP = late(rf"前 ?(?P<number>{_NUMBER})(?P<unit>[大强名位甲家]|名)?")
_NOT_TOP_AFTER = frozenset("目之以此日先提当税盘午年月赛空从生线跟期向往事会门战婚情眼班史")
_TOP_ENDS = late("[^一-鿿a-z0-9.%]|$|[的之等内行列、和与或及甲席里中为是依，。]")


def _top(text: str, at: int) -> Ranking | None:
    match = _TOP.match(text, at)
    if match is None or text[at - 1 : at] in _NOT_TOP_AFTER:
        return None
    place = _value(match["number"])
    if place is None or (place < 2) or not (match["unit"] or _TOP_ENDS.match(text, match.end())):
        return None
    if match["unit"] == "位" and text[match.end() : match.end() + 1] in tuple("数置"):
        return None
    return Ranking(end=match.end(), place=place, top=True)


_ORDINALS = lexicon.ENGLISH_ORDINALS | {f"{scale}th": 10**power for scale, power in lexicon.ENGLISH_SCALES.items()}
SMALLEST_SCALE = 100  # two hundredth multiplies, twenty-fifth adds
_SUPERLATIVE = any_of(lexicon.SUPERLATIVES.split())
_SMALL = any_of([*lexicon.ENGLISH_UNITS, *lexicon.ENGLISH_TENS])
_LARGE = any_of(["hundred", *lexicon.ENGLISH_SCALES])
_WHOLE = any_of(["hundredth", *(f"{scale}th" for scale in lexicon.ENGLISH_SCALES)])
# twenty-fifth, one hundred and twenty-fifth, two hundredth
_ORDINAL_WORD = (
    rf"(?:(?:{_SMALL}[ -](?:{_LARGE}[ -]){{1,2}}(?:and )?)?(?:{any_of(lexicon.ENGLISH_TENS)}[ -])?"
    rf"{any_of(lexicon.ENGLISH_ORDINALS)}|(?:{_SMALL}[ -]){{1,3}}{_WHOLE})(?![a-z])"
)
_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10} | {
    "twenty": 20,
    "fifty": 50,
    "hundred": 100,
}
_ENGLISH_TOP = late(
    "top[ -]?(?:(?P<digits>[0-9]{1,4})(?![0-9]|[.,][0-9]| ?(?:%|percent|per cent))"
    rf"|(?P<word>{any_of(_WORDS)})(?![a-z]))"
)
_ENGLISH_NUMBER = late(
    r"(?:no\. ?|no |number |#(?=1(?![0-9])))(?P<digits>[0-9]{1,4})(?![0-9.,%])"
    r"|(?:number|no\.) (?P<word>one|two|three|four|five)(?![a-z])"
)
_ENGLISH_RANK = late(
    rf"(?P<ordinal>{_ORDINAL_WORD}|[0-9]{{1,3}}(?:st|nd|rd|th))(?:[ -](?:{_SUPERLATIVE})(?![a-z])| place(?![a-z]))"
)
_ENGLISH_ORDINAL = late(rf"(?P<ordinal>{_ORDINAL_WORD})|[0-9]{{1,4}}(?:st|nd|rd|th)(?![a-z])")
_RANKED_BEFORE = late(r"(?:rank|ranks|ranked|ranking|finished|placed|came|place) (?:at )?(?:in )?(?:the )?$")


def english_at(text: str, at: int) -> Ranking | None:
    """Top 3, No. 1, third-largest, ranked third (ranks); the third, 21st (ordinals)."""
    top = _ENGLISH_TOP.match(text, at)
    if top:
        return Ranking(end=top.end(), place=_english_value(top), top=True)
    number = _ENGLISH_NUMBER.match(text, at)
    if number:
        return Ranking(end=number.end(), place=_english_value(number))
    rank = _ENGLISH_RANK.match(text, at)
    if rank:
        return Ranking(end=rank.end(), place=_ordinal_value(rank["ordinal"]))
    ordinal = _ENGLISH_ORDINAL.match(text, at)
    if not ordinal:
        return None
    ranked = _RANKED_BEFORE.search(text, max(0, at - 20), at)
    return Ranking(end=ordinal.end(), place=_ordinal_value(ordinal.group()) if ranked else None)


def _english_value(match: re.Match[str]) -> Decimal:
    return Decimal(match["digits"] or _WORDS.get(match["word"], 1))


def _ordinal_value(ordinal: str) -> Decimal:
    digits = re.match("[0-9]+", ordinal)
    if digits:
        return Decimal(digits.group())
    *front, last = [word for word in re.findall("[a-z]+", ordinal) if word != "and"]
    before = numeral_of(" ".join(front)) or Decimal(0)
    number = Decimal(_ORDINALS[last])
    return before * number if before and number >= SMALLEST_SCALE else before + number
