"""The finished tree as its inspectors see it: every file named, every page parsed once.

In this order: `Context`, what the inspectors are told about the project; `Page` and `Site`; `load_site`; helpers on
pages (`selection`, `strings`, `resolve`, `found_at`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TypeAlias, cast
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from generator.findings import Collected, Finding, Place
from generator.reading.figures.quantity import Quantity
from generator.sources.shingles import Shingles

Element: TypeAlias = etree._Element
Lookup: TypeAlias = Callable[[str, str], Mapping[str, str]]
Reader: TypeAlias = Callable[[str], Sequence[Quantity]]

SPOKEN = ("alt", "aria-label", "aria-description", "aria-valuetext", "title", "placeholder", "summary", "content")
TECHNICAL_META = frozenset({"viewport", "theme-color", "color-scheme"})  # settings, said to nobody

# Selections run in C: a site has a million elements, and few of them concern a rule.
_TEXTS = etree.XPath("//text()[normalize-space() and not(parent::script or parent::style)]")
_SPOKEN = etree.XPath(" | ".join(f"//@{name}" for name in SPOKEN))
_IDS = etree.XPath("//@id")
_REFRESH = etree.XPath("/html/head//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']/@content")


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """What the inspectors need to know of the project.

    `site_url` is the address of the tree's root, ending in a slash. `fact` and `count` give, for the id in a
    `data-fact` or `data-count` and a language, every text that may stand there with the `value` attribute that goes
    with it; an empty mapping means an unknown id. `reader` reads the figures of a text (`generator.reading.figures`).
    `names` are the declared names that may hold digits, `titles` those of the documents. `shingles` is what the
    documents hold, `None` where every document may be shown in full. `private` are strings of this machine that no
    file may hold. `elsewhere` are addresses that count as another host's even where they are not (the repository's,
    say). `label` stands for the tree's root in findings.
    """

    site_url: str
    fact: Lookup
    count: Lookup
    reader: Reader
    languages: tuple[str, ...]
    names: frozenset[str] = frozenset()
    titles: tuple[str, ...] = ()
    shingles: Shingles | None
    private: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    label: str = "site"


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A page: its path from the root, the language of its folder (empty outside them), its tree and its anchors.

    `forward` is where a page that moved refreshes itself to, in full as it is written (`0; url=…`), else nothing.
    """

    path: str
    language: str
    root: Element
    anchors: frozenset[str]
    forward: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """The tree at `root`: its pages by path, and the paths of all its files; `irregular` are neither."""

    root: Path
    label: str
    files: frozenset[str]
    irregular: tuple[str, ...]
    pages: Mapping[str, Page]

    def read(self, path: str) -> bytes:
        """The content of one of the files."""
        return (self.root / path).read_bytes()

    def with_suffix(self, *suffixes: str) -> tuple[str, ...]:
        """The files with one of the suffixes, in order."""
        return tuple(path for path in sorted(self.files) if PurePosixPath(path).suffix in suffixes)


def load_site(root: Path, context: Context) -> Collected[Site]:
    """The tree at `root`; a page that is not UTF-8 or not HTML is a finding and left out of the pages."""
    files, irregular = _list(root)
    pages: dict[str, Page] = {}
    findings: list[Finding] = []
    for path in sorted(files):
        if path.endswith(".html"):
            try:
                pages[path] = _parse(path, (root / path).read_bytes().decode(), context.languages)
            except (UnicodeDecodeError, etree.ParserError) as error:
                place = Place(file=f"{context.label}/{path}")
                findings.append(Finding(code="unreadable-page", place=place, message=f"cannot be read: {error}"))
    site = Site(root=root, label=context.label, files=files, irregular=irregular, pages=pages)
    return Collected(value=site, findings=tuple(findings))


def _list(root: Path) -> tuple[frozenset[str], tuple[str, ...]]:
    files, irregular = set(), set()
    for folder, folders, names in os.walk(root):
        for name in (*folders, *names):
            path = Path(folder, name)
            shown = path.relative_to(root).as_posix()
            if path.is_symlink() or not (path.is_file() or path.is_dir()):
                irregular.add(shown)
            elif path.is_file():
                files.add(shown)
    return frozenset(files), tuple(sorted(irregular))


def _parse(path: str, text: str, languages: Sequence[str]) -> Page:
    root = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    first = PurePosixPath(path).parts[0]
    anchors = frozenset(map(str, cast("list[str]", _IDS(root))))
    language = first if first in languages else ""
    forward = next(iter(cast("list[str]", _REFRESH(root))), "")
    return Page(path=path, language=language, root=root, anchors=anchors, forward=str(forward))


def selection(path: str) -> Callable[[Element], list[Element]]:
    """The elements below another that an XPath selects, in the order of the page."""
    compiled = etree.XPath(path)
    return lambda root: cast("list[Element]", compiled(root))


def found_at(site: Site, path: str, at: Element | int = 1) -> Place:
    """The place of an element (or a line) in a file of the site."""
    line = at if isinstance(at, int) else cast("int | None", at.sourceline) or 1
    return Place(file=f"{site.label}/{path}", line=line)


def strings(page: Page) -> Iterator[tuple[Element, str, str]]:
    """What the page says to a reader: (element, attribute or empty for text, words), blank texts left out."""
    for text in cast("list[etree._ElementUnicodeResult]", _TEXTS(page.root)):
        before = text.getparent()
        holder = before.getparent() if before is not None and text.is_tail else before
        if holder is not None:
            yield holder, "", str(text)
    for value in cast("list[etree._ElementUnicodeResult]", _SPOKEN(page.root)):
        element = value.getparent()
        if element is not None and not (value.attrname == "content" and _is_technical(element)):
            yield element, str(value.attrname), str(value)


def _is_technical(meta: Element) -> bool:
    """Whether the content of a `meta` is a setting or an address, and so said to nobody."""
    setting = meta.get("http-equiv") is not None or meta.get("name", "").lower() in TECHNICAL_META
    return setting or meta.get("content", "").startswith(("https://", "http://"))


def resolve(page: str, href: str, site_url: str) -> tuple[str, str] | None:
    """The file of the site and the fragment that `href` on `page` means, `None` where it leads out of the site or is
    no address.

    Like a browser: relative to the address of the page, where `a/index.html` is served at `a/`.
    """
    address, _, fragment = href.partition("#")
    path = _file_at(page, address.partition("?")[0], site_url)
    return None if path is None else (path, unquote(fragment))


@lru_cache(maxsize=100_000)
def _file_at(page: str, address: str, site_url: str) -> str | None:
    try:
        target = urljoin(urljoin(site_url, page), address)
    except ValueError:
        return None
    if not target.startswith(site_url):
        return None
    path = unquote(target.removeprefix(site_url))
    return f"{path}index.html" if path.endswith("/") or not path else path


@lru_cache(maxsize=100_000)
def is_external(href: str, site_url: str, elsewhere: tuple[str, ...]) -> bool:
    """Whether `href` leads to another host or to `elsewhere`, or is no address of a host at all (`mailto:`)."""
    return urlsplit(urljoin(site_url, href))[:2] != urlsplit(site_url)[:2] or href.startswith(elsewhere)
