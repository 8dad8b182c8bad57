"""Mutants of the place: the same token elsewhere, the same selector in another document, a token of opposite direction.

A place that another reading of the same fact cites is no mutant: the sources say it there too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from generator.record.models import Selector
from generator.sources.quotes import matches, shortest
from tests.mutants.edits import Mutant, Recite

if TYPE_CHECKING:
    from generator.judging.observation import Observation
    from generator.reading.figures import Quantity
    from generator.record.models import Reading
    from generator.sources.documents import DocumentText

Texts = Mapping[str, "DocumentText"]
Cited = frozenset[tuple[str, int]]  # document and offset of every reading of one fact


def mutants(observation: Observation, texts: Texts, cited: Cited) -> Iterator[Mutant]:
    """Every mutant of a reading's place; `cited` are the places where readings of its fact stand."""
    yield from _moved(observation, texts, cited)
    yield from _other_documents(observation, texts)
    yield from _opposite(observation, texts, cited)


def _moved(observation: Observation, texts: Texts, cited: Cited) -> Iterator[Mutant]:
    for text in texts.values():
        for figure in text.figures:
            if figure.exact == observation.reading.exact and (text.id, figure.start) not in cited:
                yield _pointed("moved citation", observation, text, figure)


def _other_documents(observation: Observation, texts: Texts) -> Iterator[Mutant]:
    reading = observation.reading
    for document in texts:
        if document != reading.document:
            by = reading.model_copy(update={"document": document})
            edit = Recite(fact=observation.fact.id, reading=reading.id, by=by)
            yield Mutant(kind="document", about=observation.id, what=f"in {document}", part="value", edit=edit)


def _opposite(observation: Observation, texts: Texts, cited: Cited) -> Iterator[Mutant]:
    """A rise told as a fall and the reverse: other figures of the document with the same unit."""
    text = texts.get(observation.reading.document)
    here = _figure(observation, text)
    if text is None or here is None or here.direction is None:
        return
    for figure in text.figures:
        opposite = figure.direction not in (None, here.direction)
        if opposite and figure.unit == here.unit and (text.id, figure.start) not in cited:
            yield _pointed("sign", observation, text, figure)


def _figure(observation: Observation, text: DocumentText | None) -> Quantity | None:
    if text is None or observation.start is None or observation.end is None:
        return None
    return text.figure_at(observation.start, observation.end)


def _pointed(kind: str, observation: Observation, text: DocumentText, figure: Quantity) -> Mutant:
    line, column = text.line_column(figure.start)
    by = _at(observation.reading, text, figure)
    edit = Recite(fact=observation.fact.id, reading=observation.reading.id, by=by)
    what = f"→ {figure.exact} at {line}:{column} of {text.id}"
    return Mutant(kind=kind, about=observation.id, what=what, part="place", edit=edit)


def _at(reading: Reading, text: DocumentText, figure: Quantity) -> Reading:
    """The reading with a selector of that figure: the shortest, else the count of its occurrences."""
    prefix, suffix, occurrence = _selector(text, figure.start, figure.end)
    return reading.model_copy(
        update={
            "document": text.id,
            "exact": figure.exact,
            "prefix": prefix or None,
            "suffix": suffix or None,
            "occurrence": occurrence,
        }
    )


@cache
def _selector(text: DocumentText, start: int, end: int) -> tuple[str, str, str | None]:
    found = shortest(text, start, end)
    if found is not None:
        return (*found, None)
    everywhere = matches(text, Selector(exact=text.text[start:end]))
    return "", "", f"{everywhere.index(start) + 1} of {len(everywhere)}"
