"""What is kept of a file is what is read of it, and nothing else is read from there."""

from __future__ import annotations

import os
import pickle
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.cache.store import Store
from generator.record import kept
from generator.record.kept import load_record, load_tree
from generator.record.load import load_catalog
from generator.record.models import Document, EventsFile
from generator.record.strict_yaml import Entries, parse
from tests.record.test_strict_yaml import TEXT, YAML_LIKE

REPOSITORY = Path(__file__).parents[2]


@given(st.builds("a: {}\nb: {}\n".format, YAML_LIKE, YAML_LIKE))
@example(TEXT)
def test_a_tree_that_is_kept_is_the_one_that_is_read(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, store = Path(folder, "a.yml"), Store(Path(folder, "store"))
        path.write_text(text, "utf-8", newline="")
        for shown in ("f.yml", "f.yml", "g.yml"):
            found = load_tree(path, shown, store)
            assert found == load_tree(path, shown)
            assert found.value is None or type(found.value) is Entries


def test_the_tree_of_a_record_is_that_of_its_text_whatever_is_kept_of_it(tmp_path: Path) -> None:
    text = "events:\n  - {id: a, title: {en: Launch}, date: 2025-05-14, cites: [{in: doc, exact: launch}]}\n"
    path, store = tmp_path / "events.yml", Store(tmp_path / "store")
    path.write_text(text, "utf-8")
    made = load_record(path, "f.yml", EventsFile, ("en",), store).value
    kept = load_record(path, "f.yml", EventsFile, ("en",), store).value
    path.write_text("events: []\n", "utf-8")
    shutil.rmtree(tmp_path / "store")
    assert made is not None
    assert kept is not None
    assert made[1].top == kept[1].top == parse(text, "f.yml").value


def test_a_file_that_is_refused_is_refused_each_time(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("a: &b c\n", "utf-8")
    store = Store(tmp_path / "store")
    for _ in range(2):
        assert [found.code for found in load_tree(tmp_path / "a.yml", "f.yml", store).findings] == ["yaml-anchor"]
        assert load_record(tmp_path / "a.yml", "f.yml", Document, None, store).value is None


def test_a_catalog_that_is_kept_is_the_one_that_is_read(tmp_path: Path) -> None:
    store = Store(tmp_path)
    anew = load_catalog(REPOSITORY)
    for _ in range(2):
        assert load_catalog(REPOSITORY, store) == anew


def test_a_record_that_is_kept_is_of_its_model_languages_and_text(tmp_path: Path) -> None:
    path, store = tmp_path / "events.yml", Store(tmp_path / "store")
    text = "events:\n  - {id: a, title: {en: Launch}, date: 2025-05-14, cites: [{in: doc, exact: launch}]}\n"
    path.write_text(text, "utf-8")
    anew = load_record(path, "f.yml", EventsFile, ("en",))
    assert anew.value is not None
    asked: list[tuple[type[BaseModel], tuple[str, ...] | None]]
    asked = [(EventsFile, ("en",)), (EventsFile, ("en", "fr")), (EventsFile, None), (Document, ("en",))]
    for model, tags in (*asked, *asked):
        assert load_record(path, "f.yml", model, tags, store) == load_record(path, "f.yml", model, tags)
    path.write_text(text.replace("Launch", "Start"), "utf-8")
    assert load_record(path, "f.yml", EventsFile, ("en",), store) != anew


@pytest.mark.parametrize(
    "value",
    [os.system, Path("a"), Path.unlink, eval, kept.load_tree, type, Store(None)],
    ids=["command", "path", "method", "eval", "our-own-function", "class", "store"],
)
def test_a_pickle_that_names_anything_else_is_not_read(value: object, tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(TEXT, "utf-8")
    store = Store(tmp_path / "store")
    anew = load_tree(tmp_path / "a.yml", "f.yml", store)
    (file,) = (path for path in (tmp_path / "store").rglob("*") if path.is_file())
    store.put(file.parent.name + file.name, pickle.dumps(value))
    assert load_tree(tmp_path / "a.yml", "f.yml", store) == anew
