"""Do the words around a figure bear out what a fact says of it? One rule per part of the key (DESIGN 4, Cues).

What the document's `about` or stretch already says needs no word; a departure from it does, and so does the concept.
Order of the rules: concept, dimensions, entity, period, basis, measure, whole, comparison, status, speaker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.sources.cues.footing import basis_named, speaker_named, status_named
from generator.sources.cues.measure_words import comparison_named, measure_named, whole_named
from generator.sources.cues.naming import concept_named, dimensions_named, entity_named
from generator.sources.cues.periods import period_named
from generator.sources.cues.verdicts import Assertion, Doubt, Scene

Rule = Callable[[Assertion, Scene], Iterator[Doubt]]

RULES: tuple[Rule, ...] = (
    concept_named,
    dimensions_named,
    entity_named,
    period_named,
    basis_named,
    measure_named,
    whole_named,
    comparison_named,
    status_named,
    speaker_named,
)


def doubts(assertion: Assertion, scene: Scene) -> tuple[Doubt, ...]:
    """Every doubt the rules have about the assertion, in the order of the rules; none where it is borne out."""
    return tuple(doubt for rule in RULES for doubt in rule(assertion, scene))
