"""Every id stands once on its page, and the content's ids keep clear of the theme's own (`__…`)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, quoted
from generator.site.inspection.context import Context, Page, Site, found_at


def inspect_ids(site: Site, context: Context) -> Iterator[Finding]:
    """A finding for each id that is empty, has a space, stands twice, or could be taken for one of the theme's."""
    for page in site.pages.values():
        yield from _inspect_page(site, page)


def _inspect_page(site: Site, page: Page) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for element, attribute, name in page.attributes:
        if attribute != "id":
            continue
        place = found_at(site, page.path, element)
        if not name or any(char.isspace() for char in name):
            yield Finding(code="bad-id", place=place, message=f"{quoted(name)} is no id")
        if name in first:
            message = f"the id {quoted(name)} stands in line {first[name]} already"
            yield Finding(code="duplicate-id", place=place, message=message)
        if name.startswith("__") and next(element.iterancestors("article"), None) is not None:
            yield Finding(code="bad-id", place=place, message=f"{quoted(name)} could be taken for one of the theme's")
        first.setdefault(name, place.line)
