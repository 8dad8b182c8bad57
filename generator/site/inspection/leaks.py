"""No run of a document's letters stands in any file of the site: not in text, attributes, data, drawings or scripts.

In this order: `inspect_leaks`, over the site; `leaks`, over any files; how a file is taken apart into stretches of
text. Tags part a file into pieces; a run that goes on over several pieces is found as well, because the letters of all
pieces are looked at in one.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.findings import Finding
from generator.site.inspection.context import Context, Site, found_at
from generator.sources.shingles import LEAST, Shingles, letters

MARKUP = frozenset({".html", ".xml", ".svg"})
TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
VALUE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')|^<!(.*)>$""", re.DOTALL)  # of an attribute, or a whole comment
REMEMBERED = 100_000  # pieces, and tags
CODE_UNITS = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")


def inspect_leaks(site: Site, context: Context) -> Iterator[Finding]:
    """A finding for each place where a run of a document begins. It does not show the run: logs are public too."""
    if context.shingles is None:
        return
    if context.shingles.is_empty:
        message = "nothing is known of the documents, so nothing could be compared with them"
        yield Finding(code="leaks-unchecked", place=found_at(site, ""), message=message)
    for path, line, document in leaks(_texts(site), context.shingles):
        message = f"letters stand here as they stand in {document}, too many in a row"
        yield Finding(
            code="leaked-text", place=found_at(site, path, line), message=message, hint="say it in other words"
        )


def leaks(files: Iterable[tuple[str, str]], shingles: Shingles) -> Iterator[tuple[str, int, str]]:
    """(path, line, document) of each piece of the files (path, text) in which a run of a document's letters ends."""
    search = _search(shingles)
    for path, text in files:
        is_markup = PurePosixPath(path).suffix in MARKUP
        for start, document in search.in_markup(text) if is_markup else search.in_pieces(_lines(text)):
            yield path, text.count("\n", 0, start) + 1, document


@lru_cache(maxsize=1)
def _search(shingles: Shingles) -> _Search:
    """The search for one site: what it found clean on one page it finds clean on the next."""
    return _Search(shingles)


class _Search:
    """What was looked at already, with what came of it: the letters of pieces, and the tags found clean."""

    def __init__(self, shingles: Shingles) -> None:
        self._shingles = shingles
        self._letters: dict[str, str] = {}
        self._clean_tags: set[str] = set()

    def in_markup(self, text: str) -> Iterator[tuple[int, str]]:
        """The offsets of the pieces between tags, and of the tags, in which a copied run ends, and whose it is."""
        parts = TAG.split(text)  # what stands between tags, and the tags, in turn
        starts = list(accumulate(map(len, parts[:-1]), initial=0))
        yield from self.in_pieces(zip(starts[::2], parts[::2], strict=True))
        for start, tag in zip(starts[1::2], parts[1::2], strict=True):
            if tag not in self._clean_tags:
                values = [unquote("".join(value)) for value in VALUE.findall(tag)]
                copied = next(filter(None, map(self._copied, map(self._letters_of, values))), None)
                if copied:
                    yield start, copied
                else:
                    self._clean_tags = self._clean_tags if len(self._clean_tags) < REMEMBERED else set()
                    self._clean_tags.add(tag)

    def in_pieces(self, pieces: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """The offsets of the pieces in which a copied run ends, whose it is; it may have begun in an earlier one."""
        places = [(start, piece) for start, piece in pieces if not piece.isspace()]
        said = [self._letters_of(piece) for _, piece in places]
        ends = list(accumulate(map(len, said)))
        last = -1
        for copy in self._shingles.copies("".join(said)):
            at = bisect_left(ends, copy.end)
            if at > last:
                start, piece = places[at]
                yield start + len(piece) - len(piece.lstrip()), copy.document
            last = at

    def _copied(self, stretch: str) -> str | None:
        """The document that a run in a stretch of letters is copied from, `None` for none."""
        copy = self._shingles.find(stretch) if len(stretch) >= LEAST else None
        return copy.document if copy else None

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
