"""Mutants of receipts: one of its parts altered, or the receipt of another citation put in its place.

Those of the class `receipt, digest anew` come from somebody who works out the digest anew, as `verify` does. A receipt
is no signature: without the texts nothing tells such a forgery from the truth, and the report says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from generator.sources.receipts import DocumentReceipts, Evidence, Receipt, receipt
from tests.mutants.edits import Mutant, Reforge

if TYPE_CHECKING:
    from generator.sources.receipts import Evidence as Found

Bound = Mapping[str, tuple[str, "Found", dict[str, Any]]]  # citation → document, evidence, assertion
ALTERED = "receipt"
ANEW = "receipt, digest anew"
OTHERS = 3  # how many other citations of the document lend their receipt


def mutants(kept: Mapping[str, DocumentReceipts], bound: Bound, names: frozenset[str]) -> Iterator[Mutant]:
    """Every forgery of the receipts of the citations `names`; `bound` (known with the texts only) for digests anew."""
    for document, record in kept.items():
        citations = [name for name in record.citations if name in names]
        for i, citation in enumerate(citations):
            own = record.citations[citation]
            for what, forged in _altered(own):
                yield _forged(ALTERED, document, citation, what, forged)
            for other in (*citations[i + 1 :], *citations[:i])[:OTHERS]:
                yield _forged(ALTERED, document, citation, f"has the receipt of {other}", record.citations[other])
            if citation in bound:
                yield from _anew(document, citation, own, bound[citation][2])


def _altered(own: Receipt) -> Iterator[tuple[str, Receipt]]:
    yield "start moved by one", own.model_copy(update={"start": own.start + 1})
    yield "end moved by one", own.model_copy(update={"end": own.end + 1})
    yield "sign reversed", own.model_copy(update={"sign": -own.sign})
    yield "context altered", own.model_copy(update={"context": _other_digit(own.context)})
    yield "digest altered", own.model_copy(update={"holds": _other_digit(own.holds)})


def _anew(document: str, citation: str, own: Receipt, assertion: Mapping[str, Any]) -> Iterator[Mutant]:
    for what, forged in _altered(own):
        found = Evidence(start=forged.start, end=forged.end, sign=forged.sign, context=forged.context)
        if forged.holds == own.holds:
            yield _forged(ANEW, document, citation, what, receipt(found, assertion))


def _other_digit(digest: str) -> str:
    return ("1" if digest[0] == "0" else "0") + digest[1:]


def _forged(kind: str, document: str, citation: str, what: str, by: Receipt) -> Mutant:
    edit = Reforge(document=document, citation=citation, by=by)
    return Mutant(kind=kind, about=citation, what=what, part="value", edit=edit)
