"""All charts of an edition, each kept by content: only what changed is drawn.

Many are drawn in a process beside this one (`drawing_process`), which makes pictures of them as they come. A kept
drawing is found by the digest of everything that goes into it, fonts, code and libraries included.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cache.digest import Digests, code, folder_digest
from generator.cache.store import Store
from generator.charts import drawing_process
from generator.charts.model import ChartInput, Rendered
from generator.findings import Collected, Finding

if TYPE_CHECKING:
    from generator.record.catalog import Catalog

FEW = 16  # charts that are drawn before a process of their own has loaded what draws them
END = b"\0"  # of what JSON says of a kept chart; its picture follows as it is


def begin_early(store: Store) -> Callable[[Catalog], None]:
    """What begins the process that draws as soon as a record is known of which many charts will have to be drawn:
    nothing is kept in the `store`."""
    is_new = store.is_new

    def begin(catalog: Catalog) -> None:
        charts = sum(1 for _ in catalog.charts()) * len(catalog.languages)
        if is_new and charts > FEW and drawing_process.may_begin():
            drawing_process.begin()

    return begin


def render_all(
    charts: Sequence[ChartInput],
    store: Store,
    fonts: Path | None = None,
    meanwhile: Callable[[], None] = lambda: None,
) -> Collected[list[Rendered | None]]:
    """Every chart finished, in order, `None` for one that its findings keep from being made. `meanwhile` is what this
    process does as another begins to draw."""
    made_with = (code(), None if fonts is None else folder_digest(fonts))
    digests = Digests()  # a language stands in every chart
    keys = [digests.of("chart", made_with, chart) for chart in charts]
    done: dict[int, Collected[Rendered | None]] = {
        at: Collected(value=_rendered(said)) for at, key in enumerate(keys) if (said := store.get(key)) is not None
    }
    missing = [at for at in range(len(charts)) if at not in done]
    for at, made in zip(missing, _draw([charts[at] for at in missing], fonts, meanwhile), strict=True):
        done[at] = made
        if made.value is not None:
            store.put(keys[at], _said(made.value))
    findings: list[Finding] = [finding for at in sorted(done) for finding in done[at].findings]
    return Collected(value=[done[at].value for at in range(len(charts))], findings=tuple(findings))


def _draw(
    charts: Sequence[ChartInput], fonts: Path | None, meanwhile: Callable[[], None]
) -> list[Collected[Rendered | None]]:
    if len(charts) <= FEW or not drawing_process.may_begin():
        meanwhile()
        return _drawn_here(charts, fonts) if charts else []
    from generator.charts.picture import pictured  # with resvg behind it

    drawn = drawing_process.drawn(charts, fonts, meanwhile)
    return [pictured(chart, each, fonts) for chart, each in zip(charts, drawn, strict=True)]


def _drawn_here(charts: Sequence[ChartInput], fonts: Path | None) -> list[Collected[Rendered | None]]:
    from generator.charts.render import render  # with Altair behind it, which most runs do not need

    return [render(chart, fonts) for chart in charts]


def _said(made: Rendered) -> bytes:
    """A finished chart as it is kept."""
    return json.dumps([made.svg_wide, made.svg_narrow], ensure_ascii=False).encode() + END + made.png


def _rendered(said: bytes) -> Rendered:
    drawings, _, png = said.partition(END)
    wide, narrow = json.loads(drawings)
    return Rendered(svg_wide=wide, svg_narrow=narrow, png=png)
