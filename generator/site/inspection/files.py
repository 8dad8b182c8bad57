"""What kinds of file the site holds: regular ones, of a kind that belongs on a site, and pages among them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.findings import Finding
from generator.site.inspection.context import Context, Site, found_at

KINDS = frozenset({
    ".html", ".css", ".js", ".json", ".map", ".xml", ".txt", ".csv", ".svg", ".png", ".xlsx", ".ico", ".webp", ".jpg",
    ".woff", ".woff2", ".ttf", ".otf",
})  # fmt: skip
BARE = frozenset({"CNAME", ".nojekyll", "LICENSE"})


def inspect_files(site: Site, context: Context) -> Iterator[Finding]:
    """No symbolic links or devices, no unknown kinds (archives, sources, editors' copies), at least one page for
    each language."""
    for path in site.irregular:
        yield Finding(code="irregular-file", place=found_at(site, path), message="is neither a file nor a folder")
    for path in sorted(site.files):
        name = PurePosixPath(path)
        if name.suffix not in KINDS and name.name not in BARE:
            message = f"a file of the kind {name.suffix or name.name} does not belong on the site"
            yield Finding(code="unknown-file", place=found_at(site, path), message=message)
    for language in context.languages:
        if f"{language}/index.html" not in site.outlines:
            place = found_at(site, f"{language}/index.html")
            yield Finding(code="no-home-page", place=place, message="the language has no home page")
