"""Drafts: briefings that are seen while they are written, and published when they are done.

In this order: `eased`, by which what a draft still lacks stops nobody; `with_lacks`, which lets its page say so;
`published`, the record without them; `unreadable`, the rule for links to a briefing. What is wrong in a draft and not
only lacking is an error there as anywhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.findings import Finding, Severity, unknown
from generator.findings.rules import rule_of

if TYPE_CHECKING:
    from generator.findings import Place
    from generator.findings.rules import Rule
    from generator.record.catalog import BriefingSource, Catalog


def eased(findings: Iterable[Finding], catalog: Catalog) -> Iterator[Finding]:
    """The findings, those that only say what a draft lacks as warnings."""
    folders = {_folder(source) for source in catalog.briefings.values() if source.briefing.draft}
    for finding in findings:
        yield replace(finding, severity=Severity.WARNING) if _lacking(finding, folders) else finding


def with_lacks(catalog: Catalog, findings: Iterable[Finding]) -> Catalog:
    """The catalog with what each draft lacks, in the titles of the rules that say so."""
    told = tuple(findings)
    return _with_briefings(
        catalog,
        (
            replace(source, lacks=tuple(dict.fromkeys(_lacks(source, told)))) if source.briefing.draft else source
            for source in catalog.briefings.values()
        ),
    )


def published(catalog: Catalog) -> Catalog:
    """The catalog without drafts."""
    return _with_briefings(catalog, (source for source in catalog.briefings.values() if not source.briefing.draft))


def unreadable(catalog: Catalog, name: str, place: Place, *, in_draft: bool) -> Iterator[Finding]:
    """Why the briefing `name` cannot be linked to from a text: there is none, or readers do not see it yet."""
    yield from unknown("briefing", name, catalog.briefings, place)
    if name in catalog.briefings and catalog.briefings[name].briefing.draft and not in_draft:
        yield Finding(
            code="unknown-briefing",
            place=place,
            message=f"the briefing {name} is a draft, which readers do not see",
            hint="link to it once it is published",
        )


def _with_briefings(catalog: Catalog, sources: Iterable[BriefingSource]) -> Catalog:
    return replace(catalog, briefings={source.briefing.id: source for source in sources})


def _folder(source: BriefingSource) -> str:
    return PurePosixPath(source.origin.file).parent.as_posix()


def _lacking(finding: Finding, folders: Collection[str]) -> Rule | None:
    """The rule by which a draft in one of the folders lacks something, `None` for any other finding."""
    in_draft = PurePosixPath(finding.place.file).parent.as_posix() in folders
    rule = rule_of(finding.code) if in_draft else None
    return rule if rule is not None and rule.draft == "lacks" else None


def _lacks(source: BriefingSource, findings: Iterable[Finding]) -> Iterator[str]:
    rules = (_lacking(finding, {_folder(source)}) for finding in findings)
    yield from (rule.title for rule in rules if rule is not None)
