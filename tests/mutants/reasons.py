"""Why a mutant went unnoticed: what in the evidence fails to contradict it, worked out from the record itself.

A reason has two halves: what the words around the figure say, and what the relations do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.mutants.edits import Mutant, Recite, Redecide, Redefine, Rederive, Reforge, Rekey, reading_of

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.record.catalog import Catalog
    from generator.sources.cues import Setting

RELATIONS = {
    "": "no relation touches it",
    "not-checkable": "the relations that touch it lack a member",
    "broken": "a relation it breaks is excused by an adjudication",
    "held": "the relations that touch it hold",
}


def reason(mutant: Mutant, catalog: Catalog, setting: Setting | None, edition: Edition | None) -> str:
    """The reason in a line. `setting` is what the document says it is about at the figure's place, `edition` what the
    mutant leads to; either may be unknown."""
    match mutant.edit:
        case Recite() as edit:
            cued = bool(reading_of(catalog.facts[edit.fact], edit.reading).cue)
            return "the reading’s cue speaks for the other place too" if cued else "the same words stand around both"
        case Rekey() as edit:
            words = _words(mutant, edit, catalog, setting)
            return f"{words}; {_related(edit.key.id, edition)}" if edition else words
        case Redecide():
            return "nothing but the editor’s reason decides between the readings"
        case Rederive():
            return f"the formula alone says so; {_related(mutant.about, edition)}"
        case Redefine():
            return "no relation and no rule tells the sign of this concept"
        case Reforge():
            return "a digest worked out anew: only the texts tell it from the truth"


def _words(mutant: Mutant, edit: Rekey, catalog: Catalog, setting: Setting | None) -> str:
    reading = reading_of(catalog.facts[edit.fact], edit.reading)
    if mutant.part in reading.cue:
        return f"the reading’s cue speaks for any {_axis(mutant)}"
    if reading.says is not None:
        return "the text is recorded as wrong, and its correction rests on a note or another reading"
    if mutant.part == "period":
        own = setting is not None and edit.key.period == setting.period
        return "the sentence names no period, and the document is about this one" if own else "no period nearby differs"
    dropped = mutant.kind == "dimension dropped"
    return "the member is named too far from the figure" if dropped else f"the words bear out this {_axis(mutant)} too"


def _axis(mutant: Mutant) -> str:
    return "member" if mutant.kind.startswith("dimension") else mutant.part


def _related(name: str, edition: Edition | None) -> str:
    states = {outcome.state for outcome in edition.relations_of(name)} if edition else set()
    return RELATIONS[next((state for state in ("broken", "held", "not-checkable") if state in states), "")]
