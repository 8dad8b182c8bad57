"""What a mark in prose names, whom that is about, and where a reader finds it.

In this order: `kinds_named`, the records with an id; their `address` on the site; `Naming`, which finds persons and
companies in a text; `Subjects` of what a sentence rests on, its speaker among them. A mark may name a claim, an
event, a question, a document or a term of the glossary; which it is, its id tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.judging.selection import briefing_topics
from generator.judging.wording import folded
from generator.languages.alternation import alternation
from generator.record.models import Localized
from generator.record.prose import calls, fact_keys

if TYPE_CHECKING:
    from generator.record.catalog import Catalog
    from generator.record.models import About, Briefing, Claim, Document, Entity

KINDS = ("claim", "event", "question", "document", "term")
NAMED = frozenset({"person", "company", "bank", "research", "publication"})  # types of entities that can say or do
_SEPARATOR = re.compile(r"[\s·・]+")


def kinds_named(catalog: Catalog, name: str) -> tuple[str, ...]:
    """The kinds of record that have one with this id: one where a mark is right, none or several where it is not."""
    return tuple(kind for kind in KINDS if name in records(catalog)[kind])


def sought(catalog: Catalog, name: str) -> tuple[str, ...]:
    """The records that a mark may name, as a finding names what it looked up: of any kind where there is none."""
    return tuple(f"{kind}:{name}" for kind in kinds_named(catalog, name) or KINDS)


def records(catalog: Catalog) -> Mapping[str, Mapping[str, tuple[Any, Any]]]:
    """What a mark may name, by kind and id."""
    return {
        "claim": catalog.claims,
        "event": catalog.events,
        "question": catalog.questions,
        "document": catalog.documents,
        "term": catalog.terms,
    }


def address(catalog: Catalog, name: str, briefing: Briefing | None) -> str:
    """Where the record that a mark names stands on the site, from a briefing on its own page where that shows it."""
    kind = kinds_named(catalog, name)[0]
    if kind == "event":
        return f"timeline#event-{name}"
    if kind == "question":
        asked = (occasion for occasion, _ in catalog.occasions.values())
        return f"questions/{next(o.id for o in asked if any(q.id == name for q in o.questions))}#{name}"
    if kind == "claim":
        return f"{_page_of(catalog.claims[name][0], catalog, briefing)}#claim-{name}"
    return f"glossary#{name}" if kind == "term" else f"documents/{name}"


def _page_of(claim: Claim, catalog: Catalog, briefing: Briefing | None) -> str:
    """The page of a briefing on a claim's topics; where there is none, of the document that the claim cites first."""
    candidates = [*([briefing] if briefing else []), *catalog.frames.values()]
    shown = next((each for each in candidates if briefing_topics(each) & set(claim.topics)), None)
    return f"briefings/{shown.id}" if shown else f"documents/{claim.cites[0].document}"


# --- persons and companies -------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A person or company in a text: the entities that may be meant, and whether it is called by its full name."""

    text: str
    start: int
    entities: frozenset[str]
    in_full: bool


@dataclass(frozen=True, kw_only=True)
class Naming:
    """Finds who is named, by the labels and aliases of entities; of persons also by a part of the name."""

    catalog: Catalog = field(repr=False)

    def named(self, text: str) -> Iterator[Named]:
        """Who is named in a text, from left to right, the longest name first."""
        for match in self._pattern.finditer(text):
            called = match.group()
            in_full = called in self._full
            yield Named(
                text=called,
                start=match.start(),
                entities=(self._full if in_full else self._short)[called],
                in_full=in_full,
            )

    def entities(self, *texts: str) -> frozenset[str]:
        """The ids of all that are named in these texts by their full names."""
        return frozenset(e for text in texts for each in self.named(text) if each.in_full for e in each.entities)

    @cached_property
    def _full(self) -> Mapping[str, frozenset[str]]:
        pairs = [(name, entity.id) for entity in self._entities() for name in _names(entity)]
        return {name: frozenset(e for called, e in pairs if called == name) for name, _ in pairs}

    @cached_property
    def _short(self) -> Mapping[str, frozenset[str]]:
        """Parts of the names of persons, but for words of the languages: Lau, 米歇爾."""
        persons = [entity for entity in self._entities() if entity.type == "person"]
        pairs = [(part, e.id) for e in persons for name in _names(e) for part in _SEPARATOR.split(name) if part != name]
        words = {folded(word) for language in self.catalog.languages for kind in language.wording for word in kind[1]}
        usable = [(part, e) for part, e in pairs if len(part) > 1 and part.isalpha() and folded(part) not in words]
        return {part: frozenset(e for called, e in usable if called == part) for part, _ in usable}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return alternation({*self._full, *self._short}, _beside) or re.compile("(?!)")

    def _entities(self) -> Iterator[Entity]:
        return (entity for entity, _ in self.catalog.entities.values() if entity.type in NAMED)


def _names(entity: Entity) -> set[str]:
    """What an entity is called: its labels, without what stands in brackets, and its aliases."""
    labels = {re.sub(r"\s*[(（].*?[)）]", "", label) for label in entity.label.root.values()}
    return {name for name in (*labels, *entity.aliases) if name}


def _beside(name: str) -> tuple[str, str]:
    """What keeps a name from being one: a letter or digit where it begins or ends in Latin letters."""
    word = "[A-Za-z0-9]"
    return word if name[0].isascii() else "", word if name[-1].isascii() else ""


# --- whom a basis is about -------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Subjects:
    """Tells of what a sentence rests on who speaks in it and whom it is about."""

    catalog: Catalog = field(repr=False)
    naming: Naming = field(repr=False)
    _known: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict, repr=False)  # looked up before

    def of_record(self, kind: str, name: str) -> frozenset[str]:
        """Of a record that a mark names."""
        if (kind, name) not in self._known:
            self._known[kind, name] = self._of_record(kind, name)
        return self._known[kind, name]

    def of_fact(self, fact_id: str) -> frozenset[str]:
        """Of a fact: whose it is, who states it, and where that is published."""
        if ("fact", fact_id) not in self._known:
            self._known["fact", fact_id] = self._of_fact(fact_id)
        return self._known["fact", fact_id]

    def _of_record(self, kind: str, name: str) -> frozenset[str]:
        record = records(self.catalog)[kind][name][0]
        found = set(self.naming.entities(*_texts(record)))
        if kind == "document":
            passages = (owner for each in record.stretches for owner in self._whose(each))
            return frozenset({*found, *self._of_document(record), *passages})
        speaker = getattr(record, "speaker", None) or getattr(record, "asked_by", None)
        answered = getattr(record, "answers", None) or ""
        if answered in self.catalog.questions:
            found |= self.of_record("question", answered)
        found |= {entity for fact in getattr(record, "facts", ()) for entity in self.of_fact(fact)}
        for text in _texts(record):
            for call in calls(text):
                if call.name == "fact":
                    found = found.union(*(self.of_fact(key.id) for key in fact_keys(call, self.catalog.subject)))
        for phrase in getattr(record, "cites", ()):
            if phrase.document in self.catalog.documents:
                found |= self._of_document(self.catalog.document(phrase.document))
        return frozenset({*found, *self._with_owners(speaker)})

    def _of_fact(self, fact_id: str) -> frozenset[str]:
        fact = self.catalog.facts.get(fact_id)
        if fact is None:
            return frozenset()
        found = {*self._with_owners(fact.key.entity)}
        for reading in fact.record.read:
            found |= self._with_owners(reading.stated_by)
            if reading.document in self.catalog.documents:
                found |= self._of_document(self.catalog.document(reading.document))
        return frozenset(found)

    def _of_document(self, document: Document) -> frozenset[str]:
        """Of a document: its publication, and whom it is about."""
        if ("about", document.id) not in self._known:
            self._known["about", document.id] = self._told_by(document)
        return self._known["about", document.id]

    def _told_by(self, document: Document) -> frozenset[str]:
        told = [document.container_title, *([document.publisher] if document.publisher else [])]
        names = self.naming.entities(*(text for each in told for text in each.root.values()), *document.author)
        return names | self._whose(document.about)

    def _whose(self, about: About) -> frozenset[str]:
        return self._with_owners(about.entity) | self._with_owners(about.stated_by)

    def _with_owners(self, name: str | None) -> frozenset[str]:
        """An entity with those it belongs to; a built-in role is none."""
        found: set[str] = set()
        while name and name in self.catalog.entities and name not in found:
            found.add(name)
            name = self.catalog.entities[name][0].of
        return frozenset(found)


def _texts(record: Any) -> Iterator[str]:
    """The texts of a record in all languages."""
    for field_name in type(record).model_fields:
        value = getattr(record, field_name)
        if isinstance(value, Localized):
            yield from value.root.values()
