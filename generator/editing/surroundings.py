"""What the rules see around a figure: concept, dimensions, entity, period, measure, basis, speaker, by name alone.

In this order: `Surroundings`, `surroundings_of`, then the probes. No rule is written here again: the rules themselves
are asked (`sources.cues.doubts`), by asserting of the figure what cannot be and noting what they found instead. So an
editor is told exactly what the press will hold against a fact, and never a word of the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.record.keys import Key
from generator.record.models import Concept, Localized
from generator.sources.cues import Assertion, Doubt, Scene
from generator.sources.cues.doubts import doubts
from generator.sources.cues.vocabulary import between

if TYPE_CHECKING:
    from generator.reading.figures import Quantity
    from generator.sources.document_reader import Reader

NOBODY = "-"  # no id: the grammar of identifiers has none that begins with a hyphen
NEVER = "1000-01-01"  # a day no document speaks of
MEASURES = {
    "percent": ("growth", "level", "share"),
    "percentage-point": ("change", "share"),
    "times": ("growth", "ratio", "level"),
    "rank": ("rank", "level"),
}  # what a unit can be the measure of, the likelier first; any other is that of a level, or of its change
RELATIVE = ("percent", "percentage-point", "times")  # 較去年同期 names their comparison, not their period
UNSAID = Localized.model_construct({})
ANYTHING = Concept.model_construct(id=NOBODY, label=UNSAID, definition=UNSAID, kind="number", aliases=())
ANY_RATE = ANYTHING.model_copy(update={"kind": "percent"})  # a percentage is the level of nothing else


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """What governs a figure.

    `concepts` are the ids the governing word may stand for; `members` each dimension's member, of which `near` stand in
    the figure's own sentence, and `needed` in its clause, where a fact that leaves the dimension out is contradicted.
    """

    concepts: tuple[str, ...]
    members: Mapping[str, str]
    near: Mapping[str, str]
    needed: Mapping[str, str]
    entity: str | None
    period: str | None
    measures: tuple[str, ...]
    against: str | None
    basis: str | None
    status: str
    stated_by: str | None

    def named(self) -> dict[str, str]:
        """The parts that have a value, as flat name → value; several possible values joined by a slash."""
        parts = {
            "concept": "/".join(self.concepts),
            **self.members,
            "entity": self.entity,
            "period": self.period,
            "measure": "/".join(self.measures),
            "against": self.against,
            "basis": self.basis,
            "status": self.status if self.status != "actual" else None,
            "stated_by": self.stated_by,
        }
        return {name: value for name, value in parts.items() if value}


def surroundings_of(reader: Reader, quantity: Quantity) -> Surroundings:
    """What the rules see around the figure `quantity` of the reader's document."""
    scene = reader.scene(quantity.start, quantity.end)
    setting, names = scene.setting, tuple(reader.words.dimensions)
    level, growth = _as_level(scene, quantity), _as_growth(scene, quantity, names)
    members = {name: growth[name] for name in names if growth.get(name)}
    return Surroundings(
        concepts=_ids(level.get("concept")),
        members=members,
        near={name: member for name, member in members.items() if _in_sentence(scene, name)},
        needed={name: member for name, member in members.items() if level.get(name)},
        entity=level.get("entity") or setting.entity or _company(scene),
        period=(growth if quantity.unit in RELATIVE else level).get("period") or setting.period,
        measures=tuple(_measures(scene, quantity)),
        against=_against(growth),
        basis=setting.basis if "basis" in growth else "non-IFRS",
        status=level.get("status") or setting.status or "actual",
        stated_by=setting.stated_by,
    )


def first_of(found: str | None) -> str | None:
    """The first of several possible values."""
    return found.partition("/")[0] if found else None


def other_concepts(reader: Reader, quantity: Quantity, first: str) -> tuple[str, ...]:
    """The concepts named besides `first`: what a share is of stands beside what it is a share of."""
    scene = reader.scene(quantity.start, quantity.end)
    found = {doubt.part: doubt.found for doubt in _doubts(scene, quantity, measure="share", of=first)}
    return _ids(found.get("concept"))


def _as_level(scene: Scene, quantity: Quantity) -> dict[str, str]:
    """What each rule found instead of a level of nothing, never, along no dimension."""
    return {doubt.part: doubt.found for doubt in _doubts(scene, quantity, period=NEVER)}


def _as_growth(scene: Scene, quantity: Quantity, names: tuple[str, ...]) -> dict[str, str]:
    """What each rule found instead of a non-IFRS growth on the quarter before, of nobody along every dimension."""
    nobody = tuple((name, NOBODY) for name in names)
    wrong = {"period": NEVER, "dimensions": nobody, "measure": "growth", "against": "prior-quarter"}
    return {doubt.part: doubt.found for doubt in _doubts(scene, quantity, basis="non-IFRS", **wrong)}


def _measures(scene: Scene, quantity: Quantity) -> Iterator[str]:
    """The measures the unit can have whose own words are there, and no other's."""
    for measure in MEASURES.get(quantity.unit or "", ("level", "change")):
        if not any(doubt.part == "measure" for doubt in _doubts(scene, quantity, measure=measure)):
            yield measure


def _in_sentence(scene: Scene, dimension: str) -> bool:
    passage = scene.passage
    return bool(between(scene.mentions.dimensions[dimension], passage.sentence, passage.stop))


def _against(found: Mapping[str, str]) -> str | None:
    """The comparison named: no doubt about the quarter before, or the one found in its place."""
    return (found["against"] or None) if "against" in found else "prior-quarter"


def _company(scene: Scene) -> str | None:
    """The company named nearest before the figure, for documents that are about none."""
    named = between(scene.mentions.companies, scene.passage.context[0], scene.passage.start)
    return "/".join(sorted(named[-1].ids)) if named else None


def _doubts(scene: Scene, quantity: Quantity, *, basis: str | None = None, **parts: object) -> tuple[Doubt, ...]:
    """What the rules hold against a figure said to be of no concept, with `parts` of the key as given."""
    blank = Key(entity=scene.setting.entity or NOBODY, concept=NOBODY, period=scene.setting.period or NEVER)
    key = blank.with_(**parts)
    assertion = Assertion(
        key=key,
        measures=(key.measure,),  # type: ignore[arg-type]
        concept=ANY_RATE if quantity.unit == "percent" else ANYTHING,
        basis=basis,  # type: ignore[arg-type]
        stated_by=None,
        unit=quantity.unit,
        direction=quantity.direction,
        rivals=frozenset(),
    )
    return doubts(assertion, scene)


def _ids(found: str | None) -> tuple[str, ...]:
    return tuple(found.split("/")) if found else ()
