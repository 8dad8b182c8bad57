"""Which languages a project has, in which order, with the record of each.

The tags stand in `mkdocs.yml` under `extra: languages:`; a record is the project's own (`site_src/languages/TAG.yml`)
or one that is shipped. The first language is that of addresses without one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.cache.store import NOTHING_KEPT, Store
from generator.findings import Collected, Finding, Place, did_you_mean, printable
from generator.languages import DEFAULT, SHIPPED
from generator.languages.language import Language
from generator.record.kept import load_record
from generator.settings import named_languages

FOLDER = "site_src/languages"


def load_languages(project: Path, store: Store = NOTHING_KEPT) -> Collected[tuple[Language, ...]]:
    """The languages of the project in their order; one that nobody knows is a finding and left out. `store` has what
    was read of the same records."""
    named = named_languages(project) or [(tag, Place(file="mkdocs.yml")) for tag in DEFAULT]
    findings = list(_twice(named))
    found: dict[str, Language] = {}
    for tag, place in named:
        record = _record(project, tag, place, store)
        findings.extend(record.findings)
        if record.value is not None:
            found.setdefault(tag, record.value)
    return Collected(value=tuple(found.values()), findings=tuple(findings))


def shipped(tag: str) -> Language:
    """The record of a language that the press ships. Raises `KeyError`."""
    record = _read(SHIPPED / f"{tag}.yml", f"languages/{tag}.yml") if tag in shipped_tags() else None
    if record is None or record.value is None:
        raise KeyError(tag)
    return record.value


def shipped_tags() -> list[str]:
    """The tags of the languages that the press ships."""
    return sorted(path.stem for path in SHIPPED.glob("*.yml"))


def _record(project: Path, tag: str, place: Place, store: Store) -> Collected[Language | None]:
    own = project / FOLDER / f"{tag}.yml"
    known = {*shipped_tags(), *(path.stem for path in (project / FOLDER).glob("*.yml"))}
    if tag not in known:
        return Collected(value=None, findings=(_unknown(tag, place, sorted(known)),))
    shown = f"{FOLDER}/{tag}.yml"
    record = _read(own if own.exists() else SHIPPED / f"{tag}.yml", shown, store)
    if record.value is not None and record.value.tag != tag:
        misnamed = Finding(
            code="misnamed",
            place=Place(file=shown),
            message=f"the tag `{record.value.tag}` and the name `{tag}` differ",
            hint=f"write `tag: {tag}`, or rename",
        )
        return Collected(value=None, findings=(*record.findings, misnamed))
    return record


def _read(path: Path, shown: str, store: Store = NOTHING_KEPT) -> Collected[Language | None]:
    record = load_record(path, shown, Language, store=store)
    return Collected(value=record.value[0] if record.value else None, findings=record.findings)


def _twice(named: Sequence[tuple[str, Place]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for tag, place in named:
        if tag in seen:
            yield Finding(code="id-twice", place=place, message=f"`{printable(tag)}` is named twice", hint="delete one")
        seen.add(tag)


def _unknown(tag: str, place: Place, known: Sequence[str]) -> Finding:
    return Finding(
        code="unknown-language",
        place=place,
        message=f"no record says anything of the language `{printable(tag)}`",
        expected=f"one of {', '.join(known)}, or a record in {FOLDER}/",
        hint=did_you_mean(tag, known) or f"write {FOLDER}/{printable(tag)}.yml after one that is shipped",
    )
