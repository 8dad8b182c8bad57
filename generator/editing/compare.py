"""`compare`: two independent curations of the same documents, place by place: where the readers agree and where not.

In this order: `Row`, `Comparison` and `compare`; how a curation is loaded (a project, or a folder of facts with its
claims in `claims/`, or one file of facts); how the readings of one place are paired; what a reading says; how claims
are paired, which cite the same sentence though seldom the same words of it; the comparison as text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.findings import Collected, Finding, quoted
from generator.judging.asserted_key import is_known
from generator.judging.observation import CitedPhrase, Observation, Resolved
from generator.judging.resolve import resolve
from generator.press import Pressed, press
from generator.record.load import load_claims, load_facts
from generator.sources.cues.passage import fold, passage

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.reading.figures import Stated
    from generator.record.catalog import Catalog, Fact, Origin
    from generator.record.models import Claim
    from generator.sources.documents import DocumentText

AGREE, DIFFER, ONLY = "agree", "differ", ("only-a", "only-b")
UNPLACED = ("quote-not-found", "quote-ambiguous", "not-whole-token", "quote-in-boilerplate")
CLAIMS = "claims"
CLAIM_PARTS = ("speaker", "kind", "date", "firmness")  # what two readers can say of a statement in the same words
Parts = dict[str, str]
Said: TypeAlias = "Observation | Claim"
Place = tuple[str, int, int, str]  # document, start, end (-1 where unknown), and then the selector


class CompareError(ValueError):
    """There is nothing to compare; the message says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One place as two readers `a` and `b` have it: the ids of their readings or claims, and the `parts` that differ.

    `line` and `column` are `None` where neither a text nor a receipt tells the place.
    """

    kind: Literal["figure", "claim"]
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
    claims: Mapping[str, tuple[Claim, frozenset[Place]]]
    texts: Mapping[str, DocumentText] = field(repr=False)
    findings: tuple[Finding, ...]


def compare(project: Path, documents: Path | None, paths: tuple[Path, Path], document: str | None = None) -> Comparison:
    """Two curations compared, of one document or of all.

    A project is read with its own vocabulary and receipts; a folder or file of facts with those of `project`, and its
    places are known only where the texts are. Raises `CompareError`.
    """
    base = cache(partial(press, project, documents))  # pressed once, and only where a folder needs it
    a, b = (_side(path, documents, base, document) for path in paths)
    if not (a.places or b.places or a.claims or b.claims):
        raise CompareError("neither of the two has a figure or a claim" + (f" of {document}" if document else ""))
    rows = [row for place in sorted(a.places.keys() | b.places.keys()) for row in _rows(place, a, b)]
    rows += sorted(_claim_rows(a, b), key=lambda row: (row.document, row.line or 0, row.column or 0))
    return Comparison(rows=tuple(rows), findings=(*a.findings, *b.findings))


# --- curations -------------------------------------------------------------------------------------------


def _side(path: Path, documents: Path | None, base: Callable[[], Pressed], document: str | None) -> _Side:
    if (path / "data").is_dir():
        pressed = press(path, documents)
        catalog, resolved, loaded = pressed.catalog, pressed.resolved, tuple[Finding, ...]()
    else:
        facts, claims = _folder(path)
        pressed, loaded = base(), (*facts.findings, *claims.findings)
        catalog = replace(pressed.catalog, facts=facts.value, claims=claims.value)
        resolved = resolve(catalog, pressed.texts, {})
    places: dict[Place, tuple[Observation, ...]] = {}
    for observations in resolved.observations.values():
        for o in observations:
            if document in (None, o.document.id):
                places[_place(o)] = (*places.get(_place(o), ()), o)
    lost = [f for f in resolved.findings if f.code in UNPLACED]
    strange = [_strange(fact) for fact in catalog.facts.values() if not is_known(fact, catalog)]
    return _Side(
        places=places,
        claims=dict(_claims(catalog, resolved, pressed.texts, document)),
        texts=pressed.texts,
        findings=(*loaded, *lost, *strange),
    )


def _folder(path: Path) -> tuple[Collected[Mapping[str, Fact]], Collected[Mapping[str, tuple[Claim, Origin]]]]:
    """The facts of a file, or of every file in a folder but those in its `claims/`, which are claims."""
    files = sorted(path.rglob("*.yml")) if path.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        raise CompareError(f"{path} is no project, no folder of facts and no file of them")
    claims = [file for file in files if CLAIMS in file.relative_to(path).parts[:-1]]
    facts = [file for file in files if file not in claims]
    return load_facts((file, str(file)) for file in facts), load_claims((file, str(file)) for file in claims)


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


def _row(place: Place, x: Said | None, y: Said | None, texts: Mapping[str, DocumentText]) -> Row:
    document, start = place[:2]
    line, column = texts[document].line_column(start) if document in texts and start >= 0 else (None, None)
    parts = _differing(x, y) if x and y else {}
    either = x or y
    assert either is not None
    return Row(
        kind="figure" if isinstance(either, Observation) else "claim",
        document=document,
        line=line,
        column=column,
        exact=_exact(either, document),
        state=(DIFFER if parts else AGREE) if x and y else ONLY[x is None],
        a=x.id if x else None,
        b=y.id if y else None,
        parts=parts,
    )


def _exact(either: Said, document: str) -> str:
    if isinstance(either, Observation):
        return either.reading.exact
    return next(cite.exact for cite in either.cites if cite.document == document)


def _differing(x: Said, y: Said) -> dict[str, tuple[str | None, str | None]]:
    one, other = _parts(x), _parts(y)
    names = dict.fromkeys((*one, *other))
    return {name: (one.get(name), other.get(name)) for name in names if one.get(name) != other.get(name)}


# --- readings --------------------------------------------------------------------------------------------


def _parts(one: Said) -> Parts:
    """Everything a reading says of its figure, or a claim of its statement, by name; what is not said is left out."""
    parts = _of_figure(one) if isinstance(one, Observation) else {part: getattr(one, part) for part in CLAIM_PARTS}
    return {name: value for name, value in parts.items() if value}


def _of_figure(o: Observation) -> dict[str, str | None]:
    says = o.reading.says.stated() if o.reading.says else {}
    return {
        **_value(o.stated),
        **o.fact.key.parts,
        "stated_by": o.stated_by,
        **{f"says {name}": value for name, value in says.items()},
    }


def _value(stated: Stated | None) -> Parts:
    """Value with its unit, and sign apart from it, because readers err in the one or the other."""
    if stated is None:
        return {"value": "unread"}
    ends = [end for end in ((stated.low, stated.high) if stated.value is None else (stated.value,)) if end is not None]
    shown = "…".join(f"{end:f}" for end in sorted(map(abs, ends)))
    return {"value": f"{shown} {stated.unit or ''}".strip(), "sign": "-" if any(end < 0 for end in ends) else "+"}


# --- claims ----------------------------------------------------------------------------------------------


def _claims(
    catalog: Catalog, resolved: Resolved, texts: Mapping[str, DocumentText], document: str | None
) -> Iterator[tuple[str, tuple[Claim, frozenset[Place]]]]:
    """The claims of a document, or of all, each with the sentences that it cites."""
    for claim, _ in catalog.claims.values():
        cited = resolved.phrases[f"claim:{claim.id}"]
        places = frozenset(_sentence(one, texts) for one in cited if document in (None, one.phrase.document))
        if places:
            yield claim.id, (claim, places)


def _sentence(cited: CitedPhrase, texts: Mapping[str, DocumentText]) -> Place:
    """The sentence around a citation; its words alone where no text is at hand."""
    text = texts.get(cited.phrase.document)
    if text is None or cited.start is None or cited.end is None:
        return (cited.phrase.document, -1, -1, cited.phrase.exact)
    around = passage(_folded(text.text), cited.start, cited.end, text.start, text.end)
    return (text.id, around.sentence, around.sentence_end, "")


_folded = lru_cache(maxsize=64)(fold)  # a text is asked for once a citation


def _claim_rows(a: _Side, b: _Side) -> Iterator[Row]:
    """Claims in pairs that cite a sentence in common: first those with most in common, each claim once."""
    left, right = dict(a.claims), dict(b.claims)
    texts = {**a.texts, **b.texts}
    pairs = [(x, y) for x in left for y in right if left[x][1] & right[y][1]]
    for x, y in sorted(pairs, key=lambda pair: len(_differing(left[pair[0]][0], right[pair[1]][0]))):
        if x in left and y in right:
            (one, places), (other, others) = left.pop(x), right.pop(y)
            yield _row(min(places & others), one, other, texts)
    yield from (_row(min(places), claim, None, texts) for claim, places in left.values())
    yield from (_row(min(places), None, claim, texts) for claim, places in right.values())


# --- as text ---------------------------------------------------------------------------------------------


def as_text(comparison: Comparison, *, agreeing: bool) -> Iterator[str]:
    """A line for each place where the readers differ (with `agreeing` for every place), then the tally."""
    for row in comparison.rows:
        if row.state == AGREE and not agreeing:
            continue
        at = f"{row.line}:{row.column}" if row.line else "(place unknown)"
        ids = " | ".join(filter(None, (row.a, row.b)))
        yield f"{row.document} {at} {quoted(row.exact)} {_told(row.state)}: {ids}{_parts_told(row)}"
    for kind in dict.fromkeys(row.kind for row in comparison.rows):
        tally = Counter(row.state for row in comparison.rows if row.kind == kind)
        yield f"{kind}s: " + ", ".join(f"{tally[state]} {_told(state)}" for state in (AGREE, DIFFER, *ONLY))


def _told(state: str) -> str:
    return state.replace("-", " ")


def _parts_told(row: Row) -> str:
    return "".join(f"; {name} {one or 'none'} | {other or 'none'}" for name, (one, other) in row.parts.items())
