"""What a citation says once it is found and read: of a figure an observation, of a phrase only that it stands there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.sources.document_reader import Provenance, provenance_at

if TYPE_CHECKING:
    from generator.findings import Finding
    from generator.reading.figures import Stated
    from generator.record.catalog import Fact, Origin
    from generator.record.keys import Key
    from generator.record.models import Document, Phrase, Reading, Roundness
    from generator.sources.receipts import Evidence


@dataclass(frozen=True, kw_only=True, slots=True)
class Observation:
    """One reading of a fact. `stated` is `None` where the token could not be read (a finding says why).

    `asserted` is the key the reading's own text states: the fact's, with `says` applied. Where its document tells it
    rounder than its digits say, `stated` has the interval that follows.
    """

    id: str
    fact: Fact = field(repr=False)
    reading: Reading = field(repr=False)
    document: Document = field(repr=False)
    asserted: Key
    stated: Stated | None
    stated_by: str | None
    basis: str | None
    evidence: str
    start: int | None = None
    end: int | None = None
    roundness: Roundness | None = field(default=None, repr=False)  # by which its document tells it, if by any

    @property
    def provenance(self) -> Provenance:
        """Whose word the passage is that the figure stands in."""
        return provenance_at(self.document, self.start)

    @property
    def origin(self) -> Origin:
        """Where the reading is written."""
        return self.fact.origin.below("read", self.fact.record.read.index(self.reading))


@dataclass(frozen=True, kw_only=True, slots=True)
class CitedPhrase:
    """A phrase that a claim, a question or an event rests on."""

    id: str
    phrase: Phrase
    evidence: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, kw_only=True)
class Resolved:
    """All citations of a catalog, resolved, and what was found on the way."""

    observations: Mapping[str, tuple[Observation, ...]]  # by fact id, in the order of the record
    # by `claim:`, `question:`, `event:` or `error:` with the id; `error:ID/items`, `error:ID/passages`
    phrases: Mapping[str, tuple[CitedPhrase, ...]]
    evidence: Mapping[str, tuple[str, Evidence, dict[str, Any]]]  # citation id → document, evidence, assertion
    findings: tuple[Finding, ...]
