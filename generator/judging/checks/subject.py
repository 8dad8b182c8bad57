"""What a rule looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from generator.cache.memory import Memory, nothing_known
from generator.record.contributed import contributed
from generator.record.prose import facts_called

if TYPE_CHECKING:
    from generator.findings import Finding
    from generator.judging.edition import Edition
    from generator.record.catalog import BriefingSource, Catalog, Origin
    from generator.record.contributed import Contributed
    from generator.record.models import SourceError
    from generator.sources.documents import DocumentText
    from generator.sources.shingles import Shingles


T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The catalog, the edition made of it, and the texts that were at hand (none without a documents folder).

    `guard` is what no text may copy (`judging.guarded`), `files` are all that editors wrote, as they wrote it. `memory`
    is what the rules made of texts and figures in an earlier run, `settled` the names of texts and entries that they
    need not look at again (`judging.passed_over`).
    """

    catalog: Catalog
    edition: Edition
    texts: Mapping[str, DocumentText]
    guard: Shingles | None = field(default=None, repr=False)
    files: Mapping[str, str] = field(default_factory=dict, repr=False)
    memory: Memory = field(default_factory=nothing_known, repr=False)
    settled: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def contributed(self) -> Iterator[Contributed]:
        """Every text that editors write for readers, but those that are settled."""
        return (text for text in contributed(self.catalog) if text.name not in self.settled)

    @property
    def briefings(self) -> Iterator[BriefingSource]:
        """Every briefing, but those that are settled."""
        return (source for source in self.catalog.briefings.values() if source.origin.file not in self.settled)

    @property
    def errors(self) -> Iterator[tuple[SourceError, Origin]]:
        """Every error of a document with where it stands, but those that are settled."""
        return (each for each in self.catalog.errors.values() if entry_name(each[0]) not in self.settled)

    def facts_called(self, texts: Iterable[str], entity: str) -> list[str]:
        """The ids of the facts that texts call, which mean those of `entity` where they name none, in order."""
        calling = tuple(text for text in texts if "{{" in text)
        if not calling:
            return []
        called = (name for text in calling for name in facts_called(text, entity))
        return self.memory.recall(("facts called", entity, calling), lambda: [*called])


def entry_name(error: SourceError) -> str:
    """What an error of a document is called among what is settled."""
    return f"error {error.id}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule(Generic[T]):
    """A rule on one thing at a time. `find` looks at the thing and at the record, and at nothing else but what it
    `rests_on`, which has a digest."""

    find: Callable[[T, Subject], Iterator[Finding]]
    rests_on: object = None

    def over(self, things: Iterable[T], subject: Subject) -> Iterator[Finding]:
        """What it finds in each of them."""
        return (finding for thing in things for finding in self.find(thing, subject))


Check = Callable[[Subject], "Iterator[Finding]"]
