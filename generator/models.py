"""The records editors write, one class per kind of thing in `data/` and in a briefing's folder.

Every record is frozen and forbids unknown keys; a problem anywhere becomes a finding with its place
(`loading.validation.validate`). Names are the field's own: XBRL for facts (concept, period, unit,
dimension), W3C Web Annotation for selectors (exact, prefix, suffix), CSL for bibliography.
Order: shared parts, documents, vocabulary, facts, claims, questions, set-aside figures, events, corrections and
renamings, briefings; last the table of which file holds what.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from generator.loading.scalars import HttpsUrl, Identifier, IsoDate, PlainBool, PlainInt, PlainText, Sha256, Verbatim

LANGUAGES = ("zh-Hant", "en")
SELECTOR_LETTERS = 23  # DESIGN 4: prefix, exact and suffix together stay below a copied run of 24 letters

Basis = Literal["IFRS", "non-IFRS"]
Measure = Literal["level", "change", "growth", "share", "ratio", "rank"]
Status = Literal["actual", "guidance", "plan", "estimate", "rumour", "hypothetical"]
PeriodText = Annotated[str, StringConstraints(pattern=r"^(undated|[0-9]{4}[-/0-9A-Z]*)$", max_length=24)]
FactId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([.-]{1,2}[a-z0-9]+)*$", max_length=200)]
KeyPart = Annotated[str, StringConstraints(pattern=r"^(stated_by|[a-z0-9]+([.-][a-z0-9]+)*)$", max_length=80)]
Anchor = Annotated[Verbatim, StringConstraints(min_length=1, max_length=64)]
Context = Annotated[str, StringConstraints(min_length=1, max_length=12)]


class Record(BaseModel):
    """Base of all records: frozen, nothing unknown, aliases and names both accepted."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Localized(Record):
    """One text in both languages."""

    zh: PlainText = Field(alias="zh-Hant", description="Traditional Chinese, as in financial news")
    en: PlainText = Field(description="Plain, precise English")

    def in_(self, language: str) -> str:
        """The text in `zh-Hant` or `en`."""
        return self.zh if language == "zh-Hant" else self.en


# --- documents -----------------------------------------------------------------------------------


class Span(Record):
    """A half-open stretch of code points of the decoded file."""

    start: PlainInt = Field(alias="from", description="first code point, counted from 0 in the decoded file")
    end: PlainInt = Field(alias="to", description="one past the last code point")

    @model_validator(mode="after")
    def _forward(self) -> Span:
        if self.start >= self.end:
            raise ValueError("`from` must be smaller than `to`")
        return self


class About(Record):
    """What the figures of a document, or of a stretch of it, are about unless they say otherwise."""

    entity: Identifier | None = Field(None, json_schema_extra={"x-ids": "entities"})
    period: PeriodText | None = None
    basis: Basis | None = None
    stated_by: Identifier | None = Field(None, description="company, management, analyst, publisher or an entity")
    status: Status | None = None
    currency: Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")] | None = Field(
        None, description="ISO 4217 code of amounts that are told without a currency; one that is told stays"
    )


class Stretch(About):
    """A passage that resets what the document is about."""

    start: PlainInt = Field(alias="from")
    end: PlainInt = Field(alias="to")
    what: PlainText = Field(description="what this passage is, in a few words of our own")


class Boilerplate(Span):
    """A passage that is no part of the article: nothing of it may ever reach the site."""

    what: Literal["advert", "navigation", "legal-notice", "spam", "summary-widget", "ticker", "credits"]


class Document(Record):
    """One article. Bibliographic names are CSL 1.0.2 variables."""

    id: Identifier
    title: PlainText = Field(description="the article's own title, or one supplied by us in square brackets")
    title_supplied: PlainBool = False
    translated_title: Localized | None = None
    author: tuple[PlainText, ...] = ()
    container_title: Localized = Field(alias="container-title", description="the publication")
    publisher: Localized | None = None
    issued: IsoDate | None = Field(None, description="only when the document itself states it")
    not_before: IsoDate = Field(description="the earliest day on which the text can have been written")
    language: Literal["zh-Hant", "zh-Hans", "en"] = "zh-Hant"
    url: HttpsUrl | None = Field(None, alias="URL", description="only when known; never guessed")
    genre: Literal["call-transcript", "call-report", "news", "analysis"]
    file: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$")]
    sha256: Sha256
    segment: Span
    rights: Literal["cite-only", "full-text"] = "cite-only"
    origin: Identifier | None = Field(None, description="the event reported; reports of one event are one origin")
    derived_from: Identifier | None = Field(None, json_schema_extra={"x-ids": "documents"})
    superseded_by: Identifier | None = Field(None, json_schema_extra={"x-ids": "documents"})
    about: About
    stretches: tuple[Stretch, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    complete: PlainBool = Field(False, description="true when every figure is accounted for; then a gap is an error")
    note: Localized | None = None


# --- vocabulary ----------------------------------------------------------------------------------


class Unit(Record):
    """A unit of value: an ISO 4217 currency, `percent`, `times`, `rank`, or what is counted."""

    id: Annotated[str, StringConstraints(pattern=r"^([A-Z]{3}|[a-z]+(-[a-z]+)*)$")]
    label: Localized
    kind: Literal["money", "percent", "percentage-point", "multiple", "rank", "count", "duration", "number"]


class UnitsFile(Record):
    """data/units.yml."""

    units: tuple[Unit, ...]


class Member(Record):
    """A value of a dimension."""

    id: Identifier
    label: Localized
    aliases: tuple[PlainText, ...] = Field(description="how texts call it; either script, one is enough")
    within: Identifier | None = Field(None, description="the member this one is a part of")


class Dimension(Record):
    """An axis along which a concept is split (XBRL Dimensions 1.0)."""

    id: Identifier
    label: Localized
    members: tuple[Member, ...]


class Concept(Record):
    """What is measured. `kind` is the kind of its level; growth, share, ratio and rank follow from `measure`."""

    id: Identifier
    label: Localized
    definition: Localized
    kind: Literal["money", "percent", "percentage-point", "multiple", "rank", "count", "duration", "number"]
    unit: Annotated[str, StringConstraints(max_length=24)] | None = Field(None, json_schema_extra={"x-ids": "units"})
    period_type: Literal["duration", "instant"] = "duration"
    basis: Basis | None = None
    requires: tuple[Identifier, ...] = Field(
        (), description="dimensions without which a figure of it says nothing: daily users of no product"
    )
    aliases: tuple[PlainText, ...]
    direction: Literal["signed", "none"] = Field("signed", description="none: words such as 下降 give no sign")
    negative_words: tuple[PlainText, ...] = Field((), description="nouns that make the figure negative: 損失")
    positive_words: tuple[PlainText, ...] = ()
    topic: Literal["results", "segments", "investment", "products", "users", "market", "other"] = "other"


class ConceptsFile(Record):
    """data/concepts.yml: the axes, then what is measured."""

    dimensions: tuple[Dimension, ...] = ()
    concepts: tuple[Concept, ...]


class Entity(Record):
    """A company, organisation, person or publication that figures and claims are about or come from."""

    id: Identifier
    type: Literal["company", "organisation", "person", "publication", "research", "bank"]
    label: Localized
    aliases: tuple[PlainText, ...] = ()
    role: Localized | None = None
    of: Identifier | None = Field(None, json_schema_extra={"x-ids": "entities"})
    description: Localized | None = None


class EntitiesFile(Record):
    """data/entities.yml."""

    entities: tuple[Entity, ...]


class Term(Record):
    """A glossary entry (schema.org DefinedTerm)."""

    id: Identifier
    label: Localized
    definition: Localized
    variants: tuple[PlainText, ...] = ()


class GlossaryFile(Record):
    """Terms for readers, names that carry digits, and the atoms that search must keep whole."""

    terms: tuple[Term, ...]
    names: tuple[PlainText, ...] = Field(description="names that contain digits or numerals: H20, DeepSeek-R1")
    search_atoms: tuple[PlainText, ...] = ()


class Relation(Record):
    """What must hold between facts: `left` equals, or is at most, the value of `right` (see `formulas.py`)."""

    id: Identifier
    label: Localized
    left: PlainText
    test: Literal["equals", "at-most", "less-than"] = "equals"
    right: PlainText
    defines: PlainBool = Field(
        False,
        description="true where `left` is `right` by definition, whatever the figures: formulas are proven with it",
    )
    rest: Literal["none", ">= 0"] = Field("none", description='">= 0" where the parts are not exhaustive')
    entity: Identifier = "tencent"
    periods: tuple[PeriodText, ...] | Literal["every"] = "every"


class RelationsFile(Record):
    """data/relations.yml."""

    relations: tuple[Relation, ...]


# --- facts ---------------------------------------------------------------------------------------


class Selector(Record):
    """A W3C TextQuoteSelector that must match exactly once (Web Annotation Data Model 4.2.4)."""

    exact: Anchor
    prefix: Context | None = None
    suffix: Context | None = None
    occurrence: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]? of [2-9][0-9]?$")] | None = None

    @model_validator(mode="after")
    def _short(self) -> Selector:
        letters = sum(map(str.isalpha, (self.prefix or "") + self.exact + (self.suffix or "")))
        if letters > SELECTOR_LETTERS:
            raise ValueError(
                f"prefix, exact and suffix hold {letters} letters; at most {SELECTOR_LETTERS} may be quoted"
            )
        return self


class FactKey(BaseModel):
    """Which fact: every key besides the named ones is a dimension with its member."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Identifier]

    concept: Identifier = Field(json_schema_extra={"x-ids": "concepts"})
    entity: Identifier | None = Field(None, json_schema_extra={"x-ids": "entities"})
    period: PeriodText | None = None
    measure: Measure = "level"
    against: Literal["prior-year", "prior-quarter"] | PeriodText | None = None
    of: Identifier | None = Field(None, json_schema_extra={"x-ids": "concepts"})
    status: Status = "actual"
    method: Literal["stated", "implied"] = Field("stated", description="implied: calculated beside a stated reading")
    ambiguous: tuple[Measure, ...] = Field((), description="measures the text leaves open: [growth, ratio]")

    @property
    def dimensions(self) -> dict[str, str]:
        """The dimensions with their members, by name."""
        return dict(sorted((self.__pydantic_extra__ or {}).items()))


class Says(BaseModel):
    """The part of the key that the reading's own text states otherwise; other keys are dimensions."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Identifier]

    concept: Identifier | None = None
    entity: Identifier | None = None
    period: PeriodText | None = None
    basis: Basis | None = None
    measure: Measure | None = None
    unit: PlainText | None = None
    speaker: Identifier | None = None

    @property
    def dimensions(self) -> dict[str, str]:
        """The dimensions with their members, by name."""
        return dict(sorted((self.__pydantic_extra__ or {}).items()))

    def stated(self) -> dict[str, str]:
        """Everything stated otherwise, as flat key → value."""
        return {key: str(value) for key, value in self.model_dump(exclude_none=True).items()}


class Reading(Selector):
    """One observation: a token in a document, and what its text says differently, if anything."""

    id: Identifier
    document: Identifier = Field(alias="in", json_schema_extra={"x-ids": "documents"})
    stated_by: Identifier | None = None
    says: Says | None = None
    error: (
        Literal[
            "wrong-label", "wrong-period", "wrong-basis", "wrong-unit", "wrong-speaker", "misheard", "wrong-product"
        ]
        | None
    ) = None
    because: PlainText | None = Field(None, description="reading id, relation id, fact id, or `argued`")
    cue: dict[KeyPart, PlainText] = Field(
        {}, description="part of the key → why it holds although the words around the figure do not say so"
    )
    note: Localized | None = None

    @model_validator(mode="after")
    def _whole(self) -> Reading:
        if (self.says is None) != (self.error is None):
            raise ValueError("`says` and `error` go together")
        if self.says is not None and (self.note is None or self.because is None):
            raise ValueError("a reading with `says` needs `because` and a `note` in both languages")
        return self


class Adjudication(Record):
    """An editor's decision on a conflict; it expires when the conflict does."""

    accept: Identifier = Field(description="the id of the accepted reading, or `none`")
    show: FactId | None = Field(None, description="the fact shown instead")
    reason: Literal["definition", "revision", "source-error", "unexplained"]
    relation: Identifier | None = Field(None, description="the relation that refutes the reading")
    note: Localized


class FactRecord(Record):
    """A fact with its observations, or with the formula that derives it."""

    fact: FactKey
    read: tuple[Reading, ...] = ()
    derive: PlainText | None = Field(None, description="a formula over facts, instead of `read`")
    adjudication: Adjudication | None = None
    note: Localized | None = None

    @model_validator(mode="after")
    def _one_source(self) -> FactRecord:
        if bool(self.read) == (self.derive is not None):
            raise ValueError("a fact has either `read` (at least one reading) or `derive`")
        ids = [reading.id for reading in self.read]
        if len(set(ids)) != len(ids):
            raise ValueError("two readings of this fact have the same id")
        return self


class FactDefaults(Record):
    """What the facts of a file share."""

    entity: Identifier | None = Field(None, json_schema_extra={"x-ids": "entities"})
    period: PeriodText | None = None


class FactsFile(Record):
    """A file of data/facts/."""

    defaults: FactDefaults = FactDefaults()
    facts: Annotated[tuple[FactRecord, ...], Field(min_length=1)]


# --- claims, questions, set-aside figures, events, corrections ------------------------------------------------


class Phrase(Selector):
    """Where a claim was made: a phrase of at most 20 characters."""

    document: Identifier = Field(alias="in", json_schema_extra={"x-ids": "documents"})

    @model_validator(mode="after")
    def _phrase(self) -> Phrase:
        if len(self.exact) > 20:
            raise ValueError(f"a claim quotes at most 20 characters, this has {len(self.exact)}")
        return self


class Settlement(Record):
    """What settles a guidance: a fact, and the test it must pass."""

    fact: FactId
    test: Literal["within", "at-least", "at-most"]


class Claim(Record):
    """What somebody said, in our own words; figures in it are calls of the prose grammar."""

    id: Identifier
    kind: Literal["strategy", "guidance", "explanation", "feature", "risk", "opinion", "event"]
    speaker: Identifier = Field(json_schema_extra={"x-ids": "entities"})
    date: PeriodText
    firmness: Literal["firm", "hedged", "conditional", "reported"]
    text: Localized
    cites: Annotated[tuple[Phrase, ...], Field(min_length=1)]
    facts: tuple[FactId, ...] = ()
    topics: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    settled_by: Settlement | None = None
    answers: Identifier | None = Field(None, description="the question of data/questions/ that this answers")
    note: Localized | None = None


class ClaimsFile(Record):
    """A file of data/claims/."""

    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]


class Question(Record):
    """What somebody asked, in our own words; the claims that answer it name its id."""

    id: Identifier
    asked_by: Identifier | None = Field(
        None, json_schema_extra={"x-ids": "entities"}, description="absent where the document does not say"
    )
    analyst: PlainText | None = Field(None, description="the name of the person, where the document gives it")
    text: Localized
    cites: Annotated[tuple[Phrase, ...], Field(min_length=1)]
    note: Localized | None = None


class Occasion(Record):
    """A file of data/questions/: a call or an interview with its questions, in the order in which they were put."""

    id: Identifier = Field(description="of a call, the `origin` of the documents that tell it")
    date: PeriodText
    title: Localized
    note: Localized | None = None
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]


class SetAside(Selector):
    """A figure of a document that is no fact of the record, and why."""

    reason: Literal[
        "figure-of-speech", "repeat", "other-subject", "product-detail", "example", "editorial", "garbled", "reader"
    ]
    note: PlainText | None = None


class SetAsideFile(Record):
    """A file of data/set_aside/: one document."""

    document: Identifier = Field(json_schema_extra={"x-ids": "documents"})
    set_aside: Annotated[tuple[SetAside, ...], Field(min_length=1)]


class Event(Record):
    """Something that happened, for the timeline."""

    id: Identifier
    date: PeriodText
    title: Localized
    cites: Annotated[tuple[Phrase, ...], Field(min_length=1)]
    topics: tuple[Identifier, ...] = ()
    facts: tuple[FactId, ...] = ()


class EventsFile(Record):
    """data/events.yml."""

    events: tuple[Event, ...]


class Correction(Record):
    """A published error and what replaced it."""

    id: Identifier
    date: IsoDate
    facts: tuple[FactId, ...] = ()
    text: Localized


class CorrectionsFile(Record):
    """A file of data/corrections/."""

    corrections: tuple[Correction, ...]


class Rename(Record):
    """A name that was changed; addresses that hold the former one are forwarded."""

    kind: Identifier = Field(description="concept, entity, document, or the dimension whose member it is")
    old: Identifier = Field(alias="from")
    new: Identifier = Field(alias="to")


class RenamesFile(Record):
    """data/renames.yml: every renaming in the order it was made, as the rename command writes it."""

    renames: Annotated[tuple[Rename, ...], Field(min_length=1)]


# --- briefings -----------------------------------------------------------------------------------


ChartKind = Literal["bars", "grouped", "ranked", "lines", "stacked", "dots", "guidance", "timeline", "sparklines"]
CHART_KINDS: tuple[str, ...] = get_args(ChartKind)


class ChartRow(Record):
    """One mark: a fact by its id, or on a timeline an event."""

    fact: FactId | None = Field(
        None,
        description="the fact drawn; where another is shown in its place, that one",
        examples=["tencent.revenue.2025-q1", "tencent.revenue.2025-q1.growth"],
    )
    event: Identifier | None = Field(
        None, description="the event drawn, of data/events.yml; on a timeline only", examples=["yuanbao-launched"]
    )
    series: Localized | None = Field(
        None,
        description="what the mark belongs to: a group of bars, a line, a part of a whole, a row of sparklines; "
        "for guidance what is written beside the bar, else its period",
        examples=[{"zh-Hant": "毛利", "en": "Gross profit"}],
    )
    label: Localized | None = Field(
        None,
        description="the category, where it is not the period (for ranked and guidance: not the fact in words)",
        examples=[{"zh-Hant": "視頻號", "en": "Video Accounts"}],
    )

    @model_validator(mode="after")
    def _one(self) -> ChartRow:
        if (self.fact is None) == (self.event is None):
            raise ValueError("a row names either a `fact` or an `event`")
        return self


class ChartSpec(Record):
    """A chart, declared: its kind, the finding it shows, and its rows, each of which is drawn."""

    id: Identifier = Field(description="unique among all charts; called as {{ chart(ID) }}")
    kind: ChartKind = Field(
        description="bars: one level per period or item. grouped: several side by side. ranked: items by size. "
        "lines: growth or shares over periods. stacked: parts of a whole, in percent. dots: ranges, vague and disputed "
        "figures, ranks. guidance: what was guided and what came of it. timeline: events. sparklines: a table of "
        "series with their course. The page of chart kinds shows each with its YAML."
    )
    title: Localized = Field(description="the finding, in a sentence without its full stop; figures are calls")
    caption: Localized | None = Field(None, description="what is measured, and what a reader must know of it")
    rows: Annotated[tuple[ChartRow, ...], Field(min_length=1)] = Field(
        description="in the order in which they are drawn; periods ascend"
    )

    @model_validator(mode="after")
    def _of_a_kind(self) -> ChartSpec:
        if any((row.event is not None) != (self.kind == "timeline") for row in self.rows):
            raise ValueError("the rows of a `timeline` are events, those of all other kinds facts")
        return self


class Briefing(Record):
    """A briefing's frame; its prose lies beside it in `zh-Hant.md` and `en.md`."""

    id: Identifier
    order: PlainInt
    title: Localized
    summary: Localized
    topics: tuple[Identifier, ...] = ()
    entity: Identifier = "tencent"
    charts: tuple[ChartSpec, ...] = ()
    table: tuple[FactId, ...] = Field((), description="facts of the figures table, in order; or by concept")
    related: tuple[Identifier, ...] = ()


FILES: dict[str, type[Record]] = {
    "documents/*.yml": Document,
    "concepts.yml": ConceptsFile,
    "units.yml": UnitsFile,
    "relations.yml": RelationsFile,
    "entities.yml": EntitiesFile,
    "glossary.yml": GlossaryFile,
    "events.yml": EventsFile,
    "facts/**/*.yml": FactsFile,
    "claims/**/*.yml": ClaimsFile,
    "questions/*.yml": Occasion,
    "set_aside/*.yml": SetAsideFile,
    "corrections/*.yml": CorrectionsFile,
    "renames.yml": RenamesFile,
}
BRIEFING_FILE = "briefings/*/briefing.yml"
EXAMPLE_FILE = "chart-kinds/*.yml"  # a chart of each kind, for the page that shows them

Json = dict[str, Any]
