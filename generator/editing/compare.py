"""`compare`: two independent curations of the same documents, place by place: where the readers agree and where not.

In this order: `Row`, `Comparison` and `compare`; how a curation is loaded (a project, a folder of facts or one file of
them); how the readings of one place are paired; what a reading says; the comparison as text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.findings import Collected, Finding, quoted
from generator.judging.asserted_key import is_known
from generator.judging.observation import Observation
from generator.judging.resolve import resolve
from generator.press import Pressed, press
from generator.record.load import load_facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.reading.figures import Stated
    from generator.record.catalog import Fact
    from generator.sources.documents import DocumentText

AGREE, DIFFER, ONLY = "agree", "differ", ("only-a", "only-b")
UNPLACED = ("quote-not-found", "quote-ambiguous", "not-whole-token", "quote-in-boilerplate")
Parts = dict[str, str]
Place = tuple[str, int, int, str]  # document, start, end (-1 where unknown), and then the selector


class CompareError(ValueError):
    """There is nothing to compare; the message says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One place as the two readers `a` and `b` have it: the ids of their readings, and the `parts` that differ.

    `line` and `column` are `None` where neither a text nor a receipt tells the place.
    """

    document: str
    line: int | None
    column: int | None
    exact: str
    state: str
    a: str | None
    b: str | None
    parts: Mapping[str, tuple[str | None, str | None]]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """All rows in the order of the documents, and what could not be compared."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]

    @property
    def differs(self) -> bool:
        """Whether the readers differ anywhere, or something could not be compared."""
        return bool(self.findings) or any(row.state != AGREE for row in self.rows)


@dataclass(frozen=True, kw_only=True)
class _Side:
    """One reader's readings by place."""

    places: Mapping[Place, tuple[Observation, ...]]
    texts: Mapping[str, DocumentText] = field(repr=False)
    findings: tuple[Finding, ...]


def compare(project: Path, documents: Path | None, paths: tuple[Path, Path], document: str | None = None) -> Comparison:
    """Two curations compared, of one document or of all.

    A project is read with its own vocabulary and receipts; a folder or file of facts with those of `project`, and its
    places are known only where the texts are. Raises `CompareError`.
    """
    base = cache(partial(press, project, documents))  # pressed once, and only where a folder needs it
    a, b = (_side(path, documents, base, document) for path in paths)
    if not a.places and not b.places:
        raise CompareError("neither of the two reads a figure" + (f" of {document}" if document else ""))
    rows = [row for place in sorted(a.places.keys() | b.places.keys()) for row in _rows(place, a, b)]
    return Comparison(rows=tuple(rows), findings=(*a.findings, *b.findings))


# --- curations -------------------------------------------------------------------------------------------


def _side(path: Path, documents: Path | None, base: Callable[[], Pressed], document: str | None) -> _Side:
    pressed, facts = (press(path, documents), None) if (path / "data").is_dir() else (base(), _facts(path))
    catalog = pressed.catalog if facts is None else replace(pressed.catalog, facts=facts.value)
    resolved = pressed.resolved if facts is None else resolve(catalog, pressed.texts, {})
    places: dict[Place, tuple[Observation, ...]] = {}
    for observations in resolved.observations.values():
        for o in observations:
            if document in (None, o.document.id):
                places[_place(o)] = (*places.get(_place(o), ()), o)
    lost = [f for f in resolved.findings if f.code in UNPLACED]
    strange = [_strange(fact) for fact in catalog.facts.values() if not is_known(fact, catalog)]
    findings = (*(facts.findings if facts else ()), *lost, *strange)
    return _Side(places=places, texts=pressed.texts, findings=findings)


def _facts(path: Path) -> Collected[Mapping[str, Fact]]:
    """The facts of a file, or of every file in a folder."""
    files = sorted(path.rglob("*.yml")) if path.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        raise CompareError(f"{path} is no project, no folder of facts and no file of them")
    return load_facts([(file, str(file)) for file in files])


def _place(o: Observation) -> Place:
    if o.start is None or o.end is None:
        return (o.document.id, -1, -1, "|".join((o.reading.prefix or "", o.reading.exact, o.reading.suffix or "")))
    return (o.document.id, o.start, o.end, "")


def _strange(fact: Fact) -> Finding:
    return Finding(
        code="unknown-name",
        place=fact.origin.at("fact"),
        message=f"{fact.id} has a concept, dimension or member that the vocabulary does not know; it is not compared",
        hint="give the project it belongs to, so that its own vocabulary is used",
    )


# --- places ----------------------------------------------------------------------------------------------


def _rows(place: Place, a: _Side, b: _Side) -> Iterator[Row]:
    """The readings of one place in pairs: the equal ones first, then those that have the most in common."""
    left, right = list(a.places.get(place, ())), list(b.places.get(place, ()))
    texts = {**a.texts, **b.texts}
    pairs = sorted(((x, y) for x in left for y in right), key=lambda pair: len(_differing(*pair)))
    for x, y in pairs:
        if x in left and y in right:
            left.remove(x)
            right.remove(y)
            yield _row(place, x, y, texts)
    yield from (_row(place, x, None, texts) for x in left)
    yield from (_row(place, None, y, texts) for y in right)


def _row(place: Place, x: Observation | None, y: Observation | None, texts: Mapping[str, DocumentText]) -> Row:
    document, start = place[:2]
    line, column = texts[document].line_column(start) if document in texts and start >= 0 else (None, None)
    parts = _differing(x, y) if x and y else {}
    state = (DIFFER if parts else AGREE) if x and y else ONLY[x is None]
    either = x or y
    assert either is not None
    return Row(
        document=document,
        line=line,
        column=column,
        exact=either.reading.exact,
        state=state,
        a=x.id if x else None,
        b=y.id if y else None,
        parts=parts,
    )


def _differing(x: Observation, y: Observation) -> dict[str, tuple[str | None, str | None]]:
    one, other = _parts(x), _parts(y)
    names = dict.fromkeys((*one, *other))
    return {name: (one.get(name), other.get(name)) for name in names if one.get(name) != other.get(name)}


# --- readings --------------------------------------------------------------------------------------------


def _parts(o: Observation) -> Parts:
    """Everything a reading says of its figure, by name; what is not said is left out."""
    says = o.reading.says.stated() if o.reading.says else {}
    parts = {
        **_value(o.stated),
        **o.fact.key.parts,
        "stated_by": o.stated_by,
        **{f"says {name}": value for name, value in says.items()},
    }
    return {name: value for name, value in parts.items() if value}


def _value(stated: Stated | None) -> Parts:
    """Value with its unit, and sign apart from it, because readers err in the one or the other."""
    if stated is None:
        return {"value": "unread"}
    ends = [end for end in ((stated.low, stated.high) if stated.value is None else (stated.value,)) if end is not None]
    shown = "…".join(f"{end:f}" for end in sorted(map(abs, ends)))
    return {"value": f"{shown} {stated.unit or ''}".strip(), "sign": "-" if any(end < 0 for end in ends) else "+"}


# --- as text ---------------------------------------------------------------------------------------------


def as_text(comparison: Comparison, *, agreeing: bool) -> Iterator[str]:
    """A line for each place where the readers differ (with `agreeing` for every place), then the tally."""
    for row in comparison.rows:
        if row.state == AGREE and not agreeing:
            continue
        at = f"{row.line}:{row.column}" if row.line else "(place unknown)"
        ids = " | ".join(filter(None, (row.a, row.b)))
        yield f"{row.document} {at} {quoted(row.exact)} {_told(row.state)}: {ids}{_parts_told(row)}"
    tally = Counter(row.state for row in comparison.rows)
    yield ", ".join(f"{tally[state]} {_told(state)}" for state in (AGREE, DIFFER, *ONLY))


def _told(state: str) -> str:
    return state.replace("-", " ")


def _parts_told(row: Row) -> str:
    return "".join(f"; {name} {one or 'none'} | {other or 'none'}" for name, (one, other) in row.parts.items())
