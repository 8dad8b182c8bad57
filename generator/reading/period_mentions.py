"""Periods named in a text.

Words become clues (`period_words`); here a year and the part of it beside it become one clue, a clue without a year
takes that of its neighbour in a list or a span, or that of its sentence, what is still open is resolved by `about` and
`today` (`period_years`), and two periods with a span word between them become one.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from generator.reading.late import late
from generator.reading.period import Period, joined
from generator.reading.period_words import SPACE, Clue, clues_in, folded_text, in_front
from generator.reading.period_years import resolved

MentionKind = Literal["explicit", "relative", "comparison"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PeriodMention:
    """`text[start:end]` names `period` (None where neither `today` nor `about` tells which).

    `kind` is `explicit` (the words carry a year, or stand in its list or sentence), `relative` (resolved by
    `today` or `about`) or `comparison` (the words say what something is compared with: 去年同期, 較2024年).
    `against` is `prior-year` or `prior-quarter` where a comparison says so of whatever period its figure has.
    """

    start: int
    end: int
    period: Period | None
    kind: MentionKind
    against: str | None = None


_YEAR_THEN_PART = late(rf"{SPACE}(?:的|'s|-)?{SPACE}")
_PART_THEN_YEAR = late(r",? ?(?:(?:of|in|for) )?(?:the )?(?:year )?", re.IGNORECASE)
_NOUN_BETWEEN = late(r"(?: [a-z]+){1,2} in (?:the year )?")  # first-quarter revenue in 2025
_SPAN = late(f"{SPACE}(?:到|至|[-–—~～]|to|through|until){SPACE}")
_LIST = late(f"{SPACE}(?:和|及|以及|與|暨|、|and|&){SPACE}")
_COMPARED = late(
    "(?:相?較於?|(?<![占佔同環])比"
    r"|(?<![A-Za-z])(?:compared (?:with|to)|versus|vs\.?|than|(?:up|down) from)(?: in| the| that of){0,2})[ \u00a0]?$",
    re.IGNORECASE,
)
_COMPARED_WITH = late("[與和跟同]$")  # …相比
# A year that only names a report (2024年年報) dates neither a figure nor the months told after it.
_REPORT_BEHIND = late(r"(?:年報|年报|年度報告|年度报告|財報|财报) ?(?:電話|电话|中|裡|里|会|會|上)")
_COMPARED_BEHIND = late("[^,。;!?]{0,8}?[相對]比")
_BETWEEN = late("(?<![A-Za-z])between $", re.IGNORECASE)
_SENTENCE_END = late(r"[。!?！？\n]|[.] ")


def find_periods(text: str, *, today: date | None, about: Period | None) -> list[PeriodMention]:
    """Every period named in `text`, in order, offsets in code points; linear in the length of `text`.

    `today` is the day the text was published, `about` the period it reports on. A quarter, half or full
    year without a year is read from `about`, else from `today`; a month or day, as news means them, from
    `today`, else from `about`: in that year, in the one before or (a quarter from `about`) in the next,
    where it lies nearest. 今年 and 去年 count from `today`, else from `about`. 同比 and 環比 name no period, nor
    does a duration (近半個月, 過去兩個季度).
    """
    folded = folded_text(text)
    clues = _with_years_of_sentence(_with_years_of_neighbours(_merged(clues_in(folded), folded), folded), folded)
    mentions = [_mention(clue, folded, today, about) for clue in clues if _names_a_period(clue)]
    return _spans(mentions, folded)


def _merged(clues: Iterator[Clue], folded: str) -> list[Clue]:
    """The clues, each year united with the part of it that stands beside it, and two parts with only a
    span word between them (第一季度到第二季度), which so come to lie in one year."""
    merged: list[Clue] = []
    for clue in clues:
        gap = folded[merged[-1].end : clue.start] if merged else ""
        if merged and _belong_together(merged[-1], clue, gap):
            merged[-1] = _united(merged[-1], clue)
        elif merged and _one_stretch(merged[-1], clue) and _SPAN.fullmatch(gap):
            merged[-1] = replace(merged[-1], end=clue.end, last=clue.last)
        else:
            merged.append(clue)
    return merged


def _one_stretch(left: Clue, right: Clue) -> bool:
    lack = left.lacks_year and right.lacks_year and not left.same and not right.same
    return lack and left.unit == right.unit != "day" and left.last < right.first


def _belong_together(left: Clue, right: Clue, gap: str) -> bool:
    if left.only_year and right.lacks_year:
        return _YEAR_THEN_PART.fullmatch(gap) is not None
    if left.lacks_year and right.trailing and right.unit is None:
        return _PART_THEN_YEAR.fullmatch(gap) is not None or (
            left.attributive and _NOUN_BETWEEN.fullmatch(gap) is not None
        )
    if gap not in {"", " "}:
        return False
    if right.running is not None and left.unit == "month":  # 6月底止六個月
        return True
    return {left.day is None, right.day is None} == {left.running is None, right.running is None}


def _united(left: Clue, right: Clue) -> Clue:
    part = left if left.unit or left.same else right
    year = left if left.dated else right
    united = replace(part, start=left.start, end=right.end, year=year.year, ago=year.ago, weak=False)
    return replace(united, running=left.running or right.running, trailing=right.trailing)


def _with_years_of_neighbours(clues: list[Clue], folded: str) -> list[Clue]:
    """The clues, each that lacks a year with that of the one before it (2023年2月和3月) or, where years
    stand behind their part, of the one after it (Q1 and Q2 2025), if only a list or span word is between."""
    forward: list[Clue] = []
    for clue in clues:
        forward.append(_lent(forward[-1], clue, folded[forward[-1].end : clue.start]) if forward else clue)
    backward: list[Clue] = []
    for clue in reversed(forward):
        lends = bool(backward) and backward[-1].start >= clue.end and (backward[-1].trailing or clue.only_year)
        backward.append(_lent(backward[-1], clue, folded[clue.end : backward[-1].start]) if lends else clue)
    return backward[::-1]


def _lent(lender: Clue, clue: Clue, gap: str) -> Clue:
    """`clue` with the year of its neighbour, or, a bare year, with the certainty that it is one."""
    span = _SPAN.fullmatch(gap) is not None
    if not span and not _LIST.fullmatch(gap):
        return clue
    if clue.only_year and lender.only_year:
        return replace(clue, weak=clue.weak and lender.weak)
    if not clue.lacks_year or clue.same or not lender.dated or lender.unit is None:
        return clue
    over = int(span and lender.start < clue.start and clue.last < lender.first)  # from November to February
    year = None if lender.year is None else lender.year + over
    return replace(clue, year=year, ago=None if lender.ago is None else lender.ago - over, weak=False)


def _with_years_of_sentence(clues: list[Clue], folded: str) -> list[Clue]:
    """The clues, each that still lacks a year with the whole year named before it in its sentence (2022年,甲公司
    年度收入…). A day or a quarter lends none: what is told on a day of 2025 may be the last quarter of 2024."""
    done: list[Clue] = []
    year: Clue | None = None
    for clue in clues:
        if year and _SENTENCE_END.search(folded, done[-1].end, clue.start):
            year = None
        aside = year is not None and re.search(r"[(（]", folded[done[-1].end : clue.start]) is not None
        if year and clue.lacks_year and not clue.same and not aside:
            clue = replace(clue, year=year.year)
        if clue.year is not None and clue.unit in {None, "year"} and not clue.same:
            year = None if clue.weak or _is_compared(clue, folded) or _names_a_report(clue, folded) else clue
        done.append(clue)
    return done


def _names_a_period(clue: Clue) -> bool:
    if clue.weak or (clue.same and not clue.dated) or (clue.running and clue.day is None and clue.unit != "month"):
        return False
    return clue.day is None or clue.day <= monthrange(2000, clue.first)[1]


def _mention(clue: Clue, folded: str, today: date | None, about: Period | None) -> PeriodMention:
    compared = clue.same or _is_compared(clue, folded) or _names_a_report(clue, folded)
    explicit: MentionKind = "explicit" if clue.year is not None else "relative"
    return PeriodMention(
        start=clue.start,
        end=clue.end,
        period=resolved(clue, today, about),
        kind="comparison" if compared else explicit,
        against=_against(clue, about) if compared else None,
    )


def _names_a_report(clue: Clue, folded: str) -> bool:
    return clue.unit in {None, "year"} and _REPORT_BEHIND.match(folded, clue.end) is not None


def _is_compared(clue: Clue, folded: str) -> bool:
    behind = _COMPARED_BEHIND.match(folded, clue.end)
    return in_front(_COMPARED, folded, clue.start) or bool(behind and in_front(_COMPARED_WITH, folded, clue.start))


def _against(clue: Clue, about: Period | None) -> str | None:
    if clue.step == -1 and clue.unit == "quarter":
        return "prior-quarter"
    year_before = about is not None and about.end is not None and clue.year == about.end.year - 1
    return "prior-year" if clue.unit is None and (clue.ago == 1 or (clue.same and year_before)) else None


def _spans(mentions: list[PeriodMention], folded: str) -> list[PeriodMention]:
    """The mentions, each two with only a span word between them as one (從2月到3月)."""
    spans: list[PeriodMention] = []
    for mention in mentions:
        both = _span(spans[-1], mention, _gap(spans[-1], mention, folded)) if spans else None
        spans[-1:] = [both] if both else [*spans[-1:], mention]
    return spans


def _gap(first: PeriodMention, last: PeriodMention, folded: str) -> str:
    """What stands between two mentions; the "and" of "between July and September" is a span word."""
    gap = folded[first.end : last.start]
    return "to" if gap == " and " and in_front(_BETWEEN, folded, first.start) else gap


def _span(first: PeriodMention, last: PeriodMention, gap: str) -> PeriodMention | None:
    if first.period is None or last.period is None or not _SPAN.fullmatch(gap):
        return None
    period = joined(first.period, last.period)
    if period is None:
        return None
    kind: MentionKind = first.kind if first.kind != "explicit" else last.kind
    return PeriodMention(start=first.start, end=last.end, period=period, kind=kind)
