"""What a chart says to those who do not see it: its kind, what it measures, and the course of each series.

All of it is made from the marks, in the words of the language: `spoken`. A series whose marks follow one another in
time is told from its first to its last, with its highest and lowest where they lie between; any other by these two.
Whether one is above another is told only where that is certain: not of readings in dispute, nor of spans that overlap.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.charts.model import DISPUTED
from generator.reading.period import parse_period
from generator.record.chart_kinds import KINDS

if TYPE_CHECKING:
    from generator.charts.model import ChartInput, Mark

    Strings = Mapping[str, str]


def spoken(chart: ChartInput, strings: Strings) -> str:
    """The sentences of a chart; `strings` are the words of the interface in its language."""
    marks, colon = chart.language.punctuation, chart.language.punctuation.colon
    said = [strings[f"chart-kind.{chart.kind}"] + colon + chart.subtitle]
    if KINDS[chart.kind].rows == "events":
        first, last = chart.marks[0].category, chart.marks[-1].category
        said.append(strings["chart-said.course"].format(first=first, last=last))
    else:
        groups: dict[str | None, list[Mark]] = {}
        for mark in chart.marks:
            groups.setdefault(mark.series, []).append(mark)
        for name, group in groups.items():
            told = marks.comma.join(_course(chart, group, strings))
            said.append((name + colon if name else "") + told)
    return marks.stop.join(each[:1].upper() + each[1:] for each in said if each) + marks.stop.rstrip()


def _course(chart: ChartInput, marks: Sequence[Mark], strings: Strings) -> Iterator[str]:
    first, last = marks[0], marks[-1]
    told = [first, last] if first is last or _in_time(marks) else []
    if first is last:
        yield _named(chart, first)
    elif told:
        course = strings[f"chart-said.{_direction(chart, first, last)}"]
        yield course.format(first=_named(chart, first), last=_named(chart, last))
    for name, upward in (("highest", True), ("lowest", False)):
        found = None if first is last else _extreme(chart, marks, upward=upward)
        if found is not None and all(_order(chart, found, mark) not in (0, None) for mark in told):
            yield strings[f"chart-said.{name}"].format(figure=_named(chart, found))


def _in_time(marks: Sequence[Mark]) -> bool:
    """Whether each mark is of a later time than the one before it."""
    ends = [period.end for mark in marks if (period := parse_period(mark.period)) is not None]
    known = [end for end in ends if end is not None]
    return len(known) == len(marks) and all(before < after for before, after in pairwise(known))


def _direction(chart: ChartInput, first: Mark, last: Mark) -> str:
    return {1: "rise", -1: "fall", 0: "level", None: "course"}[_order(chart, last, first)]


def _extreme(chart: ChartInput, marks: Sequence[Mark], *, upward: bool) -> Mark | None:
    """The mark that none is above, or below; `None` where it cannot be told which."""
    sign = 1 if upward else -1
    return next(
        (
            mark
            for mark in marks
            if all(_order(chart, mark, other) in (sign, 0) for other in marks if other is not mark)
        ),
        None,
    )


def _order(chart: ChartInput, one: Mark, other: Mark) -> int | None:
    """1 where a mark is above another, -1 below, 0 where both state the same; `None` where that is not certain.

    Ranks are not compared: the first is not the lowest.
    """
    if DISPUTED in (one.state, other.state) or chart.origin:
        return None
    if one.value is not None and other.value is not None:
        return (one.value > other.value) - (one.value < other.value)
    lows, highs = ([getattr(m, end) if m.value is None else m.value for m in (one, other)] for end in ("low", "high"))
    if lows[0] is not None and highs[1] is not None and lows[0] > highs[1]:
        return 1
    return -1 if highs[0] is not None and lows[1] is not None and highs[0] < lows[1] else None


def _named(chart: ChartInput, mark: Mark) -> str:
    """A figure with the period or thing it is of: 13% (Q1 2025)."""
    return mark.label + chart.language.punctuation.brackets.format(mark.category)
