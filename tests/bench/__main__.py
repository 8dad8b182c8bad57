"""`make bench`: what the press costs beside plain MkDocs Material on the same Markdown, into `tests/bench/REPORT.md`.

    python -m tests.bench [--rounds N] [--pages N …]

In this order: what is measured, on the real record and on generated ones; how it grows; the report. The rounds are
interleaved: each measures plain MkDocs and then everything else, and a ratio is to the plain build of its own round, so
that what else the machine does falls on both. Of a large corpus there is one round. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench.corpus import generate
from tests.bench.edits import EDITS, from_nothing
from tests.bench.reading import rates
from tests.bench.runs import REPOSITORY, Cost, cost, plain, zensical

REPORT = Path(__file__).with_name("REPORT.md")
PAGES = (200, 800, 2500)
LARGE = 2000  # pages of which there is one round
SMALLEST = 500  # pages from which growth is told: below, what any build costs is most of it
GENERATED = ("from nothing", "nothing changed", "a line at the top of a file of facts")
RECORD = ("data", "site_src", "mkdocs.yml", "mkdocs.en.yml")
TO_REACH = {
    "from nothing": 3.0,
    "nothing changed": 0.15,
    "one claim edited": 0.30,
    "one fact edited": 0.30,
    "a line at the top of a file of facts": 0.30,
    "a page template edited": 1.2,
    "a theme override edited": 1.5,
}
HEAD = """\
# How fast the press is

Made by `make bench`. Plain `mkdocs build` with Material on the same Markdown, a config per language, is 1: its CPU for
CPU, its wall time for wall time, each in the same round. A ratio is the median of the rounds, with the least and the
most. Memory is the most that one process held.
"""
Round = Mapping[str, Cost]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", type=int, nargs="*", default=PAGES, help="sizes of generated corpora")
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        workshop = Path(folder)
        written = [HEAD]
        for part in _parts(workshop, args.rounds, args.pages):
            written.extend(part)
            REPORT.write_text("\n".join(written) + "\n", "utf-8")  # what was measured is told, whatever comes after
    sys.stdout.write(f"{REPORT.relative_to(REPOSITORY)} written\n")
    return 0


# --- what is measured


def _parts(workshop: Path, rounds: int, sizes: Sequence[int]) -> Iterator[Iterator[str]]:
    yield _real(workshop, rounds)
    yield rates()
    grown: dict[int, float] = {}
    for pages in sizes:
        yield _generated(workshop / str(pages), pages, 1 if pages > LARGE else rounds, grown)
    yield _growth(grown)


def _real(workshop: Path, rounds: int) -> Iterator[str]:
    project = workshop / "real"
    project.mkdir(parents=True)
    for name in RECORD:
        source = REPOSITORY / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, project / name)
    documents = os.environ.get("DOCUMENTS_DIR", "")
    measured = [_round(project, documents, list(EDITS), workshop) for _ in _counted(rounds)]
    pages = sum(1 for _ in (project / "site").rglob("*.html"))
    yield from _table(f"The real record ({pages} pages)", measured)
    commands = [_commands(project, documents) for _ in _counted(rounds)]
    yield from _seconds("Commands on the real record", commands)


def _generated(workshop: Path, pages: int, rounds: int, grown: dict[int, float]) -> Iterator[str]:
    """The table of a corpus; what it took from nothing is noted in `grown`, by its pages."""
    workshop.mkdir(parents=True)
    project = generate(workshop, pages)
    documents = str(project / "texts")
    cost([*_press("verify", project, documents)])
    measured = [_round(project, documents, GENERATED, workshop) for _ in _counted(rounds)]
    found = sum(1 for _ in (project / "site").rglob("*.html"))
    grown[found] = statistics.median(each["from nothing"].cpu for each in measured)
    yield from _table(f"A generated record ({found} pages)", measured)
    shutil.rmtree(workshop)


def _round(project: Path, documents: str, edits: Sequence[str], workshop: Path) -> Round:
    from_nothing(project)
    cost(_press("pages", project, documents))
    found = {"plain MkDocs": plain(project, workshop)}
    if (other := zensical(project, workshop)) is not None:
        found["Zensical"] = other
    for name in edits:
        EDITS[name](project)
        found[name] = cost(_press("build", project, documents))
    return found


def _commands(project: Path, documents: str) -> Round:
    check, fmt = _press("check", project, documents), _press("fmt", project, documents)
    fix = [*check, "--fix"]
    found = {"`--help`": cost(["-m", "generator", "--help"])}
    for name, command in {"`fmt`": fmt, "`check --fix`": fix, "`check`": check}.items():
        shutil.rmtree(project / ".cache", ignore_errors=True)
        found[f"{name}, from nothing"] = cost(command)
    found["`check`, nothing changed"] = cost(check)
    for name, command in {"`check`": check, "`check --fix`": fix}.items():
        EDITS["one fact edited"](project)
        found[f"{name}, one fact edited"] = cost(command)
    return found


def _press(command: str, project: Path, documents: str) -> list[str]:
    named = ["--documents", documents] if documents else []
    return ["-m", "generator", command, "--project", str(project), *named]


def _counted(rounds: int) -> Iterator[int]:
    for each in range(1, rounds + 1):
        sys.stdout.write(f"round {each} of {rounds}\n")
        sys.stdout.flush()
        yield each


def _growth(grown: Mapping[int, float]) -> Iterator[str]:
    """With which power of the pages CPU grows from nothing, between the smallest corpus and the largest."""
    told = {pages: cpu for pages, cpu in sorted(grown.items()) if pages >= SMALLEST}
    if len(told) > 1:
        (least, first), *_, (most, last) = told.items()
        exponent = math.log(last / first) / math.log(most / least)
        yield "## Growth\n\n| pages | from nothing, seconds of CPU |\n| ---: | ---: |"
        yield from (f"| {pages} | {cpu:.1f} |" for pages, cpu in told.items())
        yield f"\nFrom {least} to {most} pages with the power {exponent:.2f} of their number.\n"


# --- the report


def _table(title: str, rounds: Sequence[Round]) -> Iterator[str]:
    base = [each["plain MkDocs"] for each in rounds]
    yield f"## {title}\n"
    yield f"{len(rounds)} round{'s' * (len(rounds) > 1)}; plain MkDocs: {_spread([each.cpu for each in base])} s CPU.\n"
    yield "| build | CPU | wall | to reach, CPU | memory, MB |\n| --- | ---: | ---: | ---: | ---: |"
    for name in rounds[0]:
        costs = [each[name] for each in rounds]
        cpu = _spread([one.cpu / whole.cpu for one, whole in zip(costs, base, strict=True)])
        wall = _spread([one.wall / whole.wall for one, whole in zip(costs, base, strict=True)])
        memory = max(one.memory for one in costs)
        yield f"| {name} | {cpu} | {wall} | {TO_REACH.get(name, '')} | {memory:.0f} |"
    yield ""


def _seconds(title: str, rounds: Sequence[Round]) -> Iterator[str]:
    yield f"## {title}\n\n| command | seconds of CPU |\n| --- | ---: |"
    for name in rounds[0]:
        yield f"| {name} | {_spread([each[name].cpu for each in rounds])} |"
    yield ""


def _spread(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


if __name__ == "__main__":
    sys.exit(main())
