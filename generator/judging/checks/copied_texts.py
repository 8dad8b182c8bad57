"""Rule: nothing that editors write holds a run of a document's letters (P5): cited, never copied.

Each text is looked at as readers get it, its calls written out, because a copied sentence has its figures in it; then
every file as it is written, because a comment or a reason is a copy too. A line is told once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.cache.digest import digest
from generator.findings import Finding, Place, quoted
from generator.judging.checks.subject import Rule
from generator.judging.renderings import saying, told
from generator.record.contributed import place_at
from generator.record.prose import Call, Plain, fact_keys, parts
from generator.sources.shingles import LEAST, letters

if TYPE_CHECKING:
    from generator.judging.checks.subject import Subject
    from generator.languages.language import Language
    from generator.record.contributed import Contributed
    from generator.record.prose import Part
    from generator.sources.shingles import Shingles

FIRST = 20  # characters that are shown
WORD = re.compile(r"\b\w|[^\W\x00-\u02ff]")  # the first letter of one; of scripts that part no words, any
Piece = tuple[int, str, bool]  # offset where it is written, what it says, and whether it stands there letter by letter
Copied = tuple[int, str, str]  # offset where it is written, how it begins, the document


def copied_texts(subject: Subject) -> Iterator[Finding]:
    """The first copied run of each line, with the document and how it begins."""
    if subject.guard is None or subject.guard.is_empty:
        return
    told_at: set[tuple[str, int]] = set()
    for found in (*rule(subject).over(subject.contributed, subject), *_in_files(subject)):
        if (found.place.file, found.place.line) not in told_at:
            told_at.add((found.place.file, found.place.line))
            yield found


def rule(subject: Subject) -> Rule[Contributed]:
    """Every copied run of one text."""
    guard = digest(subject.guard)

    def find(text: Contributed, subject: Subject) -> Iterator[Finding]:
        for tag, content in text.texts.items():
            written = partial(_written, subject=subject, language=subject.catalog.language(tag), entity=text.entity)
            pieces, place = tuple(map(written, parts(content))), partial(place_at, content, start=text.place(tag))
            yield from _found(pieces, place, guard, subject)

    return Rule(find=find, rests_on=guard)


def _in_files(subject: Subject) -> Iterator[Finding]:
    """Every copied run of the files as they are written."""
    guard = digest(subject.guard)
    for file, content in subject.files.items():
        yield from _found(((0, content, True),), partial(place_at, content, start=Place(file=file)), guard, subject)


def _found(pieces: tuple[Piece, ...], place: Callable[[int], Place], guard: str, subject: Subject) -> Iterator[Finding]:
    if subject.guard is not None:
        asked = ("copied", guard, pieces)
        for start, first, document in subject.memory.recall(asked, partial(_copied, pieces, subject.guard)):
            yield _finding(place(start), first, document)


def _written(part: Part, subject: Subject, language: Language, entity: str) -> Piece:
    """A part of a text as readers get it; of a mark, and of a call that writes no figure, nothing."""
    if isinstance(part, Plain):
        return part.start, part.text, True
    if not isinstance(part, Call) or part.name != "fact":
        return part.start, "", False
    key = fact_keys(part, entity)[0]
    stated = subject.edition.stated(key.id)
    if stated is None:
        return part.start, "", False
    return part.start, told(stated, language, *saying(part, stated, language))[0], False


def _copied(pieces: tuple[Piece, ...], guard: Shingles) -> list[Copied]:
    """The copied runs of a text, one after the other."""
    said = "".join(content for _, content, _ in pieces)
    bare = letters(said)
    found: list[Copied] = []
    after = 0
    while copy := guard.find(bare[after:]):
        at = _whole_word(said, _place_of(said, after + copy.start))
        found.append((_offset(pieces, at), said[at : at + FIRST].split("\n")[0], copy.document))
        after += copy.end
    return found


def _place_of(text: str, letter: int) -> int:
    """Where the letter of a text with this number stands. Raises StopIteration where it has fewer."""
    counted = accumulate(len(letters(char)) for char in text)
    return next(at for at, count in enumerate(counted) if count > letter)


def _whole_word(text: str, at: int) -> int:
    """Where the first whole word begins from a place on: a run may begin with the last letters of another."""
    found = WORD.search(text, at)
    return found.start() if found else at


def _offset(pieces: tuple[Piece, ...], at: int) -> int:
    """Where a character of a text is written; one that a call writes, where the call stands."""
    for start, content, is_literal in pieces:
        if at < len(content):
            return start + at if is_literal else start
        at -= len(content)
    raise ValueError("there is no such character")


def _finding(place: Place, first: str, document: str) -> Finding:
    return Finding(
        code="copied-text",
        place=place,
        message=f"{quoted(f'{first}…')} and what follows is copied from {document}, letter by letter",
        expected=f"fewer than {LEAST} Chinese characters, or some ten English words, in a row as a document has them",
        hint="say it in other words; a name as long as that goes into `names` of data/glossary.yml",
    )
