"""The statements of a briefing's prose: its blocks, the sentences of each, and what hangs on every sentence.

In this order: `blocks`, into which a text falls (paragraphs, items of lists, headings, charts); `Sentence`, a sentence
with its form, calls and marks; `paragraphs`, the sentences of each block that makes statements. A block of a list is an
item, so that each is a paragraph of its own. By form a sentence is a statement, a question, or the line that introduces
a chart or a list: the last of a paragraph, ended by a colon, with the chart or list behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeVar

from generator.languages.sentences import MARK, OBJECT, PAIRS, sentences
from generator.record.prose import Call, Mark, Part, Plain, parts

if TYPE_CHECKING:
    from generator.languages.language import Language

Placed = TypeVar("Placed", Call, Mark)

_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
_ITEM = re.compile(r"(?m)^- ")
_TARGET = re.compile(r"\]\([^()\s]*\)")
_CLOSING = "".join(PAIRS.values()) + "*"
_HEADING = "### "
_QUESTION = re.compile(r"[?？؟]")
_LETTER = re.compile(rf"[^\W\d_]|{OBJECT}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A part of a text between empty lines, or an item of a list, with its offset."""

    kind: Literal["paragraph", "item", "heading", "chart"]
    text: str
    start: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A sentence: `words` are its text with `OBJECT` for calls and spaces for marks, character for character; offsets
    are those of the whole text."""

    form: Literal["statement", "question", "introduction"]
    words: str
    start: int
    calls: tuple[Call, ...] = ()
    marks: tuple[Mark, ...] = ()
    misplaced: tuple[Mark, ...] = ()  # marks with more of the sentence behind them


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text, in order."""
    for match in _BLOCK.finditer(text):
        chunk, start = match.group(), match.start()
        if chunk.startswith(_HEADING):
            yield Block(kind="heading", text=chunk, start=start)
        elif chunk.startswith("- "):
            begins = [item.start() for item in _ITEM.finditer(chunk)]
            for one, other in pairwise([*begins, len(chunk)]):
                yield Block(kind="item", text=chunk[one + 2 : other], start=start + one + 2)
        else:
            yield Block(kind="chart" if _is_chart(chunk) else "paragraph", text=chunk, start=start)


@lru_cache(maxsize=8192)
def paragraphs(text: str, language: Language) -> tuple[tuple[Sentence, ...], ...]:
    """The sentences of each block that makes statements, with offsets into the text."""
    return tuple(_paragraphs(text, language))


def _paragraphs(text: str, language: Language) -> Iterator[tuple[Sentence, ...]]:
    for block, following in pairwise([*blocks(text), None]):
        if block is not None and block.kind in ("paragraph", "item"):
            leads = following is not None and following.kind in ("chart", "item") and block.kind == "paragraph"
            yield tuple(_sentences(block, language, leads=leads))


def is_sentence(text: str, language: Language) -> bool:
    """Whether a text is one whole sentence, with the mark that ends it."""
    found = [sentence for paragraph in paragraphs(text, language) for sentence in paragraph]
    ends = tuple(language.punctuation.sentence_ends)
    return len(found) == 1 and found[0].words.rstrip().rstrip(_CLOSING).endswith(ends)


def _is_chart(chunk: str) -> bool:
    told = [part for part in parts(chunk) if not isinstance(part, Mark) and not _is_space(part)]
    return len(told) == 1 and isinstance(told[0], Call) and told[0].name == "chart"


def _is_space(part: Part) -> bool:
    return isinstance(part, Plain) and not part.text.strip()


def _sentences(block: Block, language: Language, *, leads: bool) -> Iterator[Sentence]:
    found = [part for part in parts(block.text) if isinstance(part, Call | Mark)]
    masked = _masked(block.text)
    for start, end in sentences(masked, language):
        piece = masked[start:end]
        if not _LETTER.search(piece):
            continue
        within = [part for part in found if start <= part.start < end]
        inside = [part for part in within if isinstance(part, Mark) and _LETTER.search(masked[part.end : end])]
        is_last = not masked[end:].strip()
        yield Sentence(
            form=_form(piece, language, leads=leads and is_last),
            words=piece.replace(MARK, " "),
            start=block.start + start,
            calls=tuple(_moved(part, block.start) for part in within if isinstance(part, Call)),
            marks=tuple(_moved(part, block.start) for part in within if isinstance(part, Mark)),
            misplaced=tuple(_moved(part, block.start) for part in inside),
        )


def _moved(part: Placed, by: int) -> Placed:
    """The call or mark with its offset in the whole text."""
    return replace(part, start=part.start + by, end=part.end + by)


def _masked(text: str) -> str:
    """The text with calls and marks replaced character for character, and without targets of links."""
    text = _TARGET.sub(lambda match: "]" + " " * (len(match.group()) - 1), text)
    pieces, at = list[str](), 0
    for part in parts(text):
        if isinstance(part, Call | Mark):
            sign = OBJECT if isinstance(part, Call) else MARK
            pieces += [text[at : part.start], sign * (part.end - part.start)]
            at = part.end
    return "".join([*pieces, text[at:]])


def _form(piece: str, language: Language, *, leads: bool) -> Literal["statement", "question", "introduction"]:
    end = piece.replace(MARK, "").rstrip().rstrip(_CLOSING)
    if _QUESTION.fullmatch(end[-1:]):
        return "question"
    if leads and end.endswith(language.punctuation.colon.strip()):
        return "introduction"
    return "statement"
