"""`sparklines`: a table with a row for each series: its figures by period, and a small line of their course.

In this order: `draw`, which chooses; the table, periods across; the list for narrow drawings, periods
downward; the small lines. Each line has a scale of its own, from its least to its greatest value: it shows a course,
the figures show the size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.charts.look import GRID, MUTED, SERIES, Form
from generator.charts.model import ChartInput, Mark
from generator.charts.plot import FACT, Channel, Layer, Plot, figures, paints, pixel, words
from generator.charts.rows import POINT, Row, categories, scaled, series, shape, table, tip_of
from generator.charts.typeset import width, wrap
from generator.findings import Finding

SPARK = 96  # pixels, the width of a small line
DOT = 34  # square pixels
AIR = 12  # pixels between two rows
GAP = 18  # pixels between two columns


EXAMPLE = (
    Mark(fact="a", category="Q1", series="Sales", value=Decimal(12), label="12%"),
    Mark(fact="b", category="Q2", series="Sales", value=Decimal(14), label="14%"),
    Mark(fact="c", category="Q2", series="Visitors", value=Decimal(3000), label="3,000"),
)


def problems(chart: ChartInput) -> Iterable[Finding]:
    """Nothing besides what holds for every chart."""
    return ()


def draw(chart: ChartInput, form: Form) -> Plot:
    """A table where its columns fit, else a list."""
    columns = _columns(chart, form)
    names = form.width - SPARK - 2 * GAP - sum(columns)
    return _table(chart, form, columns, names) if names >= form.width * 0.2 else _list(chart, form)


def _columns(chart: ChartInput, form: Form) -> list[float]:
    """The width of each period's column, with the gap before it."""
    return [
        GAP
        + max(
            width(name, form.small),
            *(width(mark.label, form.text) for mark in chart.marks if mark.category == name),
        )
        for name in categories(chart.marks)
    ]


def _of(chart: ChartInput, name: str) -> list[Mark]:
    """The marks of one row."""
    return [mark for mark in chart.marks if (mark.series or "") == name]


def _table(chart: ChartInput, form: Form, columns: Sequence[float], room: float) -> Plot:
    periods = categories(chart.marks)
    rights = {name: form.width - SPARK - GAP - sum(columns[at + 1 :]) for at, name in enumerate(periods)}
    places: dict[str, Row] = {}
    sparks: list[Layer] = []
    top = 0.0
    for name in series(chart.marks):
        lines, marks = wrap(name, form.text, room), _of(chart, name)
        tall = len(lines) * form.line + AIR
        middle = top + tall / 2
        for at, mark in enumerate(marks):
            first = {"top": top, "name": middle - (len(lines) - 1) * form.line / 2} if at == 0 else {}
            places[mark.fact] = {"x": rights[mark.category], "y": middle, "side": "left", **first}
            places[mark.fact]["series"] = "\n".join(lines)
        sparks += _spark(chart, marks, "\n".join(lines), x=form.width - SPARK + 6, y=middle, tall=min(tall - 12, 22))
        top += tall
    heads = {mark.category: mark.fact for mark in reversed(chart.marks)}
    for name, fact in heads.items():
        places[fact]["head"] = rights[name]
    head: dict[str, Channel] = {"x": pixel("head"), "y": {"value": -form.small_line / 2 - 6}}
    small = {"fontSize": form.small, "color": MUTED, "align": "right"}
    named = words("category", "category", head, only={"head": True}, **small)
    return _plot(chart, places, (named, *sparks), form, height=top, top=form.small_line + 6)


def _list(chart: ChartInput, form: Form) -> Plot:
    """Each row as a block: its name, then a line for each period, or several where a figure is long; the small line
    beside them."""
    places: dict[str, Row] = {}
    sparks: list[Layer] = []
    top, right = 0.0, form.width - SPARK - GAP
    room = right - GAP - max(width(name, form.small) for name in categories(chart.marks))
    said = {mark.fact: wrap(mark.label, form.text, room) for mark in chart.marks}
    for name in series(chart.marks):
        lines, marks = wrap(name, form.text, form.width), _of(chart, name)
        first = y = top + 6 + len(lines) * form.line
        for at, mark in enumerate(marks):
            named = {"top": top, "name": top + 6 + form.line / 2} if at == 0 else {}
            row: Row = {"x": right, "y": y + form.line / 2, "side": "left", "series": "\n".join(lines)}
            places[mark.fact] = row | named | {"label": "\n".join(said[mark.fact])}
            y += len(said[mark.fact]) * form.line
        spark = {"x": form.width - SPARK + 6, "y": (first + y) / 2, "tall": min(y - first - 8, 44)}
        sparks += _spark(chart, marks, "\n".join(lines), **spark)
        top = y + 6
    where: dict[str, Channel] = {"x": {"value": 0}, "y": pixel("y")}
    periods = words("category", "category", where, fontSize=form.small, color=MUTED)
    wide = {fact for fact, lines in said.items() if max(width(line, form.text) for line in lines) > room}
    plot = _plot(chart, places, (periods, *sparks), form, height=top, top=0, fontWeight="bold")
    return replace(plot, unplaced=tuple(mark for mark in chart.marks if mark.fact in wide))


def _plot(
    chart: ChartInput,
    places: dict[str, Row],
    layers: Sequence[Layer],
    form: Form,
    height: float,
    top: float,
    **look: str,
) -> Plot:
    rows = tuple(row | places[str(row["fact"])] for row in table(chart))
    where: dict[str, Channel] = {"x": {"value": 0}, "y": pixel("name")}
    line: dict[str, Channel] = {"x": {"value": 0}, "x2": {"value": form.width}, "y": pixel("top")}
    rule = {"type": "rule", "color": GRID, "aria": False}
    return Plot(
        rows=rows,
        layers=(
            Layer(name="row", mark=rule, channels=line, only={"top": True}),
            words("series", "series", where, only={"name": True}, **look),
            *layers,
            *figures(rows),
        ),
        width=form.width,
        height=height,
        top=top,
        swatches={},
        stepless=True,
    )


def _spark(chart: ChartInput, marks: Sequence[Mark], name: str, x: float, y: float, tall: float) -> Iterator[Layer]:
    """The points of one row, joined where they state a value; a value alone has no course and lies in the middle."""
    numbers = [scaled(tip_of(mark), chart.divisor) for mark in marks]
    low, high = min(numbers), max(numbers)
    domain = [low, high] if low < high else [low - 1, high + 1]
    scale = {"domain": domain, "range": [y + tall / 2, y - tall / 2], "nice": False}
    if low < 0 < high:
        zero = {"value": y + tall / 2 - tall * (0 - low) / (high - low)}
        line: dict[str, Channel] = {"x": {"value": x}, "x2": {"value": x + SPARK - 12}, "y": zero}
        yield Layer(name="zero", mark={"type": "rule", "color": GRID, "aria": False}, channels=line, once=True)
    along = {"domain": categories(chart.marks), "range": [x, x + SPARK - 12], "type": "point"}

    def placed(of: str) -> dict[str, Channel]:
        over = {"field": "category", "type": "nominal", "axis": None, "scale": along}
        return {"x": over, "y": {"field": of, "type": "quantitative", "axis": None, "stack": None, "scale": scale}}

    only = {"series": name}
    if sum(shape(mark) == POINT for mark in marks) > 1:
        mark = {"type": "line", "stroke": SERIES[0], "strokeWidth": 2, "aria": False}
        yield Layer(name="joined", mark=mark, channels=placed("value"), only=only | {"shape": POINT})
    inks: dict[str, Channel] = {"fill": {"value": SERIES[0]}, "stroke": {"value": SERIES[0]}}
    points = {**placed("tip"), **inks, **paints(chart), "description": FACT}
    yield Layer(name="point", mark={"type": "point", "size": DOT, "shape": "circle"}, channels=points, only=only)
