"""A fact whose key was changed: what its receipts call it is missed elsewhere, and the change is what to look at.

A fact has no name but its key, so who writes another period into it makes one fact of another, or a second of one that
there is. Its receipts keep the former name and say which documents it was read in, by which readings. In this order:
`told_apart`, which of two facts of one key is the one that was verified with it; `rekeyed`, what is told; which facts
were changed, alone or at the head of a file; which readings the receipts know; where a name is missed; the findings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.findings import Finding, Severity
from generator.reading.period import parse_period
from generator.record.catalog import frozen
from generator.record.load import ONE_KEPT, fact_twice

if TYPE_CHECKING:
    from generator.record.catalog import Catalog, Fact
    from generator.sources.receipts import DocumentReceipts

MERGED = "merge the two only where both say the same of the same figure"
MOST_PLACES = 3  # named in a message
MOST_PARTS = 2  # of a key that are changed at once, where the readings are those of its receipts
MOST_ALONE = 3  # facts of a file that are told one by one where each lost the same part of its key
Cited = frozenset[tuple[str, str, str | None]]  # (document, reading, token)
Kept = Mapping[str, "DocumentReceipts"]
Head = tuple[str, str, str]  # a file, the part of a key that it gives its facts, and what that was


@dataclass(frozen=True, kw_only=True, slots=True)
class Rekeyed:
    """A fact that was verified as `former`, which there is no fact of; `other` is the fact that has its key already."""

    former: str
    fact: Fact
    other: Fact | None = None

    @property
    def parts(self) -> tuple[list[str], list[str]]:
        """The parts of its id that it lost, and those it has instead."""
        return _other_parts(self.former, self.fact.id)


def told_apart(catalog: Catalog, kept: Kept) -> Catalog:
    """The catalog with that one of two facts of one key which was verified with it."""
    cited = _cited(kept) if catalog.twice else {}
    facts, twice = dict(catalog.facts), []
    for fact in catalog.twice:
        first = facts[fact.id]
        if _is_of(fact, cited) > _is_of(first, cited) or (
            _former(first, cited, catalog) and not _former(fact, cited, catalog)
        ):
            facts[fact.id], first = fact, first
            twice.append(first)
        else:
            twice.append(fact)
    return replace(catalog, facts=frozen(facts), twice=tuple(twice)) if twice else catalog


def rekeyed(
    findings: Sequence[Finding], catalog: Catalog, kept: Kept
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """One finding for each fact that is missed under the name its receipts have or shares the key of another; and those
    of `findings` that say the same of a file whose head was changed."""
    missed = _missed(findings, catalog)
    cited = _cited(kept) if missed or catalog.twice else {}
    changed = [*_twice_known(catalog, cited), *_moved_known(missed, catalog, cited)]
    heads = _heads(changed)
    under = {id(each.fact) for alike in heads.values() for each in alike}
    told = [_of_file(head, alike, _missed_of(head, alike, missed, catalog)) for head, alike in heads.items()]
    told += [
        (_twice if each.other else _moved)(each, missed.get(each.former, []))
        for each in changed
        if id(each.fact) not in under
    ]
    known = {id(each.fact) for each in changed}
    for fact in (fact for fact in catalog.twice if id(fact) not in known):
        other = catalog.facts[fact.id]
        if not any(_gets(each, file, part) for file, part, _ in heads for each in (fact, other)):
            told.append(_second(fact, other, missed))
    return tuple(told), tuple(_alike(findings, heads, catalog))


def _twice_known(catalog: Catalog, cited: Mapping[str, Cited]) -> Iterator[Rekeyed]:
    for fact in catalog.twice:
        if former := _former(fact, cited, catalog):
            yield Rekeyed(former=former, fact=fact, other=catalog.facts[fact.id])


def _moved_known(missed: Iterable[str], catalog: Catalog, cited: Mapping[str, Cited]) -> Iterator[Rekeyed]:
    new = [fact for fact in catalog.facts.values() if fact.record.read and fact.id not in cited]
    for name in missed:
        readings = cited.get(name, frozenset())
        found = [fact for fact in new if readings and readings <= _readings(fact) and _is_near(name, fact.id)]
        if len(found) == 1:
            yield Rekeyed(former=name, fact=found[0])


def _gets(fact: Fact, file: str, part: str) -> bool:
    """Whether a fact of the file has a part of its key from the head of it."""
    return fact.origin.file == file and getattr(fact.record.fact, part) is None


def _heads(changed: Iterable[Rekeyed]) -> Mapping[Head, Sequence[Rekeyed]]:
    """Those of a file that all lost what its head gives them, where they are many."""
    found: dict[Head, list[Rekeyed]] = defaultdict(list)
    for each in changed:
        lost, gained = each.parts
        part = _part(each.fact, gained[0]) if gained else ""
        is_one = len(lost) == len(gained) == 1
        if is_one and part in ("entity", "period") and _gets(each.fact, each.fact.origin.file, part):
            found[each.fact.origin.file, part, ".".join(lost)].append(each)
    return {head: alike for head, alike in found.items() if len(alike) > MOST_ALONE}


def _alike(findings: Iterable[Finding], heads: Iterable[Head], catalog: Catalog) -> Iterator[Finding]:
    """What is found at the readings of a fact for the part of its key that the head of its file gives it."""
    places = {
        fact.origin.at("read", at, "exact"): f"cue-{part}"
        for file, part, _ in heads
        for fact in catalog.facts.values()
        if _gets(fact, file, part)
        for at in range(len(fact.record.read))
    }
    for finding in findings:
        if finding.place in places and (finding.severity is Severity.PENDING or finding.code == places[finding.place]):
            yield finding


def _cited(kept: Kept) -> dict[str, Cited]:
    """The readings that each fact has receipts of."""
    found: dict[str, set[tuple[str, str, str | None]]] = defaultdict(set)
    for document, record in kept.items():
        for citation, receipt in record.citations.items():
            owner, _, reading = citation.rpartition("#")
            found[owner].add((document, reading, receipt.exact))
    return {owner: frozenset(readings) for owner, readings in found.items()}


def _readings(fact: Fact) -> Cited:
    return frozenset((reading.document, reading.id, reading.exact) for reading in fact.record.read)


def _is_of(fact: Fact, cited: Mapping[str, Cited]) -> bool:
    """Whether the fact has the readings that were verified under its key."""
    readings = cited.get(fact.id, frozenset())
    return bool(readings) and readings <= _readings(fact)


def _former(fact: Fact, cited: Mapping[str, Cited], catalog: Catalog) -> str:
    """What a fact was verified as, where that is one name which no other fact has; else nothing."""
    mine = _readings(fact)
    names = [
        name
        for name, readings in cited.items()
        if readings <= mine and name not in catalog.facts and _is_near(name, fact.id)
    ]
    return names[0] if len(names) == 1 else ""


def _as_written(part: str) -> str:
    """A part of an id as a record writes it: the period 2025-Q2 of 2025-q2."""
    written = part.upper().replace("--", "/")
    period = parse_period(written)
    return written if period is not None and period.slug == part else part


def _is_alike(name: str, other: str, most: int = 1) -> bool:
    """Whether two ids differ in one part alone, or in so many: another period, another measure, or one part more."""
    return all(len(parts) <= most for parts in _other_parts(name, other))


def _is_near(name: str, other: str) -> bool:
    """Whether one id can be the other with its key changed, of facts that have the same readings."""
    return _is_alike(name, other, MOST_PARTS)


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


# --- what is told ----------------------------------------------------------------------------------------


def _part(fact: Fact, gained: str) -> str:
    """Which part of its key a fact has in the place of another."""
    for name, value in fact.key.parts.items():
        if value and gained in (value.lower().replace("/", "--"), f"{name}-{value}"):
            return name
    return ""


def _back(each: Rekeyed) -> str:
    """What is written to put a key back, with the part of it that was changed."""
    lost, gained = each.parts
    if len(lost) == len(gained):
        pairs = zip(lost, gained, strict=True)
        named = (
            f"{_part(each.fact, new) or 'key'} back ({_as_written(old)} for {_as_written(new)})" for old, new in pairs
        )
        return f"put the {' and the '.join(named)}"
    told = (("with", lost), ("without", gained))
    shown = (f"{word} {', '.join(map(_as_written, parts))}" for word, parts in told if parts)
    return f"put the key back ({' and '.join(shown)})"


def _using(places: Sequence[str]) -> str:
    known = list(dict.fromkeys(places))
    more = f" and {len(known) - MOST_PLACES} more" if len(known) > MOST_PLACES else ""
    number = f"{len(known)} places still use" if len(known) > 1 else "one place still uses"
    return f"which {number} ({', '.join(known[:MOST_PLACES])}{more})"


def _moved(each: Rekeyed, places: Sequence[str]) -> Finding:
    gained = ", ".join(map(_as_written, each.parts[1])) or "nothing"
    return Finding(
        code="key-changed",
        place=each.fact.origin.at("fact"),
        message=f"the fact here was verified as `{each.former}` and has the key of `{each.fact.id}`; there is no fact "
        f"`{each.former}`, {_using(places)}",
        hint=f"{_back(each)}, or, where the passage truly says {gained}, change those places",
        looked_up=(f"fact:{each.former}",),
    )


def _twice(each: Rekeyed, places: Sequence[str]) -> Finding:
    """A fact that was verified under another key than the one it shares."""
    assert each.other is not None
    missing = f"; there is no fact `{each.former}`, {_using(places)}" if places else ""
    known = f"; the one here was verified as `{each.former}`{missing}"
    hint = f"if you did not mean to change it, {_back(each)}; {MERGED}"
    return fact_twice(each.fact, each.other, known, hint, (f"fact:{each.former}",))


def _second(fact: Fact, other: Fact, missed: Mapping[str, list[str]]) -> Finding:
    """A fact with the key of another, of which no receipt tells which is wrong; a name that is missed may have been
    its own."""
    near = [name for name in missed if _is_alike(name, fact.id)]
    if len(near) != 1:
        return fact_twice(fact, other, looked_up=(f"fact:{fact.id}",))
    known = f"; there is no fact `{near[0]}`, {_using(missed[near[0]])}"
    hint = f"if one of the two is `{near[0]}`, give it that key again; {ONE_KEPT}"
    return fact_twice(fact, other, known, hint, (f"fact:{fact.id}", f"fact:{near[0]}"))


def _missed_of(head: Head, alike: Sequence[Rekeyed], missed: Iterable[str], catalog: Catalog) -> tuple[str, ...]:
    """The names that are missed for the facts of a head, those included that are calculated."""
    file, part, _ = head
    (lost,), (gained,) = alike[0].parts
    facts = (fact for fact in (*catalog.facts.values(), *catalog.twice) if _gets(fact, file, part))
    former = (".".join(lost if each == gained else each for each in fact.id.split(".")) for fact in facts)
    return tuple(dict.fromkeys((*(each.former for each in alike), *sorted({*former} & {*missed}))))


def _of_file(head: Head, alike: Sequence[Rekeyed], missed: Iterable[str]) -> Finding:
    """Many facts of a file that were verified with another entity or period than its head gives them."""
    first, part = alike[0], head[1]
    lost, gained = (", ".join(map(_as_written, parts)) for parts in first.parts)
    others = sum(each.other is not None for each in alike)
    shared = f"; {others} of them share their key with another fact" if others else ""
    return Finding(
        code="key-changed",
        place=first.fact.written(part).at(),
        message=f"{len(alike)} facts of this file were verified with {part} {lost} and get {gained} from here{shared}",
        hint=f"put `{part}: {lost}` back here; write a {part} that is one fact's alone with that fact",
        looked_up=tuple(f"fact:{name}" for name in missed),
    )
