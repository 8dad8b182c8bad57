"""What a folder holds: every file by its hash, and what is no file named, never read; and how a file is put there."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from generator.site.held_files import files_in, held, put, walk


def test_files_are_held_by_their_hash_and_what_is_none_is_named_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "page.html").write_bytes(b"page")
    os.mkfifo(tmp_path / "a" / "pipe")  # which would be waited for
    (tmp_path / "link.html").symlink_to(tmp_path / "a" / "b" / "page.html")
    found = held(tmp_path)
    assert found.hashes == {"a/b/page.html": hashlib.sha256(b"page").hexdigest()}
    assert found.irregular == ("a/pipe", "link.html")
    assert files_in(tmp_path) == {"a/b/page.html", "a/pipe", "link.html"}


def test_a_folder_comes_before_what_is_in_it_and_may_be_removed_meanwhile(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").touch()
    found = []
    for name, _ in walk(tmp_path):
        found.append(name)
        if name == "gone":
            (tmp_path / name).rmdir()
    assert found == ["gone", "kept", "kept/file"]


def test_what_another_file_holds_is_not_written_twice(tmp_path: Path) -> None:
    path, like = tmp_path / "new", tmp_path / "old"
    like.write_bytes(b"page")
    put(path, b"page", like)
    assert path.samefile(like)
    put(path, b"another", like)  # and never through the one name into the other
    assert (path.read_bytes(), like.read_bytes()) == (b"another", b"page")


def test_what_a_file_holds_already_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_bytes(b"page")
    os.utime(path, (1, 1))
    put(path, b"page")
    assert path.stat().st_mtime == 1
    put(path, b"pagE")
    assert path.read_bytes() == b"pagE"


def test_what_is_no_file_is_neither_followed_nor_waited_for(tmp_path: Path) -> None:
    target, pipe, link = tmp_path / "target", tmp_path / "pipe", tmp_path / "link"
    target.write_bytes(b"page")
    os.mkfifo(pipe)
    link.symlink_to(target)
    for number, like in enumerate((pipe, link, tmp_path / "gone")):
        path = tmp_path / str(number)
        put(path, b"page", like)
        assert path.read_bytes() == b"page"
        assert path.stat().st_nlink == 1
    put(link, b"other")
    assert (target.read_bytes(), link.read_bytes()) == (b"page", b"other")
    assert not link.is_symlink()


def test_a_file_system_without_two_names_for_a_file_has_two_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    (tmp_path / "old").write_bytes(b"page")
    put(tmp_path / "new", b"page", tmp_path / "old")
    assert (tmp_path / "new").read_bytes() == b"page"
    assert not (tmp_path / "new").samefile(tmp_path / "old")
