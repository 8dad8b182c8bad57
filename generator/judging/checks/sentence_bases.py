"""Rule: every sentence of a briefing has a basis (P6): a mark behind it, or the figures in it for what figures say.

In this order: `unfounded_sentences`, over the main points and sections of each briefing, with what a sentence stands
in; whether a sentence has a basis; whether its words say more than its figures; what its marks name. Questions,
headings and the line that introduces a chart or a list need none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, did_you_mean, quoted
from generator.judging.bases import kinds_named, records, sought
from generator.judging.checks.subject import Rule
from generator.judging.wording import KINDS, Telling, Word, has_wording, telling_word, unexplained
from generator.languages.sentences import OBJECT
from generator.record.contributed import place_at, place_in
from generator.record.prose import MARKS, Call, Mark, fact_key, fact_keys, marks, parse_prose
from generator.record.statements import Sentence, blocks, paragraphs

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.languages.language import Language
    from generator.record.catalog import BriefingSource, Catalog
    from generator.record.contributed import Contributed
    from generator.record.models import Concept, Member

FIGURES = ("fact", "count")  # calls that are the basis of a figure
SAID = ("claim", "event", "question", "document")  # records that tell what somebody said or did
OF_SOMEBODY: tuple[Telling, ...] = ("attribution",)  # what no figure and no inference from figures bears out
UNFOUNDED: tuple[Telling, ...] = ("cause", "intent", "attribution")  # what not even a line before a chart may say so
TELLS = {
    "cause": "a cause",
    "intent": "an intent or expectation",
    "attribution": "somebody’s statement",
    "judgement": "a judgement or comparison",
}
NAMES = ("concept:", "dimension:", "entity:")  # without one of these its name is a word that nothing explains
NEEDS = f"a mark behind the sentence: {MARKS}"


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A text of a briefing that makes statements, where it begins in its file."""

    catalog: Catalog = field(repr=False)
    source: BriefingSource = field(repr=False)
    language: Language
    text: str = field(repr=False)
    start: int

    @property
    def name(self) -> str:
        """What tells it from all others."""
        return f"{self.source.prose_files[self.language.tag]} {self.start}"

    def place(self, offset: int) -> Place:
        """Where an offset of the text stands."""
        return place_in(self.source, self.language.tag, self.start + offset)

    def begin(self, sentence: Sentence) -> Place:
        """Where the first word of a sentence stands."""
        return self.place(sentence.start + len(sentence.words) - len(sentence.words.lstrip()))


def unfounded_sentences(subject: Subject) -> Iterator[Finding]:
    """Sentences without a basis or with one that cannot bear them, and marks that name nothing or stand elsewhere."""
    yield from rule(subject).over(stated_texts(subject), subject)
    yield from elsewhere(subject).over(subject.contributed, subject)


def rule(_: Subject) -> Rule[Stated]:
    """The sentences of one text."""
    return Rule(find=lambda stated, subject: _unfounded(replace(stated, catalog=subject.catalog)))


def _unfounded(stated: Stated) -> Iterator[Finding]:
    for block in blocks(stated.text):
        if block.kind in ("heading", "chart"):
            yield from (_misplaced(stated.place(block.start + mark.start)) for mark in marks(block.text))
    for paragraph in paragraphs(stated.text, stated.language):
        for sentence in paragraph:
            yield from (_misplaced(stated.place(mark.start)) for mark in sentence.misplaced)
            yield from (found for mark in sentence.marks for found in _named(mark, stated))
            yield from _basis(sentence, paragraph, stated)


def stated_texts(subject: Subject) -> Iterator[Stated]:
    """The main points and the bodies of sections of every briefing, in every language, but those that are settled."""
    return (stated for stated in all_stated(subject.catalog) if stated.name not in subject.settled)


def all_stated(catalog: Catalog) -> Iterator[Stated]:
    """The same, settled or not."""
    for source in catalog.briefings.values():
        for language in catalog.languages:
            prose = parse_prose(source.prose[language.tag])
            bodies = ((section.body, section.start) for section in prose.sections)
            for text, start in (*prose.points, *bodies):
                yield Stated(catalog=catalog, source=source, language=language, text=text, start=start)


# --- whether a sentence has a basis ----------------------------------------------------------------------


def _basis(sentence: Sentence, paragraph: tuple[Sentence, ...], stated: Stated) -> Iterator[Finding]:
    if sentence.form == "question":
        return
    if sentence.form == "introduction" and _beyond(sentence, stated, UNFOUNDED) is None:
        return
    figures = any(call.name in FIGURES for call in sentence.calls)
    if sentence.marks:
        yield from _inferred(sentence, paragraph, stated)
    elif any(call.name == "claim" for call in sentence.calls):
        return
    elif not figures:
        yield Finding(
            code="basis-missing",
            place=stated.begin(sentence),
            message=f"{_excerpt(sentence)} rests on nothing",
            expected=NEEDS,
            hint="mark what bears it out, call the figures that it rests on (a sentence that only says its figures "
            "needs no mark), or leave it out",
        )
    else:
        yield from _more_than_figures(sentence, stated)


def _inferred(sentence: Sentence, paragraph: tuple[Sentence, ...], stated: Stated) -> Iterator[Finding]:
    """An inference from nothing, or one of what somebody says from figures alone."""
    own = [mark for mark in sentence.marks if not mark.is_inference]
    if own and any(not mark.absent for mark in own):
        return
    if not own and not any(_cites(each) for each in paragraph):
        yield Finding(
            code="basis-inference",
            place=stated.place(sentence.marks[0].start),
            message="this is an inference from what its paragraph cites, and the paragraph cites nothing",
            expected="a figure called or a record marked in the same paragraph or item",
        )
        return
    said = any(_tells_what_was_said(each, stated.catalog) for each in paragraph)
    word = None if said else _beyond(sentence, stated, OF_SOMEBODY)
    if word:
        found = _beyond_figures(
            word, sentence, stated, "a claim, event, question or document marked in this paragraph: [^its-id]"
        )
        named = (mark.name for each in paragraph for mark in each.marks if not mark.is_inference and not mark.absent)
        yield replace(found, looked_up=(*NAMES, *(name for each in named for name in sought(stated.catalog, each))))


def _cites(sentence: Sentence) -> bool:
    return any(call.name in (*FIGURES, "claim") for call in sentence.calls) or any(
        not mark.is_inference for mark in sentence.marks
    )


def _tells_what_was_said(sentence: Sentence, catalog: Catalog) -> bool:
    kinds = {kind for mark in sentence.marks for kind in kinds_named(catalog, mark.name)}
    return not kinds.isdisjoint(SAID) or any(call.name == "claim" for call in sentence.calls)


# --- whether its words say more than its figures ---------------------------------------------------------


def _more_than_figures(sentence: Sentence, stated: Stated) -> Iterator[Finding]:
    language = stated.language
    if not has_wording(language):
        yield Finding(
            code="basis-undecided",
            place=stated.begin(sentence),
            message=f"whether {_excerpt(sentence)} says more than its figures cannot be told: the record of {language} "
            f"has no `wording`",
            expected=NEEDS,
            hint="mark the sentence, or write which words say no more than a figure into `wording` of the language",
            looked_up=NAMES,
        )
    elif word := _beyond(sentence, stated):
        yield _beyond_figures(word, sentence, stated, NEEDS)
    elif word := unexplained(sentence.words, _names(sentence, stated), language):
        yield Finding(
            code="basis-undecided",
            place=stated.place(sentence.start + word.start),
            message=f"whether {quoted(word.text)} says more than the figures of its sentence cannot be told",
            expected=NEEDS,
            hint="mark what bears it out, [^=] where it follows from the figures, or say it in plainer words",
            looked_up=NAMES,
        )


def _beyond(sentence: Sentence, stated: Stated, kinds: tuple[Telling, ...] = KINDS) -> Word | None:
    return telling_word(sentence.words, _names(sentence, stated), stated.language, kinds)


def _beyond_figures(word: Word, sentence: Sentence, stated: Stated, expected: str) -> Finding:
    assert word.kind is not None  # a word that tells is of a kind
    return Finding(
        code="basis-beyond",
        place=stated.place(sentence.start + word.start),
        message=f"{quoted(word.text)} tells {TELLS[word.kind]}, for which a figure is no basis",
        expected=expected,
        hint="mark what bears it out, or leave it out",
        looked_up=NAMES,
    )


def _names(sentence: Sentence, stated: Stated) -> tuple[str, ...]:
    """What a sentence may call the things that its figures are of; whether it may name somebody another rule tells."""
    entities = (entity for entity, _ in stated.catalog.entities.values())
    called = (name for entity in entities for name in (entity.label.in_(stated.language), *entity.aliases))
    return (*called, *_called(sentence.calls, stated))


def _called(calls: tuple[Call, ...], stated: Stated) -> Iterator[str]:
    catalog = stated.catalog
    facts = (call for call in calls if call.name == "fact")
    for key in (key for call in facts for key in fact_keys(call, stated.source.entity)):
        known = [(name, member) for name, member in key.dimensions if name in catalog.dimensions]
        members = (m for name, member in known for m in catalog.dimensions[name][0].members if m.id == member)
        concepts = (catalog.concept(name) for name in (key.concept, key.of) if name and name in catalog.concepts)
        called: tuple[Concept | Member, ...] = (*concepts, *members)
        for record in called:
            yield from (record.label.in_(stated.language), *record.aliases)


# --- what its marks name ---------------------------------------------------------------------------------


def _named(mark: Mark, stated: Stated) -> Iterator[Finding]:
    """A mark of a record that there is not, or of something absent that is there."""
    place = stated.place(mark.start)
    if mark.absent:
        yield from _contradicted(mark.absent, place, stated)
    elif not mark.is_inference:
        kinds = kinds_named(stated.catalog, mark.name)
        if len(kinds) != 1:
            known = {name for each in records(stated.catalog).values() for name in each}
            several = f"is the id of {' and '.join(f'a {kind}' for kind in kinds)}"
            yield Finding(
                code="basis-unknown",
                place=place,
                message=f"[^{mark.name}] {several if kinds else 'names nothing'}",
                expected="the id of one claim, event, question, document or term",
                hint="give one of them another id" if kinds else did_you_mean(mark.name, known),
                looked_up=tuple(f"{kind}:{mark.name}" for kind in records(stated.catalog)),
            )


def _contradicted(absent: Call, place: Place, stated: Stated) -> Iterator[Finding]:
    """The facts that the documents do state of what a mark says they do not."""
    key = fact_key(absent, stated.source.entity)
    for told in stated.catalog.read_of.get(key.is_of, ()):
        if len(absent.args) == 1 or told.period == key.period:
            yield Finding(
                code="basis-absent",
                place=place,
                message=f"the documents do say it: {told.id}",
                expected="nothing in the record of what a mark says is absent",
                hint="call the fact, and say what it says",
                looked_up=(f"fact:{told.id}",),
            )


def elsewhere(subject: Subject) -> Rule[Contributed]:
    """Marks in a text other than the prose of briefings."""
    prose = {source.prose_files[tag] for source in subject.catalog.briefings.values() for tag in source.prose}

    def find(text: Contributed, _: Subject) -> Iterator[Finding]:
        for language, content in text.texts.items():
            is_title = text.name.endswith(", title")
            if text.files[language] not in prose or is_title:
                yield from (_misplaced(place_at(content, mark.start, text.place(language))) for mark in marks(content))

    return Rule(find=find, rests_on=prose)


def _misplaced(place: Place) -> Finding:
    return Finding(
        code="basis-misplaced",
        place=place,
        message="a mark stands here, where no sentence of a briefing ends",
        expected="a mark behind the full stop of a main point or of a sentence in a section",
    )


def _excerpt(sentence: Sentence) -> str:
    """The beginning of a sentence, figures left out."""
    return quoted(" ".join(sentence.words.replace(OBJECT, "").split()), 40)
