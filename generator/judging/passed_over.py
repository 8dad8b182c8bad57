"""Texts, briefings and errors of documents that the rules on them need not look at again: an earlier run found nothing
in them.

In this order: the rules, by what they look at; `without_settled`. A text is settled while it is as it was, and all that
the rules asked of the record and rest on besides. Where a rule finds anything, the text is looked at each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator.cache.asked import SEPARATOR, Asked
from generator.judging.checks.briefing_parts import rule as incomplete
from generator.judging.checks.copied_texts import rule as copied
from generator.judging.checks.figures_in_prose import rule as crowded
from generator.judging.checks.methods import rule as mixed
from generator.judging.checks.named_people import rule as strangers
from generator.judging.checks.page_links import rule as dead
from generator.judging.checks.prose_calls import rule as faulty
from generator.judging.checks.refused_words import rule as refused
from generator.judging.checks.sayings import rule as untrue
from generator.judging.checks.sentence_bases import all_stated, elsewhere
from generator.judging.checks.sentence_bases import rule as unfounded
from generator.judging.checks.shown_errors import rule as unshown
from generator.judging.checks.subject import entry_name
from generator.judging.checks.text_languages import rule as foreign
from generator.record.contributed import contributed

if TYPE_CHECKING:
    from generator.judging.checks.subject import Rule, Subject

Made = Sequence[Callable[["Subject"], "Rule[Any]"]]
ON_TEXTS: Made = (faulty, untrue, mixed, foreign, refused, dead, copied, elsewhere)
ON_STATEMENTS: Made = (unfounded, strangers)
ON_BRIEFINGS: Made = (crowded, incomplete)
ON_ERRORS: Made = (unshown,)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Look:
    """A thing that rules look at: its name, all that it is but for where it stands, and itself."""

    name: str
    is_of: object
    thing: object


def without_settled(subject: Subject) -> Subject:
    """The same subject, whose rules pass over the texts that are settled."""
    if subject.memory.store.folder is None:
        return subject
    asked = subject.memory.asked_of("edition", subject.edition)
    edition = asked.watched("edition")
    seen = replace(subject, catalog=edition.catalog, edition=edition)
    looked_at = (
        *_looked_at("texts", ON_TEXTS, _texts(subject), subject, seen, asked),
        *_looked_at("statements", ON_STATEMENTS, _statements(subject), subject, seen, asked),
        *_looked_at("briefings", ON_BRIEFINGS, _briefings(subject), subject, seen, asked),
        *_looked_at("errors", ON_ERRORS, _errors(subject), subject, seen, asked),
    )
    faulty = {name for name, is_sound in looked_at if not is_sound}  # a name is settled with all that have it
    return replace(subject, settled=frozenset(name for name, _ in looked_at) - faulty)


def _looked_at(
    kind: str,
    made: Made,
    looks: Iterable[_Look],
    subject: Subject,
    seen: Subject,
    asked: Asked,
) -> list[tuple[str, bool]]:
    """The name of each thing, and whether none of the rules finds anything in it; they look at `seen`, which notes
    questions."""
    memory, rules = subject.memory, [rule(subject) for rule in made]
    rests_on = memory.digests.of(*(rule.rests_on for rule in rules))
    every = [(look, (kind, memory.digests.of(rests_on, look.is_of))) for look in looks]

    def is_sound(of: tuple[_Look, tuple[str, str]]) -> bool:
        look, made_from = of
        return memory.recall_asking(
            asked, made_from, lambda: not any(any(rule.find(look.thing, seen)) for rule in rules)
        )

    memory.prepare(is_sound, [each for each in every if not memory.knows(asked, each[1])])
    return [(each[0].name, is_sound(each)) for each in every]


def _texts(subject: Subject) -> Iterator[_Look]:
    for text in contributed(subject.catalog):
        said = (part for tag, content in text.texts.items() for part in (tag, text.files[tag], content))
        is_of = SEPARATOR.join((text.name, text.entity, text.unit or "", *said))
        yield _Look(name=text.name, is_of=is_of, thing=text)


def _statements(subject: Subject) -> Iterator[_Look]:
    for stated in all_stated(subject.catalog):
        is_of = stated.source.entity, stated.language, stated.text
        yield _Look(name=stated.name, is_of=is_of, thing=stated)


def _briefings(subject: Subject) -> Iterator[_Look]:
    for source in subject.catalog.briefings.values():
        yield _Look(name=source.origin.file, is_of=source, thing=source)


def _errors(subject: Subject) -> Iterator[_Look]:
    for entry in subject.catalog.errors.values():
        yield _Look(name=entry_name(entry[0]), is_of=entry, thing=entry)
