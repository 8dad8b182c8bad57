"""The writer of one page: what its template calls to turn ids, periods and prose into markup.

Everything that comes from data passes `escape`, which leaves no character that means anything in HTML or in
Markdown; the markup itself is made here and nowhere else. Contributed text never passes through a template twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, Concatenate, Literal, ParamSpec, TypeVar
from urllib.parse import urlencode

from markupsafe import Markup

from generator import formatting
from generator.cache.asked import Asked
from generator.judging.bases import address
from generator.judging.courses import charts_showing, latest
from generator.judging.edition import computed
from generator.judging.labels import fact_label, inside, measure_label, subject_label, told_key
from generator.judging.relations import TRIED, exclusion_of
from generator.judging.renderings import bounds, labelled, saying, told, value_attribute
from generator.judging.roundness import declared
from generator.judging.selection import briefing_topics, by_subject
from generator.judging.source_errors import CITED
from generator.judging.standing import ERRING, FITTING, Standing, beyond_label, standing, standing_shown
from generator.pages.places import mark
from generator.pages.told_formulas import TESTS, Words, in_words
from generator.reading.period import UNDATED, Period, parse_period
from generator.record.formulas import Ref, parse_formula
from generator.record.keys import Key, told_against
from generator.record.prose import Call, Mark, Plain, fact_key, fact_keys, parts
from generator.sources.quotes import text_fragment

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from generator.judging.edition import Edition
    from generator.judging.observation import Observation
    from generator.judging.reconcile import Judged, JudgedReading
    from generator.judging.relations import Outcome
    from generator.languages.language import Language
    from generator.reading.figures import Stated
    from generator.record.catalog import Fact
    from generator.record.models import (
        Briefing,
        Claim,
        Document,
        Event,
        Exclusion,
        Localized,
        Phrase,
        Question,
        Relation,
        Roundness,
        SourceError,
    )
    from generator.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")
MARKDOWN = "\\`*_{}[]|~"  # what could open a mark in the middle of a line
BASES = {"said": "”", "inferred": "∴", "absent": "∅"}  # how a sentence rests on what → its sign
MOST_DRAWN = 2  # charts of a page that is no briefing
SAME = "="  # beside a figure that is another fact's as well
FORMS = {  # of the forge (.github/ISSUE_TEMPLATE), by what is wrong
    "fact": "wrong-fact.yml",
    "claim": "wrong-fact.yml",
    "chart": "wrong-chart.yml",
    "concept": "wrong-name.yml",
    "entity": "wrong-name.yml",
    "term": "wrong-name.yml",
    "wording": "translation.yml",
}
_ENTITIES = {ord(char): f"&#{ord(char)};" for char in "&<>\"'" + MARKDOWN}
_MARKS = re.compile(
    r"\[(?P<text>[^\[\]\n]{1,120})\]\((?P<to>[a-z0-9][a-z0-9/.#-]{0,160})\)|\*\*(?P<bold>[^*\n]{1,200})\*\*"
)
_ANCHOR = re.compile(r'<a class="basis [^>]*>[^<]*</a>|</?a\b[^>]*>')  # a mark goes whole, as it is all link
Beside = Literal["", "label", "badges"]  # what tells the standing of a figure beside it already
_ENDS_WITH_MARK = re.compile(rf">[{''.join(BASES.values())}]</a>$")
_LIST_ITEM = re.compile(r"(?m)^- ")


def escape(text: str) -> Markup:
    """`text` with every character that HTML or Markdown could take for markup written as an entity."""
    return Markup(text.translate(_ENTITIES).replace("\n", " "))


def _remembered(method: Callable[Concatenate[Writer, P], R]) -> Callable[Concatenate[Writer, P], R]:
    """A method that writes the same for the same words on every page as deep in the site, where addresses begin alike:
    written once, found again in the writer's `memory`, with what it asked of the record."""

    @wraps(method)
    def written(self: Writer, /, *args: P.args, **options: P.kwargs) -> R:
        key = (method.__name__, self.path.count("/") if self.path else -1, args, *options.items())
        if key not in self.memory:
            self.memory[key] = self.asked.during(lambda: method(self, *args, **options))
        found: tuple[R, frozenset[str]] = self.memory[key]
        self.asked.again(found[1])
        return found[0]

    return written


@dataclass(frozen=True, kw_only=True)
class Writer:
    """Writes for one page: `path` is its address inside the language's folder, empty for the home page.

    `memory` is shared by the writers of one edition in one language; `asked` notes what they ask of it.
    """

    edition: Edition
    language: Language
    path: str
    strings: Mapping[str, str] = field(repr=False)
    settings: Settings = field(repr=False)
    counts: Mapping[str, int] = field(repr=False)
    charts: Callable[[str, Language], Markup] = field(repr=False)
    former: Mapping[str, tuple[str, ...]] = field(repr=False, default_factory=dict)  # fact id → the ids it had
    recorded: Mapping[str, bool] = field(repr=False, default_factory=dict)  # kinds and ids of records that have a place
    shown: Mapping[str, tuple[str, ...]] = field(
        repr=False, default_factory=dict
    )  # fact id → the briefings that show it
    drawn_by: Mapping[str, str] = field(repr=False, default_factory=dict)  # concept → the chart that draws it most
    courses: Mapping[str, tuple[str, ...]] = field(
        repr=False, default_factory=dict
    )  # chart → the facts it draws over time
    files: Mapping[str, int] = field(repr=False, default_factory=dict)  # a file of the language → its bytes
    commit: str = "main"
    memory: dict[object, Any] = field(repr=False, default_factory=dict)
    asked: Asked = field(repr=False, default_factory=lambda: Asked({}))

    # --- words and addresses

    def t(self, key: str, **values: object) -> Markup:
        """An interface text. Raises `KeyError` for an unknown key, which fails the page with its name."""
        text = self.strings[key]
        if not values:
            return escape(text)
        return Markup(str(escape(text)).replace("&#123;", "{").replace("&#125;", "}")).format(**values)

    def say(self, text: Localized) -> Markup:
        """A localized text as inline prose: calls rendered, everything else escaped."""
        return self.inline(text.in_(self.language))

    def unlinked(self, text: Localized) -> Markup:
        """A localized text without its links, so that it can itself be one."""
        return self.bare(self.say(text))

    def bare(self, text: Markup) -> Markup:
        """A text that is written already, without its links and marks."""
        return Markup(_ANCHOR.sub("", text))

    def url(self, target: str) -> str:
        """The relative address of a page or file of this language from this page."""
        up = "../" * (self.path.count("/") + 1 if self.path else 0)
        page, sign, fragment = target.partition("#")
        inside = f"{page}/" if page and "." not in page.rpartition("/")[2] else page
        return (up + inside or "./") + sign + fragment

    def link(self, target: str, text: str | Markup) -> Markup:
        """A link to a page of this language."""
        return Markup('<a href="{}">{}</a>').format(
            self.url(target), text if isinstance(text, Markup) else self.words(text)
        )

    def download(self, path: str, kind: str) -> Markup:
        """A link to a file of this language, with its format and size; nothing where it is not made."""
        if path not in self.files:
            return Markup()
        size = Markup('<span data-traced="size">{}</span>').format(formatting.file_size(self.files[path]))
        return Markup('<a href="{}" download>{} ({})</a>').format(self.url(path), kind, size)

    def cited(self, title: Markup) -> Markup:
        """How this page is cited: its title, the site and its address."""
        there = f"{self.settings.site_url}{self.language.tag}/{self.path}{'/' if self.path else ''}"
        stop = self.t("punctuation.stop")
        return Markup('{}{}{}{}<span data-traced="identifier">{}</span>').format(
            title, stop, self.t("site.title"), stop, there
        )

    def asset(self, path: str) -> str:
        """The relative address of a file of the whole site (`data/facts.csv`)."""
        return "../" * (self.path.count("/") + 2 if self.path else 1) + path

    # --- figures

    @_remembered
    def figure(self, fact_id: str, beside: Beside = "", *, full: bool = True, call: Call | None = None) -> Markup:
        """The value of what is shown of the fact as a link to where it comes from, all readings where none is accepted.

        A screen reader adds how it stands, unless the label or the badges `beside` it tell that. In a sentence it is
        not `full`: the noun of what is counted is the sentence's, and its `call` may ask for a rise or fewer digits.
        """
        shown = self.edition.shown(fact_id)
        stated = self.edition.stated(shown)
        judged = self.edition.facts.get(shown)
        if stated is not None:
            text, said = self._told(shown, stated, call, full=full)
            return self._linked(shown, self._data(shown, text, said), beside)
        if judged is not None and judged.readings:
            return self._linked(shown, self.values(shown, full=full), beside)
        found = self.standing(shown)
        return Markup('<span class="badge badge--{}">{}</span>').format(found.mark, self.t(found.word))

    def _told(self, fact_id: str, stated: Stated, call: Call | None, *, full: bool) -> tuple[str, Stated]:
        """What is shown of a fact in words: as its call asks for in a sentence, else as it stands beside its label."""
        if call is None:
            return labelled(self.fact(fact_id).key, stated, self.language, full=full), stated
        return told(stated, self.language, *saying(call, stated, self.language), full=full)

    def values(self, fact_id: str, *, full: bool = True) -> Markup:
        """The values of all readings of a fact, each once."""
        values = [self.reading_value(r.observation, full=full) for r in self.edition.facts[fact_id].readings]
        return Markup(" / ").join(dict.fromkeys(values))

    def at_odds(self, fact_id: str) -> Markup:
        """What is shown of a fact, then each value that does not fit it with what is wrong with it: how the title of a
        disagreement tells it from others."""
        judged, shown = self.edition.facts[fact_id], self.edition.shown(fact_id)
        stated = self.edition.stated(shown)
        others = dict.fromkeys(
            Markup("{}{}").format(self.reading_value(reading.observation), self._bracketed_text(self._fault(reading)))
            for reading in judged.readings
            if reading.status not in FITTING and not reading.accepted
        )
        head = self.t("disagreements.none-accepted")
        if stated is not None:
            head = self._data(shown, labelled(self.fact(shown).key, stated, self.language), stated)
        return self.t("punctuation.semicolon").join([head, *others])

    def _fault(self, reading: JudgedReading) -> Markup:
        """What is wrong with a reading that does not fit: as what its text gives it, or else how it stands."""
        observation = reading.observation
        says, error = observation.reading.says, observation.reading.error
        if says is None:
            return self.t(f"standing.{reading.status}")
        catalog = self.edition.catalog
        named = [
            self.words(catalog.concept(says.concept).label.in_(self.language)) if says.concept else None,
            *(self.words(catalog.member_label(*each, self.language)) for each in says.dimensions.items()),
            self.period(says.period) if says.period else None,
        ]
        told = self.t("punctuation.list").join(filter(None, named))
        return (
            self.t("disagreements.taken-for", what=told)
            if told
            else escape(inside(self.strings[f"error-kind.{error}"]))
        )

    def reading_value(self, observation: Observation, *, full: bool = True) -> Markup:
        """An observation's value as this language writes it."""
        stated = observation.stated
        assert stated is not None
        return self._data(observation.fact.id, labelled(observation.fact.key, stated, self.language, full=full), stated)

    def token(self, observation: Observation) -> Markup:
        """The token as the document has it."""
        assert observation.stated is not None
        return Markup('<span lang="{}" class="token">{}</span>').format(
            observation.document.language,
            self._data(observation.fact.id, observation.reading.exact, observation.stated),
        )

    def anchor(self, exact: str, document: Document) -> Markup:
        """Words of a document as they stand in it: where it errs, or what is set aside."""
        return Markup('<span lang="{}" class="token" data-traced="anchor">{}</span>').format(
            document.language, escape(exact)
        )

    def places(self, phrases: Sequence[Phrase]) -> Markup:
        """The phrases with their documents."""
        found = [(phrase, self.edition.catalog.document(phrase.document)) for phrase in phrases]
        told = [
            Markup("{} ({})").format(self.anchor(phrase.exact, document), self.source(document))
            for phrase, document in found
        ]
        return self.t("punctuation.semicolon").join(told)

    def interval(self, fact_id: str, stated: Stated) -> Markup:
        """The bounds of a statement; empty where one is open, there is no width, or the statement itself tells them."""
        if stated.low is None or stated.high is None or stated.low == stated.high or stated.is_estimate:
            return Markup()
        ends = bounds(stated)
        told = self._said(ends)
        return Markup() if told == self._said(stated) else self._data(fact_id, told, ends)

    def computed(self, outcome: Outcome) -> Markup:
        """What a relation gives for its left side."""
        given = computed(outcome)
        return Markup() if given is None else self._data(outcome.left, self._said(given), given)

    def tested(self, outcome: Outcome, fact_id: str, beside: Beside = "") -> Markup:
        """What a relation was tried with for a fact, though it be a reading that is not accepted."""
        stated = outcome.stated if fact_id == outcome.left else outcome.tested.get(fact_id)
        if stated is None:
            return self.figure(fact_id, beside)
        return self._linked(fact_id, self._data(fact_id, self._said(stated), stated), beside)

    def tried(self, fact_id: str) -> list[Outcome]:
        """The trials of relations that the fact took part in."""
        return [outcome for outcome in self.edition.relations_of(fact_id) if outcome.state in TRIED]

    def relations_among(self, facts: Sequence[Fact]) -> list[Relation]:
        """The relations that were tried with any of the facts, in the order of their trials."""
        found = (outcome.relation for fact in facts for outcome in self.tried(fact.id))
        return list({relation.id: relation for relation in found}.values())

    def disputed_among(self, facts: Sequence[Fact]) -> list[Fact]:
        """The facts that have a place in the ledger of disagreements."""
        return [fact for fact in facts if self.standing(fact.id).ledger]

    def chart_of(self, concept: str) -> Markup:
        """The chart that draws a concept most often; nothing where none does so twice."""
        return self.charts(self.drawn_by[concept], self.language) if concept in self.drawn_by else Markup()

    def charts_of(self, facts: Sequence[Fact], most: int = MOST_DRAWN) -> Markup:
        """The charts that draw most of the facts over time, so many at most."""
        found = charts_showing(facts, self.courses, self.edition)[:most]
        return Markup("\n\n").join(self.charts(chart, self.language) for chart in found)

    def latest(self, facts: Sequence[Fact]) -> list[tuple[Fact, None]]:
        """Of each thing told its newest figure, which its growth does not follow."""
        return [(fact, None) for fact in latest(self.edition, facts)]

    def chart_links(self, chart: str) -> Markup:
        """To the record of a chart and the form for its errors; nothing where the press made it by itself."""
        if f"chart {chart}" not in self.recorded:
            return Markup()
        return Markup("<li>{}</li>").format(self.record_links("chart", chart, f"{self.path}#chart-{chart}"))

    def shown_on(self, fact_id: str) -> list[Briefing]:
        """The briefings that show the fact, in their order."""
        return [self.edition.catalog.frames[name] for name in self.shown.get(fact_id, ())]

    def exclusion(self, outcome: Outcome) -> Exclusion | None:
        """Why the record leaves a trial out; `None` where the press does, whose reason is always the same."""
        return exclusion_of(outcome.relation, self.fact(outcome.left).key.period)

    def _said(self, stated: Stated, *, full: bool = True) -> str:
        return formatting.figure(stated, self.language, full=full)

    def _data(self, fact_id: str, text: str, stated: Stated) -> Markup:
        """A figure with its value and, as the zeros of its text say nothing, the place of its last digit stated."""
        place = "" if stated.decimals is None else Markup(' data-decimals="{}"').format(stated.decimals)
        return Markup('<data data-fact="{}" value="{}"{}>{}</data>').format(
            fact_id, value_attribute(stated), place, escape(text)
        )

    def _linked(self, fact_id: str, content: Markup, beside: Beside) -> Markup:
        found = self.standing(fact_id)
        css = "figure" + (f" figure--{found.mark}" if found.mark else "")
        word = {"": found.word, "label": beyond_label(found, self.fact(fact_id).key), "badges": ""}[beside]
        address = self.url(self.permalink(fact_id))
        return Markup('<a class="{}" href="{}">{}{}</a>').format(css, address, content, self._aloud(word))

    def _aloud(self, word: str) -> Markup:
        """A word of the standing for screen readers alone; the mark of the figure shows it to the eye."""
        if not word:
            return Markup()
        return Markup('<span class="figure__word" data-search-exclude>{}</span>').format(self._bracketed(word))

    def _bracketed(self, word: str) -> Markup:
        """An interface text in the brackets of the language."""
        return self._bracketed_text(self.t(word))

    def _bracketed_text(self, text: Markup) -> Markup:
        """A text in the brackets of the language."""
        return escape(self.language.punctuation.brackets).replace("&#123;&#125;", "{}").format(text)

    # --- facts, documents, people

    def badges(self, fact_id: str) -> tuple[str, ...]:
        """What a reader must know at a glance of what is shown of a fact, as css and string names."""
        return standing_shown(self.edition, fact_id).badges

    def doubts(self, fact_id: str) -> list[tuple[str, list[Document]]]:
        """What is doubted about a figure that holds: the badge that says so, and the documents that err."""
        judged = self.edition.facts.get(self.edition.shown(fact_id))
        readings = () if judged is None else judged.readings
        found = []
        for badge in [badge for badge in ERRING if badge in self.badges(fact_id)]:
            erring = [reading.observation.document for reading in readings if reading.status in ERRING[badge]]
            found.append((badge, list({document.id: document for document in erring}.values())))
        return found

    def standing(self, fact_id: str) -> Standing:
        """How a fact itself stands, whatever is shown in its place."""
        return standing(self.edition, fact_id)

    def basis(self, fact_id: str) -> str | None:
        """The basis of the fact's concept."""
        return self.edition.catalog.concept(self.fact(fact_id).key.concept).basis

    def bounds_of(self, fact_id: str) -> Markup:
        """The interval of the accepted value, where it has a width and one can tell which."""
        stated = self.edition.stated(fact_id)
        return Markup() if stated is None or stated.is_round else self.interval(fact_id, stated)

    def roundness(self, fact_id: str) -> Roundness | None:
        """By which declaration of its document the accepted value is rounder than its digits say, if by any."""
        judged = self.edition.facts.get(fact_id)
        return judged.accepted.observation.roundness if judged and judged.accepted else None

    def roundness_in(self, document: Document) -> list[Roundness]:
        """How round a document is said to tell its figures."""
        return [roundness for _, roundness in declared(document)]

    def publication(self, document: Document) -> Markup:
        """Publication and date: the issue date where stated, else the earliest day possible."""
        name = escape(document.container_title.in_(self.language))
        day = self.date(document.issued or document.not_before)
        shown = day if document.issued else self.t("document.not-before", date=day)
        return self.t("document.published-in", name=name, date=shown)

    def asked_by(self, question: Question) -> Markup:
        """Who put a question: the person and the bank or publication, as far as the document tells."""
        if question.asked_by and question.analyst:
            return self.t("question.analyst", name=escape(question.analyst), of=self.entity(question.asked_by))
        if question.asked_by:
            return self.entity(question.asked_by)
        if question.analyst:
            return self.t("question.firm-unnamed", name=escape(question.analyst))
        return self.t("question.unnamed")

    def claim(self, claim_id: str) -> Claim:
        """The claim with this id. Raises `KeyError`."""
        return self.edition.catalog.claims[claim_id][0]

    def concept(self, identifier: str) -> Markup:
        """A concept's name, as a link to its page where it has one."""
        name = self.words(self.edition.catalog.concept(identifier).label.in_(self.language))
        return self.link(f"concepts/{identifier}", name) if identifier in self.edition.measured else name

    def question(self, question_id: str) -> Question:
        """The question with this id. Raises `KeyError`."""
        return self.edition.catalog.questions[question_id][0]

    def question_page(self, question_id: str) -> str:
        """The address of a question: its place on its occasion's page."""
        occasions = (occasion for occasion, _ in self.edition.catalog.occasions.values())
        occasion = next(o for o in occasions if any(q.id == question_id for q in o.questions))
        return f"questions/{occasion.id}#{question_id}"

    def briefings_on(self, topics: Collection[str]) -> list[Briefing]:
        """The briefings that show these topics, in their order."""
        frames = self.edition.catalog.frames.values()
        return [briefing for briefing in frames if not briefing_topics(briefing).isdisjoint(topics)]

    def documents_of(self, record: Claim | Question | Event | SourceError) -> list[Document]:
        """The documents that a record cites, each once."""
        return [self.edition.catalog.document(name) for name in dict.fromkeys(p.document for p in record.cites)]

    def fact(self, fact_id: str) -> Fact:
        """The fact with this id. Raises `KeyError`."""
        return self.edition.catalog.facts[fact_id]

    def permalink(self, fact_id: str) -> str:
        """The address of a fact: its article on its concept's page."""
        return f"concepts/{self.fact(fact_id).key.concept}#{fact_id}"

    @_remembered
    def label(self, fact_id: str) -> Markup:
        """The fact in words, without its period."""
        return self.words(fact_label(self._told_key(fact_id), self.edition.catalog, self.strings, self.language))

    def _told_key(self, fact_id: str) -> Key:
        """The key of a fact whose words go with what is shown of it."""
        return told_key(self.fact(fact_id).key, self.edition.stated(self.edition.shown(fact_id)))

    def named(self, key: Key) -> Markup:
        """What a key would tell, in words, though there be no such fact."""
        return self.words(fact_label(key, self.edition.catalog, self.strings, self.language))

    def by_subject(self, facts: Sequence[Fact]) -> list[dict[str, list[Fact]]]:
        """The facts of a table by subject and period."""
        return by_subject(facts)

    def subject_of(self, facts: Sequence[Fact], periods: Mapping[str, Sequence[Fact]]) -> Markup:
        """What a group of a table's facts is about; whom as well, where most of the table is about another."""
        first = next(iter(periods.values()))[0]
        (usual, _), *_ = Counter(fact.key.entity for fact in facts).most_common(1)
        subject = self.subject(first.id)
        return (
            subject if first.key.entity == usual else Markup("{} · {}").format(subject, self.entity(first.key.entity))
        )

    @_remembered
    def subject(self, fact_id: str) -> Markup:
        """The fact's concept and dimension members in words."""
        return self.words(subject_label(self.fact(fact_id).key, self.edition.catalog, self.language))

    @_remembered
    def measure(self, fact_id: str) -> Markup:
        """What is told of the subject, in words."""
        text = measure_label(self._told_key(fact_id), self.edition.catalog, self.strings, self.language)
        return self.words(text or self.strings["measure.level"])

    def title(self, document: Document) -> Markup:
        """A document's own title, in its language; one that we supplied in the language of the page."""
        if document.title_supplied and document.translated_title:
            return Markup("<cite>{}</cite>").format(self.unlinked(document.translated_title))
        return Markup('<cite lang="{}" data-traced="document-title">{}</cite>').format(
            document.written_in, escape(document.title)
        )

    def translation(self, document: Document) -> Markup | None:
        """What its title means in the language of the page; `None` where the title itself is in that language."""
        foreign = document.written_in != self.language.tag and not document.title_supplied
        return self.unlinked(document.translated_title) if foreign and document.translated_title else None

    def document_link(self, document: Document) -> Markup:
        """The document's title as a link to its page, behind its translation where it is in another language."""
        titles = [self.translation(document), self.title(document)]
        return self.link(f"documents/{document.id}", Markup(" · ").join(filter(None, titles)))

    def ranks_of(self, document: Document) -> list[str]:
        """The rank of a document, then those of its passages that have another."""
        return list(dict.fromkeys([document.rank, *(s.rank for s in document.stretches if s.rank)]))

    def origins_of(self, document: Document) -> list[str]:
        """The origins that a document and its passages name, each once."""
        named = (document.origin, *(stretch.origin for stretch in document.stretches))
        return list(dict.fromkeys(origin for origin in named if origin))

    @_remembered
    def origin(self, identifier: str) -> Markup:
        """What figures come from, as a link: an occasion with its questions, an event, an entity or a document."""
        catalog = self.edition.catalog
        if identifier in catalog.occasions:
            return self.link(f"questions/{identifier}", self.unlinked(catalog.occasions[identifier][0].title))
        if identifier in catalog.events:
            return self.link(f"timeline#event-{identifier}", self.unlinked(catalog.events[identifier][0].title))
        return self.entity(identifier) if identifier in catalog.entities else self.source(catalog.document(identifier))

    def origins(self, judged: Judged) -> Markup:
        """How many origins the accepted value has; nothing where no second reading fits it."""
        found = judged.origins
        if sum(reading.status in FITTING for reading in judged.readings) < 2:
            return Markup()
        if len(found) == 1:
            return self.t("fact.one-origin", origin=self.origin(found[0]))
        listed = self.t("punctuation.semicolon").join(map(self.origin, found))
        return self.t("fact.several-origins", number=self.count(f"{judged.id}.origins"), origins=listed)

    def deep_link(self, observation: Observation) -> str | None:
        """The publisher's page at the quoted words; `None` where no address is known."""
        url = observation.document.url
        return None if url is None else f"{url}{text_fragment(observation.reading)}"

    def place(self, observation: Observation) -> Markup:
        """In which passage of its document a token stands and how far into it; nothing where its place is not known."""
        passage, way = f"{observation.id}.passage", f"{observation.id}.percent"
        told = Markup()
        if passage in self.counts:
            of = self.count(f"{observation.document.id}.passages")
            told += Markup(" · ") + self.t("reading.passage", number=self.count(passage), of=of)
        if way in self.counts:
            told += Markup(" · ") + self.t("reading.way", percent=self.count(way))
        return told

    @_remembered
    def speaker(self, identifier: str | None) -> Markup:
        """Who states a figure: a built-in role or an entity."""
        entity = self.edition.catalog.entities.get(identifier or "")
        if entity is not None:
            return self.link(f"entities/{entity[0].id}", entity[0].label.in_(self.language))
        return self.t(f"speaker.{identifier or 'unknown'}")

    def source(self, document: Document) -> Markup:
        """The document by its publication and date, as a link to its page: short enough for a list."""
        day = self.date(document.issued or document.not_before)
        name = self.words(document.container_title.in_(self.language))
        shown = Markup(" {}").format(day) if document.issued else self.t("document.from", date=day)
        return self.link(f"documents/{document.id}", Markup("{}{}").format(name, shown))

    def formula(self, text: str) -> Markup:
        """A formula with the names of what it is made of."""
        words = Words(named=self._reference, number=self._number, say=lambda key, **parts: self.t(key, **parts))
        return in_words(parse_formula(text), words)

    def equation(self, left: str, test: str, right: str) -> Markup:
        """What must hold between two formulas."""
        return Markup("{} {} {}").format(self.formula(left), TESTS[test], self.formula(right))

    def _reference(self, ref: Ref) -> Markup:
        """What a formula refers to, by name, with its period where it tells one."""
        if ref.concept == CITED:
            return self.t("formula.cited")
        catalog, language = self.edition.catalog, self.language
        against = told_against(ref.measure, ref.against)
        told = Key(
            entity=catalog.subject,
            concept=ref.concept,
            dimensions=ref.dimensions,
            period=UNDATED,
            measure=ref.measure,
            against=against,
            of=ref.of,
        )
        if ref.concept in catalog.concepts:
            name = inside(fact_label(told, catalog, self.strings, language))
        else:  # `*`: whatever the relation is tried on
            parts = (self.strings["formula.any"], measure_label(told, catalog, self.strings, language))
            name = language.punctuation.comma.join(filter(None, parts))
        seen = self._seen(ref.period) if ref.period else Markup()
        return Markup("<var>{}{}</var>").format(self.words(name), seen)

    def _seen(self, period: str) -> Markup:
        """The period of a reference in brackets: one of the calendar, or one seen from the fact it is tried on."""
        shown = self.t(f"formula.{period}") if f"formula.{period}" in self.strings else self.period(period)
        return self._bracketed_text(shown)

    def _number(self, value: Decimal) -> Markup:
        return Markup('<samp data-traced="sample">{}</samp>').format(formatting.number(value, self.language))

    def code(self, text: str) -> Markup:
        """A file of the project as it stands, on one line of the Markdown, so that none of it is taken for markup."""
        lines = Markup("&#10;").join(escape(line) for line in text.splitlines())
        return Markup('<pre tabindex="0"><code lang="zxx" data-traced="sample">{}</code></pre>').format(lines)

    @_remembered
    def entity(self, identifier: str) -> Markup:
        """An entity's name as a link to its page."""
        record = self.edition.catalog.entities[identifier][0]
        return self.link(f"entities/{identifier}", record.label.in_(self.language))

    def record_links(self, kind: str, identifier: str, address: str) -> Markup:
        """To the line of a record in the repository, and to the form that reports what is wrong with it, behind a small
        control; `address` is where it stands on the site. Of the line there is a mark (`pages.places`)."""
        links = Markup(
            '<details class="plain record" data-search-exclude><summary>{}</summary>'
            '<a href="{}" rel="noopener external">{}</a> · <a href="{}" rel="noopener external">{}</a></details>'
        )
        name = f"{kind} {identifier}"
        if name not in self.recorded:  # asked, so that no page is kept of a record that is none
            raise KeyError(name)
        shown = f"{self.settings.repo_url}/blob/{self.commit}/{mark(name)}"
        report = self.report_link(kind, identifier, address)
        return links.format(self.t("fact.record"), shown, self.t("fact.edit"), report, self.t("fact.report"))

    def report_link(self, kind: str, name: str, address: str) -> str:
        """The form of the forge for what is wrong, filled in as far as the page knows."""
        page, sign, anchor = address.partition("#")
        there = f"{self.settings.site_url}{self.language.tag}/{page}{'/' if page else ''}{sign}{anchor}"
        filled = {"template": FORMS[kind], "title": f"[{kind}] {name}", "page": there}
        return f"{self.settings.repo_url}/issues/new?{urlencode(filled)}"

    # --- time and counting

    @_remembered
    def period(self, text: str, *, alone: bool = False) -> Markup:
        """A period in words, as a time element; where it stands `alone`, as a title does, with a capital."""
        period = parse_period(text)
        if period is None or period.start is None:
            return self.t("period.undated")
        said = formatting.period(period, self.language)
        return Markup('<time data-period="{}">{}</time>').format(
            _numbers(period), escape(formatting.as_title(said) if alone else said)
        )

    @_remembered
    def period_link(self, text: str) -> Markup:
        """A period as a link to its scorecard."""
        period = parse_period(text)
        if period is None or period.start is None:
            return self.period(text)
        return self.link(f"periods/{period.slug}", self.period(text, alone=True))

    @_remembered
    def date(self, day: date) -> Markup:
        """A day in words, as a time element."""
        return Markup('<time datetime="{}">{}</time>').format(
            day.isoformat(), escape(formatting.date(day, self.language))
        )

    @_remembered
    def as_of(self) -> Markup:
        """To which period the figures go and of what day the edition is; nothing where no edition is on record."""
        newest = self.edition.catalog.newest_edition
        if newest is None:
            return Markup()
        return self.t("edition.as-of", period=self.period(newest.through), date=self.date(newest.date))

    @_remembered
    def as_of_and_changes(self) -> Markup:
        """As of when the page is, with the way to what is new."""
        newest = self.edition.catalog.newest_edition
        if newest is None:
            return Markup()
        changes = self.link(f"corrections#edition-{newest.id}", self.t("edition.changes"))
        return self.t("edition.and-changes", edition=self.as_of(), changes=changes)

    @_remembered
    def count(self, name: str) -> Markup:
        """A count of the record, traced as such."""
        number = self.counts[name]
        return Markup('<data data-count="{}" value="{}">{}</data>').format(
            name, number, escape(formatting.count(number, self.language))
        )

    def covered(self, document: str, part: str) -> Markup:
        """A count of a document's coverage; a dash where it was never verified."""
        name = f"{document}.{part}"
        return self.count(name) if name in self.counts else Markup("–")

    # --- prose

    def inline(self, text: str, entity: str | None = None) -> Markup:
        """Contributed text on one line: calls rendered, links inside the site and bold kept, all else escaped.

        Calls that name no entity mean `entity`, or else the subject of the record.
        """
        return self._inline(text, entity, self.path if "[^" in text else "")

    @_remembered
    def _inline(self, text: str, entity: str | None, page: str) -> Markup:
        """`page` is named where there may be a mark: it leads to the same page, where that shows its record."""
        done = Markup()
        for part in parts(text):
            if isinstance(part, Call):
                done += self._call(part, entity)
            elif isinstance(part, Mark):
                done = Markup(done.rstrip())
                done += self._mark(part, entity, is_next=bool(_ENDS_WITH_MARK.search(done)))
            elif isinstance(part, Plain):
                done += self._plain(part.text)
        return done

    def block(self, text: str, entity: str | None = None) -> Markup:
        """Contributed paragraphs, lists and `###` headings as HTML."""
        return Markup("\n\n").join(
            self._paragraph(chunk, entity) for chunk in re.split(r"\n\s*\n", text.strip()) if chunk
        )

    def _paragraph(self, chunk: str, entity: str | None) -> Markup:
        if chunk.startswith("### "):
            return Markup("<h3>{}</h3>").format(self.inline(chunk[4:], entity))
        if chunk.startswith("- "):
            items = [self.inline(item.strip(), entity) for item in _LIST_ITEM.split(chunk) if item.strip()]
            return Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(item) for item in items))
        only = [part for part in parts(chunk) if not (isinstance(part, Plain) and not part.text.strip())]
        if len(only) == 1 and isinstance(only[0], Call) and only[0].name == "chart":
            return self._call(only[0], entity)
        return Markup("<p>{}</p>").format(self.inline(chunk, entity))

    def _plain(self, text: str) -> Markup:
        """Escaped text with the two marks contributed prose may use: **bold** and [links](to/pages)."""
        done, at = Markup(), 0
        for match in _MARKS.finditer(text):
            done += self.words(_joined_lines(text[at : match.start()], self.language))
            if match["to"]:
                done += self.link(match["to"], match["text"])
            else:
                done += Markup("<strong>{}</strong>").format(self.words(match["bold"]))
            at = match.end()
        return done + self.words(_joined_lines(text[at:], self.language))

    @_remembered
    def words(self, text: str) -> Markup:
        """Escaped text, its declared names marked as names so that the inspection knows their digits."""
        pattern = _names(self.edition.catalog.glossary.names)
        if pattern is None:
            return escape(text)
        pieces = pattern.split(text)  # text, name, text, name, … text
        return Markup("").join(
            Markup('<span class="name">{}</span>').format(escape(piece)) if i % 2 else escape(piece)
            for i, piece in enumerate(pieces)
        )

    def _mark(self, mark: Mark, entity: str | None, *, is_next: bool) -> Markup:
        """What a sentence rests on, as a small sign that leads there; a screen reader says which it is.

        One that `is_next` to another keeps off it, so that each can be hit with a finger. It is one element, as a
        briefing has hundreds: its words are its name, which the switch of the legend shows.
        """
        kind = "inferred" if mark.is_inference else "absent" if mark.absent else "said"
        said = self._bracketed(f"rests-on.{kind}")
        return Markup('<a class="basis basis--{}{}" href="{}" aria-label="{}" data-search-exclude>{}</a>').format(
            kind, " basis--next" if is_next else "", self._rests_on(mark, entity), said, BASES[kind]
        )

    def _rests_on(self, mark: Mark, entity: str | None) -> str:
        """Where a mark leads, from this page: an inference to what the legend says of it, since what it rests on stands
        beside it; what no document tells to its row among what these documents cannot tell."""
        catalog = self.edition.catalog
        if mark.is_inference:
            return "#sign-inferred"
        if mark.absent:
            return self.url(f"coverage#missed-{fact_key(mark.absent, entity or catalog.subject).id}")
        target = address(catalog, mark.name, catalog.frames.get(self.path.rpartition("/")[2]))
        page, _, anchor = target.partition("#")
        return f"#{anchor}" if page == self.path else self.url(target)

    def legend(self) -> Markup:
        """The signs of bases, and of a figure that is another fact's as well, with what each means."""
        signs = (
            Markup(
                '<span class="basis-legend__item" id="sign-{}">'
                '<span class="basis basis--{}" aria-hidden="true">{}</span> {}</span>'
            ).format(kind, kind, sign, self.t(f"rests-on.{kind}-text"))
            for kind, sign in {**BASES, "same": SAME}.items()
        )
        return Markup(" ").join(signs)

    def _call(self, call: Call, entity: str | None) -> Markup:
        first = call.args[0]
        if call.name == "fact":
            return self._facts(call, entity or self.edition.catalog.subject)
        if call.name == "period":
            return self.period(first)
        if call.name == "count":
            return self.count(first)
        if call.name == "entity":
            return self.entity(first)
        if call.name == "chart":
            return self.charts(first, self.language)
        if call.name == "term":
            term = next(t for t in self.edition.catalog.glossary.terms if t.id == first)
            return self.link(f"glossary#{term.id}", term.label.in_(self.language))
        claim = self.edition.catalog.claims[first][0]
        return self.say(claim.text)

    def _facts(self, call: Call, entity: str) -> Markup:
        """The figure of a call; of several equal facts it stands once, and a mark leads to each of the others."""
        first, *others = fact_keys(call, entity)
        same = (self._same(self.edition.shown(key.id)) for key in others)
        return self.figure(first.id, full=False, call=call) + Markup("").join(same)

    def _same(self, fact_id: str) -> Markup:
        mark = Markup('<span aria-hidden="true">{}</span>').format(SAME)
        words = Markup('<span class="figure__word" data-search-exclude>{}</span>').format(
            self.t("fact.same", fact=self.label(fact_id))
        )
        return Markup("<sup>{}</sup>").format(self._linked(fact_id, mark + words, "badges"))


def _numbers(period: Period) -> str:
    """The period with every number its renderings may show, for the inspection."""
    return str(period)


def _joined_lines(text: str, language: Language) -> str:
    """A line break between two characters of a language without spaces is none."""
    if not language.spaces:
        text = re.sub(r"(?<=[⺀-￿])[ \t]*\n[ \t]*(?=[⺀-￿])", "", text)
    return text


@lru_cache(maxsize=4)
def _names(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """All names in one alternation, longest first."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("(" + "|".join(map(re.escape, ordered)) + ")") if ordered else None
