"""Charts on pages: from a briefing's declaration to drawn figures with their table and downloads.

A chart shows facts and nothing else: each row of the declaration is a fact, each fact a mark, and the table
beside it is made of the same marks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator import formatting
from generator.charts import ChartInput, Mark, Rendered, render_all
from generator.findings import Collected
from generator.pages.labels import fact_label
from generator.periods import parse_period
from generator.prose import Call, Plain, fact_key, parts

if TYPE_CHECKING:
    from generator.edition import Edition
    from generator.figures import Stated
    from generator.models import ChartRow, ChartSpec, Localized
    from generator.pages.writer import Writer

STATES = ("actual", "derived", "guidance", "disputed", "vague")


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A chart in one language: what was asked for and what was drawn."""

    declared: ChartSpec
    asked: ChartInput
    drawn: Rendered


Drawings = Mapping[tuple[str, str], Drawing]  # (chart id, language)


def draw_all(
    edition: Edition, strings: Mapping[str, Mapping[str, str]], project: Path, only: str | None = None
) -> Collected[Drawings]:
    """Every chart of every briefing in every language; of one page alone where `only` is its path."""
    declared = {
        (chart.id, language): chart
        for source in edition.catalog.briefings.values()
        if only in (None, f"briefings/{source.briefing.id}")
        for chart in source.briefing.charts
        for language in strings
    }
    asked = {key: chart_input(edition, chart, strings[key[1]], key[1]) for key, chart in declared.items()}
    collected = render_all(
        list(asked.values()), project / ".cache" / "charts", project / "site_src" / "assets" / "fonts"
    )
    drawn = dict(zip(asked, collected.value, strict=True))
    done = {
        key: Drawing(declared=declared[key], asked=asked[key], drawn=found)
        for key, found in drawn.items()
        if found is not None
    }
    return Collected(value=done, findings=collected.findings)


def chart_input(edition: Edition, chart: ChartSpec, strings: Mapping[str, str], language: str) -> ChartInput:
    """What the drawing needs to know, all words already in the language."""
    marks = tuple(
        mark for row in chart.rows if (mark := _mark(edition, row, strings, language, chart.kind)) is not None
    )
    values = [abs(end) for mark in marks for end in (mark.value, mark.low, mark.high) if end is not None]
    unit = next((stated.unit for row in chart.rows if (stated := _stated(edition, row.fact))), None)
    divisor, axis = formatting.scale_for(values or [Decimal(0)], unit, language)
    return ChartInput(
        id=chart.id,
        kind=chart.kind,
        language=language,
        title=_words(edition, chart.title, language),
        caption=_words(edition, chart.caption, language) if chart.caption else None,
        source=strings["chart.source"].format(sources=_sources(edition, chart, language)),
        axis=axis,
        divisor=divisor,
        marks=marks,
        legend={state: strings[f"chart.{state}"] for state in STATES},
    )


def figure_block(drawing: Drawing, writer: Writer) -> Markup:
    """The chart as a page shows it: both drawings, the table of the same facts, downloads."""
    asked, drawn, said = drawing.asked, drawing.drawn, drawing.declared.caption
    base = f"charts/{asked.id}"
    head = Markup('<figure class="chart" id="chart-{}">').format(asked.id)
    pictures = Markup(
        '<div class="chart__wide" data-traced="chart" data-search-exclude>{}</div>'
        '<div class="chart__narrow" data-traced="chart" data-search-exclude>{}</div>'
    ).format(Markup(drawn.svg_wide), Markup(drawn.svg_narrow))
    caption = Markup("<figcaption>{}</figcaption>").format(writer.say(said)) if said else Markup()
    tools = Markup(
        '<ul class="chart__tools"><li>{}</li>'
        '<li><a href="{}" download>SVG</a></li><li><a href="{}" download>PNG</a></li>'
        '<li><a href="{}" download>CSV</a></li><li><a href="{}" download>Vega-Lite</a></li></ul>'
    ).format(writer.t("chart.download"), *(writer.url(f"{base}.{end}") for end in ("svg", "png", "csv", "vl.json")))
    return Markup("").join([head, pictures, caption, _table(asked, writer), tools, Markup("</figure>")])


def _table(asked: ChartInput, writer: Writer) -> Markup:
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}{}</th><td>{}</td><td class="number">{}</td><td>{}</td></tr>').format(
            writer.label(mark.fact),
            Markup(" · {}").format(mark.series) if mark.series else "",
            writer.period(writer.fact(mark.fact).key.period),
            writer.figure(mark.fact),
            asked.legend[mark.state],
        )
        for mark in asked.marks
    )
    return Markup(
        '<details class="plain"><summary>{}</summary><div class="table-wrap" tabindex="0" role="group" aria-label="{}">'
        '<table><thead><tr><th scope="col">{}</th>'
        '<th scope="col">{}</th><th scope="col" class="number">{}</th><th scope="col">{}</th></tr></thead>'
        "<tbody>{}</tbody></table></div></details>"
    ).format(
        writer.t("chart.table"),
        writer.t("chart.table"),
        writer.t("fact.what"),
        writer.t("fact.period"),
        writer.t("fact.value"),
        writer.t("fact.standing"),
        rows,
    )


def _mark(edition: Edition, row: ChartRow, strings: Mapping[str, str], language: str, kind: str) -> Mark | None:
    stated = _stated(edition, row.fact)
    if stated is None or row.fact not in edition.catalog.facts:
        return None
    shown = edition.shown(row.fact)
    key = edition.catalog.facts[row.fact].key
    period = parse_period(key.period)
    by_period = formatting.period(period, language) if period and period.start else strings["period.undated"]
    series = row.series.in_(language) if row.series else None
    label = row.label.in_(language) if row.label else by_period
    if kind == "ranked" and row.label is None:
        label = fact_label(key, edition.catalog, strings, language)
    return Mark(
        fact=shown,
        category=label,
        series=series,
        value=stated.value,
        low=stated.low,
        high=stated.high,
        state=_state(edition, row.fact, shown),
        label=formatting.figure(stated, language),
    )


def _stated(edition: Edition, fact_id: str) -> Stated | None:
    return edition.stated(edition.shown(fact_id))


def _state(edition: Edition, fact_id: str, shown: str) -> str:
    if edition.catalog.facts[fact_id].key.status != "actual":
        return "guidance"
    if shown in edition.derived:
        return "derived"
    stated = edition.stated(shown)
    if stated is not None and (stated.value is None or stated.qualifier is not None):
        return "vague"
    judged = edition.facts.get(fact_id)
    settled = judged is not None and judged.adjudication is not None and judged.adjudication.reason == "source-error"
    return "disputed" if judged and judged.in_conflict and not settled else "actual"


def _words(edition: Edition, text: Localized, language: str) -> str:
    """A title or caption as plain text, its calls rendered as the page renders them."""
    return plain_text(edition, text.in_(language), language)


def plain_text(edition: Edition, text: str, language: str) -> str:
    """Contributed text without markup, for titles inside images, alt texts and descriptions."""
    return "".join(
        _plain_call(edition, part, language) if isinstance(part, Call) else part.text
        for part in parts(text)
        if isinstance(part, Call | Plain)
    )


def _plain_call(edition: Edition, call: Call, language: str) -> str:
    if call.name == "fact":
        stated = edition.stated(edition.shown(fact_key(call, edition.catalog.subject).id))
        return formatting.figure(stated, language) if stated else "–"
    if call.name == "period":
        period = parse_period(call.args[0])
        return formatting.period(period, language) if period else ""
    if call.name == "entity":
        return edition.catalog.entities[call.args[0]][0].label.in_(language)
    return ""


def _sources(edition: Edition, chart: ChartSpec, language: str) -> str:
    """The publications whose readings are drawn, each once."""
    names = []
    for row in chart.rows:
        shown = edition.shown(row.fact)
        derived = edition.derived.get(shown)
        for fact_id in derived.inputs if derived else (shown,):
            judged = edition.facts.get(fact_id)
            if judged and judged.accepted:
                names.append(judged.accepted.observation.document.container_title.in_(language))
    return formatting.joined(list(dict.fromkeys(names)), language)
