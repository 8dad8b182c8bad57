"""`add`: the record of a new document, begun from its file. Nothing of the text goes into the record.

In this order: `Added`, `add`; the record as YAML, with what only a reader of the document can fill in left empty, so
that `check` names each field until it is written; what to do next. The press never reaches the network.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from generator.findings import Finding, quoted
from generator.languages.scripts import script_of
from generator.reading.figures import read
from generator.record.editor_schemas import with_schema_line
from generator.record.load import load_catalog
from generator.record.project_languages import shipped, shipped_tags
from generator.record.scalars import Identifier
from generator.record.strict_bytes import read_document
from generator.sources.documents import CAP_BYTES

if TYPE_CHECKING:
    from generator.languages.language import Language
    from generator.record.catalog import Catalog

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")  # as `models.Document.file`


class AddError(ValueError):
    """The document is refused; the message says why and what to do instead."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Added:
    """The record's path and text, and what to do next; nothing of it where the file could not be read."""

    path: str = ""
    record: str = ""
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def add(project: Path, source: str, identifier: str | None, documents: Path | None) -> Added:
    """The record of the document in the file `source`, not written yet. Raises `AddError`."""
    if ADDRESS.match(source):
        raise AddError(
            f"{quoted(source)} is an address, and the press never reaches the network; open the page in a browser, "
            "copy the article into a plain text file (UTF-8), and add that file"
        )
    file = Path(source)
    if not FILE_NAME.fullmatch(file.name):
        raise AddError(f"rename {quoted(file.name)} first: letters a-z, digits, hyphens, dots and underscores alone")
    catalog = load_catalog(project).value
    name = _identifier(identifier or _suggested(file), catalog, project)
    text = read_document(file, source, cap=CAP_BYTES)
    if text.value is None:
        return Added(findings=text.findings)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    notes = tuple(_notes(project, file, documents, digest, text.value, catalog))
    path = f"data/documents/{name}.yml"
    record = _record(name, file.name, digest, text.value, catalog.languages)
    return Added(path=path, record=with_schema_line(record, path), notes=notes)


def _suggested(file: Path) -> str:
    """An id made of the file's name."""
    return re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-")


def _identifier(name: str, catalog: Catalog, project: Path) -> str:
    try:
        TypeAdapter(Identifier).validate_python(name)
    except ValidationError as error:
        raise AddError(f"{error.errors()[0]['msg']}; give an id with --id") from None
    if name in catalog.documents or (project / "data" / "documents" / f"{name}.yml").exists():
        raise AddError(f"there is already a document {quoted(name)}; give another id with --id")
    return name


# --- the record ------------------------------------------------------------------------------------------


def _record(name: str, file: str, digest: str, text: str, languages: Sequence[Language]) -> str:
    lines = (
        "# Fill in what is empty; leave out what the document does not say, and guess nothing.",
        f"id: {name}",
        "title: # the article's own, or one of ours in square brackets with title_supplied: true",
        "container-title: # the publication",
        *(f"  {language.tag}:" for language in languages),
        "not_before: # the earliest day the text can have been written; issued: only where it states its date",
        f"language: {_language(text, languages)} # as its letters look",
        "genre: # filing, call-transcript, call-report, news or analysis",
        "rank: # filing, transcript, report (of the occasion, as news of it) or article",
        f"file: {file}",
        f"sha256: {digest}",
        "# The whole file: narrow it to the article, counted in code points.",
        f"segment: {{from: 0, to: {len(text)}}}",
        "rights: cite-only",
        "# What its figures are about unless they say otherwise: entity, period, basis, stated_by.",
        "about: {}",
    )
    return "\n".join(lines) + "\n"


def _language(text: str, languages: Sequence[Language]) -> str:
    """The first language of the project, else of those that are shipped, in the script that the letters look like."""
    script = script_of(text)
    known = [*languages, *map(shipped, shipped_tags())]
    return next(language.tag for language in known if language.script == script)


# --- what to do next ---------------------------------------------------------------------------------------


def _notes(
    project: Path, file: Path, documents: Path | None, digest: str, text: str, catalog: Catalog
) -> Iterator[str]:
    figures = sum(quantity.is_quantity for quantity in read(text))
    yield f"{len(text)} code points, {figures} figures"
    same = [name for name, (document, _) in catalog.documents.items() if document.sha256 == digest]
    if same:
        yield f"the same file holds {', '.join(same)}: give each its own segment"
    folder = documents or project / "documents"
    if file.resolve().parent != folder.resolve():
        yield f"put {file.name} where the documents lie ({folder}), out of reach of git; nothing was copied"
    yield "fill in the record, run check, account for the figures (figures --document ID --open), then verify"
