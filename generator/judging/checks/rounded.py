"""Rule: a document that is said to tell its figures round has such figures, and none in scope has a finer digit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, quoted
from generator.judging.roundness import declared, roundness_of

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.judging.observation import Observation
    from generator.record.catalog import Catalog, Origin
    from generator.record.models import Document, Roundness


def unsupported_roundness(subject: Subject) -> Iterator[Finding]:
    """Declared roundness that a reading refutes by a finer digit, or that changes nothing."""
    readings = _by_document(subject)
    for document, origin in subject.catalog.documents.values():
        for path, roundness in declared(document):
            told = [each for each in readings[document.id] if _is_told_by(each, roundness)]
            finer = [each for each in told if each.stated and not each.stated.ends_before(roundness.decimals)]
            yield from (_refuted(each, roundness, origin.at(*path, "decimals")) for each in finer)
            changes = any(each.roundness == roundness for each in told)
            is_known = _is_known(roundness, subject.catalog)
            if is_known and not finer and not changes and not _any_pending(document, subject, readings):
                yield _needless(document, origin, path)


def _by_document(subject: Subject) -> Mapping[str, Sequence[Observation]]:
    found: dict[str, list[Observation]] = defaultdict(list)
    for judged in subject.edition.facts.values():
        for reading in judged.readings:
            found[reading.observation.document.id].append(reading.observation)
    return found


def _is_told_by(observation: Observation, roundness: Roundness) -> bool:
    """Whether a plain value stands in the scope of a declaration."""
    stated = observation.stated
    if stated is None or not stated.is_pointed or stated.is_estimate:
        return False
    return roundness_of(observation.asserted, stated, observation.document, observation.start) == roundness


def _is_known(roundness: Roundness, catalog: Catalog) -> bool:
    """Whether all that it names exists; `known_ids` says what does not."""
    return (
        roundness.unit in catalog.units
        and catalog.concepts.keys() >= {*roundness.concepts}
        and catalog.dimensions.keys() >= {*roundness.dimensions}
    )


def _any_pending(document: Document, subject: Subject, readings: Mapping[str, Sequence[Observation]]) -> bool:
    """Whether a reading of the document could not be read yet, which may be one that is told so."""
    cited = sum(
        reading.document == document.id for fact in subject.catalog.facts.values() for reading in fact.record.read
    )
    return cited > sum(each.evidence != "pending" for each in readings[document.id])


def _refuted(observation: Observation, roundness: Roundness, place: Place) -> Finding:
    return Finding(
        code="roundness-refuted",
        place=place,
        message=f"{quoted(observation.reading.exact, 20)} of {observation.fact.id} has a digit behind that place, so "
        f"{observation.document.id} does not tell such figures to `decimals: {roundness.decimals}`",
        expected="a place that every reading in scope keeps to",
        hint="narrow the scope by `concepts`, `dimensions` or a stretch of the document, or declare the finer place",
        looked_up=(f"fact:{observation.fact.id}", f"document:{observation.document.id}"),
    )


def _needless(document: Document, origin: Origin, path: tuple[str | int, ...]) -> Finding:
    return Finding(
        code="roundness-needless",
        place=origin.at(*path),
        message=f"no reading in {document.id} is told rounder by this than its digits say",
        hint="correct `unit`, `decimals` or the scope, or delete it",
        looked_up=("fact:", f"document:{document.id}"),
    )
