"""Citations that hold with the texts and are not as `verify` last saw them: a line for each cause, none of them wrong.

In this order: `stale`; the causes, document by document, then what the citations have in common, the widest first: a
document that was changed, a file with new citations, a concept with another alias, a fact; the finding. All of it
awaits a maintainer: nothing is published before `verify` has written the receipts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.findings import Finding, Place, Severity
from generator.judging.decisions import AWAITS
from generator.judging.resolve import cited_phrases
from generator.sources.receipts import is_receipt_of
from generator.sources.shingles import fingerprint

if TYPE_CHECKING:
    from generator.cache.memory import Memory
    from generator.judging.observation import Resolved
    from generator.record.catalog import Catalog, Origin
    from generator.sources.documents import DocumentText
    from generator.sources.receipts import DocumentReceipts, Evidence, Receipt

MOST_ALONE = 3  # so many records are told one by one


@dataclass(frozen=True, kw_only=True, slots=True)
class Stale:
    """A citation that is new, or another than the one verified."""

    id: str
    owner: str
    document: str
    is_new: bool
    origin: Origin


def stale(
    resolved: Resolved,
    kept: Mapping[str, DocumentReceipts],
    catalog: Catalog,
    texts: Mapping[str, DocumentText],
    memory: Memory,
) -> Iterator[Finding]:
    """What of the receipts is not what the texts at hand give."""
    found: list[Stale] = []
    whole: set[str] = set()
    cited_in: dict[str, dict[str, tuple[Evidence, dict[str, Any]]]] = defaultdict(dict)
    for name, (document, seen, bound) in resolved.evidence.items():
        cited_in[document][name] = seen, bound
    for document, text in texts.items():
        cited = cited_in[document]
        record, origin = kept.get(document), catalog.documents[document][1]
        if record is None:
            yield _finding(origin.at(), f"nothing of {document} is verified yet ({_number(cited, 'citation')})")
            continue
        made_from = ("fingerprint", text.text, text.start, text.end)
        if [*record.fingerprint] != memory.recall(made_from, lambda: [*fingerprint_of(text)]):  # noqa: B023 - called now
            yield _finding(origin.at(), f"the text of {document} is another than the one that was verified")
        odd = [name for name, seen in cited.items() if not _is_same(record.citations.get(name), *seen)]
        found += [_stale(name, document, catalog, is_new=name not in record.citations) for name in odd]
        if len(odd) == len(cited) > MOST_ALONE:
            whole.add(document)
        if gone := sorted(record.citations.keys() - cited.keys()):
            owners = ", ".join(dict.fromkeys(name.rpartition("#")[0] for name in gone))
            yield _finding(
                origin.at(), f"{_number(gone, 'receipt')} of {document} stand for what is not cited: {owners}"
            )
    yield from _by_cause(found, whole, catalog)


def fingerprint_of(text: DocumentText) -> tuple[str, ...]:
    """The fingerprint of a document's article."""
    return tuple(fingerprint(text.text[text.start : text.end]))


def _is_same(kept: Receipt | None, found: Evidence, bound: dict[str, Any]) -> bool:
    return kept is not None and is_receipt_of(kept, found, bound)


def _stale(citation: str, document: str, catalog: Catalog, *, is_new: bool) -> Stale:
    owner = citation.rpartition("#")[0]
    phrases = (each.origin for each in cited_phrases(catalog) if each.owner == owner)
    fact = catalog.facts.get(owner)
    origin = fact.origin if fact else next(phrases, catalog.documents[document][1])
    return Stale(id=citation, owner=owner, document=document, is_new=is_new, origin=origin)


# --- causes ----------------------------------------------------------------------------------------------


def _by_cause(found: list[Stale], whole: set[str], catalog: Catalog) -> Iterator[Finding]:
    """`whole` are the documents of which every citation is another."""
    new = [each for each in found if each.is_new]
    changed = [each for each in found if not each.is_new and each.document not in whole]
    for document, alike in _grouped(found, lambda each: "" if each.is_new else _one_of(each.document, whole)):
        what = f"the record of {document} was changed since its {_number(alike, 'citation')} were verified"
        yield _finding(catalog.documents[document][1].at(), what)
    names = {name for name, alike in _grouped(changed, lambda each: _concept(each, catalog)) if _is_many(alike)}
    for name, alike in _grouped(changed, lambda each: _one_of(_concept(each, catalog), names)):
        what = f"{name}, or what is recorded of it, was changed since {_number(alike, 'citation')} were verified"
        yield _finding(catalog.concepts[name][1].at(), what)
    files = {file for file, alike in _grouped(new, lambda each: each.origin.file) if _is_many(alike)}
    for file, alike in _grouped(new, lambda each: _one_of(each.origin.file, files)):
        yield _finding(Place(file=file), f"{_number(alike, 'citation')} here are new and not verified yet")
    alone = [each for each in changed if _concept(each, catalog) not in names]
    alone += [each for each in new if each.origin.file not in files]
    for owner, alike in _grouped(alone, lambda each: each.owner):
        state = "is new and not verified yet" if all(e.is_new for e in alike) else "was changed since it was verified"
        yield _finding(alike[0].origin.at(), f"{owner} ({_number(alike, 'citation')}) {state}")


def _concept(each: Stale, catalog: Catalog) -> str:
    fact = catalog.facts.get(each.owner)
    return fact.key.concept if fact else ""


def _one_of(name: str, names: set[str]) -> str:
    return name if name in names else ""


def _is_many(alike: Iterable[Stale]) -> bool:
    return len({each.owner for each in alike}) > MOST_ALONE


def _grouped(found: Iterable[Stale], by: Callable[[Stale], str]) -> Iterator[tuple[str, list[Stale]]]:
    """The citations by what they have in common, without those that have nothing."""
    groups: dict[str, list[Stale]] = defaultdict(list)
    for each in found:
        if name := by(each):
            groups[name].append(each)
    yield from groups.items()


# --- the finding -----------------------------------------------------------------------------------------


def _number(things: Iterable[object], name: str) -> str:
    count = len(list(things))
    return f"{count} {name}{'' if count == 1 else 's'}"


def _finding(place: Place, what: str) -> Finding:
    return Finding(
        severity=Severity.PENDING,
        code="receipt-stale",
        place=place,
        message=f"nothing is wrong: {what}",
        hint=AWAITS,
    )
