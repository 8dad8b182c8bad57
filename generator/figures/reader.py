"""The figure reader: every figure and non-quantity in a text, in order.

In this order: `read`, `read_whole`, the finder that skips to where a figure may begin, the readers by what it
begins with, and the assembly of a quantity from numeral, measure, left side and right side.

The text is folded once (`fold`). The finder then stops at each place where a figure, a name or a word that
contains a numeral may begin, and one reader after another looks at that place; what it reads is bounded in length
or consumed, so that the whole costs no more than a constant per character, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.figures import dates, english, lexicon, names, numerals, phrases, ranks
from generator.figures.before import Before, before
from generator.figures.direction import direction_at
from generator.figures.fold import fold, simplified
from generator.figures.intervals import interval
from generator.figures.measures import Measure, measure_at
from generator.figures.numerals import Numeral
from generator.figures.patterns import any_of, any_word
from generator.figures.quantity import Quantity
from generator.figures.words import split


@dataclass(frozen=True, kw_only=True, slots=True)
class _Place:
    """A place in a text: the folded and the original text, where a figure may begin, and where the last ended."""

    text: str
    original: str
    at: int
    floor: int
    last: Quantity | None


def read(text: str) -> list[Quantity]:
    """Every figure and non-quantity in `text`, in order, not overlapping, with code point offsets."""
    return list(_readings(text))


def read_whole(text: str) -> Quantity | None:
    """The reading that is all of `text`, `None` where `text` is not one whole token."""
    readings = read(text)
    whole = len(readings) == 1 and readings[0].exact == text
    return readings[0] if whole else None


def _readings(original: str) -> Iterator[Quantity]:
    text = fold(original)
    at = floor = 0
    last: Quantity | None = None
    while match := _FINDER.search(text, at):
        place = _Place(text=text, original=original, at=match.start(), floor=floor, last=last)
        found = _READERS[match.lastgroup or ""](place)
        if isinstance(found, Quantity):
            yield found
            last = found
            at = floor = found.end
        else:
            at = max(found or 0, match.end() if match.lastgroup in ("skip", "address") else match.start() + 1)


# --- the finder -----------------------------------------------------------------------------------------------


def _not_figures() -> str:
    """The words that contain a numeral and state no figure, with what must not follow them."""
    plain, guarded = [], []
    for entry in lexicon.NOT_FIGURES.split():
        word, _, refused = entry.partition("/")
        if refused:
            guarded.append(f"{fold(word)}(?![{fold(refused)}])")
        else:
            plain.append(fold(word))
    return "|".join([*guarded, any_of(plain)])


_NOT_FIGURE = re.compile(_not_figures())
_NOT_FIGURE_STARTS = "".join(sorted({fold(entry[0]) for entry in lexicon.NOT_FIGURES.split()}))
_HAN_STARTS = numerals.VULGAR_SIGNS + numerals.BEGINNINGS
_PHRASE_STARTS = fold("翻減腰近過大低中高單雙個倍對")
_PHRASE = simplified("翻|減半|腰斬|[近過大]半|[低中高個單雙][低中高個單雙兩二三四至到]{0,3}位數|倍增|對折")
_OTHER_STARTS = fold("第前首上下周星禮頭末")
_OTHER = simplified("[第前首頭][ 0-9零一二兩三四五六七八九十百半季個款家座條批例部次輪項名艘架台財]|[上下][半一個季財]|[周星禮末]")
_ADDRESS = r"(?:https?://|www\.)[!-~]*+"
_ENGLISH_STARTS = any_word(
    [*english.BEGINNINGS, *lexicon.ENGLISH_ORDINALS, *lexicon.MONTHS.split(), *lexicon.ENGLISH_FIGURE_WORDS.split()]
)
_ENGLISH_STEMS = r"(?:doubl|tripl|trebl|quadrupl|quintupl|halv)(?:e|ed|es|ing)(?![a-z])"
_ENGLISH_PREFIXES = "|".join(
    [
        rf"an? (?=(?:hundred|dozen|{any_of([*lexicon.ENGLISH_SCALES, *lexicon.ENGLISH_FRACTIONS])})(?![a-z]))",
        "(?:low|mid|high)[ -](?=(?:to|single|double|teens|triple))|(?:single|double|triple)[ -]digit",
        "(?:more than|nearly|almost|about) (?=(?:doubl|tripl|quadrupl)(?:ed|ing))",
        "(?:to|will|would|could) (?=(?:double|triple|quadruple)(?![a-z-]))",
        r"(?:no\. ?|number |no )(?=[0-9]|one(?![a-z]))|top[ -]?(?=[0-9])|#(?=1(?![0-9]))",
        "fy ?(?='?[0-9])|(?:financial|calendar) year (?=[0-9])|the (?=[0-9]{2,4}'?s)",
        "[a-z]++(?:-[a-z]++){0,5}[-.:@]?(?=[0-9])",
    ]
)
# The first look-ahead lets the search pass over all other characters at once.
_FINDER = re.compile(
    rf"(?=[0-9a-z(.#{_NOT_FIGURE_STARTS}{_HAN_STARTS}{_PHRASE_STARTS}{_OTHER_STARTS}])(?:"
    rf"(?P<address>(?<![a-z0-9]){_ADDRESS})"
    rf"|(?P<latin>(?<![a-z0-9])(?=[a-z#])(?:{_ENGLISH_STARTS}|{_ENGLISH_STEMS}|{_ENGLISH_PREFIXES}))"
    r"|(?P<digits>[0-9]|(?<![0-9a-z.一-鿿])\.(?=[0-9])|\((?=[$€£¥]?[0-9][0-9,.]{0,40}\)))"
    rf"|(?P<skip>(?=[一-鿿])(?:{_not_figures()}))"
    rf"|(?P<phrase>{_PHRASE})|(?P<han>[{_HAN_STARTS}])|(?P<other>{_OTHER}))"
)


# --- what a figure may begin with -----------------------------------------------------------------------------

Found = Quantity | int | None


def _skip(place: _Place) -> Found:
    return None


def _latin(place: _Place) -> Found:
    """A word: a month, a rank, a numeral in words, a name of letters and digits."""
    text, at = place.text, place.at
    date = dates.date_end(text, at)
    if date and _is_capital_month(place):
        return _plain(place, at, date, "date")
    phrase = phrases.phrase_at(text, at, place.floor)
    if phrase:
        return _phrase(place, phrase)
    numeral = english.words_at(text, at)
    if numeral:
        return _english_words(place, numeral)
    ranking = ranks.english_at(text, at)
    if ranking:
        return _ranking(place, ranking)
    return _latin_name(place)


def _is_capital_month(place: _Place) -> bool:
    """`may 5` and `march 3` are words; the months are written with a capital."""
    word = place.text[place.at : place.at + 5]
    return not word.startswith(("may", "march")) or place.original[place.at].isupper()


def _latin_name(place: _Place) -> Found:
    text, at = place.text, place.at
    end = names.latin_name_end(text, at)
    digits = re.compile("[a-z$.]+(?=[0-9])").match(text, at)
    left = before(text, digits.end(), place.floor) if digits else None
    if digits and left and left.currency and left.start <= at:
        return digits.end()
    has_digit = any("0" <= character <= "9" for character in text[at : min(end, at + 200)])
    return _plain(place, at, end, "name") if has_digit else end


def _english_words(place: _Place, numeral: Numeral) -> Found:
    text, at = place.text, place.at
    if text.startswith("one", at) and numeral.end == at + 3 and not _is_counted_one(place, numeral):
        return _plain(place, at, at + 3, "indefinite")
    ordinal = ranks.english_at(text, at)
    if ordinal and ordinal.end > numeral.end:
        return _ranking(place, ordinal)
    return _quantity(place, numeral)


_PRONOUN = re.compile(
    r"(?<![a-z])(?:no|this|that|which|the|any|some|every|each|another|only|every|last|next|previous|current|first|new|old|good|big) $"
)


def _is_counted_one(place: _Place, numeral: Numeral) -> bool:
    """Whether `one` is a number here: one year, one percent, minus one; not one of, no one."""
    text, at = place.text, place.at
    if _PRONOUN.search(text, max(place.floor, at - 12), at):
        return False
    measure = measure_at(text, at + 3, numeral)
    if measure is not None and measure.end > at + 3:
        return True
    return bool(before(text, at, place.floor).sign) or text[at + 3 : at + 4] not in (" ", "-", "'")


def _digits(place: _Place) -> Found:
    """Digits: a date, a code, a heading, a malformed number, or a quantity."""
    text, at = place.text, place.at
    if text[at] == "(":
        return _bracketed(place)
    year = names.listed_year_end(text, at)
    if year:
        return _plain(place, at, year, "date")
    date = dates.date_end(text, at)
    if date and not _is_counted_year(place, date):
        return _plain(place, at, date, "date")
    heading = _heading_end(place)
    if heading:
        return _plain(place, at, heading, "heading-number")
    joined = None if numerals.is_slashed(text, at) else names.joined_end(text, at) or names.malformed_end(text, at)
    if joined:
        return _plain(place, at, joined, "name")
    return _digit_quantity(place)


def _is_counted_year(place: _Place, end: int) -> bool:
    """Whether four digits that could be a year are a number: 2000萬, 2000人, HK$2000."""
    text, at = place.text, place.at
    if end - at != 4:
        return False
    numeral = numerals.numeral_at(text, at)
    if numeral is None or numeral.end > end or english.scaled_digits_at(text, at):
        return True
    if measure_at(text, end, numeral):
        return True
    left = before(text, at, place.floor)
    return left.currency is not None or (
        left.qualifier is not None and left.qualifier_word not in ("上", "过", "近", "约")
    )


_SUFFIXED_ORDINAL = re.compile("[0-9]{1,4}(?:st|nd|rd|th)(?![a-z])")


def _digit_quantity(place: _Place) -> Found:
    text, at = place.text, place.at
    if _SUFFIXED_ORDINAL.match(text, at):
        ranking = ranks.english_at(text, at)
        if ranking:
            return _ranking(place, ranking)
    pair = numerals.listed_at(text, at)
    if pair and (pair.scaled or measure_at(text, pair.end, pair)):
        return _quantity(place, pair)
    numeral = english.scaled_digits_at(text, at) or numerals.numeral_at(text, at)
    if numeral is not None and _is_metres(place, numeral):
        numeral = numerals.numeral_at(text, at)
    if numeral is None:
        return at + 1
    measure = measure_at(text, numeral.end, numeral)
    if measure is None and _is_joined(place, numeral) and (name := names.digits_with_letters_end(text, at)):
        return _plain(place, at, name, "name")
    return _quantity(place, numeral)


def _is_metres(place: _Place, numeral: Numeral) -> bool:
    """Whether a small m behind digits in Chinese text is a metre and no million: 水深250m."""
    touches = place.original[numeral.end - 2 : numeral.end]
    if touches[1:] != "m" or not ("0" <= touches[:1] <= "9"):
        return False
    left = before(place.text, place.at, place.floor)
    around = place.text[max(0, left.start - 1) : left.start] + place.text[numeral.end : numeral.end + 1]
    return left.currency is None and any("一" <= character <= "鿿" for character in around)


_RESOLUTION = re.compile("[248]k(?![a-z])")


def _is_joined(place: _Place, numeral: Numeral) -> bool:
    """Whether letters touch the digits that are no scale: 3D, 5G, and 4K, which is a resolution."""
    behind = place.text[numeral.end : numeral.end + 1]
    if _RESOLUTION.match(place.text, place.at):
        return place.original[place.at + 1] == "K"
    return behind.isascii() and behind.isalnum()


def _bracketed(place: _Place) -> Found:
    """Accounting parentheses: (36)億, (3.6) billion, $(1,234)."""
    return None


_HEADING = re.compile(r"0[1-9](?![0-9.:/%,-]|[月日年时点]|\.[0-9])|(?:[0-9]{1,2})(?=[.、)](?![0-9]))")
_LINE_START = re.compile(r"(?:^|\n)[ (]{0,4}$")


def _heading_end(place: _Place) -> int | None:
    """01 anywhere, 1. and 1、 where a line begins."""
    match = _HEADING.match(place.text, place.at)
    if not match:
        return None
    low = max(0, place.at - 6)
    starts = _LINE_START.search(place.text[low : place.at]) if place.at > 0 else True
    if place.text[place.at] == "0":
        return match.end()
    return match.end() if starts and place.at + 3 < len(place.text) else None


_HAN_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}(?=[、)](?![一二三四五六七八九十0-9]))")


def _han(place: _Place) -> Found:
    """A Chinese numeral: a percentage, a date, a phrase, a heading, or a quantity."""
    text, at = place.text, place.at
    heading = _HAN_HEADING.match(text, at)
    low = max(0, at - 6)
    if heading and (at == low or _LINE_START.search(text[low:at])) and heading.end() + 1 < len(text):
        return _plain(place, at, heading.end(), "heading-number")
    hundredths = _HUNDREDTHS.match(text, at)
    if hundredths:
        return _hundredths(place, hundredths)
    phrase = phrases.phrase_at(text, at, place.floor) if _HAN_PHRASE.match(text, at) else None
    if phrase:
        return _phrase(place, phrase)
    date = dates.date_end(text, at)
    if date:
        return _plain(place, at, date, "date")
    if text[at] == "数" and text[at - 1 : at] in _NOUNS_IN_SHU:
        return at + 1
    numeral = numerals.numeral_at(text, at)
    return _han_quantity(place, numeral) if numeral else _indefinite_several(place)


_HAN_PHRASE = re.compile("[两二三四十]位数|一?半|数以|五折")
_NOUNS_IN_SHU = frozenset(fold("人戶参參指次家總倍分係票件天讀函常位整個單基字筆少多無大半計代點")) - {""}
_SEVERAL = re.compile("[几数](?:[个家名位年天款项次种月周倍条场部])")


def _indefinite_several(place: _Place) -> Found:
    match = _SEVERAL.match(place.text, place.at)
    return _plain(place, place.at, match.end(), "indefinite") if match else None


def _phrase_start(place: _Place) -> Found:
    phrase = phrases.phrase_at(place.text, place.at, place.floor)
    return _phrase(place, phrase) if phrase else None


_FIRST = re.compile("首(?:[个家款座条批例部次轮项名艘架台])(?!席)")


def _other(place: _Place) -> Found:
    """第, 前, 首, 上, 下, 周: ordinals, ranks and parts of the calendar."""
    text, at = place.text, place.at
    date = dates.date_end(text, at)
    if date:
        return _plain(place, at, date, "date")
    ranking = ranks.han_at(text, at)
    if ranking:
        return _ranking(place, ranking)
    first = _FIRST.match(text, at)
    return _plain(place, at, first.end(), "ordinal") if first else None


_READERS = {
    "skip": _skip,
    "address": _skip,
    "latin": _latin,
    "digits": _digits,
    "han": _han,
    "phrase": _phrase_start,
    "other": _other,
}


# --- Chinese numerals that may be no figures ------------------------------------------------------------------


def _isolated(text: str, start: int, end: int) -> bool:
    """Whether nothing but signs and spaces touches `text[start:end]`, or only the words of an equation (是五那)."""
    left, right = text[max(0, start - 1) : start], text[end : end + 1]
    return (not left.isalnum() or left in "是为") and (
        not right.isalnum() or (left in "是为" and right in "这那不而却")
    )


def _han_quantity(place: _Place, numeral: Numeral) -> Found:
    text, at = place.text, place.at
    measure = measure_at(text, numeral.end, numeral)
    if numeral.form == "magnitude":
        return _magnitude(place, numeral, measure)
    if _range_follows(place, numeral, measure):
        return _quantity(place, numeral)
    single = numeral.end - at == 1 and not numeral.scaled
    bare = measure is None
    if text[at] == "一" and single and measure and measure.kind == "count" and measure.factor == 1:
        return _counted_one(place, numeral, measure)
    if (
        text[at] == "一"
        and single
        and measure
        and measure.kind == "duration"
        and text[at - 1 : at] in _BEFORE_INDEFINITE
    ):
        return _plain(place, at, measure.end, "indefinite")
    if (
        numeral.form == "half"
        and not numeral.scaled
        and not (measure and measure.kind in ("duration", "percent", "number", "amount"))
    ):
        return numeral.end
    if bare and (single or numeral.form == "spelled" or numeral.pair):
        negative = before(text, at, place.floor)
        start = negative.start if negative.sign else at
        return _quantity(place, numeral) if _isolated(text, start, numeral.end) and not numeral.pair else numeral.end
    return _quantity(place, numeral)


_BEFORE_INDEFINITE = frozenset(fold(lexicon.INDEFINITE_NOUNS_BEFORE))


def _counted_one(place: _Place, numeral: Numeral, measure: Measure) -> Found:
    """一個 is no count, unless a qualifier makes it one: 至少一個."""
    left = before(place.text, place.at, place.floor)
    if left.qualifier and left.qualifier_word not in ("上", "过", "近"):
        return _quantity(place, numeral)
    return _plain(place, place.at, measure.end, "indefinite")


def _range_follows(place: _Place, numeral: Numeral, measure: Measure | None) -> bool:
    return _range(place, _Part(start=place.at, numeral=numeral, measure=measure)) is not None


_LEVEL = re.compile(any_of(split(" ".join(lexicon.SCALE_LEVELS))))
_HEADER_BEFORE = re.compile(simplified(r"(?:單位|人民幣|币|\(|：|:|以|/) ?$"))


def _magnitude(place: _Place, numeral: Numeral, measure: Measure | None) -> Found:
    """千億, 百萬級: from one power of ten to the next; 近億, 上百: a number, for the qualifier makes it one."""
    text, at = place.text, place.at
    left = before(text, at, place.floor)
    if left.qualifier or numeral.more:
        return _quantity(place, numeral)
    level = _LEVEL.match(text, numeral.end)
    known = level or measure or numeral.end - at > 1
    if not known or (not level and _HEADER_BEFORE.search(text, max(0, at - 4), at)):
        return numeral.end
    if not level and numeral.end - at == 1 and (measure is None or (text[at] in "万亿" and measure.kind == "amount")):
        return numeral.end
    if text[at - 1 : at] == "每":
        return _quantity(place, numeral)
    value = numeral.value or Decimal(0)
    wide = replace(numeral, end=level.end() if level else numeral.end, value=None, low=value, high=value * 10)
    return _quantity(place, wide)


# --- percentages in words -------------------------------------------------------------------------------------

_HUNDREDTHS = re.compile("(?P<below>[百佰千仟万])分之 ?(?P<negative>负)?")
_PARTS = {"百": "1", "佰": "1", "千": "0.1", "仟": "0.1", "万": "0.01"}
_HUNDREDTHS_RANGE = re.compile(" ?(?:至|到|-|~|–) ?(?:百分之)?")


def _hundredths(place: _Place, match: re.Match[str]) -> Found:
    """百分之十五, 百分之十幾, 千分之三, 百分之三到五."""
    text = place.text
    numeral = numerals.numeral_at(text, match.end()) if match.end() < len(text) else None
    if numeral is None:
        return match.end()
    if english_scaled := english.scaled_digits_at(text, match.end()):
        numeral = english_scaled
    if numeral.form == "magnitude":
        numeral = replace(numeral, form="han", scaled=False)
    measure = Measure(kind="percent", unit="percent", end=numeral.end, factor=Decimal(_PARTS[match["below"]]))
    part = _Part(start=match.end(), numeral=numeral, measure=measure)
    left = before(text, place.at, place.floor)
    if match["negative"]:
        left = replace(left, sign="负")
    between = _HUNDREDTHS_RANGE.match(text, numeral.end)
    second = numerals.numeral_at(text, between.end()) if between and between.end() < len(text) else None
    if second and second.value is not None and numeral.value is not None and second.value > numeral.value:
        other = _Part(start=numeral.end, numeral=second, measure=replace(measure, end=second.end))
        return _assembled_range(place, part, other, left)
    return _assembled(place, part, left)


# --- assembly -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    """A numeral and its measure: one end of a range, or all of a figure."""

    start: int
    numeral: Numeral
    measure: Measure | None

    @property
    def end(self) -> int:
        return max(self.numeral.end, self.measure.end if self.measure else 0)

    @property
    def kind(self) -> str:
        return self.measure.kind if self.measure else "number"

    @property
    def unit(self) -> str | None:
        return self.measure.unit if self.measure else None

    def inward(self) -> Numeral:
        """The numeral in whole units, with what the measure adds to it."""
        measure, numeral = self.measure, self.numeral
        if measure is None or (measure.factor == 1 and not measure.added and not measure.more):
            return numeral
        shift = measure.factor.adjusted()
        return replace(
            numeral,
            value=None if numeral.value is None else (numeral.value + measure.added) * measure.factor,
            low=None if numeral.low is None else numeral.low * measure.factor,
            high=None if numeral.high is None else numeral.high * measure.factor,
            place=(numeral.place if measure.place is None else measure.place) + shift,
            pointed=numeral.pointed or measure.place is not None,
            more=numeral.more or measure.more,
        )


# Behind a list only the last figure may bear the unit: 2.0、1.6個百分點.
_LIST_GOES_ON = re.compile(r"(?: ?[、和与及或/]|,? (?:and|or)) ?(?P<next>[0-9]{1,3}(?:\.[0-9]{1,4})?)")
_SHARED = ("percent", "percentage-point", "multiple")


def _shared_measure(text: str, numeral: Numeral) -> Measure | None:
    """The unit of a figure whose list states it only once, at the end."""
    at = numeral.end
    for _ in range(4):
        following = _LIST_GOES_ON.match(text, at)
        if following is None or numeral.form != "digits" or numeral.scaled:
            return None
        at = following.end()
        measure = measure_at(text, at, numeral)
        if measure:
            return replace(measure, end=numeral.end) if measure.kind in _SHARED else None
    return None


def _quantity(place: _Place, numeral: Numeral) -> Found:
    text = place.text
    measure = measure_at(text, numeral.end, numeral) or _shared_measure(text, numeral)
    part = _Part(start=place.at, numeral=numeral, measure=measure)
    left = before(text, place.at, place.floor)
    other = _range(place, part)
    if other:
        return _assembled_range(place, part, other, left)
    if _is_designation(place, part, left):
        return _plain(place, place.at, part.end, "name")
    if (
        part.measure is None
        and not (left.currency or numeral.scaled)
        and names.in_name(text, place.original, place.at, part.end)
    ):
        return _plain(place, place.at, part.end, "name")
    return _assembled(place, part, left)


def _is_designation(place: _Place, part: _Part, left: Before) -> bool:
    """Whether a hyphen behind a Chinese character makes a bare number a name: 殲-10."""
    behind_han = "一" <= place.text[max(0, left.start - 1) : left.start] <= "鿿"
    return left.sign in ("-", "–") and behind_han and part.measure is None and not part.numeral.pointed


_AFTER = re.compile(
    " ?(?:"
    + "|".join(
        rf"(?P<{name.replace('-', '_')}>"
        + "|".join(
            re.escape(word) + ("(?![a-z])" if word[-1].isalpha() and word[-1].isascii() else "")
            for word in sorted(split(table), key=len, reverse=True)
        )
        + ")"
        for name, table in lexicon.QUALIFIERS_AFTER.items()
    )
    + ")"
)


def _after(text: str, at: int) -> tuple[str | None, int]:
    """The qualifier behind a number and where it ends."""
    match = _AFTER.match(text, at)
    if match is None or match.lastgroup is None:
        return None, at
    if match.group().strip() in ("+", "plus") and text[match.end() : match.end() + 1].isdigit():
        return None, at
    return match.lastgroup.replace("_", "-"), match.end()


def _assembled(place: _Place, part: _Part, left: Before) -> Quantity:
    """The quantity of one numeral."""
    text = place.text
    left = _dropped_qualifier(place, part, left)
    kind, unit = _kind_and_unit(part, left)
    behind, end = _after(text, part.end)
    numeral = part.inward()
    if left.sign in ("-", "–", "负", "零下", "minus", "negative") and numeral.value is not None:
        numeral = replace(numeral, value=-numeral.value)
    qualifier = left.qualifier or behind or ("over" if numeral.more else "about" if numeral.roughly else None)
    exact = numeral.is_small_integer and (kind == "duration" or unit in ("item", "person", "account"))
    low, high = interval(numeral, qualifier, exact=exact)
    if numeral.pair:
        return _vague_pair(place, part, left, end, qualifier)
    return Quantity(
        exact=place.original[left.start : end],
        start=left.start,
        end=end,
        kind=kind,
        value=numeral.value,
        low=low,
        high=high,
        decimals=-numeral.place if numeral.value is not None else None,
        unit=unit,
        qualifier=qualifier,
        direction=_direction(place, left, end),
    )


def _vague_pair(place: _Place, part: _Part, left: Before, end: int, qualifier: str | None) -> Quantity:
    """兩三個, 七八成: a range whose ends are neighbours."""
    kind, unit = _kind_and_unit(part, left)
    numeral = part.inward()
    return Quantity(
        exact=place.original[left.start : end],
        start=left.start,
        end=end,
        kind="range",
        low=numeral.low,
        high=numeral.high,
        decimals=-numeral.place,
        unit=unit,
        qualifier=qualifier,
        direction=_direction(place, left, end),
        of=kind,
    )


def _dropped_qualifier(place: _Place, part: _Part, left: Before) -> Before:
    """近三年 is the last three years, and over three years may mean during them: no qualifiers."""
    if part.kind == "duration" and left.qualifier_word in ("近", "过", "over"):
        if not _SPAN.search(place.text, max(0, left.start - 6), left.start):
            return Before(start=place.at)
    if left.qualifier_word == "过" and part.kind == "count" and part.numeral.is_small_integer:
        return Before(start=place.at)  # 去過3次
    if left.qualifier_word == "上" and part.numeral.form != "magnitude":
        return Before(start=place.at, currency=left.currency)
    return left


_SPAN = re.compile(
    simplified(
        "(?:歷時|耗時|長達|用了|持續|經過|已|達|有|為期|歷經|時隔|花費|花了|(?<![a-z])(?:for|in|after|just|well|of|has|than|been|is))(?:了)? ?$"
    )
)


def _kind_and_unit(part: _Part, left: Before) -> tuple[str, str | None]:
    if left.currency and (
        part.measure is None or part.kind in ("amount", "number") or part.measure.end == part.numeral.end
    ):
        return "amount", left.currency
    return part.kind, part.unit


def _direction(place: _Place, left: Before, end: int) -> str | None:
    if left.sign:
        return {"+": "up", "±": None, "零下": None}.get(left.sign, "down")
    found = direction_at(place.text, left.start, end, place.floor)
    return found or _inherited(place, left.start)


_LISTED = re.compile(" ?(?:、|和|及|与|,|，|and|或|, and|, or|or) ?")


def _inherited(place: _Place, start: int) -> str | None:
    """The direction of the figure before it in a list: 分別上漲23%和20%."""
    last = place.last
    if last is None or last.direction is None or not _LISTED.fullmatch(place.text, last.end, start):
        return None
    return last.direction


# --- ranges ---------------------------------------------------------------------------------------------------

_SEPARATOR = re.compile(" ?(?:-|–|—|~|至|到) ?| (?:to|through) |(?P<between> ?(?:和|与|and) ?)")


def _range(place: _Place, part: _Part) -> _Part | None:
    """The other end of a range whose first end is `part`: 3%-4%, 10-12億, 三到五倍, US$3 billion to US$4 billion."""
    text = place.text
    separator = _SEPARATOR.match(text, part.end)
    if separator is None or part.numeral.value is None or part.numeral.more:
        return None
    at = separator.end()
    currency = _CURRENCY_BETWEEN.match(text, at)
    at = currency.end() if currency else at
    numeral = _numeral_in_range(text, at)
    if numeral is None or numeral.value is None or numeral.form == "magnitude":
        return None
    other = _Part(start=at, numeral=numeral, measure=measure_at(text, numeral.end, numeral))
    if separator["between"] and _BETWEEN_BEHIND.match(text, numeral.end):
        other = replace(other, measure=None)
    if separator["between"] and not _is_between(place, other):
        return None
    return other if _is_range(place, part, other, separator.group().strip()) else None


_CURRENCY_BETWEEN = re.compile(r"(?:us|hk|nt|s|a|c)? ?\$|rmb ?|usd ?|hkd ?|¥|€|£|人民币|us\$")
_BETWEEN_BEHIND = re.compile("之?间")
_BETWEEN_BEFORE = re.compile("(?<![a-z])between $")


def _is_between(place: _Place, other: _Part) -> bool:
    if _BETWEEN_BEHIND.match(place.text, other.end):
        return True
    return (
        _BETWEEN_BEFORE.search(place.text, max(0, place.at - 40), before(place.text, place.at, place.floor).start)
        is not None
    )


def _numeral_in_range(text: str, at: int) -> Numeral | None:
    if at >= len(text):
        return None
    if "0" <= text[at] <= "9":
        if names.malformed_end(text, at):
            return None
        return english.scaled_digits_at(text, at) or numerals.numeral_at(text, at)
    if "a" <= text[at] <= "z":
        return english.words_at(text, at)
    if text[at] not in numerals.BEGINNINGS or _NOT_FIGURE.match(text, at):
        return None
    return numerals.numeral_at(text, at)


def _is_range(place: _Place, part: _Part, other: _Part, separator: str) -> bool:
    if part.measure and other.measure is None and part.measure.end > part.numeral.end and part.kind != "amount":
        return False
    if part.measure and other.measure and (part.kind, part.unit) != (other.kind, other.unit):
        return False
    if (
        other.measure is None
        and part.measure is None
        and separator in ("至", "到", "—")
        and not _isolated_digits(place, other)
    ):
        return False
    first, second = _ends(part, other)
    if first is None or second is None or first >= second:
        return False
    if separator in ("至", "到", "to"):
        return not _is_level(place, part, other)
    return True


def _isolated_digits(place: _Place, other: _Part) -> bool:
    return (
        other.numeral.form == "digits"
        or other.numeral.end - other.start > 1
        or _isolated(place.text, other.end, other.end)
    )


_INTEREST = re.compile("[加减升降]息(?:了)?$")
_FROM = re.compile(r"(?<![a-z])from (?:rmb|us|hk)?[ $]*$")
_RANGING = re.compile(r"(?<![a-z])rang(?:e|es|ed|ing) from (?:rmb|us|hk)?[ $]*$")


def _is_level(place: _Place, part: _Part, other: _Part) -> bool:
    """Whether 至, 到 or `to` leads to a level that was reached rather than to the other end of a range."""
    text, left = place.text, before(place.text, place.at, place.floor)
    if _FROM.search(text, max(0, place.at - 16), place.at):
        return _RANGING.search(text, max(0, place.at - 24), place.at) is None and other.kind not in (
            "duration",
            "count",
        )
    if _INTEREST.search(text, max(0, left.start - 3), left.start):
        return True
    rates = ("percent", "percentage-point", "multiple", "duration")
    return other.kind not in rates and direction_at(text, left.start, part.end, place.floor) is not None


def _ends(part: _Part, other: _Part) -> tuple[Decimal | None, Decimal | None]:
    """Both ends in whole units; the first takes scale and measure from the second where it has none of its own."""
    first, second = _first_end(part, other), other.inward()
    return first.value, second.value


def _first_end(part: _Part, other: _Part) -> Numeral:
    measure = part.measure or (replace(other.measure, added=Decimal(0), place=None) if other.measure else None)
    numeral = part.numeral
    power = other.numeral.power
    coefficient = other.numeral.value.scaleb(-power) if other.numeral.value is not None else None
    inherits = not numeral.scaled and part.measure is None and power and coefficient and numeral.value is not None
    if inherits and numeral.value is not None and coefficient is not None and numeral.value < coefficient:
        numeral = replace(numeral, value=numeral.value.scaleb(power), place=numeral.place + power)
    return _Part(start=part.start, numeral=numeral, measure=measure).inward()


def _assembled_range(place: _Place, part: _Part, other: _Part, left: Before) -> Quantity:
    kind, unit = _kind_and_unit(other if other.measure else part, left)
    first, second = _first_end(part, other), other.inward()
    behind, end = _after(place.text, other.end)
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
        direction=_direction(place, left, end),
        of=kind,
    )


# --- phrases, ranks and non-quantities ------------------------------------------------------------------------


def _phrase(place: _Place, phrase: phrases.Phrase) -> Quantity:
    left = before(place.text, place.at, place.floor)
    if left.qualifier_word == "上":
        left = Before(start=place.at)
    behind, end = _after(place.text, phrase.end)
    qualifier = left.qualifier or phrase.qualifier or behind
    low, high = phrase.low, phrase.high
    if phrase.value is not None and qualifier:
        numeral = Numeral(end=end, form="digits", value=phrase.value, place=1, pointed=True)
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
        direction=phrase.direction or _direction(place, left, end),
        doubling=phrase.doubling,
    )


def _ranking(place: _Place, ranking: ranks.Ranking) -> Quantity:
    if ranking.place is None:
        return _plain(place, place.at, ranking.end, "ordinal")
    low, value = (Decimal(1), None) if ranking.top else (ranking.place, ranking.place)
    return Quantity(
        exact=place.original[place.at : ranking.end],
        start=place.at,
        end=ranking.end,
        kind="rank",
        value=value,
        low=low,
        high=ranking.place,
        decimals=None if ranking.top else 0,
        unit="rank",
        qualifier="at-most" if ranking.top else None,
    )


def _plain(place: _Place, start: int, end: int, kind: str) -> Quantity:
    """A non-quantity."""
    return Quantity(exact=place.original[start:end], start=start, end=end, kind=kind)
