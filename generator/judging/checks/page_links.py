"""Rule: a link in contributed text leads to a page of the site, and its anchor to something there.

In this order: `links_to_nothing`; what the pages are, by folder; what is anchored on them. Only what the record decides
is judged here, so that an editor is told before anything is built; the finished site is inspected link by link all
the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from generator.findings import unknown
from generator.judging.checks.subject import Rule
from generator.judging.drafts import unreadable
from generator.record.contributed import place_at
from generator.record.error_kinds import LEDGER
from generator.record.former import FOLDERS
from generator.record.prose import Plain, links, parts

if TYPE_CHECKING:
    from generator.findings import Finding, Place
    from generator.judging.checks.subject import Subject
    from generator.record.catalog import Catalog
    from generator.record.contributed import Contributed

PAGES = (
    "briefings", "concepts", "corrections", "coverage", "data", "disagreements", "documents", "entities", "glossary",
    "guidance", "method", "numbers", "periods", "products", "questions", "relations", "set-aside", "timeline",
)  # fmt: skip
KINDS = {folder: kind for kind, folder in FOLDERS.items()} | {"briefings": "briefing", FOLDERS["product"]: "member"}


def links_to_nothing(subject: Subject) -> Iterator[Finding]:
    """Links to records that do not exist, and to anchors that nothing has."""
    return rule(subject).over(subject.contributed, subject)


def rule(subject: Subject) -> Rule[Contributed]:
    """The same of one text."""
    known = {kind: frozenset(names) for kind, names in _records(subject.catalog).items()}
    drafts = tuple(f"briefing {s.briefing.id}: " for s in subject.catalog.briefings.values() if s.briefing.draft)

    def find(text: Contributed, subject: Subject) -> Iterator[Finding]:
        in_draft = bool(drafts) and text.name.startswith(drafts)
        for language, content in text.texts.items():
            for part in parts(content):
                if isinstance(part, Plain):
                    for target, offset in links(part.text):
                        place = place_at(content, part.start + offset, text.place(language))
                        yield from _target(target, known, subject.catalog, place, in_draft=in_draft)

    return Rule(find=find, rests_on=(known, drafts))


def _target(
    target: str, known: Mapping[str, Collection[str]], catalog: Catalog, place: Place, *, in_draft: bool
) -> Iterator[Finding]:
    page, _, anchor = target.partition("#")
    folder, _, name = page.rstrip("/").partition("/")
    if not name or folder not in known:
        yield from unknown("page", folder, PAGES, place)
    elif folder == "briefings":
        yield from unreadable(catalog, name, place, in_draft=in_draft)
    else:
        yield from unknown(KINDS[folder], name, known[folder], place)
    if anchor and page == "glossary":
        yield from unknown("term", anchor, {term.id for term in catalog.glossary.terms}, place)
    if page == "disagreements":
        yield from _entry(anchor, catalog, place)
    if folder == FOLDERS["concept"] and name in known[folder] and anchor.count("."):
        yield from unknown("fact", anchor, catalog.facts, place)


def _entry(anchor: str, catalog: Catalog, place: Place) -> Iterator[Finding]:
    """What is unknown of an entry of the ledger: an error of a document, or a fact in a group of it."""
    group, _, name = anchor.partition("-")
    if name and group == "error":
        yield from unknown("error", name, catalog.errors, place)
    elif name and group in LEDGER:
        yield from unknown("fact", name, catalog.facts, place)


def _records(catalog: Catalog) -> dict[str, Collection[str]]:
    """The folders whose pages are those of records, and the names in them; the names of periods are any."""
    dimension = catalog.dimensions.get("product")
    return {
        "briefings": catalog.briefings,
        FOLDERS["concept"]: catalog.concepts,
        FOLDERS["entity"]: catalog.entities,
        FOLDERS["document"]: catalog.documents,
        FOLDERS["product"]: {member.id for member in dimension[0].members} if dimension else (),
    }
