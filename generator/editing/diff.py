"""`diff`: what a change of the data means for the reader, as lines for a terminal, Markdown for a request, or JSON.

In this order: `Report` and `compare`, which presses two revisions from their receipts; the report in its three forms.
What awaits verification stands apart from what is changed; a comment of a forge is cut where it would be too long, and
says so.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.editing.changes import Cause, Change, changes_between
from generator.editing.revisions import unpacked
from generator.findings import Finding, Severity, printable, render_markdown, render_text, to_json
from generator.press import press
from generator.sources.receipts import DocumentReceipts, load_receipts

MARKUP = "\\`*_[]<>|"
MOST_CHARACTERS = 50_000  # of Markdown: a comment holds 65,536
MOST_FOLLOWING = 12  # of one kind under a cause in Markdown; the other forms show all
NOTHING = "Nothing that a reader sees changes in the record or in a briefing."
LISTED = ("chart", "page", "id")  # of which the names say all


@dataclass(frozen=True, kw_only=True)
class Report:
    """What changed from one revision to another, and what is found wrong that was not before."""

    causes: tuple[Cause, ...]
    findings: tuple[Finding, ...] = field(default=(), repr=False)
    receipts: tuple[str, ...] = ()  # the documents of which receipts came along

    @property
    def parts(self) -> Mapping[str, tuple[Cause, ...]]:
        """The causes in the parts of the report: what changes, then what awaits verification."""
        parts = {
            "What changes": tuple(cause for cause in self.causes if not cause.awaits),
            "What awaits verification": tuple(cause for cause in self.causes if cause.awaits),
        }
        return {title: causes for title, causes in parts.items() if causes}

    @property
    def verdict(self) -> str:
        """The report in a sentence, and in a second one what it has to believe."""
        return f"{self._outcome} {self._believed}".rstrip()

    @property
    def _believed(self) -> str:
        if not self.receipts:
            return ""
        return (
            f"It brings receipts of {', '.join(self.receipts)}: they are believed here and compared with no text; "
            "whether they are true is told by `python -m generator verify --request`, to somebody who has the texts."
        )

    @property
    def _outcome(self) -> str:
        wrong = sum(finding.severity == Severity.ERROR for finding in self.findings)
        if wrong:
            return f"{wrong} new finding{' is' if wrong == 1 else 's are'} to be mended, see below."
        if any(finding.severity == Severity.PENDING for finding in self.findings):
            return "Nothing is wrong; it awaits verification by a maintainer who has the texts."
        return "Nothing is wrong."


def compare(project: Path, base: str, head: str | None) -> Report:
    """What changed from `base` to `head` (the working tree where `None`). Raises `RevisionError`."""
    with tempfile.TemporaryDirectory() as folder:
        base_project = unpacked(project, base, Path(folder) / "base")
        head_project = project if head is None else unpacked(project, head, Path(folder) / "head")
        before, after = press(base_project, None), press(head_project, None)
        receipts = _brought(load_receipts(base_project).value, load_receipts(head_project).value)
    known = {_told(finding) for finding in before.all_findings}
    findings = tuple(finding for finding in after.all_findings if _told(finding) not in known)
    pending = {finding.place for finding in after.all_findings if finding.severity is Severity.PENDING}
    causes = changes_between(before.edition, after.edition, pending)
    return Report(causes=causes, findings=findings, receipts=receipts)


def _brought(before: Mapping[str, DocumentReceipts], after: Mapping[str, DocumentReceipts]) -> tuple[str, ...]:
    """The documents of which there are receipts that were not there, or were others."""

    def is_other(name: str, citation: str) -> bool:
        return name not in before or before[name].citations.get(citation) != after[name].citations[citation]

    return tuple(sorted(name for name in after if any(is_other(name, citation) for citation in after[name].citations)))


def _told(finding: Finding) -> tuple[str, str, str]:
    """A finding wherever it stands in its file: lines move with what is written above them."""
    return finding.place.file, finding.code, finding.message


# --- in a terminal ---------------------------------------------------------------------------------------


def as_text(report: Report) -> Iterator[str]:
    """Each cause with what it is and was, and below it all that follows, a line each."""
    yield report.verdict
    yield from () if report.causes else [NOTHING]
    for title, causes in report.parts.items():
        yield from ("", f"{title}:")
        for cause in causes:
            yield from ("", *_lines(cause.change, "", f" ({cause.place})" if cause.place else ""))
            if cause.asks:
                yield f"  asks for {cause.asks}"
            for kind, group in _by_kind(cause.follows):
                if kind in LISTED:
                    yield printable(f"  {kind}: {_names(group)}")
                else:
                    yield from (line for change in group for line in _lines(change, "  "))
    if report.findings:
        yield from ("", "New findings:", *map(render_text, report.findings))


def _lines(change: Change, indent: str, place: str = "") -> Iterator[str]:
    yield printable(f"{indent}{change.kind} {change.subject}, {change.state}{place}")
    for name, was, now in _sides(change):
        yield printable(f"{indent}    {name + ': ' if name else ''}{was or '–'}  →  {now or '–'}")


def _by_kind(follows: Sequence[Change]) -> Iterator[tuple[str, list[Change]]]:
    """What follows from a cause, kind by kind."""
    for kind in dict.fromkeys(change.kind for change in follows):
        yield kind, [change for change in follows if change.kind == kind]


def _names(group: Sequence[Change]) -> str:
    return ", ".join(change.subject for change in group)


def _sides(change: Change) -> Iterator[tuple[str, str, str]]:
    """What differs, by language or aspect, before and after."""
    for name in dict.fromkeys((*change.before, *change.after)):
        was, now = change.before.get(name, ""), change.after.get(name, "")
        if was != now:
            yield name, was, now


# --- as Markdown -----------------------------------------------------------------------------------------


def as_markdown(report: Report, rules: str = "") -> str:
    """A report for a comment; `rules` is the address of the page of rules."""
    lines = ["# What this change means", "", report.verdict, ""]
    lines += [] if report.causes else [NOTHING, ""]
    for title, causes in report.parts.items():
        lines += [f"## {title}", "", "| What | | Before | After |", "| --- | --- | --- | --- |"]
        lines += [row for cause in causes for row in _rows(cause)]
        lines.append("")
    found = ["## New findings", "", *render_markdown(report.findings, rules).split("\n")] if report.findings else []
    below = list(_cut(found, MOST_CHARACTERS // 2))
    return "\n".join([*_cut(lines, MOST_CHARACTERS - sum(map(len, below))), *below])


def _rows(cause: Cause) -> Iterator[str]:
    where = f" ({_cell(cause.place)})" if cause.place else ""
    asks = f" Asks for {_cell(cause.asks)}." if cause.asks else ""
    yield from _of_change(cause.change, f"**{cause.change.kind} {_cell(cause.change.subject)}**{where}.{asks}")
    for kind, group in _by_kind(cause.follows):
        if kind in LISTED:
            yield f"| {kind} | | | {_cell(_names(group))} |"
            continue
        for change in group[:MOST_FOLLOWING]:
            yield from _of_change(change, f"{kind} {_cell(change.subject)}")
        if len(group) > MOST_FOLLOWING:
            yield f"| {kind} | | | and {len(group) - MOST_FOLLOWING} more |"


def _of_change(change: Change, head: str) -> Iterator[str]:
    for at, (name, was, now) in enumerate(_sides(change)):
        yield f"| {head if at == 0 else ''} | {_cell(name)} | {_cell(was)} | {_cell(now)} |"


def _cut(lines: Sequence[str], most: int) -> Iterator[str]:
    """The lines that a comment has room for."""
    room = most
    for at, line in enumerate(lines):
        room -= len(line) + 1
        if room < 0:
            yield from ("", f"{len(lines) - at} lines more: `python -m generator diff BASE` shows all.", "")
            return
        yield line


def _cell(text: str) -> str:
    """Text that cannot break out of its cell or become markup; newlines are spaces."""
    for char in MARKUP:
        text = text.replace(char, f"&#{ord(char)};")
    return " ".join(text.split())


# --- as JSON ---------------------------------------------------------------------------------------------


def as_object(report: Report) -> dict[str, Any]:
    """The report for programs."""
    return {
        "verdict": report.verdict,
        "causes": [
            {
                **_object(cause.change),
                "place": cause.place,
                "awaits": cause.awaits,
                "asks": cause.asks,
                "follows": [_object(change) for change in cause.follows],
            }
            for cause in report.causes
        ],
        "findings": [to_json(finding) for finding in report.findings],
    }


def _object(change: Change) -> dict[str, Any]:
    sides = {"before": dict(change.before), "after": dict(change.after)}
    return {"kind": change.kind, "subject": change.subject, "state": change.state, **sides}
