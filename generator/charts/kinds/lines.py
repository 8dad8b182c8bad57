"""`lines`: a value over periods, the points joined, one line a series.

In this order: `draw`; where the points lie; the lines; the figures: on which side of its point each has room, then
those to the right with the names at the ends of the lines, then those above and below. A line is not drawn across
periods that were left out. A figure for which there is no room at all is left out here, and `render` refuses the chart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import inf
from typing import Any

import altair as alt

from generator.charts.axis import Axis, across, axis_of
from generator.charts.look import Form
from generator.charts.model import ChartInput, Mark
from generator.charts.plot import MARGIN, Plot, coloured, colours, figure_at, halo, layer, names_under, words
from generator.charts.points import UPRIGHT, placed, point_layers
from generator.charts.rows import POINT, Row, categories, data, datum, series, shape, tip_of
from generator.charts.spacing import apart
from generator.charts.typeset import width, wrap

STAND_OFF = 9  # pixels between a point and the figure to its right
CLEAR = 7  # pixels between a point and the figure above or below it
ABOVE, BELOW, LEFT, RIGHT = "above", "below", "left", "right"  # where a figure stands
UNIT = re.compile(r"(?<=[0-9])(?=[萬億])")  # where a long figure is broken first: 1,800 | 億元
ADDED = re.compile(r"(?<=[0-9]) (?=[萬億])")


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """Where things lie: the rectangle of the points, its categories `step` apart, and the room right of it."""

    axis: Axis
    left: float
    width: float
    height: float
    step: float
    named: bool

    def x(self, at: int) -> float:
        """The pixel of the category with this index."""
        return self.step * (at + 0.5)


def draw(chart: ChartInput, form: Form) -> Plot:
    """Points on their categories, joined where they state a value; names at the ends where there is room for them."""
    names, field = categories(chart.marks), _field(chart, form)
    room = field.step - MARGIN
    under = max(len(wrap(name, form.text, room)) for name in names)
    middles = [field.x(at) for at in range(len(names))]
    return Plot(
        layers=(
            *across(field.axis, form, wide=middles[-1] + 4, height=field.height),
            *_joined(chart, field.axis),
            *_figures(chart, form, field),
            *point_layers(chart, field.axis, UPRIGHT),
            *names_under(names, form, middles=middles, y=field.height + 8, room=room),
        ),
        width=field.width,
        height=field.height,
        left=field.left,
        top=form.line / 2,
        bottom=8 + under * form.line,
        swatches={} if field.named or len(series(chart.marks)) == 1 else colours(series(chart.marks)),
        notes=field.axis.notes,
    )


def _field(chart: ChartInput, form: Form) -> Field:
    axis, count = axis_of(chart), len(categories(chart.marks))
    left = axis.widest(form) + MARGIN
    named = _beyond(chart, form, named=True) <= form.width * form.side and len(series(chart.marks)) > 1
    right = _beyond(chart, form, named=named)
    # The points of the last category lie half a step before the end of the rectangle: that half is theirs too.
    step = min((form.width - left) / count, (form.width - left - right) / (count - 0.5))
    return Field(axis=axis, left=left, width=step * count, height=form.height, step=step, named=named)


def _beyond(chart: ChartInput, form: Form, *, named: bool) -> float:
    """The pixels that the figures of the last category need, with the names of their series."""
    return STAND_OFF + max(
        width(mark.label, form.text) + (width(f" {mark.series}", form.text) if named else 0) for mark in _last(chart)
    )


def _last(chart: ChartInput) -> list[Mark]:
    """The last mark of each series."""
    return list({mark.series: mark for mark in chart.marks}.values())


def _joined(chart: ChartInput, axis: Axis) -> Iterator[alt.Chart]:
    rows = [row | {"run": run} for row, run in zip(*_runs(chart), strict=True)]
    if rows:
        where = placed(chart, axis, "value", UPRIGHT)
        line = layer("joined", rows).encode(**where, stroke=coloured(chart.marks)["stroke"], detail=alt.Detail("run:N"))
        yield line.mark_line(strokeWidth=2, aria=False)


def _runs(chart: ChartInput) -> tuple[list[Row], list[str]]:
    """The rows that state a value, and the line each belongs to: one a series, a new one behind each gap."""
    names = categories(chart.marks)
    gaps = [names.index(name) for name in chart.gaps]
    points = [mark for mark in chart.marks if shape(mark) == POINT]
    passed = [sum(at <= names.index(mark.category) for at in gaps) for mark in points]
    return data(chart, points), [f"{mark.series} {part}" for mark, part in zip(points, passed, strict=True)]


def _figures(chart: ChartInput, form: Form, field: Field) -> Iterator[alt.Chart]:
    """The last figure of each series to the right of its point, with its name; the others where they have room."""
    columns = [_downward(chart, name) for name in categories(chart.marks)]
    for at, here in enumerate(columns):
        rooms = _rooms(chart, columns[at - 1] if at else [], columns[at + 1 : at + 2], form, field)
        sides = _sides(chart, here, form, field, rooms)
        beside = [mark for mark, side in zip(here, sides, strict=True) if side == RIGHT]
        yield from _to_the_right(chart, beside, form, field, field.x(at) + STAND_OFF, rooms[RIGHT])
        for mark, side in zip(here, sides, strict=True):
            if side != RIGHT:
                yield _elsewhere(chart, mark, form, field, field.x(at), side)


def _downward(chart: ChartInput, name: str) -> list[Mark]:
    """The marks of a category, from the top."""
    return sorted((mark for mark in chart.marks if mark.category == name), key=tip_of, reverse=True)


def _lines(mark: Mark, form: Form, room: float) -> tuple[str, ...]:
    """A figure in one line, or in several where it has not the room."""
    fits = width(mark.label, form.text) <= room
    return (mark.label,) if fits else _parted(mark.label, form, room)


def _parted(label: str, form: Form, room: float) -> tuple[str, ...]:
    return tuple(ADDED.sub("", line) for line in wrap(UNIT.sub(" ", label), form.text, room))


def _wide(lines: Sequence[str], form: Form) -> float:
    return max(width(line, form.text) for line in lines)


def _begins(chart: ChartInput, mark: Mark) -> bool:
    """Whether a line begins here and not at the edge: to the left of its point nothing of it is drawn."""
    line = [other for other in chart.marks if other.series == mark.series]
    return mark == line[0] and mark.category != chart.marks[0].category


def _rooms(
    chart: ChartInput, before: Sequence[Mark], after: Sequence[Sequence[Mark]], form: Form, field: Field
) -> dict[str, float]:
    """The pixels for a figure on either side of its point, up to the points and figures of the next category there."""

    def reach(mark: Mark, *, leftward: bool) -> float:
        if mark in _last(chart):
            name = f" {mark.series}" if field.named else ""
            return CLEAR if leftward else STAND_OFF + width(mark.label + name, form.text)
        centred = _wide(_lines(mark, form, field.step), form) / 2
        return max(centred, STAND_OFF + width(mark.label, form.text) if leftward and _begins(chart, mark) else 0)

    least = field.step - STAND_OFF - MARGIN
    left = least - max([CLEAR, *(reach(mark, leftward=False) for mark in before)])
    right = least - max([CLEAR, *(reach(mark, leftward=True) for marks in after for mark in marks)])
    return {LEFT: left, RIGHT: right if after else inf}


def _sides(
    chart: ChartInput, here: Sequence[Mark], form: Form, field: Field, rooms: Mapping[str, float]
) -> tuple[str, ...]:
    """Where each figure of a category stands so that all are clear, with as few as can be away from where they would
    stand best; all to the right, where they can be moved apart, if nothing else is clear."""
    choices = [_choices(chart, mark, form, field, rooms) for mark in here]
    pixels = [_y(chart, mark, field) for mark in here]
    tall = [len(_lines(mark, form, field.step)) * form.line for mark in here]
    ways = sorted(
        product(*choices),
        key=lambda sides: sum(choice.index(side) for choice, side in zip(choices, sides, strict=True)),
    )
    clear = (sides for sides in ways if _are_clear(sides, pixels, tall, form, field))
    return next(clear, (RIGHT,) * len(here))


def _choices(chart: ChartInput, mark: Mark, form: Form, field: Field, rooms: Mapping[str, float]) -> tuple[str, ...]:
    """The sides on which a figure has the width, best first: below where the line dips, else above."""
    if mark in _last(chart):
        return (RIGHT,)
    upright = (BELOW, ABOVE) if _dips(chart, mark) else (ABOVE, BELOW)
    fits = _wide(_lines(mark, form, field.step), form) <= field.step
    sideways = [LEFT, RIGHT] if _begins(chart, mark) else [RIGHT]
    level = (side for side in sideways if width(mark.label, form.text) <= rooms[side])
    return (*(upright if fits else ()), *level) or (RIGHT,)


def _are_clear(sides: Sequence[str], pixels: Sequence[float], tall: Sequence[float], form: Form, field: Field) -> bool:
    """Whether no figure lies on a point or on another figure, from the top downward."""
    figure = point = -float(form.line)  # how far down figures and points reach so far
    ends = [*(y - CLEAR for y in pixels[1:]), field.height + form.line - CLEAR]
    for side, y, high, end in zip(sides, pixels, tall, ends, strict=True):
        top = {ABOVE: y - CLEAR - high, BELOW: y + CLEAR}.get(side, y - form.line / 2)
        bottom = top + (high if side in (ABOVE, BELOW) else form.line)
        if top < figure or (side == ABOVE and top < point) or (side == BELOW and bottom > end):
            return False
        figure, point = bottom, y + CLEAR
    return True


def _look(chart: ChartInput, mark: Mark) -> dict[str, Any]:
    """Where several lines are drawn, a figure has the colour of its own."""
    inks = colours(series(chart.marks))
    return {**halo(), **({"color": inks[mark.series or ""]} if len(inks) > 1 else {})}


def _y(chart: ChartInput, mark: Mark, field: Field) -> float:
    return field.height * (1 - field.axis.part(tip_of(mark) / chart.divisor))


def _to_the_right(
    chart: ChartInput, marks: Sequence[Mark], form: Form, field: Field, x: float, room: float
) -> Iterator[alt.Chart]:
    """Figures to the right of their points, moved apart; where a line ends, with its name."""
    said = [_lines(mark, form, room) for mark in marks]
    sizes = [len(lines) * form.line - 1 for lines in said]
    wanted = [_y(chart, mark, field) for mark in marks]
    levels = apart(wanted, sizes, -form.line / 2, field.height + form.line / 2)
    for mark, lines, y in zip(marks, said, levels, strict=True):
        look = {"align": "left", "baseline": "middle", **_look(chart, mark)}
        if _wide(lines, form) <= room:
            yield _figure(chart, mark, lines, form, x=x, y=y - (len(lines) - 1) * form.line / 2, **look)
        if field.named and mark in _last(chart):
            beside = x + width(f"{mark.label} ", form.text)
            yield words("series", [mark.series or ""], x=beside, y=y, size=form.text, line=form.line, **look)


def _elsewhere(chart: ChartInput, mark: Mark, form: Form, field: Field, x: float, side: str) -> alt.Chart:
    y, look = _y(chart, mark, field), _look(chart, mark)
    if side == LEFT:
        return _figure(chart, mark, (mark.label,), form, x=x - STAND_OFF, y=y, align="right", baseline="middle", **look)
    lines = _lines(mark, form, field.step)
    first = y + CLEAR if side == BELOW else y - CLEAR - (len(lines) - 1) * form.line
    baseline = "top" if side == BELOW else "bottom"
    return _figure(chart, mark, lines, form, x=x, y=first, align="center", baseline=baseline, **look)


def _figure(chart: ChartInput, mark: Mark, lines: Sequence[str], form: Form, **look: Any) -> alt.Chart:
    """A figure in its lines, the first of them at `y`."""
    text: str | list[str] = list(lines) if len(lines) > 1 else mark.label
    return figure_at(datum(chart, mark) | {"label": text}, form, **look)


def _dips(chart: ChartInput, mark: Mark) -> bool:
    """Whether the line comes from above and goes up again, or at its beginning goes up."""
    line = [tip_of(other) for other in chart.marks if other.series == mark.series]
    at = [other for other in chart.marks if other.series == mark.series].index(mark)
    beside = line[max(at - 1, 0) : at] + line[at + 1 : at + 2]
    return bool(beside) and sum(beside) / len(beside) > line[at]
