"""The schemas that editors' programs read: one a kind of file, with the real ids of this project as choices.

In order: `schema_files`, their texts; `with_schema_line`, a file whose first line names its own.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from generator.record.models import BRIEFING_FILE, EXAMPLE_FILE, FILES, ROLES, Briefing, ChartSpec, Document
from generator.record.schemas import json_schema
from generator.record.snippets import snippets

if TYPE_CHECKING:
    from generator.record.catalog import Catalog, Origin
    from generator.record.models import Localized

FOLDER = "data/schemas"
MARK = "# yaml-language-server:"  # how a line that names a schema begins


def schema_files(catalog: Catalog) -> dict[str, str]:
    """The text of every schema file by its path in the project."""
    enums = {
        "documents": {name: document.title for name, (document, _) in catalog.documents.items()},
        "concepts": _labels(catalog.concepts),
        "units": _labels(catalog.units),
        "entities": _labels(catalog.entities),
        "speakers": dict.fromkeys(ROLES, "a role, whoever holds it") | _labels(catalog.entities),
        "facts": dict.fromkeys(catalog.facts, ""),
        "relations": _labels(catalog.relations),
        "events": {name: _label(event.title) for name, (event, _) in catalog.events.items()},
        "questions": {name: _label(question.text) for name, (question, _) in catalog.questions.items()},
        "origins": {name: _origin(told) for name, told in catalog.origins.items()},
        "briefings": {name: _label(source.briefing.title) for name, source in catalog.briefings.items()},
    }
    dimensions = {
        name: {member.id: _label(member.label) for member in dimension.members}
        for name, (dimension, _) in catalog.dimensions.items()
    }
    names = {language.tag: language.name for language in catalog.languages}
    offered = snippets(catalog.languages)
    models = {_name(pattern): model for pattern, model in FILES.items()} | {"briefing": Briefing, "chart": ChartSpec}
    return {
        f"{FOLDER}/{name}.schema.json": json.dumps(
            json_schema(model, enums=enums, dimensions=dimensions, languages=names, snippets=offered),
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
        for name, model in models.items()
    }


def _labels(records: Mapping[str, tuple[Any, Origin]]) -> dict[str, str]:
    return {name: _label(record.label) for name, (record, _) in records.items()}


def _origin(told: Localized | Document) -> str:
    return told.title if isinstance(told, Document) else _label(told)


def _label(text: Localized) -> str:
    return " · ".join(text.root.values())


def with_schema_line(text: str, shown: str) -> str:
    """The text of the file at `shown`, a path in the project, with the schema that editors read it by in its first
    line."""
    line, first = _schema_line(shown), text.partition("\n")
    return text if first[0] == line else f"{line}\n{first[2] if first[0].startswith(MARK) else text}"


def _schema_line(shown: str) -> str:
    path = PurePosixPath(shown)
    patterns = {f"data/{pattern}": _name(pattern) for pattern in FILES}
    patterns |= {f"site_src/{BRIEFING_FILE}": "briefing", f"site_src/{EXAMPLE_FILE}": "chart"}
    name = next(name for pattern, name in patterns.items() if _matches(path, pattern))
    return f"{MARK} $schema={os.path.relpath(f'{FOLDER}/{name}.schema.json', path.parent)}"


def _matches(path: PurePosixPath, pattern: str) -> bool:
    """Whether a path is of a pattern, in which `**` stands for any number of folders, none included."""
    folder, anywhere, name = pattern.partition("/**/")
    return path.match(f"{folder}/{name}") or path.is_relative_to(folder) if anywhere else path.match(pattern)


def _name(pattern: str) -> str:
    """`documents/*.yml` → `document` (a file is one), `facts/**/*.yml` → `facts` (a file holds several)."""
    name = pattern.split("/", maxsplit=1)[0].removesuffix(".yml")
    return "document" if name == "documents" else name
