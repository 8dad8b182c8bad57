"""A word of the vocabulary that takes readings from other facts: told where the word is written, not at each of them.

A citation whose receipt still holds was verified as it stands, and nothing of its own was changed since. Where the
words around it are found to mean another concept all the same, it is that concept that has a new word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.findings import Finding, quoted
from generator.sources.cues.passage import fold, passage
from generator.sources.receipts import receipt

if TYPE_CHECKING:
    from generator.judging.observation import Observation, Resolved
    from generator.record.catalog import Catalog
    from generator.sources.documents import DocumentText
    from generator.sources.receipts import DocumentReceipts

MOST_NAMED = 3  # readings in a message
Word = tuple[str, int]  # a concept, and which of its aliases


def taken(
    resolved: Resolved, catalog: Catalog, texts: Mapping[str, DocumentText], kept: Mapping[str, DocumentReceipts]
) -> Iterator[Finding]:
    """One finding for each alias that is found beside verified figures of other concepts."""
    by: dict[Word, list[Observation]] = defaultdict(list)
    doubted = {f.place: f for f in resolved.findings if f.code == "cue-concept" and f.answer == "contradicted"}
    for observation in (each for readings in resolved.observations.values() for each in readings if doubted):
        finding = doubted.get(observation.origin.at("exact"))
        names = _others(finding, observation, catalog) if finding else ()
        if names and _is_verified(observation, resolved, kept):
            by[_word(observation, names, catalog, texts[observation.document.id])].append(observation)
    for word, observations in by.items():
        if not _is_shared(word, catalog):
            yield _finding(*word, observations, catalog)


def _others(finding: Finding, observation: Observation, catalog: Catalog) -> tuple[str, ...]:
    """The concepts that the words are found to mean, of those that a finding looked up."""
    key = observation.asserted
    names = (name.partition(":")[2] for name in finding.looked_up if name.startswith("concept:"))
    return tuple(name for name in names if name in catalog.concepts and name not in (key.concept, key.of))


def _is_shared(word: Word, catalog: Catalog) -> bool:
    """Whether another concept of the same basis has the word too, which is told as that (`alias-shared`)."""
    concept = catalog.concept(word[0])
    alias = fold(concept.aliases[word[1]])
    others = (
        other for other, _ in catalog.concepts.values() if other.id != concept.id and other.basis == concept.basis
    )
    return any(alias == fold(each) for other in others for each in other.aliases)


def _is_verified(observation: Observation, resolved: Resolved, kept: Mapping[str, DocumentReceipts]) -> bool:
    evidence, record = resolved.evidence.get(observation.id), kept.get(observation.document.id)
    return (
        evidence is not None
        and record is not None
        and record.citations.get(observation.id) == receipt(evidence[1], evidence[2])
    )


def _word(observation: Observation, names: Sequence[str], catalog: Catalog, text: DocumentText) -> Word:
    """The alias of these concepts that stands nearest before the figure in its sentence, else anywhere in it."""
    start, end = observation.start or 0, observation.end or 0
    folded = fold(text.text)
    around = passage(folded, start, end, text.start, text.end)
    words = [(name, at, fold(alias)) for name in names for at, alias in enumerate(catalog.concept(name).aliases)]
    for first, last in ((around.sentence, start), (end, around.sentence_end), around.context):
        found = [(folded.rfind(word, first, last), len(word), name, at) for name, at, word in words]
        if max(found)[0] >= 0:
            return max(found)[2:]
    return words[0][:2]


def _finding(name: str, at: int, observations: Sequence[Observation], catalog: Catalog) -> Finding:
    concept, origin = catalog.concepts[name]
    more = f" and {len(observations) - MOST_NAMED} more" if len(observations) > MOST_NAMED else ""
    owners = ", ".join(dict.fromkeys(observation.fact.key.concept for observation in observations))
    number = "a verified reading" if len(observations) == 1 else f"{len(observations)} verified readings"
    return Finding(
        code="alias-takes",
        place=origin.at("aliases", at),
        message=f"{quoted(concept.aliases[at])} as an alias of {name} takes {number} of {owners}, in which nothing "
        f"was changed: {', '.join(observation.id for observation in observations[:MOST_NAMED])}{more}",
        expected="an alias that texts use for this concept alone",
        hint=f"take it off, or write the longer word by which texts mean {name}",
    )
