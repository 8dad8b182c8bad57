"""What a folder holds: every file by its hash, and what is no file named, never read."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from generator.site.held_files import files_in, held, walk


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
