"""From an edition to the published site: pages, engine, finishing touches, inspection, exchange.

Everything is built beside the site and inspected there; `site/` is exchanged in one step and only when all holds.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.cache.store import NOTHING_KEPT, Store
from generator.findings import Collected, Finding, Place, exit_code
from generator.formatting import count
from generator.judging.renderings import renderings
from generator.judging.selection import counts, shown_anchors
from generator.pages.page import fill
from generator.pages.tree import Tree, make_tree, placed_tree
from generator.reading.figures import read
from generator.site.comparison import Look, compare
from generator.site.csp import with_policy
from generator.site.dataset import data_files
from generator.site.engine_config import inspect_configs
from generator.site.engines import Job, build_languages
from generator.site.held_files import held, put
from generator.site.html_pages import Layout, Making, language_of
from generator.site.inspection.context import Context, bare, load_site
from generator.site.inspection.gate import inspect_site
from generator.site.inspection.machine import private_paths
from generator.site.outside import outside_links, unanswered
from generator.site.publish import PREVIEW, SITE, STAGE, exchange, seal, sealed, staged, write_tree
from generator.two_processes import by_two

if TYPE_CHECKING:
    from generator.languages.language import Language as Tongue
    from generator.press import Pressed
    from generator.record.strings import Strings
    from generator.settings import Settings

INSPECTED = "build/inspected"
ROOT = "site_src/root"
FEW = 20  # pages for which an engine a language costs more than it saves
MANY = 100  # pages to be laid out
LICENCES = ("CC BY 4.0",)  # named in the theme's footer
Progress = Callable[[str], None]


def write_pages(pressed: Pressed, settings: Settings, store: Store = NOTHING_KEPT) -> Collected[Tree]:
    """The Markdown tree, written into build/docs/ with the places of records; nothing is written when a page fails."""
    made = make_tree(pressed.project, pressed.edition, settings, store=store, words=pressed.words)
    if made.findings:
        return Collected(value={}, findings=made.findings)
    finished = placed_tree(made.value, pressed.catalog)
    written = write_tree(finished, pressed.project / "build" / "docs", project=pressed.project)
    return Collected(value=made.value, findings=written.findings)


def build_site(
    pressed: Pressed,
    settings: Settings,
    *,
    preview: bool,
    store: Store = NOTHING_KEPT,
    progress: Progress = lambda message: None,
) -> Collected[str | None]:
    """Build, inspect and exchange; the value is the digest of the manifest of the new site (`publish.sealed`).

    Where it is `None` the old site still stands, and the findings say why. What `store` keeps is not made again.
    Drafts are in previews alone.
    """
    project, target = pressed.project, pressed.project / (PREVIEW if preview else SITE)
    pressed = pressed if preview else pressed.published
    with staged(project, target) as stage:
        if stage.value is None:
            return Collected(value=None, findings=stage.findings)
        making = Making(out=stage.value, like=target, store=store, by=_epoch(pressed))
        findings = _make(pressed, settings, making, progress)
        if exit_code(findings) == 1:
            return Collected(value=None, findings=findings)
        manifest = sealed(stage.value)
        refused = exchange(stage.value, target, project=project)
        return Collected(value=None if refused else manifest, findings=(*findings, *refused))


def inspect_built(
    pressed: Pressed,
    settings: Settings,
    listed: Collection[str],
    look: Look,
    label: str,
    progress: Progress = lambda message: None,
) -> tuple[Finding, ...]:
    """How a built or deployed site (see `comparison.compare`) differs from what the record makes; publishes nothing."""
    with staged(pressed.project, pressed.project / INSPECTED) as stage:
        if stage.value is None:
            return stage.findings
        making = Making(out=stage.value, store=NOTHING_KEPT, by=_epoch(pressed))
        findings = _make(pressed.published, settings, making, progress)
        if exit_code(findings) == 1:
            return findings
        progress("comparing every file")
        return (*findings, *compare(stage.value, listed, look, label))


def outside_of(pressed: Pressed, settings: Settings, folder: Path, label: str) -> tuple[Finding, ...]:
    """The addresses outside a built site that do not answer; those of the forge it is edited on are not asked."""
    site = load_site(folder, _context(pressed, settings))
    return (*site.findings, *unanswered(outside_links(site.value, (settings.site_url, settings.repo_url)), label))


def _make(pressed: Pressed, settings: Settings, making: Making, progress: Progress) -> tuple[Finding, ...]:
    """A whole site in an empty folder, inspected and sealed; what keeps it from being one."""
    stage, store = making.out, making.store
    findings = tuple(inspect_configs(pressed.project, pressed.catalog.languages))
    if findings:
        return findings
    progress("writing pages")
    pages = write_pages(pressed, settings, store)
    if pages.findings:
        return pages.findings
    try:
        root = root_files(pressed.project, settings, pressed.catalog.languages, pressed.words.value)
        if root.findings:
            return root.findings
        progress("building every language")
        engine = _lay_out(pressed, settings, pages.value, making)
        if engine:
            return engine
        progress("finishing and inspecting")
        for name, content in _beside(pressed, settings, root.value).items():
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            put(stage / name, content, making.like and making.like / name)
        files = held(stage)
    except OSError as error:
        return (_unfinished(error),)
    return (*inspect_site(stage, _context(pressed, settings), store, files), *seal(stage, files))


def _lay_out(pressed: Pressed, settings: Settings, tree: Tree, making: Making) -> tuple[Finding, ...]:
    """Every language in its folder: what is kept of it, and what the engine has to make."""
    layouts = [Layout(language_of(pressed, settings, tongue, tree, making)) for tongue in pressed.catalog.languages]
    with TemporaryDirectory(prefix=STAGE, dir=making.out.parent) as folder:
        jobs = [(layout, layout.job(Path(folder))) for layout in layouts]
        asked, told = [job for _, job in jobs if job], settings.environment
        pages = sum(len(layout.missing) for layout in layouts)
        epoch, few = (
            _epoch(pressed),
            pages <= FEW and all(job.plainly for job in asked),
        )  # else one may change the other
        findings = build_languages(pressed.project, asked, together=few, epoch=epoch, settings=told).findings
        return findings or tuple(by_two(_laid_out, jobs, much=pages >= MANY))


def _laid_out(job: tuple[Layout, Job | None]) -> list[Finding]:
    """A language is laid out, with what the engine made of it; which nothing can be found in yet."""
    layout, asked = job
    if asked:
        layout.take(asked.out)
    layout.finish()
    layout.index()
    return []


def _epoch(pressed: Pressed) -> int:
    """The only date a build knows: SOURCE_DATE_EPOCH, else the newest document's."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return int(given)
    days = [document.issued or document.not_before for document, _ in pressed.catalog.documents.values()]
    newest = max(days, default=datetime.date(2025, 1, 1))
    return int(datetime.datetime.combine(newest, datetime.time(), datetime.UTC).timestamp())


def _unfinished(error: OSError) -> Finding:
    message = f"the site could not be finished: {error.strerror}"
    return Finding(code="file-system", place=Place(file="build"), message=message)


# --- what stands beside the languages --------------------------------------------------------------------------


def _beside(pressed: Pressed, settings: Settings, root: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Data files, and root pages with the content security policy."""
    data = {f"data/{name}": content for name, content in data_files(pressed.edition, settings.site_url).items()}
    return data | {
        name: with_policy(content.decode()).encode() if name.endswith(".html") else content
        for name, content in root.items()
    }


def root_files(
    project: Path, settings: Settings, languages: Sequence[Tongue], strings: Strings
) -> Collected[Mapping[str, bytes]]:
    """The files at the root of the site: language choice, 404, robots.txt and what they need."""
    folder = project / ROOT
    env = Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined)
    known = {"base": settings.base_path, "site_url": settings.site_url, "languages": languages, "strings": strings}
    files = sorted(folder.iterdir())
    rendered = {
        path.name: fill(path.name, f"the page {path.name}", env, folder=ROOT, **known)
        for path in files
        if path.suffix in (".html", ".txt", ".xml")
    }
    copied = {path.name: path.read_bytes() for path in files if path.suffix in (".css", ".js")}
    return Collected(
        value={name: each.value.encode() for name, each in rendered.items()} | copied,
        findings=tuple(chain.from_iterable(each.findings for each in rendered.values())),
    )


# --- inspection ------------------------------------------------------------------------------------------------


def _context(pressed: Pressed, settings: Settings) -> Context:
    edition = pressed.edition
    counted = counts(edition)
    return Context(
        site_url=settings.site_url,
        elsewhere=(settings.repo_url,),
        fact=lambda fact_id, tag: renderings(edition, fact_id, edition.catalog.language(tag)),
        count=lambda name, tag: (
            {count(counted[name], edition.catalog.language(tag)): str(counted[name])} if name in counted else {}
        ),
        reader=read,
        languages=tuple(language.tag for language in pressed.catalog.languages),
        names=frozenset((*pressed.catalog.glossary.names, *LICENCES)),
        titles=frozenset(bare(document.title) for document, _ in pressed.catalog.documents.values()),
        anchors=shown_anchors(edition),
        shingles=pressed.guard,
        private=private_paths([pressed.project]),
    )
