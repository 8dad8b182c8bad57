"""Rule: who is named in a sentence of a briefing speaks in what the sentence rests on, or is whom that is about (P6).

What a sentence rests on are its figures and its marks, for an inference whatever its paragraph cites. Where that
cannot be enumerated (a whole document; a person called by a part of the name) the rule asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.findings import Finding, quoted
from generator.judging.bases import Named, Naming, Subjects, kinds_named, sought
from generator.judging.checks.sentence_bases import Stated, stated_texts
from generator.judging.checks.subject import Rule
from generator.record.prose import fact_key, fact_keys
from generator.record.statements import Sentence, paragraphs

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject

EXPECTED = "whoever is named speaks in what the sentence rests on, or is whom it is about"


def strangers(subject: Subject) -> Iterator[Finding]:
    """Persons and companies that the basis of their sentence does not know."""
    return rule(subject).over(stated_texts(subject), subject)


def rule(subject: Subject) -> Rule[Stated]:
    """The same of one text."""
    naming = Naming(catalog=subject.catalog)

    def find(stated: Stated, subject: Subject) -> Iterator[Finding]:
        subjects, seen = Subjects(catalog=subject.catalog, naming=naming), replace(stated, catalog=subject.catalog)
        for paragraph in paragraphs(stated.text, stated.language):
            for sentence in paragraph:
                if sentence.form == "statement" and (sentence.marks or sentence.calls):
                    yield from _of_sentence(sentence, paragraph, seen, subjects)

    return Rule(find=find, rests_on=(subject.catalog.entities, subject.catalog.languages))


def _of_sentence(
    sentence: Sentence, paragraph: tuple[Sentence, ...], stated: Stated, subjects: Subjects
) -> Iterator[Finding]:
    rests_on = paragraph if any(mark.is_inference for mark in sentence.marks) else (sentence,)
    known = frozenset[str]().union(*(_subjects(each, stated, subjects) for each in rests_on))
    for named in _named(sentence, subjects.naming):
        if named.entities.isdisjoint(known):
            looked_up = tuple(name for each in rests_on for name in _looked_up(each, stated))
            yield replace(_stranger(named, sentence, stated), looked_up=looked_up)


def _named(sentence: Sentence, naming: Naming) -> Iterator[Named]:
    yield from naming.named(sentence.words)
    for call in sentence.calls:
        if call.name == "entity":
            start = call.start - sentence.start
            yield Named(text=call.args[0], start=start, entities=frozenset(call.args), in_full=True)


def _subjects(sentence: Sentence, stated: Stated, subjects: Subjects) -> frozenset[str]:
    """Who speaks in what a sentence rests on, and whom that is about."""
    found: set[str] = set()
    for call in sentence.calls:
        if call.name == "fact":
            found = found.union(*(subjects.of_fact(key.id) for key in fact_keys(call, stated.source.entity)))
        elif call.name == "claim" and call.args[0] in stated.catalog.claims:
            found |= subjects.of_record("claim", call.args[0])
    for mark in sentence.marks:
        if mark.absent:
            found.add(fact_key(mark.absent, stated.source.entity).entity)
        for kind in kinds_named(stated.catalog, mark.name):
            found |= subjects.of_record(kind, mark.name)
    return frozenset(found)


def _looked_up(sentence: Sentence, stated: Stated) -> Iterator[str]:
    """The records that a sentence rests on, as a finding names them."""
    for call in sentence.calls:
        if call.name == "fact":
            yield from (f"fact:{key.id}" for key in fact_keys(call, stated.source.entity))
        elif call.name == "claim":
            yield f"claim:{call.args[0]}"
    for mark in sentence.marks:
        yield from () if mark.is_inference or mark.absent else sought(stated.catalog, mark.name)


def _stranger(named: Named, sentence: Sentence, stated: Stated) -> Finding:
    """That the basis does not know who is named; where it may, or the name may be a word, this is asked."""
    kinds = {kind for mark in sentence.marks for kind in kinds_named(stated.catalog, mark.name)}
    asks = not named.in_full or "document" in kinds or any(mark.is_inference for mark in sentence.marks)
    message = f"this sentence rests on nothing by or about {quoted(named.text)}"
    if asks:
        message = f"whether this sentence rests on anything by or about {quoted(named.text)} cannot be told"
    return Finding(
        code="basis-person-undecided" if asks else "basis-person",
        place=stated.place(sentence.start + named.start),
        message=message,
        expected=EXPECTED,
        hint=f"mark a claim or an event by or about {' or '.join(sorted(named.entities))}, or name nobody",
    )
