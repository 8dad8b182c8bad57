"""Rule: a fact is said as a rise or fall, to fewer digits, or once for several, only where that is true of it.

In this order: `untrue_sayings`; the rules on a single fact; equal facts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.formatting import UNSCALED, figure
from generator.judging.checks.subject import Rule
from generator.judging.renderings import saying, told
from generator.judging.standing import PENDING, standing
from generator.record.contributed import place_at
from generator.record.prose import as_told, calls, fact_keys

if TYPE_CHECKING:
    from generator.findings import Place
    from generator.judging.checks.subject import Subject
    from generator.judging.edition import Edition
    from generator.languages.language import Language
    from generator.reading.figures import Stated
    from generator.record.contributed import Contributed
    from generator.record.keys import Key
    from generator.record.prose import Call

FORMS = ("verb", "adverb")
CHANGING = ("growth", "change")


def untrue_sayings(subject: Subject) -> Iterator[Finding]:
    """Calls that ask for more than their facts say."""
    return rule(subject).over(subject.contributed, subject)


def rule(_: Subject) -> Rule[Contributed]:
    """The same of one text."""
    return Rule(find=_untrue)


def _untrue(text: Contributed, subject: Subject) -> Iterator[Finding]:
    for tag, content in text.texts.items():
        language = subject.catalog.language(tag)
        for call in calls(content):
            if call.name == "fact":
                place = place_at(content, call.start, text.place(tag))
                yield from _call(call, fact_keys(call, text.entity), language, place, subject.edition)


def _call(call: Call, keys: tuple[Key, ...], language: Language, place: Place, edition: Edition) -> Iterator[Finding]:
    shown = [edition.shown(key.id) for key in keys]
    values = [stated for fact in shown if (stated := edition.stated(fact)) is not None]
    if len(values) < len(keys):
        return  # `prose_calls` says which facts are unknown or have no value
    for key, stated in zip(keys, values, strict=True):
        for problem, hint in (*_form_problems(call, key, stated, language), *_digit_problems(call, stated, language)):
            yield Finding(
                code="saying-untrue",
                place=place,
                message=f"{key.id} ({figure(stated, language)}) {problem}",
                hint=hint,
                looked_up=(f"fact:{key.id}",),
            )
    yield from _unequal(call, shown, values, language, place, edition)


def _form_problems(call: Call, key: Key, stated: Stated, language: Language) -> Iterator[tuple[str, str]]:
    form, _ = as_told(call)
    if form is None:
        if language.changes and key.measure in CHANGING and stated.value is not None and stated.value < 0:
            yield (
                "is a fall, printed with its sign wherever it is called as it is",
                "say it `as` verb or adverb: fell, down",
            )
        return
    alone = "leave `as` out and say it in the sentence"
    if form not in FORMS:
        yield f"is to be said as `{form}`", f"write one of {', '.join(FORMS)}"
    elif form not in language.changes:
        yield f"is to be said as a {form}, for which {language.tag} has no words", "write `changes` in its record"
    elif key.measure not in CHANGING:
        yield f"is a {key.measure}, which neither rises nor falls", "call its growth or its change"
    elif stated.value is None:
        yield "is told as a range or in words, which neither rise nor fall", alone
    elif stated.value and stated.low is not None and stated.high is not None and stated.low < 0 < stated.high:
        yield "may be a rise as well as a fall: its interval holds both", alone


def _digit_problems(call: Call, stated: Stated, language: Language) -> Iterator[tuple[str, str]]:
    _, digits = as_told(call)
    if digits is None:
        return
    if not digits.isdecimal() or not 1 <= int(digits) <= MOST_DIGITS:
        yield f"is to be said to {digits} digits", f"write how many, from 1 to {MOST_DIGITS}"
    elif stated.value is None:
        yield "is told as a range or in words, which have no digits to leave out", "leave `digits` out"
    elif int(digits) > stated.digits():
        yield (
            f"has {stated.digits()} digits, and {digits} are asked for",
            "ask for fewer: no figure has more than its source",
        )
    elif stated.unit in UNSCALED and int(digits) <= stated.value.adjusted():
        yield f"is to be said to {digits} digits, less than stand before its point", "keep those before the point"


MOST_DIGITS = 15


def _unequal(
    call: Call, shown: list[str], values: list[Stated], language: Language, place: Place, edition: Edition
) -> Iterator[Finding]:
    """Facts that one figure is to stand for, and that are not said alike or do not stand alike."""
    said = [told(stated, language, *saying(call, stated, language))[0] for stated in values]
    marks = [standing(edition, fact).mark for fact in shown]
    for fact, text, mark in zip(shown[1:], said[1:], marks[1:], strict=True):
        alike = mark == marks[0] or PENDING in (mark, marks[0])  # what awaits verification stands otherwise after it
        if text != said[0] or not alike:
            how = (
                f"are {said[0]} and {text}"
                if text != said[0]
                else f"stand as {marks[0] or 'plain'} and {mark or 'plain'}"
            )
            yield Finding(
                code="values-unequal",
                place=place,
                message=f"{shown[0]} and {fact} {how}, so no one figure stands for both",
                hint="call each by itself, or both to as few `digits` as they have in common",
                looked_up=(f"fact:{shown[0]}", f"fact:{fact}"),
            )
