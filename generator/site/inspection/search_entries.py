"""The search index is a page: no markup, and no word that does not stand on the page it leads to.

In this order: what an entry may be; `inspect_search`; the inspection of one entry; the words of pages and entries.

The theme shows the titles and texts of the index as HTML. A title has to be that of the heading an entry leads to, and
each block of a text has to stand on the page in one piece, with the same runs of digits: there every figure is traced.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
from typing import Any, TypeAlias

from generator.findings import Finding, quoted
from generator.site.inspection.context import INVISIBLE, Context, Element, Page, Site, found_at, selection
from generator.site.inspection.digits import DIGITS
from generator.site.search_index import FIELDS

Entries: TypeAlias = list[dict[str, Any]]
INDEX = "search/search_index.json"
CONTENT = selection("//article[not(ancestor::article)]")
TITLE = selection("//article//h1")
PERMALINK = "headerlink"  # the sign behind a heading is none of its words
EXCLUDED = "data-search-exclude"  # what the engine leaves out of its index
TAG = re.compile(r"<[^<>]*>")
BLANK = re.compile(r"\s+")
HINT = "the index is made of the built pages: see generator.site.search_index"


def inspect_search(site: Site, context: Context) -> Iterator[Finding]:
    """A finding for each entry of an index that holds markup, leads nowhere or says what its page does not."""
    for language in context.languages:
        path = f"{language}/{INDEX}"
        by_page = _by_page(site, language)
        if by_page is None and path in site.subject:
            yield _finding(site, path, "unreadable-index", "is no search index")
        for at, entries in (by_page or {}).items():
            if at in site.pages or (path in site.subject and site.frame_of(at) is None):
                for entry in entries:
                    for code, message in _problems(entry, site.pages.get(at)):
                        yield _finding(site, path, code, f"{quoted(str(entry.get('location')))} {message}")


def entries_of(site: Site, page: str) -> Entries:
    """The entries of the search that lead to a page."""
    return (_by_page(site, page.partition("/")[0]) or {}).get(page, [])


def _by_page(site: Site, language: str) -> Mapping[str, Entries] | None:
    """The entries of an index by the page they lead to, `None` where it is none; read once."""
    path = f"{language}/{INDEX}"
    if path not in site.shared:
        entries = _entries(site.read(path)) if path in site.files else []
        gathered: dict[str, Entries] = {}
        for entry in entries or []:
            at = str(entry.get("location")).partition("#")[0]
            gathered.setdefault(f"{language}/{at}index.html", []).append(entry)
        site.shared[path] = None if entries is None else gathered
    found: Mapping[str, Entries] | None = site.shared[path]
    return found


def _entries(content: bytes) -> Entries | None:
    try:
        docs = json.loads(content)["docs"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return docs if isinstance(docs, list) and all(isinstance(entry, dict) for entry in docs) else None


def _problems(entry: Mapping[str, Any], page: Page | None) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry that leads to `page`: (code, what it does)."""
    if entry.keys() != {"location", *FIELDS} or not all(isinstance(value, str) for value in entry.values()):
        yield "odd-entry", f"has other parts than location, {', '.join(FIELDS)}"
        return
    for field, kept in FIELDS.items():
        yield from (("unlisted-markup", f"has {quoted(tag)} in its {field}") for tag in _odd_markup(entry[field], kept))
    anchor = entry["location"].partition("#")[2]
    if page is None or (anchor and anchor not in page.anchors):
        yield "dead-link", "leads to no place of the site"
        return
    yield from _unsaid(entry, anchor, page)


def _odd_markup(text: str, kept: frozenset[str]) -> Iterator[str]:
    """The tags that may not stand in `text`, and signs that could begin or end one."""
    listed = {form for tag in kept for form in (f"<{tag}>", f"</{tag}>")}
    yield from (tag for tag in TAG.findall(text) if tag not in listed)
    yield from re.findall(r"[<>]", TAG.sub("", text))


def _unsaid(entry: Mapping[str, Any], anchor: str, page: Page) -> Iterator[tuple[str, str]]:
    titles, words, runs = _said_by(page)
    said = {_bare(unescape(entry["title"]))}
    if said != {titles.get(anchor, "")}:
        yield "foreign-words", f"has the title {quoted(entry['title'])}, which is not that of the place"
    blocks = [unescape(block).translate(INVISIBLE) for block in TAG.split(entry["text"])]
    for block in blocks:
        if _bare(block) not in words:
            yield "foreign-words", f"says {quoted(block.strip())}, which does not stand on the page"
    untraced = sorted({run for block in blocks for run in DIGITS.findall(block)} - runs)
    yield from (("untraced-figure", f"has {quoted(run)}, which is no figure of the page") for run in untraced)


# --- Words ---


@lru_cache(maxsize=1)  # the entries of a page follow each other
def _said_by(page: Page) -> tuple[Mapping[str, str], str, frozenset[str]]:
    """The titles of a page by anchor (of the page itself: empty), all words of its content, and its runs of digits."""
    titles = {str(element.get("id")): _bare(_text(element)) for element in page.root.iterfind(".//*[@id]")}
    first = next(iter(TITLE(page.root)), None)
    texts = [str(text) for content in CONTENT(page.root) for text in _texts(content)]
    runs = frozenset(run for text in texts for run in DIGITS.findall(text))
    return titles | {"": "" if first is None else _bare(_text(first))}, _bare("".join(texts)), runs


def _text(element: Element) -> str:
    return "".join(_texts(element))


def _texts(element: Element) -> Iterator[str]:
    """The texts in an element, those of permalinks and of what the index leaves out left out."""
    if PERMALINK in element.get("class", "").split() or element.get(EXCLUDED) is not None:
        return
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _texts(child)
        yield child.tail or ""


def _bare(text: str) -> str:
    return BLANK.sub("", text.translate(INVISIBLE))


def _finding(site: Site, path: str, code: str, message: str) -> Finding:
    return Finding(code=code, place=found_at(site, path), message=message, hint=HINT)
