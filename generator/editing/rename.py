"""`rename`: one id changed wherever it stands, with a record of it for the pages that forward old addresses.

In this order: `Renaming`, `rename`, which works everything out and writes nothing; why a name is refused; the new texts
of records, prose, receipts and of `data/renames.yml`. The files of a document carry its id, so they are renamed too.
Receipts bind the names, so those that rest on the renamed no longer hold: `verify` writes them anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from generator.editing.patches import replaced, written
from generator.editing.references import Names, kind_of
from generator.findings import Collected, Finding, Severity, did_you_mean, quoted
from generator.record.editor_schemas import with_schema_line
from generator.record.former import renamed
from generator.record.kept import load_tree
from generator.record.load import files_by_kind, load_catalog
from generator.record.models import Rename
from generator.record.scalars import Identifier
from generator.record.strict_yaml import Entries, Items, Node, Scalar, Steps, parse
from generator.sources.receipts import FOLDER, load_receipts, render

if TYPE_CHECKING:
    from generator.record.catalog import Catalog

KINDS = ("concept", "entity", "document")
HEAD = """\
# Names that were changed, in order, for the pages that forward old addresses. The rename command writes it.
"""
HISTORY = "renames.yml"  # names what was, not what is
FILE = f"data/{HISTORY}"


class RenameError(ValueError):
    """The renaming is refused; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Renaming:
    """What a renaming changes: new texts by path and the files that go away, or the `findings` that prevent it."""

    files: Mapping[str, str] = field(repr=False, default_factory=dict)
    removed: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def rename(project: Path, kind: str, old: str, new: str) -> Renaming:
    """The project with `old` called `new`. Raises `RenameError` where the names do not allow it."""
    loaded = load_catalog(project)
    errors = tuple(finding for finding in loaded.findings if finding.severity is Severity.ERROR)
    if errors:
        return Renaming(findings=errors)
    catalog = loaded.value
    _refuse(kind, old, new, catalog)
    names = _names(Rename(kind=kind, old=old, new=new), catalog)
    records = _records(project, names)
    if records.findings:
        return Renaming(findings=records.findings)
    texts = records.value | dict(_prose(catalog, names))
    removed = _moved(project, names.rename, texts) if kind == "document" else ()
    texts[FILE] = _recorded(project / FILE, names.rename)
    return Renaming(files=texts, removed=removed)


# --- refusals --------------------------------------------------------------------------------------------


def _refuse(kind: str, old: str, new: str, catalog: Catalog) -> None:
    """Raise `RenameError` unless `old` exists, `new` does not, and `new` may be a name."""
    known = _known(kind, catalog)
    if old not in known:
        raise RenameError("; ".join(filter(None, (f"there is no {kind} {quoted(old)}", did_you_mean(old, known)))))
    if new in known:
        raise RenameError(f"there is already a {kind} {quoted(new)}; choose another name")
    try:
        TypeAdapter(Identifier).validate_python(new)
    except ValidationError as error:
        raise RenameError(error.errors()[0]["msg"]) from None


def _known(kind: str, catalog: Catalog) -> Collection[str]:
    if kind in catalog.dimensions:
        return [member.id for member in catalog.dimensions[kind][0].members]
    if kind not in KINDS:
        raise RenameError(f"{quoted(kind)} is no kind of name; write one of {', '.join((*KINDS, *catalog.dimensions))}")
    return list({"concept": catalog.concepts, "entity": catalog.entities, "document": catalog.documents}[kind])


# --- new texts -------------------------------------------------------------------------------------------


def _names(rename: Rename, catalog: Catalog) -> Names:
    present = {fact.id: renamed(fact.key, rename).id for fact in catalog.facts.values()}
    return Names(rename=rename, facts={old: new for old, new in present.items() if old != new})


def _records(project: Path, names: Names) -> Collected[dict[str, str]]:
    """The records that change, by path."""
    texts: dict[str, str] = {}
    findings: list[Finding] = []
    for pattern, path in files_by_kind(project):
        if pattern == HISTORY:
            continue
        shown = path.relative_to(project).as_posix()
        root = load_tree(path, shown).value
        assert root is not None  # it was loaded before
        pairs = {at: (text, names.in_field(kind_of(pattern, root, at), text)) for at, text in _scalars(root)}
        values = {at: new for at, (old, new) in pairs.items() if new != old}
        if not values:
            continue
        edited = replaced(path.read_text("utf-8"), shown, values)
        findings.extend(edited.findings)
        if edited.value is not None:
            texts[shown] = edited.value
    return Collected(value=texts, findings=tuple(findings))


def _prose(catalog: Catalog, names: Names) -> Iterator[tuple[str, str]]:
    """The prose of briefings that changes, with its path."""
    for source in catalog.briefings.values():
        for tag, before in source.prose.items():
            text = names.in_prose(before)
            if text != before:
                yield source.prose_files[tag], text


def _scalars(node: Node, path: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """Every text of a tree with its path."""
    match node:
        case Scalar():
            yield path, node.text
        case Items():
            for i, item in enumerate(node.items):
                yield from _scalars(item, (*path, i))
        case Entries():
            for key, value in node.values.items():
                yield from _scalars(value, (*path, key))


def _moved(project: Path, rename: Rename, texts: dict[str, str]) -> tuple[str, ...]:
    """The files named after a document under its new name in `texts`; returns those that go away.

    Raises `RenameError` where a file of the new name exists.
    """
    removed: list[str] = []
    for folder in ("data/documents", "data/set_aside"):
        old, new = (f"{folder}/{name}.yml" for name in (rename.old, rename.new))
        if (project / old).is_file():
            if (project / new).exists():
                raise RenameError(f"{new} is in the way; move it away first")
            texts[new] = texts.pop(old) if old in texts else (project / old).read_text("utf-8")
            removed.append(old)
    kept = load_receipts(project).value.get(rename.old)
    if kept is not None:
        texts[f"{FOLDER}/{rename.new}.json"] = render(kept.model_copy(update={"document": rename.new}))
        removed.append(f"{FOLDER}/{rename.old}.json")
    return tuple(removed)


def _recorded(path: Path, rename: Rename) -> str:
    """`data/renames.yml` with one more renaming at its end. Raises `RenameError` where its layout has no such place."""
    before = path.read_text("utf-8") if path.exists() else with_schema_line(f"#\n{HEAD}renames:\n", FILE)
    entries = {"kind": rename.kind, "from": rename.old, "to": rename.new}
    line = ", ".join(f"{name}: {written(value)}" for name, value in entries.items())
    text = before.rstrip("\n") + f"\n  - {{{line}}}\n"
    if parse(text, FILE).value is None:
        raise RenameError(f"{FILE} is laid out in an unusual way; run the fmt command first")
    return text
