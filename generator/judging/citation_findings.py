"""What is wrong with a citation: not found, no whole token, in another unit, not borne out by the words around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.findings import Finding, Severity, quoted
from generator.judging.argued import NONE
from generator.judging.units import COUNTS, SEVERAL, expected_unit, unit_id
from generator.languages.language import is_currency
from generator.record.unit_ids import is_rate
from generator.sources.quotes import nearest

if TYPE_CHECKING:
    from generator.findings import Place
    from generator.judging.observation import Observation
    from generator.record.catalog import Catalog, Origin
    from generator.record.models import Concept, Dimension, Member, Reading, Selector
    from generator.sources.cues import Doubt
    from generator.sources.document_reader import Reader
    from generator.sources.documents import DocumentText

WORDS = "en"  # of findings
VERIFIED_LATER = "somebody with the documents runs `python -m generator verify`; nothing pending is published"


def no_single_match(
    text: DocumentText, selector: Selector, origin: Origin, found: list[int], *, is_figure: bool
) -> Finding:
    """A selector that matches nothing, or several places."""
    shown = quoted((selector.prefix or "") + selector.exact + (selector.suffix or ""))
    if not found:
        near = nearest(text, selector.exact) if is_figure else None
        hint = "quote it as the document has it"
        if near:
            hint = f"the nearest figure there is {quoted(near[1])} at {text.place(near[0])}; `cite` writes a selector"
        return Finding(
            code="quote-not-found",
            place=origin.at("exact"),
            message=f"{shown} does not stand in {text.id}",
            expected="the token exactly as the document has it, once",
            hint=hint,
        )
    places = ", ".join(f"{line}:{column}" for line, column in map(text.line_column, found[:6]))
    if selector.occurrence:
        message = f"{shown} stands {len(found)} times in {text.id} ({places}), not as `occurrence` says"
        hint = f"write `occurrence: N of {len(found)}` after reading each place" if len(found) > 1 else "drop it"
    else:
        message = f"{shown} stands {len(found)} times in {text.id}: {places}"
        hint = f"add a prefix or suffix; `python -m generator cite {text.id} '{selector.exact}'` writes the shortest"
    return Finding(
        code="quote-ambiguous", place=origin.at("exact"), message=message, expected="exactly one match", hint=hint
    )


def not_a_token(reader: Reader, reading: Reading, origin: Origin, start: int, end: int) -> Finding:
    """What is quoted is a part of a figure, or none."""
    around = reader.text.figure_around(start, end)
    if around is None:
        message, hint = f"{quoted(reading.exact)} is no figure that the reader sees there", "quote the figure's token"
    elif not around.is_quantity:
        message, hint = f"{quoted(reading.exact)} is read as {around.kind}, not as a figure", "quote the figure's token"
    else:
        message = f"{quoted(reading.exact)} is not the whole figure, which is {quoted(around.exact)}"
        hint = f"write `exact: {around.exact}`"
    return Finding(
        code="not-whole-token",
        place=origin.at("exact"),
        message=f"{message} ({reader.text.where(start)})",
        expected="the whole token with currency, unit, qualifier and range",
        hint=hint,
    )


def in_boilerplate(text: DocumentText, selector: Selector, origin: Origin, at: int) -> Finding:
    """What is quoted stands in a passage that is not the article's own."""
    return Finding(
        code="quote-in-boilerplate",
        place=origin.at("exact"),
        message=f"{quoted(selector.exact)} ({text.where(at)}) lies in a passage named as boilerplate",
        hint="cite the article itself",
    )


def unreadable(reading: Reading, origin: Origin) -> Finding:
    """What is quoted does not read as a figure by itself."""
    return Finding(
        code="not-whole-token",
        place=origin.at("exact"),
        message=f"{quoted(reading.exact)} does not read as one figure",
        expected="the whole token with currency, unit, qualifier and range",
    )


def misquoted(finding: Finding, selector: Selector, was: str) -> Finding:
    """That words are not found, with what they were when they were verified, if that was something else."""
    if not was or was == selector.exact:
        return finding
    return replace(
        finding,
        message=f"{quoted(was)} was verified here and {quoted(selector.exact)} is written now: {finding.message}",
        hint=f"put {quoted(was)} back if you did not mean to change it; else {finding.hint}",
    )


def edited_since(identifier: str, origin: Origin, *, was: str | None, exact: str, document: str) -> Finding:
    """The citation is another than the one that was verified: another figure or other words, where those that it
    `was` are known; else something beside them."""
    owner = identifier.partition("#")[0].partition("/")[0]
    looked_up = () if ":" in owner else (f"concept:{owner.split('.')[1]}",)
    message, back = f"{identifier} is no longer what its receipt was written for, and the text is not at hand", "it"
    if was == exact:
        message = (
            f"{identifier} still quotes {quoted(exact)} as it was verified, but what the record makes of that was "
            "changed, or a word that it is known by (an alias of a concept, member or entity), and the text is not at "
            "hand"
        )
        back = "what was changed"
        looked_up = looked_up or (owner,)  # its cause is elsewhere, with many alike
    elif was is not None:
        what = "what is quoted for" if ":" in identifier else "the figure of"
        message = (
            f"{what} {identifier} was changed from {quoted(was)} to {quoted(exact)}, and nobody has compared it "
            f"with {document}, whose text is not at hand"
        )
        back = quoted(was)
    return replace(
        _pending(message, f"if no change of it was meant, put {back} back; else {VERIFIED_LATER}", origin),
        looked_up=looked_up,
    )


def without_receipt(identifier: str, origin: Origin) -> Finding:
    """The citation was never verified."""
    return _pending(f"{identifier} has no receipt yet, and the text is not at hand", VERIFIED_LATER, origin)


def _pending(message: str, hint: str, origin: Origin) -> Finding:
    place = origin.at("exact")
    return Finding(severity=Severity.PENDING, code="pending", place=place, message=message, hint=hint)


def wrong_unit(unit: str | None, blank: Observation, concept: Concept, origin: Origin, written: Place) -> Finding:
    """The figure is stated in a unit that its fact cannot be in; `written` is where the concept's own unit stands."""
    measure, wanted = blank.fact.key.measure, expected_unit(blank.fact, concept)
    own = concept.unit or f"no unit, kind `{concept.kind}`"
    return Finding(
        code="unit-mismatch",
        place=origin.at("exact"),
        message=f"{quoted(blank.reading.exact)} in {blank.document.id} is stated in {unit_id(unit) or 'no unit'}, and "
        f"`measure: {measure}` of {concept.id} is in {wanted or 'a unit'}",
        expected=f"a figure in {wanted}, or another `measure`: the unit of {concept.id} itself is {own} "
        f"({written.file}:{written.line})",
        hint=_unit_hint(unit_id(unit), blank, concept),
        looked_up=(f"concept:{concept.id}",),
    )


def _unit_hint(unit: str | None, blank: Observation, concept: Concept) -> str:
    """What to write: of a level measured or counted the concept's own unit may be the wrong one."""
    measure, usual = blank.fact.key.measure, "point at another token, or correct `measure` or `concept`"
    if fitting := [other for other in _FITTING.get(unit or "", ()) if other != measure]:
        return _fitting_measure(unit or "", fitting, blank, concept)
    if measure == "level" and concept.kind == "duration" and unit:
        return (
            f"{usual}; what is told in {unit} has a concept with `unit: {unit}`, which data/concepts.yml may still lack"
        )
    if measure not in ("level", "change") or concept.kind not in ("number", "count") or is_currency(unit):
        return usual
    if concept.unit in SEVERAL.get(unit or "", ()):
        which = f"{unit} may be {' or '.join(sorted(filter(None, SEVERAL[unit or ''])))}"
        return f"{which}; where the passage shows which, write `cue: {{unit: {{is: {concept.unit}, because: WHY}}}}`"
    if unit in COUNTS and is_rate(concept.unit):
        elsewhere = "where the head of a table or a figure before it says what a number is per"
        return f"{usual}; {elsewhere}, write `cue: {{unit: {{is: {concept.unit}, because: WHY}}}}`"
    return f"{usual}; if {concept.id} is measured in it, give it `unit: {unit}`, a unit of data/units.yml"


_FITTING = {  # the measures that are told in a unit, whatever is measured
    "percentage-point": ("change",),
    "percent": ("growth", "share"),
    "rank": ("rank",),
}


def _fitting_measure(unit: str, fitting: list[str], blank: Observation, concept: Concept) -> str:
    """Which measure a figure in this unit is of; what moves by percentage points is a percentage itself."""
    if unit == "percentage-point" and concept.kind != "percent":
        return (
            f"percentage points are by how much a percentage moves, and {concept.id} is none: correct `concept`, or "
            "point at another token"
        )
    measures = " or ".join(f"`measure: {measure}`" for measure in fitting)
    wanted = expected_unit(blank.fact, concept) or "another unit"
    return (
        f"write {measures} where the passage says {quoted(blank.reading.exact)}; where it says a figure in {wanted}, "
        "point at that one, whole, with its unit"
    )


def words_looked_up(blank: Observation, doubts: Iterable[Doubt], catalog: Catalog) -> tuple[str, ...]:
    """The records by which the words around a figure are known, with those that they may mean instead."""
    key = blank.fact.key
    named = {
        "concept": [key.concept, key.of or ""],
        "entity": [key.entity],
        "document": [blank.document.id],
        "member": [member for _, member in key.dimensions],
        "dimension": [],
    }
    for doubt in doubts:
        found = [name for name in doubt.found.split("/") if name]
        if doubt.part == "concept":
            named["concept"] += found
        elif doubt.part in catalog.dimensions:
            named["member"] += found
            named["dimension"].append(doubt.part)
    return tuple(f"{kind}:{name}" for kind, names in named.items() for name in dict.fromkeys(names) if name)


def cue_findings(
    doubted: Mapping[str, Doubt],
    needed: set[str],
    blank: Observation,
    void: frozenset[str],
    origin: Origin,
    where: Callable[[], str],
    catalog: Catalog,
) -> Iterator[Finding]:
    """Each part of the fact that the words around do not bear out, and each cue that nothing calls for; `where` says
    where in the document the figure stands."""
    reading = blank.reading
    for part, doubt in doubted.items():
        if part in reading.cue and part not in void:
            continue
        yield Finding(
            code=f"cue-{part.replace('_', '-')}",
            place=origin.at("exact"),
            message=_told(doubt, quoted(reading.exact), where(), catalog),
            expected=_borne_out(doubt),
            hint=_cue_hint(doubt, blank.asserted.concept, catalog),
            answer=doubt.answer,
        )
    for part in reading.cue:
        if part not in needed and part not in void:
            yield Finding(
                code="cue-needless",
                place=origin.at("cue", part),
                message=f"the text bears out `{part}` by itself; this cue has no object",
                hint="delete it",
            )


def _told(doubt: Doubt, shown: str, where: str, catalog: Catalog) -> str:
    """Both sides of a doubt: what the passage bears out, and what the record claims; in words where ids say little."""
    claimed, found = (_in_words(doubt.part, value, catalog) for value in (doubt.expected, doubt.found))
    passage = f"the passage around {shown} ({where})"
    claim = f"the record claims `{doubt.part}: {doubt.expected}`{claimed}"
    if doubt.answer == "contradicted":
        return f"contradicted: {passage} bears out `{doubt.part}: {_either(doubt.found)}`{found}, but {claim}"
    if doubt.found:
        return f"undecided: {claim}, and {passage} may as well mean `{doubt.part}: {_either(doubt.found)}`{found}"
    return f"undecided: {claim}, and {passage} says nothing of it"


def _in_words(part: str, value: str, catalog: Catalog) -> str:
    """What a member of a dimension is called; that a figure has none is told as a plain figure."""
    if part not in catalog.dimensions or not value:
        return ""
    dimension, _ = catalog.dimensions[part]
    if value == NONE:
        return f" (no “{_label(dimension)}” is recorded)"
    names = [_label(member) for member in dimension.members if member.id in value.split("/")]
    return f" ({_label(dimension)}: {' or '.join(names)})" if names else ""


def _label(record: Dimension | Member) -> str:
    """A name in the language of findings, else in the first there is."""
    return record.label.root.get(WORDS) or next(iter(record.label.root.values()))


def _either(found: str) -> str:
    """What a word may stand for: one id, or several."""
    return " or ".join(found.split("/")) if found[:1].isalpha() else found  # a span of time has a stroke of its own


def _borne_out(doubt: Doubt) -> str:
    if doubt.answer == "contradicted":
        return f"what the passage bears out, `{doubt.part}: {_either(doubt.found)}`"
    return f"a passage that says `{doubt.part}: {doubt.expected}`, or another `{doubt.part}`"


def _cue_hint(doubt: Doubt, concept: str, catalog: Catalog) -> str:
    """What to do: mend the record first, argue for it last."""
    cue = f"`cue: {{{doubt.part}: {{is: {doubt.expected}, because: …}}}}`"
    of = f"that is said of {doubt.expected}"
    if doubt.part == "basis":
        first, of = _other_basis(concept, catalog), f"that is said to be {doubt.expected}"
    elif doubt.expected == NONE and doubt.found:
        named = f"{doubt.part}: {_either(doubt.found)}"
        first, of = f"write `{named}` with the fact where the figure is one of that alone", "that is said without it"
    elif doubt.answer == "contradicted":
        first = f"correct `{doubt.part}` of the fact"
    else:
        first = "read the passage"
    return f"{first}, or point to a figure {of}; if it is truly implicit, say why in {cue}"


def _other_basis(name: str, catalog: Catalog) -> str:
    """A basis is its concept's, so that a figure of another basis is a figure of another concept."""
    concept = catalog.concept(name)
    same = [
        other.id
        for other, _ in catalog.concepts.values()
        if other.basis != concept.basis and {*other.aliases} & {*concept.aliases}
    ]
    which = f" (as {' or '.join(f'`{each}`' for each in same)})" if same else ""
    return f"the basis is the concept’s: give the fact the concept of the other basis{which}"
