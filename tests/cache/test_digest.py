"""Digests tell apart whatever differs, and nothing else."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cache.digest import digest, file_digest, folder_digest


@dataclass(frozen=True)
class Record:
    name: str
    parts: tuple[object, ...] = ()


@dataclass(frozen=True)
class Other:
    name: str
    parts: tuple[object, ...] = ()


UNLIKE: list[object] = [
    None, True, 1, "1", b"1", Decimal(1), Decimal("1.0"), "", (), (1,), ((1,),), ((), 1), ("1", "2"), ("12",), {1: 2},
    {2: 1}, {1: 2, 3: 4}, frozenset({1}), frozenset({1, 2}), Record("a"), Other("a"), Record("a", ("b",)), Record("ab"),
    datetime.date(2025, 5, 14), "2025-05-14", Path("a"), "a",
]  # fmt: skip


def test_what_differs_has_another_digest() -> None:
    assert [pair for pair in combinations(UNLIKE, 2) if digest(pair[0]) == digest(pair[1])] == []


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text() | st.binary(), lambda each: st.lists(each)))
def test_the_same_has_the_same(value: object) -> None:
    assert digest(value) == digest(value)
    assert digest(value) != digest([value])


def test_a_set_has_no_order_and_a_mapping_has_one() -> None:
    assert digest(frozenset("abc")) == digest(frozenset("cba"))
    assert digest({"a": 1, "b": 2}) != digest({"b": 2, "a": 1})


def test_where_one_text_ends_and_the_next_begins_is_told() -> None:
    alike: tuple[object, ...] = (
        {"a": "bc"},
        {"ab": "c"},
        {"a": "b", "c": ""},
        {"a": "b1:c0:"},
        {"a": None},
        {"a": ("bc",)},
        {},
        (),
    )
    assert len({digest(each) for each in alike}) == len(alike)


def test_what_holds_no_value_is_refused() -> None:
    with pytest.raises(TypeError, match="no digest"):
        digest(print)


def test_a_folder_is_told_by_the_paths_and_contents_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a").write_text("1")
    seen = {folder_digest(tmp_path)}
    (tmp_path / "in" / "a").write_text("2")
    seen.add(folder_digest(tmp_path))
    (tmp_path / "in" / "b").write_text("")
    seen.add(folder_digest(tmp_path))
    (tmp_path / "in" / "b").unlink()
    (tmp_path / "in" / "b").symlink_to("a")
    seen.add(folder_digest(tmp_path))
    assert len(seen) == 4
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "a").write_text("1")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a").write_text("1")
    assert folder_digest(tmp_path, {"out"}) in seen


def test_a_file_that_is_none_has_no_digest(tmp_path: Path) -> None:
    assert file_digest(tmp_path / "a") is None
    assert file_digest(tmp_path) is None


def test_a_device_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "endless").symlink_to("/dev/zero")
    assert file_digest(tmp_path / "endless") is None
    assert folder_digest(tmp_path) == folder_digest(tmp_path)


def test_what_lies_behind_a_link_to_a_folder_is_never_taken_for_the_same(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "in").symlink_to(tmp_path / "elsewhere")
    assert folder_digest(tmp_path / "project") != folder_digest(tmp_path / "project")
    assert folder_digest(tmp_path / "project", {"in"}) == folder_digest(tmp_path / "project", {"in"})
