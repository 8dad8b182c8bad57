"""The sign of a figure: what the words left of it in its clause make of a number that is written without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.record.keys import RELATIVE
from generator.sources.cues.passage import fold

if TYPE_CHECKING:
    from generator.reading.figures import Quantity, Stated
    from generator.record.keys import Key
    from generator.record.models import Concept
    from generator.sources.cues import Scene


def sign_of(quantity: Quantity, key: Key, concept: Concept, scene: Scene) -> int:
    """-1 where the words left of the figure in its clause make it negative (DESIGN 5, Sign)."""
    if _takes_direction(key, concept):
        return -1 if quantity.direction == "down" else 1
    if key.measure == "level" and concept.negative_words:
        return _noun_sign(concept, scene)
    return 1


def turns_on_words(said: Stated, key: Key, concept: Concept) -> bool:
    """Whether the words around a figure, and not the figure itself, say that it is negative."""
    by_noun = key.measure == "level" and bool(concept.negative_words)
    is_negative = said.value is not None and said.value < 0
    return not is_negative and (by_noun or _takes_direction(key, concept))


def _takes_direction(key: Key, concept: Concept) -> bool:
    """Whether words of rise and fall (增長, 下降) give the figure its sign."""
    return key.measure in RELATIVE and concept.direction == "signed"


def _noun_sign(concept: Concept, scene: Scene) -> int:
    left = scene.passage.text[scene.passage.clause : scene.passage.start]
    negative = max((left.rfind(fold(word)) for word in concept.negative_words), default=-1)
    positive = max((left.rfind(fold(word)) for word in concept.positive_words), default=-1)
    return -1 if negative > positive else 1
