"""The way of the data up to an `Edition`: load, find texts, resolve, judge, check.

`press` is what every command begins with. It always returns an edition and all findings; what is published
of it is decided by the commands (`cli`), never here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.cache.memory import Memory
from generator.cache.store import NOTHING_KEPT, Store
from generator.charts.drawable import undrawable
from generator.findings import Collected, Finding, exit_code, in_file_order
from generator.judging import checks
from generator.judging.accounting import Account, accounts
from generator.judging.consequences import TWICE, told_and_withheld
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
from generator.judging.leading import leading
from generator.judging.observation import Resolved
from generator.judging.passed_over import without_settled
from generator.judging.rekeyed import rekeyed, told_apart
from generator.judging.repeats import folded
from generator.judging.resolve import resolve
from generator.judging.stale import fingerprint_of, stale
from generator.judging.taken import taken
from generator.record.catalog import Catalog
from generator.record.load import load_catalog, written
from generator.record.strings import Strings, load_strings
from generator.sources.documents import DocumentText, load_texts
from generator.sources.receipts import FOLDER, Coverage, DocumentReceipts, Receipt, load_receipts, receipt, render
from generator.sources.shingles import Shingles

REFUSED = "word-refused"  # words of the interface that are whole, and not in the style of the project


@dataclass(frozen=True, kw_only=True)
class Pressed:
    """A project read, judged and checked. `words` are those of the interface, `withheld` findings that only follow from
    some of `findings`, `stale` those about receipts only, which `verify` mends."""

    project: Path
    catalog: Catalog
    texts: Mapping[str, DocumentText] = field(repr=False)
    kept: Mapping[str, DocumentReceipts] = field(repr=False)
    decided: Mapping[str, Decision] = field(repr=False)
    resolved: Resolved = field(repr=False)
    edition: Edition
    guard: Shingles | None = field(repr=False)
    words: Collected[Strings] = field(repr=False)
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


def press(
    project: Path,
    documents: Path | None,
    store: Store = NOTHING_KEPT,
    begin: Callable[[Catalog], None] = lambda catalog: None,
) -> Pressed:
    """Everything about `project` that can be known with the texts in `documents` (`None`: receipts only). What `store`
    keeps of an earlier run, of the same texts and figures, is not worked out again. `begin` is told of the record as
    soon as it is read."""
    memory = Memory(store)
    loaded = load_catalog(project, store)
    begin(loaded.value)
    kept, decided = load_receipts(project), load_decisions(project)
    catalog = told_apart(loaded.value, kept.value)
    texts = load_texts(catalog.documents, documents, memory)
    resolved = resolve(catalog, texts.value, kept.value, memory)
    counted = accounts(catalog, resolved, texts.value)
    edition, judged = make_edition(catalog, resolved, _coverage(counted, kept.value), counted)
    guard, files = guarded(catalog, texts.value, kept.value), written(project, catalog)
    subject = checks.Subject(
        catalog=catalog, edition=edition, texts=texts.value, guard=guard, files=files, memory=memory
    )
    now = decisions(edition)
    checked = (*checks.run(without_settled(subject)), *reversed_without_reason(decided.value, now, edition))
    later = (*texts.findings, *kept.findings, *decided.findings, *resolved.findings, *judged, *checked)
    later = (*later, *taken(resolved, catalog, texts.value, kept.value))
    later, behind = leading(later, resolved, edition, texts.value, kept.value)
    keys, of_keys = rekeyed(later, catalog, kept.value)
    later = (*(finding for finding in later if finding not in of_keys), *keys)
    unloaded = [finding for finding in loaded.findings if finding.code != TWICE]
    causes, following = told_and_withheld(unloaded, tuple(eased(later, catalog)), catalog)
    told, alike = folded(causes)
    withheld = (*following, *alike, *of_keys, *behind)
    if any(source.briefing.draft for source in catalog.briefings.values()):
        catalog = with_lacks(catalog, told)
        edition = replace(edition, catalog=catalog)
    words = load_strings(project, catalog.languages, [rule for rule, _ in catalog.style], memory)
    findings = in_file_order((*told, *(() if exit_code(told) == 1 else _undrawn(edition, words, memory))))
    awaiting = list(stale(resolved, kept.value, catalog, texts.value, memory))
    awaiting += unverified(decided.value, now, edition, texts.value)
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
        words=words,
        findings=findings,
        withheld=withheld,
        stale=() if exit_code(findings) == 1 else tuple(awaiting),  # receipts are written when all else is right
    )


def _undrawn(edition: Edition, words: Collected[Strings], memory: Memory) -> Iterator[Finding]:
    """What keeps charts from being drawn: of records that hold, in words that are whole."""
    if all(found.code == REFUSED for found in words.findings):  # which are told where pages are made
        yield from undrawable(edition, words.value, memory)


def new_receipts(pressed: Pressed) -> dict[str, str]:
    """The receipt files that follow from the texts at hand: path in the project → text."""
    files = {}
    citations: dict[str, dict[str, Receipt]] = {}
    for citation, (owner, found, bound) in pressed.resolved.evidence.items():
        citations.setdefault(owner, {})[citation] = receipt(found, bound)
    for identifier, text in pressed.texts.items():
        document = pressed.catalog.document(identifier)
        record = DocumentReceipts(
            document=identifier,
            sha256=document.sha256,
            coverage=pressed.edition.coverage[identifier],
            fingerprint=fingerprint_of(text),
            citations=citations.get(identifier, {}),
        )
        files[f"{FOLDER}/{identifier}.json"] = render(record)
    made = verified(pressed.decided, decisions(pressed.edition), pressed.edition, pressed.texts)
    return files | ({FILE: render_decisions(made)} if made or pressed.decided else {})


def _coverage(counted: Mapping[str, Account], kept: Mapping[str, DocumentReceipts]) -> dict[str, Coverage]:
    """From the texts where they are at hand, else as last verified."""
    return {name: record.coverage for name, record in kept.items()} | {
        name: account.coverage() for name, account in counted.items()
    }
