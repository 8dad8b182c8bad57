"""Every address on the site leads somewhere, and only links lead away from it.

In this order: the addresses of a page; what is loaded (never from elsewhere); what is linked; anchors; the addresses
in style sheets. Scripts are not read: what they may ask for is bounded by the policy of the page (`policy`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from generator.findings import Finding, Place, quoted
from generator.site.inspection.alternates import ERROR_PAGE
from generator.site.inspection.context import Context, Element, Page, Site, found_at, is_external, resolve

ADDRESSES = frozenset(
    {"href", "src", "xlink:href", "action", "formaction", "poster", "data", "cite", "background", "srcset"}
)
LINKING_TAGS = frozenset({"a", "area", "q", "blockquote", "ins", "del"})
LINKING_RELATIONS = frozenset({"canonical", "alternate", "license", "author", "help", "search", "next", "prev"})
EXTERNAL_RELATIONS = frozenset({"noopener", "noreferrer", "external", "nofollow", "license", "edit"})
SCHEMES = frozenset({"", "https", "mailto"})
HOST = re.compile(r"(?!xn--)[a-z0-9-]+(?:\.(?!xn--)[a-z0-9-]+)+(?::[0-9]+)?", re.IGNORECASE)
IN_STYLES = re.compile(r"""url\(\s*["']?(?P<url>[^"')]+)|@import\s+["'](?P<imported>[^"']+)""")


def inspect_links(site: Site, context: Context) -> Iterator[Finding]:
    """Dead links and anchors, things loaded from other hosts, and addresses that are none or not what they seem."""
    for page in site.pages.values():
        for element, name, href in addresses(page):
            place = found_at(site, page.path, element)
            if problem := _malformed(href, context.site_url):
                yield Finding(code="bad-address", place=place, message=f"{quoted(href)} {problem}")
            elif is_external(href, context.site_url, context.elsewhere):
                yield from _inspect_external(element, name, href, place)
            else:
                yield from _inspect_internal(site, page, href, place, context)
    yield from _inspect_styles(site, context)


def addresses(page: Page) -> Iterator[tuple[Element, str, str]]:
    """(element, attribute, address) for every address on the page."""
    for element, name, value in page.attributes:
        if name in ADDRESSES and not (name == "data" and element.tag != "object"):
            for href in _candidates(value) if name == "srcset" else [value]:
                yield element, name, href


def _candidates(srcset: str) -> list[str]:
    return [candidate.split()[0] for candidate in srcset.split(",") if candidate.split()]


@lru_cache(maxsize=100_000)
def _malformed(href: str, site_url: str) -> str:
    """Why `href` is no address that may stand on a page, or nothing."""
    if any(char <= " " or char == "\x7f" or char == "\\" for char in href):
        return "has a space, a control character or a backslash"
    try:
        parts = urlsplit(href)
    except ValueError:
        return "is no address"
    own = urlsplit(site_url)
    if parts.scheme and parts[:2] == own[:2]:
        return ""
    if parts.scheme not in SCHEMES:
        return f"is of the scheme {quoted(parts.scheme)}, where only https may be"
    return _bad_host(parts)


def _bad_host(parts: SplitResult) -> str:
    if parts.netloc and not parts.scheme:
        return "names a host without a scheme"
    if parts.scheme == "https" and not HOST.fullmatch(parts.netloc):
        return "names no plain host (no user, no other script)"
    return ""


def _inspect_external(element: Element, name: str, href: str, place: Place) -> Iterator[Finding]:
    relations = set(str(element.get("rel", "")).lower().split())
    if element.tag == "link" and relations and relations <= LINKING_RELATIONS:
        return
    if element.tag not in LINKING_TAGS or name not in {"href", "cite"}:
        message = f"{quoted(href)} would be loaded from another host"
        yield Finding(code="third-party-request", place=place, message=message, hint="serve it from the site")
    elif name == "href" and href.startswith("https:") and not relations & EXTERNAL_RELATIONS:
        yield Finding(code="bare-external-link", place=place, message=f"{quoted(href)} has no rel", expected="noopener")


def _inspect_internal(site: Site, page: Page, href: str, place: Place, context: Context) -> Iterator[Finding]:
    if page.path.endswith(ERROR_PAGE) and href and not href.startswith(("/", "#", context.site_url)):
        message = f"{quoted(href)} is relative, on a page that is served at any address"
        yield Finding(code="dead-link", place=place, message=message)
    target = resolve(page.path, href, context.site_url)
    leads = None if target is None else site.leads_to(*target)
    if target is None or leads is None:
        yield Finding(code="dead-link", place=place, message=f"{quoted(href)} leads to no file of the site")
    elif not leads:
        yield Finding(code="dead-anchor", place=place, message=f"{quoted(href)} leads to no id of {quoted(target[0])}")


def _inspect_styles(site: Site, context: Context) -> Iterator[Finding]:
    for path in site.with_suffix(".css"):
        text = site.read(path).decode("utf-8", "replace")
        for match in IN_STYLES.finditer(text):
            href = (match["url"] or match["imported"]).strip()
            if href.startswith(("data:image/", "data:font/", "#")):
                continue
            place = found_at(site, path, text.count("\n", 0, match.start()) + 1)
            if is_external(href, context.site_url, context.elsewhere):
                message = f"{quoted(href)} would be loaded from another host"
                yield Finding(code="third-party-request", place=place, message=message)
            elif site.leads_to((resolve(path, href, context.site_url) or ("", ""))[0], "") is None:
                yield Finding(code="dead-link", place=place, message=f"{quoted(href)} leads to no file of the site")
