"""`python -m tests.mutants`: try every mutant of this project and write `tests/mutants/REPORT.md`.

The texts are found as by every command (`DOCUMENTS_DIR`, else `documents/`); without them the mutants are tried with
the committed receipts only. Exit code 1 where a class falls short of its goal, 2 where the record itself has errors.
"""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path

from generator.findings import Severity, render_text
from generator.press import press
from generator.settings import load_settings
from tests.mutants.bench import Bench, Trial, bench
from tests.mutants.edits import Mutant
from tests.mutants.makers import all_mutants, sampled
from tests.mutants.report import CLASSES, Tally, render

PROJECT = Path(__file__).parents[2]
REPORT = Path(__file__).with_name("REPORT.md")
PROCESSES = 2
CHUNK = 25


def main() -> int:
    """Try, write, and say what falls short."""
    pressed = press(PROJECT, load_settings(PROJECT, None).documents)
    errors = [finding for finding in pressed.findings if finding.severity is Severity.ERROR]
    if errors:
        _say("the record has errors of its own; mend them first:", *map(render_text, errors[:20]))
        return 2
    tallies = tried(bench(pressed))
    page = render(tallies, pressed.catalog)
    REPORT.write_text(page, "utf-8", newline="\n")
    short = [tally.kind for tally in tallies if tally.below_goal()]
    _say(f"{REPORT.relative_to(PROJECT)} written", *(f"{kind} falls short of its goal" for kind in short))
    return 1 if short else 0


def tried(on: Bench) -> list[Tally]:
    """All mutants tried, by class in the order of the report."""
    made = all_mutants(on)
    chosen = [mutant for kind in CLASSES for mutant in sampled(made.get(kind, []))]
    trials = _trials(on, chosen)
    return [
        Tally(kind=kind, made=len(made[kind]), trials=[trial for trial in trials if trial.mutant.kind == kind])
        for kind in CLASSES
        if kind in made
    ]


class _Task:
    """What a forked process works on: set before the fork, so that nothing large is ever sent."""

    on: Bench
    mutants: list[Mutant]


def _trials(on: Bench, mutants: list[Mutant]) -> list[Trial]:
    on.warm()
    _Task.on, _Task.mutants = on, mutants
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        return pool.map(_trial, range(len(mutants)), chunksize=CHUNK)


def _trial(position: int) -> Trial:
    return _Task.on.trial(_Task.mutants[position])


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    sys.exit(main())
