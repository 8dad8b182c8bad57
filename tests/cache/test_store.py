"""What is kept is found again whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from generator.cache.digest import digest
from generator.cache.store import FOLDER, Remembering, Store, store_of

KEY, OTHER = digest("a"), digest("b")


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("content", [b"", b"\x00\xff", "甲".encode() * 1000])
def test_what_is_kept_is_found(tmp_path: Path, content: bytes) -> None:
    store = Store(tmp_path / "made")
    assert store.get(KEY) is None
    store.put(KEY, content)
    assert store.get(KEY) == content
    assert store.get(OTHER) is None


@pytest.mark.parametrize("at", [0, 8, 16, -1])
def test_a_damaged_file_is_noticed_and_goes(tmp_path: Path, at: int) -> None:
    store = Store(tmp_path)
    store.put(KEY, b"what was made")
    (path,) = kept(tmp_path)
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    assert store.get(KEY) is None
    assert kept(tmp_path) == []


@pytest.mark.parametrize("length", [0, 7, 20])
def test_half_a_file_is_noticed(tmp_path: Path, length: int) -> None:
    store = Store(tmp_path)
    store.put(KEY, b"what was made")
    (path,) = kept(tmp_path)
    path.write_bytes(path.read_bytes()[:length])
    assert store.get(KEY) is None


def test_what_a_killed_build_left_half_written_is_not_found_and_goes(tmp_path: Path) -> None:
    (tmp_path / KEY[:2]).mkdir()
    left = tmp_path / KEY[:2] / f"{KEY[2:]}.4711"
    left.write_bytes(b"half")
    os.utime(left, (1, 1))
    store = Store(tmp_path)
    assert store.get(KEY) is None
    store.put(KEY, b"what was made")
    assert store.get(KEY) == b"what was made"
    store.sweep(rest=0)
    assert not left.exists()


def test_a_file_under_another_name_is_not_taken_for_it(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, b"what was made")
    (path,) = kept(tmp_path)
    other = tmp_path / OTHER[:2] / OTHER[2:]
    other.parent.mkdir(exist_ok=True)
    path.rename(other)
    assert store.get(OTHER) is None


def test_a_full_disk_keeps_nothing_and_harms_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)

    def full(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[:3])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    store.put(KEY, b"what was made")
    assert store.get(KEY) is None
    assert kept(tmp_path) == []


def test_the_oldest_go_where_all_grow_too_large_and_whatever_was_not_used_for_long(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for age, name in enumerate("abcd"):
        store.put(digest(name), bytes(84))  # and 16 of its mark
        path = tmp_path / digest(name)[:2] / digest(name)[2:]
        then = path.stat().st_mtime - age * 1000
        os.utime(path, (then, then))
    store.sweep(largest=350, rest=0)
    assert [name for name in "abcd" if store.get(digest(name))] == ["a", "b", "c"]
    store.sweep(longest=1500, rest=0)
    assert [name for name in "abcd" if store.get(digest(name))] == ["a", "b"]


def test_what_was_swept_rests(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, bytes(84))
    os.utime(tmp_path, (1, 1))
    store.sweep()
    store.sweep(largest=0)
    assert store.get(KEY)
    os.utime(tmp_path, (1, 1))
    store.sweep(largest=0)
    assert store.get(KEY) is None


def test_a_use_makes_young(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, b"what was made")
    (path,) = kept(tmp_path)
    os.utime(path, (1, 1))
    assert store.get(KEY)
    store.sweep(longest=1500, rest=0)
    assert store.get(KEY)


def test_with_nothing_kept_nothing_is_found(tmp_path: Path) -> None:
    store = store_of(tmp_path, from_nothing=True)
    store.put(KEY, b"what was made")
    store.sweep(rest=0)
    assert store.get(KEY) is None
    assert kept(tmp_path) == []


def test_a_link_in_the_place_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "project" / ".cache").mkdir(parents=True)
    (tmp_path / "project" / FOLDER).symlink_to(elsewhere)
    store_of(tmp_path / "project").put(KEY, b"what was made")
    assert kept(elsewhere) == []


def test_what_is_remembered_is_what_is_kept_and_of_two_makings_at_most(tmp_path: Path) -> None:
    first = Remembering(tmp_path)
    assert first.get_json(KEY) is None
    Store(tmp_path).put_json(KEY, ["by", "another", "process"])
    assert first.get_json(KEY) == ["by", "another", "process"]
    first.put_json(OTHER, "first")
    assert first.get_json(OTHER) == "first"
    second = first.again()
    assert second.get_json(KEY) is first.get_json(KEY)
    second.put_json(OTHER, "second")
    assert second.get_json(OTHER) == Store(tmp_path).get_json(OTHER) == "second"
    for path in kept(tmp_path):
        path.unlink()
    third = second.again().again()
    assert third.get_json(KEY) is None
