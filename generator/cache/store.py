"""Where things made are kept, by the digest of all that they were made from: one file for each.

A file begins with the digest of its name and content, so that a damaged one, or one under a wrong name, is noticed and
made again. It is put there in one step, and a full disk keeps nothing and harms nothing. What was not used for a long
time goes, and the oldest where all together grow too large: `sweep`. Deleting the folder is always safe.

What lies here is believed. So the published site is made without it (`--from-nothing`): a request could bring files of
this folder along.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
FOLDER = ".cache/made"
MARK = 16  # bytes before the content
LARGEST = 1_000_000_000  # bytes of all files together
LONGEST = 30 * 24 * 3600.0  # seconds since the last use
FRESH = 3600.0  # seconds within which neither is a use noted again, nor is it looked for what may go


@dataclass(frozen=True, slots=True)
class Store:
    """The things kept in `folder`; where it is `None` nothing is kept and nothing found."""

    folder: Path | None

    @property
    def is_new(self) -> bool:
        """Whether nothing was kept yet."""
        return self.folder is None or not self.folder.is_dir()

    def get(self, key: str) -> bytes | None:
        """What was kept under `key`, `None` where nothing whole was."""
        if self.folder is None:
            return None
        path = self._path(self.folder, key)
        try:
            with open(path, "rb", buffering=0) as file:
                mark, content = file.read(MARK), file.read()
                used = os.fstat(file.fileno()).st_mtime
        except OSError:
            return None
        if mark != _mark(key, content):
            with suppress(OSError):
                os.unlink(path)
            return None
        if time.time() - used > FRESH:
            with suppress(OSError):
                os.utime(path)
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep `content` under `key`; where the system fails, nothing is kept."""
        if self.folder is None:
            return
        path = Path(self._path(self.folder, key))
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(_mark(key, content) + content)
            beside.replace(path)
        except OSError:
            with suppress(OSError):
                beside.unlink()

    def get_json(self, key: str) -> Any:
        """The value kept under `key`, `None` where there is none."""
        content = self.get(key)
        return None if content is None else json.loads(content)

    def put_json(self, key: str, value: object) -> None:
        """Keep a value that JSON can say."""
        self.put(key, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))

    def made(self, key: str, make: Callable[[], T]) -> T:
        """The value kept under `key`, made and kept where there is none: one that JSON can say, other than `None`."""
        known: T | None = self.get_json(key)
        if known is None:
            known = make()
            self.put_json(key, known)
        return known

    def sweep(self, *, largest: int = LARGEST, longest: float = LONGEST, rest: float = FRESH) -> None:
        """Remove what was not used for `longest` seconds, then the oldest until all are within `largest` bytes; nothing
        where that was done less than `rest` seconds ago, which the time of the folder tells."""
        if self.folder is None or not self.folder.is_dir() or time.time() - self.folder.stat().st_mtime < rest:
            return
        kept, size = sorted(_listed(self.folder), reverse=True), 0
        for used, length, path in kept:
            size += length
            if size > largest or time.time() - used > longest:
                with suppress(OSError):
                    os.unlink(path)
        with suppress(OSError):
            os.utime(self.folder)

    @staticmethod
    def _path(folder: Path, key: str) -> str:
        return f"{folder}/{key[:2]}/{key[2:]}"


@dataclass(frozen=True, slots=True)
class Remembering(Store):
    """A store for a process that makes the same time after time: of what it asks for as JSON it reads each once.

    Nothing that it gives may be changed. What a making did not ask for is forgotten by the next, see `again`.
    """

    before: dict[str, Any] = field(default_factory=dict)
    now: dict[str, Any] = field(default_factory=dict)

    def again(self) -> Remembering:
        """The same for the next making."""
        return Remembering(self.folder, self.now)

    def get_json(self, key: str) -> Any:
        """The value kept under `key`, `None` where there is none."""
        for read in (self.now, self.before):
            if key in read:
                return self.now.setdefault(key, read[key])
        value = Store.get_json(self, key)
        if value is not None:  # else it may be kept yet
            self.now[key] = value
        return value

    def put(self, key: str, content: bytes) -> None:
        """Keep `content` under `key`; where the system fails, nothing is kept."""
        for read in (self.before, self.now):
            read.pop(key, None)
        Store.put(self, key, content)


NOTHING_KEPT = Store(None)


def store_of(project: Path, *, from_nothing: bool = False) -> Store:
    """The store of a project; with `from_nothing` one that is empty and stays so."""
    folder = project / FOLDER
    linked = any(path.is_symlink() for path in (folder, folder.parent))
    return NOTHING_KEPT if from_nothing or linked else Store(folder)


def _mark(key: str, content: bytes) -> bytes:
    mark = hashlib.sha256(key.encode())  # all keys are of one length
    mark.update(content)
    return mark.digest()[:MARK]


def _listed(folder: Path) -> list[tuple[float, int, str]]:
    """(last use, size, path) of each file."""
    found = []
    for shelf in folder.iterdir():
        with suppress(OSError), os.scandir(shelf) as files:
            for file in files:
                stat = file.stat(follow_symlinks=False)
                found.append((stat.st_mtime, stat.st_size, file.path))
    return found
