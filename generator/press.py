"""The way of the data up to an `Edition`: load, find texts, resolve, judge, check.

`press` is what every command begins with. It always returns an edition and all findings; what is published
of it is decided by the commands (`cli`), never here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.cache.memory import Memory
from generator.cache.store import NOTHING_KEPT, Store
from generator.charts.drawable import undrawable
from generator.findings import Finding, exit_code, in_file_order
from generator.judging import checks
from generator.judging.accounting import Account, accounts
from generator.judging.consequences import told_and_withheld
from generator.judging.decisions import (
    FILE,
    Decision,
    decisions,
    load_decisions,
    render_decisions,
    reversed_without_reason,
    unverified,
    verified,
)
from generator.judging.drafts import eased, published, with_lacks
from generator.judging.edition import Edition, make_edition
from generator.judging.guarded import guarded
from generator.judging.observation import Resolved
from generator.judging.repeats import folded
from generator.judging.resolve import cited_phrases, resolve
from generator.record.catalog import Catalog, Origin
from generator.record.load import load_catalog, written
from generator.record.strings import load_strings
from generator.sources.documents import DocumentText, load_texts
from generator.sources.receipts import FOLDER, Coverage, DocumentReceipts, load_receipts, receipt, render
from generator.sources.shingles import Shingles, fingerprint


@dataclass(frozen=True, kw_only=True)
class Pressed:
    """A project read, judged and checked. `withheld` are findings that only follow from some of `findings`, `stale`
    those about receipts only, which `verify` mends."""

    project: Path
    catalog: Catalog
    texts: Mapping[str, DocumentText] = field(repr=False)
    kept: Mapping[str, DocumentReceipts] = field(repr=False)
    decided: Mapping[str, Decision] = field(repr=False)
    resolved: Resolved = field(repr=False)
    edition: Edition
    guard: Shingles | None = field(repr=False)
    findings: tuple[Finding, ...]
    withheld: tuple[Finding, ...] = field(default=(), repr=False)
    stale: tuple[Finding, ...]

    @property
    def documents_read(self) -> dict[str, str | None]:
        """The files of documents that the record names, each with the SHA-256 it was read with; `None` where not."""
        named = {document.file: document.sha256 for document, _ in self.catalog.documents.values()}
        unread = {doc.file for name, (doc, _) in self.catalog.documents.items() if name not in self.texts}
        return {file: None if file in unread else sha256 for file, sha256 in named.items()}

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """What was found, receipts included, in file order."""
        return in_file_order((*self.findings, *self.stale))

    @property
    def every_finding(self) -> tuple[Finding, ...]:
        """What was found, and what only follows from it, in file order."""
        return in_file_order((*self.all_findings, *self.withheld))

    @property
    def published(self) -> Pressed:
        """The same without drafts."""
        catalog = published(self.catalog)
        return replace(self, catalog=catalog, edition=replace(self.edition, catalog=catalog))


def press(project: Path, documents: Path | None, store: Store = NOTHING_KEPT) -> Pressed:
    """Everything about `project` that can be known with the texts in `documents` (`None`: receipts only).

    What `store` keeps of an earlier run, of the same texts and figures, is not worked out again.
    """
    memory = Memory(store, "press")
    loaded = load_catalog(project)
    catalog = loaded.value
    texts = load_texts(catalog.documents, documents)
    kept, decided = load_receipts(project), load_decisions(project)
    resolved = resolve(catalog, texts.value, kept.value, memory)
    counted = accounts(catalog, resolved, texts.value)
    edition, judged = make_edition(catalog, resolved, _coverage(counted, kept.value), counted)
    guard, files = guarded(catalog, texts.value, kept.value), written(project, catalog)
    subject = checks.Subject(
        catalog=catalog, edition=edition, texts=texts.value, guard=guard, files=files, memory=memory
    )
    now = decisions(edition)
    later = (
        *(*texts.findings, *kept.findings, *decided.findings, *resolved.findings, *judged, *checks.run(subject)),
        *reversed_without_reason(decided.value, now, edition),
    )
    causes, following = told_and_withheld(loaded.findings, tuple(eased(later, catalog)), catalog)
    told, alike = folded(causes)
    withheld = (*following, *alike)
    if any(source.briefing.draft for source in catalog.briefings.values()):
        catalog = with_lacks(catalog, told)
        edition = replace(edition, catalog=catalog)
    findings = in_file_order((*told, *(() if exit_code(told) == 1 else _undrawn(project, edition, memory))))
    open_decisions = tuple(unverified(decided.value, now, edition, texts.value))
    stale = (*_stale(resolved, kept.value, catalog, texts.value, memory), *open_decisions)
    memory.save()
    return Pressed(
        project=project,
        catalog=catalog,
        texts=texts.value,
        kept=kept.value,
        decided=decided.value,
        resolved=resolved,
        edition=edition,
        guard=guard,
        findings=findings,
        withheld=withheld,
        stale=() if exit_code(findings) == 1 else stale,  # receipts are written when all else is right
    )


def _undrawn(project: Path, edition: Edition, memory: Memory) -> Iterator[Finding]:
    """What keeps charts from being drawn: of records that hold, in words that are whole."""
    words = load_strings(project, edition.catalog.languages)
    if not words.findings:  # which are told where pages are made
        yield from undrawable(edition, words.value, memory)


def new_receipts(pressed: Pressed) -> dict[str, str]:
    """The receipt files that follow from the texts at hand: path in the project → text."""
    files = {}
    for identifier, text in pressed.texts.items():
        document = pressed.catalog.document(identifier)
        record = DocumentReceipts(
            document=identifier,
            sha256=document.sha256,
            coverage=pressed.edition.coverage[identifier],
            fingerprint=_fingerprint(text),
            citations={
                citation: receipt(found, bound)
                for citation, (owner, found, bound) in pressed.resolved.evidence.items()
                if owner == identifier
            },
        )
        files[f"{FOLDER}/{identifier}.json"] = render(record)
    made = verified(pressed.decided, decisions(pressed.edition), pressed.edition, pressed.texts)
    return files | ({FILE: render_decisions(made)} if made or pressed.decided else {})


def _fingerprint(text: DocumentText) -> tuple[str, ...]:
    return tuple(fingerprint(text.text[text.start : text.end]))


def _coverage(counted: Mapping[str, Account], kept: Mapping[str, DocumentReceipts]) -> dict[str, Coverage]:
    """From the texts where they are at hand, else as last verified."""
    return {name: record.coverage for name, record in kept.items()} | {
        name: account.coverage() for name, account in counted.items()
    }


def _stale(
    resolved: Resolved,
    kept: Mapping[str, DocumentReceipts],
    catalog: Catalog,
    texts: Mapping[str, DocumentText],
    memory: Memory,
) -> Iterator[Finding]:
    """Verified citations whose committed receipt is missing or says something else."""
    for document in texts:
        cited = {name: entry for name, entry in resolved.evidence.items() if entry[0] == document}
        record = kept.get(document)
        if record is None:
            yield _stale_finding(f"{document} has no receipts", catalog.documents[document][1])
            continue
        text = texts[document]
        made_from = ("fingerprint", text.text, text.start, text.end)
        if [*record.fingerprint] != memory.recall(made_from, lambda: [*_fingerprint(text)]):  # noqa: B023 - called now
            yield _stale_finding(
                f"the fingerprint of {document} is not that of its text", catalog.documents[document][1]
            )
        for name, (_, found, bound) in cited.items():
            if record.citations.get(name) != receipt(found, bound):
                state = "does not match it any more" if name in record.citations else "is missing"
                yield _stale_finding(f"the receipt of {name} {state}", _origin(name, document, catalog))
        for name in sorted(record.citations.keys() - cited.keys()):
            yield _stale_finding(f"there is a receipt of {name}, but no such citation", catalog.documents[document][1])


def _origin(citation: str, document: str, catalog: Catalog) -> Origin:
    owner = citation.rpartition("#")[0]
    if owner in catalog.facts:
        return catalog.facts[owner].origin
    phrases = (each.origin for each in cited_phrases(catalog) if each.owner == owner)
    return next(phrases, catalog.documents[document][1])


def _stale_finding(message: str, origin: Origin) -> Finding:
    return Finding(
        code="receipt-stale",
        place=origin.at(),
        message=message,
        hint="review the change, then run `python -m generator verify` and commit data/receipts/",
    )
