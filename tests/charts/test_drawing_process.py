"""What is drawn beside is what is drawn here, whatever becomes of the process that draws."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cache.store import NOTHING_KEPT, Store
from generator.charts import drawing_process, pool
from generator.charts.drawing_process import begin, drawn
from generator.charts.render import drawings
from generator.record.catalog import Catalog
from generator.record.load import load_catalog
from tests.charts.samples import chart, mark
from tests.small import small

CHARTS = [chart("ranked", mark(name)) for name in "abc"]


@pytest.fixture(autouse=True)
def none_left() -> Iterator[None]:
    yield
    for process, line in drawing_process._begun:
        process.kill()
        process.join()
        line.close()
    drawing_process._begun.clear()
    assert not multiprocessing.active_children()


def nothing() -> None:
    """Nothing is done meanwhile."""


def test_what_is_drawn_beside_comes_in_order() -> None:
    begin()
    begin()  # there is one already
    assert len(multiprocessing.active_children()) == 1
    assert list(drawn(CHARTS, None, nothing)) == [drawings(each) for each in CHARTS]


def test_what_was_not_told_by_a_process_that_is_killed_is_drawn_here() -> None:
    begin()
    found = drawn(CHARTS, None, drawing_process._begun[0].process.kill)
    assert list(found) == [drawings(each) for each in CHARTS]


def test_one_that_was_killed_before_it_was_asked_is_no_loss() -> None:
    begin()
    (process, _), *_ = drawing_process._begun
    process.kill()
    process.join()
    assert len(list(drawn(CHARTS, None, nothing))) == len(CHARTS)


def test_what_fails_meanwhile_is_told_and_leaves_no_process() -> None:
    def fail() -> None:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        list(drawn(CHARTS, None, fail))


def test_who_wants_no_more_leaves_no_process() -> None:
    found = drawn(CHARTS, None, nothing)
    next(found)
    found.close()  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return load_catalog(small(tmp_path_factory.mktemp("small"))).value


@pytest.mark.parametrize(
    ("few", "kept", "begins"),
    [(0, False, True), (0, True, False), (1_000, False, False)],
    ids=["many charts and nothing kept", "something kept", "few charts"],
)
def test_it_begins_early_where_much_will_have_to_be_drawn(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int, kept: bool, begins: bool
) -> None:
    monkeypatch.setattr(pool, "FEW", few)
    store = Store(tmp_path) if kept else NOTHING_KEPT
    pool.begin_early(store)(catalog)
    assert len(drawing_process._begun) == begins
