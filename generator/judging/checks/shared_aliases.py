"""Rule: an alias belongs to one concept, but where concepts of another basis are called alike (net profit).

Two that share one are never told apart by it: the words around a figure bear out both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from generator.findings import Finding, quoted
from generator.judging.standing import PENDING
from generator.sources.cues.passage import fold

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.judging.edition import Edition
    from generator.record.models import Concept


def shared_aliases(subject: Subject) -> Iterator[Finding]:
    """Each alias of two concepts, once: with the one whose citations await verification, for it was changed."""
    called: dict[str, list[tuple[Concept, str]]] = defaultdict(list)
    for concept, _ in subject.catalog.concepts.values():
        for folded, alias in {fold(alias): alias for alias in concept.aliases}.items():
            called[folded].append((concept, alias))
    changed = _awaiting(subject.edition)
    for alike in called.values():
        for pair in combinations(alike, 2):
            if pair[0][0].basis == pair[1][0].basis:
                (other, _), (here, alias) = sorted(pair, key=lambda each: each[0].id in changed)
                yield _finding(here, alias, other, subject)


def _awaiting(edition: Edition) -> set[str]:
    """The concepts of which some citation is verified by nothing."""
    judged = (each for each in edition.facts.values() if any(r.observation.evidence == PENDING for r in each.readings))
    return {each.fact.key.concept for each in judged}


def _finding(here: Concept, alias: str, other: Concept, subject: Subject) -> Finding:
    place = subject.catalog.concepts[other.id][1].at("aliases")
    also = f"{other.id} ({place.file}:{place.line})"
    return Finding(
        code="alias-shared",
        place=subject.catalog.concepts[here.id][1].at("aliases", here.aliases.index(alias)),
        message=f"{quoted(alias)} is an alias of {here.id} here and of {also}: a figure beside it may be of either",
        expected="a word that texts use for one of the two alone",
        hint=f"take it off one of them, or write the longer word by which texts mean {here.id}",
    )
