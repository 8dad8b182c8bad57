"""`timeline`: events along an axis of time that runs downward, each with its date and title beside it.

In this order: `draw`; `Entry`, an event with the lines of its text and its places; how entries are laid out; the axis;
dots for days and strokes for longer times, side by side where they overlap; the lines that lead from a mark to its
text; the texts.

No lead crosses or meets another, nor the mark of another event, by construction: leads leave their marks at levels of
their own, each in a lane beyond all marks that still run at its level, and turn towards their texts at columns of their
own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from generator.charts.look import GRID, MUTED, SERIES, Form
from generator.charts.model import ChartInput, Mark
from generator.charts.plot import FACT, MARGIN, Channel, Layer, Plot, label, once, pixel, wider, words
from generator.charts.rows import SPAN, Row, datum, ends, shapes
from generator.charts.spacing import spaced
from generator.charts.typeset import width, wrap
from generator.charts.validity import of_mark
from generator.findings import Finding

DOT = 90  # square pixels
STROKE = 6  # pixels, the width of a stretch of time
LANE = 11  # pixels between strokes side by side
LEAD = 22  # pixels from the last lane to the texts, or more where many leads turn
TURN = 4  # pixels between the columns at which leads turn
LEVEL = 7  # pixels between two leads, more than a dot reaches above its middle
CLEAR = 13  # pixels between two marks of one lane
AIR = 9  # pixels between two texts


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An event: the lines of its title, the pixels of its mark from `top` to `end`, its text of `height` pixels around
    `middle`, the `level` at which its lead leaves the mark, and its lane on the axis."""

    mark: Mark
    lines: tuple[str, ...]
    top: float
    end: float
    level: float
    lane: int
    middle: float
    height: float


EXAMPLE = (
    Mark(fact="a", category="14 May 2025", value=Decimal(739385), label="It opened"),
    Mark(fact="b", category="June 2025", low=Decimal(739403), high=Decimal(739432), label="It was full"),
)


def problems(chart: ChartInput) -> Iterator[Finding]:
    """Its numbers are days, counted from the first of the first year."""
    for mark in chart.marks:
        if not all(1 <= end <= date.max.toordinal() and end == int(end) for end in ends(mark)):
            yield of_mark(chart, mark, "has no date", "days from the year 1 on")


def draw(chart: ChartInput, form: Form) -> Plot:
    """Time runs downward, the dates to the left of the axis, the events to its right."""
    left = math.ceil(max((width(tick.label, form.small) for tick in chart.ticks), default=0.0)) + MARGIN
    entries, text = _laid_out(chart, form, form.width - left)
    height = sum(entry.height for entry in entries)
    return Plot(
        rows=tuple(_rows(chart, entries, text)),
        layers=(
            *_leads(text),
            *_marks(chart, height),
            *_ticks(chart, form, height),
            *_texts(form, text),
        ),
        width=form.width - left,
        height=height,
        left=left,
        top=max(0.0, -entries[0].level),
        crowded=wider([mark.label for mark in chart.marks], form.text, form.width - left - text),
        swatches={},
    )


def _span(chart: ChartInput) -> tuple[Decimal, Decimal]:
    """From the first to the last day, the named places included."""
    days = [day for mark in chart.marks for day in ends(mark)] + [tick.at for tick in chart.ticks]
    low, high = min(days), max(days)
    return low, high if high > low else low + 1


def _laid_out(chart: ChartInput, form: Form, wide: float) -> tuple[list[Entry], float]:
    """The entries in the order of their beginnings, and the pixel of their texts: as near as lanes and leads allow."""
    entries, text, needed = list[Entry](), 0.0, float(LANE + LEAD)
    while needed > text:
        text = needed
        entries = _entries(chart, form, room=wide - text)
        turns = TURN * (2 + max(map(len, _runs(entries))))
        needed = float(LANE * (1 + max(entry.lane for entry in entries)) + max(LEAD, turns))
    return entries, text


def _entries(chart: ChartInput, form: Form, room: float) -> list[Entry]:
    marks = sorted(chart.marks, key=lambda mark: (min(ends(mark)), max(ends(mark))))
    lines = [wrap(mark.label, form.text, room) for mark in marks]
    heights = [form.small_line + len(said) * form.line + AIR for said in lines]
    low, high = _span(chart)
    per_day = Decimal(sum(heights)) / (high - low)
    tops, bottoms = ([float((end(ends(mark)) - low) * per_day) for mark in marks] for end in (min, max))
    levels = _levels(tops)
    columns = (marks, lines, tops, bottoms, levels, _lanes(levels, bottoms), spaced(levels, heights, 0, sum(heights)))
    return [
        Entry(mark=mark, lines=said, top=top, end=end, level=level, lane=lane, middle=middle, height=height)
        for mark, said, top, end, level, lane, middle, height in zip(*columns, heights, strict=True)
    ]


def _levels(tops: Sequence[float]) -> list[float]:
    """Where leads leave their marks: at the beginning, or so far above it that the next one has room."""
    levels = list(tops)
    for at in range(len(levels) - 2, -1, -1):
        levels[at] = min(levels[at], levels[at + 1] - LEVEL)
    return levels


def _lanes(levels: Sequence[float], bottoms: Sequence[float]) -> list[int]:
    """The lane of each event: beyond all that still run at its level, so that its lead passes none of them."""
    lanes: list[int] = []
    for at, level in enumerate(levels):
        running = (lane for lane, bottom in zip(lanes, bottoms[:at], strict=True) if bottom + CLEAR > level)
        lanes.append(max(running, default=-1) + 1)
    return lanes


def _rows(chart: ChartInput, entries: Sequence[Entry], text: float) -> Iterator[Row]:
    """The events by their days, as dates, and the pixels of their lanes, leads and texts."""
    turns = dict(_turns(entries, text))
    for entry in entries:
        row = datum(chart, entry.mark) | {"label": "\n".join(entry.lines)}
        days = {name: day(row[name]) for name in ("value", "low", "high", "tip") if name in row}
        top = entry.middle - (entry.height - AIR) / 2
        places = {"from": entry.lane * LANE, "at": entry.top, "level": entry.level, "middle": entry.middle, "y": top}
        yield row | days | places | {"turn": turns[entry.mark.fact]}


def day(number: float | str) -> str:
    """The date of a day that is counted from the first of the first year: 2025-05-14."""
    return date.fromordinal(int(number)).isoformat()


def _turns(entries: Sequence[Entry], text: float) -> Iterator[tuple[str, float]]:
    """The columns at which leads turn: no two of a run turn at one."""
    for run in _runs(entries):
        for at, entry in enumerate(run):
            before = len(run) - at if entry.middle < entry.level else at + 1  # columns between this one and the texts
            yield entry.mark.fact, text - 5 - TURN * before


def _runs(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Neighbours whose leads turn the same way, upward or downward: they need columns side by side."""
    return [list(run) for _, run in groupby(entries, key=lambda entry: entry.middle < entry.level)]


def _leads(text: float) -> Iterator[Layer]:
    """Up to the level, across the lanes, up or down to the text at a column of its own, and to the text."""
    line = {"type": "rule", "color": MUTED, "strokeWidth": 0.7, "aria": False}
    pieces: tuple[dict[str, Channel], ...] = (
        {"x": pixel("from"), "y": pixel("at"), "y2": {"field": "level"}},
        {"x": pixel("from"), "x2": {"field": "turn"}, "y": pixel("level")},
        {"x": pixel("turn"), "y": pixel("level"), "y2": {"field": "middle"}},
        {"x": pixel("turn"), "x2": {"value": text - 5}, "y": pixel("middle")},
    )
    yield from (Layer(name="lead", mark=line, channels=piece) for piece in pieces)


def _time(chart: ChartInput, of: str, height: float) -> Channel:
    """The channel of days, downward, with an axis that marks the named places."""
    days = [day(float(end)) for end in _span(chart)]
    scale = {"type": "utc", "domain": days, "range": [0, height], "nice": False}
    ticks = {"ticks": True, "tickSize": 4, "tickColor": MUTED, "values": [day(float(tick.at)) for tick in chart.ticks]}
    axis = {
        "title": None,
        "labels": False,
        "grid": False,
        "domain": True,
        "domainColor": GRID,
        "domainWidth": 2,
        **ticks,
    }
    return {"field": of, "type": "temporal", "scale": scale, "axis": axis}


def _marks(chart: ChartInput, height: float) -> Iterator[Layer]:
    """A dot for a day, a stroke for a longer time."""
    inks: dict[str, Channel] = {"fill": {"value": SERIES[0]}, "x": pixel("from"), "description": FACT}
    found = shapes(chart.marks)
    for kind in found:
        only = {"shape": kind} if len(found) > 1 else {}
        where = {"y": _time(chart, "value", height)}
        mark: dict[str, str | int] = {"type": "point", "size": DOT, "shape": "circle", "strokeWidth": 0}
        if kind == SPAN:
            where = {"y": _time(chart, "low", height), "y2": {"field": "high"}}
            mark = {"type": "bar", "width": STROKE}
        yield Layer(name=kind, mark=mark, channels=inks | where, only=only)


def _ticks(chart: ChartInput, form: Form, height: float) -> Iterator[Layer]:
    """The names of places in time, which Vega knows in English alone."""
    low, high = _span(chart)
    for tick in chart.ticks:
        y = height * float((tick.at - low) / (high - low))
        stand = {"align": "right", "baseline": "middle", "color": MUTED, "fontSize": form.small}
        yield once("axis", tick.label, {"x": {"value": -MARGIN}, "y": {"value": y}}, **stand)


def _texts(form: Form, x: float) -> Iterator[Layer]:
    where: dict[str, Channel] = {"x": {"value": x}, "y": pixel("y")}
    small = {"baseline": "top", "fontSize": form.small, "color": MUTED}
    yield words("date", "category", where, **small)
    yield label("label", where, align="left", baseline="top", dy=form.small_line)
