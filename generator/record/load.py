"""From the files of a project to a `Catalog`: everything is loaded and everything wrong is reported.

Order: find the files, parse each strictly, validate it with its model, gather the records by id, complete
the facts' keys. One bad file or record never hides the next; what could not be loaded is simply absent
from the catalog, and its finding fails the build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from generator.cache.store import NOTHING_KEPT, Store
from generator.findings import Collected, Finding, Place
from generator.record.catalog import BriefingSource, Catalog, ChartExample, Fact, Origin, frozen
from generator.record.chart_kinds import KINDS
from generator.record.kept import Tree, load_record
from generator.record.keys import complete
from generator.record.models import (
    BRIEFING_FILE,
    EXAMPLE_FILE,
    FILES,
    Briefing,
    ChartSpec,
    FactsFile,
    GlossaryFile,
    RenamesFile,
    StyleFile,
)
from generator.record.project_languages import load_languages
from generator.record.strict_bytes import read_text
from generator.record.unit_patterns import with_units

if TYPE_CHECKING:
    from generator.languages.language import Language
    from generator.record.models import Claim

CAP_BYTES = 2 * 1024 * 1024  # of one file
CAP_FILES = 5000
MOST_STRAYS = 20  # told one by one
ONE_RECORD = ("documents/*.yml", "questions/*.yml")  # files that are called like the record they hold
BEGINNINGS = {  # files without which nothing would be verified, and how the first comes to be
    "documents/*.yml": "begin one: `python -m generator add FILE` writes the record of a text, to be filled in",
    "facts/**/*.yml": "write one: `python -m generator figures --document ID --open` proposes a fact for each figure",
}
OWN_KEY = "give the one that is wrong its own key"
ONE_KEPT = "where both say the same of the same thing, keep one, with the readings of both"
IGNORED = ("schemas", "receipts")  # machine-written folders of data/, read elsewhere


@dataclass(frozen=True, kw_only=True, slots=True)
class Loaded:
    """One validated file: its model instance and its tree."""

    pattern: str
    shown: str
    record: Any
    tree: Tree


def load_catalog(project: Path, store: Store = NOTHING_KEPT) -> Collected[Catalog]:
    """The catalog of `project`, with every finding made on the way; `store` has what was read of the same files."""
    languages = load_languages(project, store)
    findings: list[Finding] = list(languages.findings)
    tags = tuple(language.tag for language in languages.value)
    files = list(_load_files(project, tags, findings, store))
    subject = next((file.record.subject for file in files if file.pattern == "entities.yml"), "")
    briefings = list(_load_briefings(project, tags, subject, findings, store))
    examples = list(_load_examples(project, tags, findings, store))
    catalog = _catalog(files, languages.value, subject, briefings, examples, findings)
    return Collected(value=catalog, findings=tuple(findings))


def record_files(project: Path) -> Iterator[tuple[Path, str]]:
    """Every YAML file that editors write, with its path in the project."""
    for path in sorted({path for _, path in files_by_kind(project)}):
        yield path, path.relative_to(project).as_posix()


def written(project: Path, catalog: Catalog) -> Mapping[str, str]:
    """All that editors wrote, as they wrote it: every record and all prose by path, without what cannot be read."""
    records = {shown: read_text(path, shown, cap=CAP_BYTES).value for path, shown in record_files(project)}
    prose = {
        source.prose_files[tag]: text for source in catalog.briefings.values() for tag, text in source.prose.items()
    }
    return {file: text for file, text in (records | prose).items() if text is not None}


def files_by_kind(project: Path) -> Iterator[tuple[str, Path]]:
    """The same files, each with the pattern of its kind (see `models.FILES`)."""
    for pattern in FILES:
        yield from ((pattern, path) for path in _paths(project, "data", pattern))
    for pattern in (BRIEFING_FILE, EXAMPLE_FILE):
        yield from ((pattern, path) for path in _paths(project, "site_src", pattern))


def load_facts(files: Iterable[tuple[Path, str]]) -> Collected[Mapping[str, Fact]]:
    """The facts of some files alone, by id; `files` are paths with the name findings show."""
    findings: list[Finding] = []
    loaded = _loaded(files, "facts/**/*.yml", findings)
    return Collected(value=frozen(_facts(loaded, findings)[0]), findings=tuple(findings))


def load_claims(files: Iterable[tuple[Path, str]]) -> Collected[Mapping[str, tuple[Claim, Origin]]]:
    """The claims of some files alone, by id, in whatever languages; `files` as for facts."""
    findings: list[Finding] = []
    loaded = _loaded(files, "claims/**/*.yml", findings)
    claims = _by_id(loaded, "claims/**/*.yml", "claims", findings)
    return Collected(value=frozen(claims), findings=tuple(findings))


def _loaded(files: Iterable[tuple[Path, str]], pattern: str, findings: list[Finding]) -> list[Loaded]:
    loaded = []
    for path, shown in files:
        record = load_record(path, shown, FILES[pattern])
        findings.extend(record.findings)
        if record.value is not None:
            loaded.append(Loaded(pattern=pattern, shown=shown, record=record.value[0], tree=record.value[1]))
    return loaded


# --- files -----------------------------------------------------------------------------------------


def _paths(project: Path, top: str, pattern: str) -> list[Path]:
    """The files of a kind, without those behind a link to a folder, which may lie anywhere."""
    return [path for path in sorted((project / top).glob(pattern)) if not _behind_link(project, path)]


def _behind_link(project: Path, path: Path) -> bool:
    return any((project / folder).is_symlink() for folder in path.relative_to(project).parents[:-1])


def _load_files(project: Path, tags: Sequence[str], findings: list[Finding], store: Store) -> Iterator[Loaded]:
    data = project / "data"
    if not data.is_dir() or data.is_symlink():
        hint = "run the command in the project's folder, or name it with --project"
        findings.append(_nothing("data/ is missing", hint))
        return
    known: set[Path] = set()
    begun: set[str] = set()
    for pattern, model in FILES.items():
        for path in _paths(project, "data", pattern):
            known.add(path)
            begun.add(pattern)  # what is wrong with the file has a finding of its own
            shown = path.relative_to(project).as_posix()
            loaded = load_record(path, shown, model, tags, store)
            findings.extend(loaded.findings)
            if loaded.value is not None:
                yield Loaded(pattern=pattern, shown=shown, record=loaded.value[0], tree=loaded.value[1])
    findings.extend(_unknown_files(project, data, known))
    findings.extend(_lost_files(project))
    for pattern, hint in BEGINNINGS.items():
        if pattern not in begun:
            findings.append(_nothing(f"data/{pattern} holds no record", hint))


def _unknown_files(project: Path, data: Path, known: set[Path]) -> Iterator[Finding]:
    everything = sorted(data.rglob("*"))[:CAP_FILES]
    strays = [path for path in everything if not _is_known(path, data, known)]
    for path in strays[:MOST_STRAYS]:
        yield Finding(
            code="unknown-file",
            place=Place(file=path.relative_to(project).as_posix()),
            message="this file is none of the kinds that data/ holds",
            expected="one of " + ", ".join(FILES),
            hint="move it to its folder, or give it the ending .yml",
        )
    if len(strays) > MOST_STRAYS:
        more = f"{len(strays) - MOST_STRAYS}{' or more' if len(everything) == CAP_FILES else ''}"
        message = f"{more} other files are none of the kinds that data/ holds"
        yield Finding(code="unknown-file", place=Place(file="data"), message=message, hint="keep them elsewhere")


def _is_known(path: Path, data: Path, known: set[Path]) -> bool:
    """Whether a path below `data` is a record, lies among what others read, or is a folder."""
    is_folder = path.is_dir() and not path.is_symlink()
    return path in known or path.relative_to(data).parts[0] in IGNORED or is_folder


def _lost_files(project: Path) -> Iterator[Finding]:
    """Files that others rest on and that are not there: told once, at their own place."""
    data, briefings = project / "data", project / "site_src" / "briefings"
    if any((data / "facts").rglob("*.yml")):
        for name, what in (("concepts.yml", "what they measure"), ("entities.yml", "whose they are")):
            yield from _lost(project, data / name, f"the facts here do not say {what} without it")
    for kept in sorted((data / "receipts").glob("[!_]*.json")):  # no document's name begins with _
        record = data / "documents" / f"{kept.stem}.yml"
        yield from _lost(project, record, f"there are receipts of {kept.stem}, and no record of it")
    for folder in sorted({prose.parent for prose in briefings.glob("*/*.md")}):
        yield from _lost(project, folder / "briefing.yml", "there is prose of a briefing here, and no frame of it")


def _lost(project: Path, file: Path, why: str) -> Iterator[Finding]:
    if not file.exists():
        yield Finding(
            code="file-missing",
            place=Place(file=file.relative_to(project).as_posix()),
            message=why,
            expected="this file",
            hint="bring it back, or take away what rests on it",
        )


def _load_briefings(
    project: Path, tags: Sequence[str], subject: str, findings: list[Finding], store: Store
) -> Iterator[BriefingSource]:
    findings.extend(_linked_frames(project))
    for path in _paths(project, "site_src", BRIEFING_FILE):
        shown = path.relative_to(project).as_posix()
        loaded = load_record(path, shown, Briefing, tags, store)
        findings.extend(loaded.findings)
        prose, names = _load_prose(project, path.parent, tags, findings)
        if loaded.value is None or len(prose) < len(tags):
            continue
        briefing, tree = loaded.value
        if briefing.id != path.parent.name:
            findings.append(_misnamed(Origin(file=shown, tree=tree), briefing.id, path.parent.name))
        yield BriefingSource(
            briefing=briefing,
            entity=briefing.entity or subject,
            origin=Origin(file=shown, tree=tree),
            prose=frozen(prose),
            prose_files=frozen(names),
        )


def _linked_frames(project: Path) -> Iterator[Finding]:
    for path in sorted(
        path for pattern in (BRIEFING_FILE, EXAMPLE_FILE) for path in (project / "site_src").glob(pattern)
    ):
        if _behind_link(project, path):
            yield Finding(
                code="file-not-regular",
                place=Place(file=path.relative_to(project).as_posix()),
                message="a folder on the way to this file is a link",
                hint="put the folder itself there",
            )


def _load_prose(
    project: Path, folder: Path, tags: Sequence[str], findings: list[Finding]
) -> tuple[dict[str, str], dict[str, str]]:
    prose, names = {}, {}
    for language in tags:
        path = folder / f"{language}.md"
        names[language] = path.relative_to(project).as_posix()
        if not path.exists():
            findings.append(
                Finding(
                    code="translation-missing",
                    place=Place(file=names[language]),
                    message=f"the briefing has no prose in {language}",
                    hint="write it: all languages are published together or not at all",
                )
            )
            continue
        text = read_text(path, names[language], cap=CAP_BYTES)
        findings.extend(text.findings)
        if text.value is not None:
            prose[language] = text.value
    return prose, names


def _load_examples(project: Path, tags: Sequence[str], findings: list[Finding], store: Store) -> Iterator[ChartExample]:
    for path in _paths(project, "site_src", EXAMPLE_FILE):
        shown = path.relative_to(project).as_posix()
        loaded = load_record(path, shown, ChartSpec, tags, store)
        findings.extend(loaded.findings)
        if loaded.value is None:
            continue
        chart, tree = loaded.value
        origin = Origin(file=shown, tree=tree)
        if chart.kind != path.stem:
            findings.append(_misnamed(origin, chart.kind, path.stem))
        yield ChartExample(chart=chart, origin=origin, text=read_text(path, shown, cap=CAP_BYTES).value or "")


# --- records ---------------------------------------------------------------------------------------


def _catalog(
    files: Sequence[Loaded],
    languages: tuple[Language, ...],
    subject: str,
    briefings: Sequence[BriefingSource],
    examples: Sequence[ChartExample],
    findings: list[Finding],
) -> Catalog:
    def by_id(pattern: str, field: str | None = None) -> Any:
        return frozen(_by_id(files, pattern, field, findings))

    for file in files:
        if file.pattern in ONE_RECORD and file.record.id != Path(file.shown).stem:
            findings.append(_misnamed(Origin(file=file.shown, tree=file.tree), file.record.id, Path(file.shown).stem))
    glossary = next((file for file in files if file.pattern == "glossary.yml"), None)
    units = by_id("units.yml", "units")
    facts, twice = _facts(files, findings)
    return Catalog(
        languages=with_units(languages, (unit for unit, _ in units.values())),
        documents=by_id("documents/*.yml"),
        concepts=by_id("concepts.yml", "concepts"),
        dimensions=by_id("concepts.yml", "dimensions"),
        units=units,
        entities=by_id("entities.yml", "entities"),
        subject=subject,
        glossary=glossary.record if glossary else GlossaryFile(terms=(), names=()),
        glossary_origin=Origin(file=glossary.shown, tree=glossary.tree) if glossary else None,
        terms=by_id("glossary.yml", "terms"),
        topics=by_id("topics.yml", "topics"),
        style=tuple(_in_order(files, StyleFile, "style")),
        relations=by_id("relations.yml", "relations"),
        facts=frozen(facts),
        twice=tuple(twice),
        claims=by_id("claims/**/*.yml", "claims"),
        occasions=by_id("questions/*.yml"),
        questions=by_id("questions/*.yml", "questions"),
        set_aside=frozen(_set_aside(files)),
        errors=by_id("errors/*.yml", "errors"),
        events=by_id("events.yml", "events"),
        corrections=by_id("corrections/*.yml", "corrections"),
        editions=by_id("editions.yml", "editions"),
        renames=tuple(_in_order(files, RenamesFile, "renames")),
        briefings=frozen({source.briefing.id: source for source in sorted(briefings, key=_order)}),
        examples=frozen({example.chart.kind: example for example in sorted(examples, key=_example_order)}),
    )


def _order(source: BriefingSource) -> tuple[int, str]:
    return source.briefing.order, source.briefing.id


def _example_order(example: ChartExample) -> int:
    return [*KINDS].index(example.chart.kind)


def _by_id(files: Sequence[Loaded], pattern: str, field: str | None, findings: list[Finding]) -> dict[str, Any]:
    gathered: dict[str, Any] = {}
    for file in files:
        if file.pattern != pattern:
            continue
        items = enumerate(getattr(file.record, field)) if field else [(None, file.record)]
        for i, item in items:
            origin = Origin(file=file.shown, tree=file.tree, path=() if field is None else (field, i or 0))
            if item.id in gathered:
                findings.append(_twice(item.id, origin, gathered[item.id][1]))
                continue
            gathered[item.id] = (item, origin)
    return gathered


def _facts(files: Sequence[Loaded], findings: list[Finding]) -> tuple[dict[str, Fact], list[Fact]]:
    """The facts by id, and those whose id one before them has."""
    facts: dict[str, Fact] = {}
    twice: list[Fact] = []
    for file in files:
        if not isinstance(file.record, FactsFile):
            continue
        for i, record in enumerate(file.record.facts):
            origin = Origin(file=file.shown, tree=file.tree, path=("facts", i))
            key = complete(record.fact, file.record.defaults)
            if key is None:
                findings.append(
                    Finding(
                        code="key-incomplete",
                        place=origin.at("fact"),
                        message="this fact has no entity or no period",
                        hint="write it in `fact:`, or in `defaults:` at the head of the file",
                    )
                )
                continue
            fact = Fact(key=key, record=record, origin=origin)
            if key.id in facts:
                findings.append(fact_twice(fact, facts[key.id]))
                twice.append(fact)
            else:
                facts[key.id] = fact
    return facts, twice


def _in_order(files: Sequence[Loaded], kind: type[BaseModel], field: str) -> Iterator[tuple[Any, Origin]]:
    """The records without ids of the files of a kind, as they stand."""
    for file in files:
        if isinstance(file.record, kind):
            for i, record in enumerate(getattr(file.record, field)):
                yield record, Origin(file=file.shown, tree=file.tree, path=(field, i))


def _set_aside(files: Sequence[Loaded]) -> dict[str, Any]:
    gathered: dict[str, Any] = {}
    for file in files:
        if file.pattern == "set_aside/*.yml":
            items = [
                (item, Origin(file=file.shown, tree=file.tree, path=("set_aside", i)))
                for i, item in enumerate(file.record.set_aside)
            ]
            gathered[file.record.document] = (*gathered.get(file.record.document, ()), *items)
    return gathered


# --- findings --------------------------------------------------------------------------------------


def _twice(identifier: str, here: Origin, there: Origin) -> Finding:
    return Finding(
        code="id-twice",
        place=here.at(),
        message=f"`{identifier}` is already defined at {there.at()}",
        hint="give the new one an id of its own; keep one where both tell the same",
    )


def fact_twice(fact: Fact, other: Fact, known: str = "", hint: str = "", looked_up: tuple[str, ...] = ()) -> Finding:
    """That two facts have one key, with what is known of it besides, where the receipts tell (`judging.rekeyed`)."""
    return Finding(
        code="fact-twice",
        place=fact.origin.at("fact"),
        message=f"two facts have the key of `{fact.id}`, the one here and the one at {other.origin.at()}{known}",
        expected="facts that differ in their period, concept, measure or another part of the key",
        hint=hint or f"{OWN_KEY}; {ONE_KEPT}",
        looked_up=looked_up,
    )


def _misnamed(origin: Origin, identifier: str, name: str) -> Finding:
    return Finding(
        code="misnamed",
        place=origin.at("id"),
        message=f"the id `{identifier}` and the name `{name}` differ",
        hint=f"write `id: {name}`, or rename",
    )


def _nothing(what: str, hint: str) -> Finding:
    return Finding(
        code="nothing-to-verify",
        place=Place(file="data"),
        message=f"{what}; nothing would be verified",
        hint=hint,
    )
