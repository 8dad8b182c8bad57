"""A page that moved leads on to one page of the site, in its own language, and is no page of its own.

In this order: where it leads; that its link and its canonical address say the same; that nothing lists it. Any page
that refreshes itself is held to this, so that no other can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Place, quoted
from generator.site.inspection.alternates import address
from generator.site.inspection.context import Context, Page, Site, alternates, found_at, resolve

REFRESH = re.compile(r"0; url=(?P<href>[^;]+)")


def inspect_forwards(site: Site, context: Context) -> Iterator[Finding]:
    """Findings on pages that lead nowhere, further, or elsewhere than they say, and on those that are listed."""
    for page in site.pages.values():
        if page.forward:
            maps = (path for path in sorted(site.files) if path.endswith(".xml"))
            listed = "".join(site.read(path).decode("utf-8", "replace") for path in maps)
            place = found_at(site, page.path)
            yield from _inspect_target(site, page, context, place)
            yield from _inspect_listed(page, f"<loc>{address(page.path, context)}</loc>" in listed, place)


def _inspect_target(site: Site, page: Page, context: Context, place: Place) -> Iterator[Finding]:
    match = REFRESH.fullmatch(page.forward)
    href = match["href"] if match else ""
    found = resolve(page.path, href, context.site_url) if match else None
    target = site.frame_of(found[0]) if found else None
    if found is None or target is None or target[0] != page.language:
        message = f"{quoted(page.forward)} leads to no page of the site in its language"
        yield Finding(code="dead-forward", place=place, message=message, expected="0; url=../PAGE/")
    elif target[1]:
        message = f"{quoted(href)} leads to a page that has moved itself"
        yield Finding(code="dead-forward", place=place, message=message)
    else:
        yield from _inspect_says(page, href, address(found[0], context), place)


def _inspect_says(page: Page, href: str, canonical: str, place: Place) -> Iterator[Finding]:
    links = [link.get("href", "") for link in page.root.iter("a")]
    if links != [href]:
        message = f"links to {quoted(', '.join(links))}"
        yield Finding(code="unlike-forward", place=place, message=message, expected=f"one link, to {href}")
    stated = [link.get("href", "") for link in page.root.iter("link") if link.get("rel") == "canonical"]
    if stated != [canonical]:
        message = f"the canonical address is {quoted(', '.join(stated))}"
        yield Finding(code="wrong-canonical", place=place, message=message, expected=canonical)


def _inspect_listed(page: Page, in_sitemap: bool, place: Place) -> Iterator[Finding]:
    robots = [meta.get("content", "") for meta in page.root.iter("meta") if meta.get("name") == "robots"]
    if robots != ["noindex"] or alternates(page) or in_sitemap:
        message = "a page that has moved is listed: for robots, by hreflang, or in a sitemap"
        yield Finding(code="listed-forward", place=place, message=message, expected="noindex, and no other mention")
