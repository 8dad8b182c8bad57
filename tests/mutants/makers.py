"""All mutants of a project, class by class, in a stable order; a class that grows too large is sampled by digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from tests.mutants import decisions, forgeries, keys, places, tokens
from tests.mutants.bench import Bench
from tests.mutants.edits import Mutant

MOST = 4000  # of one class; more say nothing new
DEAR = {"formula": 400}  # each of these is judged by a run over the whole record


def all_mutants(bench: Bench) -> dict[str, list[Mutant]]:
    """Every mutant of the project by class."""
    made: dict[str, list[Mutant]] = {}
    for mutant in _made(bench):
        made.setdefault(mutant.kind, []).append(mutant)
    return made


def sampled(mutants: list[Mutant]) -> list[Mutant]:
    """As many of one class as are tried, those whose ids have the smallest digests: the same ones on every machine."""
    most = min((DEAR.get(mutant.kind, MOST) for mutant in mutants), default=MOST)
    if len(mutants) <= most:
        return mutants
    last = sorted(map(_digest, mutants))[most - 1]
    return [mutant for mutant in mutants if _digest(mutant) <= last]


def _made(bench: Bench) -> Iterator[Mutant]:
    catalog, texts = bench.pressed.catalog, bench.pressed.texts
    for observation in bench.observations():
        yield from tokens.mutants(observation)
        yield from places.mutants(observation, texts, bench.places[observation.fact.id])
        yield from keys.mutants(observation, catalog)
    yield from decisions.mutants(catalog)
    names = frozenset(observation.id for observation in bench.observations())
    yield from forgeries.mutants(bench.kept, bench.pressed.resolved.evidence, names)


def _digest(mutant: Mutant) -> str:
    return hashlib.blake2b(mutant.id.encode(), digest_size=16).hexdigest()
