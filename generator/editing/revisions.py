"""Revisions of a project in git: what editors wrote in one, unpacked, and files written into a new one.

In this order: `RevisionError`; `unpacked`; `commit_of`, `committed`, which leave the working tree and its index alone.
A revision may be a stranger's: nothing of it is run or checked out, and only what editors write is unpacked.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

EDITED = ("data", "site_src/briefings", "site_src/chart-kinds")


class RevisionError(ValueError):
    """Git cannot do what was asked; the message says why."""


def unpacked(project: Path, revision: str, folder: Path) -> Path:
    """The folders of `project` that editors write, as they are in `revision`, put into the new `folder`.

    File by file and not by `git archive`, from which a revision can leave out what it likes (`export-ignore`).
    Raises `RevisionError`.
    """
    listed = _git(project, "ls-tree", "-r", "-z", _named(revision), "--", *EDITED).decode("utf-8", "surrogateescape")
    entries = [line.split("\t", 1) for line in listed.split("\0") if line]
    files = {path: described.split() for described, path in entries}
    for path, (mode, _, _) in files.items():
        if mode not in ("100644", "100755"):
            raise RevisionError(f"{path} in {revision} is a link and no file")
        if ".." in PurePosixPath(path).parts:  # git itself stores such a name
            raise RevisionError(f"{path} in {revision} leads out of the project")
    asked = "".join(f"{name}\n" for _, _, name in files.values())
    for path, content in zip(files, _blobs(_git(project, "cat-file", "--batch", given=asked.encode())), strict=True):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    folder.mkdir(exist_ok=True)
    return folder


def _blobs(answer: bytes) -> Iterator[bytes]:
    """What `git cat-file --batch` answers: a line with the size at its end, as many bytes, a line end."""
    at = 0
    while at < len(answer):
        begins = answer.index(b"\n", at) + 1
        ends = begins + int(answer[at:begins].split()[-1])
        yield answer[begins:ends]
        at = ends + 1


def commit_of(project: Path, revision: str) -> str:
    """The full name of the commit that a revision stands for. Raises `RevisionError`."""
    return _git(project, "rev-parse", "--verify", "--quiet", f"{_named(revision)}^{{commit}}").decode().strip()


def committed(project: Path, parent: str, files: Mapping[str, str], message: str) -> str:
    """The name of a new commit: `parent` with `files` (path in the project → text) written over it.

    Raises `RevisionError`, also where git does not know who commits.
    """
    prefix = _git(project, "rev-parse", "--show-prefix").decode().strip()
    with tempfile.TemporaryDirectory() as scratch:
        index = str(Path(scratch) / "index")
        _git(project, "read-tree", parent, index=index)
        for path, text in files.items():
            blob = _git(project, "hash-object", "-w", "--stdin", given=text.encode()).decode().strip()
            _git(project, "update-index", "--add", "--cacheinfo", f"100644,{blob},{prefix}{path}", index=index)
        tree = _git(project, "write-tree", index=index).decode().strip()
    return _git(project, "commit-tree", "-p", parent, "-m", message, tree).decode().strip()


def _named(revision: str) -> str:
    if revision.startswith("-"):
        raise RevisionError(f"{revision!r} is no revision")
    return revision


def _git(project: Path, *arguments: str, given: bytes = b"", index: str | None = None) -> bytes:
    command = ["git", "-C", str(project), *arguments]
    environment = {**os.environ, "GIT_INDEX_FILE": index} if index else None
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, env=environment)
    except OSError as error:
        raise RevisionError(f"git cannot be run: {error.strerror}") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise RevisionError(said or f"git {arguments[0]} does not know {arguments[-1]}")
    return done.stdout
