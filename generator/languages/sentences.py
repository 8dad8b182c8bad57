"""Where sentences begin and end, by the marks and abbreviations of a language's record.

A full stop of Latin ends a sentence before a space or the end, and not behind an abbreviation or an initial; one of
Chinese ends it wherever it stands. What closes a quotation or a bracket belongs to the sentence before it, and a stop
inside of one that was opened in the middle of a sentence ends nothing. Whoever calls puts `OBJECT` for what is no
text (a figure to come) and `MARK` for what hangs on the end of a sentence, character for character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.languages.language import Language

OBJECT, MARK = "\ufffc", "\ue000"
PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "(": ")", "《": "》", "【": "】", "«": "»", '"': '"'}
CLOSERS = re.escape("".join(PAIRS.values())) + r"\]*"
_TAIL = re.compile(rf"[{CLOSERS}]*(?:[ \t]*\n?[ \t]*{MARK}+)*")
_WORD = re.compile(r"(?:\w+[.&])*\w+\Z")
_WORD_LENGTH = 40  # letters before a stop that are looked at: no abbreviation is longer
_END_BEHIND = re.compile(rf"[{CLOSERS}]*(?:\s|{MARK}|\Z)")
_CLOSER = re.compile(rf"[{CLOSERS}]")
_BLANK = re.compile(r"\s*")
_LETTER = re.compile(rf"[^\W_]|{OBJECT}")


def sentences(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of a paragraph, in order; together they are the whole text."""
    start, stops = 0, _stops(language)
    for stop in stops.finditer(text):
        tail = _TAIL.match(text, stop.end())
        assert tail is not None  # it matches anything
        end = tail.end()
        if stop.start() < start or not _ends(text, stop, language) or _is_inside(text, start, stop.end(), tail.group()):
            continue
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _stops(language: Language) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(language.punctuation.sentence_ends)}]+")


def _ends(text: str, stop: re.Match[str], language: Language) -> bool:
    """Whether a stop ends a sentence, by what stands before and behind it."""
    if not stop.group().isascii():
        return True
    if not _END_BEHIND.match(text, stop.end()):
        return False
    follows = _LETTER.search(text, stop.end())
    behind = follows.group() if follows else ""
    if behind.islower() and _CLOSER.match(text, stop.end()):
        return False  # “Why?” he asked.
    if stop.group() != ".":
        return True
    word = _WORD.search(text, max(0, stop.start() - _WORD_LENGTH), stop.start())
    return word is None or not _is_short(word.group(), behind, language)


def _is_short(word: str, behind: str, language: Language) -> bool:
    """Whether the stop behind a word only shortens it: Mr. Lau, No. 3, J. Lau, Acme Inc. has."""
    short = language.abbreviations
    if not behind:
        return False
    if len(word) == 1 and word.isupper() and word != "I":
        return True
    if word in short.before_names:
        return not behind.islower()
    if word in short.before_numbers:
        return behind.isdecimal() or behind == OBJECT
    return (word in short.others or "." in word) and not (behind.isupper() or behind == OBJECT)


def _is_inside(text: str, start: int, at: int, closed: str) -> bool:
    """Whether a quotation or bracket stays open that was opened behind the first word and is closed further on."""
    opened: list[str] = []
    blank = _BLANK.match(text, start)
    assert blank is not None  # it matches anything
    begin = blank.end()
    for place in range(begin, at):
        char = text[place]
        if opened and char == opened[-1]:
            opened.pop()
        elif char in PAIRS and place > begin and text.find(PAIRS[char], place + 1) >= 0:
            opened.append(PAIRS[char])
    return any(closer not in closed for closer in opened)
