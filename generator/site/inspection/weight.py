"""How many elements a briefing has before its reader asks for more: phones are slow with thousands of them.

What a page holds back (`noscript`, put in place by `assets/held.js`) is one text there, and not counted. Other pages
list what is on record, and have as many elements as that takes.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.site.inspection.context import Context, Site, found_at, selection

BRIEFINGS = "briefings"
MOST_ELEMENTS = 3_000
SHOWN = selection("//*[not(ancestor::noscript)]")


def inspect_weight(site: Site, context: Context) -> Iterator[Finding]:
    """A finding for each briefing with more elements than a phone shows at once."""
    for page in site.pages.values():
        if BRIEFINGS not in page.path.split("/"):
            continue
        number = len(SHOWN(page.root))
        if number > MOST_ELEMENTS:
            yield Finding(
                code="heavy-page",
                place=found_at(site, page.path),
                message=f"the page has {number} elements before its reader opens anything",
                expected=f"at most {MOST_ELEMENTS}",
                hint="draw or tell fewer figures, or part the briefing in two",
            )
