"""Rule: texts are said in the words of the list of style (`data/style.yml`), as readers see them, calls filled in.

The words of the interface are held to the same list where they are loaded (`record.strings`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import unknown
from generator.judging.plain_text import plain_parts
from generator.record.contributed import contributed, place_at
from generator.record.prose import Call
from generator.record.style import refusal, refused

if TYPE_CHECKING:
    from generator.findings import Finding, Place
    from generator.judging.checks.subject import Subject
    from generator.judging.edition import Edition
    from generator.languages.language import Language
    from generator.record.contributed import Contributed


def refused_words(subject: Subject) -> Iterator[Finding]:
    """Words that the list refuses; one may be explained in the glossary, and once in the prose of a briefing."""
    catalog = subject.catalog
    tags = [language.tag for language in catalog.languages]
    for rule, origin in catalog.style:
        yield from unknown("language", rule.language, tags, origin.at("language"))
    rules = [rule for rule, _ in catalog.style]
    met: set[tuple[str, str]] = set()
    for text in contributed(catalog) if rules else ():
        for tag, content in text.texts.items():
            language = catalog.language(tag)
            said, offsets = _said(text, language, subject.edition)
            for rule, at in refused(said, language, rules):
                place = place_at(content, offsets[at], text.places[tag])
                if rule.once and _explains(text, place) and (place.file, rule.refused) not in met:
                    met.add((place.file, rule.refused))
                else:
                    yield refusal(rule, place)


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
