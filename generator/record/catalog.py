"""Everything the editors wrote, loaded and addressable, with the place each record came from.

A `Catalog` holds no conclusion: what a figure's value is, which reading is accepted and what disagrees
is worked out later (`resolve`, `reconcile`). Each record is paired with its `Origin`, so that any later
step can point at `file:line:column`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from generator.record.strict_yaml import place_of

if TYPE_CHECKING:
    from generator.findings import Place
    from generator.languages.language import Language
    from generator.record.kept import Tree
    from generator.record.keys import Key
    from generator.record.models import (
        Briefing,
        ChartSpec,
        Claim,
        Concept,
        Correction,
        Dimension,
        Document,
        Entity,
        Event,
        FactRecord,
        GlossaryFile,
        Localized,
        Occasion,
        PublishedEdition,
        Question,
        Relation,
        Rename,
        SetAside,
        SourceError,
        StyleRule,
        Term,
        Topic,
        Unit,
    )

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Where a record stands: a file of the project and the path inside it."""

    file: str
    tree: Tree = field(repr=False)
    path: tuple[str | int, ...] = ()

    @property
    def digested(self) -> tuple[str, tuple[str | int, ...]]:
        """What a digest tells of it: which record of which file it is, not the lines, which move with those above."""
        return self.file, self.path

    def at(self, *path: str | int) -> Place:
        """The place of a field of the record; of the nearest existing parent where the field is missing."""
        return place_of(self.tree.top, (*self.path, *path))

    def below(self, *path: str | int) -> Origin:
        """Where a field of the record stands."""
        return Origin(file=self.file, tree=self.tree, path=(*self.path, *path))


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A fact record with its complete key."""

    key: Key
    record: FactRecord = field(repr=False)
    origin: Origin = field(repr=False)

    @property
    def id(self) -> str:
        """The id derived from the key."""
        return self.key.id

    def written(self, part: str) -> Origin:
        """Where the `entity` or `period` of the key is written: with the fact, or once for all in `defaults`."""
        own = getattr(self.record.fact, part) is not None
        return replace(self.origin, path=(*self.origin.path, "fact", part) if own else ("defaults", part))


@dataclass(frozen=True, kw_only=True, slots=True)
class BriefingSource:
    """A briefing's frame, its prose by language with its files, and the entity meant where the prose names none.

    `lacks` is what a draft is not published without.
    """

    briefing: Briefing
    entity: str
    origin: Origin = field(repr=False)
    prose: Mapping[str, str] = field(repr=False)
    prose_files: Mapping[str, str]
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ChartExample:
    """A chart that shows what its kind is for, with the YAML that declares it."""

    chart: ChartSpec
    origin: Origin = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Catalog:
    """All records of a project by id; facts in file order.

    `languages` are those of its pages, in their order; `subject` is the entity meant where none is named.
    """

    languages: tuple[Language, ...]
    documents: Mapping[str, tuple[Document, Origin]]
    concepts: Mapping[str, tuple[Concept, Origin]]
    dimensions: Mapping[str, tuple[Dimension, Origin]]
    units: Mapping[str, tuple[Unit, Origin]]
    entities: Mapping[str, tuple[Entity, Origin]]
    subject: str
    glossary: GlossaryFile
    glossary_origin: Origin | None  # none where there is no file
    terms: Mapping[str, tuple[Term, Origin]]
    topics: Mapping[str, tuple[Topic, Origin]]
    style: tuple[tuple[StyleRule, Origin], ...]
    relations: Mapping[str, tuple[Relation, Origin]]
    facts: Mapping[str, Fact]
    twice: tuple[Fact, ...]  # those whose key another of `facts` has
    claims: Mapping[str, tuple[Claim, Origin]]
    occasions: Mapping[str, tuple[Occasion, Origin]]
    questions: Mapping[str, tuple[Question, Origin]]
    set_aside: Mapping[str, tuple[tuple[SetAside, Origin], ...]]
    errors: Mapping[str, tuple[SourceError, Origin]]
    events: Mapping[str, tuple[Event, Origin]]
    corrections: Mapping[str, tuple[Correction, Origin]]
    editions: Mapping[str, tuple[PublishedEdition, Origin]]
    renames: tuple[tuple[Rename, Origin], ...]
    briefings: Mapping[str, BriefingSource]
    examples: Mapping[str, ChartExample]
    _known: dict[Any, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    @property
    def newest_edition(self) -> PublishedEdition | None:
        """What was published last: the last in its file."""
        return next((edition for edition, _ in reversed([*self.editions.values()])), None)

    def once(self, make: Callable[[Catalog], T]) -> T:
        """What `make` works out of the records, which never change: worked out the first time."""
        if make not in self._known:
            self._known[make] = make(self)
        found: T = self._known[make]
        return found

    def language(self, tag: str) -> Language:
        """The language of the project with this tag. Raises `StopIteration`."""
        return next(language for language in self.languages if language.tag == tag)

    def concept(self, identifier: str) -> Concept:
        """The concept with this id. Raises `KeyError`."""
        return self.concepts[identifier][0]

    def entity_of(self, relation: Relation) -> str:
        """Whose facts a relation is about."""
        return relation.entity or self.subject

    def document(self, identifier: str) -> Document:
        """The document with this id. Raises `KeyError`."""
        return self.documents[identifier][0]

    @property
    def origins(self) -> Mapping[str, Localized | Document]:
        """Whatever figures can come from, by id, with its name: an occasion, an event, an entity or a document."""
        return {
            **{name: document for name, (document, _) in self.documents.items()},
            **{name: entity.label for name, (entity, _) in self.entities.items()},
            **{name: event.title for name, (event, _) in self.events.items()},
            **{name: occasion.title for name, (occasion, _) in self.occasions.items()},
        }

    def charts(self) -> Iterator[tuple[ChartSpec, Origin]]:
        """Every declared chart: those of the briefings, then the examples of each kind."""
        for source in self.briefings.values():
            for at, chart in enumerate(source.briefing.charts):
                yield chart, source.origin.below("charts", at)
        for example in self.examples.values():
            yield example.chart, example.origin

    @cached_property
    def frames(self) -> Mapping[str, Briefing]:
        """The briefings by id, without their prose."""
        return {name: source.briefing for name, source in self.briefings.items()}

    @cached_property
    def chart_ids(self) -> frozenset[str]:
        """The ids of every declared chart."""
        return frozenset(chart.id for chart, _ in self.charts())

    @cached_property
    def read_of(self) -> Mapping[str, tuple[Key, ...]]:
        """The keys of the facts that have readings, by what they are of (`Key.is_of`)."""
        found: dict[str, list[Key]] = defaultdict(list)
        for fact in self.facts.values():
            if fact.record.read:
                found[fact.key.is_of].append(fact.key)
        return {name: tuple(keys) for name, keys in found.items()}

    def member_label(self, dimension: str, member: str, language: Language) -> str:
        """The label of a dimension's member in a language. Raises `KeyError` or `StopIteration`."""
        members = self.dimensions[dimension][0].members
        return next(m.label.in_(language) for m in members if m.id == member)


def frozen(mapping: dict[str, Any]) -> Mapping[str, Any]:
    """A read-only view, so that no later step changes what was loaded."""
    return MappingProxyType(mapping)
