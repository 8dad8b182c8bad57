"""One chart: from its input to both drawings, or to the findings that keep it from being drawn.

In this order: `render`, with the picture (`picture`); `drawings`; what was lost on the way; what a drawing says of
itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from generator.charts.allowlist import refusals
from generator.charts.compiler import CompilerError, to_svg
from generator.charts.layout import ROOMIER, laid_out
from generator.charts.look import NARROW, WIDE, Form
from generator.charts.model import ACTUAL, STATES, ChartInput, Mark, Rendered
from generator.charts.picture import broken, pictured
from generator.charts.rows import standing
from generator.charts.specification import specification
from generator.charts.svg import Subject, TooWideError, drawn, dress
from generator.charts.validity import finding
from generator.findings import Collected, Finding, quoted
from generator.formatting import without_unit
from generator.record.chart_kinds import KINDS

if TYPE_CHECKING:
    from generator.languages.language import Language


def render(chart: ChartInput, fonts: Path | None = None) -> Collected[Rendered | None]:
    """`chart` finished, measured and set in the fonts of the folder `fonts`; None and findings where it cannot be."""
    return pictured(chart, drawings(chart, fonts), fonts)


def drawings(chart: ChartInput, fonts: Path | None = None) -> Collected[tuple[str, str] | None]:
    """The drawings of `chart` for a page, wide and narrow."""
    laid = laid_out(chart)
    if laid.value is None:
        return Collected(value=None, findings=laid.findings)
    specifications = {form: specification(chart, form, plot) for form, plot in laid.value.items()}
    found = tuple(refusal for made in specifications.values() for refusal in refusals(chart, made))
    if found:
        return Collected(value=None, findings=tuple(dict.fromkeys(found)))
    try:
        drawn_in = {form: dress(to_svg(made, fonts), _subject(chart, form)) for form, made in specifications.items()}
    except CompilerError as error:
        return Collected(value=None, findings=(broken(chart, error),))
    except TooWideError as error:
        return Collected(value=None, findings=(finding(chart, "chart-wide", f"does not fit: {error}", hint=ROOMIER),))
    lost = tuple(problem for form, drawing in drawn_in.items() for problem in _losses(chart, drawing, form))
    if lost:
        return Collected(value=None, findings=lost)
    return Collected(value=(drawn_in[WIDE], drawn_in[NARROW]))


def _losses(chart: ChartInput, drawing: str, form: Form) -> Iterable[Finding]:
    """Rows in, rows out: each fact is drawn, and beside it stands its own figure, or it less the unit of the axis."""
    shown, where = drawn(drawing), f"in its {form.name} drawing of {form.width} pixels"
    for mark in chart.marks:
        own = {_spaceless(label) for label in (mark.label, without_unit(mark.label, chart.axis))}
        figures = shown.pop(mark.fact, [])
        if not figures or {_spaceless(figure) for figure in figures} - own:
            yield finding(chart, "chart-rows", f"{quoted(mark.fact)} is not drawn with its own figure {where}")
    for fact in shown:
        yield finding(chart, "chart-rows", f"{quoted(fact)} is drawn and was not asked for {where}")


def _spaceless(text: str) -> str:
    """`text` whatever its lines: they break at spaces."""
    return "".join(text.split())


def _subject(chart: ChartInput, form: Form) -> Subject:
    names = {mark.fact: _spoken(chart, mark) for mark in chart.marks}
    return Subject(
        id=f"{chart.id}-{form.name}",
        rows="event" if KINDS[chart.kind].rows == "events" else "fact",
        language=chart.language.tag,
        title=chart.title,
        description=_sentences(chart.language, chart.caption, chart.description or chart.subtitle),
        names=names,
        states={standing(chart, state): state for state in STATES if state != ACTUAL},
        width=form.width,
    )


def _sentences(language: Language, *parts: str | None) -> str:
    """The parts one after the other, each closed once where another follows."""
    stop = language.punctuation.stop
    space = stop[len(stop.rstrip()) :]
    said = [part for part in parts if part]
    closed = (part + (space if language.sentence_ends.search(part[-1]) else stop) for part in said[:-1])
    return "".join([*closed, *said[-1:]])


def _spoken(chart: ChartInput, mark: Mark) -> str:
    """What a mark is called: 2025年第一季 收入：1,800億元（推算）."""
    name = " ".join(filter(None, (mark.category, mark.series)))
    state = "" if mark.state == ACTUAL else chart.legend[mark.state]
    marks = chart.language.punctuation
    return f"{name}{marks.colon}{mark.label}" + (marks.brackets.format(state) if state else "")
