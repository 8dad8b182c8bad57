"""What two processes find is what one finds, and what ends one of them is met in the other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator import two_processes
from generator.findings import Finding, Place
from generator.two_processes import by_two

PATIENCE = 60.0  # seconds; a busy machine is no failure
PATHS = [f"{number}.html" for number in range(5)]


def _found(path: str) -> list[Finding]:
    """A finding that tells which process found it."""
    return [Finding(code="malformed", place=Place(file=path), message=str(os.getpid()))]


def _processes(paths: list[str], *, much: bool = True) -> int:
    found = by_two(_found, paths, much=much)
    assert [finding.place.file for finding in found] == paths
    return len({finding.message for finding in found})


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A process that says of itself that it has one thread: that of the tests may have more."""
    (tmp_path / "1").touch()
    monkeypatch.setattr(two_processes, "THREADS", str(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("alone")
def test_much_is_done_by_two() -> None:
    assert _processes(PATHS) == _processes(PATHS[:2]) == 2
    assert _processes(PATHS[:1]) == _processes(PATHS, much=False) == 1
    assert by_two(_found, [], much=True) == []


def test_a_process_of_several_threads_is_not_copied(alone: Path) -> None:
    (alone / "2").touch()
    assert _processes(PATHS) == 1


def test_threads_are_counted() -> None:
    wait = threading.Event()
    thread = threading.Thread(target=wait.wait)
    thread.start()
    assert _processes(PATHS) == 1
    wait.set()
    thread.join()


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("at", [0, -1])
def test_a_file_that_cannot_be_read_is_told_whoever_reads_it(at: int, capfd: pytest.CaptureFixture[str]) -> None:
    def failing(path: str) -> list[Finding]:
        if path == PATHS[at]:
            raise OSError("gone")
        return []

    with pytest.raises(OSError, match="gone"):
        by_two(failing, PATHS, much=True)
    assert capfd.readouterr().err == ""


@pytest.mark.usefixtures("alone")
def test_a_copy_that_is_killed_leaves_nothing_uninspected() -> None:
    here = os.getpid()

    def killed(path: str) -> list[Finding]:
        if os.getpid() != here:
            os._exit(9)
        return _found(path)

    assert [finding.place.file for finding in by_two(killed, PATHS, much=True)] == PATHS


LEFT_ALONE = """
import os, sys, time
from generator.two_processes import by_two

def work(thing):
    if thing == "copy":
        print(os.getpid(), flush=True)
    time.sleep(6000)

by_two(work, ["here", "copy"], much=True)
"""


def test_a_copy_ends_with_the_process_that_it_is_of() -> None:
    with subprocess.Popen([sys.executable, "-c", LEFT_ALONE], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        copy = int(process.stdout.readline())
        process.kill()
    until = time.monotonic() + PATIENCE
    while (is_left := Path(f"/proc/{copy}/exe").exists()) and time.monotonic() < until:
        time.sleep(0.05)
    if is_left:
        os.kill(copy, signal.SIGKILL)
    assert not is_left
