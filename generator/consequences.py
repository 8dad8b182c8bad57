"""Findings that only follow from a file that could not be loaded: withheld, and counted where the cause is.

In this order: which folder holds what, `without_consequences`. A record that is missing because its file is broken is
named by many others; a thousand findings that it does not exist would hide the one that says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch

from generator.findings import Finding, Severity

# The files of the records → the codes of findings that may say no more than that one of them is missing.
FOLLOWING: Mapping[str, tuple[str, ...]] = {
    "data/facts/*": (
        "unknown-fact",
        "derive-failed",
        "call-unsettled",
        "unaccounted",
        "says-without-object",
        "adjudication-needless",
        "relation-broken",
    ),
    "data/concepts.yml": ("unknown-concept", "unknown-dimension", "unknown-member", "unknown-fact", "cue-*"),
    "data/entities.yml": ("unknown-entity", "cue-*"),
    "data/documents/*": ("unknown-document",),
    "data/units.yml": ("unknown-unit",),
    "data/relations.yml": ("unknown-relation", "says-without-object", "adjudication-needless", "formula-unproven"),
    "data/set_aside/*": ("unaccounted",),
    "data/claims/*": ("unaccounted",),
    "data/glossary.yml": ("typed-number",),
    "site_src/briefings/*": ("unknown-briefing",),
}


def without_consequences(causes: Sequence[Finding], others: Sequence[Finding]) -> Iterator[Finding]:
    """`causes` (what was found in loading) and those of `others` that can stand beside them."""
    yield from causes
    broken = [cause for cause in causes if cause.severity is Severity.ERROR]
    withheld = frozenset(finding for finding in others if _follows(finding, broken))
    yield from (finding for finding in others if finding not in withheld)
    if withheld:
        yield Finding(
            severity=Severity.WARNING,
            code="consequences-withheld",
            place=broken[0].place,
            message=f"{len(withheld)} findings that may only follow from what could not be loaded are not shown",
            hint="mend what could not be loaded, then check again",
        )


def _follows(finding: Finding, causes: Sequence[Finding]) -> bool:
    return any(
        fnmatch(cause.place.file, files) and any(fnmatch(finding.code, code) for code in codes)
        for cause in causes
        for files, codes in FOLLOWING.items()
    )
