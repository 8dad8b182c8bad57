"""No run of a document's letters stands in any file of the site: not in text, attributes, data, drawings or scripts.

In this order: `inspect_leaks`, over the site; `leaks`, over any files; how a file is taken apart into stretches of
text. Tags part a file into pieces; a run that goes on over several pieces is found as well, because each piece is
looked at together with the last letters before it. What was looked at once is not looked at again: the frame of the
theme is the same on every page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.findings import Finding
from generator.site.inspection.context import Context, Site, found_at
from generator.sources.shingles import RUN, Shingles, letters

MARKUP = frozenset({".html", ".xml", ".svg"})
TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
VALUE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')|^<!(.*)>$""", re.DOTALL)  # of an attribute, or a whole comment
REMEMBERED = 100_000  # pieces, and stretches
CODE_UNITS = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")


def inspect_leaks(site: Site, context: Context) -> Iterator[Finding]:
    """A finding for each place where a run of a document begins. It does not show the run: logs are public too."""
    if context.shingles is None:
        return
    if context.shingles.is_empty:
        message = "nothing is known of the documents, so nothing could be compared with them"
        yield Finding(code="leaks-unchecked", place=found_at(site, ""), message=message)
    for path, line in leaks(_texts(site), context.shingles):
        message = f"holds {RUN} or more letters in a row of a document"
        yield Finding(
            code="leaked-text", place=found_at(site, path, line), message=message, hint="say it in other words"
        )


def leaks(files: Iterable[tuple[str, str]], shingles: Shingles) -> Iterator[tuple[str, int]]:
    """(path, line) of each piece of the files (path, text) in which a run of a document's letters ends."""
    search = _search(shingles)
    for path, text in files:
        is_markup = PurePosixPath(path).suffix in MARKUP
        for start in search.in_markup(text) if is_markup else search.in_pieces(_lines(text)):
            yield path, text.count("\n", 0, start) + 1


@lru_cache(maxsize=1)
def _search(shingles: Shingles) -> _Search:
    """The search for one site: what it found clean on one page it finds clean on the next."""
    return _Search(shingles)


class _Search:
    """What was looked at already, with what came of it: the letters of pieces, and the stretches found clean."""

    def __init__(self, shingles: Shingles) -> None:
        self._shingles = shingles
        self._letters: dict[str, str] = {}
        self._clean: set[str] = set()
        self._clean_tags: set[str] = set()

    def in_markup(self, text: str) -> Iterator[int]:
        """The offsets of the pieces between tags, and of the tags, in which a copied run ends."""
        yield from self.in_pieces(_between_tags(text))
        for tag in TAG.finditer(text):
            if tag.group() not in self._clean_tags:
                values = [unquote("".join(value)) for value in VALUE.findall(tag.group())]
                if all(self._is_clean(self._letters_of(value)) for value in values):
                    self._clean_tags = self._clean_tags if len(self._clean_tags) < REMEMBERED else set()
                    self._clean_tags.add(tag.group())
                else:
                    yield tag.start()

    def in_pieces(self, pieces: Iterable[tuple[int, str]]) -> Iterator[int]:
        """The offsets of the pieces in which a copied run ends; it may have begun in an earlier one."""
        before = ""
        for start, piece in pieces:
            stretch = before + self._letters_of(piece)
            if not self._is_clean(stretch):
                yield start
            before = stretch[1 - RUN :]

    def _is_clean(self, stretch: str) -> bool:
        if len(stretch) < RUN or stretch in self._clean:
            return True
        if self._shingles.find(stretch) is not None:
            return False
        if len(self._clean) > REMEMBERED:
            self._clean.clear()
        self._clean.add(stretch)
        return True

    def _letters_of(self, piece: str) -> str:
        if len(self._letters) > REMEMBERED:
            self._letters.clear()
        if piece not in self._letters:
            self._letters[piece] = letters(_decoded(piece))
        return self._letters[piece]


def _texts(site: Site) -> Iterator[tuple[str, str]]:
    for path in sorted(site.subject):
        try:
            yield path, site.read(path).decode()
        except UnicodeDecodeError:
            continue  # pictures and fonts


def _between_tags(text: str) -> Iterator[tuple[int, str]]:
    end = 0
    for tag in TAG.finditer(text):
        if tag.start() > end:
            yield _from_first_word(text, end, tag.start())
        end = tag.end()
    yield _from_first_word(text, end, len(text))


def _from_first_word(text: str, start: int, end: int) -> tuple[int, str]:
    piece = text[start:end].lstrip()
    return end - len(piece), piece


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, line
        start += len(line)


def _decoded(piece: str) -> str:
    """The piece with its character references and `\\uXXXX` escapes resolved."""
    if "\\u" in piece:
        piece = CODE_UNITS.sub(_decode_units, piece)
    return html.unescape(piece) if "&" in piece else piece


def _decode_units(match: re.Match[str]) -> str:
    units = bytes.fromhex(match.group().replace("\\u", ""))
    return units.decode("utf-16-be", "replace")
