"""HTML page by page: what is kept of each, and the engine run over the others alone.

In this order: `Part`, what the engine makes of one page; `Frame`, what it makes beside the pages; `Language`, one
language of a site and its keys; `Layout`, which brings all of a language into its folder; where a page lies and what a
site map says of it.

A page of HTML follows from its Markdown, the engine's configs, the theme, the address of the site, and the code. It
follows from no other page: navigation stands in the front matter and no page has a Markdown link. So the engine is
given the pages alone that changed (and the home page, to which the frame leads); the entries of the search and of the
site map are kept with their page and put together again. Where a config or the theme asks for more than a page of its
own (`stands_alone`), nothing is kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from html import unescape
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from generator.cache.digest import code, digest, file_digest, folder_digest
from generator.languages.cutting import simplified
from generator.pages.places import placed, places
from generator.site.csp import with_policy
from generator.site.engine_config import OVERRIDES, config_file
from generator.site.engines import Job
from generator.site.held_files import put
from generator.site.search_index import entry_of, page_entries
from generator.site.search_volumes import Indexed, Vocabulary, indexed, search_files
from generator.site.search_words import folded
from generator.site.style_sheet import lighter, uncommented
from generator.site.theme_pages import stands_alone

if TYPE_CHECKING:
    from generator.cache.store import Store
    from generator.languages.language import Language as Tongue
    from generator.press import Pressed
    from generator.settings import Settings

HOME = "index.md"
INDEX = PurePosixPath("search", "search_index.json")
SITEMAP = "sitemap.xml"
KIND = "kind."  # the words for kinds of results, among the strings of the interface
UNINDEXED = b"---\nsearch: {exclude: true}\n"  # a page begins so whose words the theme need not gather
LISTED = re.compile(r"\s*<url>\s*<loc>(?P<at>[^<]*)</loc>.*?</url>", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What the engine makes of one page: its HTML, its entries of the search and of the site map (XML)."""

    html: str
    entries: tuple[str, ...]
    listed: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """What the engine makes beside the pages: files by path, each with the key of its content, and what stands around
    the entries of the site map."""

    files: Mapping[str, str]
    sitemap: tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Making:
    """How a site is made: into which folder, in the place of which (`like`: most of its files are as they were), with
    what kept, `by` what else its pages come to be as they are (the date that the engine knows), with the content
    security policy or, for the live preview, without."""

    out: Path
    like: Path | None = None
    store: Store
    by: object
    policy: bool = True


@dataclass(frozen=True, kw_only=True)
class Language:
    """One language of a site: its files by path (Markdown with marks, and what is copied), where its HTML goes, and
    where that of the site lies which stands."""

    project: Path
    tongue: Tongue
    files: Mapping[str, bytes] = field(repr=False)
    out: Path
    like: Path | None
    address: str  # of the language on the web
    base: str  # the digest of what every page is made from, empty where pages do not stand alone
    vocabulary: Vocabulary  # of the search
    stand_at: Mapping[str, str] = field(repr=False)  # where records stand, of which the pages hold marks
    making: Making

    def key(self, page: str) -> str:
        """What the HTML of a page is kept under."""
        return digest("html", self.base, page, self.files[page])

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages, by their Markdown files, in the order of the search."""
        return tuple(sorted(path for path in self.files if path.endswith(".md")))


def language_of(
    pressed: Pressed, settings: Settings, tongue: Tongue, tree: Mapping[PurePosixPath, bytes], made: Making
) -> Language:
    """The language of a site whose files are `tree`, to be laid out in its folder."""
    configs = {path.name: file_digest(path) for path in sorted(pressed.project.glob("*.yml"))}
    theme = folder_digest(pressed.project / OVERRIDES)
    base = digest(code(), configs, theme, tongue.tag, settings.environment, made.by)
    return Language(
        project=pressed.project,
        tongue=tongue,
        files={"/".join(path.parts[1:]): content for path, content in tree.items() if path.parts[0] == tongue.tag},
        out=made.out / tongue.tag,
        like=made.like and made.like / tongue.tag,
        address=f"{settings.site_url}{tongue.tag}/",
        base=base if _stands_alone(made.store, base, pressed.project, tongue) else "",
        vocabulary=_vocabulary(pressed, tongue),
        stand_at=places(pressed.catalog),
        making=made,
    )


def _vocabulary(pressed: Pressed, tongue: Tongue) -> Vocabulary:
    """What the search knows beside the pages: what kinds are called in its own language, all else in every language."""
    catalog, words = pressed.catalog, pressed.words.value[tongue.tag]
    scales: dict[str, int] = {}
    for each in catalog.languages:
        scales |= {folded(scale.word.strip()): scale.exponent for scale in each.scales}
        scales |= each.search.scales
    return Vocabulary(
        scales=scales | {simplified(word): power for word, power in scales.items()},
        ignored=sorted({word for each in catalog.languages for word in each.search.ignored}),
        synonyms=catalog.glossary.synonyms,
        kinds={key.removeprefix(KIND): text for key, text in words.items() if key.startswith(KIND)},
    )


def _stands_alone(store: Store, base: str, project: Path, tongue: Tongue) -> bool:
    return store.made(digest("alone", base), lambda: stands_alone(project, tongue.tag))


class Layout:
    """A language being laid out: what was found kept of it, and what is missing yet."""

    def __init__(self, language: Language) -> None:
        """Write what is kept of the language into its folder."""
        self.language, self.store = language, language.making.store
        self.entries: dict[str, tuple[str, ...]] = {}
        self.listed: dict[str, str] = {}
        self.written: set[Path] = set()
        self.folders: set[Path] = set()  # which are there
        self.frame = self._kept_frame()
        self.missing = [page for page in language.pages if not self._is_laid(page)]

    def _kept_frame(self) -> Frame | None:
        """The frame, written, where all of it is kept."""
        said = self.store.get_json(digest("frame", self.language.base)) if self.language.base else None
        contents = {path: self.store.get(key) for path, key in said["files"].items()} if said else {}
        if said is None or None in contents.values():
            return None
        for path, content in contents.items():
            self._write(path, content or b"")
        return Frame(files=said["files"], sitemap=tuple(said["sitemap"]))

    def _is_laid(self, page: str) -> bool:
        said = self.store.get_json(self.language.key(page)) if self.language.base else None
        if said is None:
            return False
        self._lay(page, Part(html=said["html"], entries=tuple(said["entries"]), listed=said["listed"]))
        return True

    def _lay(self, page: str, part: Part) -> None:
        self._write(html_file(page), self._finished(placed(part.html, self.language.stand_at)))
        self.entries[page], self.listed[page] = part.entries, part.listed

    def job(self, workshop: Path) -> Job | None:
        """What the engine has to build, prepared in the folder `workshop`; `None` where nothing is missing."""
        if not self.missing and self.frame is not None:
            return None
        tag = self.language.tongue.tag
        docs = workshop / "docs" / tag
        for page in {*self.missing, HOME} & self.language.files.keys():
            path = docs / page
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self.language.files[page].replace(b"---\n", UNINDEXED, 1))
        docs.mkdir(parents=True, exist_ok=True)
        config = config_file(self.language.project, tag)
        alone = bool(self.language.base)
        return Job(config=config, docs=docs, out=workshop / "html" / tag, shown=f"build/docs/{tag}", plainly=alone)

    def take(self, built: Path) -> None:
        """Lay out what the engine built in the folder `built`, and keep it."""
        around, listed = _listed(built / SITEMAP, self.language.address, self.language.pages)
        for page in self.missing:
            html = (built / html_file(page)).read_text("utf-8")
            entries = page_entries(html, address(page), front_matter(self.language.files[page]))
            part = Part(html=html, entries=tuple(e.as_json() for e in entries), listed=listed.get(page, ""))
            self._lay(page, part)
            self._keep(self.language.key(page), asdict(part))
        if self.frame is None:
            self.frame = self._new_frame(built, around)

    def _new_frame(self, built: Path, around: tuple[str, str]) -> Frame:
        own = {html_file(page) for page in self.language.pages} | {str(INDEX), SITEMAP}
        pages = (built / html_file(page) for page in (HOME, *self.missing))
        page = next(path for path in pages if path.is_file()).read_text("utf-8")
        files = {}
        for path in sorted(path for path in built.rglob("*") if path.is_file()):
            name = path.relative_to(built).as_posix()
            if name not in own:
                content = lighter(name, path.read_bytes(), page)
                files[name] = digest("file", content)
                self._write(name, content)
                if self.language.base:
                    self.store.put(files[name], content)
        frame = Frame(files=files, sitemap=around)
        self._keep(digest("frame", self.language.base), asdict(frame))
        return frame

    def _keep(self, key: str, value: Mapping[str, Any]) -> None:
        if self.language.base:
            self.store.put_json(key, value)

    def finish(self) -> None:
        """What is copied, and the site map, of all pages together; pages that are none any more go."""
        for path, content in self.language.files.items():
            if not path.endswith(".md"):
                is_page = path.endswith(".html")
                self._write(path, self._finished(content.decode()) if is_page else uncommented(path, content))
        assert self.frame is not None
        head, tail = self.frame.sitemap
        if head:
            listed = "".join(self.listed[page] for page in self.language.pages)
            self._write(SITEMAP, f"{head}{listed}{tail}".encode())
        self._leave("*.html")

    def index(self) -> None:
        """The search, of all pages together; what else lies in the folder goes."""
        for path, text in self._search().items():
            self._write(path, text.encode())
        self._leave("*")

    def _leave(self, which: str) -> None:
        """Leave in the folder, of the files `which`, those alone that were written."""
        for file in self.language.out.rglob(which):
            if file not in self.written and not file.is_dir():
                file.unlink()

    def _search(self) -> Mapping[str, str]:
        """The files of the search, of the entries of all pages. What each page gives to them is kept."""
        vocabulary, engine = self.language.vocabulary, self.language.tongue.search
        base = digest("search", code(), vocabulary)
        keys = {page: digest(base, self.entries[page]) for page in self.language.pages}
        key = digest(base, engine, list(keys.values()))
        every = (self._indexed(page, keys[page]) for page in keys)
        return self.store.made(key, lambda: search_files(every, vocabulary, engine))

    def _indexed(self, page: str, key: str) -> Indexed:
        """What a page gives to the search."""
        said = self.store.get_json(key)
        if said is not None:
            return Indexed.from_json(said)
        made = indexed(list(map(entry_of, self.entries[page])), self.language.vocabulary)
        self.store.put_json(key, made)
        return made

    def _finished(self, html: str) -> bytes:
        return (with_policy(html) if self.language.making.policy else html).encode()

    def _write(self, path: str, content: bytes) -> None:
        file = self.language.out / path
        if file.parent not in self.folders:
            file.parent.mkdir(parents=True, exist_ok=True)
            self.folders.add(file.parent)
        put(file, content, self.language.like and self.language.like / path)
        self.written.add(file)


def front_matter(page: bytes) -> Mapping[str, Any]:
    """What a page says before its text: a line of JSON each (`pages.page.render`)."""
    head = page.decode().partition("\n---\n")[0].splitlines()[1:]
    return {key: json.loads(value) for key, _, value in (line.partition(": ") for line in head)}


def html_file(page: str) -> str:
    """The file that the engine makes of a page: `a/b.md` becomes `a/b/index.html`."""
    return f"{address(page)}index.html"


def address(page: str) -> str:
    """Where a page is served below the address of its language."""
    path = PurePosixPath(page)
    folder = path.parent if path.name == HOME else path.with_suffix("")
    return "" if str(folder) == "." else f"{folder}/"


def _listed(sitemap: Path, below: str, pages: Sequence[str]) -> tuple[tuple[str, str], Mapping[str, str]]:
    """What stands around the entries of a site map, and the entry of each page below the address `below`."""
    if not sitemap.is_file():
        return ("", ""), {}
    text = sitemap.read_text("utf-8")
    entries = {unescape(match["at"]): match[0] for match in LISTED.finditer(text)}
    listed = {page: entries[below + address(page)] for page in pages if below + address(page) in entries}
    rest = LISTED.sub(lambda match: "" if match[0] in listed.values() else match[0], text)
    head, mark, tail = rest.rpartition("</urlset>")
    return (head.rstrip(), f"\n{mark}{tail}"), listed
