"""What a sentence says beside its figures, told by its words: the word that does, and the first that nothing explains.

The words are data of each language (`languages.language.Wording`). Of three answers two are of this module: a word of
cause, intent, attribution or judgement says more than a figure can (`telling_word`); a word that is neither among the
plain ones nor among the names of what the figures are may (`unexplained`). What has neither says what its figures say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from generator.languages.language import Language

Telling = Literal["cause", "intent", "attribution", "judgement"]
KINDS: tuple[Telling, ...] = ("cause", "intent", "attribution", "judgement")
LEAST = 2  # characters of a name of several that stand for it where words are not parted


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """A word or phrase of a sentence with its offset, and what it tells, where the language's record says so."""

    text: str
    start: int
    kind: Telling | None = None


def has_wording(language: Language) -> bool:
    """Whether the record of a language says by which words a sentence says no more than its figures."""
    return bool(language.wording.plain)


def telling_word(
    words: str, names: Iterable[str], language: Language, kinds: Collection[Telling] = KINDS
) -> Word | None:
    """The first word of one of these kinds; what stands in `names`, of what the figures are, tells nothing."""
    kind_of = _kinds(language, tuple(kinds))
    known = _phrases(language, "plain") | {folded(name) for name in names} | kind_of.keys()
    for start, end in _covered(folded(words), known, language):
        kind = kind_of.get(folded(words[start:end]))
        if kind:
            return Word(text=words[start:end], start=start, kind=kind)
    return None


def unexplained(words: str, names: Iterable[str], language: Language) -> Word | None:
    """The first word that is neither plain nor part of one of `names`."""
    numbers = map(folded, language.number_words)  # which are told as typed
    known = _phrases(language, "plain").union(numbers, *(_parts(name, language) for name in names))
    at = 0
    for start, end in [*_covered(folded(words), known, language), (len(words), len(words))]:
        rest = [place for place in range(at, start) if words[place].isalpha()]
        if rest:
            first = rest[0]
            last = next((place for place in range(first, start) if not words[place].isalpha()), start)
            return Word(text=words[first:last], start=first)
        at = end
    return None


def folded(text: str) -> str:
    """The text in one case, the same length: ß and İ, which would become two characters, stay as they are."""
    whole = text.casefold()
    if len(whole) == len(text):  # no character becomes none
        return whole
    return "".join(lower if len(lower := char.casefold()) == 1 else char for char in text)


@lru_cache(maxsize=64)
def _phrases(language: Language, kind: str) -> frozenset[str]:
    return frozenset(folded(phrase) for phrase in getattr(language.wording, kind))


@lru_cache(maxsize=64)
def _kinds(language: Language, kinds: tuple[Telling, ...]) -> Mapping[str, Telling]:
    return {phrase: kind for kind in kinds for phrase in _phrases(language, kind)}


@lru_cache(maxsize=4096)
def _parts(name: str, language: Language) -> frozenset[str]:
    """What may stand for a name in a sentence: its words, or where they are not parted any stretch of it."""
    whole = folded(name)
    if language.spaces:
        return frozenset({whole, *whole.replace("-", " ").split()})
    ends = range(LEAST, len(whole) + 1)
    return frozenset({whole, *(whole[start:end] for end in ends for start in range(end - LEAST + 1))})


def _covered(text: str, phrases: Collection[str], language: Language) -> Iterator[tuple[int, int]]:
    """Where phrases stand in a text, from left to right, the longest first, each of whole words."""
    longest, at = max(map(len, phrases), default=0), 0
    while at < len(text):
        ends = range(min(len(text), at + longest), at, -1)
        end = next((end for end in ends if text[at:end] in phrases and _is_whole(text, at, end, language)), None)
        if end is not None:
            yield at, end
        at = end or at + 1


def _is_whole(text: str, start: int, end: int, language: Language) -> bool:
    return not any(
        0 < place < len(text) and _is_one_word(text[place - 1], text[place], language) for place in (start, end)
    )


def _is_one_word(before: str, behind: str, language: Language) -> bool:
    """Whether two characters stand in one word; characters of a script that parts no words never do."""
    both = before.isalnum() and behind.isalnum()
    return both and (language.spaces or (before.isascii() and behind.isascii()))
