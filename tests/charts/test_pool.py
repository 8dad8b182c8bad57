"""Drawings are kept by content: the same chart is not drawn twice, a broken one is drawn again."""

from __future__ import annotations

from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.cache.store import Store
from generator.charts import pool, render
from generator.charts.pool import render_all
from tests.charts.samples import chart, mark

if TYPE_CHECKING:
    from multiprocessing.queues import Queue

CHART = chart("ranked", mark("a"))


def test_what_is_kept_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = render_all([CHART], Store(tmp_path))
    monkeypatch.setattr(render, "render", lambda *_: pytest.fail("drawn again"))
    assert render_all([CHART], Store(tmp_path)).value == first.value


def test_what_does_not_read_back_is_drawn_again(tmp_path: Path) -> None:
    first = render_all([CHART], Store(tmp_path))
    (kept,) = tmp_path.rglob("*/*")
    kept.write_bytes(kept.read_bytes().replace(b"svg", b"sv\xff"))
    assert render_all([CHART], Store(tmp_path)).value == first.value


def test_another_word_is_another_drawing(tmp_path: Path) -> None:
    render_all([CHART, chart("ranked", mark("a"), title="Other")], Store(tmp_path))
    assert len([*tmp_path.rglob("*/*")]) == 2


@pytest.mark.parametrize("few", [0, 2], ids=["in processes of their own", "in this one"])
def test_one_that_cannot_be_drawn_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(pool, "FEW", few)
    made = render_all([chart("ranked"), CHART], Store(tmp_path))
    assert [each is None for each in made.value] == [True, False]
    assert [finding.code for finding in made.findings] == ["chart-empty"]


def test_other_fonts_are_another_drawing(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    render_all([CHART], Store(tmp_path / "made"), fonts)
    (fonts / "a.otf").write_bytes(b"")
    render_all([CHART], Store(tmp_path / "made"), fonts)
    assert len([*(tmp_path / "made").rglob("*/*")]) == 2


def _drawn(folder: Path, answer: Queue[int]) -> None:
    pool.FEW = 0
    made = render_all([CHART, chart("ranked", mark("b")), chart("ranked", mark("c"))], Store(folder))
    answer.put(len([one for one in made.value if one is not None]))


def test_a_process_that_may_have_no_children_draws_by_itself(tmp_path: Path) -> None:
    context = get_context("spawn")
    answer = context.Queue()
    process = context.Process(target=_drawn, args=(tmp_path, answer), daemon=True)
    process.start()
    assert answer.get(timeout=300) == 3
    process.join()
