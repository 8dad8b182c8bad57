"""Rule: a formula can be read, and says by meaning alone what it is said to say (see `identities`).

A derived fact's formula must give its fact; a relation's right side its left, unless it defines that or only bounds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.judging.identities import Meaning, is_identity, meaning
from generator.judging.relations import key_of
from generator.record.formulas import FormulaError, Node, Ref, parse_formula, parse_ref, references
from generator.record.keys import Key

if TYPE_CHECKING:
    from generator.findings import Place
    from generator.judging.checks.subject import Subject
    from generator.record.catalog import Origin
    from generator.record.models import Relation

Prover = Callable[[str, Node, Key], bool]
DEFINITIONS = "relation:*"  # any may define what a formula rests on
SOME_PERIODS = ("2025-Q2", "2024-FY")  # a relation holds in every period from which its right side can be seen


def unproven_formulas(subject: Subject) -> Iterator[Finding]:
    """Unreadable sides of relations, and formulas that say something else than their fact."""
    catalog, is_proven = subject.catalog, _prover(subject)
    for relation, origin in catalog.relations.values():
        unreadable = list(_unreadable(relation, origin))
        yield from unreadable or _unlike(relation, catalog.entity_of(relation), origin, is_proven)
    for fact in catalog.facts.values():
        formula = _parsed(fact.record.derive)
        if formula and not is_proven(str(fact.record.derive), formula, fact.key):
            looked_up = (f"fact:{fact.id}", f"concept:{fact.key.concept}", DEFINITIONS)
            yield _unproven(fact.origin.at("derive"), f"`{fact.record.derive}` is not {fact.id}", looked_up)


def _prover(subject: Subject) -> Prover:
    """Whether a formula, as it is written and as it is read, gives a fact by meaning alone."""
    by = meaning(subject.catalog)
    means = subject.memory.digests.of(by)

    def is_proven(text: str, formula: Node, key: Key) -> bool:
        return subject.memory.recall(("proven", means, text, key), partial(_proven, formula, key, by))

    return is_proven


def _unreadable(relation: Relation, origin: Origin) -> Iterator[Finding]:
    for side, parse in (("left", parse_ref), ("right", parse_formula)):
        try:
            parse(getattr(relation, side))
        except FormulaError as error:
            yield Finding(
                code="formula-unreadable",
                place=origin.at(side),
                message=str(error),
                expected="references, numbers and operators with spaces around them",
            )


def _unlike(relation: Relation, entity: str, origin: Origin, is_proven: Prover) -> Iterator[Finding]:
    """The finding that the two sides of an equation differ by meaning; a definition must at least be no circle."""
    if relation.test != "equals" or relation.rest != "none" or "*" in relation.left:
        return
    left, right = parse_ref(relation.left), parse_formula(relation.right)
    key = _some_key(left, right, entity)
    if key is not None and not is_proven(relation.right, right, key):
        message = f"`{relation.right}` is not `{relation.left}` in {key.period}"
        yield _unproven(origin.at("right"), message, (f"concept:{left.concept}", DEFINITIONS))


def _some_key(left: Ref, right: Node, entity: str) -> Key | None:
    """A fact that the left side means, in the first period from which all of the right side can be seen."""
    keys = [
        key_of(left, Key(entity=entity, concept=left.concept, dimensions=left.dimensions, period=period))
        for period in SOME_PERIODS
    ]
    seen = [key for key in keys if key and all(key_of(ref, key) for ref in references(right))]
    return seen[0] if seen else keys[0]


def _parsed(text: str | None) -> Node | None:
    """The formula, `None` where there is none; one that cannot be read is reported where it is derived."""
    try:
        return parse_formula(text) if text else None
    except FormulaError:
        return None


def _proven(formula: Node, key: Key, by: Meaning) -> bool:
    try:
        return is_identity(formula, key, by)
    except (FormulaError, ZeroDivisionError):
        return False


def _unproven(place: Place, message: str, looked_up: tuple[str, ...]) -> Finding:
    return Finding(
        code="formula-unproven",
        place=place,
        message=f"{message} by what its concepts, periods and measures mean",
        expected="growth, share, change, sum of quarters, or what relations with `defines: true` say",
        hint="correct the formula, or state the definition that it rests on in data/relations.yml",
        looked_up=looked_up,
    )
