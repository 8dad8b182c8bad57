"""Rates of single steps: megabytes a second that are read for figures, and a chart in a warm process."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from tests.bench.runs import REPOSITORY

READING = """
import json, time
from tests.bench_reader import dense, megabytes, news, seconds

texts = {"news": news(300_000), "figures that never repeat": dense("##,### ", 100_000)}
print(json.dumps({name: megabytes(text) / seconds(text) for name, text in texts.items()}))
"""
DRAWING = """
import json, time
from pathlib import Path
from generator.charts.declared import chart_input
from generator.charts.render import render
from generator.press import press
from generator.record.strings import load_strings

edition = press(Path("."), None).edition
words = load_strings(Path("."), edition.catalog.languages).value
tongue = edition.catalog.languages[0]
charts = [chart_input(edition, chart, at, words[tongue.tag], tongue) for chart, at in edition.catalog.charts()]
fonts = Path("site_src/assets/fonts")
for chart in charts[:6]:
    render(chart, fonts)
began = time.process_time()
for chart in charts:
    render(chart, fonts)
print(json.dumps((time.process_time() - began) / len(charts)))
"""


def rates() -> Iterator[str]:
    """The lines of the report."""
    yield "## Single steps\n\n| step | |\n| --- | ---: |"
    for name, value in _run(READING).items():
        yield f"| reading {name} | {value:.2f} MB/s |"
    yield f"| one chart in a warm process: two drawings and a picture | {_run(DRAWING):.3f} s CPU |"
    yield ""


def _run(script: str) -> Any:
    done = subprocess.run([sys.executable, "-c", script], cwd=REPOSITORY, capture_output=True, check=True)
    return json.loads(done.stdout)
