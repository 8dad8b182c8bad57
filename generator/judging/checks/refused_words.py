"""Rule: texts are said in the words of the list of style (`data/style.yml`), as readers see them, calls filled in.

The words of the interface are held to the same list where they are loaded (`record.strings`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import unknown
from generator.judging.checks.subject import Rule
from generator.judging.plain_text import plain_parts
from generator.record.contributed import place_at
from generator.record.prose import Call
from generator.record.style import refusal, refused

if TYPE_CHECKING:
    from generator.findings import Finding, Place
    from generator.judging.checks.subject import Subject
    from generator.judging.edition import Edition
    from generator.languages.language import Language
    from generator.record.contributed import Contributed
    from generator.record.models import StyleRule


def refused_words(subject: Subject) -> Iterator[Finding]:
    """Words that the list refuses; one may be explained in the glossary, and once in the prose of a briefing."""
    catalog = subject.catalog
    tags = [language.tag for language in catalog.languages]
    for word, origin in catalog.style:
        yield from unknown("language", word.language, tags, origin.at("language"))
    met: set[tuple[str, str]] = set()
    for text in subject.contributed if catalog.style else ():
        for word, place in _refused(text, subject):
            if word.once and _explains(text, place) and (place.file, word.refused) not in met:
                met.add((place.file, word.refused))
            else:
                yield refusal(word, place)


def rule(_: Subject) -> Rule[Contributed]:
    """Every word of one text that the list refuses, explained or not."""
    return Rule(find=lambda text, subject: (refusal(*found) for found in _refused(text, subject)))


def _refused(text: Contributed, subject: Subject) -> Iterator[tuple[StyleRule, Place]]:
    catalog = subject.catalog
    words = [word for word, _ in catalog.style]
    for tag, content in text.texts.items():
        language = catalog.language(tag)
        said, offsets = _said(text, language, subject.edition)
        for word, at in refused(said, language, words):
            yield word, place_at(content, offsets[at], text.place(tag))


def _explains(text: Contributed, place: Place) -> bool:
    """Whether a text is where readers are told what a short word stands for: a term, or a briefing's prose."""
    return text.name.startswith("term ") or place.file.endswith(".md")


def _said(text: Contributed, language: Language, edition: Edition) -> tuple[str, list[int]]:
    """The text as readers see it, and of each of its characters where it is written; of what a call says, the call."""
    said, offsets = "", list[int]()
    for words, part in plain_parts(edition, text.texts[language.tag], language, text.entity):
        said += words
        offsets += [part.start] * len(words) if isinstance(part, Call) else range(part.start, part.start + len(words))
    return said, offsets
