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
from generator.reading.late import late

Direction = Literal["up", "down"]
REACH = 60

_GUARDS = {fold(word): fold(no) for word, no in lexicon.DIRECTION_BUT_NOT_AFTER.items()}


def _words_backwards(table: str) -> str:
    words = split(table)
    guarded = [f"{word[::-1]}(?![{_GUARDS[word]}])" for word in words if word in _GUARDS]
    return "|".join([any_backwards(word for word in words if word not in _GUARDS), *guarded])


_UP, _DOWN = _words_backwards(lexicon.UP), _words_backwards(lexicon.DOWN)
_CHANGE_NOUNS = any_backwards(split(lexicon.CHANGE_NOUNS))
_FILLER = rf"(?:{any_backwards(split(lexicon.DIRECTION_FILLERS))}| )"
_NOUN_FILLER = rf"(?:{any_backwards(split(lexicon.DIRECTION_FILLERS + ' ' + lexicon.REACHING))}| )"
_IN_SOMETHING = r"(?: ?fo(?: [a-z]{1,15}){1,5} (?:ni|rof)(?![a-z]) )"
# lowered the rate by 25 basis points; but increased driven by, and 降低成本20% at most six characters away.
_BY_SOMETHING = r"(?: yb (?!de|ne|nw|tes)(?:[a-z'-]{1,15} ){1,5})"
_OBJECT = f" ?(?!值加增)[^{fold(lexicon.NOT_IN_OBJECT)}\\W\\d_a-z零一二三四五六七八九十百千万亿]{{1,8}}?"
_DIRECTION = rf"(?:(?P<down>{_DOWN})|(?P<up>{_UP}))"
# raised the rate by 25 points; of money it tells a level as often as a change.
_RAISED_BY = rf"{_FILLER}{{0,4}} yb (?:[a-z'-]{{1,15}} ){{0,6}}(?:{any_backwards(lexicon.RAISING.split())})(?![a-z])"
_LEFT = late(rf"(?:{_FILLER}{{0,8}}{_IN_SOMETHING}?|{_BY_SOMETHING}){_DIRECTION}")
_LEFT_OF_RAISED = late(_RAISED_BY)
_LEFT_OF_OBJECT = late(rf"{_OBJECT}(?={any_backwards(split(lexicon.TRANSITIVE))}){_DIRECTION}")
_LEFT_OF_NOUN = late(rf"{_NOUN_FILLER}{{0,5}}(?={_CHANGE_NOUNS}){_DIRECTION}")
# 比上年同期多4.42萬億元, 較去年高三成, 按年少41%
_COMPARED = late(
    "[了出约近逾超过]{0,2}(?:(?P<up>[高多])|(?P<down>[低少]))"
    f"(?:[^,，。；;、\\d\\n]{{0,14}}?[较比]|{any_of(fold(word)[::-1] for word in lexicon.COMPARED_WITH.split())})"
)
# 較去年的5.5萬人少3,000人: another figure stands between
_BESIDE_COMPARED = late("(?:(?P<up>[高多])|(?P<down>[低少]))[了出约近逾]{0,2}")
_COMPARED_FIGURE = late(r"[较比](?:[^,，。；;、\n]|(?<=[0-9]),(?=[0-9])){0,24}$")
# a hit to growth of 4.3 points, a fall in sales growth of 2%
_HIT = "(?: [a-z]{3,12})? (?:ot|no|ni|fo) s?(?:tih|gard|wolb|kcabtes|enilced|nwodwols|llaf|pord|noitcuder)(?![a-z])"
_DRAGGING = late(f"{_HIT}|[^,，。；;\\d\\n]{{0,12}}?{any_of(fold(word)[::-1] for word in lexicon.DRAGGING.split())}")
# 純利少7%, 收入雖然多2.5%
_NO_COMPARISON = fold("至最不很許更大太過缺減偏眾僅只")
_MORE_OR_LESS = late(f"[了出约近逾]{{0,2}}(?:(?P<up>多)|(?P<down>少))(?![{_NO_COMPARISON}])(?=[一-鿿])")
# 從40%增至, and 較去年同期的3.6億元減少: what stands here is where the change began.
_STARTING = late(r"(?:[从由自]|[较比][^,，。；;、\d\n]{1,10}的|(?<![a-z])from )$")

_RIGHT_HAN = late(
    " ?(?:的)?(?:同比|环比|按年|按季|年度|季度|净|左右的)?(?:"
    + "|".join(f"(?P<{name}>{any_of(split(words))})" for name, words in lexicon.CHANGES_AFTER.items())
    + ")(?![至到为]|了?(?:约|大约|近|逾|超过?|达|高达)?(?:[0-9]|[一二两三四五六七八九十百千半][成倍十百千万亿个点分]))"
)
_BETWEEN = (
    "(?:year-over-year|year-on-year|quarter-over-quarter|quarter-on-quarter|yoy|qoq|annual|quarterly|revenue|sales|"
    "profit|price|organic|net|y/y|q/q|sequential)"
)
_RIGHT_ENGLISH = late(
    rf"[ -](?:{_BETWEEN} ){{0,2}}(?:"
    + "|".join(f"(?P<{name}>{any_of(split(words))})" for name, words in lexicon.CHANGES_AFTER_ENGLISH.items())
    + ")(?![a-z])(?! than)|[ -](?P<than>higher|lower|more|less|fewer) than"
)


def direction_at(text: str, start: int, end: int, floor: int, *, kind: str = "") -> Direction | None:
    """The direction of the figure `text[start:end]` of a kind; words before `floor` belong to another figure.

    Of what is measured in percent, points, times or money, the verb is looked for beyond what it acts on (降低成本20%).
    """
    found = _left(text, start, floor, kind)
    return found or (None if kind == "duration" else _right(text, start, end, floor, kind))


_RATES = ("percent", "percentage-point")
_RISING = ("percent", "percentage-point", "multiple", "amount")


def _left(text: str, start: int, floor: int, kind: str) -> Direction | None:
    if not text[max(floor, start - 2) : start].rstrip(" ")[-1:].isalpha():
        return None  # a digit or a sign is no word
    behind = backwards(text, max(floor, start - REACH), start)
    match = _LEFT.match(behind) or _LEFT_OF_NOUN.match(behind) or _COMPARED.match(behind)
    if match is None and _COMPARED_FIGURE.search(text, max(0, floor - REACH), floor):
        match = _BESIDE_COMPARED.fullmatch(text, floor, start)
    if match is None and kind in _RATES and _LEFT_OF_RAISED.match(behind):
        return "up"
    if match is None and kind == "percent":
        match = _MORE_OR_LESS.match(behind)
    if match is None and kind in _RISING:
        match = _LEFT_OF_OBJECT.match(behind)
    if match is None or _is_particle(behind, match) or _OVER_THE.match(behind):
        return None
    return "down" if match["down"] or _DRAGGING.match(behind, match.end()) else "up"


_OVER_THE = late("(?:[a-z.]{1,3} ?)?[$€£¥]? ?(?:eht|sti|ruo|tsal) (?:revo|no) ")  # an improvement over the 72%
# set up some 50 beds
_PARTICLE = late(f" {any_of(verb[::-1] for verb in lexicon.VERBS_WITH_PARTICLES.split())}(?![a-z])")


def _is_particle(behind: str, match: re.Match[str]) -> bool:
    """Whether `up` or `down` belongs to a verb that tells no change, or to a noun (a follow-up of)."""
    if (match["up"] or match["down"]) not in ("pu", "nwod"):
        return False
    return behind[match.end() : match.end() + 1] == "-" or _PARTICLE.match(behind, match.end()) is not None


_THINGS = late(rf" {any_of(lexicon.CHANGES_AND_THINGS.split())} [a-z]+s(?![a-z])")  # 3 slide projectors


def _right(text: str, start: int, end: int, floor: int, kind: str) -> Direction | None:
    han = _RIGHT_HAN.match(text, end)
    english = None if han else _RIGHT_ENGLISH.match(text, end)
    found = han or english
    if kind == "amount" and english and english.group().endswith("loss"):
        return None  # a loss of money is a level: a €10m loss
    if kind in ("number", "count") and _THINGS.match(text, end):
        return None
    if found is None or _STARTING.search(text, max(floor, start - 12), start):
        return None
    if english and english["than"]:
        return "up" if english["than"] in ("higher", "more") else "down"
    return "up" if found["up"] else "down"
