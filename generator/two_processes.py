"""Much work done by two processes: this one, and a copy of it that knows all that is loaded (`by_two`).

A copy costs no loading, which is most of what a process of its own would do. Only a process of one thread is copied: in
a copy of several the others stand still, with whatever they hold locked. Linux tells how many there are; where that
cannot be known, one process does it all. A copy ends with the process that it is of, whatever ends that: it holds the
lock of the build as well (`ends_with`). What makes one is loaded then: most runs make none.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")
THREADS = "/proc/self/task"  # of Linux
PR_SET_PDEATHSIG = 1  # linux/prctl.h


def by_two(work: Callable[[T], list[R]], things: Sequence[T], *, much: bool) -> list[R]:
    """What `work` gives for all things, in order; the second half in a copy of this process where it is `much`, else a
    copy costs more than it saves. Raises what `work` raises, which must bear to be done again."""
    half = (len(things) + 1) // 2
    if not (much and things[half:] and _may_be_copied()):
        return _all(work, things)
    from multiprocessing import get_context

    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    copy = context.Process(target=_tell, args=(os.getpid(), there, work, things[half:]), daemon=True)
    copy.start()
    there.close()
    done = _all(work, things[:half])
    try:
        return [*done, *here.recv()]
    except EOFError:  # the copy came to an end before it could tell: what ended it is met here
        return [*done, *_all(work, things[half:])]
    finally:
        copy.join()


def _all(work: Callable[[T], list[R]], things: Sequence[T]) -> list[R]:
    return [each for thing in things for each in work(thing)]


def _tell(parent: int, there: Connection, work: Callable[[T], list[R]], things: Sequence[T]) -> None:
    ends_with(parent)
    with suppress(Exception, KeyboardInterrupt):  # which the other process meets as well
        there.send(_all(work, things))


def ends_with(parent: int) -> None:
    """This process ends with its parent, whatever ends that, where the system can see to it."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before that was said
        os._exit(1)


def _may_be_copied() -> bool:
    from multiprocessing import current_process

    try:
        return len(os.listdir(THREADS)) == 1 and not current_process().daemon
    except OSError:
        return False
