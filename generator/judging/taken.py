"""A word of the vocabulary that takes readings from other facts: told where the word is written, not at each of them.

A citation whose receipt still holds was verified as it stands, and nothing of its own was changed since. Where the
words around it are found to mean another concept, or another member of a dimension, all the same, it is that which has
a new word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.findings import Finding, quoted
from generator.sources.cues.passage import fold, passage
from generator.sources.receipts import receipt

if TYPE_CHECKING:
    from generator.findings import Place
    from generator.judging.observation import Observation, Resolved
    from generator.record.catalog import Catalog
    from generator.record.models import Member
    from generator.sources.documents import DocumentText
    from generator.sources.receipts import DocumentReceipts

MOST_NAMED = 3  # readings in a message
CONCEPT, CONTRADICTED = "concept", "contradicted"
Word = tuple[str, str, int]  # `concept` or a dimension, which of its records, and which alias of that


def taken(
    resolved: Resolved, catalog: Catalog, texts: Mapping[str, DocumentText], kept: Mapping[str, DocumentReceipts]
) -> Iterator[Finding]:
    """One finding for each alias that is found beside verified figures of something else."""
    by: dict[Word, list[Observation]] = defaultdict(list)
    doubted: dict[Place, list[tuple[str, Finding]]] = defaultdict(list)
    for finding in resolved.findings:
        part = finding.code.removeprefix("cue-")
        if finding.answer == CONTRADICTED and (part == CONCEPT or part in catalog.dimensions):
            doubted[finding.place].append((part, finding))
    for observation in (each for readings in resolved.observations.values() for each in readings if doubted):
        for part, finding in doubted.get(observation.origin.at("exact"), ()):
            names = _others(part, finding, observation, catalog)
            if names and _is_verified(observation, resolved, kept):
                by[_word(part, observation, names, catalog, texts[observation.document.id])].append(observation)
    for word, observations in by.items():
        if not _is_shared(word, catalog):
            yield _finding(word, observations, catalog)


def _others(part: str, finding: Finding, observation: Observation, catalog: Catalog) -> tuple[str, ...]:
    """The concepts or members that the words are found to mean, of those that a finding looked up."""
    key, called = observation.asserted, catalog.concepts if part == CONCEPT else _members(part, catalog)
    own = (key.concept, key.of) if part == CONCEPT else tuple(member for _, member in key.dimensions)
    kind = CONCEPT if part == CONCEPT else "member"
    names = (name.partition(":")[2] for name in finding.looked_up if name.startswith(f"{kind}:"))
    return tuple(name for name in names if name in called and name not in own)


def _members(dimension: str, catalog: Catalog) -> Mapping[str, tuple[int, Member]]:
    """The members of a dimension by their ids, each with its position."""
    return {member.id: (at, member) for at, member in enumerate(catalog.dimensions[dimension][0].members)}


def _aliases(part: str, name: str, catalog: Catalog) -> Sequence[str]:
    return catalog.concept(name).aliases if part == CONCEPT else _members(part, catalog)[name][1].aliases


def _place(word: Word, catalog: Catalog) -> Place:
    part, name, at = word
    if part == CONCEPT:
        return catalog.concepts[name][1].at("aliases", at)
    return catalog.dimensions[part][1].at("members", _members(part, catalog)[name][0], "aliases", at)


def _is_shared(word: Word, catalog: Catalog) -> bool:
    """Whether another concept of the same basis has the word too, which is told as that (`alias-shared`)."""
    part, name, at = word
    if part != CONCEPT:
        return False
    concept = catalog.concept(name)
    alias = fold(concept.aliases[at])
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


def _word(part: str, observation: Observation, names: Sequence[str], catalog: Catalog, text: DocumentText) -> Word:
    """The alias of these that stands nearest before the figure in its sentence, else anywhere in it."""
    start, end = observation.start or 0, observation.end or 0
    folded = fold(text.text)
    around = passage(folded, start, end, text.start, text.end)
    words = [(name, at, fold(alias)) for name in names for at, alias in enumerate(_aliases(part, name, catalog))]
    for first, last in ((around.sentence, start), (end, around.sentence_end), around.context):
        found = [(folded.rfind(word, first, last), len(word), name, at) for name, at, word in words]
        if found and max(found)[0] >= 0:
            _, _, name, at = max(found)
            return part, name, at
    return part, names[0], 0


def _finding(word: Word, observations: Sequence[Observation], catalog: Catalog) -> Finding:
    part, name, at = word
    more = f" and {len(observations) - MOST_NAMED} more" if len(observations) > MOST_NAMED else ""
    owners = ", ".join(dict.fromkeys(_owner(part, observation) for observation in observations))
    number = "a verified reading" if len(observations) == 1 else f"{len(observations)} verified readings"
    return Finding(
        code="alias-takes",
        place=_place(word, catalog),
        message=f"{quoted(_aliases(part, name, catalog)[at])} as an alias of {name} takes {number} of {owners}, in "
        f"which nothing was changed: {', '.join(observation.id for observation in observations[:MOST_NAMED])}{more}",
        expected=f"an alias that texts use for this {'concept' if part == CONCEPT else 'member'} alone",
        hint=f"take it off, or write the longer word by which texts mean {name}",
    )


def _owner(part: str, observation: Observation) -> str:
    """What a reading is of: its concept, or its member along a dimension."""
    key = observation.fact.key
    return key.concept if part == CONCEPT else dict(key.dimensions).get(part) or f"no {part}"
