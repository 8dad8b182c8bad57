"""Cases of facts and relations alone: no texts and no cues, each reading states what its token says.

A case is a file of facts as editors write them, in one mapping with `relations`, the `ranks` of documents where these
matter and the documents whose readings are `pending`, then a line `gives` and what follows from it. The vocabulary,
entities and documents are those of the small project. A growth is negative where the `prefix` of its reading says so
(下降). The first line, a comment, says what the case shows.

To add a case, add a file. In this order: what a case holds and the edition it makes; how a case shows readings,
standings, derived facts, relations and findings.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from pydantic import Field

from generator.findings import Finding, in_file_order, render_text
from generator.judging.edition import Edition, make_edition
from generator.judging.observation import Observation, Resolved
from generator.judging.standing import Standing, standing, standing_shown
from generator.judging.units import in_unit
from generator.reading.figures import Stated, read, stated_of
from generator.record.catalog import Catalog, Fact, Origin
from generator.record.formulas import Interval
from generator.record.kept import Tree
from generator.record.keys import complete
from generator.record.load import load_catalog
from generator.record.models import FactDefaults, FactRecord, Reading, Record, Relation
from generator.record.strict_yaml import parse
from generator.record.validation import validate
from tests.reading.figures.shown import number
from tests.small import HOME


class RecordCase(Record):
    """The record of a case."""

    defaults: FactDefaults = FactDefaults(entity="acme", period="2025-Q1")
    facts: tuple[FactRecord, ...]
    relations: tuple[Relation, ...] = ()
    ranks: dict[str, str] = Field(default_factory=dict)
    pending: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """The edition a case makes, its findings, and the lines it says this gives."""

    edition: Edition
    findings: tuple[Finding, ...]
    gives: list[str]


def make(path: Path) -> Made:
    """The edition of the case in a file."""
    head, gives, tail = path.read_text("utf-8").partition("\ngives\n")
    assert gives, f"{path} does not say what it gives"
    tree = parse(head + "\n", path.name)
    assert tree.value is not None, tree.findings
    case = validate(RecordCase, tree.value)
    assert case.value is not None, case.findings
    catalog = _catalog(case.value, Origin(file=path.name, tree=Tree(lambda: tree)))
    edition, findings = make_edition(catalog, _resolved(catalog, case.value.pending), {}, {})
    return Made(
        edition=edition,
        findings=in_file_order(findings),
        gives=[line for line in tail.split("\n") if line not in ("", "nothing")],
    )


def _catalog(case: RecordCase, origin: Origin) -> Catalog:
    facts = {}
    for i, record in enumerate(case.facts):
        key = complete(record.fact, case.defaults)
        assert key is not None
        facts[key.id] = Fact(key=key, record=record, origin=replace(origin, path=("facts", i)))
    relations = {r.id: (r, replace(origin, path=("relations", i))) for i, r in enumerate(case.relations)}
    documents = {
        name: (document.model_copy(update={"rank": case.ranks.get(name, document.rank)}), origin)
        for name, (document, origin) in _small().documents.items()
    }
    return replace(_small(), documents=documents, facts=facts, relations=relations)


@cache
def _small() -> Catalog:
    return load_catalog(HOME).value


def _resolved(catalog: Catalog, pending: tuple[str, ...]) -> Resolved:
    observations = {
        fact.id: tuple(_observation(fact, reading, catalog, pending) for reading in fact.record.read)
        for fact in catalog.facts.values()
    }
    return Resolved(observations=observations, phrases={}, evidence={}, findings=())


def _observation(fact: Fact, reading: Reading, catalog: Catalog, pending: tuple[str, ...]) -> Observation:
    return Observation(
        id=f"{fact.id}#{reading.id}",
        fact=fact,
        reading=reading,
        document=catalog.document(reading.document),
        asserted=fact.key,
        stated=_stated(fact, reading, catalog),
        stated_by=reading.stated_by,
        basis=None,
        evidence="pending" if reading.document in pending else "verified",
    )


def _stated(fact: Fact, reading: Reading, catalog: Catalog) -> Stated | None:
    before = reading.prefix or ""
    figure = next(q for q in read(before + reading.exact) if q.start == len(before) and q.exact == reading.exact)
    stated = in_unit(stated_of(figure), fact, catalog.concept(fact.key.concept), reading)
    falls = figure.direction == "down" and fact.key.measure in ("growth", "change")
    return stated.negated() if stated and falls else stated


# --- what a case shows -----------------------------------------------------------------------------------


def readings(made: Made) -> list[str]:
    """Each fact with its accepted value, then its readings with their standing."""
    lines = []
    for judged in made.edition.facts.values():
        value = "nothing is accepted" if judged.stated is None else statement(judged.stated)
        lines.append(f"{judged.id}: {value}{', in conflict' if judged.in_conflict else ''}")
        for each in judged.readings:
            reading = each.observation.reading
            lines.append(f"  {reading.id} {reading.exact}: {each.status}{', accepted' if each.accepted else ''}")
    return lines


def standings(made: Made) -> list[str]:
    """Each fact with how it stands and every face of that; then how that stands which is shown in its place."""
    lines = []
    for name in made.edition.catalog.facts:
        lines.append(f"{name}: {_stands(standing(made.edition, name))}")
        if made.edition.shown(name) != name:
            lines.append(f"  shown: {_stands(standing_shown(made.edition, name))}")
    return lines


def _stands(found: Standing) -> str:
    faces = {
        "mark": found.mark,
        "badges": " ".join(found.badges),
        "word": found.word,
        "chart": found.chart,
        "data": found.data,
        "ledger": " ".join(found.ledger),
    }
    shown = "; ".join(f"{name} {face}" for name, face in faces.items() if face)
    return f"{', '.join((found.name, *found.also))} | {shown}"


def derived(made: Made) -> list[str]:
    """Each derived fact with its value, its interval, and what it was calculated from."""
    return [
        f"{name} = {statement(each.stated)} from {', '.join(each.inputs) or 'no fact'}"
        for name, each in made.edition.derived.items()
    ]


def outcomes(made: Made) -> list[str]:
    """Each trial of a relation: both sides as intervals, or what is missing."""
    lines = []
    for each in made.edition.relations:
        left_out = f" ({each.reason}, would be {each.would})" if each.reason else ""
        head = f"{each.relation.id}: {each.state}{left_out}: {each.left}"
        if each.computed is None or each.stated is None:
            lines.append(f"{head} from {', '.join(each.inputs)}; missing: {', '.join(each.missing) or 'nothing'}")
        else:
            lines.append(f"{head} {span(each.stated)}, {span(each.computed)} from {', '.join(each.inputs)}")
    return lines


def found(made: Made) -> list[str]:
    """The findings as the command line prints them."""
    return [line for finding in made.findings for line in render_text(finding).split("\n")]


def statement(stated: Stated) -> str:
    """`203億` as `20,300,000,000 CNY [20,050,000,000..20,550,000,000] to 10^8, about`."""
    place = "" if stated.decimals is None else f" to 10^{-stated.decimals}"
    qualifier = f", {stated.qualifier}" if stated.qualifier else ""
    return f"{number(stated.value)} {stated.unit} {span(stated)}{place}{qualifier}"


def span(interval: Stated | Interval) -> str:
    """Both ends; an open one is left out."""
    low, high = (_end(end) for end in (interval.low, interval.high))
    return f"[{low}..{high}]"


def _end(end: Decimal | None) -> str:
    return "" if end is None else number(end)
