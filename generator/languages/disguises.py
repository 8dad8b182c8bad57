"""Letters that only look like others: Cyrillic А in Аpple, Kangxi radicals, mathematical letters among plain ones.

A word that is written in one script throughout is that script's, and no matter of this module.
"""

from __future__ import annotations

import re
import unicodedata

from generator.findings import quoted

WORD = re.compile(r"[^\W_]+")
RADICALS = re.compile("[\u2e80-\u2fdf]")
GREEK = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυ")  # those that are drawn as Latin letters are


def disguised(text: str) -> tuple[int, str] | None:
    """(offset, what it is in words) of the first such letter in `text`, `None` where there is none."""
    if text.isascii():
        return None
    radical = RADICALS.search(text)
    for word in WORD.finditer(text):
        letters = word.group()
        if letters.isascii() or not any(char.isascii() and char.isalpha() for char in letters):
            continue
        for at, char in enumerate(letters, word.start()):
            if _looks_latin(char) and not (radical and radical.start() < at):
                return at, _told(char, letters)
    return (radical.start(), _told(radical.group(), radical.group())) if radical else None


def _looks_latin(char: str) -> bool:
    if char.isascii():
        return False
    if "CYRILLIC" in unicodedata.name(char, "") or char in GREEK:
        return True
    plain = unicodedata.normalize("NFKC", char)
    return plain.isascii() and plain.isalpha() and "<super>" not in unicodedata.decomposition(char)


def _told(char: str, word: str) -> str:
    return f"{quoted(word)} holds U+{ord(char):04X} {unicodedata.name(char, '')}, which only looks like another letter"
