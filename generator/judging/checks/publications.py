"""Rule: a publication has one name in each language: that of its entity, wherever a document says who published it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.record.models import Entity, Localized


def misnamed_publications(subject: Subject) -> Iterator[Finding]:
    """Documents whose publication is a known one, or that it wrote, under another name than its own."""
    entities = [entity for entity, _ in subject.catalog.entities.values() if entity.type == "publication"]
    for document, origin in subject.catalog.documents.values():
        told = {*document.container_title.root.values(), *document.author}
        for entity in entities:
            if told & _names(entity) and document.container_title != entity.label:
                yield Finding(
                    code="publication-name",
                    place=origin.at("container-title"),
                    message=f"{document.id} calls {entity.id} {_all(document.container_title)}",
                    expected=f"{_all(entity.label)}, as in data/entities.yml",
                    hint="write the same names; a platform it stands on is the `publisher`",
                    looked_up=(f"entity:{entity.id}",),
                )


def _names(entity: Entity) -> set[str]:
    return {*entity.label.root.values(), *entity.aliases}


def _all(text: Localized) -> str:
    return " and ".join(f"`{name}`" for name in text.root.values())
