"""All charts of an edition: side by side in two processes, and kept by content so that only what changed is drawn.

A kept drawing is found by the hash of everything that goes into it, the code of this package included. It is safe to
delete; one that does not read back is drawn again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from generator.charts.model import ChartInput, Rendered
from generator.charts.render import render
from generator.findings import Collected, Finding

PROCESSES = 2
FIELDS = ("svg_wide", "svg_narrow", "spec")


def render_all(
    charts: Sequence[ChartInput], cache: Path | None, fonts: Path | None = None
) -> Collected[list[Rendered | None]]:
    """Every chart finished, in order, `None` for one that its findings keep from being made."""
    done: dict[int, Collected[Rendered | None]] = {}
    for at, chart in enumerate(charts):
        kept = _kept(cache, chart)
        if kept is not None:
            done[at] = Collected(value=kept)
    missing = [at for at in range(len(charts)) if at not in done]
    for at, made in zip(missing, _draw([charts[at] for at in missing], fonts), strict=True):
        done[at] = made
        if made.value is not None:
            _keep(cache, charts[at], made.value)
    findings: list[Finding] = [finding for at in sorted(done) for finding in done[at].findings]
    return Collected(value=[done[at].value for at in range(len(charts))], findings=tuple(findings))


def _draw(charts: Sequence[ChartInput], fonts: Path | None) -> list[Collected[Rendered | None]]:
    if len(charts) < PROCESSES:
        return [render(chart, fonts) for chart in charts]
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        return list(pool.map(partial(render, fonts=fonts), charts))


def _kept(cache: Path | None, chart: ChartInput) -> Rendered | None:
    folder = _folder(cache, chart)
    if folder is None or not folder.is_dir():
        return None
    try:
        texts = {name: (folder / name).read_text("utf-8") for name in FIELDS}
        return Rendered(**texts, csv=(folder / "csv").read_bytes(), png=(folder / "png").read_bytes())
    except (OSError, UnicodeDecodeError):
        return None


def _keep(cache: Path | None, chart: ChartInput, made: Rendered) -> None:
    folder = _folder(cache, chart)
    if folder is None:
        return
    beside = folder.with_name(f"{folder.name}.{os.getpid()}")
    beside.mkdir(parents=True, exist_ok=True)
    for name in FIELDS:
        (beside / name).write_text(getattr(made, name), "utf-8")
    (beside / "csv").write_bytes(made.csv)
    (beside / "png").write_bytes(made.png)
    try:
        beside.rename(folder)
    except OSError:
        return  # another build was quicker; its drawing is the same


def _folder(cache: Path | None, chart: ChartInput) -> Path | None:
    if cache is None:
        return None
    asked = json.dumps(_without_places(asdict(chart)), default=str, sort_keys=True).encode()
    return cache / hashlib.blake2b(asked + _code(), digest_size=16).hexdigest()


def _without_places(chart: dict[str, Any]) -> dict[str, Any]:
    """What is drawn: where it was declared does not matter."""
    marks = [{name: part for name, part in mark.items() if name != "place"} for mark in chart["marks"]]
    return {name: part for name, part in chart.items() if name != "place"} | {"marks": marks}


@lru_cache(maxsize=1)
def _code() -> bytes:
    return b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.rglob("*.py")))
