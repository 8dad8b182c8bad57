"""`timeline`: events along an axis of time that runs downward, each with its date and title beside it.

In this order: `draw`; `Entry`, an event with the lines of its text and its places; how entries are laid out; the axis;
dots for days and strokes for longer times, side by side where they overlap; the lines that lead from a mark to its
text; the texts.

No lead crosses or meets another, nor the mark of another event, by construction: leads leave their marks at levels of
their own, each in a lane beyond all marks that still run at its level, and turn towards their texts at columns of their
own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

import altair as alt

from generator.charts.look import GRID, MUTED, SERIES, Form
from generator.charts.model import ChartInput, Mark
from generator.charts.plot import MARGIN, Plot, label_style, layer, straight, words
from generator.charts.rows import Row, datum, ends
from generator.charts.spacing import apart
from generator.charts.typeset import width, wrap

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


def draw(chart: ChartInput, form: Form) -> Plot:
    """Time runs downward, the dates to the left of the axis, the events to its right."""
    left = max((width(tick.label, form.small) for tick in chart.ticks), default=0.0) + MARGIN
    entries, text = _laid_out(chart, form, form.width - left)
    height = sum(entry.height for entry in entries)
    low, high = _span(chart)
    scale = alt.Scale(domain=[float(high), float(low)], range=[height, 0], nice=False)
    return Plot(
        layers=(
            *_axis(chart, form, height),
            *_leads(entries, text),
            *_marks(chart, entries, scale),
            *_texts(chart, form, entries, text),
        ),
        width=form.width - left,
        height=height,
        left=left,
        top=max(0.0, -entries[0].level),
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
    columns = (marks, lines, tops, bottoms, levels, _lanes(levels, bottoms), apart(levels, heights, 0, sum(heights)))
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


def _axis(chart: ChartInput, form: Form, height: float) -> Iterator[alt.Chart]:
    low, high = _span(chart)
    yield straight("baseline", x=0, x2=0, y=0, y2=height, color=GRID, strokeWidth=2)
    for tick in chart.ticks:
        y = height * float((tick.at - low) / (high - low))
        yield straight("grid", x=-4, x2=0, y=y, y2=y, color=MUTED)
        style = {"align": "right", "baseline": "middle", "color": MUTED}
        yield words("axis", [tick.label], x=-MARGIN, y=y, size=form.small, line=form.small_line, **style)


def _leads(entries: Sequence[Entry], text: float) -> Iterator[alt.Chart]:
    """Up to the level, across the lanes, up or down to the text at a column of its own, and to the text."""
    for run in _runs(entries):
        for at, entry in enumerate(run):
            before = len(run) - at if entry.middle < entry.level else at + 1  # columns between this one and the texts
            x, y, turn = _x(entry), entry.level, text - 5 - TURN * before
            corners = [(x, entry.top), (x, y), (turn, y), (turn, entry.middle), (text - 5, entry.middle)]
            for (x1, y1), (x2, y2) in pairwise(corners):
                if (x1, y1) != (x2, y2):
                    yield straight("lead", x=x1, x2=x2, y=y1, y2=y2, color=MUTED, strokeWidth=0.7)


def _runs(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Neighbours whose leads turn the same way, upward or downward: they need columns side by side."""
    return [list(run) for _, run in groupby(entries, key=lambda entry: entry.middle < entry.level)]


def _x(entry: Entry) -> float:
    return entry.lane * LANE


def _marks(chart: ChartInput, entries: Sequence[Entry], scale: alt.Scale) -> Iterator[alt.Chart]:
    for entry in entries:
        row, ink = datum(chart, entry.mark), {"fill": SERIES[0], "stroke": SERIES[0], "strokeWidth": 0}
        if entry.mark.value is not None:
            day = layer("actual_point", [row]).encode(y=alt.Y("value:Q", axis=None, scale=scale))
            yield day.mark_point(x=_x(entry), size=DOT, shape="circle", opacity=1, **ink)
        else:
            time = layer("actual_span", [row]).encode(y=alt.Y("low:Q", axis=None, scale=scale), y2=alt.Y2("high"))
            yield time.mark_rect(x=_x(entry) - STROKE / 2, x2=_x(entry) + STROKE / 2, **ink)


def _texts(chart: ChartInput, form: Form, entries: Sequence[Entry], x: float) -> Iterator[alt.Chart]:
    for entry in entries:
        top = entry.middle - (entry.height - AIR) / 2
        row: Row = datum(chart, entry.mark) | {"lines": list(entry.lines)}
        yield words("date", [entry.mark.category], x=x, y=top, size=form.small, line=form.small_line, color=MUTED)
        title = layer("label", [row]).encode(text=alt.Text("lines:N"))
        yield title.mark_text(x=x, y=top + form.small_line, align="left", baseline="top", **label_style(form))
