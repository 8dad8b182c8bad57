"""From a tree of Markdown to a tree of HTML: MkDocs, one process per language, side by side; of few pages one process
for all, because to load the engine takes as long as they do.

In this order: `Job`, a language to be built; `build_languages`, which runs them all; how a process is started,
awaited and ended; how its lines become findings; what is settled in its output.

A process gets an allow-list of the environment, a fixed hash seed, time zone, locale and date, and proxies that
answer nothing. It builds into a folder beside the site: what it leaves behind when it is killed is nobody's site.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from types import MappingProxyType
from typing import IO, Any

from generator.findings import Collected, Finding, Place, in_file_order
from generator.site import engine_hook

TIMEOUT = 600.0
HANDED_OVER = ("PATH", "TMPDIR", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "SITE_URL", "REPO_URL", "CONTACT")
NOWHERE = "http://127.0.0.1:9"  # the discard port: whatever asks the network is refused at once
FIXED = {
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "NO_COLOR": "1",
    "NO_MKDOCS_2_WARNING": "1",
    **dict.fromkeys(("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), NOWHERE),
}

# PR_SET_PDEATHSIG (1): on Linux a build that is killed takes its engines with it. Elsewhere they run to their end.
LAUNCH = """
import ctypes, io, json, runpy, signal, sys, traceback
prctl = getattr(ctypes.CDLL(None), "prctl", None)
prctl and prctl(1, signal.SIGKILL)
class Given(io.BytesIO):
    name = "<stdin>"
mark, jobs = json.load(sys.stdin)
for out, config in jobs:
    sys.argv[1:] = ["build", "--strict", "-f", "-", "-d", out]
    sys.stdin = io.TextIOWrapper(Given(config.encode()))
    status = 0
    try:
        runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
        isinstance(end.code, str) and print(end.code)
    except BaseException:
        traceback.print_exc()
        status = 1
    sys.stderr.flush()
    print(f"{mark} {status}", flush=True)
"""

RECORD = re.compile(r"^(?P<level>DEBUG|INFO|WARNING|ERROR|CRITICAL) +-  (?P<message>.*)$")
ABORTED = re.compile(r"^Aborted\b.*$")
NAMED_PAGE = re.compile(r"(?:Doc file|[Pp]age) '(?P<page>[^'\n]+)'")
TEMPLATE_LINE = re.compile(r'^  File "(?P<file>[^"\n]+\.(?:html|xml))", line (?P<line>[0-9]+)', re.MULTILINE)
LAST_CHANGE = re.compile(rb"\s*<lastmod>[^<]*</lastmod>")


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """One language: its config (relative to the project), its Markdown, and the folder for its HTML.

    `shown` is the folder where the Markdown lies for the reader of a finding, from the project; `docs` where empty.
    `plainly` where no hooks are in the config and the extensions are those of Markdown alone, for `engine_hook`.
    """

    config: str
    docs: Path
    out: Path
    shown: str = ""
    plainly: bool = False

    @property
    def overrides(self) -> dict[str, Any]:
        """What stands over the config."""
        hooks = {"hooks": [engine_hook.__file__]} if self.plainly else {}
        return {"docs_dir": str(self.docs.resolve()), **hooks}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Running:
    jobs: Sequence[Job]
    process: subprocess.Popen[bytes]
    output: IO[bytes]
    mark: str  # stands in what it says after each language, with how that ended; nothing else can know it


def build_languages(
    project: Path,
    jobs: Sequence[Job],
    *,
    together: bool = False,
    epoch: int,
    settings: Mapping[str, str] = MappingProxyType({}),
    timeout: float = TIMEOUT,
) -> Collected[None]:
    """Build every job with `mkdocs build --strict`, at once or one after the other (`together`), and settle its output.

    `epoch` (seconds since 1970) is the only date an engine sees, `settings` stand over the environment (see
    `Settings.environment`), `timeout` (seconds) holds for all engines together.
    Each warning and error of an engine is a finding with code `engine`; so is an engine that ends badly, does not
    start or does not end. A `KeyboardInterrupt` or SIGTERM ends the engines first and is then raised on.
    """
    symlinks = [finding for job in jobs for finding in _symlinks(project, job.docs)]
    if symlinks:
        return Collected(value=None, findings=in_file_order(symlinks))
    try:
        groups = [jobs] if together and jobs else [[job] for job in jobs]
        findings = tuple(_run(project, groups, environment(epoch, os.environ | settings), timeout))
        if not findings:
            for job in jobs:
                _settle(job.out)
    except OSError as error:
        findings = (_finding(jobs[0].config, f"the engine could not run: {error.strerror}"),)
    return Collected(value=None, findings=in_file_order(findings))


def environment(epoch: int, given: Mapping[str, str]) -> dict[str, str]:
    """What an engine may know of the environment `given`, and what it is told instead."""
    return {name: given[name] for name in HANDED_OVER if name in given} | FIXED | {"SOURCE_DATE_EPOCH": str(epoch)}


def _run(project: Path, groups: Sequence[Sequence[Job]], env: Mapping[str, str], timeout: float) -> Iterator[Finding]:
    deadline = time.monotonic() + timeout
    running: list[_Running] = []
    with ExitStack() as outputs, _orderly_end():
        try:
            for jobs in groups:
                output = outputs.enter_context(tempfile.TemporaryFile())
                running.append(_start(project, jobs, env, output))
            for engine in running:
                yield from _await(project, engine, deadline, timeout)
        finally:
            for engine in running:
                _end(engine)


def _start(project: Path, jobs: Sequence[Job], env: Mapping[str, str], output: IO[bytes]) -> _Running:
    """The engine in a process group of its own.

    Each config inherits from the project's, because MkDocs has no option for the docs folder; its relative paths hold
    from the working directory. `-P` and `-s` keep files of the project and of the user's home from posing as modules.
    """
    process = subprocess.Popen(
        [sys.executable, "-P", "-s", "-c", LAUNCH],
        cwd=project, env=env, stdin=subprocess.PIPE, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip
    assert process.stdin is not None
    mark = token_hex()
    with suppress(BrokenPipeError), process.stdin as told:
        told.write(json.dumps([mark, [(str(job.out.resolve()), _config(job)) for job in jobs]]).encode())
    return _Running(jobs=jobs, process=process, output=output, mark=mark)


def _config(job: Job) -> str:
    over = {"INHERIT": job.config, **job.overrides}
    return "".join(f"{name}: {json.dumps(value)}\n" for name, value in over.items())


def _await(project: Path, engine: _Running, deadline: float, timeout: float) -> Iterator[Finding]:
    try:
        status = engine.process.wait(max(0.0, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        status = None
    engine.output.seek(0)
    said = re.split(f"{engine.mark} ([0-9]+)\n", engine.output.read().decode("utf-8", "replace"))
    ended = [*zip(said[::2], map(int, said[1::2]), strict=False)]
    for job, (output, its_status) in zip(engine.jobs, ended, strict=False):
        yield from read_output(project, job, output, its_status)
    at_work = engine.jobs[min(len(ended), len(engine.jobs) - 1)]
    if status is None:
        yield _finding(at_work.config, f"the engine was not done after {timeout:g} seconds")
    elif status:
        yield from read_output(project, at_work, said[-1], status)
    elif len(ended) < len(engine.jobs):
        yield _finding(at_work.config, "the engine ended before it was done")


def _end(engine: _Running) -> None:
    """Kill the engine's process group, unless the engine is done."""
    if engine.process.poll() is None:
        os.killpg(engine.process.pid, signal.SIGKILL)
        engine.process.wait()


@contextmanager
def _orderly_end() -> Iterator[None]:
    """While it holds, SIGTERM unwinds the stack, so that `finally` clauses run, instead of ending it at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def leave(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def read_output(project: Path, job: Job, output: str, status: int) -> Iterator[Finding]:
    """A finding for each warning and error in what the engine said, and at least one where it ended badly."""
    lines = _without(output, project, job).splitlines()
    records = [record for record in map(RECORD.match, lines) if record]
    problems = [record["message"] for record in records if record["level"] not in {"DEBUG", "INFO"}]
    yield from (_placed(project, job, message) for message in dict.fromkeys(problems))
    if status == 0:
        return
    last = next((line for line in reversed(lines) if line.strip()), "it said nothing")
    if not problems or not (RECORD.match(last) or ABORTED.match(last)):
        where = list(TEMPLATE_LINE.finditer("\n".join(lines)))
        place = Place(file=where[-1]["file"], line=int(where[-1]["line"])) if where else Place(file=job.config)
        yield Finding(code="engine", place=place, message=f"the engine ended with status {status}: {last.strip()}")


def _without(output: str, project: Path, job: Job) -> str:
    """`output` with paths of the project instead of paths of this machine."""
    folders = [(job.out.resolve(), ""), (project.resolve(), ""), (project.absolute(), "")]
    for folder, instead in folders:
        output = output.replace(f"{folder}{os.sep}", instead)
    return output


def _placed(project: Path, job: Job, message: str) -> Finding:
    named = NAMED_PAGE.search(message)
    file = f"{job.shown or _shown(project, job.docs)}/{named['page']}" if named else job.config
    return _finding(file, message)


def _finding(file: str, message: str) -> Finding:
    return Finding(code="engine", place=Place(file=file), message=message)


def _shown(project: Path, path: Path) -> str:
    """`path` from the project's root, or its last part where it lies elsewhere."""
    resolved, root = path.resolve(), project.resolve()
    return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else resolved.name


def _symlinks(project: Path, docs: Path) -> Iterator[Finding]:
    """MkDocs copies what a symlink points at into the site, whatever that is."""
    for folder, folders, files in os.walk(docs):
        for name in (*folders, *files):
            path = Path(folder, name)
            if path.is_symlink():
                shown = f"{_shown(project, docs)}/{path.relative_to(docs).as_posix()}"
                message = "a symbolic link, which the engine would follow"
                yield Finding(code="engine", place=Place(file=shown), message=message, hint="put the file itself there")


def _settle(out: Path) -> None:
    """Take out what makes two builds of the same pages differ: the date of every page is the date of the build."""
    sitemap = out / "sitemap.xml"
    if sitemap.exists():
        sitemap.write_bytes(LAST_CHANGE.sub(b"", sitemap.read_bytes()))
    (out / "sitemap.xml.gz").unlink(missing_ok=True)
