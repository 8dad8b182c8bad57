"""Findings that only follow from another: withheld, and counted where the cause is.

In this order: which folder holds what, which findings are causes, `without_consequences`. A record that is missing
because its file is broken, or that has another id because a name in it is misspelt, is named by many others; a thousand
findings that it does not exist would hide the one that says why.
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
        "chart-row-empty",
        "unaccounted",
        "says-without-object",
        "adjudication-needless",
        "relation-broken",
        "formula-unproven",
        "dimension-missing",
        "fact-unlisted",
        "facts-unused",
    ),
    "data/concepts.yml": (
        "unknown-concept",
        "unknown-dimension",
        "unknown-member*",
        "unknown-fact",
        "unit-mismatch",
        "call-unsettled",
        "derive-failed",
        "cue-*",
    ),
    "data/entities.yml": ("unknown-entity", "unknown-fact", "cue-*", "wrong-language"),
    "data/documents/*": (
        "unknown-document",
        "cue-*",
        "call-unsettled",
        "derive-failed",
        "adjudication-needless",
        "adjudication-unknown",
        "says-without-object",
        "wrong-language",
    ),
    "data/units.yml": ("unknown-unit",),
    "data/relations.yml": ("unknown-relation", "says-without-object", "adjudication-needless", "formula-unproven"),
    "data/set_aside/*": ("unaccounted",),
    "data/claims/*": ("unaccounted", "unknown-claim"),
    "data/glossary.yml": ("typed-number", "unknown-term", "wrong-language"),
    "site_src/briefings/*": ("unknown-briefing",),
}
# A cause → what is said for no other reason wherever it stands: no passage names whom the record does not know.
SAID_AGAIN: Mapping[str, tuple[str, ...]] = {"unknown-entity": ("cue-entity",)}

# What gives a record another id than was meant, or a reading no figure: whatever rests on it seems to be missing. Those
# of a row may themselves follow from those of the rows before.
CAUSES: tuple[tuple[str, ...], ...] = (
    ("unknown-concept", "unknown-dimension", "unknown-member*", "unknown-entity", "unknown-document", "unknown-unit"),
    ("period-unreadable", "adjudication-unknown", "quote-*", "not-whole-token", "unit-mismatch"),
    ("derive-failed",),
)


def without_consequences(unloaded: Sequence[Finding], others: Sequence[Finding]) -> Iterator[Finding]:
    """`unloaded` (what was found in loading) and those of `others` that can stand beside it and beside each other."""
    yield from unloaded
    broken = [cause for cause in unloaded if cause.severity is Severity.ERROR]
    causes = list(broken)
    for codes in CAUSES:
        causes += [f for f in others if _is_error_of(f, codes) and not _follows(f, causes)]
    withheld = frozenset(f for f in others if f not in causes and _follows(f, causes))
    yield from (finding for finding in others if finding not in withheld)
    if withheld:
        yield Finding(
            severity=Severity.WARNING,
            code="consequences-withheld",
            place=causes[0].place,
            message=f"{len(withheld)} findings that may only follow from an error here or in other files are not shown",
            hint="mend the errors that are shown, then check again",
        )


def _is_error_of(finding: Finding, codes: Sequence[str]) -> bool:
    return finding.severity is Severity.ERROR and any(fnmatch(finding.code, code) for code in codes)


def _follows(finding: Finding, causes: Sequence[Finding]) -> bool:
    return any(finding.code in SAID_AGAIN.get(cause.code, ()) for cause in causes) or any(
        fnmatch(cause.place.file, files) and any(fnmatch(finding.code, code) for code in codes)
        for cause in causes
        for files, codes in FOLLOWING.items()
    )
