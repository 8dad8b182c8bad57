"""What a mutant changes in the record: six kinds of edit, and the catalog that each leads to.

An edit is data, so that a mutant can be described, tried and reported apart from the code that thought of it. Whoever
moves a reading to another key is taken to mend every mention of the old fact too: that such a mention now names
nothing is no evidence, and counts for nothing here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.record.catalog import Catalog, Fact, frozen
from generator.record.keys import Key
from generator.record.models import Adjudication, Concept, FactKey, FactRecord, Reading
from generator.sources.receipts import Receipt

MOVED = "moved"  # the id a reading takes under another key, where its own may be in use


@dataclass(frozen=True, kw_only=True, slots=True)
class Recite:
    """A reading of a fact points at another token, or at another place."""

    fact: str
    reading: str
    by: Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class Rekey:
    """A reading is put under another key: a new fact, or one that exists."""

    fact: str
    reading: str
    key: Key


@dataclass(frozen=True, kw_only=True, slots=True)
class Redecide:
    """An adjudication decides otherwise, or is gone."""

    fact: str
    by: Adjudication | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Rederive:
    """A derived fact has another formula."""

    fact: str
    formula: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Redefine:
    """A concept takes its sign in another way."""

    by: Concept


@dataclass(frozen=True, kw_only=True, slots=True)
class Reforge:
    """A committed receipt says something else."""

    document: str
    citation: str
    by: Receipt


Edit = Recite | Rekey | Redecide | Rederive | Redefine | Reforge


@dataclass(frozen=True, kw_only=True, slots=True)
class Mutant:
    """One error: its class, what it is about, what it does to it, the part of the key it falsifies, and the edit."""

    kind: str
    about: str
    what: str
    part: str
    edit: Edit

    @property
    def id(self) -> str:
        """What the report calls it."""
        return f"{self.about} {self.what}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Changed:
    """The catalog after an edit: the facts to read again, and the citations that keep the receipt of another."""

    catalog: Catalog
    touched: tuple[str, ...]
    citations: tuple[tuple[str, str, str], ...] = ()  # citation now, its document now, citation before
    removed: tuple[str, str] | None = None  # the fact and the reading that it lost


def changed(edit: Edit, catalog: Catalog) -> Changed:
    """The catalog that the edit leads to. A receipt is no part of the catalog, which stays as it is."""
    match edit:
        case Recite():
            citation = f"{edit.fact}#{edit.reading}"
            after = _with_facts(catalog, _recited(catalog.facts[edit.fact], edit))
            return Changed(catalog=after, touched=(edit.fact,), citations=((citation, edit.by.document, citation),))
        case Rekey():
            return _rekeyed(edit, catalog)
        case Redecide():
            return Changed(catalog=_updated(catalog, edit.fact, adjudication=edit.by), touched=())
        case Rederive():
            return Changed(catalog=_updated(catalog, edit.fact, derive=edit.formula), touched=())
        case Redefine():
            return _redefined(edit.by, catalog)
        case Reforge():
            return Changed(catalog=catalog, touched=(edit.citation.rpartition("#")[0],))


def fact_key(key: Key, ambiguous: tuple[str, ...] = ()) -> FactKey:
    """The key as an editor would write it in `fact:`."""
    parts = {part: getattr(key, part) for part in ("entity", "concept", "period", "measure", "against", "of")}
    return FactKey.model_validate(
        {**parts, "status": key.status, "method": key.method, "ambiguous": ambiguous, **dict(key.dimensions)}
    )


def reading_of(fact: Fact, identifier: str) -> Reading:
    """The reading of a fact with this id. Raises `StopIteration`."""
    return next(reading for reading in fact.record.read if reading.id == identifier)


def _recited(fact: Fact, edit: Recite) -> Fact:
    read = tuple(edit.by if reading.id == edit.reading else reading for reading in fact.record.read)
    return replace(fact, record=fact.record.model_copy(update={"read": read}))


def _rekeyed(edit: Rekey, catalog: Catalog) -> Changed:
    source = catalog.facts[edit.fact]
    reading = reading_of(source, edit.reading)
    without = removed(edit.fact, edit.reading, catalog)
    target = _joined(without.catalog.facts.get(edit.key.id), source, reading, edit.key)
    return Changed(
        catalog=_with_facts(without.catalog, target),
        touched=(target.id,),
        citations=((f"{target.id}#{MOVED}", reading.document, f"{edit.fact}#{edit.reading}"),),
        removed=(edit.fact, edit.reading),
    )


def removed(name: str, reading: str, catalog: Catalog) -> Changed:
    """The catalog without a reading, and without its fact where that has no other."""
    fact = catalog.facts[name]
    rest = tuple(other for other in fact.record.read if other.id != reading)
    facts = {other: kept for other, kept in catalog.facts.items() if other != name}
    if rest:
        facts[name] = replace(fact, record=fact.record.model_copy(update={"read": rest}))
    return Changed(catalog=replace(catalog, facts=frozen(facts)), touched=(), removed=(name, reading))


def _joined(target: Fact | None, source: Fact, reading: Reading, key: Key) -> Fact:
    """The reading under its new key, beside the readings that are there; a formula there gives way to it."""
    moved = reading.model_copy(update={"id": MOVED})
    if target is not None:
        update = {"read": (*target.record.read, moved), "derive": None}
        return replace(target, record=target.record.model_copy(update=update))
    ambiguous = source.record.fact.ambiguous if key.measure == source.key.measure else ()
    record = FactRecord.model_construct(fact=fact_key(key, ambiguous), read=(moved,))
    return Fact(key=key, record=record, origin=source.origin)


def _redefined(concept: Concept, catalog: Catalog) -> Changed:
    concepts = dict(catalog.concepts)
    concepts[concept.id] = (concept, concepts[concept.id][1])
    facts = [fact for fact in catalog.facts.values() if fact.key.concept == concept.id and fact.record.read]
    names = [(f"{fact.id}#{reading.id}", reading.document) for fact in facts for reading in fact.record.read]
    return Changed(
        catalog=replace(catalog, concepts=frozen(concepts)),
        touched=tuple(fact.id for fact in facts),
        citations=tuple((name, document, name) for name, document in names),
    )


def _updated(catalog: Catalog, name: str, **update: object) -> Catalog:
    fact = catalog.facts[name]
    return _with_facts(catalog, replace(fact, record=fact.record.model_copy(update=update)))


def _with_facts(catalog: Catalog, *facts: Fact) -> Catalog:
    return replace(catalog, facts=frozen(dict(catalog.facts) | {fact.id: fact for fact in facts}))
