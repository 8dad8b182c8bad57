"""Many files inspected by two processes: this one, and a copy of it that knows all that is loaded.

A copy costs no loading, which is most of what a process of its own would do. Only a process of one thread is copied: in
a copy of several the others stand still, with whatever they hold locked. Linux tells how many there are; where that
cannot be known, one process does it all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import current_process, get_context
from multiprocessing.connection import Connection

from generator.findings import Finding

MANY = 100  # files, below which a copy costs more than it saves
THREADS = "/proc/self/task"

Inspected = Callable[[str], list[Finding]]


def inspected_by_two(inspected: Inspected, paths: Sequence[str]) -> list[Finding]:
    """What is found in all files. Raises what `inspected` raises."""
    half = len(paths) // 2
    if half < MANY or not _may_be_copied():
        return _all(inspected, paths)
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    copy = context.Process(target=_tell, args=(there, inspected, paths[half:]), daemon=True)
    copy.start()
    there.close()
    found = _all(inspected, paths[:half])
    try:
        return [*found, *here.recv()]
    except EOFError:  # the copy came to an end before it could tell: what ended it is met here
        return [*found, *_all(inspected, paths[half:])]
    finally:
        copy.join()


def _all(inspected: Inspected, paths: Sequence[str]) -> list[Finding]:
    return [finding for path in paths for finding in inspected(path)]


def _tell(there: Connection, inspected: Inspected, paths: Sequence[str]) -> None:
    with suppress(Exception, KeyboardInterrupt):  # which the other process meets as well
        there.send(_all(inspected, paths))


def _may_be_copied() -> bool:
    try:
        return len(os.listdir(THREADS)) == 1 and not current_process().daemon
    except OSError:
        return False
