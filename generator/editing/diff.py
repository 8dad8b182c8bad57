"""What a change of the data means for the reader: facts, derived facts, relations, sentences and charts.

Two revisions are pressed from their receipts and compared. The report is Markdown for a pull request; it shows
consequences, which the lines of a YAML diff do not.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator import formatting
from generator.editing.revisions import unpacked
from generator.findings import Finding, render_markdown
from generator.judging.selection import briefing_facts
from generator.judging.standing import standing
from generator.press import press
from generator.record.contributed import contributed

if TYPE_CHECKING:
    from generator.judging.edition import Edition

MARKUP = "\\`*_[]<>|"


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One consequence: its kind, what it is about, and how it was and is."""

    kind: str
    subject: str
    before: str
    after: str


def compare(project: Path, base: str, head: str | None, rules: str = "") -> str:
    """The report of what changed from `base` to `head` (the working tree where `None`); `rules` is the address of the
    page of rules. Raises `RevisionError`."""
    with tempfile.TemporaryDirectory() as folder:
        before = press(unpacked(project, base, Path(folder) / "base"), None)
        after = press(project if head is None else unpacked(project, head, Path(folder) / "head"), None)
    changes = list(changes_between(before.edition, after.edition))
    known = {_told(finding) for finding in before.all_findings}
    return render(changes, [finding for finding in after.all_findings if _told(finding) not in known], rules)


def changes_between(before: Edition, after: Edition) -> Iterator[Change]:
    """Every consequence, in the order in which a reviewer reads: facts, relations, texts, charts."""
    changed: set[str] = set()
    for fact_id in sorted(_facts(before) | _facts(after)):
        was, now = _state(before, fact_id), _state(after, fact_id)
        if was != now:
            changed.add(fact_id)
            kind = "derived" if fact_id in before.derived or fact_id in after.derived else "fact"
            yield Change(kind=kind, subject=fact_id, before=was, after=now)
    yield from _relations(before, after)
    yield from _texts(before, after)
    for source in after.catalog.briefings.values():
        shown = sorted(changed & set(briefing_facts(source)))
        if shown:
            yield Change(kind="page", subject=f"briefings/{source.briefing.id}", before="", after=", ".join(shown))


def render(changes: Sequence[Change], findings: Sequence[Finding], rules: str = "") -> str:
    """The report as Markdown."""
    lines = ["# What this change means", ""]
    if not changes:
        lines += ["Nothing that a reader sees changes.", ""]
    else:
        lines += ["| Kind | What | Before | After |", "| --- | --- | --- | --- |"]
        lines += [f"| {c.kind} | {_cell(c.subject)} | {_cell(c.before)} | {_cell(c.after)} |" for c in changes]
        lines.append("")
    if findings:
        lines += ["## New findings", "", render_markdown(findings, rules)]
    return "\n".join(lines)


def _told(finding: Finding) -> tuple[str, str, str]:
    """A finding wherever it stands in its file: lines move with what is written above them."""
    return finding.place.file, finding.code, finding.message


def _facts(edition: Edition) -> set[str]:
    return {*edition.facts, *edition.derived}


def _state(edition: Edition, fact_id: str) -> str:
    """A fact as a reviewer must see it: both renderings, each reading, and what readers are told at a glance."""
    stated = edition.stated(fact_id)
    judged = edition.facts.get(fact_id)
    if judged is None and stated is None:
        return ""
    parts = [formatting.figure(stated, language) for language in edition.catalog.languages] if stated else ["no value"]
    if judged:
        parts += [f"{r.observation.reading.exact} ({r.observation.document.id}: {r.status})" for r in judged.readings]
    return "; ".join([*parts, *standing(edition, fact_id).badges])


def _relations(before: Edition, after: Edition) -> Iterator[Change]:
    was = {(o.relation.id, o.left): o.state for o in before.relations}
    now = {(o.relation.id, o.left): o.state for o in after.relations}
    for key in sorted(was.keys() | now.keys()):
        if was.get(key) != now.get(key):
            yield Change(kind="relation", subject=" ".join(key), before=was.get(key, ""), after=now.get(key, ""))


def _texts(before: Edition, after: Edition) -> Iterator[Change]:
    was = {(t.name, language): text for t in contributed(before.catalog) for language, text in t.texts.items()}
    now = {(t.name, language): text for t in contributed(after.catalog) for language, text in t.texts.items()}
    for key in sorted(was.keys() | now.keys()):
        if was.get(key) != now.get(key):
            yield Change(kind="text", subject=" ".join(key), before=was.get(key, ""), after=now.get(key, ""))


def _cell(text: str) -> str:
    """Text that cannot break out of its cell or become markup; newlines are spaces."""
    for char in MARKUP:
        text = text.replace(char, f"&#{ord(char)};")
    return " ".join(text.split())
