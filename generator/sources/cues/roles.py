"""What a figure is in its sentence: where a change sets out from, where it leads to, by how much, a comparison.

由甲升至乙 and "from A to B" set out from A and lead to B; "by C" and 增加了C say by how much; "compared with A", 較A
compare; "per 100,000" and 每10萬人 divide. Each is told by the words right before the figure.
"""

from __future__ import annotations

import re
from typing import Literal

from generator.reading.late import late
from generator.sources.cues.passage import Passage, Span, fold

Role = Literal["from", "to", "by", "compared", "per", "plain"]

_ABOUT = (
    r"(?:(?:about|around|roughly|nearly|almost|only|just|some|an?|the|over|under|more than|less than|at least|at most"
    r"|perhaps|another|a further|an estimated|planned|no more than)\s+)*"
)
_FROM = late(rf"\bfrom\s+{_ABOUT}$")
_FROM_HAN = late(fold(r"[由從从自](?![於于此])"))
_LISTED = late(fold(r"\s*[、和及與]\s*"))
_TO_HAN = late(fold(r"[至到]"))
_TO = late(rf"\bto\s+{_ABOUT}$")
_LED_TO = late(
    fold(
        r"(?:[升增減降跌漲高低提擴縮長滑攀加回放][^,，。;；0-9]{0,4}|^[^,，。;；0-9]{0,3})[至到](?:約|近|逾|超過|超|了)?\s*$"
    )
)
_BY = late(rf"\bby\s+{_ABOUT}$|(?<=[增加少降升漲跌长低高])[了约約]?$|(?<![最至更許眾很大])多[了約]?$")
_COMPARED = late(
    rf"(?:\bcompared (?:with|to)|\bagainst|\bafter|\bversus|\bvs\.?|\bthan|\b(?:up|down) from)\s+{_ABOUT}$"
    + fold(
        r"|(?:(?<!同)較|(?<![同環佔占對])比(?![率例重值為是達由從])|相比|對比|相較於?|低於|高於|多於|少於)[^,，。;；0-9]{0,8}$"
    )
)
_DIFFERS = late(fold(r"(?:較|比)[^,，。;；0-9]{0,8}(?<![最至更])[多少高低][出了約近逾]{0,2}$"))  # 較上屆少9席
_SHARE = late(fold(r"佔|占"))  # 佔收入比5% compares nothing
_PERIOD_BEFORE = late(fold(r"(?:[12][0-9]{3}年(?:度|末|底)?|[今去前上]年(?:度|末|底)?|現時|現在|目前)的?\s*$"))
_PER = late(fold(r"(?:\b(?:per|for every|out of)\s+|每)$"))
PER_BEHIND = late(fold(r"[^,，。;；0-9]{0,40}?(?:\bper\b|\bfor every\b)"))
PER_BEFORE = late(fold(r"每[^,，。;；]{0,8}?[人户戶名個个口]"))


def role(passage: Passage, span: Span) -> Role:
    """What the figure at `span` of the sentence is in it."""
    floor = max((end for _, end in passage.figures if end <= span[0]), default=passage.sentence)
    left = passage.text[max(floor, passage.sentence, span[0] - 60) : span[0]]
    clause = re.split(r"[,，;；:：。]", left)[-1]
    if _PER.search(left):
        return "per"
    if _FROM.search(left) or _sets_out(passage, span):
        return "from"
    is_compared = _COMPARED.search(left) or _COMPARED.search(_without_period(left))
    if is_compared and not _SHARE.search(clause) and not _DIFFERS.search(clause):
        return "compared"
    if _TO.search(left) or _LED_TO.search(_without_period(clause)):
        return "to"
    return "by" if _BY.search(left) else "plain"


def _sets_out(passage: Passage, span: Span) -> bool:
    """Whether 由 or 從 stands before the figure or the list it stands in, and 至 behind: 從50%、75%提高至100%."""
    first = last = span
    for other in passage.figures:
        if other[0] >= last[1] and _LISTED.fullmatch(passage.text, last[1], other[0]):
            last = other
    for other in reversed(passage.figures):
        if other[1] <= first[0] and _LISTED.fullmatch(passage.text, other[1], first[0]):
            first = other
    floor = max((end for _, end in passage.figures if end <= first[0]), default=passage.sentence)
    clause = re.split(r"[,，;；:：。]", passage.text[max(floor, passage.sentence, first[0] - 60) : first[0]])[-1]
    behind = _TO_HAN.search(passage.text, last[1], _following(passage, last))
    return _FROM_HAN.search(clause) is not None and behind is not None


def _following(passage: Passage, span: Span) -> int:
    """Where the next figure begins, if in the same clause or the next, else where this one ends."""
    following = next((start for start, _ in passage.figures if start >= span[1]), span[1])
    return following if following - span[1] < 40 and ";" not in passage.text[span[1] : following] else span[1]


def _without_period(words: str) -> str:
    """`words` without the period right before the figure: 升至2023年的, 升至今年的 → 升至."""
    return _PERIOD_BEFORE.sub("", words)
