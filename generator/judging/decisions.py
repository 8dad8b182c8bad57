"""What adjudications decided when `verify` last saw them: who reverses a decision must say why anew.

In this order: `Decision` and `decisions`, what is decided now; the file that keeps it; `reversed_without_reason`,
`unverified` and `verified`, what the two together show and what is kept next.

A note argues for one decision. So the file binds the note, in each language, to the value that was decided for and to
the kind of reason; a decision that changes while a note stays as it was is an error, with the texts and without. Only
letters count: a comma more is no new reason. Like every receipt the file is written by `verify` alone, by somebody who
has the texts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from generator.findings import Collected, Finding, Place, Severity
from generator.record.strict_bytes import read_text
from generator.sources.receipts import CAP_BYTES, FOLDER, broken, is_elsewhere
from generator.sources.shingles import letters

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.judging.reconcile import Judged
    from generator.record.models import Localized

FILE = f"{FOLDER}/_decisions.json"  # no document can have this name
AWAITS = (  # what is told of a change that nobody has verified
    "if you meant the change, nothing is left for you to do: a maintainer who has the documents reviews it and runs "
    "`python -m generator verify`"
)


class Decision(BaseModel):
    """What was decided of a fact and for what kind of reason (`221 percent (revision)`, or `none` with what is shown
    instead), and the digest of the note in each language."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    decided: str
    notes: dict[str, str]


Decisions = Mapping[str, Decision]
_DECISIONS = TypeAdapter(dict[str, Decision])


def decisions(edition: Edition) -> dict[str, Decision]:
    """What each adjudication decides now, by fact; not one whose accepted reading has no value, for other findings say
    why."""
    return {
        judged.id: Decision(
            decided=f"{_decided(judged)} ({judged.adjudication.reason})", notes=_digests(judged.adjudication.note)
        )
        for judged in edition.facts.values()
        if judged.adjudication and (judged.stated is not None or judged.adjudication.accept == "none")
    }


def _decided(judged: Judged) -> str:
    """What the reading states that was decided for; a more exact one that lies within it reverses nothing."""
    accepts = judged.adjudication.accept if judged.adjudication else ""
    named = next((r.observation for r in judged.readings if r.observation.reading.id == accepts), None)
    stated = named.stated if judged.stated and named else None
    if stated is None:
        return "none" if judged.shown == judged.id else f"none, but {judged.shown}"
    ends = (stated.low, stated.high) if stated.value is None else (stated.value,)
    told = "..".join("" if end is None else f"{end.normalize():f}" for end in ends)
    return " ".join(filter(None, (stated.qualifier, told, stated.unit)))


def _digests(note: Localized) -> dict[str, str]:
    return {tag: hashlib.blake2b(letters(text).encode(), digest_size=16).hexdigest() for tag, text in note.root.items()}


# --- the file --------------------------------------------------------------------------------------------


def load_decisions(project: Path) -> Collected[dict[str, Decision]]:
    """The decisions kept; none where there is no file, and a finding where it is not what `verify` writes."""
    if is_elsewhere(project) or not (project / FILE).is_file():
        return Collected(value={})
    text = read_text(project / FILE, FILE, cap=CAP_BYTES)
    try:
        return Collected(value=_DECISIONS.validate_json(text.value or ""), findings=text.findings)
    except ValidationError:
        return Collected(value={}, findings=(*text.findings, broken(FILE)))


def render_decisions(now: Decisions) -> str:
    """The text of the file: a decision a line, so that a reviewer sees which changed."""
    rows = [f"  {json.dumps(name)}: {json.dumps(now[name].model_dump(), sort_keys=True)}" for name in sorted(now)]
    return "{\n" + ",\n".join(rows) + "\n}\n"


# --- findings --------------------------------------------------------------------------------------------


def reversed_without_reason(kept: Decisions, now: Decisions, edition: Edition) -> Iterator[Finding]:
    """Decisions that are other ones now, with a note that argued for what was decided before."""
    for name, decision in now.items():
        before = kept.get(name)
        if before is None or before.decided == decision.decided:
            continue
        same = [tag for tag, note in decision.notes.items() if before.notes.get(tag) == note]
        if same:
            yield Finding(
                code="adjudication-reversed",
                place=edition.catalog.facts[name].origin.at("adjudication", "accept"),
                message=f"the decision on {name} was {before.decided} and is {decision.decided} now, but its note "
                f"({', '.join(same)}) is still the one written for {before.decided}",
                expected="a note in every language that says why this is accepted and the other is not",
                hint="write the new reason, or put the decision back",
            )


def unverified(kept: Decisions, now: Decisions, edition: Edition, at_hand: Collection[str]) -> Iterator[Finding]:
    """Decisions that `verify` has not seen. A note that alone is worded anew waits for the documents in silence."""
    for name in sorted(kept.keys() | now.keys()):
        before, decision = kept.get(name), now.get(name)
        if _is_kept(before, decision) or (
            name in edition.facts and decision is None and edition.facts[name].adjudication
        ):
            continue
        has_texts = _is_at_hand(name, edition, at_hand)
        if has_texts or before is None or decision is None or before.decided != decision.decided:
            yield _unverified(name, edition, _change(before, decision), has_texts=has_texts)


def _is_kept(before: Decision | None, now: Decision | None) -> bool:
    """Whether a decision is the one that was verified; a note in a language more takes nothing from it."""
    if before is None or now is None:
        return before == now
    return before.decided == now.decided and before.notes.items() <= now.notes.items()


def verified(kept: Decisions, now: Decisions, edition: Edition, at_hand: Collection[str]) -> dict[str, Decision]:
    """What `verify` keeps: of facts whose documents are all at hand what is decided now, of others what was kept."""
    made = {name: decision for name, decision in now.items() if _is_at_hand(name, edition, at_hand)}
    return made | {name: before for name, before in kept.items() if not _is_at_hand(name, edition, at_hand)}


def _is_at_hand(fact_id: str, edition: Edition, at_hand: Collection[str]) -> bool:
    """Whether every document that the fact was read in is at hand; a fact that is gone was read in none."""
    judged = edition.facts.get(fact_id)
    return judged is None or all(reading.document in at_hand for reading in judged.fact.record.read)


def _change(before: Decision | None, now: Decision | None) -> str:
    """What became of a decision since `verify` last saw it."""
    if before is None:
        return "the decision on {name} is new and not verified yet"
    if now is None:
        return "{name} is decided by nothing here, while a decision on it was verified"
    return "the decision on {name}, or its reason, was changed since it was verified"


def _unverified(name: str, edition: Edition, change: str, *, has_texts: bool) -> Finding:
    fact = edition.catalog.facts.get(name)
    place = fact.origin.at("adjudication") if fact and fact.record.adjudication else Place(file=FILE)
    return Finding(
        severity=Severity.PENDING,
        code="receipt-stale" if has_texts else "pending",
        place=place,
        message=f"nothing is wrong: {change.format(name=name)}",
        hint=AWAITS,
    )
