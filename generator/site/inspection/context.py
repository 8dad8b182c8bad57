"""The finished tree as its inspectors see it: every file named, every page parsed once.

In this order: `Context`, what the inspectors are told about the project; `Page`, `Outline` and `Site`; `load_site`;
helpers on pages (`selection`, `strings`, `resolve`, `found_at`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property, lru_cache, partial
from pathlib import Path, PurePosixPath
from sys import intern
from typing import Any, TypeAlias, TypeVar, cast
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from generator.cache.digest import code, digest
from generator.cache.store import NOTHING_KEPT, Store
from generator.findings import Collected, Finding, Place
from generator.reading.figures.quantity import Quantity
from generator.site.held_files import Held, held
from generator.sources.shingles import Shingles
from generator.two_processes import by_two

T = TypeVar("T")
Element: TypeAlias = etree._Element
Lookup: TypeAlias = Callable[[str, str], Mapping[str, str]]
Reader: TypeAlias = Callable[[str], Sequence[Quantity]]

SPOKEN = frozenset(
    {"alt", "aria-label", "aria-description", "aria-valuetext", "title", "placeholder", "summary", "content"}
)
UNSPOKEN: frozenset[object] = frozenset({"script", "style", etree.Comment, etree.ProcessingInstruction})  # tags
FRAME = frozenset({"head", "nav", "header", "footer"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\u00ad\ufeff"))
SEPARATOR = "\0"
MANY = 200  # pages to be looked at
# Up some folders, then down: as most addresses are, and joined without looking at every part of a web address.
PLAIN_ADDRESS = re.compile(r"(?:\.\./)*(?:[A-Za-z0-9_~-][A-Za-z0-9_.~-]*/)*(?:[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)?")
TECHNICAL_META = frozenset({"viewport", "theme-color", "color-scheme"})  # settings, said to nobody

# Selections run in C: a site has a million elements, and few of them concern a rule.
_IDS = etree.XPath("//@id")
_LINKS = cast("Callable[[Element], list[Element]]", etree.XPath("//a[@href]"))
_REFRESH = etree.XPath("/html/head//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']/@content")


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """What the inspectors need to know of the project.

    `site_url` is the address of the tree's root, ending in a slash. `fact` and `count` give, for the id in a
    `data-fact` or `data-count` and a language, every text that may stand there with the `value` attribute that goes
    with it; an empty mapping means an unknown id. `reader` reads the figures of a text (`generator.reading.figures`).
    `names` are the declared names that may hold digits, `titles` those of the documents as `bare` leaves them,
    `anchors` the words of theirs that pages show as they stand. `shingles` is what the documents hold, `None` where
    every document may be shown in full. `private` are strings of this machine that no file may hold. `elsewhere` are
    addresses that count as another host's even where they are not (the repository's, say). `label` stands for the
    tree's root in findings.
    """

    site_url: str
    fact: Lookup
    count: Lookup
    reader: Reader
    languages: tuple[str, ...]
    names: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    anchors: frozenset[str] = frozenset()
    shingles: Shingles | None
    private: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    label: str = "site"


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page: its path from the root, the language of its folder (empty outside them), its tree and its anchors.

    `forward` is where a page that moved refreshes itself to, in full as it is written (`0; url=…`), else nothing.
    """

    path: str
    language: str
    root: Element
    anchors: frozenset[str]
    forward: str = ""

    @cached_property
    def elements(self) -> Sequence[Element]:
        """All elements in order. They are held: each look into the tree would make those anew that nobody holds."""
        return tuple(self.root.iter(etree.Element))

    @cached_property
    def attributes(self) -> Sequence[tuple[Element, str, str]]:
        """The attributes of all elements, by name and value."""
        return tuple((each, str(name), str(value)) for each in self.elements for name, value in each.items())


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """What other pages may ask of a page: nothing else of it can change what is found on them.

    `forward` as in `Page`; `alternates` are the addresses it names, by language; `headings` the texts of the headings
    of its content; `links` the files that its links lead to.
    """

    path: str
    language: str
    anchors: frozenset[str]
    forward: str
    alternates: Mapping[str, str]
    headings: tuple[str, ...]
    links: tuple[str, ...]


Asked: TypeAlias = dict[str, str]  # a question about the rest of the site, and the digest of the answer


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """The tree at `root`: the paths of all its files, each with the digest of what is inspected of it, and the outlines
    of its pages; `irregular` are no files.

    `subject` are the files to be inspected and `pages` the pages among them; of all others only what the methods
    tell can be known, and what was asked is noted in `asked`. `answers` are those to all that was asked, `shared` is
    room for what is worked out once.
    """

    root: Path
    label: str
    files: frozenset[str]
    digests: Mapping[str, str]
    irregular: tuple[str, ...]
    outlines: Mapping[str, Outline]
    subject: frozenset[str]
    pages: Mapping[str, Page]
    asked: Asked = field(default_factory=dict)
    answers: Asked = field(default_factory=dict)
    shared: dict[str, Any] = field(default_factory=dict)

    def read(self, path: str) -> bytes:
        """The content of one of the files."""
        return (self.root / path).read_bytes()

    def with_suffix(self, *suffixes: str) -> tuple[str, ...]:
        """The files to be inspected with one of the suffixes, in order."""
        return tuple(path for path in sorted(self.subject) if PurePosixPath(path).suffix in suffixes)

    def leads_to(self, path: str, fragment: str) -> bool | None:
        """Whether a file of the site has an anchor, any file an empty one; `None` where there is no such file."""
        known = self.outlines.get(path)
        answer = None if path not in self.files else not fragment or known is None or fragment in known.anchors
        return self._noted("leads_to", (path, fragment), answer)

    def size_of(self, path: str) -> int | None:
        """How many bytes a file of the site has; `None` where there is no such file."""
        size = (self.root / path).stat().st_size if path in self.files else None
        return self._noted("size_of", (path,), size)

    def frame_of(self, path: str) -> tuple[str, str, Mapping[str, str]] | None:
        """The language, the forward and the alternates of a page; `None` where there is none."""
        known = self.outlines.get(path)
        answer = None if known is None else (known.language, known.forward, known.alternates)
        return self._noted("frame_of", (path,), answer)

    def headings_of(self, path: str) -> tuple[str, ...]:
        """The texts of the headings of a page, none where there is no such page."""
        known = self.outlines.get(path)
        return self._noted("headings_of", (path,), () if known is None else known.headings)

    def _noted(self, question: str, of: tuple[str, ...], answer: T) -> T:
        asked = intern(SEPARATOR.join((question, *of)))  # the same is asked for many files
        if asked not in self.answers:
            self.answers[asked] = digest(answer) if answer not in (None, True, False) else str(answer)
        self.asked[asked] = self.answers[asked]
        return answer


def load_site(root: Path, context: Context, store: Store = NOTHING_KEPT, files: Held | None = None) -> Collected[Site]:
    """The tree at `root`, all of it to be inspected; the outlines of pages that did not change come from the `store`.

    `files` are those of the tree where they were read already. A page that is not UTF-8 or not HTML is a finding and
    left out of the pages.
    """
    files = files or held(root)
    key = digest("pages", code(), context.languages, context.site_url, context.elsewhere)
    known: Mapping[str, Any] = store.get_json(key) or {}
    pages = [path for path in sorted(files.hashes) if path.endswith(".html")]
    changed = [path for path in pages if known.get(path, {}).get("file") != files.hashes[path]]
    made = by_two(partial(_looked_at, root, files.hashes, known, context), changed, much=len(changed) >= MANY)
    looked_at = {path: known.get(path) for path in pages} | dict(zip(changed, made, strict=True))
    if looked_at != known:
        store.put_json(key, looked_at)
    outlines = {path: _outline(said["outline"]) for path, said in looked_at.items() if said["outline"]}
    findings = [
        Finding(code="unreadable-page", place=Place(file=f"{context.label}/{path}"), message=f"cannot be read: {fault}")
        for path, said in looked_at.items()
        if (fault := said["fault"])
    ]
    paths = frozenset(files.hashes)
    site = Site(
        root=root,
        label=context.label,
        files=paths,
        digests={**files.hashes, **{path: said["content"] for path, said in looked_at.items()}},
        irregular=files.irregular,
        outlines=outlines,
        subject=paths,
        pages=_Pages(root, outlines, context),
    )
    return Collected(value=site, findings=tuple(findings))


class _Pages(Mapping[str, Page]):
    """Pages by path, parsed when they are first looked at."""

    def __init__(self, root: Path, paths: Collection[str], context: Context) -> None:
        self.root, self.paths, self.context = root, paths, context
        self.parsed: dict[str, Page] = {}

    def __getitem__(self, path: str) -> Page:
        if path not in self.paths:
            raise KeyError(path)
        if path not in self.parsed:
            self.parsed[path] = parse(path, (self.root / path).read_bytes(), self.context)
        return self.parsed[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


def _looked_at(
    root: Path, hashes: Mapping[str, str], known: Mapping[str, Any], context: Context, path: str
) -> list[dict[str, Any]]:
    """What is kept of a page: the digest of its file and of what is inspected of it, and its outline or its fault.

    A line more in a file of records makes other bytes of every page that leads to one below it, and nothing that an
    inspection would look at.
    """
    page, content = (root / path).read_bytes(), hashes[path]
    if context.elsewhere:
        content = digest(unnumbered(page, context.elsewhere))
    said = {"file": hashes[path], "content": content, "outline": None, "fault": ""}
    if path in known and known[path]["content"] == content:
        return [known[path] | {"file": hashes[path]}]
    try:
        found = outline(parse(path, page, context), context)
    except (UnicodeDecodeError, etree.ParserError) as error:
        return [said | {"fault": str(error)}]
    told = {each.name: getattr(found, each.name) for each in fields(found)}
    return [said | {"outline": told | {"anchors": sorted(found.anchors)}}]


def _outline(said: Mapping[str, Any]) -> Outline:
    """An outline that was kept."""
    sets = {"anchors": frozenset(said["anchors"]), "headings": tuple(said["headings"]), "links": tuple(said["links"])}
    return Outline(**{**said, **sets})


def unnumbered(page: bytes, elsewhere: Sequence[str]) -> bytes:
    """A page without the numbers of lines (`#L12`) in its links that begin with one of the addresses `elsewhere`."""
    return _numbered(tuple(elsewhere)).sub(rb"\1", page)


@lru_cache(maxsize=8)
def _numbered(elsewhere: tuple[str, ...]) -> re.Pattern[bytes]:
    addresses = b"|".join(re.escape(address.encode()) for address in elsewhere)
    return re.compile(rb"(<a [^<>]*\bhref=\"(?:" + addresses + rb")[^\"<>#]*#L)[0-9]+(?=\")")


def outline(page: Page, context: Context) -> Outline:
    """What other pages may ask of a page."""
    found = (resolve(page.path, link.get("href", ""), context.site_url) for link in _LINKS(page.root))
    headings = (each for each in page.root.iter(*HEADINGS) if not in_frame(each))
    return Outline(
        path=page.path,
        language=page.language,
        anchors=page.anchors,
        forward=page.forward,
        alternates=alternates(page),
        headings=tuple(map(text_of, headings)),
        links=tuple(dict.fromkeys(target[0] for target in found if target)),
    )


def alternates(page: Page) -> Mapping[str, str]:
    """The addresses of the page in each language, as its head states them."""
    links = [link for link in page.root.iter("link") if link.get("rel") == "alternate" and link.get("hreflang")]
    return {link.get("hreflang", ""): link.get("href", "") for link in links}


def in_frame(element: Element) -> bool:
    """Whether an element belongs to the frame of the theme, not to the content."""
    around = {str(each.tag) for each in (element, *element.iterancestors())}
    return not around.isdisjoint(FRAME) and "article" not in around


def text_of(element: Element) -> str:
    """The words in an element, each behind one space, without characters that nobody sees."""
    return " ".join("".join(map(str, element.itertext())).translate(INVISIBLE).split())


def bare(text: str) -> str:
    """The letters and digits of a text, width-folded."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def parse(path: str, content: bytes, context: Context) -> Page:
    """A page of the site. Raises UnicodeDecodeError and ParserError."""
    content.decode()
    languages = context.languages
    root = html_tree(content)
    first = PurePosixPath(path).parts[0]
    anchors = frozenset(map(str, cast("list[str]", _IDS(root))))
    language = first if first in languages else ""
    forward = next(iter(cast("list[str]", _REFRESH(root))), "")
    return Page(path=path, language=language, root=root, anchors=anchors, forward=str(forward))


def html_tree(content: bytes) -> Element:
    """The tree of a page in UTF-8. Raises ParserError.

    Its elements are plain ones: those of `lxml.html` are each given a class in Python, which costs more than parsing.
    """
    return html.document_fromstring(content, parser=etree.HTMLParser(encoding="utf-8"))


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
    for node in page.root.iter():  # comments among them, for what stands behind each
        if node.tag not in UNSPOKEN and node.text and not node.text.isspace():
            yield node, "", str(node.text)
        holder = node.getparent() if node.tail and not node.tail.isspace() else None
        if holder is not None and holder.tag not in UNSPOKEN:
            yield holder, "", str(node.tail)
    for element, name, value in page.attributes:
        if name in SPOKEN and not (name == "content" and _is_technical(element)):
            yield element, name, value


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
    folder, ups = page.split("/")[:-1], address.count("../")
    if address and ups <= len(folder) and PLAIN_ADDRESS.fullmatch(address):
        path = "/".join([*folder[: len(folder) - ups], address[3 * ups :]])
    else:
        joined = _joined(page, address, site_url)
        if joined is None:
            return None
        path = joined
    return f"{path}index.html" if path.endswith("/") or not path else path


def _joined(page: str, address: str, site_url: str) -> str | None:
    """The path below the root that an address of any form means on a page; `None` where it leads out of the site."""
    try:
        target = urljoin(urljoin(site_url, page), address)
    except ValueError:
        return None
    return unquote(target.removeprefix(site_url)) if target.startswith(site_url) else None


@lru_cache(maxsize=100_000)
def is_external(href: str, site_url: str, elsewhere: tuple[str, ...]) -> bool:
    """Whether `href` leads to another host or to `elsewhere`, or is no address of a host at all (`mailto:`)."""
    return urlsplit(urljoin(site_url, href))[:2] != urlsplit(site_url)[:2] or href.startswith(elsewhere)
