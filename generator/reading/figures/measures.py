"""The unit behind a number: percent, currency, duration, classifier, measure, and who is counted.

In this order: `measure_at`, units in Chinese and in Latin letters, and the parts that need more than a word: halves
behind a unit (三年半), 一米八, units told by letter case (120W), steps of a rate (降息1碼, 基點), 成 and 折, nouns that
are counted but stay outside the token (用戶, people). The words are those of `unit_words`; what divides
a unit is read in `per`, small change in `money`.
"""

from __future__ import annotations

from decimal import Decimal

from generator.reading.figures import lexicon
from generator.reading.figures.fold import fold, simplified
from generator.reading.figures.measure import ONE, Measure
from generator.reading.figures.money import kuai, tenths, with_small_change
from generator.reading.figures.numeral import Numeral
from generator.reading.figures.numerals import numeral_at
from generator.reading.figures.patterns import any_of, any_word
from generator.reading.figures.per import whole_unit
from generator.reading.figures.unit_words import HAN_WORD, LATIN, UNIT_WORDS, UnitWord
from generator.reading.figures.words import by_word, split
from generator.reading.late import late

_STILL = tuple(fold(word) for word in lexicon.STILL_BEFORE)
_POINTS = UnitWord(kind="number", unit="point")  # of an index; 三點建議 is a count
_LATIN_WORD = late(
    rf"(?:[ -]?|  | (?:consecutive|straight|full|whole) )({any_of(LATIN)})(?![a-z0-9])"
    "(?!-(?!an?-)[a-z]+-|-(?:hand|half|quarter|tier)(?![a-z]))"
)
# Single letters are units only when they touch the digits: 2.5x, 24h.
_TOUCHING = frozenset(word for word in LATIN if len(word) == 1 and word != "m") | {"m2", "m3", "pc", "mt", "kt", "gt"}


def measure_at(text: str, at: int, numeral: Numeral) -> Measure | None:
    """The unit at `at`, at most a space away, of the number `numeral`; `None` for a bare number."""
    if numeral.value is None and text.startswith(" of ", at):
        found = measure_at(text, at + 3, numeral._replace(value=ONE))
        return found._replace(end=at) if found and found.end == at + 3 else found
    points = _SPACED_POINTS.match(text, at) if text[at : at + 1] in (" ", "个") else None
    if points:
        return Measure(kind="percentage-point", unit="percentage-point", end=points.end())
    spaced = at + 1 if text[at : at + 1] == " " else at
    first = text[spaced : spaced + 1]
    if first not in _STARTS:
        return None
    found = _written(text, at, spaced, numeral)
    found = whole_unit(text, found) if found else None
    return found or _noun(text, at, numeral)


_SPACED_POINTS = late(" {0,4}个 {0,2}百 {0,2}分 {0,2}点")  # as texts of printed pages have it


def _written(text: str, at: int, spaced: int, numeral: Numeral) -> Measure | None:
    """The unit that is written at `at`, or at `spaced` behind a space."""
    first = text[spaced]
    found = _tenths(text, spaced, numeral) if first in "成折" else None
    if found is None and first not in _LETTERS:
        found = _han(text, spaced, numeral)
    if found is None and (first in _LETTERS or first in " -"):
        found = _latin(text, at)
    return found


def _han(text: str, at: int, numeral: Numeral) -> Measure | None:
    halved = _half_inside(text, at) or kuai(text, at) or tenths(text, at) or _ma(text, at) or _mi(text, at)
    if halved:
        return halved
    match = HAN_WORD.match(text, at)
    word = match.group() if match else ""
    while word:
        found = _POINTS if word == "点" and _counts_points(numeral) else UNIT_WORDS.get(word)
        end = at + len(word)
        if word == "口" and (numeral.value or 0) >= HUNDRED:
            found = _LOTS
        if found and not _is_refused(text, end, found):
            return _finished(text, Measure(kind=found.kind, unit=found.unit, factor=found.factor, end=end), word)
        word = word[:-1]
    return _dozen(text, at)


def _counts_points(numeral: Numeral) -> bool:
    """Whether points are those of an index: 384點 and 六十三點; three 點 are items."""
    value = numeral.value if numeral.value is not None else numeral.low
    return numeral.form == "digits" or (value is not None and value >= MANY)


MANY = 20
HUNDRED = 100
_LOTS = UnitWord(kind="count", unit="item")  # 2,022口 are contracts, 五口 a family


def _is_refused(text: str, end: int, found: UnitWord) -> bool:
    """Whether the word goes on and is another: 人工, 年報; but 年報酬 are two."""
    refused = found.not_before and text[end : end + 1] in tuple(found.not_before)
    return bool(refused) and not text.startswith(_STILL, end)


def _latin(text: str, at: int) -> Measure | None:
    match = _LATIN_WORD.match(text, at)
    if not match or (match[1] in _TOUCHING and match.start(1) != at):
        return None
    found = UNIT_WORDS[match[1]]
    if match[1] == "p" and not _PENCE.match(text, match.end()):
        return None
    if match[1] == "times" and _HOW_OFTEN.match(text, match.end()):
        return Measure(kind="count", unit="item", end=match.end())
    unit = _told_apart(text, match.end(), found.unit)
    measure = Measure(kind=found.kind, unit=unit, factor=found.factor, end=match.end())
    if match[1].startswith("pound") and _WEIGHS.search(text, max(0, at - 32), at):
        return measure._replace(kind="number", unit="pound")
    if match[1] == lexicon.PERCENT_IN_ENGLISH and _HAN_BEFORE.search(text, max(0, at - 16), at):
        return measure._replace(kind="percentage-point", unit="percentage-point")
    if found.kind == "amount":
        return _money(text, measure, match[1])
    if _is_of_exchange(text, measure, match[1]):
        return measure._replace(kind="number", unit="pip", factor=ONE)
    half = _AND_A_HALF.match(text, match.end()) if found.kind == "duration" else None
    return measure._replace(end=half.end(), added=Decimal("0.5"), place=-1) if half else measure


def _told_apart(text: str, end: int, unit: str | None) -> str | None:
    """Which unit a sign of several stands for (7nm process, 12 nm offshore); the sign itself where no word tells."""
    meanings = _SEVERAL.get(unit or "", {})
    return next((meant for meant, words in meanings.items() if words.match(text, end)), unit)


_SEVERAL = {
    sign: {unit: late(f"[ -]?{any_word(split(table))}") for unit, table in meanings.items()}
    for sign, meanings in lexicon.SIGNS_OF_SEVERAL_UNITS.items()
}


def _money(text: str, measure: Measure, word: str) -> Measure | None:
    """An amount with its small change; a sign before the next number is that number's."""
    is_sign = not word[-1].isalpha() or word in lexicon.CURRENCY_SIGNS
    if is_sign and _NUMBER_BEHIND.match(text, measure.end):
        return None
    of_cents = _CENTS.match(text, measure.end) if measure.factor == 1 else None
    if of_cents:
        return measure._replace(end=of_cents.end(), factor=HUNDREDTH)
    return with_small_change(text, measure, spoken=word[0].isascii() and not is_sign)


HUNDREDTH = Decimal("0.01")
_NUMBER_BEHIND = late(r" ?[0-9][0-9,.]*+(?! ?(?:\$|cents?(?![a-z])))")
_CENTS = late(" cents?(?![a-z])")  # 20 euro cents

_WEIGHS = late("(?:weigh|heav)[^.;\\n]{0,24}$")

# 12.5p a share; 1080p and 3P are no money.
_PENCE = late("(?= [a-z]|[,.;)](?![a-z0-9]))|$")
_HAN_BEFORE = late("[一-鿿]")

_AND_A_HALF = late(" and a half(?![a-z-])")
# three times a week counts, three times the size multiplies
_HOW_OFTEN = late(
    " (?:a|an|per|each|every|in|since|this|last|already|daily|weekly|during|before|between)(?![a-z])"
    "|(?<=[0-9]{2} times) on(?![a-z])"
)


# --- behind the unit ------------------------------------------------------------------------------------------

_HALF_BEHIND = late(f"半(?![{fold('年導島數徑場價路空夜山途個')}])")
_TENTH_BEHIND = late("[一二三四五六七八九](?![一-鿿0-9])")  # 一倍八
_MORE_BEHIND = late(f"多(?![{fold('家個款項種名位元次數少樣方輪大為於重層邊媒年約近逾')}0-9])")
_HALF_INSIDE = late(simplified("個半(月|小時|鐘頭|鐘|分鐘|星期|世紀|季度|百分點)"))
_TAKES_HALF = ("duration", "multiple", "number")
_TAKES_MORE = (*_TAKES_HALF, "percent")


def _finished(text: str, measure: Measure, word: str) -> Measure | None:
    """The measure with what may stand behind it: 半, 多, 角 and 分."""
    if measure.kind == "amount":
        return _money(text, measure, word)
    if _is_of_exchange(text, measure, word):
        return measure._replace(kind="number", unit="pip", factor=ONE)
    if word.startswith("个多"):
        return measure._replace(more=True)
    tenth = _TENTH_BEHIND.match(text, measure.end) if measure.kind == "multiple" else None
    if tenth:
        return measure._replace(end=tenth.end(), added=_digit(tenth.group()) / 10, place=-1)
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
    found = UNIT_WORDS.get(fold("個") + match[1]) or UNIT_WORDS[match[1]]
    return Measure(kind=found.kind, unit=found.unit, end=match.end(), added=Decimal("0.5"), place=-1)


# 打 is a dozen before what is sold by the dozen or at the end, and else a verb.
_DOZEN = late(simplified("打(?=$|[^一-鿿]|蘋果|雞蛋|啤酒|鉛筆|襪子|毛巾)"))


def _dozen(text: str, at: int) -> Measure | None:
    match = _DOZEN.match(text, at)
    return Measure(kind="count", unit="item", factor=Decimal(12), end=match.end()) if match else None


# 一米八, 1米75
_MI = late("米(?P<tail>[0-9]{1,2}|[一二三四五六七八九]{1,2})(?=$|[^一-鿿0-9.,]|[的高长宽左以])")


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


_GOES_WITH = late(r"[0-9A-Za-z+²³]|-[0-9A-Za-z]")


# Of an exchange rate a 基點 is a step of its last place, of a rate of interest a hundredth of a point.
_BASIS_POINTS = tuple(fold(word) for word in lexicon.PERCENTAGE_POINTS if lexicon.PERCENTAGE_POINTS[word] == "0.01")
_OF_EXCHANGE = late(
    simplified("(?:匯|[兌]|中間價|[在離]岸|人民幣|(?<![a-z])(?:yuan|exchange rate|parity|fixing|currency)(?![a-z]))")
    + simplified("(?:(?!利率|利差|息|收益率|殖利率|yield|interest|rate cut|spread|loan|bond)[^。；;\n]){0,40}$")
)


def _is_of_exchange(text: str, measure: Measure, word: str) -> bool:
    """Whether a basis point is one of an exchange rate."""
    return word in _BASIS_POINTS and _OF_EXCHANGE.search(text, max(0, measure.end - 48), measure.end) is not None


_RATE_MOVED = late("[息率][^,，。;；\n]{0,6}$")


def _ma(text: str, at: int) -> Measure | None:
    """降息1碼: a step of a central bank in Taiwan, a quarter of a percentage point."""
    if text[at] != "码" or not _RATE_MOVED.search(text, max(0, at - 12), at):
        return None
    return Measure(kind="percentage-point", unit="percentage-point", factor=Decimal("0.25"), end=at + 1, place=-1)


def _digit(character: str | None) -> Decimal:
    number = numeral_at(character, 0) if character else None
    return number.value if number and number.value is not None else Decimal(0)


# --- 成 and 折 ------------------------------------------------------------------------------------------------

_CHENG = late(
    simplified("成(?!立|功|長|交|本|員|績|果|分|品|都|語|熟|效|型|因|就|份|套|群|不變|了|對|團|婚|家|全|像|天|災|見)")
    + "(?P<rest> ?[一二三四五六七八九半0-9](?![0-9.十百千万亿个%]))?"
)
_ZHE = late(simplified("折(?!疊|舊|射|返|騰|損|磨|斷|中|算|戟|服|合|現)"))


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
_NOUN = late(rf" ?({any_of(_HAN_NOUNS)})|[ -]({any_of(_ENGLISH_NOUNS)})(?![a-z])")
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
_STARTS = frozenset(word[0] for word in [*UNIT_WORDS, *_NOUNS]) | frozenset("成折打个码- ")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzμ")
