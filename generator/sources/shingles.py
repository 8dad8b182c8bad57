"""What a document holds, as hashes: enough to recognise a copied run of letters, too little to read it back.

Letters are compared alone: width-folded (NFKC), without punctuation, digits, spaces and line breaks, and 24 of them in
a row are a run (`RUN`). In this order: `letters`; `fingerprint`, the hashes that are committed; `Shingles`, what a
text is compared with.

Where the texts are at hand their letters are compared, and nothing copied gets past. From a committed fingerprint comes
a hash for each block of 24, laid end to end so that no two overlap and the text cannot be put together again from them:
it finds every copied run of 47 letters or more, and a shorter one (24 to 46) only where it covers a block.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

RUN = 24
PART = 12  # letters of a run that are looked for first
STEP = RUN - PART + 1  # letters from one part to the next, so that every run holds a whole one
SIZE = 8  # bytes of a hash: 2**64 values make a chance hit on some million runs negligible
SALT = b"briefings/1"


class _Letters(dict[int, str]):
    """For `str.translate`: the letters a code point stands for, worked out once for each."""

    def __missing__(self, code: int) -> str:
        self[code] = "".join(char for char in unicodedata.normalize("NFKC", chr(code)) if char.isalpha())
        return self[code]


_LETTERS = _Letters()


@dataclass(frozen=True, kw_only=True, slots=True)
class Shingles:
    """What a text is compared with: hashes of runs of `RUN` letters, or the letters of the documents themselves.

    `letters` are those of documents at hand, a space between two, and `parts` those of them that are `PART` letters
    long and stand `STEP` apart: any run of `RUN` letters holds one of them. `allowed` are runs that may be shown.
    """

    hashes: frozenset[bytes] = frozenset()
    letters: str = field(default="", repr=False)
    parts: frozenset[str] = field(default=frozenset(), repr=False, compare=False)
    allowed: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to compare with."""
        return not self.hashes and not self.parts

    def find(self, run_of_letters: str) -> int | None:
        """The offset of a run in `run_of_letters` (letters only) that stands in a document, `None` where none does."""
        if self.letters:
            return self._find_letters(run_of_letters)
        found = (start for start, hashed in enumerate(_hashes(run_of_letters, 1)) if hashed in self.hashes)
        return next(found, None)

    def _find_letters(self, text: str) -> int | None:
        parts = self.parts
        for at in range(len(text) - PART + 1):
            if text[at : at + PART] in parts:
                for start in range(max(0, at - STEP + 1), min(at, len(text) - RUN) + 1):
                    run = text[start : start + RUN]
                    if run in self.letters and run not in self.allowed:
                        return start
        return None


def letters(text: str) -> str:
    """The letters of `text` alone, width-folded."""
    return text.translate(_LETTERS)


def fingerprint(document: str) -> list[str]:
    """The hashes (hexadecimal) of the document's blocks of 24 letters, end to end; what is left over has none."""
    return [hashed.hex() for hashed in _hashes(letters(document), RUN)]


def from_texts(documents: Iterable[str], titles: Iterable[str] = ()) -> Shingles:
    """The runs of the documents at hand, all but those of the titles."""
    found = [letters(document) for document in documents]
    parts = (text[at : at + PART] for text in found for at in range(0, len(text) - PART + 1, STEP))
    allowed = (text[at : at + RUN] for text in map(letters, titles) for at in range(len(text) - RUN + 1))
    return Shingles(letters=" ".join(found), parts=frozenset(parts), allowed=frozenset(allowed))


def from_fingerprints(fingerprints: Iterable[Iterable[str]], titles: Iterable[str] = ()) -> Shingles:
    """The blocks of committed fingerprints, all but those in the titles. Raises ValueError for what is no hash."""
    blocks = frozenset(bytes.fromhex(hashed) for hashes in fingerprints for hashed in hashes)
    if any(len(block) != SIZE for block in blocks):
        raise ValueError(f"a hash of a fingerprint has {2 * SIZE} hexadecimal digits")
    return Shingles(hashes=blocks - _all_runs(titles))


def _all_runs(texts: Iterable[str]) -> frozenset[bytes]:
    return frozenset(hashed for text in texts for hashed in _hashes(letters(text), 1))


def _hashes(run_of_letters: str, step: int) -> Iterator[bytes]:
    width = 4  # bytes of a letter in UTF-32: encoded once, then sliced
    encoded = run_of_letters.encode("utf-32-be", "surrogatepass")
    for start in range(0, len(encoded) - width * RUN + 1, width * step):
        yield blake2b(encoded[start : start + width * RUN], digest_size=SIZE, salt=SALT).digest()
