"""`trace`: one fact followed from its tokens to every sentence, chart and page it stands on.

In this order: `Trace` and `trace`; its steps, in the order in which a value comes about and is used (read, judged,
derived, related, told, drawn, shown, found wrong); the trace as text. Of documents it shows tokens and anchors alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.findings import printable, quoted, render_text
from generator.judging.reconcile import ALONE, BY_RANK, DECIDED, EXACT, FINER, FIRST, NEAREST, QUALIFIED
from generator.judging.renderings import plain
from generator.judging.standing import standing
from generator.pages.tree import page_texts
from generator.reading.figures import from_texts, read_whole, stated_of
from generator.record.contributed import Contributed, contributed
from generator.record.prose import calls

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.findings import Finding
    from generator.judging.edition import Edition
    from generator.judging.observation import Observation
    from generator.judging.reconcile import Judged, JudgedReading
    from generator.press import Pressed
    from generator.reading.figures import Stated
    from generator.record.catalog import Catalog, Fact, Origin
    from generator.record.models import Claim, Correction, Event
    from generator.settings import Settings

Row = Mapping[str, str | Sequence[str]]  # what is said, by name
Rows = Iterator[Mapping[str, str | Sequence[str] | None]]  # before what there is none of is left out
NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True, slots=True)
class Trace:
    """A fact and what was found of it, step by step; a step of which there is nothing has no rows."""

    fact: str
    steps: Mapping[str, tuple[Row, ...]]


def trace(pressed: Pressed, settings: Settings, fact_id: str) -> Trace:
    """The fact followed through the press and its pages. Raises `KeyError` where there is none of this id."""
    fact, edition = pressed.catalog.facts[fact_id], pressed.edition
    steps = {
        "fact": _written(fact),
        "readings": _readings(pressed, fact),
        "standing": _standing(edition, fact),
        "formulas": _formulas(edition, fact),
        "relations": _relations(edition, fact_id),
        "sentences": _sentences(pressed.catalog, fact_id),
        "charts": _charts(pressed.catalog, fact_id),
        "pages": _pages(pressed, settings, fact_id),
        "findings": _findings(pressed, fact),
    }
    return Trace(fact=fact_id, steps={name: tuple(map(_said, rows)) for name, rows in steps.items()})


def _said(row: Mapping[str, str | Sequence[str] | None]) -> Row:
    return {name: value for name, value in row.items() if value}


# --- where its value comes from --------------------------------------------------------------------------


def _written(fact: Fact) -> Rows:
    yield {"at": str(fact.origin.at()), **fact.key.parts}


def _readings(pressed: Pressed, fact: Fact) -> Rows:
    """Every reading, also one that was not found or could not be read, and so was not judged."""
    judged = pressed.edition.facts.get(fact.id)
    standing = {reading.observation.id: reading for reading in judged.readings} if judged else {}
    for observation in pressed.resolved.observations.get(fact.id, ()):
        yield _reading(pressed, observation, standing.get(observation.id))


def _reading(pressed: Pressed, o: Observation, judged: JudgedReading | None) -> Mapping[str, str | None]:
    return {
        "reading": o.reading.id,
        "at": str(o.origin.at()),
        "document": o.document.id,
        "place": _place(pressed, o),
        "prefix": o.reading.prefix and quoted(o.reading.prefix),
        "token": quoted(o.reading.exact),
        "suffix": o.reading.suffix and quoted(o.reading.suffix),
        "evidence": o.evidence,
        "token reads": _stated(_token(pressed, o)),
        "sign": _sign(pressed, o),
        "states": _stated(o.stated),
        "stated by": o.stated_by,
        "rank": o.provenance.rank,
        "origin": o.provenance.origin,
        **({f"says {name}": value for name, value in o.reading.says.stated().items()} if o.reading.says else {}),
        "error": o.reading.error,
        "because": o.reading.because,
        **{f"cue for {part} {cue.value}": cue.because for part, cue in o.reading.cue.items()},
        "standing": None if judged is None else f"{judged.status}, accepted" if judged.accepted else judged.status,
    }


def _place(pressed: Pressed, o: Observation) -> str:
    """Line and column where the text is at hand, else the code points that the receipt gives."""
    if o.start is None:
        return "unknown"
    text = pressed.texts.get(o.document.id)
    return str(text.place(o.start)) if text else f"code points {o.start} to {o.end}"


def _token(pressed: Pressed, o: Observation) -> Stated | None:
    """What the token says by itself where it stands, before unit and sign of the fact."""
    text, kept = pressed.texts.get(o.document.id), pressed.kept.get(o.document.id)
    if text is not None and o.start is not None and o.end is not None:
        quantity = text.figure_at(o.start, o.end)
    else:
        receipt = kept.citations.get(o.id) if kept else None
        if receipt is not None and receipt.read is not None:
            return from_texts(receipt.read)
        quantity = read_whole(o.reading.exact)
    return stated_of(quantity) if quantity is not None and quantity.is_quantity else None


def _sign(pressed: Pressed, o: Observation) -> str | None:
    """What the words left of the token make of it, as found or as last verified."""
    kept = pressed.kept.get(o.document.id)
    if o.id in pressed.resolved.evidence:
        sign = pressed.resolved.evidence[o.id][1].sign
    elif kept is not None and o.id in kept.citations:
        sign = kept.citations[o.id].sign
    else:
        return None
    return "negative by its words" if sign < 0 else "as the token has it"


def _standing(edition: Edition, fact: Fact) -> Rows:
    decision = fact.record.adjudication
    shown = edition.shown(fact.id)
    yield {
        "standing": standing(edition, fact.id).data or NOTHING,
        "value": _stated(edition.stated(fact.id)) or "none accepted",
        "accepted": _accepted(edition.facts.get(fact.id)),
        "origins": edition.facts[fact.id].origins if fact.id in edition.facts else None,
        "decision": f"accept {decision.accept}, {decision.reason}" if decision else None,
        "decided by relation": decision.relation if decision else None,
        "shown instead": None if shown == fact.id else shown,
        "shown in the place of": [name for name in edition.facts if edition.shown(name) == fact.id != name],
    }


WHY = {
    ALONE: "nothing else was read",
    DECIDED: "the editors decided for it",
    FINER: "of the readings that lie within the rounder one that the editors decided for it is the most exact",
    BY_RANK: "it is what a filing says, or fits it, and a filing settles a conflict with documents of lower rank",
    QUALIFIED: "others give its number without its qualifier, and none of them is nearer to the speaker",
    EXACT: "of the readings that agree it is the most exact",
    NEAREST: "the readings agree and are as exact, and it is the nearest to the speaker",
    FIRST: "the readings agree, are as exact and as near to the speaker, and it stands first",
}


def _accepted(judged: Judged | None) -> str | None:
    """In a sentence, which reading is accepted and why."""
    if judged is None or judged.accepted is None or judged.accepted_for is None:
        return None
    o = judged.accepted.observation
    rank, why = o.provenance.rank, WHY[judged.accepted_for]
    return f"{o.reading.id}, {quoted(o.reading.exact)} in {o.document.id} ({rank}): {why}"


def _formulas(edition: Edition, fact: Fact) -> Rows:
    """Its own formula, then every fact that is calculated from it."""
    if fact.record.derive is not None:
        inputs = edition.derived[fact.id].inputs if fact.id in edition.derived else ()
        yield {"formula": fact.record.derive, "of": fact.id, "from": inputs}
    for name, derived in edition.derived.items():
        if fact.id in derived.inputs:
            yield {"formula": derived.fact.record.derive, "of": name, "from": derived.inputs}


def _relations(edition: Edition, fact_id: str) -> Rows:
    for outcome in edition.relations_of(fact_id):
        yield {
            "relation": outcome.relation.id,
            "state": outcome.state,
            "left": outcome.left,
            "right": outcome.inputs,
            "without value": outcome.missing,
        }


# --- where it is used --------------------------------------------------------------------------------------


def _sentences(catalog: Catalog, fact_id: str) -> Rows:
    """Every text that calls the fact, or a claim whose text does; then records that only list it."""
    texts = list(contributed(catalog))
    calling = [text for text in texts if fact_id in text.facts_called]
    claims = {text.name.removeprefix("claim ").partition(":")[0] for text in calling if text.name.startswith("claim ")}
    yield from ({"text": text.name, "at": _places(text)} for text in calling)
    for text in texts:
        for claim in sorted(claims & _called(text, "claim")):
            yield {"text": text.name, "at": _places(text), "by claim": claim}
    yield from _lists(catalog, fact_id)


def _called(text: Contributed, name: str) -> set[str]:
    return {call.args[0] for said in text.texts.values() for call in calls(said) if call.name == name}


def _places(text: Contributed) -> list[str]:
    return [str(place) for place in text.places.values()]


def _lists(catalog: Catalog, fact_id: str) -> Rows:
    """Claims, events and corrections that list the fact, claims that it settles, and tables of briefings."""
    groups: dict[str, Mapping[str, tuple[Claim | Event | Correction, Origin]]] = {
        "claim": catalog.claims,
        "event": catalog.events,
        "correction": catalog.corrections,
    }
    for kind, group in groups.items():
        for name, (record, origin) in group.items():
            if fact_id in record.facts:
                yield {"listed in": f"{kind} {name}", "at": str(origin.at("facts", record.facts.index(fact_id)))}
    for name, (claim, origin) in catalog.claims.items():
        if claim.settled_by and fact_id in (claim.settled_by.fact, claim.settled_by.against):
            yield {"settles": f"claim {name}", "at": str(origin.at("settled_by"))}
    for name, source in catalog.briefings.items():
        if fact_id in source.briefing.table:
            at = source.origin.at("table", source.briefing.table.index(fact_id))
            yield {"in the table of": f"briefing {name}", "at": str(at)}


def _charts(catalog: Catalog, fact_id: str) -> Rows:
    """Every chart that draws the fact, or an event that lists it, with its row."""
    events = {name for name, (event, _) in catalog.events.items() if fact_id in event.facts}
    for chart, origin in catalog.charts():
        for i, row in enumerate(chart.rows):
            if row.fact == fact_id or row.event in events:
                yield {"chart": chart.id, "kind": chart.kind, "at": str(origin.at("rows", i)), "event": row.event}


def _pages(pressed: Pressed, settings: Settings, fact_id: str) -> Rows:
    """Every page on which a figure is that of the fact, whatever brought it there; what charts draw is told above."""
    mark = f'data-fact="{fact_id}"'
    for path, text in page_texts(pressed.project, pressed.edition, settings).items():
        if mark in text:
            anchor = f"#{fact_id}" if f'id="{fact_id}"' in text else ""
            yield {"page": f"{path or 'home'}{anchor}"}


def _findings(pressed: Pressed, fact: Fact) -> Rows:
    """What was found wrong where the fact is written, or with its name."""
    named = re.compile(rf"(?<![\w.-]){re.escape(fact.id)}(?![\w-]|\.\w)")
    for finding in pressed.all_findings:
        if named.search(finding.message) or _is_within(finding, fact, pressed.catalog):
            yield {"finding": render_text(finding)}


def _is_within(finding: Finding, fact: Fact, catalog: Catalog) -> bool:
    """Whether a finding stands between the beginning of the fact and that of the next in its file."""
    begin = fact.origin.at()
    others = (other.origin.at() for other in catalog.facts.values() if other.origin.file == begin.file)
    after = min((place for place in others if place > begin), default=None)
    return finding.place.file == begin.file and begin <= finding.place and (after is None or finding.place < after)


# --- as text ------------------------------------------------------------------------------------------------


def as_text(traced: Trace) -> Iterator[str]:
    """A line for the fact, then each step with its rows: what begins a row on the first line, all else below it."""
    yield traced.fact
    for step, rows in traced.steps.items():
        yield ""
        yield step if rows else f"{step}: {NOTHING}"
        for row in rows:
            for i, (name, value) in enumerate(row.items()):
                told = value if isinstance(value, str) else ", ".join(value)
                yield printable(f"{'  ' if i == 0 else '    '}{name}: {told}")


def _stated(stated: Stated | None) -> str | None:
    """`CNY 27500000000 [27450000000..27550000000] to 10^8, about`; an open end is left out."""
    if stated is None:
        return None
    low, high = ("" if end is None else _end(end, stated.decimals) for end in (stated.low, stated.high))
    value = "" if stated.value is None else f"{plain(stated.value)} "
    place = "" if stated.decimals is None else f" to 10^{-stated.decimals}"
    qualifier = f", {stated.qualifier}" if stated.qualifier else ""
    return f"{stated.unit or 'no unit'} {value}[{low}..{high}]{place}{qualifier}"


def _end(end: Decimal, decimals: int | None) -> str:
    """An end of an interval; that of a division to two places more than the value is stated to."""
    return plain(end if decimals is None else round(end, max(decimals + 2, 0)))
