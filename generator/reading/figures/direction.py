"""Whether a figure is a rise or a fall: the word of direction beside it, inside its clause.

In this order: the patterns, `direction_at`.

增長20%至1000億元 raises the 20%, and 1000億元 is the level reached: between the word of direction and the figure
only the words of `lexicon.DIRECTION_FILLERS` may stand, and 至, 到, to are not among them. The patterns for the left
side are written for text that is read backwards (see `patterns`).
"""

from __future__ import annotations

import re
from typing import Literal

from generator.reading.figures import lexicon
from generator.reading.figures.fold import fold
from generator.reading.figures.patterns import any_backwards, any_of, backwards
from generator.reading.figures.words import split

Direction = Literal["up", "down"]
REACH = 60

_GUARDED_UP = {fold(word): fold(no) for word, no in lexicon.UP_BUT_NOT_AFTER.items()}
_UP = "|".join(
    [any_backwards(word for word in split(lexicon.UP) if word not in _GUARDED_UP)]
    + [f"{word[::-1]}(?![{no}])" for word, no in _GUARDED_UP.items()]
)
_DOWN = any_backwards(split(lexicon.DOWN))
_CHANGE_NOUNS = any_backwards(split(lexicon.CHANGE_NOUNS))
_FILLER = rf"(?:{any_backwards(split(lexicon.DIRECTION_FILLERS))}| )"
_NOUN_FILLER = rf"(?:{any_backwards(split(lexicon.DIRECTION_FILLERS + ' ' + lexicon.REACHING))}| )"
_IN_SOMETHING = r"(?: ?fo(?: [a-z]{1,15}){1,5} (?:ni|rof)(?![a-z]) )"
# lowered the rate by 25 basis points; but increased driven by, and 降低成本20% at most six characters away.
_BY_SOMETHING = r"(?: yb (?!de|ne|nw|tes)(?:[a-z'-]{1,15} ){1,5})"
_OBJECT = f" ?[^{fold(lexicon.NOT_IN_OBJECT)}\\W\\d_a-z零一二三四五六七八九十百千万亿]{{1,8}}?"
_DIRECTION = rf"(?:(?P<down>{_DOWN})|(?P<up>{_UP}))"
_LEFT = re.compile(rf"(?:{_FILLER}{{0,8}}{_IN_SOMETHING}?|{_BY_SOMETHING}){_DIRECTION}")
_LEFT_OF_OBJECT = re.compile(rf"{_OBJECT}(?={any_backwards(split(lexicon.TRANSITIVE))}){_DIRECTION}")
_LEFT_OF_NOUN = re.compile(rf"{_NOUN_FILLER}{{0,5}}(?={_CHANGE_NOUNS}){_DIRECTION}")
# 比上年同期多4.42萬億元, 較去年高三成
_COMPARED = re.compile("[了出约近逾超过]{0,2}(?:(?P<up>[高多])|(?P<down>[低少]))[^,，。；;、\\d\n]{0,14}?[较比]")
# 從40%增至, and 較去年同期的3.6億元減少: what stands here is where the change began.
_STARTING = re.compile(r"(?:[从由自]|[较比][^,，。；;、\d\n]{1,10}的|(?<![a-z])from )$")

_RIGHT_HAN = re.compile(
    " ?(?:的)?(?:同比|环比|按年|按季|年度|季度|净|左右的)?(?:"
    + "|".join(f"(?P<{name}>{any_of(split(words))})" for name, words in lexicon.CHANGES_AFTER.items())
    + ")"
)
_BETWEEN = (
    "(?:year-over-year|year-on-year|quarter-over-quarter|quarter-on-quarter|yoy|qoq|annual|quarterly|revenue|sales|"
    "profit|price|organic|net|y/y|q/q|sequential)"
)
_RIGHT_ENGLISH = re.compile(
    rf"[ -](?:{_BETWEEN} ){{0,2}}(?:"
    + "|".join(f"(?P<{name}>{any_of(split(words))})" for name, words in lexicon.CHANGES_AFTER_ENGLISH.items())
    + ")(?![a-z])(?! than)|[ -](?P<than>higher|lower|more|less|fewer) than"
)


def direction_at(text: str, start: int, end: int, floor: int, *, of_object: bool = False) -> Direction | None:
    """The direction of the figure `text[start:end]`; words before `floor` belong to another figure.

    `of_object` looks for the verb beyond what it acts on (降低成本20%).
    """
    return _left(text, start, floor, of_object=of_object) or _right(text, start, end, floor)


def _left(text: str, start: int, floor: int, *, of_object: bool) -> Direction | None:
    if not text[max(floor, start - 2) : start].rstrip(" ")[-1:].isalpha():
        return None  # a digit or a sign is no word
    behind = backwards(text, max(floor, start - REACH), start)
    match = _LEFT.match(behind) or _LEFT_OF_NOUN.match(behind)
    if match is None and of_object:
        match = _LEFT_OF_OBJECT.match(behind) or _COMPARED.match(behind)
    if match is None:
        return None
    return "down" if match["down"] else "up"


def _right(text: str, start: int, end: int, floor: int) -> Direction | None:
    han = _RIGHT_HAN.match(text, end)
    english = None if han else _RIGHT_ENGLISH.match(text, end)
    found = han or english
    if found is None or _STARTING.search(text, max(floor, start - 12), start):
        return None
    if english and english["than"]:
        return "up" if english["than"] in ("higher", "more") else "down"
    return "up" if found["up"] else "down"
