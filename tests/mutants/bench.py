"""The trial of a mutant: the press in small, over everything that the mutant leaves as it was.

The documents are read once. A mutant changes the catalog in memory; only the facts it touches are read again, and
only if their own words let it pass are all facts judged, derived and related, and the checks run. A mutant is noticed
with the texts when this ends in an error that the record did not have before (or, for a forged receipt, in one that is
stale); with receipts only, when the citation it touches becomes pending or an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.cache.memory import nothing_known
from generator.findings import Finding, Severity
from generator.judging import checks
from generator.judging.accounting import accounts
from generator.judging.decisions import FILE, decisions, reversed_without_reason
from generator.judging.edition import Edition, make_edition
from generator.judging.observation import Observation
from generator.judging.resolve import Resolver
from generator.press import Pressed, new_receipts
from generator.record.catalog import Catalog
from generator.sources.cues import Setting
from generator.sources.document_reader import setting_at
from generator.sources.receipts import DocumentReceipts, receipt
from tests.mutants.edits import Changed, Mutant, Recite, Redecide, Redefine, Rederive, Reforge, Rekey, changed, removed
from tests.mutants.reasons import reason

# Checks of names, of prose and of the formatter are no evidence: whoever moves a fact mends those with it.
NO_EVIDENCE = (
    *("known_ids", "prose_calls", "briefing_parts", "settlements", "read_back", "renames"),
    *("briefing_form", "descriptions", "topics", "called", "chart_rows", "page_links", "answered_questions", "unused"),
)
NOT_RUN = frozenset(f"generator.judging.checks.{name}" for name in NO_EVIDENCE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Trial:
    """What became of a mutant: the codes of the errors with the texts, and with receipts only.

    `()` is a survivor, `None` a run that does not concern it (no texts at hand, no citation touched). `same` marks what
    is no mutant, because it asserts what the record asserts. `reason` says why a survivor is one.
    """

    mutant: Mutant
    noticed: tuple[str, ...] | None
    receipted: tuple[str, ...] | None
    same: bool = False
    reason: str = ""


class Worker(Resolver):
    """The resolver over readers made once: a mutated catalog has the documents and words of the original."""

    def __init__(self, catalog: Catalog, base: Resolver, kept: Mapping[str, DocumentReceipts]) -> None:
        self.catalog = catalog
        self.kept = kept
        self.memory = nothing_known()
        self.findings = []
        self.evidence = {}
        self.readers = base.readers
        self.rivals = base.rivals

    def without_texts(self) -> Worker:
        """The same, with receipts only."""
        self.readers = {}
        return self


@dataclass(frozen=True, kw_only=True, eq=False)
class Bench:
    """A pressed project and what trials share."""

    pressed: Pressed
    kept: Mapping[str, DocumentReceipts] = field(repr=False)  # the receipts that hold for it
    absences: dict[tuple[str, str], frozenset[tuple[str, str]]] = field(default_factory=dict, repr=False)

    @cached_property
    def base(self) -> Resolver:
        """The resolver of the record as it is, its readers warm once used."""
        return Resolver(self.pressed.catalog, self.pressed.texts, self.kept, nothing_known())

    @property
    def has_texts(self) -> bool:
        """Whether every document's text is at hand."""
        return self.pressed.texts.keys() == self.pressed.catalog.documents.keys()

    @cached_property
    def before(self) -> frozenset[tuple[str, str]]:
        """The errors the record has as it is, by code and message."""
        found = _errors(self.pressed.findings)
        return frozenset((finding.code, finding.message) for finding in found)

    @cached_property
    def places(self) -> Mapping[str, frozenset[tuple[str, int]]]:
        """Where the readings of each fact stand: document and offset."""
        return {
            name: frozenset((o.document.id, o.start) for o in group if o.start is not None)
            for name, group in self.pressed.resolved.observations.items()
        }

    def observations(self) -> Iterator[Observation]:
        """Every reading whose token could be read."""
        for group in self.pressed.resolved.observations.values():
            yield from (observation for observation in group if observation.stated is not None)

    def warm(self) -> None:
        """Read every document once, so that processes forked from this one need not."""
        for reader in self.base.readers.values():
            _ = reader.text.figures, reader.mentions, reader.periods

    def trial(self, mutant: Mutant) -> Trial:
        """What becomes of the mutant with the texts, and with receipts only."""
        if isinstance(mutant.edit, Reforge):
            return self._forged(mutant, mutant.edit)
        after = changed(mutant.edit, self.pressed.catalog)
        with_texts = self.has_texts or not after.citations  # a decision needs none
        noticed, edition, same = self._pressed(after, mutant) if with_texts else (None, None, False)
        receipted = self._without_texts(after)
        survives = () in (noticed, receipted) and not same
        why = reason(mutant, self.pressed.catalog, self._setting(mutant), edition) if survives else ""
        return Trial(mutant=mutant, noticed=noticed, receipted=receipted, same=same, reason=why)

    def _setting(self, mutant: Mutant) -> Setting | None:
        """What the document says it is about where the mutant's reading stands."""
        found = (o for o in self.pressed.resolved.observations.get(mutant.about.rpartition("#")[0], ()))
        return next((setting_at(o.document, o.start) for o in found if o.id == mutant.about), None)

    # --- with the texts

    def _pressed(self, after: Changed, mutant: Mutant) -> tuple[tuple[str, ...], Edition | None, bool]:
        """The codes of the errors, the edition if it came to one, and whether the edit asserts nothing new."""
        worker = Worker(after.catalog, self.base, {})
        read = {name: tuple(worker.observations(after.catalog.facts[name])) for name in after.touched}
        if self._is_same(read, mutant):
            return (), None, True
        if codes := self._new(tuple(worker.findings), frozenset()):
            return codes, None, False
        findings, edition = self._judged(after, read)
        lost = self._lost(*after.removed) if findings and after.removed else frozenset()
        codes = self._new(findings, lost)
        return codes, edition, not codes and self._decides_nothing(mutant, edition)

    def _decides_nothing(self, mutant: Mutant, edition: Edition) -> bool:
        decided = isinstance(mutant.edit, Redecide | Rederive)
        return decided and edition.stated(mutant.about) == self.pressed.edition.stated(mutant.about)

    def _is_same(self, read: Mapping[str, tuple[Observation, ...]], mutant: Mutant) -> bool:
        """Whether the edit asserts what the record asserts already."""
        match mutant.edit:
            case Recite() as edit:
                mine = next(o for o in read[edit.fact] if o.reading.id == edit.reading)
                return (mine.document.id, mine.start) in self.places[edit.fact]
            case Rekey() as edit:
                mine = read[edit.key.id][-1]
                return (mine.document.id, mine.start) in self.places.get(edit.key.id, ())
            case Redefine():
                return all(self._values(name) == [o.stated for o in group] for name, group in read.items())
        return False

    def _values(self, name: str) -> list[object]:
        return [o.stated for o in self.pressed.resolved.observations[name]]

    def _judged(
        self, after: Changed, read: Mapping[str, tuple[Observation, ...]]
    ) -> tuple[tuple[Finding, ...], Edition]:
        """The findings of judging, deriving, relating and checking, the facts in `read` as they read now."""
        observations = {**self.pressed.resolved.observations, **self._left(after.removed), **read}
        resolved = replace(self.pressed.resolved, observations=observations, findings=())
        counted = accounts(after.catalog, resolved, self.pressed.texts)
        edition, findings = make_edition(after.catalog, resolved, self.pressed.edition.coverage, counted)
        subject = checks.Subject(catalog=after.catalog, edition=edition, texts=self.pressed.texts)
        checked = (finding for check in checks.CHECKS if check.__module__ not in NOT_RUN for finding in check(subject))
        reversals = reversed_without_reason(decisions(self.pressed.edition), decisions(edition), edition)
        return (*findings, *checked, *reversals), edition

    def _left(self, removed: tuple[str, str] | None) -> dict[str, tuple[Observation, ...]]:
        """The readings that a fact keeps when it loses one."""
        if removed is None:
            return {}
        name, reading = removed
        return {name: tuple(o for o in self.pressed.resolved.observations[name] if o.reading.id != reading)}

    def _lost(self, name: str, reading: str) -> frozenset[tuple[str, str]]:
        """The errors that follow from the mere absence of a reading: no evidence against it elsewhere."""
        if (name, reading) not in self.absences:
            after = removed(name, reading, self.pressed.catalog)
            found, _ = self._judged(after, {})
            self.absences[name, reading] = frozenset((finding.code, finding.message) for finding in _errors(found))
        return self.absences[name, reading]

    def _new(self, findings: tuple[Finding, ...], lost: frozenset[tuple[str, str]]) -> tuple[str, ...]:
        new = (f.code for f in _errors(findings) if (f.code, f.message) not in self.before | lost)
        return tuple(dict.fromkeys(new))

    # --- with receipts only

    def _without_texts(self, after: Changed) -> tuple[str, ...] | None:
        """Why the touched citations are refused when each brings the receipt it had; `()` where one is honoured."""
        if not after.citations or not self.kept:
            return None
        worker = Worker(after.catalog, self.base, self._lent(after)).without_texts()
        read = [o for name in after.touched for o in worker.observations(after.catalog.facts[name])]
        names = {now for now, _, _ in after.citations}
        honoured = [o for o in read if o.id in names and o.evidence == "receipted"]
        return () if honoured else tuple(dict.fromkeys(f.code for f in worker.findings)) or ("no receipt",)

    def _lent(self, after: Changed) -> dict[str, DocumentReceipts]:
        """The receipts, each touched citation with the one it had before under its name of now."""
        everything = {name: one for record in self.kept.values() for name, one in record.citations.items()}
        lent = dict(self.kept)
        for now, document, before in after.citations:
            if before in everything and document in lent:
                record = lent[document]
                lent[document] = record.model_copy(update={"citations": {**record.citations, now: everything[before]}})
        return lent

    def _forged(self, mutant: Mutant, edit: Reforge) -> Trial:
        """A forged receipt is stale where the texts are, and does not hold where they are not."""
        record = self.kept[edit.document]
        kept = {
            **self.kept,
            edit.document: record.model_copy(update={"citations": {**record.citations, edit.citation: edit.by}}),
        }
        fact = self.pressed.catalog.facts[edit.citation.rpartition("#")[0]]
        worker = Worker(self.pressed.catalog, self.base, kept).without_texts()
        mine = next(o for o in worker.observations(fact) if o.id == edit.citation)
        receipted = () if mine.evidence == "receipted" else tuple(f.code for f in worker.findings)
        noticed = None
        if edit.citation in self.pressed.resolved.evidence:
            _, found, bound = self.pressed.resolved.evidence[edit.citation]
            noticed = ("receipt-stale",) if receipt(found, bound) != edit.by else ()
        why = reason(mutant, self.pressed.catalog, None, None) if () in (noticed, receipted) else ""
        return Trial(mutant=mutant, noticed=noticed, receipted=receipted, reason=why)


def bench(pressed: Pressed) -> Bench:
    """A bench over a pressed project, with the receipts that `verify` would write where the texts are at hand."""
    written = [text for path, text in new_receipts(pressed).items() if path != FILE]
    made = [DocumentReceipts.model_validate_json(text) for text in written]
    return Bench(pressed=pressed, kept={**pressed.kept, **{record.document: record for record in made}})


def _errors(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]
