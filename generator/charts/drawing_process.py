"""A process beside this one that draws charts: it loads what draws, and draws, while this one does other things.

One and not two, because Vega is slow until it has drawn some forty charts, and each process would have to warm up. It
ends with this one.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import current_process, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NamedTuple

from generator.charts.model import ChartInput
from generator.charts.picture import Drawn
from generator.two_processes import ends_with


class _Process(NamedTuple):
    process: BaseProcess
    line: Connection


_begun: list[_Process] = []  # one at most


def may_begin() -> bool:
    """Whether this process may have one: those behind the live preview, which end with their parent, may not."""
    return not current_process().daemon


def begin() -> None:
    """Begin the process, where there is none; it loads what draws at once."""
    if not _begun:
        context = get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=_work, args=(there, os.getpid()), daemon=True)
        process.start()
        there.close()
        _begun.append(_Process(process, here))


def drawn(charts: Sequence[ChartInput], fonts: Path | None, meanwhile: Callable[[], None]) -> Iterator[Drawn]:
    """The drawings of charts, in order, as they come; `meanwhile` is done first in this process. Raises what drawing
    raises, here."""
    begin()
    process, line = _begun.pop()
    try:
        with suppress(OSError):
            line.send((charts, fonts))
        meanwhile()
        told = yield from _told(line, len(charts))
    finally:
        process.terminate()
        process.join()
        line.close()
    if charts[told:]:  # it came to an end before: what ended it is met here
        from generator.charts.render import drawings

        yield from (drawings(chart, fonts) for chart in charts[told:])


def _told(line: Connection, number: int) -> Generator[Drawn, None, int]:
    """What is told, and in the end how many were."""
    for told in range(number):
        try:
            each: Drawn = line.recv()
        except (EOFError, OSError):
            return told
        yield each
    return number


def _work(line: Connection, parent: int) -> None:
    """Draw what is asked for, once; who asks takes the drawings when it has time."""
    ends_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked is interrupted as well, and ends this
    with suppress(Exception), ThreadPoolExecutor(1) as talking:  # what is raised is met by who asked
        asked = talking.submit(line.recv)
        from generator.charts.render import drawings

        charts, fonts = asked.result()
        for chart in charts:
            talking.submit(line.send, drawings(chart, fonts))
