"""Figures that begin with a Chinese character: numerals, percentages in words, phrases, ordinals, dates.

In this order: `read_han` for numerals, `read_phrase`, `read_other` for 第, 前, 首, 上, 下 and 周, percentages in words
(百分之十五), and the numerals that may be no figures: 一個, a single digit in a word, a scale alone.
"""

from __future__ import annotations

import re
from decimal import Decimal

from generator.reading.figures import dates, english, lexicon, numerals, phrases, ranks
from generator.reading.figures.assembly import (
    LEVEL,
    figure_of,
    order_of,
    phrase_of,
    qualifier_behind,
    quantity_of,
    range_of,
    ranking_of,
)
from generator.reading.figures.before import before
from generator.reading.figures.digit_figures import starts_line
from generator.reading.figures.finder import NOT_FIGURE, isolated
from generator.reading.figures.fold import fold, simplified
from generator.reading.figures.measure import Measure
from generator.reading.figures.measures import measure_at
from generator.reading.figures.numeral import Numeral
from generator.reading.figures.parts import Part
from generator.reading.figures.place import Found, Place, non_quantity
from generator.reading.figures.ranges import range_at
from generator.reading.late import late

_HEADING = late("[一二三四五六七八九十]{1,3}(?=[、)](?![一二三四五六七八九十0-9]))")
_BRACKETED = late("[一二三四五六七八九十]{1,3}(?=\\))")
_PHRASE = late("[两二三四十]位数|一?半|数以|五折")
_CONGRESS = late(simplified("屆(?:[一二三四五六七][中次]|中央|政治局|全國|人大|常委)"))  # 二十屆三中全會
_NOUNS_IN_SHU = frozenset(fold("人戶參指次家總倍分係票件天讀函常位整個單基字筆少多無大半計代點"))  # 人數, 指數


def read_han(place: Place) -> Found:
    """A heading, a percentage, a phrase, a date, or a quantity, whichever is the first to fit."""
    text, at = place.text, place.at
    heading = _HEADING.match(text, at)
    if heading and starts_line(text, at) and heading.end() + 1 < len(text):
        return non_quantity(place, at, heading.end(), "heading-number")
    bracketed = _BRACKETED.match(text, at) if text[at - 1 : at] == "(" else None
    if bracketed:
        return non_quantity(place, at, bracketed.end(), "heading-number")
    hundredths = _HUNDREDTHS.match(text, at)
    if hundredths:
        return _hundredths(place, hundredths)
    phrase = phrases.phrase_at(text, at, place.floor) if _PHRASE.match(text, at) else None
    if phrase:
        return phrase_of(place, phrase)
    date = dates.date_end(text, at)
    if date:
        return non_quantity(place, at, date, "date")
    if text[at] == "数" and (text[max(0, at - 1) : at] in _NOUNS_IN_SHU or _HUNDREDTHS.match(text, at + 1)):
        return at + 1
    numeral = numerals.numeral_at(text, at)
    if numeral and _CONGRESS.match(text, numeral.end):
        return non_quantity(place, at, numeral.end + 1, "ordinal")
    if numeral is None:
        return _several(place) or numerals.run_end(text, at)
    return _cut_off_end(text, numeral) or _numeral(place, numeral)


def _cut_off_end(text: str, numeral: Numeral) -> int | None:
    """Where the run ends in whose middle a numeral ends, which then is none: 三二四八六百 states no number."""
    run = numerals.run_end(text, numeral.end) if numeral.form in ("han", "spelled", "magnitude") else numeral.end
    goes_on = run > numeral.end and not NOT_FIGURE.match(text, numeral.end)
    measure = measure_at(text, numeral.end, numeral) if goes_on else None
    return run if goes_on and (measure is None or measure.end < run) else None


def read_phrase(place: Place) -> Found:
    """翻倍, 個位數, 過半."""
    phrase = phrases.phrase_at(place.text, place.at, place.floor)
    return phrase_of(place, phrase) if phrase else None


_FIRST = late("首[个家款座条批例部次轮项名艘架台](?!席)")


def read_other(place: Place) -> Found:
    """Parts of the calendar, ranks and ordinals: 上半年, 周三, 前三, 第二個, 首個."""
    text, at = place.text, place.at
    date = dates.date_end(text, at)
    if date:
        return non_quantity(place, at, date, "date")
    ranking = ranks.han_at(text, at)
    if ranking:
        return ranking_of(place, ranking)
    first = _FIRST.match(text, at)
    return non_quantity(place, at, first.end(), "ordinal") if first else None


# --- percentages in words -------------------------------------------------------------------------------------

_HUNDREDTHS = late(
    "[一壹]?(?:(?P<below>[百佰千仟万]|十万|百万|千万|亿|万万) {0,2}分 {0,2}之 {0,2}(?P<negative>负)? {0,2}"
    "|(?P<short>百)分(?=[二三四五六七八九]?十))"
)
_PARTS = {"百": Decimal(1), "佰": Decimal(1), "千": Decimal("0.1"), "仟": Decimal("0.1"), "万": Decimal("0.01")} | {
    "十万": Decimal("0.001"),
    "百万": Decimal("0.0001"),
    "千万": Decimal("0.00001"),
    "亿": Decimal("0.000001"),
    "万万": Decimal("0.000001"),
}
_TO = late(" ?(?:至|到|-|~|–) ?(?:百分之)?")


def _hundredths(place: Place, match: re.Match[str]) -> Found:
    """百分之十五, 百分之十幾, 百分之百, 千分之三, 百分之三到五."""
    text = place.text
    numeral = english.scaled_digits_at(text, match.end()) or numerals.numeral_at(text, match.end())
    if numeral is None:
        return match.end()
    if numeral.form == "magnitude":
        numeral = numeral._replace(form="han", scaled=False)
    measure = Measure(kind="percent", unit="percent", end=numeral.end, factor=_PARTS[match["below"] or "百"])
    part = Part(start=match.end(), numeral=numeral, measure=measure)
    left = before(text, place.at, place.floor)
    left = left._replace(sign="负") if match["negative"] else left
    to = _TO.match(text, numeral.end)
    second = numerals.numeral_at(text, to.end()) if to else None
    if second and second.value is not None and numeral.value is not None and second.value > numeral.value:
        other = Part(start=numeral.end, numeral=second, measure=measure._replace(end=second.end))
        return range_of(place, part, other, left)
    return figure_of(place, part, left)


# --- numerals that may be no figures --------------------------------------------------------------------------

_SEVERAL = late("[几数][个家名位年天款项次种月周条场部]")
_HALVABLE = ("duration", "percent", "percentage-point", "multiple", "number", "amount")
_BEFORE_INDEFINITE = frozenset(fold(lexicon.INDEFINITE_NOUNS_BEFORE))


def _several(place: Place) -> Found:
    match = _SEVERAL.match(place.text, place.at)
    return non_quantity(place, place.at, match.end(), "indefinite") if match else None


def _numeral(place: Place, numeral: Numeral) -> Found:
    text, at = place.text, place.at
    measure = measure_at(text, numeral.end, numeral)
    if numeral.form == "magnitude":
        return _magnitude(place, numeral, measure)
    if range_at(place, Part(start=at, numeral=numeral, measure=measure)):
        return quantity_of(place, numeral)
    if text[at] == "一" and numeral.end == at + 1 and measure and _is_indefinite(place, measure):
        return non_quantity(place, at, measure.end, "indefinite")
    is_figure = _is_figure(place, numeral, measure)
    return quantity_of(place, numeral) if is_figure else _run_end(text, numeral.end)


def _run_end(text: str, at: int) -> int:
    """Where the numeral characters end that no word begins with; nothing is read from their middle."""
    return at if NOT_FIGURE.match(text, at) else numerals.run_end(text, at)


def _is_indefinite(place: Place, measure: Measure) -> bool:
    """一個 is no count, unless a qualifier makes it one (至少一個); 這一年 is no duration."""
    if measure.kind == "duration":
        return place.text[max(0, place.at - 1) : place.at] in _BEFORE_INDEFINITE
    if measure.kind != "count" or measure.factor != 1:
        return False
    left = before(place.text, place.at, place.floor)
    return left.qualifier is None or left.qualifier_word in ("上", "过", "近")


def _is_figure(place: Place, numeral: Numeral, measure: Measure | None) -> bool:
    """Whether a numeral states a number: 三十 and 三個 do, the 三 of a word, 三四線 and the 半 of a word do not."""
    text, at = place.text, place.at
    if numeral.form == "half" and not numeral.scaled:
        return measure is not None and measure.kind in _HALVABLE
    single = numeral.end - at == 1 and not numeral.scaled
    small_pair = numeral.pair and (numeral.high or Decimal(0)) < 10
    if measure is not None or not (single or small_pair or numeral.form == "spelled"):
        return True
    left = before(text, at, place.floor)
    return not numeral.pair and isolated(text, left.start if left.sign else at, numeral.end)


_TABLE_UNIT = late(simplified(r"(?:單位|人民幣|币|\(|：|:|以|/) ?$"))


def _magnitude(place: Place, numeral: Numeral, measure: Measure | None) -> Found:
    """千億, 百萬級, 億元級: that order of magnitude; the words before make 近億, 上百 and 每百萬 numbers."""
    text, at = place.text, place.at
    left = before(text, at, place.floor)
    behind, _ = qualifier_behind(text, measure.end if measure else numeral.end)
    level = LEVEL.match(text, numeral.end)
    if left.qualifier or behind or numeral.more or text[max(0, at - 1) : at] == "每":
        return quantity_of(place, numeral._replace(end=level.end()) if level else numeral)
    told = level or (measure and LEVEL.match(text, measure.end))
    if not told and not _is_magnitude(place, numeral, measure):
        return _run_end(text, numeral.end)
    return quantity_of(place, order_of(numeral._replace(end=level.end() if level else numeral.end)))


def _is_magnitude(place: Place, numeral: Numeral, measure: Measure | None) -> bool:
    """千億參數 states a magnitude; 萬 and 億 alone, the 億元 above a table and 單位：百萬元 state nothing."""
    text, at = place.text, place.at
    if _TABLE_UNIT.search(text, max(0, at - 4), at):
        return False
    if numeral.end - at > 1:
        return True
    return measure is not None and not (text[at] in "万亿" and measure.kind == "amount")
