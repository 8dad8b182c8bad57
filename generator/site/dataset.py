"""The published data, as JSON and CSV: facts, observations, claims, questions, documents, disagreements, errors of
documents, figures set aside, what is told of each measure and period, and their package.

In this order: `data_files`; the rows of each table; how rows become files; the schemas, of JSON Schema for the JSON and
of Frictionless Data Package 2.0 (`datapackage.json`) for the CSV.

`version` changes when a field changes its meaning or goes; new fields may come at any time. Numbers are decimal
strings. CSV cells that a spreadsheet could take for a formula begin with an apostrophe (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from generator.judging.matrix import subject_lines
from generator.judging.plain_text import plain_text
from generator.judging.reconcile import BY_RANK
from generator.judging.renderings import disarmed, plain
from generator.judging.selection import AskedQuestion, asked_questions, disagreements, published_facts
from generator.judging.standing import standing
from generator.record.error_kinds import KINDS
from generator.record.licence import LICENCE, LICENCE_URL

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.judging.matrix import Cell, Line
    from generator.judging.reconcile import Judged, JudgedReading
    from generator.reading.figures import Stated
    from generator.record.catalog import Fact
    from generator.record.keys import Key
    from generator.record.models import Adjudication, Claim, Document, Localized, Phrase, SetAside, SourceError

VERSION = 1
Row = dict[str, Any]


def data_files(edition: Edition, settings_url: str) -> dict[str, bytes]:
    """Every file of `site/data/` by name."""
    tables: dict[str, list[Row]] = {
        "facts": [fact_row(edition, fact) for fact in published_facts(edition)],
        "observations": [
            observation_row(edition, judged, reading)
            for judged in edition.facts.values()
            for reading in judged.readings
        ],
        "claims": [claim_row(edition, claim) for claim, _ in edition.catalog.claims.values()],
        "questions": [question_row(edition, asked) for asked in asked_questions(edition)],
        "documents": [document_row(document) for document, _ in edition.catalog.documents.values()],
        "disagreements": [disagreement_row(edition, judged) for judged in disagreements(edition)],
        "errors": [error_row(edition, error) for error, _ in edition.catalog.errors.values()],
        "coverage": [coverage_row(line, cell) for line in subject_lines(edition)[1] for cell in line.cells],
        "set-aside": [
            aside_row(edition, document, at, item)
            for document, items in edition.catalog.set_aside.items()
            for at, (item, _) in enumerate(items, 1)
        ],
    }
    files: dict[str, bytes] = {}
    for name, rows in tables.items():
        files[f"{name}.json"] = _table(name, rows)
        files[f"{name}.csv"] = _csv(rows)
        files[f"{name}.schema.json"] = _json(_schema(name, rows, settings_url))
    files["datapackage.json"] = _json(_package(tables, files, settings_url))
    return files


# --- rows ------------------------------------------------------------------------------------------------


def fact_row(edition: Edition, fact: Fact) -> Row:
    """A fact with its accepted or derived value; `state` says how it stands."""
    judged = edition.facts.get(fact.id)
    derived = edition.derived.get(fact.id)
    return {
        "id": fact.id,
        **_key(fact.key),
        "method": fact.key.method,
        "basis": edition.catalog.concept(fact.key.concept).basis,
        **_value(edition.stated(fact.id), "formula" if derived else _declared(judged.accepted if judged else None)),
        "state": standing(edition, fact.id).data or None,
        "accepted_for": judged.accepted_for if judged else None,
        "origins": list(judged.origins) if judged else [],
        "shown": edition.shown(fact.id),
        "formula": fact.record.derive,
        "inputs": list(derived.inputs) if derived else [],
        "readings": [reading.observation.id for reading in judged.readings] if judged else [],
    }


def coverage_row(line: Line, cell: Cell) -> Row:
    """What the documents tell of one measure of the subject for one period: `id` is that of the fact that would say it,
    `fact` that of the one that does, none where there is none."""
    key = line.first.key.with_(period=cell.period, method="stated")
    return {"id": key.id, **_key(key), "told": cell.state, "fact": cell.fact.id if cell.fact else None}


def observation_row(edition: Edition, judged: Judged, reading: JudgedReading) -> Row:
    """One reading: where it stands, what it states, how it is judged."""
    o = reading.observation
    adjudication = judged.adjudication
    says = o.reading.says
    return {
        "id": o.id,
        "fact": judged.id,
        **_key(judged.fact.key),
        "basis": o.basis,
        "stated_by": o.stated_by,
        "rank": o.provenance.rank,
        "origin": o.provenance.origin,
        "document": o.document.id,
        "file": o.document.file,
        "exact": o.reading.exact,
        "start": o.start,
        "end": o.end,
        **_value(o.stated, _declared(reading)),
        "accepted": reading.accepted,
        "status": reading.status,
        "evidence": o.evidence,
        "says": says.stated() if says else None,
        "error": o.reading.error,
        "adjudication": _adjudication(edition, adjudication) if adjudication else None,
        "note": _localized(edition, o.reading.note),
        "ambiguous": list(judged.fact.record.fact.ambiguous),
    }


def claim_row(edition: Edition, claim: Claim) -> Row:
    """A claim with its paraphrase in every language and where it was made."""
    return {
        "id": claim.id,
        "kind": claim.kind,
        "speaker": claim.speaker,
        "date": claim.date,
        "firmness": claim.firmness,
        "text": _localized(edition, claim.text),
        "facts": list(claim.facts),
        "topics": list(claim.topics),
        "documents": list(dict.fromkeys(phrase.document for phrase in claim.cites)),
        "cites": _cites(claim.cites),
        "answers": claim.answers,
        "settled_by": claim.settled_by.model_dump(mode="json") if claim.settled_by else None,
    }


def question_row(edition: Edition, found: AskedQuestion) -> Row:
    """A question, when and by whom it was put, and the claims that answer it."""
    question = found.question
    return {
        "id": question.id,
        "occasion": found.occasion.id,
        "date": found.occasion.date,
        "asked_by": question.asked_by,
        "analyst": question.analyst,
        "text": _localized(edition, question.text),
        "answers": [claim.id for claim in found.answers],
        "answered_by": list(found.speakers),
        "topics": list(found.topics),
        "documents": list(dict.fromkeys(phrase.document for phrase in question.cites)),
        "cites": _cites(question.cites),
        "note": _localized(edition, question.note),
    }


def document_row(document: Document) -> Row:
    """A CSL-JSON item (CSL 1.0.2 schema) with our own fields beside it."""
    types = {
        "filing": "report",
        "call-transcript": "interview",
        "call-report": "article-newspaper",
        "news": "article-newspaper",
    }
    row: Row = {
        "id": document.id,
        "type": types.get(document.genre, "article-magazine"),
        "title": document.title,
        "language": document.language,  # keeps title and publication apart, which stand together in some documents
        "container-title": _own(document.container_title, document.language),
        "author": [{"literal": name} for name in document.author],
        "issued": {"date-parts": [[document.issued.year, document.issued.month, document.issued.day]]}
        if document.issued
        else None,
        "URL": document.url,
        "genre": document.genre,
        "rank": document.rank,
        "not_before": document.not_before.isoformat(),
        "origin": document.origin,
        "rights": document.rights,
        "file": document.file,
        "sha256": document.sha256,
        "segment": [document.segment.start, document.segment.end],
    }
    return row


def disagreement_row(edition: Edition, judged: Judged) -> Row:
    """A fact on which readings differ, with every reading's standing and the decision."""
    adjudication = judged.adjudication
    return {
        "fact": judged.id,
        "groups": list(standing(edition, judged.id).ledger),
        "conflict": judged.in_conflict,
        "readings": [
            {
                "id": reading.observation.id,
                "document": reading.observation.document.id,
                "exact": reading.observation.reading.exact,
                "status": reading.status,
                "accepted": reading.accepted,
                "note": _localized(edition, reading.observation.reading.note),
            }
            for reading in judged.readings
        ],
        "shown": edition.shown(judged.id),
        "settled_by": _settled_by(judged),
        "reason": adjudication.reason if adjudication else None,
        "relation": adjudication.relation if adjudication else None,
        "note": _localized(edition, adjudication.note) if adjudication else None,
    }


def error_row(edition: Edition, error: SourceError) -> Row:
    """An error of a document: where it stands, what is said there, what shows that it cannot be so."""
    proof = error.shown_by
    return {
        "id": error.id,
        "kind": error.kind,
        "group": KINDS[error.kind].group,
        "cites": _cites(error.cites),
        "says": _localized(edition, error.says),
        "because": _localized(edition, proof.because),
        "sums": [each.model_dump(mode="json") for each in proof.sums],
        "calendar": proof.calendar.model_dump(mode="json") if proof.calendar else None,
        "items": _cites(proof.items),
        "passages": _cites(proof.passages),
        "name": proof.name,
        "instead": _localized(edition, error.instead),
        "topics": list(error.topics),
    }


def aside_row(edition: Edition, document: str, at: int, item: SetAside) -> Row:
    """A figure that is no fact of the record, and why."""
    return {
        "id": f"{document}#{at}",
        "document": document,
        "exact": item.exact,
        "reason": item.reason,
        "note": _localized(edition, item.note),
    }


def _cites(phrases: Iterable[Phrase]) -> list[Row]:
    return [{"document": phrase.document, "exact": phrase.exact} for phrase in phrases]


def _settled_by(judged: Judged) -> str | None:
    """What decided between readings that differ: an adjudication, rank, or nothing."""
    if judged.adjudication:
        return "adjudication"
    return "rank" if judged.accepted_for == BY_RANK else None


def _key(key: Key) -> Row:
    return {
        "entity": key.entity,
        "concept": key.concept,
        "dimensions": dict(key.dimensions),
        "period": key.period,
        "measure": key.measure,
        "against": key.against,
        "of": key.of,
        "fact_status": key.status,
    }


def _value(stated: Stated | None, ends: str | None = None) -> Row:
    def text(number: Decimal | None) -> str | None:
        return None if number is None else plain(number)

    if stated is None:
        return dict.fromkeys(("value", "low", "high", "bounds", "decimals", "unit", "qualifier"))
    return {
        "value": text(stated.value),
        "low": text(stated.low),
        "high": text(stated.high),
        "bounds": ends or _whose_bounds(stated),
        "decimals": stated.decimals,
        "unit": stated.unit,
        "qualifier": stated.qualifier,
    }


def _declared(reading: JudgedReading | None) -> str | None:
    """That the interval follows from how round the document is said to tell its figures."""
    return "roundness" if reading and reading.observation.roundness else None


def _whose_bounds(stated: Stated) -> str | None:
    """Where `low` and `high` come from, so that nobody is taken to have said what the press reads out of his words."""
    if stated.low is None and stated.high is None:
        return None
    if stated.is_vague:
        return "reading"
    is_said = stated.value is None or stated.low is None or stated.high is None
    return "stated" if is_said else "precision"


def _adjudication(edition: Edition, decided: Adjudication) -> Row:
    return decided.model_dump(mode="json", by_alias=True) | {"note": _localized(edition, decided.note)}


def _localized(edition: Edition, text: Localized | None) -> dict[str, str] | None:
    """The text by language as a page says it, its calls filled in."""
    if text is None:
        return None
    languages = edition.catalog.languages
    return {language.tag: plain_text(edition, text.in_(language), language) for language in languages}


def _own(text: Localized, tag: str) -> str:
    """The text in the language with this tag, else in the first that it has."""
    return text.root.get(tag) or next(iter(text.root.values()))


# --- files -----------------------------------------------------------------------------------------------


def _table(name: str, rows: Iterable[Row]) -> bytes:
    """A record a line, so that a difference between two editions reads as one."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{{"version": {json.dumps(VERSION)}, {json.dumps(name)}: [\n{lines}\n]}}\n'.encode()


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _csv(rows: Iterable[Row]) -> bytes:
    """UTF-8 with a byte order mark, which spreadsheets need to see Chinese; nested values as compact JSON."""
    listed = list(rows)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    if listed:
        writer.writerow(listed[0])
        writer.writerows([_cell(value) for value in row.values()] for row in listed)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else ""
    return disarmed(str(value))


def _schema(name: str, rows: list[Row], site_url: str) -> Mapping[str, object]:
    """A JSON Schema (2020-12) of the file, its fields described by the types they hold."""
    fields = {field: _type(name, field, rows) for field in (rows[0] if rows else {})}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{site_url}data/{name}.schema.json",
        "type": "object",
        "required": ["version", name],
        "properties": {
            "version": {"const": VERSION},
            name: {"type": "array", "items": {"type": "object", "required": list(fields), "properties": fields}},
        },
    }


_JSON_TYPES = {str: "string", int: "integer", bool: "boolean", list: "array", dict: "object", type(None): "null"}


def _type(name: str, field: str, rows: list[Row]) -> Row:
    found = sorted({_JSON_TYPES[type(row[field])] for row in rows})
    description = DESCRIPTIONS.get(field)
    shape: Row = {"type": found[0] if len(found) == 1 else found}
    return shape | ({"description": description} if description else {})


# --- the package -----------------------------------------------------------------------------------------

NUMBERS = frozenset({"value", "low", "high"})  # decimal strings in the JSON, plain numbers to readers of the CSV
FOREIGN = {
    "observations": {"fact": "facts", "document": "documents"},
    "disagreements": {"fact": "facts"},
    "set-aside": {"document": "documents"},
}


def _package(tables: Mapping[str, list[Row]], files: Mapping[str, bytes], site_url: str) -> Row:
    """The descriptor of all tables; one without a row has no fields to describe and is left out."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "briefings",
        "version": f"{VERSION}.0.0",
        "homepage": site_url,
        "licenses": [{"name": LICENCE, "path": LICENCE_URL}],
        "resources": [_resource(name, rows, files[f"{name}.csv"]) for name, rows in tables.items() if rows],
    }


def _resource(name: str, rows: list[Row], content: bytes) -> Row:
    keys = FOREIGN.get(name, {})
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(field, rows) for field in rows[0]],
            "primaryKey": ["id" if "id" in rows[0] else "fact"],
            "foreignKeys": [
                {"fields": [field], "reference": {"resource": table, "fields": ["id"]}} for field, table in keys.items()
            ],
            "missingValues": [""],
        },
    }


def _field(field: str, rows: list[Row]) -> Row:
    found = {_JSON_TYPES[type(row[field])] for row in rows} - {"null"}
    kind = "number" if field in NUMBERS else min(found, default="any")
    description = DESCRIPTIONS.get(field)
    return {"name": field, "type": kind} | ({"description": description} if description else {})


DESCRIPTIONS = {
    "id": "Stable identifier",
    "value": "Nominal value in whole units as a decimal string; null where only an interval is stated",
    "low": "Lower bound of the interval that follows from precision, qualifier or range; null where open",
    "high": "Upper bound of that interval; null where open",
    "bounds": "Where low and high come from: stated by the source; precision, by its last digit or qualifier; "
    "roundness, by how round its document tells such figures; formula, by those of a derived fact's inputs; "
    "reading, how vague words (十幾, 千億級) are read here, said by nobody",
    "state": "How the value stands: derived; single, agreed; settled, those against it being errors of their sources; "
    "settled-by-rank, those against it being contradicted by a filing; "
    "disputed; without a value refuted or mislabelled",
    "told": "Whether the documents tell it: stated, derived, disputed, refuted, not-comparable or not-stated",
    "decimals": "Place of the last digit stated (XBRL 2.1, 4.6.5)",
    "unit": "ISO 4217 code, percent, percentage-point, times, rank, or what is counted",
    "qualifier": "about, over, under, nearly, at-least, at-most, order (of magnitude) or null",
    "exact": "The token as the document has it",
    "start": "First code point of the token in the decoded file",
    "end": "One past its last code point",
    "basis": "IFRS, non-IFRS or null",
    "accepted": "Whether this reading is the fact's value",
    "evidence": "verified, receipted or pending",
    "rank": "How near to the speaker the passage is: filing, transcript, report or article",
    "origin": "Where the figures come from: an occasion, event, entity or document; of one origin is one witness",
    "origins": "Where the accepted reading and all that fit it come from, each origin once",
    "accepted_for": "Why the accepted reading is: alone, decided, finer (than what was decided), by-rank, qualified, "
    "exact, nearest, first",
    "settled_by": "What decided between readings that differ: adjudication, rank or null",
    "says": "What the document's own words say otherwise; of an error what is said, in our words",
    "group": "The group of the ledger: conflicts, refuted (by arithmetic) or slips",
    "groups": "The groups of the ledger that the fact has a place in",
    "shown": "The fact shown in the place of this one",
}
