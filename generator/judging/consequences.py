"""Findings that only follow from another: withheld, and counted where the cause is.

In this order: `told_and_withheld`; what a finding looked up and what it breaks; who follows whom. A record that is
missing because its file is broken, or that has another id because a name in it is misspelt, is named by many others; a
thousand findings that it does not exist would hide the one that says why. What a rule looks up and what its finding
breaks stands in its record (`findings.rules`); which record exactly, in the finding (`looked_up`) and in its place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.findings import Finding, Severity
from generator.findings.rules import rule_of
from generator.judging.relations import ids_of
from generator.record.formulas import readable_references

if TYPE_CHECKING:
    from generator.findings import Place
    from generator.record.catalog import Catalog

# What is lost with a file: the kinds of record it holds; those in the first column by the id in its path.
FILES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("", "data/facts/*", ("fact",)),
    ("", "data/concepts.yml", ("concept", "dimension", "member")),
    ("", "data/entities.yml", ("entity",)),
    ("document", "data/documents/*", ()),
    ("", "data/units.yml", ("unit",)),
    ("", "data/relations.yml", ("relation",)),
    ("", "data/set_aside/*", ("set-aside",)),
    ("", "data/claims/*", ("claim",)),
    ("", "data/questions/*", ("question",)),
    ("", "data/events.yml", ("event",)),
    ("", "data/errors/*", ("error",)),
    ("", "data/glossary.yml", ("term", "name")),
    ("", "data/topics.yml", ("topic",)),
    ("briefing", "site_src/briefings/*/*", ("topic", "chart")),
    ("", "data", ("document", "fact")),
)
LAST = ("facts-unused",)  # seen once nothing is wrong: what would use a fact may be what is wrong
CUE, KEY_LACKS = "cue-", "dimension-missing"
REKEYED, TWICE = "key-changed", "fact-twice"  # what they looked up is missing, as what an `unknown-…` names


@dataclass(frozen=True, kw_only=True, slots=True)
class Lost:
    """A record that is not to be relied on; without `id` any that is missing, with `pattern` any such one like it."""

    kind: str
    id: str = ""
    pattern: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Told:
    """What stands in the catalog: the ids of each kind, and by file where each record begins."""

    ids: Mapping[str, Collection[str]]
    starts: Mapping[str, Sequence[tuple[Place, str, str]]]
    derived: Mapping[str, Collection[str]]  # fact → the facts that are calculated from it

    def resting_on(self, kind: str, identifier: str) -> Collection[str]:
        """The record, and of a fact every one that is calculated from it, over any number of steps."""
        found, waiting = {identifier: None}, [identifier] if kind == "fact" else []
        while waiting:
            new = [name for name in self.derived.get(waiting.pop(), ()) if name not in found]
            found |= dict.fromkeys(new)
            waiting += new
        return found

    def owners(self, place: Place) -> Iterator[tuple[str, str]]:
        """Kind and id of the record in which a place lies; of all in its file where it lies above them."""
        starts = self.starts.get(place.file, ())
        at = bisect_right([start for start, _, _ in starts], place)
        yield from ((kind, identifier) for _, kind, identifier in (starts[at - 1 : at] if at else starts))


def told_and_withheld(
    unloaded: Sequence[Finding], others: Sequence[Finding], catalog: Catalog
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """What is told of `unloaded` (found in loading) and `others`, with a warning at each cause that says how many
    follow from it; and those."""
    if not any(f.severity is Severity.ERROR for f in (*unloaded, *others)):
        return (*unloaded, *others), ()
    causes = _causes(unloaded, others, _told(catalog))
    late = [finding for finding in others if finding.code in LAST and finding not in causes]
    told = [finding for finding in others if finding not in causes and finding not in late]
    counted: dict[Finding, int] = defaultdict(int)
    first = {(cause.code, cause.message): cause for cause in reversed(list(causes.values()))}
    for cause in causes.values():
        counted[first[cause.code, cause.message]] += 1  # one missing name in twenty places is one cause
    return (*unloaded, *told, *(_counted(cause, number) for cause, number in counted.items())), (*causes, *late)


def _counted(cause: Finding, number: int) -> Finding:
    what = "1 more finding follows" if number == 1 else f"{number} more findings follow"
    return Finding(
        severity=Severity.WARNING,
        code="consequences-withheld",
        place=cause.place,
        message=f"{what} from the {cause.code} here and will most likely go with it",
        hint="mend that one alone; `check --all` shows the rest",
    )


# --- what is looked up, what is broken -------------------------------------------------------------------


def _looked_up(finding: Finding) -> Iterator[tuple[str, str]]:
    """Kind and id of each record looked up; `*` for all of a kind, no id for those that are missing."""
    if finding.looked_up:
        yield from ((kind, identifier) for kind, _, identifier in (name.partition(":") for name in finding.looked_up))
    elif rule := rule_of(finding.code):
        yield from ((kind, "*") for kind in rule.looks_up)


def _broken(finding: Finding, told: _Told) -> Iterator[Lost]:
    """What cannot be relied on because of a finding."""
    rule = rule_of(finding.code)
    if finding.severity is not Severity.ERROR or rule is None or not rule.breaks:
        return
    yield from _missed(finding, told)
    if rule.breaks == "file":
        yield from _lost_with(finding.place.file)
    if rule.breaks in ("file", "name"):
        return
    for kind, identifier in told.owners(finding.place):
        yield from (Lost(kind=kind, id=name) for name in told.resting_on(kind, identifier))
        yield from (Lost(kind=kind, pattern=pattern) for pattern in _meant(identifier, finding))


def _missed(finding: Finding, told: _Told) -> Iterator[Lost]:
    """What a finding says does not exist, or twice: others that looked it up did not find it either."""
    for name in finding.looked_up:
        kind, _, identifier = name.partition(":")
        is_missing = finding.code in (f"unknown-{kind}", REKEYED) and identifier not in told.ids.get(kind, ())
        if is_missing or finding.code == TWICE:
            yield Lost(kind=kind, id=identifier)


def _lost_with(file: str) -> Iterator[Lost]:
    for named, pattern, kinds in FILES:
        if fnmatch(file, pattern):
            path = PurePosixPath(file)
            if named:
                yield Lost(kind=named, id=path.stem if named == "document" else path.parent.name)
            yield from (Lost(kind=kind) for kind in kinds)


def _meant(identifier: str, finding: Finding) -> Iterator[str]:
    """The ids that a record could have were the name in it that is unknown another."""
    for name in finding.looked_up if not finding.code.startswith(CUE) else ():
        wrong = name.partition(":")[2].lower()
        if wrong and wrong in identifier:
            yield re.escape(identifier).replace(re.escape(wrong), "[^.]+")


def _told(catalog: Catalog) -> _Told:
    records = {
        "document": catalog.documents, "concept": catalog.concepts, "dimension": catalog.dimensions,
        "entity": catalog.entities, "relation": catalog.relations, "claim": catalog.claims, "event": catalog.events,
        "question": catalog.questions, "error": catalog.errors, "unit": catalog.units, "term": catalog.terms,
    }  # fmt: skip
    places = [(origin.at(), kind, name) for kind, of in records.items() for name, (_, origin) in of.items()]
    places += [(fact.origin.at(), "fact", name) for name, fact in catalog.facts.items()]
    places += [(source.origin.at(), "briefing", name) for name, source in catalog.briefings.items()]
    starts: dict[str, list[tuple[Place, str, str]]] = defaultdict(list)
    for place, kind, name in sorted(places):
        starts[place.file].append((place, kind, name))
    known: dict[str, Collection[str]] = {**records, "fact": catalog.facts, "briefing": catalog.briefings}
    return _Told(ids=known, starts=starts, derived=_derived(catalog))


def _derived(catalog: Catalog) -> Mapping[str, Collection[str]]:
    derived: dict[str, list[str]] = defaultdict(list)
    for fact in catalog.facts.values():
        for ref in readable_references(fact.record.derive):
            for name in ids_of(ref, fact.key):
                derived[name].append(fact.id)
    return derived


# --- who follows whom ------------------------------------------------------------------------------------


def _causes(unloaded: Sequence[Finding], others: Sequence[Finding], told: _Told) -> dict[Finding, Finding]:
    """Each of `others` that follows, with the first finding it can be traced to: one that follows from none itself.

    Two that only follow from each other are both told.
    """
    followers = _Followers(others, told)
    breaking = [f for f in dict.fromkeys((*unloaded, *others)) if any(_broken(f, told))]
    leads = {cause: followers.of(cause) for cause in breaking}
    following = {finding for found in leads.values() for finding in found}
    traced: dict[Finding, Finding] = {}
    for root in breaking:
        waiting = [] if root in following and root not in unloaded else [root]
        while waiting:
            for finding in leads.get(waiting.pop(), ()):
                if finding not in traced and finding not in unloaded:
                    traced[finding] = root
                    waiting.append(finding)
    return traced


class _Followers:
    """The findings by what they looked up."""

    def __init__(self, findings: Iterable[Finding], told: _Told) -> None:
        self.told = told
        self.by: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
        for finding in findings:
            for kind, identifier in _looked_up(finding):
                self.by[kind][identifier].append(finding)

    def of(self, cause: Finding) -> list[Finding]:
        """Those that looked up what `cause` breaks; one of its own code is an error as much as it is."""
        found = [finding for lost in _broken(cause, self.told) for finding in self._that_missed(lost)]
        others = (finding for finding in dict.fromkeys(found) if finding.code != cause.code)
        return [finding for finding in others if not self._is_beside(finding, cause)]

    def _is_beside(self, finding: Finding, cause: Finding) -> bool:
        """Whether both are about the key of one fact, so that neither follows from the other."""
        if cause.code != REKEYED and (not cause.code.startswith(CUE) or finding.code != KEY_LACKS):
            return False
        own = set(self.told.owners(cause.place))
        return len(own) == 1 and set(self.told.owners(finding.place)) == own

    def _that_missed(self, lost: Lost) -> Iterator[Finding]:
        looked_up, known = self.by[lost.kind], self.told.ids.get(lost.kind, ())
        yield from looked_up.get("*", ())
        if lost.id:
            yield from looked_up.get(lost.id, ())
            yield from () if lost.id in known else looked_up.get("", ())
            return
        for identifier, findings in looked_up.items():
            is_meant = re.fullmatch(lost.pattern or ".*", identifier) and identifier not in known
            if identifier != "*" and (is_meant or not identifier):
                yield from findings
