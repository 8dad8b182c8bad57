"""What readers take along: figures as CSV (of a chart, of a measure, all) and one workbook of everything.

In this order: `COLUMNS` of a figure and `Downloads`, the files of one language; a figure, a reading and an event as
rows; rows as CSV; the sheets of the workbook. Every row names its unit, period, evidence, source, address,
edition and licence, so that it can be used without the page it came from. The same record gives the same bytes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from generator import formatting
from generator.cache.store import NOTHING_KEPT, Store
from generator.judging.labels import edition_label, fact_label
from generator.judging.matrix import subject_lines
from generator.judging.renderings import disarmed, plain, sensible, side_by_side
from generator.judging.selection import published_facts, sorted_facts
from generator.judging.standing import standing
from generator.pages.workbook import Cell, Sheet, workbook
from generator.reading.period import parse_period
from generator.record.licence import LICENCE

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.judging.matrix import Line
    from generator.judging.reconcile import JudgedReading
    from generator.languages.language import Language
    from generator.record.models import Document, Event
    from generator.record.strings import Words
    from generator.settings import Settings

QUOTED, CALCULATED = "quoted", "calculated"
COLUMNS = (
    *("fact", "entity", "measure", "period", "value", "unit", "low", "high", "label", "state"),
    *("evidence", "formula", "as_written", "source", "documents", "address", "as_of", "licence"),
)
READING = ("fact", "measure", "period", "value", "unit", "as_written", "stated_by", "source", "standing", "accepted")
EVENT = ("event", "date", "title", "source", "documents", "address", "as_of", "licence")
DOCUMENT = ("document", "publication", "title", "author", "date", "rank", "address")
WIDE, NARROW = 44, 16  # characters of a column of the workbook
Row = Mapping[str, Cell]


@dataclass(frozen=True, kw_only=True)
class Downloads:
    """The files of one language; `strings` are the words of its interface."""

    edition: Edition
    language: Language
    strings: Words = field(repr=False)
    settings: Settings = field(repr=False)

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """Every published figure by the id of its fact, in the order of the record."""
        facts = sorted_facts(self.edition, published_facts(self.edition))
        return {fact.id: self._figure(fact.id) for fact in facts}

    def figures(self, facts: Iterable[str]) -> bytes:
        """The figures with these ids as CSV, each once."""
        return _csv(COLUMNS, (self.rows[name] for name in dict.fromkeys(facts) if name in self.rows))

    def measures(self) -> Iterator[tuple[str, bytes]]:
        """The figures of each measure by the path of its file."""
        of: dict[str, list[str]] = {}
        for name in self.rows:
            of.setdefault(self.edition.catalog.facts[name].key.concept, []).append(name)
        for concept, names in of.items():
            yield f"downloads/{concept}.csv", self.figures(names)

    def events(self, names: Iterable[str]) -> bytes:
        """The events with these ids as CSV."""
        return _csv(EVENT, (self._event(self.edition.catalog.events[name][0]) for name in names))

    def workbook(self, store: Store = NOTHING_KEPT) -> bytes:
        """All of it as a workbook: numbers by period, figures, readings, sources, and how to cite them."""
        said = self.strings
        dated = edition_label(self.edition.catalog, said, self.language)
        about = (said["site.title"], self._address(""), dated, said["data.licence"])
        sheets = (
            self._matrix(),
            _sheet(said["dataset.facts"], COLUMNS, self.rows.values()),
            _sheet(said["dataset.observations"], READING, self._readings()),
            _sheet(said["dataset.documents"], DOCUMENT, self._documents()),
            Sheet(
                name=said["downloads.about"],
                rows=[(line,) for line in (*filter(None, about), said["downloads.calculated"])],
                widths=(2 * WIDE,),
            ),
        )
        return workbook(sheets, said["site.title"], self._day(), store)

    # --- rows

    def _figure(self, fact_id: str) -> Row:
        edition, record = self.edition, self.edition.catalog.facts[fact_id]
        judged, derived, stated = edition.facts.get(fact_id), edition.derived.get(fact_id), edition.stated(fact_id)
        shown = (
            [reading for reading in judged.readings if reading.accepted or judged.accepted is None] if judged else []
        )
        inputs = [edition.facts[name] for name in derived.inputs if name in edition.facts] if derived else []
        drawn = shown or [reading for each in inputs for reading in each.readings if reading.accepted]
        documents = list(dict.fromkeys(reading.observation.document.id for reading in drawn))
        label = formatting.figure(stated, self.language) if stated else judged and side_by_side(judged, self.language)
        return {
            "fact": fact_id,
            "entity": edition.catalog.entities[record.key.entity][0].label.in_(self.language),
            "measure": fact_label(record.key, edition.catalog, self.strings, self.language),
            "period": record.key.period,
            **dict(zip(("value", "low", "high"), sensible(stated), strict=True)),
            "unit": stated.unit if stated else None,
            "label": label or None,
            "state": standing(edition, fact_id).data or None,
            "evidence": CALCULATED if derived else QUOTED,
            "formula": record.record.derive,
            "as_written": " / ".join(dict.fromkeys(reading.observation.reading.exact for reading in shown)),
            "source": self._sources(documents),
            "documents": " ".join(documents),
            "address": self._address(f"concepts/{record.key.concept}/#{fact_id}"),
            "as_of": self._as_of,
            "licence": LICENCE,
        }

    def _readings(self) -> Iterator[Row]:
        for judged in self.edition.facts.values():
            for reading in judged.readings:
                yield self._reading(judged.id, reading)

    def _reading(self, fact_id: str, reading: JudgedReading) -> Row:
        observation = reading.observation
        stated = observation.stated
        return {
            "fact": fact_id,
            "measure": fact_label(observation.fact.key, self.edition.catalog, self.strings, self.language),
            "period": observation.fact.key.period,
            "value": sensible(stated)[0],
            "unit": stated.unit if stated else None,
            "as_written": observation.reading.exact,
            "stated_by": observation.stated_by,
            "source": self._sources([observation.document.id]),
            "standing": self.strings[f"standing.{reading.status}"],
            "accepted": self.strings["standing.accepted"] if reading.accepted else None,
        }

    def _event(self, event: Event) -> Row:
        documents = list(dict.fromkeys(phrase.document for phrase in event.cites))
        return {
            "event": event.id,
            "date": event.date,
            "title": event.title.in_(self.language),
            "source": self._sources(documents),
            "documents": " ".join(documents),
            "address": self._address(f"timeline/#event-{event.id}"),
            "as_of": self._as_of,
            "licence": LICENCE,
        }

    def _documents(self) -> Iterator[Row]:
        for document, _ in self.edition.catalog.documents.values():
            yield {
                "document": document.id,
                "publication": document.container_title.in_(self.language),
                "title": document.title,
                "author": ", ".join(document.author),
                "date": _date(document),
                "rank": self.strings[f"rank.{document.rank}"],
                "address": document.url,
            }

    def _sources(self, documents: Sequence[str]) -> str:
        found = [self.edition.catalog.document(name) for name in documents]
        said = [f"{each.container_title.in_(self.language)} {_date(each)}" for each in found]
        return "; ".join(dict.fromkeys(said))

    def _address(self, page: str) -> str:
        return f"{self.settings.site_url}{self.language.tag}/{page}"

    @cached_property
    def _as_of(self) -> str | None:
        """The day of the newest edition; nothing where none is on record."""
        newest = self.edition.catalog.newest_edition
        return newest.date.isoformat() if newest else None

    def _day(self) -> datetime:
        """The day of the newest document, which stands for the day on which the workbook was made."""
        documents = self.edition.catalog.documents.values()
        newest = max((document.issued or document.not_before for document, _ in documents), default=None)
        return datetime.combine(newest or date.min.replace(year=2000), time(), UTC)

    # --- sheets

    def _matrix(self) -> Sheet:
        """Measures down, the reporting periods across, newest first; what is calculated is slanted."""
        periods, lines = subject_lines(self.edition)
        names = [formatting.period(found, self.language) for text in periods if (found := parse_period(text))]
        told = [self._line(line) for line in lines]
        return Sheet(
            name=self.strings["numbers.title"],
            head=(self.strings["fact.measure"], self.strings["downloads.unit"], *names),
            rows=[
                (name, next((row["unit"] for row in rows if row and row["unit"]), None), *map(_shown, rows))
                for name, rows in told
            ],
            widths=(WIDE, NARROW),
            frozen=(1, 2),
            slanted=frozenset(
                (at, column)
                for at, (_, rows) in enumerate(told, 1)
                for column, row in enumerate(rows, 2)
                if row and row["evidence"] == CALCULATED
            ),
        )

    def _line(self, line: Line) -> tuple[str, list[Row | None]]:
        """What a line of the matrix is called, and the figure of each of its periods."""
        name = fact_label(line.first.key, self.edition.catalog, self.strings, self.language)
        return name, [self.rows.get(self.edition.shown(cell.fact.id)) if cell.fact else None for cell in line.cells]


def _shown(row: Row | None) -> Cell:
    """The number of a figure, or what stands for it where it is none."""
    if row is None:
        return None
    return row["value"] if row["value"] is not None else row["label"]


def _date(document: Document) -> str:
    """The day of issue, or the interval that is known of it (ISO 8601-2: `2025-05-14/..`)."""
    return document.issued.isoformat() if document.issued else f"{document.not_before.isoformat()}/.."


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """UTF-8 with a byte order mark, which spreadsheets need to see Chinese; no cell is taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_text(row[name]) for name in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    return plain(cell) if isinstance(cell, Decimal) else disarmed(cell or "")


def _sheet(name: str, columns: Sequence[str], rows: Iterable[Row]) -> Sheet:
    return Sheet(
        name=name,
        head=columns,
        rows=[[row[column] for column in columns] for row in rows],
        widths=(WIDE, WIDE, WIDE, NARROW),
        frozen=(1, 1),
        filtered=True,
    )
