"""`timeline`: events along an axis of time that runs downward, each with its date and title beside it.

In this order: `draw`; `Entry`, an event with the lines of its text; where entries stand, moved apart so that none
covers another; the axis; dots for days and strokes for longer times, side by side where they overlap; the lines that
lead from a mark to its text; the texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import altair as alt

from generator.charts.look import GRID, MUTED, SERIES, Form
from generator.charts.model import ChartInput, Mark
from generator.charts.plot import MARGIN, Plot, label_style, layer, straight, words
from generator.charts.rows import Row, datum, ends
from generator.charts.spacing import apart
from generator.charts.typeset import width, wrap
from generator.findings import Finding

DOT = 90  # square pixels
STROKE = 6  # pixels, the width of a stretch of time
LANE = 11  # pixels between strokes side by side
LEAD = 22  # pixels from the last lane to the texts
AIR = 9  # pixels between two texts
APART = Decimal("0.03")  # of the whole time, between two events of one lane


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An event: the lines of its title, the height of its text, its lane on the axis."""

    mark: Mark
    lines: tuple[str, ...]
    height: float
    lane: int


def problems(chart: ChartInput) -> Iterable[Finding]:
    """Nothing besides what holds for every chart."""
    return ()


def draw(chart: ChartInput, form: Form) -> Plot:
    """Time runs downward, the dates to the left of the axis, the events to its right."""
    left = max((width(tick.label, form.small) for tick in chart.ticks), default=0.0) + MARGIN
    lanes = _lanes(chart)
    text = LANE * (max(lanes.values()) + 1) + LEAD
    entries = _entries(chart, form, lanes, room=form.width - left - text)
    height = sum(entry.height for entry in entries)
    low, high = _span(chart)
    scale = alt.Scale(domain=[float(high), float(low)], range=[height, 0], nice=False)
    wanted = [height * float((_middle(entry.mark) - low) / (high - low)) for entry in entries]
    middles = apart(wanted, [entry.height for entry in entries], 0, height)
    return Plot(
        layers=(
            *_axis(chart, form, height),
            *_leads(entries, wanted, middles, edge=text - LEAD, text=text),
            *_marks(chart, entries, scale),
            *_texts(chart, form, entries, middles, text),
        ),
        width=form.width - left,
        height=height,
        left=left,
        swatches={},
    )


def _span(chart: ChartInput) -> tuple[Decimal, Decimal]:
    """From the first to the last day, the named places included."""
    days = [day for mark in chart.marks for day in ends(mark)] + [tick.at for tick in chart.ticks]
    low, high = min(days), max(days)
    return low, high if high > low else low + 1


def _middle(mark: Mark) -> Decimal:
    return (min(ends(mark)) + max(ends(mark))) / 2


def _lanes(chart: ChartInput) -> dict[str, int]:
    """The lane of each event: the first that is free on all of its days."""
    low, high = _span(chart)
    beyond = (high - low) * APART
    taken: list[Decimal] = []
    lanes: dict[str, int] = {}
    for mark in sorted(chart.marks, key=lambda mark: (min(ends(mark)), -max(ends(mark)))):
        free = next((at for at, day in enumerate(taken) if day + beyond < min(ends(mark))), len(taken))
        taken[free : free + 1] = [max(ends(mark))]
        lanes[mark.fact] = free
    return lanes


def _entries(chart: ChartInput, form: Form, lanes: dict[str, int], room: float) -> list[Entry]:
    ordered = sorted(chart.marks, key=lambda mark: (_middle(mark), min(ends(mark))))
    lines = [wrap(mark.label, form.text, room) for mark in ordered]
    return [
        Entry(mark=mark, lines=said, height=form.small_line + len(said) * form.line + AIR, lane=lanes[mark.fact])
        for mark, said in zip(ordered, lines, strict=True)
    ]


def _axis(chart: ChartInput, form: Form, height: float) -> Iterator[alt.Chart]:
    low, high = _span(chart)
    yield straight("baseline", x=0, x2=0, y=0, y2=height, color=GRID, strokeWidth=2)
    for tick in chart.ticks:
        y = height * float((tick.at - low) / (high - low))
        yield straight("grid", x=-4, x2=0, y=y, y2=y, color=MUTED)
        style = {"align": "right", "baseline": "middle", "color": MUTED}
        yield words("axis", [tick.label], x=-MARGIN, y=y, size=form.small, line=form.small_line, **style)


def _leads(
    entries: Sequence[Entry], wanted: Sequence[float], middles: Sequence[float], *, edge: float, text: float
) -> Iterator[alt.Chart]:
    """Level to the last lane, then straight to the text: in one order at both ends, so that none crosses another."""
    thin = {"color": MUTED, "strokeWidth": 0.7}
    for entry, y, y2 in zip(entries, wanted, middles, strict=True):
        yield straight("lead", x=_x(entry), x2=edge, y=y, y2=y, **thin)
        yield straight("lead", x=edge, x2=text - 5, y=y, y2=y2, **thin)


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


def _texts(
    chart: ChartInput, form: Form, entries: Sequence[Entry], middles: Sequence[float], x: float
) -> Iterator[alt.Chart]:
    for entry, middle in zip(entries, middles, strict=True):
        top = middle - (entry.height - AIR) / 2
        row: Row = datum(chart, entry.mark) | {"lines": list(entry.lines)}
        yield words("date", [entry.mark.category], x=x, y=top, size=form.small, line=form.small_line, color=MUTED)
        title = layer("label", [row]).encode(text=alt.Text("lines:N"))
        yield title.mark_text(x=x, y=top + form.small_line, align="left", baseline="top", **label_style(form))
