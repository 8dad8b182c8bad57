"""What the search shows is a page: no markup, and no word that does not stand on the page it leads to.

In this order: what an entry may be; `inspect_search`; the inspection of one entry; the words of pages and entries.

The theme shows titles, texts and kinds of results as HTML. A title has to be that of the heading an entry leads to, and
a text has to stand on the page in one piece, with the same runs of digits: there every figure is traced; so does each
paragraph of the prose that results quote. Terms, by which entries are found, are shown to nobody.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from html import unescape
from typing import Any, TypeAlias

from generator.findings import Finding, quoted
from generator.site.inspection.context import INVISIBLE, Context, Element, Page, Site, found_at, selection
from generator.site.inspection.digits import DIGITS
from generator.site.search_index import texts

Entry: TypeAlias = Mapping[str, Any]
Entries: TypeAlias = Sequence[Entry]
ENTRIES = re.compile(r"search/entries-[0-9]+\.json")
PROSE = re.compile(r"search/prose-[0-9]+\.json")
SHOWN, KIND = ("title", "text"), "kind"  # what is shown, and beside it what kind of page or thing it is
CONTENT = selection("//article[not(ancestor::article)]")
TITLE = selection("//article//h1")
HEADING = selection("(.//h1 | .//h2 | .//h3 | .//h4)[1]")
HINT = "the index is made of the built pages: see generator.site.search_index"


def inspect_search(site: Site, context: Context) -> Iterator[Finding]:
    """A finding for each entry of a search that holds markup, leads nowhere or says what its page does not.

    One that leads to no page is found in its volume, all else of it on the page.
    """
    for language in context.languages:
        volumes = _volumes(site, language)
        for path in sorted(site.subject & volumes.keys()):
            entries = volumes[path]
            if entries is None:
                yield _finding(site, path, "unreadable-index", "is no volume of a search")
            for entry in entries or []:
                if site.frame_of(_page_of(path, entry)) is None:
                    yield from _told(site, path, entry, None)
    for at in site.pages:
        for path, entry in entries_of(site, at):
            yield from _told(site, path, entry, site.pages[at])


def entries_of(site: Site, page: str) -> Sequence[tuple[str, Entry]]:
    """The entries of the search that lead to a page, each with its volume."""
    language = page.partition("/")[0]
    if f"{language}/search" not in site.shared:
        gathered: dict[str, list[tuple[str, Entry]]] = {}
        for path, entries in _volumes(site, language).items():
            for entry in entries or []:
                gathered.setdefault(_page_of(path, entry), []).append((path, entry))
        site.shared[f"{language}/search"] = gathered
    found: Mapping[str, Sequence[tuple[str, Entry]]] = site.shared[f"{language}/search"]
    return found.get(page, ())


def _page_of(volume: str, entry: Entry) -> str:
    return f"{volume.partition('/')[0]}/{str(entry.get('location')).partition('#')[0]}index.html"


def _volumes(site: Site, language: str) -> Mapping[str, Entries | None]:
    """The entries of each volume of a search by its path, `None` where it is none; read once."""
    name = f"{language}/search/volumes"
    if name not in site.shared:
        site.shared[name] = {
            path: read(site.read(path))
            for path in sorted(site.files)
            for named, read in ((ENTRIES, _entries), (PROSE, _paragraphs))
            if named.fullmatch(path.removeprefix(f"{language}/"))
        }
    found: Mapping[str, Entries | None] = site.shared[name]
    return found


def _entries(content: bytes) -> Entries | None:
    """The entries of a volume, a list of pages, each a list of entries."""
    pages = _json(content)
    if not isinstance(pages, list) or not all(isinstance(page, list) for page in pages):
        return None
    entries = [entry for page in pages for entry in page]
    return entries if all(isinstance(entry, dict) for entry in entries) else None


def _paragraphs(content: bytes) -> Entries | None:
    """The paragraphs of a volume of prose, location → a paragraph a line."""
    told = _json(content)
    if not isinstance(told, dict) or not all(isinstance(text, str) for text in told.values()):
        return None
    return [{"location": location, "prose": text} for location, text in told.items()]


def _json(content: bytes) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _told(site: Site, volume: str, entry: Entry, page: Page | None) -> Iterator[Finding]:
    """What is wrong with an entry of a volume that leads to `page`."""
    is_prose = PROSE.fullmatch(volume.partition("/")[2])
    for code, message in (_prose_problems if is_prose else _problems)(entry, page):
        yield _finding(site, volume, code, f"{quoted(str(entry.get('location')))} {message}")


def _prose_problems(entry: Entry, page: Page | None) -> Iterator[tuple[str, str]]:
    if signs := re.findall(r"[<>].*", entry["prose"]):
        yield "unlisted-markup", f"shows {quoted(signs[0])}"
    if page is None:
        yield "dead-link", "leads to no place of the site"
        return
    for line in entry["prose"].splitlines():
        yield from _foreign(unescape(line), page)


def _problems(entry: Entry, page: Page | None) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry that leads to `page`: (code, what it does)."""
    if entry.keys() - {KIND} != {"location", *SHOWN} or not all(isinstance(value, str) for value in entry.values()):
        yield "odd-entry", f"has other parts than location, {', '.join(SHOWN)} and {KIND}"
        return
    signs = [sign for said in entry.values() for sign in re.findall(r"[<>].*", said)]
    if signs:
        yield "unlisted-markup", f"shows {quoted(signs[0])}"
        return
    anchor = entry["location"].partition("#")[2]
    if page is None or (anchor and anchor not in page.anchors):
        yield "dead-link", "leads to no place of the site"
        return
    yield from _unsaid(entry, anchor, page)


def _unsaid(entry: Entry, anchor: str, page: Page) -> Iterator[tuple[str, str]]:
    place = _said_by(page)[0].get(anchor)
    title = "" if place is None else _bare(_text(_named(place)))
    if _bare(unescape(entry["title"])) != title:
        yield "foreign-words", f"has the title {quoted(entry['title'])}, which is not that of the place"
    yield from _foreign(unescape(entry["text"]), page)


def _foreign(text: str, page: Page) -> Iterator[tuple[str, str]]:
    """What a text says that does not stand on the page."""
    _, words, runs = _said_by(page)
    text = text.translate(INVISIBLE)
    if _bare(text) not in words:
        yield "foreign-words", f"says {quoted(text)}, which does not stand on the page"
    untraced = sorted(set(DIGITS.findall(text)) - runs)
    yield from (("untraced-figure", f"has {quoted(run)}, which is no figure of the page") for run in untraced)


# --- Words ---


@lru_cache(maxsize=1)  # the entries of a page follow each other
def _said_by(page: Page) -> tuple[Mapping[str, Element], str, frozenset[str]]:
    """The places of a page by anchor (its own title: empty), all words of its content, and its runs of digits."""
    places = {value: element for element, name, value in page.attributes if name == "id"}
    titles = (("", title) for title in TITLE(page.root)[:1])
    spoken = [text for content in CONTENT(page.root) for text in texts(content)]
    runs = frozenset(DIGITS.findall("\n".join(spoken)))
    return places | dict(titles), _bare("".join(spoken)), runs


def _named(element: Element) -> Element:
    """What names an element: of an article, its heading."""
    return next(iter(HEADING(element)), element) if element.tag == "article" else element


def _text(element: Element) -> str:
    return "".join(texts(element))


def _bare(text: str) -> str:
    return "".join(text.translate(INVISIBLE).split())


def _finding(site: Site, path: str, code: str, message: str) -> Finding:
    return Finding(code=code, place=found_at(site, path), message=message, hint=HINT)
