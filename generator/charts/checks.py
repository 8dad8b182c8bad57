"""What `check` says of charts: each is laid out in every language and at both widths, and nothing is drawn.

Rows that name nothing, or have no value, are told of by the rules of `judging.checks.chart_rows`; a chart with such a
row is not looked at here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.charts.declared import chart_input
from generator.charts.layout import laid_out

if TYPE_CHECKING:
    from generator.findings import Finding
    from generator.judging.edition import Edition
    from generator.record.models import ChartSpec


def undrawable(edition: Edition, strings: Mapping[str, Mapping[str, str]]) -> Iterator[Finding]:
    """What keeps the charts of `edition` from being drawn, by the words of each of its languages, by tag."""
    for chart, origin in edition.catalog.charts():
        for language in edition.catalog.languages if _is_known(edition, chart) else ():
            asked = chart_input(edition, chart, origin, strings[language.tag], language)
            if len(asked.marks) == len(chart.rows):
                yield from laid_out(asked).findings


def _is_known(edition: Edition, chart: ChartSpec) -> bool:
    catalog = edition.catalog
    return all((row.fact or row.event) in (catalog.facts if row.fact else catalog.events) for row in chart.rows)
