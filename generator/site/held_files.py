"""What a folder holds: every path in it, and the SHA-256 of every file; and how a file comes to hold something.

In this order: `walk`; `files_in`, the names alone; `Held` and `held`, the files by their hashes; `put`. No symbolic
link is followed, and nothing is read but regular files: a device has no end.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

FILE_MODE = 0o644


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """The regular files of a folder by path, each with its SHA-256 (hexadecimal); what is neither file nor folder."""

    hashes: Mapping[str, str]
    irregular: tuple[str, ...] = ()


def walk(folder: Path) -> Iterator[tuple[str, int]]:
    """Every path below `folder`, from there, and its mode; a folder before what is in it. Raises OSError."""
    waiting = [""]  # a stack of our own: folders may be nested deeper than calls
    while waiting:
        below = waiting.pop()
        with os.scandir(folder / below) as entries:
            listed = sorted((entry.name, entry.stat(follow_symlinks=False).st_mode) for entry in entries)
        for name, mode in listed:
            yield f"{below}{name}", mode
            if stat.S_ISDIR(mode) and os.path.exists(folder / below / name):  # else whoever asked removed it
                waiting.append(f"{below}{name}/")


def files_in(folder: Path) -> frozenset[str]:
    """Every path below `folder` that is no folder, links and devices among them. Raises OSError."""
    return frozenset(name for name, mode in walk(folder) if not stat.S_ISDIR(mode))


def held(folder: Path) -> Held:
    """The files below `folder` as they lie. Raises OSError."""
    hashes, irregular = {}, []
    for name, mode in walk(folder):
        if stat.S_ISREG(mode):
            with open(f"{folder}/{name}", "rb", buffering=0) as file:
                hashes[name] = hashlib.sha256(file.read()).hexdigest()
        elif not stat.S_ISDIR(mode):
            irregular.append(name)
    return Held(hashes=hashes, irregular=tuple(sorted(irregular)))


def put(path: Path, content: bytes, like: Path | None = None) -> bool:
    """Have a file hold `content`; whether it did not. What the file `like` holds is not written, the file becomes
    another name of it. Raises OSError.

    No file is written into: under its other names it holds what it held. One that is written gets mode 0644 whatever
    the umask.
    """
    if _holds(path, content):
        return False
    with suppress(FileNotFoundError):
        os.unlink(path)
    if like is not None and _holds(like, content):
        with suppress(OSError):  # a file system may have no two names for a file
            os.link(like, path)
            return True
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    with open(os.open(path, flags, FILE_MODE), "wb") as file:
        os.fchmod(file.fileno(), FILE_MODE)
        file.write(content)
    return True


def _holds(path: Path, content: bytes) -> bool:
    try:
        found = os.lstat(path)
        if not stat.S_ISREG(found.st_mode) or found.st_size != len(content):
            return False
        with open(path, "rb", buffering=0) as file:
            return file.read() == content
    except OSError:
        return False
