"""Of all that is wrong with one reading the cause is told first, and what its receipt knows of it.

In this order: what is found about a reading; `leading`; which finding leads; what it says of a token that was changed.
A token that is moved onto a neighbour, or typed anew, is met by many rules: its words speak of another concept, another
reading contradicts it, a sum is broken, and the figure it left is not accounted for. Each alone leads elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.findings import Finding, Severity, quoted

if TYPE_CHECKING:
    from generator.findings import Place
    from generator.judging.edition import Edition
    from generator.judging.observation import Observation, Resolved
    from generator.sources.documents import DocumentText
    from generator.sources.receipts import DocumentReceipts, Receipt

CUE = "cue-"
UNIT = "unit-mismatch"  # a token of another unit is another token, wherever it stands
AT_TOKEN = (  # what is wrong with the token itself, the nearest to the cause first
    UNIT, "quote-not-found", "quote-ambiguous", "quote-in-boilerplate", "not-whole-token", CUE,
)  # fmt: skip
ABOUT_FACT = ("conflict", "relation-broken")
LEFT_BEHIND = "unaccounted"
ORDER = (*AT_TOKEN, *ABOUT_FACT, LEFT_BEHIND)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """The errors by where they stand and by the facts that they looked up."""

    at: Mapping[Place, Sequence[Finding]]
    about: Mapping[str, Sequence[Finding]]

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> _Found:
        at, about = defaultdict(list), defaultdict(list)
        for finding in findings:
            if _rank(finding) < len(ORDER) or finding.severity is Severity.PENDING:
                at[finding.place].append(finding)
                for name in finding.looked_up if finding.severity is Severity.ERROR else ():
                    kind, _, identifier = name.partition(":")
                    about[identifier if kind == "fact" else ""].append(finding)
        return cls(at=at, about=about)


def leading(
    findings: Sequence[Finding],
    resolved: Resolved,
    edition: Edition,
    texts: Mapping[str, DocumentText],
    kept: Mapping[str, DocumentReceipts],
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings, of those about one reading the one that leads to the cause; and the others about it."""
    found = _Found.of(findings)
    resting = _resting(edition)
    led: dict[Finding, Finding] = {}
    behind: dict[Finding, None] = {}
    for observation in (each for group in resolved.observations.values() for each in group if found.at):
        place = observation.origin.at("exact")
        was = _changed(observation, kept)
        about = [*found.at.get(place, ())]
        if was is not None:
            names = (observation.fact.id, *resting.get(observation.fact.id, ()))
            about += [finding for name in names for finding in found.about.get(name, ())]
            about = [finding for finding in about if _is_of(finding, observation, was, edition)]
        elif any(_rank(finding) < len(AT_TOKEN) for finding in about):  # which of two figures errs is told there
            about += [finding for finding in found.about.get(observation.fact.id, ()) if finding.code in ABOUT_FACT]
        wrong = [finding for finding in about if finding.severity is Severity.ERROR]
        if not wrong:
            continue
        first = min(wrong, key=_rank)
        led[first] = first if was is None else _with_receipt(first, observation, was, texts, place)
        alone = was is not None or first.code == UNIT
        behind |= dict.fromkeys(each for each in wrong if each != first and (alone or each.code in ABOUT_FACT))
    told = (led.get(finding, finding) for finding in findings if finding in led or finding not in behind)
    return tuple(dict.fromkeys(told)), tuple(finding for finding in behind if finding not in led)


def _rank(finding: Finding) -> int:
    code = CUE if finding.code.startswith(CUE) and finding.answer else finding.code
    is_counted = finding.severity is Severity.ERROR and code in ORDER
    return ORDER.index(code) if is_counted else len(ORDER)


def _resting(edition: Edition) -> Mapping[str, Sequence[str]]:
    """The facts that are calculated from each, in one step."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, derived in edition.derived.items():
        for each in derived.inputs:
            found[each].append(name)
    return found


def _changed(observation: Observation, kept: Mapping[str, DocumentReceipts]) -> Receipt | None:
    """The receipt of a reading whose token is another than the one that was verified, or stands elsewhere."""
    record = kept.get(observation.document.id)
    was = record.citations.get(observation.id) if record else None
    if record is None or was is None or was.exact is None:
        return None
    is_same_text = record.sha256 == observation.document.sha256 and observation.start is not None
    moved = is_same_text and observation.start != was.start
    return was if moved or was.exact != observation.reading.exact else None


def _is_of(finding: Finding, observation: Observation, was: Receipt, edition: Edition) -> bool:
    """Whether a finding about a fact can come of the change: an open figure does where it is the one that was left."""
    if finding.code != LEFT_BEHIND:
        return True
    account = edition.accounts.get(observation.document.id)
    is_here = finding.place.file == edition.catalog.documents[observation.document.id][1].file
    return account is not None and is_here and was.start in {quantity.start for quantity in account.open}


def _with_receipt(
    finding: Finding, observation: Observation, was: Receipt, texts: Mapping[str, DocumentText], place: Place
) -> Finding:
    """The finding at the token, with what that was when it was verified."""
    then, now = quoted(was.exact or ""), quoted(observation.reading.exact)
    back = f"put {then} back"
    if then == now:
        text = texts[observation.document.id]
        then, now = f"{then} at {text.where(was.start)}", f"the one at {text.where(observation.start or 0)}"
        back = "put the prefix, suffix or occurrence back"
    return replace(
        finding,
        place=place,
        message=f"{observation.id} was verified as {then} and reads {now} here: {finding.message}",
        hint=f"{back} if you did not mean to change it; else {finding.hint}",
    )
