"""What draws reaches nothing beside the fonts, loses no text, and leaves the process that it is asked by alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.charts import compiler
from generator.charts.compiler import CompilerError, to_png, to_svg
from generator.charts.look import FONT
from generator.charts.model import FontsError
from generator.charts.svg import Subject, dress

FONTS = Path(__file__).parents[2] / "site_src" / "assets" / "fonts"
MARK = {"mark": "point", "encoding": {"x": {"field": "a", "type": "quantitative"}}}


@pytest.mark.parametrize("url", ["file:///etc/hostname", "/etc/hostname", "hostname", "http://127.0.0.1:9/a.csv"])
def test_a_drawing_reaches_no_file_and_no_network(url: str) -> None:
    specification: dict[str, Any] = {**MARK, "data": {"url": url, "format": {"type": "csv"}}}
    with pytest.raises(CompilerError):
        to_svg(specification, FONTS)


def test_a_dressed_drawing_names_no_file() -> None:
    image = '<image xlink:href="/etc/hostname" href="file:///etc/hostname" width="9" height="9"/>'
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    subject = Subject(id="a", rows="fact", language="en", title="", description="", names={}, states={}, width=9)
    assert "hostname" not in dress(f'<svg {names} width="9" height="9">{image}</svg>', subject)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="counts the threads of Linux")
def test_what_makes_pictures_begins_no_thread() -> None:
    script = (
        "import os, sys; from pathlib import Path; import generator.charts.card, generator.charts.picture as picture\n"
        'svg = \'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\'\n'
        "picture.to_png(svg, Path(sys.argv[1])); print(len(os.listdir('/proc/self/task')))"
    )
    done = subprocess.run([sys.executable, "-c", script, os.fspath(FONTS)], capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"


def test_a_picture_whose_texts_would_be_lost_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text font-family='{FONT}'>0</text></svg>"
    assert to_png(svg, FONTS)
    monkeypatch.setattr(compiler, "FONT", "a font that nobody has")
    with pytest.raises(FontsError, match="a font that nobody has"):
        to_png(svg, FONTS)
