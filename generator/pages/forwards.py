"""Pages at former addresses: each leads on to where its page is now, and says nothing else.

They are plain HTML beside the Markdown, which the engine copies as it is: so they are in no navigation, no search
index and no sitemap. A former id of a fact is an anchor of its article (`Writer.former`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from generator.pages.page import fill
from generator.record.former import page_moves

if TYPE_CHECKING:
    from jinja2 import Environment

    from generator.findings import Collected
    from generator.pages.writer import Writer
    from generator.record.models import Rename

TEMPLATE = "forward.html.j2"


def moved_pages(made: Collection[Rename], paths: Collection[str]) -> Iterator[tuple[str, str]]:
    """(former path, present path) of every page that moved; `paths` are those of today's pages."""
    for former, present in page_moves(tuple(made)).items():
        if present in paths and former not in paths:
            yield former, present


def forward(writer: Writer, present: str, env: Environment) -> Collected[str]:
    """The page at the former address `writer.path`, leading on to `present`."""
    canonical = f"{writer.settings.site_url}{writer.language.tag}/{present}/"
    return fill(TEMPLATE, f"page {writer.path}", env, w=writer, to=writer.url(present), canonical=canonical)
