"""Rule: a document's title stands in its text, unless the record says that it was supplied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding, quoted

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject

BLANK = re.compile(r"\s+")


def titles_of_others(subject: Subject) -> Iterator[Finding]:
    """Titles that are not in the file of their document as they are written, white space apart; asked of the texts that
    are at hand."""
    for identifier, text in subject.texts.items():
        document, origin = subject.catalog.documents[identifier]
        if not document.title_supplied and not _stands_in(document.title, text.text):
            yield Finding(
                code="title-not-in-text",
                place=origin.at("title"),
                message=f"{quoted(document.title)} does not stand in {document.file}",
                expected="the title as the article has it",
                hint="copy it from the text; one of ours stands in square brackets, with `title_supplied: true`",
            )


def _stands_in(title: str, text: str) -> bool:
    """Whether the words of `title` stand in `text`, wherever its lines end, and no number goes on beyond them."""
    words = BLANK.sub("", title)
    ahead, behind = (
        r"(?<![0-9])" if words[0].isdecimal() else "",
        r"(?![0-9]|[.,][0-9])" if words[-1].isdecimal() else "",
    )
    return re.search(f"{ahead}{re.escape(words)}{behind}", BLANK.sub("", text)) is not None
