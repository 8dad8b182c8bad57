"""Every text that editors write for readers, in every language, with the place it stands.

One walk over the catalog serves the checks (typed digits, parity of calls), the trace and the diff. Where a text begins
is worked out when it is asked for: most runs find nothing to tell of most texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from pydantic import BaseModel

from generator.findings import Place
from generator.record.models import Localized
from generator.record.prose import facts_called, parse_prose

if TYPE_CHECKING:
    from generator.record.catalog import BriefingSource, Catalog, Origin

Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Contributed:
    """One text in every language: `name` says which, `files` in which file each language's text stands and `place`
    where it begins, `entity` whose facts its calls mean where they name none, `unit` whose label it is."""

    name: str
    texts: Mapping[str, str]
    files: Mapping[str, str] = field(repr=False)
    place: Callable[[str], Place] = field(repr=False, compare=False)
    entity: str
    unit: str | None = None

    @property
    def facts_called(self) -> set[str]:
        """The ids of the facts that it calls, in any language."""
        return {name for said in self.texts.values() for name in facts_called(said, self.entity)}

    @property
    def places(self) -> dict[str, Place]:
        """Where the text begins, by language."""
        return {tag: self.place(tag) for tag in self.texts}


def contributed(catalog: Catalog) -> tuple[Contributed, ...]:
    """All contributed texts: records first, then each briefing's frame and prose. No two have one name."""
    return catalog.once(_all)


def _all(catalog: Catalog) -> tuple[Contributed, ...]:
    return tuple(_walked(catalog))


def named_records(catalog: Catalog) -> Iterator[tuple[str, BaseModel, Origin]]:
    """Every record with an id of its own but facts, charts and briefings: `claim ID`, the record, where it stands."""
    groups: dict[str, Mapping[str, tuple[BaseModel, Origin]]] = {
        "document": catalog.documents,
        "concept": catalog.concepts,
        "dimension": catalog.dimensions,
        "unit": catalog.units,
        "entity": catalog.entities,
        "term": catalog.terms,
        "topic": catalog.topics,
        "relation": catalog.relations,
        "claim": catalog.claims,
        "occasion": catalog.occasions,
        "event": catalog.events,
        "error": catalog.errors,
        "correction": catalog.corrections,
        "edition": catalog.editions,
    }
    for kind, records in groups.items():
        for identifier, (record, origin) in records.items():
            yield f"{kind} {identifier}", record, origin


def _walked(catalog: Catalog) -> Iterator[Contributed]:
    for name, record, origin in named_records(catalog):
        unit = name.removeprefix("unit ") if name.startswith("unit ") else None
        yield from _localized(name, record, origin, catalog.subject, unit)
    for document, items in catalog.set_aside.items():
        for i, (item, origin) in enumerate(items):
            yield from _localized(f"set aside in {document}, item {i + 1}", item, origin, catalog.subject)
    for fact in catalog.facts.values():
        yield from _localized(f"fact {fact.id}", fact.record, fact.origin, catalog.subject)
    for example in catalog.examples.values():
        yield from _localized(f"chart {example.chart.id}", example.chart, example.origin, catalog.subject)
    for source in catalog.briefings.values():
        yield from _localized(f"briefing {source.briefing.id}", source.briefing, source.origin, catalog.subject)
        yield from prose_texts(source)


def prose_texts(source: BriefingSource) -> Iterator[Contributed]:
    """Main points, section titles and bodies, paired by position; unequal counts are a check's business."""
    parsed = {language: parse_prose(source.prose[language]) for language in source.prose}
    name, entity = f"briefing {source.briefing.id}", source.entity
    for i in range(min(len(prose.points) for prose in parsed.values())):
        spans = {language: prose.points[i] for language, prose in parsed.items()}
        yield _paired(f"{name}: main point {i + 1}", spans, source, entity)
    for i in range(min(len(prose.sections) for prose in parsed.values())):
        sections = {language: prose.sections[i] for language, prose in parsed.items()}
        titles = {language: (s.title, s.title_start) for language, s in sections.items()}
        bodies = {language: (s.body, s.start) for language, s in sections.items()}
        label = f"{name}: section {next(iter(sections.values())).id}"
        yield _paired(f"{label}, title", titles, source, entity)
        yield _paired(label, bodies, source, entity)


def place_in(source: BriefingSource, language: str, offset: int) -> Place:
    """The place of an offset in a briefing's prose file."""
    return place_at(source.prose[language], offset, Place(file=source.prose_files[language], line=1, column=1))


def place_at(content: str, offset: int, start: Place) -> Place:
    """The place of an offset of a text that begins at `start`."""
    before = content[:offset]
    lines = before.count("\n")
    column = offset - (before.rfind("\n") + 1)
    return Place(file=start.file, line=start.line + lines, column=column + (1 if lines else start.column))


def _paired(name: str, spans: dict[str, tuple[str, int]], source: BriefingSource, entity: str) -> Contributed:
    return Contributed(
        name=name,
        texts={language: text for language, (text, _) in spans.items()},
        files=source.prose_files,
        place=lambda language: place_in(source, language, spans[language][1]),
        entity=entity,
    )


def _localized(
    name: str, record: BaseModel, origin: Origin, entity: str, unit: str | None = None
) -> Iterator[Contributed]:
    """Every `Localized` inside a record, depth first."""
    for text, path, said in _texts_in(record, (), ()):
        yield Contributed(
            name=f"{name}: {' '.join(said)}",
            texts=text.root,
            files=dict.fromkeys(text.root, origin.file),
            place=partial(origin.at, *path),
            entity=entity,
            unit=unit,
        )


def _texts_in(value: Any, path: Path, said: tuple[str, ...]) -> Iterator[tuple[Localized, Path, tuple[str, ...]]]:
    """Every `Localized` inside a value of a record, with its path, and the path in words."""
    if isinstance(value, Localized):
        yield value, path, said
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            called = str(getattr(item, "id", i + 1))  # an item is known by its id wherever in the list it stands
            yield from _texts_in(item, (*path, i), (*said, called))
    elif isinstance(value, BaseModel):
        for field_name, step in _holding(type(value)):
            yield from _texts_in(getattr(value, field_name), (*path, step), (*said, step))


@cache
def _holding(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a kind of record in which there may be a text, each with its key."""
    fields = kind.model_fields.items()
    return tuple((name, info.alias or name) for name, info in fields if _may_hold(info.annotation, ()))


def _may_hold(kind: Any, within: tuple[Any, ...]) -> bool:
    """Whether there may be a text in a value of a kind; `within` are the records that it was come by."""
    if not isinstance(kind, type) or not issubclass(kind, BaseModel):
        return any(_may_hold(each, within) for each in get_args(kind))
    if kind in within or issubclass(kind, Localized):
        return kind not in within
    return any(_may_hold(info.annotation, (*within, kind)) for info in kind.model_fields.values())
