"""Receipts: machine-written proof that a citation was verified against its text.

A receipt binds the evidence (document hash, reader and cue versions, selector, position, hash of the words
around it) and the assertion (fact key, sign, status, who states it, `says`, `cue`, the document's `about` and
stretches, the aliases used). Change any of these and it no longer holds. One file a document,
`data/receipts/<document>.json`, a citation a line, so that a reviewer sees which changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator.findings import Collected, Finding, Place
from generator.reading.figures import READER_VERSION
from generator.record.strict_bytes import read_text
from generator.sources.cues import CUES_VERSION

FOLDER = "data/receipts"
CONTEXT = 40  # code points on either side of the citation that the context hash covers
CAP_BYTES = 8 * 1024 * 1024
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
_ASIDE = "\0"  # stands in no record
_WRITTEN_ASIDE = json.dumps(_ASIDE)


class Receipt(BaseModel):
    """Where a citation was found, what the words beside it told, and the digest that binds it all.

    `sign` is that of the value. `read` is the reading of a token that says less by itself (第三 as a rank, 高個位數
    as a percentage), `None` where the token alone is read the same. `exact` is the token of a figure, or the words
    that a statement rests on, as recorded: whoever changes it is told what it was; the digest binds it with the rest
    of the record.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    start: int
    end: int
    sign: int
    exact: str | None = None
    read: dict[str, str | None] | None = None
    context: Digest
    holds: Digest


class Coverage(BaseModel):
    """How many figures a document holds and what became of them, as last verified."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    figures: int
    observed: int
    claimed: int
    set_aside: int
    not_quantities: dict[str, int]

    @property
    def accounted(self) -> int:
        """How many figures something accounts for."""
        return self.observed + self.claimed + self.set_aside


class DocumentReceipts(BaseModel):
    """All receipts of one document, its coverage, and the fingerprint of its text for the leak check."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    document: str
    sha256: str
    coverage: Coverage
    fingerprint: tuple[str, ...]
    citations: dict[str, Receipt]


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """Where a citation stands and what the text beside it says: all that only the text can tell."""

    start: int
    end: int
    sign: int
    exact: str | None = None
    read: dict[str, str | None] | None = None
    context: str


def evidence(
    text: str, start: int, end: int, sign: int, read: dict[str, str | None] | None = None, exact: str | None = None
) -> Evidence:
    """The evidence for the citation `text[start:end]`, with `exact` as the record has it."""
    around = text[max(0, start - CONTEXT) : end + CONTEXT]
    return Evidence(start=start, end=end, sign=sign, exact=exact, read=read, context=_digest(around))


@dataclass(frozen=True, slots=True)
class Shared:
    """A part of many assertions, written as JSON once for all of them."""

    json: str


def shared(part: object) -> Shared:
    """A part that JSON can say, to be bound by many assertions."""
    return Shared(_as_json(part))


def receipt(found: Evidence, assertion: Mapping[str, Any]) -> Receipt:
    """The receipt for evidence that bears out an assertion (a mapping that JSON can say, but for what is `Shared`)."""
    return Receipt(
        start=found.start,
        end=found.end,
        sign=found.sign,
        exact=found.exact,
        read=found.read,
        context=found.context,
        holds=holds(found, assertion),
    )


def holds(found: Evidence, assertion: Mapping[str, Any]) -> str:
    """The digest over evidence and assertion; 128 bits of BLAKE2b."""
    bound = {
        "reader": READER_VERSION,
        "cues": CUES_VERSION,
        "start": found.start,
        "end": found.end,
        "sign": found.sign,
        "read": found.read,
        "context": found.context,
        "assertion": assertion,
    }
    return _digest(_as_json(bound))


def is_receipt_of(kept: Receipt, found: Evidence, assertion: Mapping[str, Any]) -> bool:
    """Whether a kept receipt is that for the evidence; one that does not name its token is none the worse for it."""
    is_there = _evidence(kept) == replace(found, exact=None)
    return is_there and kept.exact in (None, found.exact) and kept.holds == holds(found, assertion)


def still_holds(kept: Receipt, assertion: Mapping[str, Any]) -> bool:
    """Whether the receipt binds exactly this assertion, and the evidence and the token it names."""
    is_its_token = kept.exact is None or kept.exact == assertion["reading"]["exact"]
    return is_its_token and kept.holds == holds(_evidence(kept), assertion)


def _evidence(kept: Receipt) -> Evidence:
    """The evidence that a receipt was written for, but for its token."""
    return Evidence(start=kept.start, end=kept.end, sign=kept.sign, read=kept.read, context=kept.context)


def load_receipts(project: Path) -> Collected[dict[str, DocumentReceipts]]:
    """All receipt files by document; a broken one is a finding and counts as absent."""
    loaded: dict[str, DocumentReceipts] = {}
    findings: list[Finding] = []
    if is_elsewhere(project):
        hint = "put the folder itself there, and run `python -m generator verify`"
        found = Finding(code="file-not-regular", place=Place(file=FOLDER), message="This is a symbolic link", hint=hint)
        return Collected(value={}, findings=(found,))
    for path in sorted((project / FOLDER).glob("[!_]*.json")):
        shown = path.relative_to(project).as_posix()
        text = read_text(path, shown, cap=CAP_BYTES)
        findings.extend(text.findings)
        if text.value is None:
            continue
        try:
            record = DocumentReceipts.model_validate_json(text.value)
        except ValidationError:
            findings.append(broken(shown))
            continue
        if record.document == path.stem:
            loaded[record.document] = record
        else:
            findings.append(broken(shown))
    return Collected(value=loaded, findings=tuple(findings))


def is_elsewhere(project: Path) -> bool:
    """Whether the folder of receipts is a link, behind which nothing is read."""
    return (project / FOLDER).is_symlink()


def render(record: DocumentReceipts) -> str:
    """The file's text: stable, a citation a line."""
    head = {"document": record.document, "sha256": record.sha256, "coverage": record.coverage.model_dump()}
    lines = [f"  {json.dumps(key)}: {json.dumps(value, sort_keys=True)}," for key, value in head.items()]
    lines.append(f'  "fingerprint": {json.dumps(list(record.fingerprint), separators=(",", ":"))},')
    lines.append('  "citations": {')
    rows = [
        f"    {json.dumps(key)}: {json.dumps(value.model_dump(exclude_none=True), ensure_ascii=False)}"
        for key, value in sorted(record.citations.items())
    ]
    return "\n".join(["{", *lines, ",\n".join(rows), "  }", "}", ""])


def broken(shown: str) -> Finding:
    """A file that only `verify` writes, in another form."""
    return Finding(
        code="receipts-broken",
        place=Place(file=shown),
        message="this file is not what `verify` writes",
        hint="delete it and run `python -m generator verify` where the texts are at hand",
    )


def _as_json(value: object) -> str:
    """One text for one value, that of what is shared put in where it stands."""
    aside: list[str] = []

    def put_aside(part: Shared) -> str:
        aside.append(part.json)
        return _ASIDE

    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=put_aside)
    for part in aside:  # in the order in which they stand
        text = text.replace(_WRITTEN_ASIDE, part, 1)
    return text


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
