"""`lines`: a value over periods, the points joined, one line a series.

In this order: `draw`; where the points lie; which points a line joins; the figures: on which side of its point each has
room, then those to the right with the names at the ends of the lines, then those above and below. A line is not drawn
across periods that were left out. Figures are tried whole and in lines; one that had to move away from its point is led
to it; one that has no room at all is `unplaced`, and the chart is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import inf

from generator.charts.axis import Axis, axis_of
from generator.charts.look import MUTED, Form
from generator.charts.model import ChartInput, Mark
from generator.charts.plot import (
    MARGIN,
    Channel,
    Layer,
    Plot,
    colours,
    figures,
    halo,
    ink,
    over_bands,
    pixel,
    wider,
    words,
)
from generator.charts.points import UPRIGHT, point_layers
from generator.charts.rows import POINT, Row, categories, series, shape, table, tip_of
from generator.charts.spacing import spaced
from generator.charts.typeset import width, wrap
from generator.findings import Finding

STAND_OFF = 9  # pixels between a point and the figure to its right
CLEAR = 7  # pixels between a point and the figure above or below it
GROUND = 2  # pixels that the ground of a figure reaches beyond it
LED = 0.8  # of a line of text: a figure that moved further is led to its point
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


EXAMPLE = (
    Mark(fact="a", category="Q1", series="Sales", value=Decimal(12), label="12%"),
    Mark(fact="b", category="Q2", series="Sales", value=Decimal(14), label="14%"),
    Mark(fact="c", category="Q1", series="Costs", value=Decimal(9), label="9%"),
    Mark(fact="d", category="Q2", series="Costs", value=Decimal(7), label="7%"),
)


def problems(chart: ChartInput) -> Iterable[Finding]:
    """Nothing besides what holds for every chart."""
    return ()


def draw(chart: ChartInput, form: Form) -> Plot:
    """Points on their categories, joined where they state a value; names at the ends where there is room for them."""
    names, field = categories(chart.marks), _field(chart, form)
    under = {name: wrap(name, form.text, field.step - MARGIN) for name in names}
    places = dict(_places(chart, form, field))
    plain = [row | run for row, run in zip(table(chart, under), _runs(chart), strict=True)]
    rows = [row | places.get(str(row["fact"]), {}) for row in plain]
    several = len(series(chart.marks)) > 1
    over = over_bands(["\n".join(lines) for lines in under.values()])
    over["scale"]["range"] = [0, field.step * len(names)]  # beyond the grid, which ends at the last point
    return Plot(
        rows=tuple(rows),
        layers=(
            *_joined(chart, field.axis, over),
            *(_leads() if any("from" in row for row in rows) else ()),
            *point_layers(chart, field.axis, UPRIGHT, over),
            *figures(rows, **halo(), channels=ink(chart, "fill") if several else {}),
            *(_names(chart) if field.named else ()),
        ),
        width=min(field.x(len(names) - 1) + 4, form.width - field.left - 1),
        height=field.height,
        left=field.left,
        top=max([form.line / 2, *(form.line - float(row["y"]) for row in rows if row.get("side") == ABOVE)]),
        bottom=8 + max(map(len, under.values())) * form.line,
        swatches={} if field.named or not several else colours(series(chart.marks)),
        notes=field.axis.notes,
        crowded=wider(names, form.text, field.step),
        unplaced=tuple(mark for mark in chart.marks if mark.fact not in places),
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
    return (
        STAND_OFF
        + GROUND
        + max(
            width(mark.label, form.text) + (width(f" {mark.series}", form.text) if named else 0)
            for mark in _last(chart)
        )
    )


def _last(chart: ChartInput) -> list[Mark]:
    """The last mark of each series."""
    return list({mark.series: mark for mark in chart.marks}.values())


def _joined(chart: ChartInput, axis: Axis, over: Channel) -> Iterator[Layer]:
    if any(shape(mark) == POINT for mark in chart.marks):
        where = {"x": over, "y": axis.channel("value"), "detail": {"field": "run", "type": "nominal"}}
        line = {"type": "line", "strokeWidth": 2, "aria": False}
        yield Layer(name="joined", mark=line, channels=where | ink(chart, "stroke"), only={"shape": POINT})


def _runs(chart: ChartInput) -> Iterator[Row]:
    """The line each point belongs to: one a series, a new one behind each gap."""
    names = categories(chart.marks)
    gaps = [names.index(name) for name in chart.gaps]
    for mark in chart.marks:
        passed = sum(at <= names.index(mark.category) for at in gaps)
        yield {"run": f"{mark.series or ''} {passed}".strip()} if shape(mark) == POINT else {}


def _leads() -> Iterator[Layer]:
    """From the points to the figures that had to move."""
    ends = {"x": pixel("from"), "x2": {"field": "to"}, "y": pixel("at"), "y2": {"field": "y"}}
    line = {"type": "rule", "color": MUTED, "strokeWidth": 0.7, "aria": False}
    yield Layer(name="lead", mark=line, channels=ends, only={"from": True})


def _names(chart: ChartInput) -> Iterator[Layer]:
    """The names at the ends of the lines, behind their last figures."""
    where = {"x": pixel("name"), "y": pixel("y"), **ink(chart, "fill")}
    yield words("series", "series", where, only={"name": True}, **halo())


def _places(chart: ChartInput, form: Form, field: Field) -> Iterator[tuple[str, Row]]:
    """The last figure of each series to the right of its point, with its name; the others where they have room."""
    columns = [_downward(chart, name) for name in categories(chart.marks)]
    for at, here in enumerate(columns):
        rooms = _rooms(chart, columns[at - 1] if at else [], columns[at + 1 : at + 2], form, field)
        sides = _sides(chart, here, form, field, rooms)
        beside = [mark for mark, side in zip(here, sides, strict=True) if side == RIGHT]
        yield from _to_the_right(chart, beside, form, field, field.x(at) + STAND_OFF, rooms[RIGHT])
        for mark, side in zip(here, sides, strict=True):
            if side != RIGHT:
                yield mark.fact, _elsewhere(chart, mark, form, field, field.x(at), side)


def _downward(chart: ChartInput, name: str) -> list[Mark]:
    """The marks of a category, from the top."""
    return sorted((mark for mark in chart.marks if mark.category == name), key=tip_of, reverse=True)


def _lines(mark: Mark, form: Form, room: float) -> tuple[str, ...]:
    """A figure in one line, or in several where it has not the room."""
    if width(mark.label, form.text) <= room:
        return (mark.label,)
    return tuple(ADDED.sub("", line) for line in wrap(UNIT.sub(" ", mark.label), form.text, room))


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


def _y(chart: ChartInput, mark: Mark, field: Field) -> float:
    return field.height * (1 - field.axis.part(tip_of(mark) / chart.divisor))


def _to_the_right(
    chart: ChartInput, marks: Sequence[Mark], form: Form, field: Field, x: float, room: float
) -> Iterator[tuple[str, Row]]:
    """Figures to the right of their points, moved apart; where a line ends, with its name."""
    said = [_lines(mark, form, room) for mark in marks]
    sizes = [len(lines) * form.line - 1 for lines in said]
    wanted = [_y(chart, mark, field) for mark in marks]
    levels = spaced(wanted, sizes, -form.line / 2, field.height + form.line / 2)
    for mark, lines, y, point in zip(marks, said, levels, wanted, strict=True):
        if _wide(lines, form) <= room:
            place = _place(lines, RIGHT, x, y - (len(lines) - 1) * form.line / 2)
            if field.named and mark in _last(chart):
                place["name"] = x + width(f"{lines[0]} ", form.text)
            if abs(y - point) > form.line * LED:
                place |= {"from": x - STAND_OFF + 5, "to": x - 1, "at": point}
            yield mark.fact, place


def _elsewhere(chart: ChartInput, mark: Mark, form: Form, field: Field, x: float, side: str) -> Row:
    y = _y(chart, mark, field)
    if side == LEFT:
        return _place((mark.label,), LEFT, x - STAND_OFF, y)
    lines = _lines(mark, form, field.step)
    return _place(lines, side, x, y + CLEAR if side == BELOW else y - CLEAR - (len(lines) - 1) * form.line)


def _place(lines: Sequence[str], side: str, x: float, y: float) -> Row:
    """A figure in its lines, the first of them at `y`."""
    return {"label": "\n".join(lines), "side": side, "x": x, "y": y}


def _dips(chart: ChartInput, mark: Mark) -> bool:
    """Whether the line comes from above and goes up again, or at its beginning goes up."""
    line = [tip_of(other) for other in chart.marks if other.series == mark.series]
    at = [other for other in chart.marks if other.series == mark.series].index(mark)
    beside = line[max(at - 1, 0) : at] + line[at + 1 : at + 2]
    return bool(beside) and sum(beside) / len(beside) > line[at]
