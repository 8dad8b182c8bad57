"""No file tells of the machine it was built on: no paths, no home folders, no keys."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.findings import Finding
from generator.site.inspection.context import Context, Site, found_at

# Each pattern with words one of which is in all that it matches: looking for those first is a hundred times faster.
HOMES = (
    re.compile(rb"file:///|/(?:home|Users)/[A-Za-z][A-Za-z0-9._-]*/|[A-Za-z]:\\+Users\\+"),
    (b"file:///", b"/home/", b"/Users/", b"Users\\"),
)
KEYS = (
    re.compile(
        rb"gh[pousr]_[A-Za-z0-9]{30}|github_pat_[A-Za-z0-9_]{20}|AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY"
    ),
    (b"ghp_", b"gho_", b"ghu_", b"ghs_", b"ghr_", b"github_pat_", b"AKIA", b"PRIVATE KEY"),
)
SHORTEST = 5  # characters: a shorter path (/, /tmp) says nothing of the machine


def inspect_machine(site: Site, context: Context) -> Iterator[Finding]:
    """A finding for each file that holds one of `context.private`, a path into a home folder, or what looks like a
    key. What was found is not shown: a finding is read in public logs."""
    words = _words(context)
    private = re.compile(b"|".join(map(re.escape, words))), words
    kinds = ((private, "a path of this machine"), (HOMES, "a path into a home folder"), (KEYS, "what looks like a key"))
    for path in sorted(site.subject):
        content = site.read(path)
        for (pattern, marks), what in kinds:
            match = pattern.search(content) if any(mark in content for mark in marks) else None
            if match:
                line = content.count(b"\n", 0, match.start()) + 1
                yield Finding(code="private-text", place=found_at(site, path, line), message=f"holds {what}")


def names_machine(content: bytes, context: Context) -> bool:
    """Whether a file holds one of `context.private`."""
    return any(word in content for word in _words(context))


def _words(context: Context) -> tuple[bytes, ...]:
    return tuple(map(os.fsencode, context.private))


def private_paths(folders: Sequence[Path]) -> tuple[str, ...]:
    """The ways in which the paths of `folders` could stand in a file, for `Context.private`."""
    written = {str(each) for folder in folders for each in (folder.absolute(), folder.resolve())}
    return tuple(sorted(text for text in written if len(text) >= SHORTEST))
