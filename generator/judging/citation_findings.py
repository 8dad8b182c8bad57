"""What is wrong with a citation: not found, no whole token, in another unit, not borne out by the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.findings import Finding, Severity, quoted
from generator.judging.units import COUNTS, SEVERAL, expected_unit, unit_id
from generator.record.unit_ids import is_rate
from generator.sources.quotes import nearest

if TYPE_CHECKING:
    from generator.judging.observation import Observation
    from generator.record.catalog import Origin
    from generator.record.models import Concept, Reading, Selector
    from generator.sources.cues import Doubt
    from generator.sources.document_reader import Reader
    from generator.sources.documents import DocumentText

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


def edited_since(identifier: str, origin: Origin) -> Finding:
    """The citation is another than the one that was verified."""
    message = f"{identifier} is no longer what its receipt was written for, and the text is not at hand"
    return replace(
        _pending(message, f"if no change of it was meant, put it back; else {VERIFIED_LATER}", origin),
        looked_up=() if ":" in identifier else (f"concept:{identifier.split('.')[1]}",),  # of a fact
    )


def without_receipt(identifier: str, origin: Origin) -> Finding:
    """The citation was never verified."""
    return _pending(f"{identifier} has no receipt yet, and the text is not at hand", VERIFIED_LATER, origin)


def _pending(message: str, hint: str, origin: Origin) -> Finding:
    place = origin.at("exact")
    return Finding(severity=Severity.PENDING, code="pending", place=place, message=message, hint=hint)


def wrong_unit(unit: str | None, blank: Observation, concept: Concept, origin: Origin) -> Finding:
    """The figure is stated in a unit that its fact cannot be in."""
    return Finding(
        code="unit-mismatch",
        place=origin.at("exact"),
        message=f"{quoted(blank.reading.exact)} in {blank.document.id} is stated in {unit_id(unit) or 'no unit'}",
        expected=f"{expected_unit(blank.fact, concept)}, the unit of {blank.fact.key.measure} of {concept.id}",
        hint=_unit_hint(unit_id(unit), blank, concept),
        looked_up=(f"concept:{concept.id}",),
    )


def _unit_hint(unit: str | None, blank: Observation, concept: Concept) -> str:
    """What to write: of a level measured or counted the concept's own unit may be the wrong one."""
    usual = "point at another token, or correct `measure` or `concept`"
    if blank.fact.key.measure not in ("level", "change") or concept.kind not in ("number", "count"):
        return usual
    if concept.unit in SEVERAL.get(unit or "", ()):
        which = f"{unit} may be {' or '.join(sorted(filter(None, SEVERAL[unit or ''])))}"
        return f"{which}; where the passage shows which, write `cue: {{unit: {{is: {concept.unit}, because: WHY}}}}`"
    if unit in COUNTS and is_rate(concept.unit):
        elsewhere = "where the head of a table or a figure before it says what a number is per"
        return f"{usual}; {elsewhere}, write `cue: {{unit: {{is: {concept.unit}, because: WHY}}}}`"
    return f"{usual}; if {concept.id} is measured in it, give it `unit: {unit}`, a unit of data/units.yml"


def words_looked_up(blank: Observation) -> tuple[str, ...]:
    """The records by which the words around a figure are known."""
    key = blank.fact.key
    members = (f"member:{member}" for _, member in key.dimensions)
    return (f"concept:{key.concept}", f"entity:{key.entity}", f"document:{blank.document.id}", *members)


def cue_findings(
    doubted: Mapping[str, Doubt], needed: set[str], reading: Reading, void: frozenset[str], origin: Origin, where: str
) -> Iterator[Finding]:
    """Each part of the fact that the words around do not bear out, and each cue that nothing calls for."""
    for part, doubt in doubted.items():
        if part in reading.cue and part not in void:
            continue
        yield Finding(
            code=f"cue-{part.replace('_', '-')}",
            place=origin.at("exact"),
            message=_told(doubt, quoted(reading.exact), where),
            expected=f"{part}: {doubt.expected}",
            hint="correct the fact or point elsewhere; if it is truly implicit, say why in "
            f"`cue: {{{part}: {{is: {doubt.expected}, because: …}}}}`",
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


def _told(doubt: Doubt, shown: str, where: str) -> str:
    """Both sides of a doubt: what the words around the figure say, and what the fact does."""
    if doubt.answer == "contradicted":
        return f"contradicted: the words around {shown} ({where}) say {doubt.part} {doubt.found}, not {doubt.expected}"
    if doubt.found:
        open_between = f"whether {doubt.part} is {doubt.expected} or {doubt.found}"
        return f"undecided: the words around {shown} ({where}) leave open {open_between}"
    return f"undecided: nothing around {shown} ({where}) says {doubt.part} {doubt.expected}"
