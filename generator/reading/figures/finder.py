"""Where a figure may begin: one pattern that skips everything else.

In this order: the words that contain a numeral and state no figure, the beginnings by script, `FINDER`, and
`isolated`.

`FINDER` names what it found by a group: `address`, `latin`, `digits`, `skip`, `phrase`, `han` or `other`. A word of
`skip` is passed over as a whole; where a phrase and a numeral begin with the same character, the phrase wins.
"""

from __future__ import annotations

from generator.reading.figures import english, lexicon, numerals
from generator.reading.figures.fold import fold, simplified
from generator.reading.figures.patterns import any_of, any_word
from generator.reading.late import late


def _not_figures() -> str:
    """The words of `lexicon.NOT_FIGURES`, with what must not follow them."""
    entries = [entry.partition("/") for entry in lexicon.NOT_FIGURES.split()]
    guarded = [f"{fold(word)}(?![{fold(refused)}])" for word, _, refused in entries if refused]
    plain = {fold(word) for word, _, refused in entries if not refused}
    of_numerals = {word for word in plain if not word.strip(numerals.CHARACTERS)}  # 一零, but not of 一零〇
    return "|".join([*guarded, f"{any_of(of_numerals)}(?![点.]?[{numerals.CHARACTERS}])", any_of(plain - of_numerals)])


_NOT_FIGURES = _not_figures()
NOT_FIGURE = late(_NOT_FIGURES)

_ADDRESS = r"(?:https?://|www\.)[!-~]*+"
_ENGLISH_WORDS = any_word(
    [*english.BEGINNINGS, *lexicon.ENGLISH_ORDINALS, *lexicon.MONTHS.split(), *lexicon.ENGLISH_FIGURE_WORDS.split()]
)
_COUNTABLE = any_of(["hundred", "dozen", *lexicon.ENGLISH_SCALES, *english.DENOMINATORS, *lexicon.ENGLISH_UNITS])
_FOLD = any_of([*lexicon.ENGLISH_UNITS, *lexicon.ENGLISH_TENS, "hundred", "thousand"])
_ENGLISH_BEGINNINGS = "|".join(
    [
        _ENGLISH_WORDS,
        "(?:doubl|tripl|trebl|quadrupl|quintupl|halv)(?:e|ed|es|ing)(?![a-z])",
        rf"(?:(?:a )?(?:few|couple(?: of)?)|an?|point) (?={_COUNTABLE}(?![a-z]))",
        "quarter (?=(?:of an? )?(?:million|billion|trillion)(?![a-z-]))|quarter(?=-point)",
        "an? (?=(?:hour|day|week|month|year|decade|century) and a half)",
        rf"{_FOLD}fold(?![a-z])",
        "in the (?=teens)|percentage (?=in the (?:teens|[a-z]+ies)(?![a-z]))",
        "(?:low|mid|high)[ -](?=(?:to|single|double|teens|triple|[2-9]0s))|(?:single|double|triple)[ -]digit",
        "(?:more than|nearly|almost|about) (?=(?:doubl|tripl|quadrupl)(?:ed|ing))",
        r"(?:no\. ?|number |no )(?=[0-9]|one(?![a-z]))|top[ -]?(?=[0-9])|#(?=1(?![0-9]))",
        "fy ?(?='?[0-9])|(?:financial|calendar) year (?=[0-9])",
        "[a-z]++(?:-[a-z]++){0,5}[-.:@]?(?=[0-9])",  # names of letters and digits
    ]
)
_DIGITS = r"[0-9]|(?<![0-9a-z.一-鿿])\.(?=[0-9])|\((?=[$€£¥]?[0-9][0-9,.]{0,40}%?\))"
_HAN = f"[{numerals.VULGAR_SIGNS}{numerals.BEGINNINGS}]"
_PHRASE = simplified(
    "翻|個半[小鐘月星世]|減半|腰斬|[近過大]半|[低中高個單雙][低中高個單雙兩二三四至到]{0,3}位數|倍增|對折|以[十百千萬億]"
)
_OTHER = simplified(
    "[第前首頭][ 0-9零一二兩三四五六七八九十百半季個款家座條批例部次輪項名艘架台財]|[上下][半一個季財]|[周星禮末]"
)
_STARTS = "".join(
    [
        "0-9a-z(.#",
        "".join(sorted({fold(entry[0]) for entry in lexicon.NOT_FIGURES.split()})),
        _HAN[1:-1],
        simplified("翻減腰近過大低中高個單雙倍對以第前首頭上下周星禮末"),
    ]
)
# The first look-ahead lets the search pass over all other characters at once.
FINDER = late(
    rf"(?=[{_STARTS}])(?:(?P<address>(?<![a-z0-9]){_ADDRESS})"
    rf"|(?P<latin>(?<![a-z0-9])(?=[a-z#])(?:{_ENGLISH_BEGINNINGS}))|(?P<digits>{_DIGITS})"
    rf"|(?P<skip>(?=[一-鿿])(?:{_NOT_FIGURES}))|(?P<phrase>{_PHRASE})|(?P<han>{_HAN})|(?P<other>{_OTHER}))"
)


def isolated(text: str, start: int, end: int) -> bool:
    """Whether nothing but signs and spaces touches `text[start:end]`, or only the words of an equation (是五那)."""
    left, right = text[max(0, start - 1) : start], text[end : end + 1]
    equated = left != "" and left in "是为"
    return (not left.isalnum() or equated) and (not right.isalnum() or (equated and right in "这那不而却"))
