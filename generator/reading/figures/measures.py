"""The unit behind a number: percent, currency, duration, classifier, measure, and who is counted.

In this order: the `Measure`, the tables by word, `measure_at`, and the parts that need more than a word: 成 and 折,
元角分, 一米八, 降息1碼, units told by letter case (120W), halves behind a unit (三年半), nouns that
are counted but stay outside the token (用戶, people).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from generator.reading.figures import english, lexicon
from generator.reading.figures.fold import fold, simplified
from generator.reading.figures.numeral import Numeral
from generator.reading.figures.numerals import numeral_at
from generator.reading.figures.patterns import any_of
from generator.reading.figures.words import by_word, split

ONE = Decimal(1)


class Measure(NamedTuple):
    """What a number is of: its kind and unit, by what the number is multiplied, and where the unit ends.

    `added` is what words behind the unit add to the number before it is multiplied (三成五: 0.5), `place`
    the place of its last digit. `more` tells of a 多 behind the unit, `plus` of a + before it (300+人).
    """

    kind: str
    unit: str | None
    end: int
    factor: Decimal = ONE
    added: Decimal = Decimal(0)
    place: int | None = None
    more: bool = False
    plus: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class _Word:
    kind: str
    unit: str | None
    factor: Decimal = ONE
    not_before: str = ""


def _table() -> dict[str, _Word]:
    words: dict[str, _Word] = {}
    words |= {fold(w): _Word(kind="count", unit="person", not_before=fold(no)) for w, no in lexicon.PERSONS.items()}
    words |= {fold(w): _Word(kind="count", unit="item", not_before=fold(no)) for w, no in lexicon.ITEMS.items()}
    words |= {w: _Word(kind="multiple", unit="times") for w in split(" ".join(lexicon.TIMES))}
    words |= _measures() | _durations() | _currencies()
    words |= {fold(w): _Word(kind="percent", unit="percent", factor=Decimal(f)) for w, f in lexicon.PERCENTS.items()}
    words |= {
        fold(w): _Word(kind="percentage-point", unit="percentage-point", factor=Decimal(f))
        for w, f in lexicon.PERCENTAGE_POINTS.items()
    }
    return words


def _measures() -> dict[str, _Word]:
    stops = {fold(w): fold(no) for w, no in lexicon.MEASURE_BUT_NOT_BEFORE.items()}
    return {
        word: _Word(kind="number", unit=unit, not_before=stops.get(word, ""))
        for word, unit in by_word(lexicon.MEASURES).items()
    }


def _durations() -> dict[str, _Word]:
    stops = {fold(w): fold(no) for w, no in lexicon.DURATION_BUT_NOT_BEFORE.items()}
    return {
        word: _Word(
            kind="duration",
            unit=lexicon.LONGER_DURATIONS.get(unit, unit),
            factor=Decimal(factor),
            not_before=stops.get(word, ""),
        )
        for unit, (factor, table) in lexicon.DURATIONS.items()
        for word in split(table)
    }


def _currencies() -> dict[str, _Word]:
    stops = {fold(w): fold(no) for w, no in lexicon.CURRENCY_BUT_NOT_BEFORE.items()}
    words = {
        word: _Word(kind="amount", unit=code, not_before=stops.get(word, ""))
        for word, code in by_word(lexicon.CURRENCIES).items()
    }
    cents = {fold(w): _Word(kind="amount", unit=code, factor=Decimal("0.01")) for w, code in lexicon.CENTS.items()}
    millions = {word: _Word(kind="amount", unit=code, factor=Decimal(10**6)) for word, code in lexicon.MILLIONS.items()}
    return words | cents | millions | {lexicon.YUAN_SIGNS: _Word(kind="amount", unit="CNY")}


_WORDS = _table()
_LATIN = [word for word in _WORDS if word[0].isascii() and word[0].isalpha()]
_HAN = [word for word in _WORDS if word not in _LATIN]
_STILL = tuple(fold(word) for word in lexicon.STILL_BEFORE)
_POINTS = _Word(kind="number", unit="point")  # of an index; 三點建議 is a count
_HAN_WORD = re.compile(any_of(_HAN))
_LATIN_WORD = re.compile(
    rf"(?:[ -]?|  )({any_of(_LATIN)})(?![a-z0-9])(?!-[a-z]+-|-(?:hand|half|quarter|tier)(?![a-z]))"
)
# Single letters are units only when they touch the digits: 2.5x, 24h.
_TOUCHING = frozenset(word for word in _LATIN if len(word) == 1) | {"m2", "m3"}


def measure_at(text: str, at: int, numeral: Numeral) -> Measure | None:
    """The unit at `at`, at most a space away, of the number `numeral`; `None` for a bare number."""
    if numeral.value is None and text.startswith(" of ", at):
        found = measure_at(text, at + 3, numeral._replace(value=ONE))
        return found._replace(end=at) if found and found.end == at + 3 else found
    spaced = at + 1 if text[at : at + 1] == " " else at
    first = text[spaced : spaced + 1]
    if first not in _STARTS:
        return None
    found = _tenths(text, spaced, numeral) if first in "成折" else None
    if found is None and first not in _LETTERS:
        found = _han(text, spaced, numeral)
    if found is None and (first in _LETTERS or first in " -"):
        found = _latin(text, at)
    return found or _noun(text, at, numeral)


def _han(text: str, at: int, numeral: Numeral) -> Measure | None:
    halved = _half_inside(text, at) or _kuai(text, at) or _ma(text, at) or _mi(text, at)
    if halved:
        return halved
    match = _HAN_WORD.match(text, at)
    word = match.group() if match else ""
    while word:
        found = _POINTS if word == "点" and numeral.form == "digits" else _WORDS.get(word)
        end = at + len(word)
        if found and not _is_refused(text, end, found):
            return _finished(
                text, Measure(kind=found.kind, unit=found.unit, factor=found.factor, end=end), word, numeral
            )
        word = word[:-1]
    return _dozen(text, at)


def _is_refused(text: str, end: int, found: _Word) -> bool:
    """Whether the word goes on and is another: 人工, 年報; but 年報酬 are two."""
    refused = found.not_before and text[end : end + 1] in tuple(found.not_before)
    return bool(refused) and not text.startswith(_STILL, end)


def _latin(text: str, at: int) -> Measure | None:
    match = _LATIN_WORD.match(text, at)
    if not match or (match[1] in _TOUCHING and match.start(1) != at):
        return None
    found = _WORDS[match[1]]
    if match[1] == "p" and not _PENCE.match(text, match.end()):
        return None
    if match[1] == "times" and _HOW_OFTEN.match(text, match.end()):
        return Measure(kind="count", unit="item", end=match.end())
    measure = Measure(kind=found.kind, unit=found.unit, factor=found.factor, end=match.end())
    if match[1] == lexicon.PERCENT_IN_ENGLISH and _HAN_BEFORE.search(text, max(0, at - 16), at):
        return measure._replace(kind="percentage-point", unit="percentage-point")
    if found.kind == "amount":
        return _with_cents(text, measure)
    half = _AND_A_HALF.match(text, match.end()) if found.kind == "duration" else None
    return measure._replace(end=half.end(), added=Decimal("0.5"), place=-1) if half else measure


# 12.5p a share; 1080p and 3P are no money.
_PENCE = re.compile("(?= [a-z]|[,.;)](?![a-z0-9]))|$")
_HAN_BEFORE = re.compile("[一-鿿]")
_SCALE_BEHIND = re.compile(rf" ({any_of(lexicon.ENGLISH_SCALES)})(?![a-z])")
_CENTS = re.compile(r"(?: and)? (?P<number>[0-9]{1,2}(?= )|[a-z]{3,7}(?:[ -][a-z]{3,5})?) cents?(?![a-z])")


def _with_cents(text: str, measure: Measure) -> Measure:
    """75 USD million, and five dollars and fifty cents."""
    scale = _SCALE_BEHIND.match(text, measure.end)
    if scale and measure.factor == 1:
        return measure._replace(end=scale.end(), factor=Decimal(10) ** lexicon.ENGLISH_SCALES[scale[1]])
    cents = _CENTS.match(text, measure.end)
    number = english.numeral_of(cents["number"]) if cents else None
    if cents is None or number is None or not 0 < number < 100:
        return measure
    return measure._replace(end=cents.end(), added=number / 100, place=-2)


_AND_A_HALF = re.compile(" and a half(?![a-z-])")
# three times a week counts, three times the size multiplies
_HOW_OFTEN = re.compile(
    " (?:a|an|per|each|every|in|since|this|last|already|daily|weekly|during|before|between)(?![a-z])"
)


# --- behind the unit ------------------------------------------------------------------------------------------

_HALF_BEHIND = re.compile(f"半(?![{fold('年導島數徑場價路空夜山途個')}])")
_MORE_BEHIND = re.compile(f"多(?![{fold('家個款項種名位元次數少樣方輪大為於重層邊媒年')}])")
_HALF_INSIDE = re.compile(simplified("個半(月|小時|鐘頭|鐘|分鐘|星期|世紀|季度|百分點)"))
_WITH_JIAO = ("元", fold("塊"), fold("塊錢"), fold("美元"))
_TAKES_HALF = ("duration", "multiple", "number")
_TAKES_MORE = (*_TAKES_HALF, "percent")


def _finished(text: str, measure: Measure, word: str, numeral: Numeral) -> Measure:
    """The measure with what may stand behind it: 半, 多, 角 and 分."""
    if measure.kind == "amount" and word in _WITH_JIAO:
        return _with_jiao(text, measure)
    if word in lexicon.CURRENCY_SIGNS:
        return _with_cents(text, measure)
    if word.startswith("个多"):
        return measure._replace(more=True)
    if measure.kind in _TAKES_HALF and _HALF_BEHIND.match(text, measure.end):
        return measure._replace(end=measure.end + 1, added=Decimal("0.5"), place=-1)
    if measure.kind in _TAKES_MORE and _MORE_BEHIND.match(text, measure.end):
        return measure._replace(end=measure.end + 1, more=True)
    return measure


def _half_inside(text: str, at: int) -> Measure | None:
    """兩個半小時."""
    match = _HALF_INSIDE.match(text, at)
    if not match:
        return None
    found = _WORDS.get(fold("個") + match[1]) or _WORDS[match[1]]
    return Measure(kind=found.kind, unit=found.unit, end=match.end(), added=Decimal("0.5"), place=-1)


# 打 is a dozen before what is sold by the dozen or at the end, and else a verb.
_DOZEN = re.compile(simplified("打(?=$|[^一-鿿]|蘋果|雞蛋|啤酒|鉛筆|襪子|毛巾)"))


def _dozen(text: str, at: int) -> Measure | None:
    match = _DOZEN.match(text, at)
    return Measure(kind="count", unit="item", factor=Decimal(12), end=match.end()) if match else None


# 九塊九, where the second digit ends the price, and 九塊九毛五.
_KUAI = re.compile(
    simplified(
        "塊(?:零?(?P<jiao>[1-9一二三四五六七八九])(?:[角毛](?:(?P<fen>[1-9一二三四五六七八九])分?)?"
        "|(?=$|[^一-鿿0-9.,]|[的錢一包起就到至]))|(?P<cents>[1-9一二三四五六七八九])分(?![之鐘]))"
    )
)


def _kuai(text: str, at: int) -> Measure | None:
    match = _KUAI.match(text, at)
    if not match:
        return None
    added = _digit(match["jiao"]) / 10 + _digit(match["fen"] or match["cents"]) / 100
    place = -2 if match["fen"] or match["cents"] else -1
    return Measure(kind="amount", unit="CNY", end=match.end(), added=added, place=place)


# 一米八, 1米75
_MI = re.compile("米(?P<tail>[0-9]{1,2}|[一二三四五六七八九]{1,2})(?=$|[^一-鿿0-9.,]|[的高长宽左以])")


def _mi(text: str, at: int) -> Measure | None:
    match = _MI.match(text, at)
    if not match:
        return None
    digits = "".join(str(_digit(character)) for character in match["tail"])
    return Measure(kind="number", unit="metre", end=match.end(), added=Decimal(f"0.{digits}"), place=-len(digits))


def cased_at(original: str, at: int) -> Measure | None:
    """The sign of a unit whose letter case matters, right behind a number: 500g, 120W."""
    unit = lexicon.CASED_MEASURES.get(original[at : at + 1])
    alone = unit is not None and not _GOES_WITH.match(original, at + 1)
    return Measure(kind="number", unit=unit, end=at + 1) if alone else None


_GOES_WITH = re.compile(r"[0-9A-Za-z+²³]|-[0-9A-Za-z]")


_RATE_MOVED = re.compile("[息率][^,，。;；\n]{0,6}$")


def _ma(text: str, at: int) -> Measure | None:
    """降息1碼: a step of a central bank in Taiwan, a quarter of a percentage point."""
    if text[at] != "码" or not _RATE_MOVED.search(text, max(0, at - 12), at):
        return None
    return Measure(kind="percentage-point", unit="percentage-point", factor=Decimal("0.25"), end=at + 1, place=-1)


_JIAO = re.compile(
    simplified("(?:(?P<jiao>[0-9一二三四五六七八九])[角毛])?(?:(?P<fen>[0-9一二三四五六七八九])分(?!之|鐘))?")
)


def _with_jiao(text: str, measure: Measure) -> Measure:
    """50元6角三分 is 50.63."""
    match = _JIAO.match(text, measure.end)
    if not match or match.end() == measure.end:
        return measure
    jiao, fen = (_digit(match[name]) for name in ("jiao", "fen"))
    place = -2 if match["fen"] else -1
    return measure._replace(end=match.end(), added=jiao / 10 + fen / 100, place=place)


def _digit(character: str | None) -> Decimal:
    number = numeral_at(character, 0) if character else None
    return number.value if number and number.value is not None else Decimal(0)


# --- 成 and 折 ------------------------------------------------------------------------------------------------

_CHENG = re.compile(
    simplified("成(?!立|功|長|交|本|員|績|果|分|品|都|語|熟|效|型|因|就|份|套|群|不變|了|對|團|婚|家|全|像|天|災|見)")
    + "(?P<rest> ?[一二三四五六七八九半0-9](?![0-9.十百千万亿个%]))?"
)
_ZHE = re.compile(simplified("折(?!疊|舊|射|返|騰|損|磨|斷|中|算|戟|服|合|現)"))


def _tenths(text: str, at: int, numeral: Numeral) -> Measure | None:
    """三成 is 30 percent, 三成五 35; 八折 is 80 percent of the price, 八五折 85."""
    cheng = _CHENG.match(text, at)
    if cheng and not numeral.scaled:
        rest = (cheng["rest"] or "").strip()
        added = (Decimal(5) if rest == "半" else _digit(rest)) / 10
        place = -1 if rest else None
        more = None if rest else _MORE_BEHIND.match(text, cheng.end())
        end = more.end() if more else cheng.end()
        return Measure(
            kind="percent", unit="percent", end=end, factor=Decimal(10), added=added, place=place, more=bool(more)
        )
    zhe = _ZHE.match(text, at)
    if not zhe or numeral.scaled:
        return None
    largest = numeral.value if numeral.value is not None else numeral.high
    factor = Decimal(10) if largest is not None and largest < 10 else ONE
    factor = Decimal(100) if numeral.form == "half" else factor
    return Measure(kind="percent", unit="percent", end=zhe.end(), factor=factor)


# --- nouns ----------------------------------------------------------------------------------------------------

_NOUNS = by_word(lexicon.COUNTED_NOUNS)
_ENGLISH_NOUNS = [noun for noun in _NOUNS if noun.isascii()]
_HAN_NOUNS = [noun for noun in _NOUNS if not noun.isascii()]
_NOUN = re.compile(rf" ?({any_of(_HAN_NOUNS)})|[ -]({any_of(_ENGLISH_NOUNS)})(?![a-z])")
_SMALL_HAN = fold(lexicon.SMALL_HAN)


def _noun(text: str, at: int, numeral: Numeral) -> Measure | None:
    """Who is counted, where a noun tells it: 2480萬用戶 counts accounts, 5,000 people persons."""
    match = _NOUN.match(text, at)
    if not match or numeral.form == "fraction":
        return None
    unit = _NOUNS[match[1] or match[2]]
    if unit == "item" and not (numeral.form == "han" and text[at - 1] in _SMALL_HAN):
        return None
    return Measure(kind="count", unit=unit, end=at)


# What a unit or a counted noun can begin with; elsewhere a number is bare, and nothing needs to be tried.
_STARTS = frozenset(word[0] for word in [*_WORDS, *_NOUNS]) | frozenset("成折打个码- ")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzμ")
