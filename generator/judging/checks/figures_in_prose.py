"""Rule: prose explains and tables hold the figures: few in the sections of a briefing, and none of them twice.

In this order: `crowded_figures`, over the sections of each briefing in each language; how much prose there is and how
many figures it calls; which figures stand there again. Main points, tables, charts and captions are apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.findings import Finding, Place
from generator.judging.checks.subject import Rule
from generator.languages.sentences import OBJECT
from generator.record.contributed import place_in
from generator.record.prose import fact_keys, parse_prose
from generator.record.statements import paragraphs

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.languages.language import Language
    from generator.record.catalog import BriefingSource
    from generator.record.prose import Call
    from generator.record.statements import Sentence

ALWAYS = 4  # figures that any briefing may call, however short it is
FIGURES = ("fact", "count")
_CALLED = re.compile(f"{OBJECT}+")
_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")
_CHARACTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A paragraph of a section: where it begins, how long it reads, and the calls of its figures with their places."""

    place: Place
    length: int
    figures: tuple[tuple[Call, Place], ...]


def crowded_figures(subject: Subject) -> Iterator[Finding]:
    """Briefings whose sections call more figures than their prose has room for, and figures that they call again."""
    return rule(subject).over(subject.briefings, subject)


def rule(_: Subject) -> Rule[BriefingSource]:
    """The same of one briefing."""
    return Rule(find=_figures)


def _figures(source: BriefingSource, subject: Subject) -> Iterator[Finding]:
    for tag in source.prose:
        language = subject.catalog.language(tag)
        stretches = list(_stretches(source, language))
        yield from _crowded(stretches, language)
        yield from _repeated(stretches, source, subject)


def length_of(words: str, language: Language) -> int:
    """How long a text reads, in words, or in characters where no spaces part them; a call reads like one of them."""
    said = _CALLED.sub("0", words)
    return len((_WORD if language.spaces else _CHARACTER).findall(said))


def _stretches(source: BriefingSource, language: Language) -> Iterator[Stretch]:
    for section in parse_prose(source.prose[language.tag]).sections:
        for sentences in paragraphs(section.body, language):
            if sentences:
                yield _stretch(sentences, section.start, source, language)


def _stretch(sentences: Sequence[Sentence], start: int, source: BriefingSource, language: Language) -> Stretch:
    called = [call for sentence in sentences for call in sentence.calls if call.name in FIGURES]
    return Stretch(
        place=place_in(source, language.tag, start + sentences[0].start),
        length=sum(length_of(sentence.words, language) for sentence in sentences),
        figures=tuple((call, place_in(source, language.tag, start + call.start)) for call in called),
    )


def _crowded(stretches: Sequence[Stretch], language: Language) -> Iterator[Finding]:
    figures = sum(len(stretch.figures) for stretch in stretches)
    length = sum(stretch.length for stretch in stretches)
    room = max(ALWAYS, length // language.figure_room)
    if figures <= room:
        return
    worst = max(stretches, key=lambda stretch: len(stretch.figures) - stretch.length / language.figure_room)
    of = "words" if language.spaces else "characters"
    yield Finding(
        code="figures-crowded",
        place=worst.place,
        message=f"the sections call {figures} figures in {length} {of}, most of all in this paragraph, with "
        f"{len(worst.figures)} in {worst.length}",
        expected=f"at most {room}: one for every {language.figure_room} {of}, main points and tables apart",
        hint="list the others under `table:` or draw them, and let the prose say what they mean",
    )


def _repeated(stretches: Sequence[Stretch], source: BriefingSource, subject: Subject) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for call, place in (figure for stretch in stretches for figure in stretch.figures if figure[0].name == "fact"):
        shown = dict.fromkeys(subject.edition.shown(key.id) for key in fact_keys(call, source.entity))
        again = [fact for fact in shown if fact in first]
        for fact in again[:1]:
            yield Finding(
                code="figure-repeated",
                place=place,
                message=f"{fact} stands in the sections already, in line {first[fact].line}",
                expected="each figure once, main points and tables apart",
                hint="say it where it explains most, and here what follows from it",
                looked_up=tuple(f"fact:{each}" for each in again),
            )
        first |= {fact: place for fact in shown if fact not in first}
