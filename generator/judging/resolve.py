"""Citations found, values read: from catalog and texts (or receipts) to observations.

Where a document's text is at hand every citation is looked up, read and held against the words around it
(`verified`). Where it is absent a matching receipt is honoured (`receipted`), else the citation is `pending`.
Editors point; the press reads: a value always comes out of the quoted token itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from generator.findings import Finding, Place, Severity, quoted
from generator.reading.figures import Quantity, Stated, as_texts, from_texts, read_whole, stated_of
from generator.reading.period import Period, parse_period
from generator.reading.period_mentions import PeriodMention, find_periods
from generator.sources import receipts
from generator.sources.cues import Assertion, Doubt, Mentions, Scene, Setting, Vocabulary, doubts, mentions, vocabulary
from generator.sources.cues.passage import fold, passage
from generator.sources.cues.vocabulary import counted_figures
from generator.sources.quotes import chosen, matches, nearest

if TYPE_CHECKING:
    from datetime import date

    from generator.record.catalog import Catalog, Fact, Origin
    from generator.record.keys import Key
    from generator.record.models import Concept, Document, Phrase, Reading, Selector
    from generator.sources.documents import DocumentText
    from generator.sources.receipts import DocumentReceipts, Evidence

UNCOUNTED = frozenset({None, "item", "account", "person"})  # a bare count takes the concept's unit
VERIFIED_LATER = "somebody with the documents runs `python -m generator verify`; nothing pending is published"
DIGITS_TOLD = re.compile("位[數数]|digit|teens")  # growth and shares so told are in percent


@dataclass(frozen=True, kw_only=True, slots=True)
class Observation:
    """One reading of a fact. `stated` is `None` where the token could not be read (a finding says why).

    `asserted` is the key the reading's own text states: the fact's, with `says` applied.
    """

    id: str
    fact: Fact = field(repr=False)
    reading: Reading = field(repr=False)
    document: Document = field(repr=False)
    asserted: Key
    stated: Stated | None
    stated_by: str | None
    basis: str | None
    evidence: str
    start: int | None = None
    end: int | None = None

    @property
    def origin(self) -> Origin:
        """Where the reading is written."""
        position = self.fact.record.read.index(self.reading)
        return replace(self.fact.origin, path=(*self.fact.origin.path, "read", position))


@dataclass(frozen=True, kw_only=True, slots=True)
class CitedPhrase:
    """A phrase that a claim, a question or an event rests on."""

    id: str
    phrase: Phrase
    evidence: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, kw_only=True)
class Resolved:
    """All citations of a catalog, resolved, and what was found on the way."""

    observations: Mapping[str, tuple[Observation, ...]]  # by fact id, in the order of the record
    phrases: Mapping[str, tuple[CitedPhrase, ...]]  # by `claim:`, `question:` or `event:` with the id
    evidence: Mapping[str, tuple[str, Evidence, dict[str, Any]]]  # citation id → document, evidence, assertion
    findings: tuple[Finding, ...]


@dataclass
class Reader:
    """A document's text with everything the rules need of it, made once per document."""

    text: DocumentText
    document: Document
    words: Vocabulary

    @cached_property
    def folded(self) -> str:
        """The whole file, script folded."""
        return fold(self.text.text)

    @cached_property
    def mentions(self) -> Mentions:
        """Every word of the vocabulary in the file."""
        return mentions(self.words, self.folded)

    @cached_property
    def figures(self) -> tuple[tuple[int, int], ...]:
        """Where the figures of the article stand, in order."""
        return counted_figures(self.text.figures, self.mentions)

    @cached_property
    def periods(self) -> tuple[PeriodMention, ...]:
        """Every period named in the article; inside a stretch the stretch's own period says which year is meant."""
        found = self._periods(self.text.start, self.text.end, self.document.about.period)
        for stretch in self.document.stretches:
            if stretch.period is not None:
                outside = [p for p in found if not stretch.start <= p.start < stretch.end]
                found = [*outside, *self._periods(stretch.start, stretch.end, stretch.period)]
        return tuple(sorted(found, key=lambda mention: mention.start))

    def _periods(self, start: int, end: int, period: str | None) -> list[PeriodMention]:
        about = parse_period(period or "undated")
        today = self.document.issued or self.document.not_before
        found = _periods_in(self.text.text[start:end], today, about)
        return [replace(p, start=p.start + start, end=p.end + start) for p in found]

    def scene(self, start: int, end: int) -> Scene:
        """The figure at `[start, end)` with all the rules need to know of its surroundings."""
        around = passage(self.folded, start, end, self.text.start, self.text.end, self.figures)
        near = tuple(p for p in self.periods if around.context[0] <= p.start and p.end <= max(around.sentence_end, around.block[1]))
        return Scene(passage=around, mentions=self.mentions, periods=near, setting=setting_at(self.document, start))


@lru_cache(maxsize=128)
def _periods_in(text: str, today: date, about: Period | None) -> tuple[PeriodMention, ...]:
    """Remembered, because the live preview looks through every document again after each edit."""
    return tuple(find_periods(text, today=today, about=about))


def setting_at(document: Document, offset: int | None) -> Setting:
    """What `about` and the stretches over `offset` say; a later stretch overrides an earlier one."""
    parts = ("entity", "period", "basis", "stated_by", "status", "currency")
    values = {part: getattr(document.about, part) for part in parts}
    for stretch in document.stretches:
        if offset is not None and stretch.start <= offset < stretch.end:
            values |= {part: value for part in parts if (value := getattr(stretch, part)) is not None}
    return Setting(**values)


def resolve(catalog: Catalog, texts: Mapping[str, DocumentText], kept: Mapping[str, DocumentReceipts]) -> Resolved:
    """Every citation of facts, claims, questions and events resolved against texts, else receipts."""
    worker = _Resolver(catalog, texts, kept)
    observations = {fact.id: tuple(worker.observations(fact)) for fact in catalog.facts.values()}
    phrases = {owner: tuple(worker.phrases(owner, cites, origin)) for owner, cites, origin in cited(catalog)}
    return Resolved(
        observations=observations,
        phrases=phrases,
        evidence=worker.evidence,
        findings=tuple(worker.findings),
    )


def cited(catalog: Catalog) -> Iterator[tuple[str, tuple[Phrase, ...], Origin]]:
    """The phrases of every claim, question and event with their owner (`claim:ID`) and where it is written."""
    for claim, origin in catalog.claims.values():
        yield f"claim:{claim.id}", claim.cites, origin
    for question, origin in catalog.questions.values():
        yield f"question:{question.id}", question.cites, origin
    for event, origin in catalog.events.values():
        yield f"event:{event.id}", event.cites, origin


class _Resolver:
    """Holds what is shared by all citations: vocabulary, readers per document, findings so far."""

    def __init__(
        self, catalog: Catalog, texts: Mapping[str, DocumentText], kept: Mapping[str, DocumentReceipts]
    ) -> None:
        self.catalog = catalog
        self.kept = kept
        self.findings: list[Finding] = []
        self.evidence: dict[str, tuple[str, Evidence, dict[str, Any]]] = {}
        words = vocabulary(catalog)
        self.readers = {
            identifier: Reader(text=text, document=catalog.document(identifier), words=words)
            for identifier, text in texts.items()
        }
        self.rivals = _rivals(catalog)
        self.parts = {name: _within(dimension.members) for name, (dimension, _) in catalog.dimensions.items()}

    # --- facts

    def observations(self, fact: Fact) -> Iterator[Observation]:
        if not known(fact, self.catalog):
            return  # a finding of checks/references says what is unknown
        for position, reading in enumerate(fact.record.read):
            if reading.document not in self.catalog.documents:
                continue
            origin = replace(fact.origin, path=(*fact.origin.path, "read", position))
            yield self._observation(fact, reading, origin)

    def _observation(self, fact: Fact, reading: Reading, origin: Origin) -> Observation:
        document = self.catalog.document(reading.document)
        asserted = said_key(fact.key, reading, self.catalog)
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
        reader = self.readers.get(document.id)
        return self._verified(blank, reader, origin) if reader else self._receipted(blank, origin)

    def _verified(self, blank: Observation, reader: Reader, origin: Origin) -> Observation:
        at = self._locate(reader, blank.reading, origin, is_figure=True)
        if at is None:
            return blank
        start, end = at, at + len(blank.reading.exact)
        quantity = reader.text.figure_at(start, end)
        if quantity is None or not quantity.is_quantity:
            self.findings.append(_not_a_token(reader, blank.reading, origin, start, end))
            return blank
        scene = reader.scene(start, end)
        stated_by = blank.reading.stated_by or scene.setting.stated_by
        concept = self.catalog.concept(blank.asserted.concept)
        assertion = self._assertion(blank, concept, quantity, stated_by)
        sign = sign_of(quantity, blank.asserted, concept, scene)
        said = stated_of(quantity)
        doubted = {doubt.part: doubt for doubt in doubts(assertion, scene)}
        needed = {*doubted, *self._unit_in_doubt(blank, said, scene.setting.currency)}
        self.findings.extend(_cue_findings(doubted, needed, blank.reading, origin, reader.text.place(start)))
        stated = self._read(blank, said, sign, origin, scene.setting.currency)
        found = receipts.evidence(reader.text.text, start, end, sign, _beyond_token(said, blank.reading.exact))
        self.evidence[blank.id] = (blank.document.id, found, self._bound(blank, reader.document))
        return replace(blank, stated=stated, stated_by=stated_by, evidence="verified", start=start, end=end)

    def _receipted(self, blank: Observation, origin: Origin) -> Observation:
        kept = self._receipt(blank.id, blank.document, self._bound(blank, blank.document))
        quantity = read_whole(blank.reading.exact)
        said = stated_of(quantity) if quantity is not None and quantity.is_quantity else None
        if kept is not None and kept.read is not None:
            said = from_texts(kept.read)
        if quantity is None or (said is None and kept is not None):
            self.findings.append(_unreadable(blank.reading, origin))
            return blank
        if kept is None:
            self.findings.append(self._pending(blank.id, blank.document, origin))
            return replace(blank, stated=self._pending_value(blank, said, origin))
        setting = setting_at(blank.document, kept.start)
        return replace(
            blank,
            stated=self._read(blank, said, kept.sign, origin, setting.currency) if said else None,
            stated_by=blank.reading.stated_by or setting.stated_by,
            evidence="receipted",
            start=kept.start,
            end=kept.end,
        )

    def _pending_value(self, blank: Observation, said: Stated | None, origin: Origin) -> Stated | None:
        """What a pending reading states: with the sign that its last receipt gives it, whatever was edited since.

        Nothing where it never had a receipt and the words around it, which are not at hand, give it its sign.
        """
        last = self._last_receipt(blank.id, blank.document)
        setting = setting_at(blank.document, last.start if last else None)
        if last is not None and last.read is not None:
            said = from_texts(last.read)
        if said is None or (last is None and self._turns_on_words(blank, said)):
            return None
        return self._read(blank, said, last.sign if last else 1, origin, setting.currency)

    def _turns_on_words(self, blank: Observation, said: Stated) -> bool:
        """Whether the words around a figure, and not the figure itself, say that it is negative."""
        concept = self.catalog.concept(blank.asserted.concept)
        by_noun = blank.asserted.measure == "level" and bool(concept.negative_words)
        is_negative = said.value is not None and said.value < 0
        return not is_negative and (by_noun or _takes_direction(blank.asserted, concept))

    def _read(self, blank: Observation, said: Stated, sign: int, origin: Origin, currency: str | None) -> Stated | None:
        concept = self.catalog.concept(blank.fact.key.concept)
        stated = in_unit(said, blank.fact, concept, blank.reading, currency)
        if stated is None:
            self.findings.append(_wrong_unit(said.unit, blank, concept, origin))
            return None
        return stated.negated() if sign < 0 and (stated.value is None or stated.value > 0) else stated

    def _unit_in_doubt(self, blank: Observation, said: Stated, currency: str | None) -> Iterator[str]:
        """`unit` where the token alone is not in the unit of its fact."""
        fact = blank.fact
        uncued = blank.reading.model_copy(update={"cue": {}})
        if in_unit(said, fact, self.catalog.concept(fact.key.concept), uncued, currency) is None:
            yield "unit"

    def _assertion(self, blank: Observation, concept: Concept, quantity: Quantity, stated_by: str | None) -> Assertion:
        says = blank.reading.says
        return Assertion(
            key=blank.asserted,
            measures=blank.fact.record.fact.ambiguous or (blank.asserted.measure,),  # type: ignore[arg-type]
            concept=concept,
            basis=says.basis if says and says.basis else concept.basis,
            stated_by=stated_by,
            unit=quantity.unit,
            direction=quantity.direction,
            rivals=self.rivals.get(concept.id, frozenset()),
            parts=self.parts,
        )

    def _bound(self, blank: Observation, document: Document) -> dict[str, Any]:
        """Everything a receipt binds besides the evidence (DESIGN 4)."""
        key, reading = blank.fact.key, blank.reading
        concept = self.catalog.concept(key.concept)
        members = {
            f"{dimension}={member}": aliases
            for dimension, member in key.dimensions
            for aliases in [self._aliases(dimension, member)]
        }
        return {
            "fact": key.id,
            "key": {part: getattr(key, part) for part in key.__slots__ if part != "dimensions"},
            "dimensions": dict(key.dimensions),
            "ambiguous": blank.fact.record.fact.ambiguous,
            "reading": reading.model_dump(mode="json", by_alias=True, exclude={"note"}),
            "document": _document_part(document),
            "concept": concept.model_dump(
                mode="json",
                include={"kind", "unit", "basis", "aliases", "direction", "negative_words", "positive_words"},
            ),
            "members": members,
        }

    def _aliases(self, dimension: str, member: str) -> list[str]:
        members = self.catalog.dimensions[dimension][0].members
        return next(list(m.aliases) for m in members if m.id == member)

    # --- phrases of claims, questions and events

    def phrases(self, owner: str, cites: tuple[Phrase, ...], origin: Origin) -> Iterator[CitedPhrase]:
        for position, phrase in enumerate(cites):
            if phrase.document not in self.catalog.documents:
                continue
            here = replace(origin, path=(*origin.path, "cites", position))
            yield self._phrase(f"{owner}#{position + 1}", phrase, here)

    def _phrase(self, identifier: str, phrase: Phrase, origin: Origin) -> CitedPhrase:
        document = self.catalog.document(phrase.document)
        bound = {
            "reading": phrase.model_dump(mode="json", by_alias=True),
            "document": _document_part(document),
        }
        reader = self.readers.get(document.id)
        if reader is None:
            kept = self._receipt(identifier, document, bound)
            if kept is None:
                self.findings.append(self._pending(identifier, document, origin))
                return CitedPhrase(id=identifier, phrase=phrase, evidence="pending")
            return CitedPhrase(id=identifier, phrase=phrase, evidence="receipted", start=kept.start, end=kept.end)
        at = self._locate(reader, phrase, origin, is_figure=False)
        if at is None:
            return CitedPhrase(id=identifier, phrase=phrase, evidence="pending")
        end = at + len(phrase.exact)
        found = receipts.evidence(reader.text.text, at, end, 1)
        self.evidence[identifier] = (document.id, found, bound)
        return CitedPhrase(id=identifier, phrase=phrase, evidence="verified", start=at, end=end)

    # --- shared

    def _locate(self, reader: Reader, selector: Selector, origin: Origin, *, is_figure: bool) -> int | None:
        found = matches(reader.text, selector)
        at = chosen(selector, found)
        if at is None:
            self.findings.append(_no_single_match(reader.text, selector, origin, found, is_figure=is_figure))
        elif reader.text.in_boilerplate(at, at + len(selector.exact)):
            self.findings.append(_in_boilerplate(reader.text, selector, origin, at))
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

    def _pending(self, identifier: str, document: Document, origin: Origin) -> Finding:
        """That nothing at hand bears the citation out: one that was edited since, or one that is new."""
        return (_edited if self._last_receipt(identifier, document) else _new)(identifier, origin)


def _beyond_token(said: Stated, exact: str) -> dict[str, str | None] | None:
    """What the words beside the token told of it, `None` where the token alone says the same."""
    alone = read_whole(exact)
    if alone is not None and alone.is_quantity and stated_of(alone) == said:
        return None
    return as_texts(said)


# --- keys and units ----------------------------------------------------------------------------------


def known(fact: Fact, catalog: Catalog) -> bool:
    """Whether the fact's concept, dimensions and members exist, so that it can be read at all."""
    keys = [fact.key, *(said_key(fact.key, reading, catalog) for reading in fact.record.read)]
    return all(_known_key(key, catalog) for key in keys)


def said_key(key: Key, reading: Reading, catalog: Catalog) -> Key:
    """The key that the reading's own text states: `says` laid over the fact's key."""
    says = reading.says
    if says is None:
        return key
    changes: dict[str, Any] = {
        part: value for part in ("concept", "entity", "period", "measure") if (value := getattr(says, part)) is not None
    }
    if says.dimensions:
        changes["dimensions"] = tuple(sorted((dict(key.dimensions) | says.dimensions).items()))
    return key.with_(**changes)


def expected_unit(fact: Fact, concept: Concept) -> str | None:
    """The unit that the measure of a concept is stated in; `None` where any of its kind will do."""
    return {
        "growth": "percent",
        "share": "percent",
        "ratio": "times",
        "rank": "rank",
        "change": "percentage-point" if concept.kind == "percent" else concept.unit,
        "level": concept.unit,
    }[fact.key.measure]


def in_unit(
    stated: Stated, fact: Fact, concept: Concept, reading: Reading, currency: str | None = None
) -> Stated | None:
    """The statement in the unit its fact is kept in, or `None` where it has another one.

    增長N倍 is growth of N×100 percent and 雙位數 growth one in percent; a bare count takes the concept's unit, a bare
    amount the `currency` of its document; a percent said as percentage points of a share, or an amount whose document
    has no currency, is one only by an explicit `cue: {unit: …}`. DESIGN 6.
    """
    if fact.record.fact.ambiguous:
        return stated
    wanted = expected_unit(fact, concept)
    measure = fact.key.measure
    if stated.unit == wanted:
        return stated
    if stated.unit in UNCOUNTED and concept.kind == "money" and measure == "level":
        return replace(stated, unit=wanted) if wanted == currency or "unit" in reading.cue else None
    if measure == "growth" and stated.unit == "times":
        return stated.scaled(100, "percent")
    if wanted == "percent" and stated.unit is None and DIGITS_TOLD.search(reading.exact):
        return replace(stated, unit="percent")
    if stated.unit in ("percentage-point", None) and wanted == "percent" and "unit" in reading.cue:
        return replace(stated, unit="percent")
    if measure in ("level", "change") and concept.kind == "count" and stated.unit in UNCOUNTED:
        return replace(stated, unit=wanted)
    if measure == "level" and wanted is None and stated.unit is not None:
        return stated
    if concept.kind == "number" and stated.unit is None:
        return replace(stated, unit=wanted)
    return None


def _known_key(key: Key, catalog: Catalog) -> bool:
    members_known = all(
        dim in catalog.dimensions and member in {m.id for m in catalog.dimensions[dim][0].members}
        for dim, member in key.dimensions
    )
    return key.concept in catalog.concepts and members_known


def _rivals(catalog: Catalog) -> dict[str, frozenset[str]]:
    """Concepts that share an alias with another of a different basis (淨利潤: IFRS and non-IFRS)."""
    concepts = [concept for concept, _ in catalog.concepts.values()]
    return {
        one.id: frozenset(
            other.id for other in concepts if other.basis != one.basis and set(other.aliases) & set(one.aliases)
        )
        for one in concepts
        if one.basis
    }


def _within(members: tuple[Any, ...]) -> dict[str, frozenset[str]]:
    """Each member with those it is a part of: naming the whole's part names the part."""
    return {member.id: frozenset({member.id}) for member in members}


# --- sign ----------------------------------------------------------------------------------------------


def _takes_direction(key: Key, concept: Concept) -> bool:
    return key.measure in ("growth", "change") and concept.direction == "signed"


def sign_of(quantity: Quantity, key: Key, concept: Concept, scene: Scene) -> int:
    """-1 where the words left of the figure in its clause make it negative (DESIGN 5, Sign)."""
    if _takes_direction(key, concept):
        return -1 if quantity.direction == "down" else 1
    if key.measure == "level" and concept.negative_words:
        return _noun_sign(concept, scene)
    return 1


def _noun_sign(concept: Concept, scene: Scene) -> int:
    left = scene.passage.text[scene.passage.clause : scene.passage.start]
    negative = max((left.rfind(fold(word)) for word in concept.negative_words), default=-1)
    positive = max((left.rfind(fold(word)) for word in concept.positive_words), default=-1)
    return -1 if negative > positive else 1


def _document_part(document: Document) -> dict[str, Any]:
    """The part of a document's record that its receipts bind."""
    fields = {"id", "sha256", "segment", "about", "stretches", "boilerplate", "issued", "not_before"}
    return document.model_dump(mode="json", by_alias=True, include=fields)


# --- findings ------------------------------------------------------------------------------------------


def _no_single_match(
    text: DocumentText, selector: Selector, origin: Origin, found: list[int], *, is_figure: bool
) -> Finding:
    shown = quoted((selector.prefix or "") + selector.exact + (selector.suffix or ""))
    if not found:
        near = nearest(text, selector.exact) if is_figure else None
        hint = "quote it as the document has it"
        if near:
            hint = f"the nearest figure there is {quoted(near[1])} at {text.place(near[0])}; `cite` writes a selector"
        return Finding(
            code="quote-not-found",
            place=origin.at("exact"),
            message=f"{shown} does not stand in {text.id}",
            expected="the token exactly as the document has it, once",
            hint=hint,
        )
    places = ", ".join(f"{line}:{column}" for line, column in map(text.line_column, found[:6]))
    if selector.occurrence:
        message = f"{shown} stands {len(found)} times in {text.id} ({places}), not as `occurrence` says"
        hint = f"write `occurrence: N of {len(found)}` after reading each place" if len(found) > 1 else "drop it"
    else:
        message = f"{shown} stands {len(found)} times in {text.id}: {places}"
        hint = f"add a prefix or suffix; `python -m generator cite {text.id} '{selector.exact}'` writes the shortest"
    return Finding(
        code="quote-ambiguous", place=origin.at("exact"), message=message, expected="exactly one match", hint=hint
    )


def _not_a_token(reader: Reader, reading: Reading, origin: Origin, start: int, end: int) -> Finding:
    around = reader.text.figure_around(start, end)
    if around is None:
        message, hint = f"{quoted(reading.exact)} is no figure that the reader sees there", "quote the figure's token"
    elif not around.is_quantity:
        message, hint = f"{quoted(reading.exact)} is read as {around.kind}, not as a figure", "quote the figure's token"
    else:
        message = f"{quoted(reading.exact)} is not the whole figure, which is {quoted(around.exact)}"
        hint = f"write `exact: {around.exact}`"
    return Finding(
        code="not-whole-token",
        place=origin.at("exact"),
        message=f"{message} ({reader.text.place(start)})",
        expected="the whole token with currency, unit, qualifier and range",
        hint=hint,
    )


def _in_boilerplate(text: DocumentText, selector: Selector, origin: Origin, at: int) -> Finding:
    return Finding(
        code="quote-in-boilerplate",
        place=origin.at("exact"),
        message=f"{quoted(selector.exact)} at {text.place(at)} lies in a passage named as boilerplate",
        hint="cite the article itself",
    )


def _unreadable(reading: Reading, origin: Origin) -> Finding:
    return Finding(
        code="not-whole-token",
        place=origin.at("exact"),
        message=f"{quoted(reading.exact)} does not read as one figure",
        expected="the whole token with currency, unit, qualifier and range",
    )


def _edited(identifier: str, origin: Origin) -> Finding:
    message = f"{identifier} is no longer what its receipt was written for, and the text is not at hand"
    return _pending(message, f"if no change of it was meant, put it back; else {VERIFIED_LATER}", origin)


def _new(identifier: str, origin: Origin) -> Finding:
    return _pending(f"{identifier} has no receipt yet, and the text is not at hand", VERIFIED_LATER, origin)


def _pending(message: str, hint: str, origin: Origin) -> Finding:
    place = origin.at("exact")
    return Finding(severity=Severity.PENDING, code="pending", place=place, message=message, hint=hint)


def _wrong_unit(unit: str | None, blank: Observation, concept: Concept, origin: Origin) -> Finding:
    return Finding(
        code="unit-mismatch",
        place=origin.at("exact"),
        message=f"{quoted(blank.reading.exact)} is stated in {unit or 'no unit'}",
        expected=f"{expected_unit(blank.fact, concept)}, the unit of {blank.fact.key.measure} of {concept.id}",
        hint="point at another token, or correct `measure` or `concept`",
    )


def _cue_findings(
    doubted: Mapping[str, Doubt], needed: set[str], reading: Reading, origin: Origin, place: Place
) -> Iterator[Finding]:
    for part, doubt in doubted.items():
        if part in reading.cue:
            continue
        if doubt.answer == "contradicted":
            message = f"the words around {quoted(reading.exact)} ({place}) say {part} {doubt.found}"
        else:
            message = f"nothing around {quoted(reading.exact)} ({place}) says {part} {doubt.expected}"
        yield Finding(
            code=f"cue-{part.replace('_', '-')}",
            place=origin.at("exact"),
            message=message,
            expected=f"{part}: {doubt.expected}",
            hint=f"correct the fact or point elsewhere; if it is truly implicit, say why in `cue: {{{part}: …}}`",
        )
    for part in reading.cue:
        if part not in needed:
            yield Finding(
                code="cue-needless",
                place=origin.at("cue", part),
                message=f"the text bears out `{part}` by itself; this cue has no object",
                hint="delete it",
            )
