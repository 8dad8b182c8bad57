"""Each page says which language it is in, and the languages are the same site: equal paths, pages that name each other.

In this order: equal paths; what one page must say of itself (`lang`, title, canonical address); what the pages of one
path say of each other (`hreflang`). Error pages are served at any address and name neither themselves nor others;
pages that lead on name the page they lead to (`forward_pages`).
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from generator.findings import Finding, quoted
from generator.site.inspection.context import Context, Page, Site, alternates, found_at, resolve

ERROR_PAGE = "404.html"
OWN = ("assets/", "search/")  # folders whose files are a language's own


def inspect_languages(site: Site, context: Context) -> Iterator[Finding]:
    """Findings on `lang`, titles, canonical addresses and alternates."""
    for page in site.pages.values():
        yield from _inspect_page(site, page, context)
        if page.language and not page.forward and not page.path.endswith(ERROR_PAGE):
            yield from _inspect_canonical(site, page, context)
            yield from _inspect_alternates(site, page, context)


def inspect_paths(site: Site, context: Context) -> Iterator[Finding]:
    """Findings on files of one language alone; its assets and the volumes of its search may differ."""
    trees: dict[str, set[str]] = {language: set() for language in context.languages}
    for path in site.files:
        language, _, rest = path.partition("/")
        if language in trees and not rest.startswith(OWN):
            trees[language].add(rest)
    everything = set().union(*trees.values())
    for language, paths in trees.items():
        for path in sorted(everything - paths):
            place = found_at(site, f"{language}/{path}")
            yield Finding(code="unequal-paths", place=place, message="stands in another language and not in this one")


def _inspect_page(site: Site, page: Page, context: Context) -> Iterator[Finding]:
    place = found_at(site, page.path, page.root)
    said = page.root.get("lang", "")
    if said != page.language if page.language else not said:
        expected = page.language or "a language"
        yield Finding(code="wrong-lang", place=place, message=f"lang is {quoted(said)}", expected=expected)
    titles = [title for title in page.root.iterfind("head/title") if title.text and title.text.strip()]
    if len(titles) != 1:
        yield Finding(code="no-title", place=place, message=f"has {len(titles)} titles", expected="one")


def _inspect_canonical(site: Site, page: Page, context: Context) -> Iterator[Finding]:
    hrefs = [link.get("href", "") for link in page.root.iter("link") if link.get("rel") == "canonical"]
    own = address(page.path, context)
    if hrefs != [own]:
        message = f"the canonical address is {quoted(', '.join(hrefs))}"
        yield Finding(code="wrong-canonical", place=found_at(site, page.path), message=message, expected=own)


def _inspect_alternates(site: Site, page: Page, context: Context) -> Iterator[Finding]:
    stated, place = alternates(page), found_at(site, page.path)
    missing = {*context.languages, "x-default"} - stated.keys()
    if missing:
        message = f"names no alternate for {', '.join(sorted(missing))}"
        yield Finding(code="wrong-hreflang", place=place, message=message)
    if stated.get(page.language, "") not in {"", address(page.path, context)}:
        yield Finding(code="wrong-hreflang", place=place, message="its own alternate is another page")
    for language, href in sorted(stated.items()):
        target = resolve(page.path, href, context.site_url)
        other = site.frame_of(target[0]) if target else None
        if target is None or other is None or "://" not in href:
            message = f"the alternate for {language} is no page of the site by its full address: {quoted(href)}"
            yield Finding(code="wrong-hreflang", place=place, message=message)
        elif other[0] and (other[0] != language != "x-default" or other[2] != stated):
            message = f"{quoted(target[0])} is not its {language} page, or names other alternates"
            yield Finding(code="wrong-hreflang", place=place, message=message)


def address(path: str, context: Context) -> str:
    """Where the page of a path is published."""
    return urljoin(context.site_url, path.removesuffix("index.html"))
