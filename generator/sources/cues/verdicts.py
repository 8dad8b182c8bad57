"""What the rules are asked and what they answer.

A rule compares one part of the key with the passage. Its answers are three: it says nothing where the words bear the
part out; `contradicted` where they name another value; `undecided` where they name none, or cannot be told to belong
to this figure. Only the first is green.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from generator.reading.period_mentions import PeriodMention
from generator.sources.cues.passage import Passage
from generator.sources.cues.vocabulary import Mentions

if TYPE_CHECKING:
    from generator.record.keys import Key
    from generator.record.models import Basis, Concept, Measure

Answer = Literal["contradicted", "undecided"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """A part of the key that the passage does not bear out; `found` may be empty where the answer is undecided."""

    part: str
    answer: Answer
    found: str
    expected: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """What the document's `about` and stretch say of a figure at this place."""

    entity: str | None
    period: str | None
    basis: Basis | None
    stated_by: str | None
    status: str | None
    currency: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Assertion:
    """What a fact says of the figure, with the vocabulary needed to hold it against the text."""

    key: Key
    measures: tuple[Measure, ...]
    concept: Concept
    basis: Basis | None
    stated_by: str | None
    unit: str | None
    direction: str | None
    rivals: frozenset[str]  # concepts that share an alias but differ in basis


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """One figure in its passage: what the text says around it, ready for the rules."""

    passage: Passage
    mentions: Mentions
    periods: tuple[PeriodMention, ...]  # of the context and the sentence
    setting: Setting
    today: date | None = None  # when the document was written


def undecided(part: str, expected: str, found: str = "") -> Doubt:
    """That the words around the figure do not tell."""
    return Doubt(part=part, answer="undecided", found=found, expected=expected)


def contradicted(part: str, found: str, expected: str) -> Doubt:
    """That the words around the figure say something else."""
    return Doubt(part=part, answer="contradicted", found=found, expected=expected)
