"""Rule: contributed text is in its own language and script; names, titles and quotes may be in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from generator.cache.digest import digest
from generator.findings import Finding
from generator.judging.checks.subject import Rule
from generator.languages.scripts import declared, misfit
from generator.record.contributed import Contributed, place_at
from generator.record.prose import blanked

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.record.catalog import Catalog
    from generator.record.models import Localized

# Texts that are names themselves (see `contributed.Contributed.name`).
NAME = re.compile(
    r"entity [^:]+: label|dimension [^:]+: members \d+ label|document [^:]+: (?:container-title|publisher)"
)

NAMED = ("name:", "entity:", "document:", "dimension:")  # whose names may stand in any text
LATIN = "Latn"  # ISO 15924


def texts_in_wrong_languages(subject: Subject) -> Iterator[Finding]:
    """The first thing in each text that is not its language."""
    return rule(subject).over(subject.contributed, subject)


def rule(subject: Subject) -> Rule[Contributed]:
    """The same of one text."""
    own = [*subject.catalog.glossary.names, *_called_alike(subject.catalog)]
    english = [*_english_names(subject.catalog)]
    titles = [*own, *_untranslated(subject.catalog)]
    kept, in_titles, names = declared(titles), declared(own), declared(english)
    named = digest(own, english, titles)

    def find(text: Contributed, subject: Subject) -> Iterator[Finding]:
        is_title = text.name.endswith(": translated_title")
        for language, content in text.texts.items():
            script = subject.catalog.language(language).script
            asked = {"kept": in_titles if is_title else kept, "names": names, "is_name": is_name(text)}
            found = subject.memory.recall(
                ("misfit", named, is_title, is_name(text), script, content),
                partial(_told, blanked(content), script, **asked),
            )
            if found:
                start, what, hint = found
                yield Finding(
                    code="wrong-language",
                    place=place_at(content, start, text.place(language)),
                    message=f"the {language} text {what}",
                    hint=hint,
                    looked_up=NAMED,
                )

    return Rule(find=find, rests_on=named)


def _told(content: str, script: str, **asked: Any) -> tuple[int, str, str] | None:
    """A misfit in parts, as the memory keeps it."""
    found = misfit(content, script, **asked)
    return None if found is None else (found.start, found.what, found.hint)


def is_name(text: Contributed) -> bool:
    """Whether a text is a name, which Chinese may write in Latin letters."""
    return NAME.fullmatch(text.name) is not None


def _untranslated(catalog: Catalog) -> Iterator[str]:
    """Words that stand on every page as the documents have them: titles, authors, analysts."""
    for document, _ in catalog.documents.values():
        yield from (document.title, *document.author)
    for question, _ in catalog.questions.values():
        yield from filter(None, [question.analyst])


def _labels(catalog: Catalog) -> Iterator[Localized]:
    """The names of entities, members and publications."""
    for entity, _ in catalog.entities.values():
        yield entity.label
    for dimension, _ in catalog.dimensions.values():
        yield from (member.label for member in dimension.members)
    for document, _ in catalog.documents.values():
        yield from filter(None, (document.container_title, document.publisher))


def _called_alike(catalog: Catalog) -> Iterator[str]:
    """Names that another script writes in Latin letters: ima, OpenAI."""
    others = [language for language in catalog.languages if language.script != LATIN]
    return (name for label in _labels(catalog) for name in map(label.in_, others) if name.isascii())


def _english_names(catalog: Catalog) -> Iterator[str]:
    """English names, which may stand in a Chinese sentence."""
    latin = [language for language in catalog.languages if language.script == LATIN]
    yield from (name for label in _labels(catalog) for name in map(label.in_, latin) if name.isascii())
    for entity, _ in catalog.entities.values():
        yield from (alias for alias in entity.aliases if alias.isascii())
