"""How long before another figure's period a figure stands: three months earlier, a decade before, ten years ago; and
whether its clause tells another time of the same alone.

Whole years and the quarter before are read with the periods themselves (a year earlier, the previous quarter); here is
what counts units back. Earlier and before count from what the figure is compared with; ago counts from the day of
speaking, which leaves the calendar period open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.reading.late import late
from generator.reading.period import MONTHS, Period
from generator.sources.cues.passage import Passage, fold

_NUMBERS = {
    word: value
    for value, words in enumerate(
        ("a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
    for word in words.split()
}
_LENGTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_PART = r"\bhalf\s+|\b[a-z]+-|\b[0-9]+[.,]"  # half a year, twenty-five years, 2.5 years
_BACK = (
    rf"(?P<part>{_PART})?\b(?P<n>{'|'.join(_NUMBERS)}|[1-9][0-9]?)\s+(?P<unit>{'|'.join(_LENGTHS)})s?"
    r"\s+(?P<how>earlier|before|previously|ago)\b"
)
_BEHIND = late(rf"\s*(?:[a-z'’-]+\s+){{0,4}}?{_BACK}")
_FRONT = late(rf"(?:^|[;,])\s*(?:(?:and|but|while)\s+)?(?:just\s+|only\s+|about\s+)?{_BACK}")
_TIME_ALONE = late(
    fold(
        r"[\s而但]*(?:[12][0-9]{3}年(?:同期|底|末)?|[去前上]年(?:同期|底|末)?|上年同期|同期|[一二兩三四五六七八九十]+年前)"
        r"時?[則就只僅還佔为為是有約近逾達]*(?:超過|錄得)?"
    )
)
DURATION_BACK = late(  # three months earlier is no quantity, nor the four seasons from 2023 to 2026
    r"\s+(?:earlier|before|previously|ago|later)\b"
    r"|(?:\s+seasons|(?<=years)|(?<=months)|(?<=quarters))\s+(?:from|between)\s+(?:19|20)[0-9]{2}\s+(?:to|and)\b"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Back:
    """So many months before, where they are `counted`: not from the day of speaking, nor where the number is more
    than its last word."""

    months: int
    counted: bool

    def of(self, base: Period | None) -> Period | None:
        """The period so long before `base`; None where the calendar does not tell, as three months before a year."""
        length = MONTHS.get(base.unit, 1) if base is not None else 0
        if base is None or not self.counted or self.months % length:
            return None
        return base.moved(-self.months)


def compared_alone(passage: Passage) -> Passage | None:
    """The passage of the figure before, where this one's clause tells but another time of the same: 去年同期為5.8%."""
    previous = passage.previous
    if previous is None or previous[0] < passage.sentence or previous[1] > passage.phrase:
        return None
    return passage.at(previous) if _TIME_ALONE.fullmatch(passage.text, passage.phrase, passage.start) else None


def told_back(passage: Passage) -> Back | None:
    """How long before the words right behind the figure, or in front of its clause, say it was."""
    behind = _BEHIND.match(passage.text, passage.end, passage.behind((passage.start, passage.end)))
    floor = max(passage.sentence, passage.previous[1] if passage.previous else 0)
    front = max(_FRONT.finditer(passage.text[floor : passage.start]), key=re.Match.start, default=None)
    match = behind or front
    if match is None:
        return None
    number = _NUMBERS.get(match["n"]) or int(match["n"])
    return Back(months=number * _LENGTHS[match["unit"]], counted=match["how"] != "ago" and match["part"] is None)
