"""The source texts: found in a folder, locked by SHA-256, decoded strictly, never in the repository.

A `DocumentText` is one article: the whole decoded file (offsets everywhere are code points of it), the
article's segment, and what the reader found in it. Several articles may share one file.
"""

from __future__ import annotations

import bisect
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cache.memory import Memory, nothing_known
from generator.findings import Collected, Finding, Place
from generator.reading.figures import Quantity, as_plain, from_plain, read
from generator.record.strict_bytes import decode_document, read_bytes

if TYPE_CHECKING:
    from generator.record.catalog import Origin
    from generator.record.models import Document, Span

CAP_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class DocumentText:
    """The decoded text of one article. `start` and `end` bound its segment in `text`."""

    id: str
    file: str
    text: str = field(repr=False)
    start: int
    end: int
    boilerplate: tuple[tuple[int, int], ...] = ()
    memory: Memory = field(default_factory=nothing_known, repr=False, compare=False)

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        """Every figure of the segment outside boilerplate, offsets in the whole file."""
        article = self.text[self.start : self.end]
        found = self.memory.recall(("figures", article), lambda: [as_plain(each) for each in _figures(article)])
        shifted = (from_plain(each).moved(self.start) for each in found)
        return tuple(q for q in shifted if not self.in_boilerplate(q.start, q.end))

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(i + 1 for i, char in enumerate(self.text) if char == "\n")]

    def line_column(self, offset: int) -> tuple[int, int]:
        """1-based line and column of a code point; lines count on `\\n` only."""
        line = bisect.bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def place(self, offset: int) -> Place:
        """The place of a code point in the document's file."""
        line, column = self.line_column(offset)
        return Place(file=self.file, line=line, column=column)

    def where(self, offset: int) -> str:
        """The place of a code point in words: which document, and where in its file."""
        return f"{self.id}, {self.place(offset)}"

    def in_boilerplate(self, start: int, end: int) -> bool:
        """Whether any part of `[start, end)` lies in a passage named as boilerplate."""
        return any(start < stop and begin < end for begin, stop in self.boilerplate)

    def figure_at(self, start: int, end: int) -> Quantity | None:
        """The figure that is exactly `text[start:end]`, if the reader sees one there."""
        i = bisect.bisect_left(self.figures, start, key=lambda q: q.start)
        if i < len(self.figures) and (self.figures[i].start, self.figures[i].end) == (start, end):
            return self.figures[i]
        return None

    def figure_around(self, start: int, end: int) -> Quantity | None:
        """The figure that overlaps `text[start:end]`, for hints."""
        return next((q for q in self.figures if q.start < end and start < q.end), None)


def load_texts(
    documents: Mapping[str, tuple[Document, Origin]], folder: Path | None, memory: Memory | None = None
) -> Collected[dict[str, DocumentText]]:
    """The texts of all `documents` found in `folder`, by document id.

    Without a folder there are none, and nothing is wrong: receipts are used. With one, a file that is
    missing, not valid UTF-8 or not the locked one is a finding, and its documents are left out. `memory` is what was
    read in them in an earlier run.
    """
    if folder is None:
        return Collected(value={})
    texts: dict[str, DocumentText] = {}
    findings: list[Finding] = []
    decoded = {name: _decode(folder, name) for name in sorted({doc.file for doc, _ in documents.values()})}
    for identifier, (document, origin) in documents.items():
        text, digest, problems = decoded[document.file]
        findings.extend(_named(problem, document.file, documents) for problem in problems)
        if text is None:
            continue
        if problem := _mismatch(document, origin, digest, len(text)):
            findings.append(problem)
            continue
        texts[identifier] = DocumentText(
            id=identifier,
            file=document.file,
            text=text,
            start=document.segment.start,
            end=document.segment.end,
            boilerplate=_pairs(document.boilerplate),
            memory=memory or nothing_known(),
        )
    return Collected(value=texts, findings=tuple(dict.fromkeys(findings)))


def _named(problem: Finding, file: str, documents: Mapping[str, tuple[Document, Origin]]) -> Finding:
    """The finding about a file, with the documents whose text it is."""
    ids = ", ".join(name for name, (document, _) in documents.items() if document.file == file)
    return replace(problem, message=f"{problem.message} (the text of {ids})")


def _decode(folder: Path, name: str) -> tuple[str | None, str, tuple[Finding, ...]]:
    """Text, digest and findings of one file, which is read once."""
    raw = read_bytes(folder / name, name, cap=CAP_BYTES)
    if raw.value is None:
        return None, "", raw.findings
    decoded = decode_document(raw.value, name)
    return decoded.value, hashlib.sha256(raw.value).hexdigest(), decoded.findings


def _mismatch(document: Document, origin: Origin, digest: str, length: int) -> Finding | None:
    if digest != document.sha256:
        return Finding(
            code="document-changed",
            place=origin.at("sha256"),
            message=f"{document.file}, the text of {document.id}, is not the one locked: its SHA-256 is {digest[:12]}…",
            expected=f"{document.sha256[:12]}…",
            hint="restore the file, or record a new document; citations are bound to the locked text",
        )
    if document.segment.end > length:
        return Finding(
            code="segment-outside",
            place=origin.at("segment", "to"),
            message=f"the segment ends at {document.segment.end}, the file has {length} code points",
            hint=f"write a `to` of at most {length}",
        )
    return None


def _pairs(spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)


@lru_cache(maxsize=64)
def _figures(article: str) -> tuple[Quantity, ...]:
    """Remembered, because the live preview reads every document again after each edit."""
    return tuple(read(article))
