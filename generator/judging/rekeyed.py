"""A fact whose key was changed: what its receipts call it is missed elsewhere, and the change is what to look at.

A fact has no name but its key, so who writes another period into it makes one fact of another. Its receipts keep the
former name and say which documents it was read in, by which readings. In this order: `rekeyed`; which readings the
receipts know; where the name is missed; the finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.reading.period import parse_period

if TYPE_CHECKING:
    from generator.record.catalog import Catalog, Fact
    from generator.sources.receipts import DocumentReceipts

MOST_PLACES = 3  # named in a message
Cited = frozenset[tuple[str, str]]  # (document, reading)


def rekeyed(findings: Iterable[Finding], catalog: Catalog, kept: Mapping[str, DocumentReceipts]) -> Iterator[Finding]:
    """One finding for each fact that is missed under the name its receipts have, at the fact that has its readings."""
    missed = _missed(findings, catalog)
    cited = _cited(kept) if missed else {}
    new = [fact for fact in catalog.facts.values() if fact.record.read and fact.id not in cited]
    for name, places in missed.items():
        readings = cited.get(name, frozenset())
        found = [fact for fact in new if readings and readings <= _readings(fact) and _is_alike(name, fact.id)]
        if len(found) == 1:
            yield _finding(name, found[0], places)


def _cited(kept: Mapping[str, DocumentReceipts]) -> dict[str, Cited]:
    """The readings that each fact has receipts of."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for document, record in kept.items():
        for citation in record.citations:
            owner, _, reading = citation.rpartition("#")
            found[owner].add((document, reading))
    return {owner: frozenset(readings) for owner, readings in found.items()}


def _readings(fact: Fact) -> Cited:
    return frozenset((reading.document, reading.id) for reading in fact.record.read)


def _as_written(part: str) -> str:
    """A part of an id as a record writes it: the period 2025-Q2 of 2025-q2."""
    written = part.upper().replace("--", "/")
    period = parse_period(written)
    return written if period is not None and period.slug == part else part


def _is_alike(name: str, other: str) -> bool:
    """Whether two ids differ in one part alone: another period, another measure, or one part more."""
    lost, gained = _other_parts(name, other)
    return len(lost) <= 1 and len(gained) <= 1


def _other_parts(name: str, other: str) -> tuple[list[str], list[str]]:
    """The parts that the first id has alone, and the second."""
    mine, theirs = name.split("."), other.split(".")
    return [part for part in mine if part not in theirs], [part for part in theirs if part not in mine]


def _missed(findings: Iterable[Finding], catalog: Catalog) -> dict[str, list[str]]:
    """Where each fact is looked up that there is not, by its id."""
    places: dict[str, list[str]] = defaultdict(list)
    for finding in findings:
        for looked_up in finding.looked_up if finding.code in ("unknown-fact", "derive-failed") else ():
            kind, _, name = looked_up.partition(":")
            if kind == "fact" and name and name != "*" and name not in catalog.facts:
                places[name].append(str(finding.place))
    return places


def _finding(name: str, fact: Fact, places: list[str]) -> Finding:
    lost, gained = (", ".join(map(_as_written, parts)) or "nothing" for parts in _other_parts(name, fact.id))
    known = list(dict.fromkeys(places))
    more = f" and {len(known) - MOST_PLACES} more" if len(known) > MOST_PLACES else ""
    number = f"{len(known)} places still use" if len(known) > 1 else "one place still uses"
    return Finding(
        code="key-changed",
        place=fact.origin.at("fact"),
        message=f"the fact here was verified as `{name}` and has the key of `{fact.id}`; there is no fact `{name}`, "
        f"which {number} ({', '.join(known[:MOST_PLACES])}{more})",
        hint=f"put the key back ({lost} for {gained}), or, where the passage truly says {gained}, change those places",
        looked_up=(f"fact:{name}",),
    )
