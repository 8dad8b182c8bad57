"""Every page can be reached from the root page by links.

What is reached is followed from `index.html` at the root; error pages, which are served at any address, and pages that
lead on from a former address are in no need of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.site.inspection.alternates import ERROR_PAGE
from generator.site.inspection.context import Context, Site, found_at

ROOT = "index.html"


def inspect_reach(site: Site, context: Context) -> Iterator[Finding]:
    """A finding for each page that no chain of links from the root page leads to."""
    reached, waiting = {ROOT}, [ROOT] if ROOT in site.outlines else []
    while waiting:
        new = {link for link in site.outlines[waiting.pop()].links if link in site.outlines} - reached
        reached |= new
        waiting.extend(new)
    for path, page in site.outlines.items():
        if path not in reached and not page.forward and not path.endswith(ERROR_PAGE):
            yield Finding(
                code="unreachable-page",
                place=found_at(site, path),
                message="no chain of links from the root page leads here",
                expected="a link from a page that can be reached",
            )
