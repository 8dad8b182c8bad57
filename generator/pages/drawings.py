"""Charts on pages: drawn figures with their table and downloads. The table is made of the marks that are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.cache.digest import code, digest
from generator.cache.store import NOTHING_KEPT, Store
from generator.charts.declared import chart_input
from generator.charts.layout import laid_out
from generator.charts.model import ACTUAL, ChartInput, Mark, Rendered
from generator.charts.pool import render_all
from generator.findings import Collected
from generator.judging.courses import course_charts
from generator.record.chart_kinds import KINDS

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.languages.language import Language
    from generator.pages.writer import Beside, Writer
    from generator.record.catalog import Origin
    from generator.record.models import ChartSpec

    Strings = Mapping[str, str]

FONTS = "site_src/assets/fonts"


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A chart in one language: what was asked for and what was drawn."""

    declared: ChartSpec
    asked: ChartInput
    drawn: Rendered


Drawings = Mapping[tuple[str, "Language"], Drawing]  # (chart id, language)


def draw_all(
    edition: Edition,
    strings: Mapping[Language, Strings],
    project: Path,
    only: str | None = None,
    store: Store = NOTHING_KEPT,
    meanwhile: Callable[[], None] = lambda: None,
) -> Collected[Drawings]:
    """Every declared chart in every language; those of one page alone where `only` is its path. `meanwhile` is what can
    be done as they are drawn."""
    declared = [
        (chart, origin)
        for chart, origin in edition.catalog.charts()
        if only is None or origin.file.startswith(f"site_src/{only}/")
    ]
    made = [each for each in _courses(edition, only) if _has_room(edition, *each, strings, store)]
    charts = {(chart.id, language): (chart, origin) for chart, origin in (*declared, *made) for language in strings}
    asked = {key: chart_input(edition, *charts[key], strings[key[1]], key[1]) for key in charts}
    collected = render_all(list(asked.values()), store, project / FONTS, meanwhile)
    done = {
        key: Drawing(declared=charts[key][0], asked=asked[key], drawn=drawn)
        for key, drawn in zip(asked, collected.value, strict=True)
        if drawn is not None
    }
    return Collected(value=done, findings=collected.findings)


def _courses(edition: Edition, only: str | None) -> Iterator[tuple[ChartSpec, Origin]]:
    """The charts of measures that no briefing draws."""
    for concept, chart in course_charts(edition).items():
        if only is None or only == f"concepts/{concept}":
            yield chart, edition.catalog.concepts[concept][1]


def _has_room(
    edition: Edition, chart: ChartSpec, origin: Origin, strings: Mapping[Language, Strings], store: Store
) -> bool:
    """Whether a chart that nobody asked for can be drawn in every language; where not, there is none."""
    asked = [chart_input(edition, chart, origin, words, language) for language, words in strings.items()]
    room = digest("room", code(), asked)
    return store.made(room, lambda: all(laid_out(each).value is not None for each in asked))


def figure_block(drawing: Drawing, writer: Writer) -> Markup:
    """The chart as a page shows it: both drawings, the table of the same facts, downloads."""
    asked, drawn, said = drawing.asked, drawing.drawn, drawing.declared.caption
    head = Markup('<figure class="chart" id="chart-{}">').format(asked.id)
    pictures = Markup(
        '<div class="chart__wide" data-traced="chart" data-search-exclude>{}</div>'
        '<div class="chart__narrow" data-traced="chart" data-search-exclude>{}</div>'
    ).format(Markup(drawn.svg_wide), Markup(drawn.svg_narrow))
    caption = Markup("<figcaption>{}</figcaption>").format(writer.say(said)) if said else Markup()
    kinds = {"csv": "CSV", "vl.json": "Vega-Lite", "svg": "SVG", "png": "PNG"}
    files = [writer.download(f"charts/{asked.id}.{end}", name) for end, name in kinds.items()]
    tools = Markup('<ul class="chart__tools"><li>{}</li>{}{}</ul>').format(
        writer.t("chart.download"),
        Markup("").join(Markup("<li>{}</li>").format(file) for file in files),
        writer.chart_links(asked.id),
    )
    return Markup("").join([head, pictures, caption, _table(asked, writer), tools, Markup("</figure>")])


def _table(asked: ChartInput, writer: Writer) -> Markup:
    events = KINDS[asked.kind].rows == "events"
    titles = ("chart.event", "chart.date") if events else ("fact.what", "fact.period", "fact.value", "fact.standing")
    rows = [_event_row(mark, writer) if events else _fact_row(asked, mark, writer) for mark in asked.marks]
    return Markup(
        '<details class="plain"><summary>{}</summary><div class="table-wrap" tabindex="0" role="group" aria-label="{}">'
        '<table class="rows"><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div></details>'
    ).format(
        writer.t("chart.table"),
        writer.t("chart.table"),
        Markup("").join(_column(title, writer) for title in titles),
        Markup("").join(rows),
    )


def _column(title: str, writer: Writer) -> Markup:
    number = Markup(' class="number"') if title == "fact.value" else Markup()
    return Markup('<th scope="col"{}>{}</th>').format(number, writer.t(title))


def _fact_row(asked: ChartInput, mark: Mark, writer: Writer) -> Markup:
    beside: Beside = "label" if mark.state == ACTUAL else "badges"  # the last column tells every other state
    return Markup('<tr><th scope="row">{}{}</th><td>{}</td><td class="number">{}</td><td>{}</td></tr>').format(
        writer.label(mark.fact),
        Markup(" · {}").format(mark.series) if mark.series and KINDS[asked.kind].row_name == "none" else "",
        writer.period(writer.fact(mark.fact).key.period),
        writer.figure(mark.fact, beside),
        asked.legend[mark.state],
    )


def _event_row(mark: Mark, writer: Writer) -> Markup:
    event = writer.edition.catalog.events[mark.fact][0]
    return Markup('<tr><th scope="row"><a href="{}">{}</a></th><td>{}</td></tr>').format(
        writer.url(f"timeline#event-{event.id}"), writer.say(event.title), writer.period(event.date)
    )
