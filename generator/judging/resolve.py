"""Citations found, values read: from catalog and texts (or receipts) to observations.

Where a document's text is at hand every citation is looked up, read and held against the words around it
(`verified`). Where it is absent a matching receipt is honoured (`receipted`), else the citation is `pending`.
Editors point; the press reads: a value always comes out of the quoted token itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from generator.cache.memory import nothing_known
from generator.judging.argued import value_of, void_cues, void_findings
from generator.judging.asserted_key import asserted_key, is_known, rivals, speaker_named
from generator.judging.bindings import bound_by_phrase, bound_by_reading
from generator.judging.citation_findings import (
    cue_findings,
    edited_since,
    in_boilerplate,
    misquoted,
    no_single_match,
    not_a_token,
    unreadable,
    without_receipt,
    words_looked_up,
    wrong_unit,
)
from generator.judging.observation import CitedPhrase, Observation, Resolved
from generator.judging.roundness import roundness_of
from generator.judging.signs import sign_of, turns_on_words
from generator.judging.units import expected_unit, in_unit, words_may_tell
from generator.reading.figures import Quantity, Stated, as_texts, divided_by, from_texts, read_whole, stated_of
from generator.sources import receipts
from generator.sources.cues import Assertion, Doubt, vocabulary
from generator.sources.document_reader import Reader, setting_at
from generator.sources.quotes import chosen, matches

if TYPE_CHECKING:
    from generator.cache.memory import Memory
    from generator.findings import Finding, Place
    from generator.record.catalog import Catalog, Fact, Origin
    from generator.record.models import Basis, Concept, Document, Phrase, Reading, Selector
    from generator.sources.documents import DocumentText
    from generator.sources.receipts import DocumentReceipts, Evidence


def resolve(
    catalog: Catalog,
    texts: Mapping[str, DocumentText],
    kept: Mapping[str, DocumentReceipts],
    memory: Memory | None = None,
) -> Resolved:
    """Every citation of facts, claims, questions, events and errors resolved against texts, else receipts.

    `memory` is what the words around figures said in an earlier run.
    """
    worker = Resolver(catalog, texts, kept, memory or nothing_known())
    observations = {fact.id: tuple(worker.observations(fact)) for fact in catalog.facts.values()}
    phrases = {each.owner: tuple(worker.phrases(each)) for each in cited_phrases(catalog)}
    return Resolved(
        observations=observations,
        phrases=phrases,
        evidence=worker.evidence,
        findings=tuple(worker.findings),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrases:
    """The phrases that a record cites, with their owner (`claim:ID`), its place and the path of the list in it."""

    owner: str
    phrases: tuple[Phrase, ...]
    origin: Origin
    path: tuple[str, ...]
    told: Mapping[str, str] = field(default_factory=dict)  # when it was, and who said it

    def placed(self) -> Iterator[tuple[Phrase, Origin]]:
        """Each phrase with where it is written."""
        for position, phrase in enumerate(self.phrases):
            yield phrase, self.origin.below(*self.path, position)


def cited_phrases(catalog: Catalog) -> Iterator[Phrases]:
    """The phrases of every claim, question, event and error; what shows an error has owners of its own."""
    claims, events = catalog.claims.values(), catalog.events.values()
    cited = [
        *(("claim", each.id, each.cites, {"date": each.date, "speaker": each.speaker}, at) for each, at in claims),
        *(("question", each.id, each.cites, {}, at) for each, at in catalog.questions.values()),
        *(("event", each.id, each.cites, {"date": each.date}, at) for each, at in events),
        *(("error", each.id, each.cites, {}, at) for each, at in catalog.errors.values()),
    ]
    for kind, name, phrases, told, origin in cited:
        yield Phrases(owner=f"{kind}:{name}", phrases=phrases, origin=origin, path=("cites",), told=told)
    for error, origin in catalog.errors.values():
        proof = error.shown_by
        for part, phrases in (("items", proof.items), ("passages", proof.passages)):
            owner = f"error:{error.id}/{part}"
            yield Phrases(owner=owner, phrases=phrases, origin=origin, path=("shown_by", part))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Told:
    """What a figure states, with the words beside it and without, and what those around it say: its sign, and what they
    leave in doubt of what is asserted, by part. All in values that a memory can keep."""

    said: dict[str, str | None]
    beyond: dict[str, str | None] | None
    sign: int
    doubts: dict[str, dict[str, Any]]


def _tell(assertion: Assertion, quantity: Quantity, reader: Reader, start: int, end: int) -> dict[str, Any]:
    from generator.sources.cues.doubts import doubts  # here, because most commands tell none anew

    scene, said = reader.scene(start, end), _said(quantity, reader.text.text, start, end)
    found = {doubt.part: asdict(doubt) for doubt in doubts(assertion, scene)}
    told = _Told(
        said=as_texts(said),
        beyond=_beyond_token(said, quantity.exact),
        sign=sign_of(quantity, assertion.key, assertion.concept, scene),
        doubts={part: {name: value for name, value in each.items() if name != "part"} for part, each in found.items()},
    )
    return asdict(told)


class Resolver:
    """Holds what is shared by all citations: vocabulary, readers per document, findings so far."""

    def __init__(
        self,
        catalog: Catalog,
        texts: Mapping[str, DocumentText],
        kept: Mapping[str, DocumentReceipts],
        memory: Memory,
    ) -> None:
        self.catalog = catalog
        self.memory = memory
        self.kept = kept
        self.findings: list[Finding] = []
        self.evidence: dict[str, tuple[str, Evidence, dict[str, Any]]] = {}
        words = vocabulary(catalog)
        self.readers = {
            identifier: Reader(text=text, document=catalog.document(identifier), words=words)
            for identifier, text in texts.items()
        }
        self.rivals = rivals(catalog)

    # --- facts

    def observations(self, fact: Fact) -> Iterator[Observation]:
        """Every reading of the fact; none where the vocabulary does not know it."""
        if not is_known(fact, self.catalog):
            return  # a finding of `checks.known_ids` says what is unknown
        for position, reading in enumerate(fact.record.read):
            if reading.document not in self.catalog.documents:
                continue
            origin = fact.origin.below("read", position)
            yield self._observation(fact, reading, origin)

    def _observation(self, fact: Fact, reading: Reading, origin: Origin) -> Observation:
        document = self.catalog.document(reading.document)
        asserted = asserted_key(fact.key, reading, self.catalog)
        blank = Observation(
            id=f"{fact.id}#{reading.id}",
            fact=fact,
            reading=reading,
            document=document,
            asserted=asserted,
            stated=None,
            stated_by=reading.stated_by or setting_at(document, None).stated_by,
            basis=self.catalog.concept(fact.key.concept).basis,
            evidence="pending",
        )
        self.findings.extend(void_findings(self._values(blank), reading, origin))
        reader = self.readers.get(document.id)
        return self._verified(blank, reader, origin) if reader else self._receipted(blank, origin)

    def _verified(self, blank: Observation, reader: Reader, origin: Origin) -> Observation:
        at = self._locate(reader, blank.reading, origin, is_figure=True)
        if at is None:
            self._unit_alone(blank, origin)
            return blank
        start, end = at, at + len(blank.reading.exact)
        quantity = reader.text.figure_at(start, end)
        if quantity is None or not quantity.is_quantity:
            self.findings.append(not_a_token(reader, blank.reading, origin, start, end))
            return blank
        setting = setting_at(reader.document, start)
        stated_by = blank.reading.stated_by or setting.stated_by
        concept = self.catalog.concept(blank.asserted.concept)
        assertion = self._assertion(blank, concept, quantity, speaker_named(blank.reading) or stated_by)
        made_from = ("words around", reader.digest, start, end, assertion, quantity.direction)
        told = _Told(**self.memory.recall(made_from, lambda: _tell(assertion, quantity, reader, start, end)))
        said, sign = from_texts(told.said), told.sign
        doubted = {part: Doubt(part=part, **rest) for part, rest in told.doubts.items()}
        needed = {*doubted, *self._unit_in_doubt(blank, said, setting.currency)}
        void = void_cues(self._values(blank), blank.reading)
        where = partial(reader.text.where, start)
        odd = cue_findings(doubted, needed, blank, void, origin, where, self.catalog)
        looked_up = words_looked_up(blank, doubted.values(), self.catalog)
        self.findings.extend(replace(finding, looked_up=looked_up) for finding in odd)
        exact = blank.reading.exact
        found = receipts.evidence(reader.text.text, start, end, sign, told.beyond, exact)
        self.evidence[blank.id] = (blank.document.id, found, bound_by_reading(blank, self.catalog, reader.document))
        placed = replace(blank, stated_by=stated_by, evidence="verified", start=start, end=end)
        return self._valued(placed, said, sign, origin, start)

    def _receipted(self, blank: Observation, origin: Origin) -> Observation:
        kept = self._receipt(blank.id, blank.document, bound_by_reading(blank, self.catalog, blank.document))
        quantity = read_whole(blank.reading.exact)
        said = stated_of(quantity) if quantity is not None and quantity.is_quantity else None
        if kept is not None and kept.read is not None:
            said = from_texts(kept.read)
        if quantity is None or (said is None and kept is not None):
            self.findings.append(unreadable(blank.reading, origin))
            return blank
        if kept is None:
            self.findings.append(self._pending(blank.id, blank.document, blank.reading, origin))
            return self._pending_value(blank, said, origin)
        placed = replace(_placed(blank, kept), evidence="receipted")
        return self._valued(placed, said, kept.sign, origin, kept.start) if said else placed

    def _pending_value(self, blank: Observation, said: Stated | None, origin: Origin) -> Observation:
        """A pending reading with what it states: by the sign and place that its last receipt gives it, whatever was
        edited since.

        Nothing where it never had a receipt and the words around it, which are not at hand, give it its sign or unit. A
        unit of its own that its fact cannot be in is told all the same.
        """
        last = self._last_receipt(blank.id, blank.document)
        if last is not None and last.read is not None:
            said = from_texts(last.read)
        concept = self.catalog.concept(blank.asserted.concept)
        if said is None or (last is None and self._awaits_unit(blank, said)):
            return blank
        if last is not None:
            return self._valued(_placed(blank, last), said, last.sign, origin, last.start)
        valued = self._valued(blank, said, 1, origin, None)
        return blank if turns_on_words(said, blank.asserted, concept) else valued

    def _unit_alone(self, blank: Observation, origin: Origin) -> None:
        """A token that is not found, or several times, is told too where its own unit is one its fact cannot be in."""
        quantity = read_whole(blank.reading.exact)
        said = stated_of(quantity) if quantity is not None and quantity.is_quantity else None
        if said is not None and not self._awaits_unit(blank, said):
            self._valued(blank, said, 1, origin, None)

    def _awaits_unit(self, blank: Observation, said: Stated) -> bool:
        """Whether words that are not at hand may give a token the unit that its fact needs and it has not."""
        currency, concept = setting_at(blank.document, None).currency, self.catalog.concept(blank.asserted.concept)
        lacks = in_unit(said, blank.fact, concept, blank.reading, currency) is None
        return lacks and words_may_tell(said, self._unit_of(blank))

    def _valued(self, blank: Observation, said: Stated, sign: int, origin: Origin, start: int | None) -> Observation:
        """The observation with what its token states at `start`, as round as its document tells it there."""
        stated = self._read(blank, said, sign, origin, setting_at(blank.document, start).currency)
        if stated is None:
            return blank
        roundness = roundness_of(blank.asserted, stated, blank.document, start)
        told = stated.told_to(roundness.decimals) if roundness else stated
        return replace(blank, stated=told, roundness=roundness if told != stated else None)

    def _read(self, blank: Observation, said: Stated, sign: int, origin: Origin, currency: str | None) -> Stated | None:
        concept = self.catalog.concept(blank.fact.key.concept)
        stated = in_unit(said, blank.fact, concept, blank.reading, currency)
        if stated is None:
            self.findings.append(wrong_unit(said.unit, blank, concept, origin, self._unit_written(concept)))
            return None
        return stated.negated() if sign < 0 and (stated.value is None or stated.value > 0) else stated

    def _unit_of(self, blank: Observation) -> str | None:
        return expected_unit(blank.fact, self.catalog.concept(blank.fact.key.concept))

    def _unit_written(self, concept: Concept) -> Place:
        """Where the unit of a concept stands, or its kind where it has none."""
        return self.catalog.concepts[concept.id][1].at("unit" if concept.unit else "kind")

    def _unit_in_doubt(self, blank: Observation, said: Stated, currency: str | None) -> Iterator[str]:
        """`unit` where the token alone is not in the unit of its fact."""
        fact = blank.fact
        uncued = blank.reading.model_copy(update={"cue": {}}) if blank.reading.cue else blank.reading
        if in_unit(said, fact, self.catalog.concept(fact.key.concept), uncued, currency) is None:
            yield "unit"

    def _values(self, blank: Observation) -> dict[str, str]:
        """The value of every part that the reading has a cue for."""
        key, concept = blank.asserted, self.catalog.concept(blank.asserted.concept)
        unit, speaker = self._unit_of(blank), speaker_named(blank.reading)
        return {
            part: value_of(part, key, basis=_basis(blank.reading, concept), stated_by=speaker, unit=unit)
            for part in blank.reading.cue
        }

    def _assertion(self, blank: Observation, concept: Concept, quantity: Quantity, stated_by: str | None) -> Assertion:
        return Assertion(
            key=blank.asserted,
            measures=blank.fact.record.fact.ambiguous or (blank.asserted.measure,),  # type: ignore[arg-type]
            concept=concept,
            basis=_basis(blank.reading, concept),
            stated_by=stated_by,
            unit=quantity.unit,
            direction=quantity.direction,
            rivals=self.rivals.get(concept.id, frozenset()),
        )

    # --- phrases of claims, questions, events and errors

    def phrases(self, cited: Phrases) -> Iterator[CitedPhrase]:
        """Every phrase that a record cites."""
        placed = [*cited.placed()]
        kept = {phrase.exact for phrase, _ in placed}  # one that moved up or down in the list was not changed
        for position, (phrase, origin) in enumerate(placed):
            if phrase.document in self.catalog.documents:
                bound = bound_by_phrase(phrase, cited.told, self.catalog, self.catalog.document(phrase.document))
                yield self._phrase(f"{cited.owner}#{position + 1}", phrase, origin, bound, kept)

    def _phrase(
        self, identifier: str, phrase: Phrase, origin: Origin, bound: dict[str, Any], others: Collection[str]
    ) -> CitedPhrase:
        document = self.catalog.document(phrase.document)
        reader = self.readers.get(document.id)
        if reader is None:
            kept = self._receipt(identifier, document, bound)
            if kept is None:
                self.findings.append(self._pending(identifier, document, phrase, origin, others))
                return CitedPhrase(id=identifier, phrase=phrase, evidence="pending")
            return CitedPhrase(id=identifier, phrase=phrase, evidence="receipted", start=kept.start, end=kept.end)
        was = self._verified_as(identifier, document, reader)
        at = self._locate(reader, phrase, origin, is_figure=False, was="" if was in others else was)
        if at is None:
            return CitedPhrase(id=identifier, phrase=phrase, evidence="pending")
        end = at + len(phrase.exact)
        found = receipts.evidence(reader.text.text, at, end, 1, exact=phrase.exact)
        self.evidence[identifier] = (document.id, found, bound)
        return CitedPhrase(id=identifier, phrase=phrase, evidence="verified", start=at, end=end)

    # --- shared

    def _locate(
        self, reader: Reader, selector: Selector, origin: Origin, *, is_figure: bool, was: str = ""
    ) -> int | None:
        """Where a selector matches; what is found wrong with it tells what it `was` when it was verified."""
        found = matches(reader.text, selector)
        at = chosen(selector, found)
        if at is None:
            finding = no_single_match(reader.text, selector, origin, found, is_figure=is_figure)
            self.findings.append(misquoted(finding, selector, was))
        elif reader.text.in_boilerplate(at, at + len(selector.exact)):
            self.findings.append(in_boilerplate(reader.text, selector, origin, at))
            return None
        return at

    def _receipt(self, identifier: str, document: Document, bound: dict[str, Any]) -> receipts.Receipt | None:
        record = self.kept.get(document.id)
        kept = record.citations.get(identifier) if record and record.sha256 == document.sha256 else None
        return kept if kept is not None and receipts.still_holds(kept, bound) else None

    def _last_receipt(self, identifier: str, document: Document) -> receipts.Receipt | None:
        """What was last verified of the citation, whether or not it still holds."""
        record = self.kept.get(document.id)
        return record.citations.get(identifier) if record else None

    def _verified_as(self, identifier: str, document: Document, reader: Reader) -> str:
        """The words that were last verified, read where the receipt has them, where the text is the same."""
        record = self.kept.get(document.id)
        was = self._last_receipt(identifier, document)
        is_same = record is not None and record.sha256 == document.sha256
        return reader.text.text[was.start : was.end] if was is not None and is_same else ""

    def _pending(
        self, identifier: str, document: Document, selector: Selector, origin: Origin, others: Collection[str] = ()
    ) -> Finding:
        """That nothing at hand bears the citation out: one that was edited since, or one that is new."""
        was = self._last_receipt(identifier, document)
        if was is None:
            return without_receipt(identifier, origin)
        then = None if was.exact in others and was.exact != selector.exact else was.exact
        return edited_since(identifier, origin, was=then, exact=selector.exact, document=document.id)


def _placed(blank: Observation, kept: receipts.Receipt) -> Observation:
    """The observation where its receipt has it, and so in whose words."""
    stated_by = blank.reading.stated_by or setting_at(blank.document, kept.start).stated_by
    return replace(blank, stated_by=stated_by, start=kept.start, end=kept.end)


def _basis(reading: Reading, concept: Concept) -> Basis | None:
    """The basis that a reading's text states, which is its concept's but where the text errs."""
    return (reading.says.basis if reading.says else None) or concept.basis


def _said(quantity: Quantity, text: str, start: int, end: int) -> Stated:
    """What the token states, per whatever the words beside it divide it by."""
    stated = stated_of(quantity)
    unit = divided_by(text, start, end, stated.unit, quantity.of or quantity.kind)
    return stated if unit is None else stated.per(unit)


def _beyond_token(said: Stated, exact: str) -> dict[str, str | None] | None:
    """What the words beside the token told of it, `None` where the token alone says the same."""
    alone = read_whole(exact)
    if alone is not None and alone.is_quantity and stated_of(alone) == said:
        return None
    return as_texts(said)
