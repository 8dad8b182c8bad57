"""The mutation test on the small project: what must be noticed is, and what asserts nothing new is no mutant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.judging.checks import CHECKS
from tests.mutants.bench import NOT_RUN, bench
from tests.mutants.edits import Mutant, Recite
from tests.mutants.makers import all_mutants
from tests.mutants.report import CLASSES, Tally, render
from tests.small import pressed, small

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mutants.bench import Bench

EACH = 12  # mutants of a class, spread over all that there are
ALWAYS = ("token digit", "scale", "unit", "sign", "qualifier", "document", "formula", "receipt")


@pytest.fixture(scope="module")
def on(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    project: Path = small(tmp_path_factory.mktemp("mutants"))
    made = bench(pressed(project))
    made.warm()
    return made


def some(on: Bench, kind: str) -> list[Mutant]:
    made = all_mutants(on).get(kind, [])
    return made[:: max(1, len(made) // EACH)]


@pytest.mark.parametrize("kind", ALWAYS)
def test_what_nothing_excuses_is_always_noticed(on: Bench, kind: str) -> None:
    trials = [trial for trial in map(on.trial, some(on, kind)) if not trial.same]
    assert trials
    assert all(trial.noticed for trial in trials)


@pytest.mark.parametrize("kind", ["token digit", "period", "concept", "moved citation", "dimension added"])
def test_without_texts_what_touches_an_assertion_is_pending(on: Bench, kind: str) -> None:
    assert all(on.trial(mutant).receipted for mutant in some(on, kind))


def test_a_token_quoted_as_it_is_is_no_mutant(on: Bench) -> None:
    fact = next(f for f in on.pressed.catalog.facts.values() if f.record.read)
    reading = fact.record.read[0]
    edit = Recite(fact=fact.id, reading=reading.id, by=reading)
    trial = on.trial(Mutant(kind="token digit", about=f"{fact.id}#{reading.id}", what="-", part="value", edit=edit))
    assert trial.same


def test_the_report_counts_what_was_tried_and_names_what_survived(on: Bench) -> None:
    kinds = [kind for kind in CLASSES if all_mutants(on).get(kind)]
    tallies = [Tally(kind=kind, made=len(some(on, kind)), trials=[*map(on.trial, some(on, kind))]) for kind in kinds]
    page = render(tallies, on.pressed.catalog)
    survivors = {trial.mutant.about for tally in tallies for trial in tally.survivors()}
    assert all(f"| {tally.kind} | {CLASSES[tally.kind][0]} | {len(tally.real):,} |" in page for tally in tallies)
    assert all(name in page for name in sorted(survivors)[:3])


def test_checks_that_are_no_evidence_are_checks() -> None:
    assert {check.__module__ for check in CHECKS} >= NOT_RUN
