"""All charts of an edition, each kept by content: only what changed is drawn.

Many are drawn in a process beside this one, which makes their pictures meanwhile. One and not two, because
Vega is slow until it has drawn some forty charts, and each process would have to warm up. A kept drawing is found by
the digest of everything that goes into it, fonts, code and libraries included.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import current_process, get_context
from pathlib import Path

from generator.cache.digest import Digests, code, folder_digest
from generator.cache.store import Store
from generator.charts.model import ChartInput, Rendered
from generator.findings import Collected, Finding

FEW = 16  # charts that are drawn before a process of their own has loaded what draws them
END = b"\0"  # of what JSON says of a kept chart; its picture follows as it is


def render_all(
    charts: Sequence[ChartInput], store: Store, fonts: Path | None = None
) -> Collected[list[Rendered | None]]:
    """Every chart finished, in order, `None` for one that its findings keep from being made."""
    made_with = (code(), None if fonts is None else folder_digest(fonts))
    digests = Digests()  # a language stands in every chart
    keys = [digests.of("chart", made_with, chart) for chart in charts]
    done: dict[int, Collected[Rendered | None]] = {
        at: Collected(value=_rendered(said)) for at, key in enumerate(keys) if (said := store.get(key)) is not None
    }
    missing = [at for at in range(len(charts)) if at not in done]
    for at, made in zip(missing, _draw([charts[at] for at in missing], fonts), strict=True):
        done[at] = made
        if made.value is not None:
            store.put(keys[at], _said(made.value))
    findings: list[Finding] = [finding for at in sorted(done) for finding in done[at].findings]
    return Collected(value=[done[at].value for at in range(len(charts))], findings=tuple(findings))


def _draw(charts: Sequence[ChartInput], fonts: Path | None) -> list[Collected[Rendered | None]]:
    if not charts:
        return []
    # A process that ends with its parent, as those behind the live preview do, may have no children.
    if len(charts) <= FEW or current_process().daemon:
        from generator.charts.render import render  # with Altair behind it, which most runs do not need

        return [render(chart, fonts) for chart in charts]
    from generator.charts.picture import pictured  # with resvg behind it

    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as beside:
        drawn = beside.map(partial(_drawings, fonts), charts)
        return [pictured(chart, each, fonts) for chart, each in zip(charts, drawn, strict=True)]


def _drawings(fonts: Path | None, chart: ChartInput) -> Collected[tuple[str, str] | None]:
    from generator.charts.render import drawings

    return drawings(chart, fonts)


def _said(made: Rendered) -> bytes:
    """A finished chart as it is kept."""
    return json.dumps([made.svg_wide, made.svg_narrow], ensure_ascii=False).encode() + END + made.png


def _rendered(said: bytes) -> Rendered:
    drawings, _, png = said.partition(END)
    wide, narrow = json.loads(drawings)
    return Rendered(svg_wide=wide, svg_narrow=narrow, png=png)
