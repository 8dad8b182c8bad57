"""The records editors write, one class per kind of thing in `data/` and in a briefing's folder.

Every record is frozen and forbids unknown keys; a problem anywhere becomes a finding with its place
(`record.validation.validate`). Names are the field's own: XBRL for facts (concept, period, unit,
dimension), W3C Web Annotation for selectors (exact, prefix, suffix), CSL for bibliography.
Order: shared parts, documents, vocabulary, facts, claims, questions, set-aside figures, errors of documents, events,
corrections, editions and renamings, briefings; last the table of which file holds what.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    RootModel,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError, core_schema

from generator.findings import quoted
from generator.languages.language import Language, Tag
from generator.record import error_kinds
from generator.record.chart_kinds import KINDS
from generator.record.scalars import (
    HttpsUrl,
    Identifier,
    IsoDate,
    LanguageTag,
    PlainBool,
    PlainInt,
    PlainText,
    Sha256,
    Verbatim,
    refusal,
)
from generator.record.unit_ids import PATTERN

SELECTOR_LETTERS = 23  # DESIGN 4: prefix, exact and suffix together stay below a copied run of 24 letters

Basis = Annotated[Literal["IFRS", "non-IFRS"], Field(description="the accounting basis")]
Measure = Annotated[
    Literal["level", "change", "growth", "share", "ratio", "rank"],
    Field(
        description="what is told of the concept: its level, its change (增加10億元, 提升3個百分點), its growth "
        "(同比增長13%), its share `of` another concept, its ratio, or a rank"
    ),
]
Status = Annotated[
    Literal["actual", "guidance", "plan", "estimate", "rumour", "hypothetical"],
    Field(description="whether it happened; only `actual` is compared and enters relations"),
]
Kind = Annotated[
    Literal["money", "percent", "percentage-point", "multiple", "rank", "count", "duration", "number"],
    Field(description="what kind of quantity it is"),
]
PeriodText = Annotated[
    str,
    StringConstraints(pattern=r"^(undated|[0-9]{4}[-/0-9A-Z]*)$", max_length=24),
    Field(
        description="a quarter, half, year, month, day, or a range of them; `undated` where the text tells none",
        examples=["2025-Q2", "2025-H1", "2024-FY", "2025-06", "2025-05-07", "2025-02/2025-03", "undated"],
    ),
]
KeyPart = Annotated[str, StringConstraints(pattern=r"^(stated_by|[a-z0-9]+([.-][a-z0-9]+)*)$", max_length=80)]
CueValue = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+([./-]+[A-Za-z0-9]+)*$", max_length=80)]
Anchor = Annotated[
    Verbatim,
    StringConstraints(min_length=1, max_length=64),
    Field(description="the words quoted, exactly as they stand: a figure whole, with currency, unit and qualifier"),
]
Context = Annotated[
    str,
    StringConstraints(min_length=1, max_length=12),
    Field(description="the words beside it, as few as make it match once; at most 12 characters"),
]

# Ids of other records: `x-ids` says of which, for editors' programs (`schemas`).
DocumentId = Annotated[
    Identifier, Field(description="a document, the name of its file", json_schema_extra={"x-ids": "documents"})
]
ConceptId = Annotated[
    Identifier, Field(description="a concept of concepts.yml", json_schema_extra={"x-ids": "concepts"})
]
EntityId = Annotated[
    Identifier, Field(description="an entity of entities.yml", json_schema_extra={"x-ids": "entities"})
]
ROLES = ("company", "management", "analyst", "publisher")  # may state figures without being an entity
SpeakerId = Annotated[
    Identifier,
    Field(
        description=f"whose figure it is: {', '.join(ROLES)}, or an entity",
        json_schema_extra={"x-ids": "speakers"},
    ),
]
EventId = Annotated[Identifier, Field(description="an event of events.yml", json_schema_extra={"x-ids": "events"})]
QuestionId = Annotated[
    Identifier, Field(description="a question of data/questions/", json_schema_extra={"x-ids": "questions"})
]
ClaimId = Annotated[Identifier, Field(description="a claim of data/claims/")]
RelationId = Annotated[
    Identifier, Field(description="a relation of relations.yml", json_schema_extra={"x-ids": "relations"})
]
BriefingId = Annotated[
    Identifier, Field(description="a briefing, the name of its folder", json_schema_extra={"x-ids": "briefings"})
]
FactId = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+([.-]{1,2}[a-z0-9]+)*$", max_length=200),
    Field(
        description="a fact's id, made of its key: entity.concept.dimension-member.period.measure",
        json_schema_extra={"x-ids": "facts"},
    ),
]
TopicId = Annotated[
    Identifier, Field(description="a topic: one of data/topics.yml, else a briefing's id or one of its `topics`")
]
OriginId = Annotated[
    Identifier,
    Field(
        description="where its figures come from: the occasion (data/questions/) or event at which they were told, the "
        "entity that counted them, or the document that worked them out; whatever repeats one origin is one witness",
        json_schema_extra={"x-ids": "origins"},
    ),
]
Rank = Annotated[
    Literal["filing", "transcript", "report", "article"],
    Field(
        description="how near to the speaker: `filing`, what a company files or announces itself; `transcript`, his "
        "words one by one; `report`, what was said or filed, told as news of it; `article`, all else"
    ),
]
RANKS: tuple[str, ...] = get_args(get_args(Rank)[0])  # the nearest to the speaker first
FILING = RANKS[0]


class Record(BaseModel):
    """Base of all records: frozen, nothing unknown, aliases and names both accepted."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)


class Localized(RootModel[Mapping[Tag, PlainText]]):
    """One text in every language of the project, by tag."""

    model_config = ConfigDict(frozen=True, defer_build=True, json_schema_extra={"x-languages": True})

    def in_(self, language: Language) -> str:
        """The text in a language of the project."""
        return self.root[language.tag]

    @model_validator(mode="wrap")
    @classmethod
    def _in_every_language(cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        """Validated with the tags of the project in the context, a text has these and no other."""
        tags = (info.context or {}).get("languages")
        if tags is None or not isinstance(value, dict):
            return handler(value)
        errors = [InitErrorDetails(type="missing", loc=(tag,), input=value) for tag in tags if tag not in value]
        errors += [
            InitErrorDetails(type=_no_language(tag, tags), loc=(tag,), input=value[tag])
            for tag in value
            if tag not in tags
        ]
        try:
            made = handler({tag: text for tag, text in value.items() if tag in tags})
        except ValidationError as error:
            errors += [_again(detail) for detail in error.errors(include_url=False)]
            raise ValidationError.from_exception_data(cls.__name__, errors) from None
        if errors:
            raise ValidationError.from_exception_data(cls.__name__, errors)
        return made


def _no_language(tag: str, tags: Sequence[str]) -> PydanticCustomError:
    return refusal(
        f"no page is in the language {tag!r}",
        expected=", ".join(tags),
        hint="name it under `languages` of mkdocs.yml, or delete the text",
    )


def _again(detail: ErrorDetails) -> InitErrorDetails:
    """An error as it is raised again, beside others."""
    context = {"ctx": detail["ctx"]} if "ctx" in detail else {}
    return {"type": _type(detail), "loc": detail["loc"], "input": detail["input"], **context}  # type: ignore[typeddict-item]


def _type(detail: ErrorDetails) -> str | PydanticCustomError:
    """What an error is called; one of our own scalars' brings its message along."""
    known = detail["type"] in get_args(core_schema.ErrorType)
    return detail["type"] if known else PydanticCustomError(detail["type"], detail["msg"], detail.get("ctx"))


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


class Roundness(Record):
    """To which place figures are told, where that is rounder than their digits say."""

    unit: Annotated[str, StringConstraints(pattern=PATTERN, max_length=40)] = Field(
        description="the unit of the figures that are told so (units.yml)", json_schema_extra={"x-ids": "units"}
    )
    decimals: PlainInt = Field(
        description="the place that they are rounded to, counted from the point as in XBRL: -9 for amounts in round "
        "tens of 億 (1,000,000,000), -1 for percentages in round tens; a reading in scope that has a finer digit is an "
        "error",
        examples=["-9", "-1"],
    )
    concepts: tuple[ConceptId, ...] = Field((), description="what they measure; anything unless named")
    dimensions: tuple[Identifier, ...] = Field(
        (), description="only figures split along these: [segment] for those of segments and not for the whole"
    )
    note: Localized = Field(description="what shows that they are told so round; readers see it beside the interval")


class About(Record):
    """What the figures of a document, or of a stretch of it, are about unless they say otherwise."""

    entity: EntityId | None = None
    period: PeriodText | None = None
    basis: Basis | None = None
    stated_by: SpeakerId | None = None
    status: Status | None = None
    currency: Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")] | None = Field(
        None, description="ISO 4217 code of amounts that are told without a currency; one that is told stays"
    )
    rounded: tuple[Roundness, ...] | None = Field(
        None, description="figures that are told rounder than their digits say; [] for none of those of the document"
    )


class Stretch(About):
    """A passage that resets what the document is about, how near to the speaker it is, or where its figures come from.

    So a transcript can stand in an article, and a figure of another in a report.
    """

    start: PlainInt = Field(alias="from", description="first code point, counted from 0 in the decoded file")
    end: PlainInt = Field(alias="to", description="one past the last code point")
    what: PlainText = Field(description="what this passage is, in a few words of our own")
    rank: Rank | None = None
    origin: OriginId | None = None


GENRES_WITH_RANK = {"filing": "filing", "call-transcript": "transcript", "call-report": "report"}


class Boilerplate(Span):
    """A passage that is no part of the article: nothing of it may ever reach the site."""

    what: Literal["advert", "navigation", "legal-notice", "spam", "summary-widget", "ticker", "credits"] = Field(
        description="what this passage is"
    )


class Document(Record):
    """One article. Bibliographic names are CSL 1.0.2 variables."""

    id: Identifier = Field(description="the document's own id, the name of this file")
    title: PlainText = Field(description="the article's own title, or one supplied by us in square brackets")
    title_supplied: PlainBool = Field(False, description="true where the title is ours because the article has none")
    translated_title: Localized | None = Field(None, description="the title in every language, where it needs one")
    author: tuple[PlainText, ...] = Field((), description="as named in the article, a line each")
    container_title: Localized = Field(alias="container-title", description="the publication")
    publisher: Localized | None = Field(None, description="who publishes it, where that is not the publication")
    issued: IsoDate | None = Field(None, description="only when the document itself states it")
    not_before: IsoDate = Field(description="the earliest day on which the text can have been written")
    language: LanguageTag = Field(
        description="the language it is written in", examples=["zh-Hant", "zh-Hans", "en", "ja"]
    )
    title_language: LanguageTag | None = Field(None, description="the language of its title, where that is another")
    url: HttpsUrl | None = Field(None, alias="URL", description="only when known; never guessed")
    genre: Literal["filing", "call-transcript", "call-report", "news", "analysis"] = Field(
        description="what sort of text it is"
    )
    rank: Rank
    file: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$")] = Field(
        description="the file that holds the text, in the folder of documents"
    )
    sha256: Sha256 = Field(description="of the file, which locks the text; `add` writes it")
    segment: Span = Field(description="where the article stands in its file; several may share one")
    rights: Literal["cite-only", "full-text"] = Field(
        "cite-only", description="whether its sentences may be shown; cite-only unless it is our own"
    )
    origin: OriginId | None = None
    superseded_by: DocumentId | None = Field(None, description="the document that corrects or replaces this one")
    about: About = Field(description="what its figures are about unless they say otherwise")
    stretches: tuple[Stretch, ...] = Field((), description="passages that are about something else than the document")
    boilerplate: tuple[Boilerplate, ...] = Field((), description="passages that are no part of the article")
    complete: PlainBool = Field(False, description="true when every figure is accounted for; then a gap is an error")
    note: Localized | None = Field(None, description="what a reader should know of this document")

    @model_validator(mode="after")
    def _of_its_genre(self) -> Document:
        """Three genres tell a rank, and nothing but a filing is one."""
        told = GENRES_WITH_RANK.get(self.genre)
        if (told or self.rank) != self.rank or (told is None and self.rank == FILING):
            raise refusal(
                f"the genre {quoted(self.genre)} does not go with the rank {quoted(self.rank)}",
                expected=f"rank: {told}" if told else "rank: transcript, report or article",
                hint="correct the genre or the rank; a passage of another rank is one of the `stretches`, with its own",
            )
        return self

    @property
    def written_in(self) -> str:
        """The tag of the language that its title is in."""
        return self.title_language or self.language

    def title_in(self, language: Language) -> str:
        """The title for readers of a language: its own where it is in that language, else what it means."""
        if self.translated_title and (self.title_supplied or self.written_in != language.tag):
            return self.translated_title.in_(language)
        return self.title


# --- vocabulary ----------------------------------------------------------------------------------


class Unit(Record):
    """A unit of value: an ISO 4217 currency, `percent`, `times`, `rank`, a measure, a rate, or what is counted."""

    id: Annotated[str, StringConstraints(pattern=PATTERN, max_length=40)] = Field(
        description="an ISO 4217 code (CNY), what is counted (person), measured (square-kilometre) or what a number is "
        "per (per-100000, per-woman), as the reader of figures names it"
    )
    label: Localized = Field(description="its name; with {n} it says where the number stands: {n} children per woman")
    one: Localized | None = Field(None, description="the name of one alone, where the language has another: person")
    kind: Kind

    @field_validator("label", "one")
    @classmethod
    def _is_a_pattern(cls, label: Localized | None) -> Localized | None:
        """Braces hold the place of the number, once, and nothing else."""
        for text in label.root.values() if label else ():
            if "{" in text.replace("{n}", "", 1) or "}" in text.replace("{n}", "", 1):
                raise refusal(
                    f"{quoted(text)} has a brace that is no place for the number",
                    expected="at most one {n}, where the number stands, and no other brace",
                    hint="write it such as {n} children per woman",
                )
        return label


class UnitsFile(Record):
    """data/units.yml."""

    units: tuple[Unit, ...] = Field(description="every unit that facts are stated in")


class Member(Record):
    """A value of a dimension."""

    id: Identifier = Field(description="the member's id, written in facts as `DIMENSION: MEMBER`")
    label: Localized = Field(description="its name in every language")
    aliases: tuple[PlainText, ...] = Field(description="how texts call it; either script, one is enough")


class Dimension(Record):
    """An axis along which a concept is split (XBRL Dimensions 1.0)."""

    id: Identifier = Field(description="the dimension's id, a key in facts")
    label: Localized = Field(description="its name in every language")
    members: tuple[Member, ...] = Field(description="its values")


class Concept(Record):
    """What is measured. `kind` is the kind of its level; growth, share, ratio and rank follow from `measure`."""

    id: Identifier = Field(description="the concept's id, which facts, formulas and calls name")
    label: Localized = Field(description="its name in every language")
    definition: Localized = Field(description="what is measured, in a sentence")
    kind: Kind
    unit: Annotated[str, StringConstraints(max_length=40)] | None = Field(
        None,
        description="the unit of its level (units.yml); none where it may be any",
        json_schema_extra={"x-ids": "units"},
    )
    period_type: Literal["duration", "instant"] = Field(
        "duration", description="duration: over a period (revenue); instant: at a point of time (cash, users)"
    )
    basis: Basis | None = None
    requires: tuple[Identifier, ...] = Field(
        (), description="dimensions without which a figure of it says nothing: daily users of no product"
    )
    aliases: tuple[PlainText, ...] = Field(description="how texts call it; the longest that stands there counts")
    direction: Literal["signed", "none"] = Field("signed", description="none: words such as 下降 give no sign")
    negative_words: tuple[PlainText, ...] = Field((), description="nouns that make the figure negative: 損失")
    positive_words: tuple[PlainText, ...] = Field((), description="nouns that make the figure positive: 盈利")
    topic: Literal["results", "segments", "investment", "products", "users", "market", "other"] = Field(
        "other", description="under which heading it is listed"
    )


class ConceptsFile(Record):
    """data/concepts.yml: the axes, then what is measured."""

    dimensions: tuple[Dimension, ...] = Field((), description="the axes along which concepts are split")
    concepts: tuple[Concept, ...] = Field(description="what is measured")


class Entity(Record):
    """A company, organisation, person or publication that figures and claims are about or come from."""

    id: Identifier = Field(description="the entity's id, which facts, claims and calls name")
    type: Literal["company", "organisation", "person", "publication", "research", "bank"] = Field(
        description="what it is"
    )
    label: Localized = Field(description="its name in every language")
    aliases: tuple[PlainText, ...] = Field((), description="how texts call it; either script, one is enough")
    role: Localized | None = Field(None, description="a person's office at the time of the documents")
    of: EntityId | None = Field(None, description="the entity it belongs to")
    description: Localized | None = Field(None, description="who it is, in a sentence")


class EntitiesFile(Record):
    """data/entities.yml."""

    subject: EntityId = Field(description="the entity meant where a relation, a briefing or a call in prose names none")
    entities: tuple[Entity, ...] = Field(description="who figures are about and whose they are")


class Term(Record):
    """A glossary entry (schema.org DefinedTerm)."""

    id: Identifier = Field(description="the term's id, which `term()` calls")
    label: Localized = Field(description="the term in every language")
    definition: Localized = Field(description="what it means, in a sentence or two")


class Topic(Record):
    """A topic that claims and events are about, whether or not a briefing tells of it yet."""

    id: Identifier = Field(description="the topic's id, which claims, events and briefings name")
    label: Localized = Field(description="the topic in every language")
    definition: Localized = Field(description="what belongs to it, and what does not, in a sentence or two")
    heading: Localized | None = Field(
        None, description="the heading on the home page under which this topic and those after it stand"
    )


class TopicsFile(Record):
    """data/topics.yml, the vocabulary of topics; without it the topics are those that briefings name."""

    topics: Annotated[tuple[Topic, ...], Field(min_length=1, description="what claims and events may be about")]


class StyleRule(Record):
    """A word that texts of a language do without, and what stands in its place."""

    language: LanguageTag = Field(description="the language whose texts do without the word")
    refused: PlainText = Field(description="the word, as a reader would see it; letter case counts for nothing")
    used: PlainText = Field(description="what to write instead")
    why: PlainText = Field(description="why, in a few words for whoever is told")
    within: tuple[PlainText, ...] = Field(
        (), description="longer words in which it may stand, above all names: 視頻號 where 視頻 is refused"
    )
    once: PlainBool = Field(
        False,
        description="whether the glossary, and once the prose of a briefing, may explain the shorter word by it",
    )


class StyleFile(Record):
    """data/style.yml, the list of style: how this edition says what could be said in several words."""

    style: Annotated[
        tuple[StyleRule, ...], Field(min_length=1, description="words that are not used, each with what is")
    ]


class GlossaryFile(Record):
    """Terms for readers, names that carry digits, and the words that readers of the search type for one another."""

    terms: tuple[Term, ...] = Field(description="terms explained to readers")
    names: tuple[PlainText, ...] = Field(description="names that contain digits or numerals: H20, DeepSeek-R1")
    synonyms: tuple[tuple[PlainText, ...], ...] = Field(
        (),
        description="words that readers of the search type for one another, in any language; a group a line",
        examples=[[["capex", "capital expenditure"]]],
    )


class Exclusion(Record):
    """Periods in which a relation is not tried although all its members exist there; listed on the page of checks."""

    periods: Annotated[tuple[PeriodText, ...], Field(min_length=1, description="the periods left out")]
    reason: Literal["roundness", "definition"] = Field(
        description="roundness: its amounts are spoken rounder than they say, and it fails; definition: what it says "
        "does not hold of these periods by the meaning of its words"
    )
    note: Localized = Field(description="why, told to readers")


class Relation(Record):
    """What must hold between facts: `left` equals, or is at most, the value of `right` (see `formulas.py`)."""

    id: Identifier = Field(description="the relation's id, which adjudications name")
    label: Localized = Field(description="what must hold, in a sentence")
    left: PlainText = Field(description="a reference to facts", examples=["revenue.growth", "revenue{segment=vas}"])
    test: Literal["equals", "at-most", "less-than"] = Field("equals", description="how left and right are compared")
    right: PlainText = Field(
        description="a formula over facts, spaces around its operators",
        examples=["operating-capex + non-operating-capex", "revenue / revenue@prior-year * 100 - 100"],
    )
    defines: PlainBool = Field(
        False,
        description="true where `left` is `right` by definition, whatever the figures: formulas are proven with it",
    )
    rest: Literal["none", ">= 0"] = Field("none", description='">= 0" where the parts are not exhaustive')
    entity: EntityId | None = Field(None, description="whose facts; the subject of the record unless named")
    excludes: tuple[Exclusion, ...] = Field((), description="periods left out, each with its reason")


class RelationsFile(Record):
    """data/relations.yml."""

    relations: tuple[Relation, ...] = Field(description="what must hold between facts")


# --- facts ---------------------------------------------------------------------------------------


class Selector(Record):
    """A W3C TextQuoteSelector that must match exactly once (Web Annotation Data Model 4.2.4)."""

    exact: Anchor
    prefix: Context | None = None
    suffix: Context | None = None
    occurrence: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]? of [2-9][0-9]?$")] | None = Field(
        None, description="which of several places, where a passage is repeated word for word", examples=["2 of 2"]
    )

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

    model_config = ConfigDict(extra="allow", frozen=True, defer_build=True, json_schema_extra={"x-dimensions": True})
    __pydantic_extra__: dict[str, Identifier]

    concept: ConceptId = Field(description="what is measured (concepts.yml)")
    entity: EntityId | None = Field(None, description="whose figure; the file's `defaults` unless named")
    period: PeriodText | None = None
    measure: Measure = "level"
    against: Literal["prior-year", "prior-quarter"] | PeriodText | None = Field(
        None, description="what a growth or change is measured against; the year before unless named"
    )
    of: ConceptId | None = Field(None, description="what a share or ratio is of")
    status: Status = "actual"
    method: Literal["stated", "implied"] = Field("stated", description="implied: calculated beside a stated reading")
    ambiguous: tuple[Measure, ...] = Field((), description="measures the text leaves open: [growth, ratio]")

    @property
    def dimensions(self) -> dict[str, str]:
        """The dimensions with their members, by name."""
        return dict(sorted((self.__pydantic_extra__ or {}).items()))


class Says(BaseModel):
    """The part of the key that the reading's own text states otherwise; other keys are dimensions."""

    model_config = ConfigDict(extra="allow", frozen=True, defer_build=True, json_schema_extra={"x-dimensions": True})
    __pydantic_extra__: dict[str, Identifier]

    concept: ConceptId | None = Field(None, description="the concept its text names instead")
    entity: EntityId | None = Field(None, description="the entity its text names instead")
    period: PeriodText | None = Field(None, description="the period its text names instead")
    basis: Basis | None = Field(None, description="the basis its text names instead")
    measure: Measure | None = Field(None, description="the measure its text names instead")
    unit: PlainText | None = Field(
        None, description="the unit its text states instead (units.yml)", json_schema_extra={"x-ids": "units"}
    )
    speaker: SpeakerId | None = Field(None, description="whom its text names as the speaker instead")

    @property
    def dimensions(self) -> dict[str, str]:
        """The dimensions with their members, by name."""
        return dict(sorted((self.__pydantic_extra__ or {}).items()))

    def stated(self) -> dict[str, str]:
        """Everything stated otherwise, as flat key → value."""
        return {key: str(value) for key, value in self.model_dump(exclude_none=True).items()}


class Cue(Record):
    """Why a part of the key holds although the words around the figure do not bear it out, and for which value."""

    value: CueValue = Field(alias="is", description="the value it argues for; once the key has another, it is void")
    because: PlainText = Field(description="a reason that a reviewer can check in the passage")


if TYPE_CHECKING:
    ReadingError = str
    ErrorKind = str
else:
    ReadingError = Literal[error_kinds.OF_READINGS]
    ErrorKind = Literal[tuple(error_kinds.KINDS)]


class Reading(Selector):
    """One observation: a token in a document, and what its text says differently, if anything."""

    id: Identifier = Field(description="the reading's id within its fact: a, b, c")
    document: DocumentId = Field(alias="in")
    stated_by: SpeakerId | None = Field(None, description="whose figure it is; as its document says unless named")
    says: Says | None = Field(None, description="the part of the key that its text states otherwise, by mistake")
    error: ReadingError | None = Field(None, description="what kind of mistake `says` is")
    because: PlainText | None = Field(None, description="reading id, relation id, fact id, or `argued`")
    cue: dict[KeyPart, Cue] = Field(
        {}, description="part of the key → the value that holds although the words around the figure do not say so"
    )
    note: Localized | None = Field(None, description="what a reader should know of this reading; needed with `says`")

    @model_validator(mode="after")
    def _whole(self) -> Reading:
        if (self.says is None) != (self.error is None):
            raise ValueError("`says` and `error` go together")
        if self.says is not None and (self.note is None or self.because is None):
            raise ValueError("a reading with `says` needs `because` and a `note` in every language")
        return self


class Adjudication(Record):
    """An editor's decision on a conflict; it expires when the conflict does."""

    accept: Identifier = Field(description="the id of the accepted reading, or `none`")
    show: FactId | None = Field(None, description="the fact shown instead")
    reason: Literal["definition", "revision", "source-error", "unexplained"] = Field(
        description="why the readings differ"
    )
    relation: RelationId | None = Field(None, description="the relation that refutes the reading")
    note: Localized = Field(description="the decision, told to readers")


class FactRecord(Record):
    """A fact with its observations, or with the formula that derives it."""

    fact: FactKey = Field(description="which fact this is")
    read: tuple[Reading, ...] = Field((), description="every reading of it in every document, each with its own id")
    derive: PlainText | None = Field(
        None,
        description="a formula over facts, instead of `read`",
        examples=["capital-expenditure@2025-Q1 / ( 1 + capital-expenditure@2025-Q1.growth / 100 )"],
    )
    adjudication: Adjudication | None = Field(None, description="the decision where its readings disagree")
    not_comparable: Localized | None = Field(
        None, description="why it must not be set beside others of its measure: another scope, base or way of counting"
    )
    note: Localized | None = Field(None, description="what a reader should know of this fact")

    @model_validator(mode="after")
    def _one_source(self) -> FactRecord:
        if bool(self.read) == (self.derive is not None):
            raise ValueError("a fact has either `read` (at least one reading) or `derive`")
        ids = [reading.id for reading in self.read]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"two readings of this fact have the id `{twice[0]}`; give each its own (a, b, c …)")
        return self


class FactDefaults(Record):
    """What the facts of a file share."""

    entity: EntityId | None = None
    period: PeriodText | None = None


class FactsFile(Record):
    """A file of data/facts/."""

    defaults: FactDefaults = Field(FactDefaults(), description="what the facts of this file share")
    facts: Annotated[tuple[FactRecord, ...], Field(min_length=1, description="facts with their readings")]


# --- claims, questions, set-aside figures, events, corrections, editions --------------------------------------


class Phrase(Selector):
    """Where a claim was made: a phrase of at most 20 characters."""

    document: DocumentId = Field(alias="in")

    @model_validator(mode="after")
    def _phrase(self) -> Phrase:
        if len(self.exact) > 20:
            raise ValueError(f"a claim quotes at most 20 characters, this has {len(self.exact)}")
        return self


class Settlement(Record):
    """What settles a guidance: a fact, and the test it must pass."""

    fact: FactId = Field(description="the fact that settles it")
    test: Literal["within", "at-least", "at-most", "less-than"] = Field(
        description="how its value is held against the guidance, or against another fact"
    )
    against: FactId | None = Field(
        None, description="where the guidance gives no figure: the fact of before that it compares with"
    )


class Claim(Record):
    """What somebody said, in our own words; figures in it are calls of the prose grammar."""

    id: Identifier = Field(description="the claim's id, which `claim()` calls")
    kind: Literal["strategy", "guidance", "explanation", "feature", "risk", "opinion", "event"] = Field(
        description="what kind of statement it is"
    )
    speaker: EntityId = Field(description="who said it")
    date: PeriodText = Field(description="when it was said")
    firmness: Literal["firm", "hedged", "conditional", "reported"] = Field(description="how firmly it was said")
    text: Localized = Field(
        description="what was said, in our own words; figures are calls",
        examples=['{{ fact("revenue", "2025-Q1") }}'],
    )
    cites: Annotated[tuple[Phrase, ...], Field(min_length=1, description="where it was said")]
    facts: tuple[FactId, ...] = Field((), description="the facts it rests on or speaks of")
    topics: Annotated[tuple[TopicId, ...], Field(min_length=1, description="the briefings and topics it belongs to")]
    settled_by: Settlement | None = Field(None, description="for a guidance: what shows whether it came true")
    watch: tuple[ConceptId, ...] = Field(
        (),
        description="the measures in whose later figures one would see what came of it; it then stands on the page of "
        "what to watch, whatever its kind",
    )
    followed_by: tuple[ClaimId, ...] = Field((), description="later claims that tell what came of it")
    answers: QuestionId | None = Field(None, description="the question that this answers")
    note: Localized | None = Field(None, description="what a reader should know of this claim")


class ClaimsFile(Record):
    """A file of data/claims/."""

    claims: Annotated[tuple[Claim, ...], Field(min_length=1, description="what was said, by whom, when")]


class Question(Record):
    """What somebody asked, in our own words; the claims that answer it name its id."""

    id: Identifier = Field(description="the question's id, which claims that answer it name")
    asked_by: EntityId | None = Field(None, description="absent where the document does not say")
    analyst: PlainText | None = Field(None, description="the name of the person, where the document gives it")
    text: Localized = Field(description="what was asked, in our own words")
    cites: Annotated[tuple[Phrase, ...], Field(min_length=1, description="where it was asked")]
    note: Localized | None = Field(None, description="what a reader should know of this question")


class Occasion(Record):
    """A file of data/questions/: a call or an interview with its questions, in the order in which they were put."""

    id: Identifier = Field(description="of a call, the `origin` of the documents that tell it")
    date: PeriodText = Field(description="when it took place")
    title: Localized = Field(description="what it was, in a line")
    note: Localized | None = Field(None, description="what a reader should know of it")
    questions: Annotated[tuple[Question, ...], Field(min_length=1, description="in the order they were put")]


class SetAside(Selector):
    """A figure of a document that is no fact of the record, and why."""

    reason: Literal[
        "figure-of-speech", "repeat", "other-subject", "product-detail", "example", "editorial", "garbled", "reader"
    ] = Field(description="why it is no fact of the record; `reader`: the press took for a figure what is none")
    note: Localized | None = Field(None, description="more of the reason, in a few words of our own")


class SetAsideFile(Record):
    """A file of data/set_aside/: one document."""

    document: DocumentId
    set_aside: Annotated[tuple[SetAside, ...], Field(min_length=1, description="figures of it that are no facts")]


class Sum(Record):
    """Two formulas held against each other; what comes of it shows an error."""

    left: PlainText = Field(
        description="a formula over facts, in which `cited` is the number of the first figure cited",
        examples=["cited", "cited * 1000000000", "revenue.growth"],
    )
    test: Literal["equals", "at-most", "less-than"] = Field("equals", description="how left and right are compared")
    right: PlainText = Field(description="a formula over facts, spaces around its operators")
    outcome: Literal["broken", "held"] = Field(
        "broken",
        description="broken: this would have to hold if the document were right, and does not; held: this is so, and "
        "shows what is meant",
    )
    entity: EntityId | None = Field(None, description="whose facts; the subject of the record unless named")
    period: PeriodText = Field(description="the period of facts that name none")


class Calendar(Record):
    """A time that cannot be, because of when something was."""

    said: PeriodText = Field(description="the time that the document tells")
    test: Literal["before", "after"] = Field(description="where it lies, which shows that it cannot be")
    event: EventId | None = Field(None, description="the event that it lies before or after")
    period: PeriodText | None = Field(None, description="or the period that it lies before or after")

    @model_validator(mode="after")
    def _one(self) -> Calendar:
        if (self.event is None) == (self.period is None):
            raise ValueError("`calendar` names either an `event` or a `period`")
        return self


class Proof(Record):
    """What shows that a document errs: at least one of its parts, each tried at every build."""

    because: Localized = Field(description="how it shows the error, told to readers; figures are calls")
    sums: tuple[Sum, ...] = Field((), description="sums that would have to hold and do not, or that show what is meant")
    calendar: Calendar | None = Field(None, description="a time that cannot be")
    items: tuple[Phrase, ...] = Field((), description="each item of the list, whose number is not the count cited")
    passages: tuple[Phrase, ...] = Field((), description="other passages that say otherwise")
    name: PlainText | None = Field(
        None,
        description="the name as it should be: one of an entity, a member of a dimension, or `names` of the glossary",
    )


class SourceError(Record):
    """An error of a document that the documents alone prove, in figures or not; never repaired, always shown."""

    id: Identifier = Field(description="the error's id, its place in the ledger")
    kind: ErrorKind = Field(description=" ".join(f"{kind.name}: {kind.what}." for kind in error_kinds.KINDS.values()))
    cites: Annotated[tuple[Phrase, ...], Field(min_length=1, description="where it stands")]
    says: Localized = Field(description="what is said there, in our own words; figures are calls")
    shown_by: Proof = Field(description="what shows that it cannot be so")
    instead: Localized | None = Field(None, description="what stands instead, where it is known; figures are calls")
    topics: Annotated[tuple[TopicId, ...], Field(min_length=1, description="the briefings and topics it belongs to")]

    @model_validator(mode="after")
    def _shown(self) -> SourceError:
        needed = error_kinds.KINDS[self.kind].shown_by
        if not any(getattr(self.shown_by, part) for part in needed):
            raise ValueError(f"an error of the kind `{self.kind}` is shown by {' or '.join(f'`{p}`' for p in needed)}")
        return self


class ErrorsFile(Record):
    """A file of data/errors/: the ledger of what documents get wrong."""

    errors: Annotated[tuple[SourceError, ...], Field(min_length=1, description="errors that the documents prove")]


class Event(Record):
    """Something that happened, for the timeline."""

    id: Identifier = Field(description="the event's id")
    date: PeriodText = Field(description="when it happened")
    title: Localized = Field(description="what happened, in a line")
    cites: Annotated[tuple[Phrase, ...], Field(min_length=1, description="where it is told")]
    topics: tuple[TopicId, ...] = Field((), description="the briefings and topics it belongs to")
    facts: tuple[FactId, ...] = Field((), description="the facts that belong to it")


class EventsFile(Record):
    """data/events.yml."""

    events: tuple[Event, ...] = Field(description="what happened, for the timeline")


class Correction(Record):
    """A published error and what replaced it."""

    id: Identifier = Field(description="the correction's id")
    date: IsoDate = Field(description="when it was corrected")
    facts: tuple[FactId, ...] = Field((), description="the facts concerned")
    text: Localized = Field(description="what was wrong and what is right, told to readers")


class CorrectionsFile(Record):
    """A file of data/corrections/."""

    corrections: tuple[Correction, ...] = Field(description="published errors and what replaced them")


class PublishedEdition(Record):
    """What was published on a day: how far its figures go and what is new in it."""

    id: Identifier = Field(description="the edition's id, its place on the page of changes")
    date: IsoDate = Field(description="the day it was published")
    through: PeriodText = Field(description="the last reporting period whose figures it holds")
    text: Localized = Field(description="what is new in it, told to readers")


class EditionsFile(Record):
    """data/editions.yml: what was published when; the last says of every page as of when it is."""

    editions: Annotated[tuple[PublishedEdition, ...], Field(min_length=1, description="in order of time")]


class Rename(Record):
    """A name that was changed; addresses that hold the former one are forwarded."""

    kind: Identifier = Field(description="concept, entity, document, or the dimension whose member it is")
    old: Identifier = Field(alias="from", description="the former name")
    new: Identifier = Field(alias="to", description="the name it was given")


class RenamesFile(Record):
    """data/renames.yml: every renaming in the order it was made, as the rename command writes it."""

    renames: Annotated[tuple[Rename, ...], Field(min_length=1, description="in the order they were made")]


# --- briefings -----------------------------------------------------------------------------------


if TYPE_CHECKING:
    ChartKind = str
else:
    ChartKind = Literal[tuple(KINDS)]


class ChartRow(Record):
    """One mark: a fact by its id, or on a timeline an event."""

    fact: FactId | None = Field(
        None,
        description="the fact drawn; where another is shown in its place, that one",
    )
    event: EventId | None = Field(None, description="the event drawn; on a timeline only")
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
        description=f"{' '.join(f'{kind.name}: {kind.purpose}.' for kind in KINDS.values())} "
        "The page of chart kinds shows each with its YAML."
    )
    title: Localized = Field(description="the finding, in a sentence without its full stop; figures are calls")
    caption: Localized | None = Field(None, description="what is measured, and what a reader must know of it")
    rows: Annotated[tuple[ChartRow, ...], Field(min_length=1)] = Field(
        description="in the order in which they are drawn; periods ascend"
    )

    @model_validator(mode="after")
    def _of_a_kind(self) -> ChartSpec:
        rows = KINDS[self.kind].rows
        if any((row.event is not None) != (rows == "events") for row in self.rows):
            raise ValueError(f"the rows of a chart of the kind `{self.kind}` are {rows}")
        return self


class Briefing(Record):
    """A briefing's frame; its prose lies beside it, a file `TAG.md` for each language of the project."""

    id: Identifier = Field(description="the briefing's id, the name of its folder and its address")
    order: PlainInt = Field(description="its place among the briefings")
    title: Localized = Field(description="its title in every language")
    summary: Localized = Field(description="what it tells, in a sentence")
    period: PeriodText | None = Field(
        None,
        description="of a scorecard, read in a minute: the reporting period it tells; it needs no chart",
    )
    draft: PlainBool = Field(False, description="still being written: seen in serve and previews, not published")
    topics: tuple[TopicId, ...] = Field((), description="further topics whose claims it lists")
    entity: EntityId | None = Field(
        None, description="whose facts the prose calls; the subject of the record unless named"
    )
    charts: tuple[ChartSpec, ...] = Field((), description="its charts, which `chart()` calls")
    table: tuple[FactId, ...] = Field((), description="facts of the figures table, in order; or by concept")
    related: tuple[BriefingId, ...] = Field((), description="the briefings to read next")


FILES: dict[str, type[Record]] = {
    "documents/*.yml": Document,
    "concepts.yml": ConceptsFile,
    "units.yml": UnitsFile,
    "relations.yml": RelationsFile,
    "entities.yml": EntitiesFile,
    "glossary.yml": GlossaryFile,
    "topics.yml": TopicsFile,
    "style.yml": StyleFile,
    "events.yml": EventsFile,
    "facts/**/*.yml": FactsFile,
    "claims/**/*.yml": ClaimsFile,
    "questions/*.yml": Occasion,
    "set_aside/*.yml": SetAsideFile,
    "errors/*.yml": ErrorsFile,
    "corrections/*.yml": CorrectionsFile,
    "editions.yml": EditionsFile,
    "renames.yml": RenamesFile,
}
BRIEFING_FILE = "briefings/*/briefing.yml"
EXAMPLE_FILE = "chart-kinds/*.yml"  # a chart of each kind, for the page that shows them
