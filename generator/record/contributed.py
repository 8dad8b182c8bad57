"""Every text that editors write for readers, in every language, with the place it stands.

One walk over the catalog serves the checks (typed digits, parity of calls), the trace and the diff.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from pydantic import BaseModel

from generator.findings import Place
from generator.record.models import Localized
from generator.record.prose import calls, fact_keys, parse_prose

if TYPE_CHECKING:
    from generator.record.catalog import BriefingSource, Catalog, Origin

Path: TypeAlias = tuple[str | int, ...]
HOLDS = (BaseModel, tuple)  # nothing else in a record holds a text


@dataclass(frozen=True, kw_only=True, slots=True)
class Contributed:
    """One text in every language: `name` says which, `places` where each language's text begins, `entity` whose facts
    its calls mean where they name none, `unit` whose label it is."""

    name: str
    texts: dict[str, str]
    places: dict[str, Place] = field(repr=False)
    entity: str
    unit: str | None = None


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
        for text in _localized(name, record, origin, catalog.subject):
            yield replace(text, unit=unit)
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


def facts_called(text: Contributed) -> set[str]:
    """The ids of the facts that a text calls, in any language."""
    found = (call for said in text.texts.values() for call in calls(said) if call.name == "fact")
    return {key.id for call in found for key in fact_keys(call, text.entity)}


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
        places={language: place_in(source, language, start) for language, (_, start) in spans.items()},
        entity=entity,
    )


def _localized(
    name: str, value: object, origin: Origin, entity: str, path: Path = (), said: tuple[str, ...] = ()
) -> Iterator[Contributed]:
    """Every `Localized` inside a record, depth first; `said` is the path in words."""
    if isinstance(value, Localized):
        yield Contributed(
            name=f"{name}: {' '.join(said)}",
            texts=dict(value.root),
            places={tag: origin.at(*path, tag) for tag in value.root},
            entity=entity,
        )
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            if isinstance(item, HOLDS):
                called = str(getattr(item, "id", i + 1))  # an item is known by its id wherever in the list it stands
                yield from _localized(name, item, origin, entity, (*path, i), (*said, called))
    elif isinstance(value, BaseModel):
        for field_name, info in type(value).model_fields.items():
            item = getattr(value, field_name)
            step = info.alias or field_name
            if isinstance(item, HOLDS):
                yield from _localized(name, item, origin, entity, (*path, step), (*said, step))
