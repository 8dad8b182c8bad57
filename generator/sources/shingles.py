"""What documents hold, so that a copied run of letters is recognised: their letters, or hashes too few to read back.

Letters are compared alone: width-folded (NFKC), without punctuation, digits, spaces and line breaks. A **run** is as
many in a row as fill 48 columns, where a character of Chinese, Japanese or Korean takes two and a letter of an alphabet
one: 24 characters, or some ten English words (the Court of Justice found eleven to be protected: C-5/08, Infopaq). What
is declared (titles, names) counts for nothing in it: a run is copied where at least half of it is other words.

In this order: `Shingles`, what a text is compared with; `letters`; `fingerprint`, the hashes that are committed;
`from_texts` and `from_fingerprints`; how runs are cut.

Where the texts are at hand their letters are compared, and no copied run gets past. A committed fingerprint has a hash
for each block of 48 columns, laid end to end so that no two overlap and the text cannot be put together again from
them: it finds every copy of two blocks less a letter, and a shorter one only where it covers a block.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from itertools import accumulate

COLUMNS = 48  # of a run
WIDE = 2  # columns of a character that is as good as half a word
LEAST = COLUMNS // WIDE  # letters of the shortest run, all wide
MOST = COLUMNS  # letters of the longest, all narrow
PART = 12  # letters of a run that are looked for first
STEP = LEAST - PART + 1  # letters from one part of a text to the next, so that every run holds a whole one
SHORTEST_NAME = 4  # columns
SIZE = 8  # bytes of a hash: 2**64 values make a chance hit on some million runs negligible
SALT = b"briefings/1"
WIDTH = 4  # bytes of a letter in UTF-32: encoded once, then sliced


class _Letters(dict[int, str]):
    """For `str.translate`: the letters a code point stands for, worked out once for each."""

    def __missing__(self, code: int) -> str:
        self[code] = "".join(char for char in unicodedata.normalize("NFKC", chr(code)) if char.isalpha())
        return self[code]


class _Columns(dict[str, int]):
    """The columns of a letter, worked out once for each."""

    def __missing__(self, letter: str) -> int:
        self[letter] = WIDE if unicodedata.east_asian_width(letter) in "WF" else 1
        return self[letter]


_LETTERS = _Letters()
_COLUMNS = _Columns()


@dataclass(frozen=True, kw_only=True, slots=True)
class Copy:
    """A run of a document in a text: where it begins and ends among the text's letters, and whose it is."""

    start: int
    end: int
    document: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Shingles:
    """What a text is compared with: the letters of documents at hand, by name, or else the hashes of their blocks, each
    with the name of its document. `names` are the letters of what is declared."""

    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    blocks: Mapping[bytes, str] = field(default_factory=dict, repr=False)
    names: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to compare with."""
        return not self.texts and not self.blocks

    def find(self, run_of_letters: str) -> Copy | None:
        """The first run in `run_of_letters` (letters only) that is copied, `None` for none."""
        return next(self.copies(run_of_letters), None)

    def copies(self, run_of_letters: str) -> Iterator[Copy]:
        """The runs in `run_of_letters` (letters only) that are copied, in their order; neighbours overlap."""
        found = self._in_texts(run_of_letters) if self.texts else self._in_blocks(run_of_letters)
        own: list[int] = []
        for hit in found:
            own = own or self._own_columns(run_of_letters)
            if 2 * (own[hit.end] - own[hit.start]) >= COLUMNS:
                yield hit

    @cached_property
    def _all(self) -> str:
        return " ".join(self.texts.values())

    @cached_property
    def _starts(self) -> list[int]:
        """Where the letters of each text begin in all of them."""
        return [0, *accumulate(len(text) + 1 for text in self.texts.values())]

    @cached_property
    def _parts(self) -> frozenset[str]:
        """Every part of the documents, of which a text is looked at in steps."""
        texts = self.texts.values()
        return frozenset(text[at : at + PART] for text in texts for at in range(len(text) - PART + 1))

    def _in_texts(self, text: str) -> Iterator[Copy]:
        parts, after = self._parts, 0
        for at in range(0, len(text) - PART + 1, STEP):
            if text[at : at + PART] in parts:
                for start in range(max(after, at - STEP + 1), at + 1):
                    if text[start : start + PART] not in parts or text[start + STEP - 1 : start + LEAST] not in parts:
                        continue  # the first letters of no run, or those that every run has
                    end = _end(text, start)
                    found = self._all.find(text[start:end]) if end else -1
                    if end and found >= 0:
                        name = list(self.texts)[bisect_right(self._starts, found) - 1]
                        yield Copy(start=start, end=end, document=name)
                after = at + 1

    def _in_blocks(self, text: str) -> Iterator[Copy]:
        for start, end, hashed in _hashes(text):
            if hashed in self.blocks:
                yield Copy(start=start, end=end, document=self.blocks[hashed])

    def _own_columns(self, text: str) -> list[int]:
        """How many columns before each letter of a text, and in all, are of no name."""
        own = [_COLUMNS[letter] for letter in text]
        for name in self.names:
            at = text.find(name)
            while at >= 0:
                own[at : at + len(name)] = [0] * len(name)
                at = text.find(name, at + 1)
        return [0, *accumulate(own)]


def letters(text: str) -> str:
    """The letters of `text` alone, width-folded."""
    return text.translate(_LETTERS)


def fingerprint(document: str) -> list[str]:
    """The hashes (hexadecimal) of the document's blocks, end to end; what is left over has none."""
    text, start = letters(document), 0
    found: list[str] = []
    while (end := _end(text, start)) is not None:
        found.extend(hashed.hex() for _, _, hashed in _hashes(text[start:end]))
        start = end
    return found


def from_texts(documents: Mapping[str, str], names: Iterable[str] = ()) -> Shingles:
    """The letters of the documents at hand, text by name; `names` are what is declared."""
    return Shingles(texts={name: letters(text) for name, text in documents.items()}, names=_names(names))


def from_fingerprints(fingerprints: Mapping[str, Iterable[str]], names: Iterable[str] = ()) -> Shingles:
    """The blocks of committed fingerprints, by document. Raises ValueError for what is no hash."""
    blocks = {bytes.fromhex(hashed): name for name, hashes in fingerprints.items() for hashed in hashes}
    if any(len(block) != SIZE for block in blocks):
        raise ValueError(f"a hash of a fingerprint has {2 * SIZE} hexadecimal digits")
    return Shingles(blocks=blocks, names=_names(names))


def _names(names: Iterable[str]) -> frozenset[str]:
    """The letters of names, without those so short that they stand in other words (ima in estimate)."""
    return frozenset(name for name in map(letters, names) if sum(_COLUMNS[letter] for letter in name) >= SHORTEST_NAME)


# --- runs --------------------------------------------------------------------------------------------------------


def _end(text: str, start: int) -> int | None:
    """Where the run that begins at a letter ends; `None` where the text ends before it."""
    columns = 0
    for end in range(start, min(len(text), start + MOST)):
        columns += _COLUMNS[text[end]]
        if columns >= COLUMNS:
            return end + 1
    return None


def _hashes(text: str) -> Iterator[tuple[int, int, bytes]]:
    """Every run of a text (letters only), with its hash."""
    encoded = text.encode("utf-32-be", "surrogatepass")
    widths = [_COLUMNS[letter] for letter in text]
    end = columns = 0
    for start, width in enumerate(widths):
        while columns < COLUMNS and end < len(text):
            columns += widths[end]
            end += 1
        if columns < COLUMNS:
            return
        run = encoded[WIDTH * start : WIDTH * end]
        yield start, end, blake2b(run, digest_size=SIZE, salt=SALT).digest()
        columns -= width
