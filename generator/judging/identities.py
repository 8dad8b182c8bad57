"""Whether a formula says what its fact means: tried on invented books in which every identity holds.

In this order: `Meaning`, what is known; `is_identity`, the trial; `Books`, the invented values; the definitions that
relations give.

Growth, change, share and ratio follow from levels, a flow over several quarters is their sum, and what a relation with
`defines: true` has on its left follows from its right; every other level is drawn at random. A formula that gives the
value of its fact in such books, exactly and twice, is an identity (Schwartz 1980, Zippel 1979: a rational function that
is zero at random points is zero). One with another operator, number or operand is not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.judging.relations import key_of, neighbour
from generator.reading.period import parse_period
from generator.record.formulas import FormulaError, Node, calculate, parse_formula, parse_ref, references
from generator.record.keys import UNSTATED_AGAINST, Key

if TYPE_CHECKING:
    from generator.record.catalog import Catalog
    from generator.record.models import Relation

TRIALS = 2
LARGEST = 10**9  # what is drawn lies from it to twice it: never zero, and differences hardly ever
DEEPEST = 40  # definitions upon definitions; more is a circle

Subject = tuple[str, str, tuple[tuple[str, str], ...]]  # entity, concept, dimensions


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What the vocabulary says of levels: their definitions, and which of them add up over quarters."""

    definitions: tuple[tuple[Subject, Node], ...]
    flows: frozenset[str]


def meaning(catalog: Catalog) -> Meaning:
    """The definitions of relations with `defines: true`, and the amounts that are flows."""
    flows = (c.id for c, _ in catalog.concepts.values() if c.kind == "money" and c.period_type == "duration")
    return Meaning(definitions=tuple(_definitions(catalog)), flows=frozenset(flows))


@lru_cache(maxsize=4096)  # a record is checked again and again with most of its formulas as they were
def is_identity(formula: Node, key: Key, by: Meaning) -> bool:
    """Whether the formula gives the fact's value by meaning alone. Raises `FormulaError`, `ZeroDivisionError`."""
    return all(books.result(formula, key) == books.value(key) for books in invented(by))


def invented(by: Meaning) -> Iterator[Books]:
    """Two sets of books that keep to a meaning."""
    definitions = dict(by.definitions)
    return (Books(seed=seed, definitions=definitions, flows=by.flows) for seed in range(TRIALS))


@dataclass(frozen=True, kw_only=True)
class Books:
    """Invented values of all facts that could be, drawn from `seed`."""

    seed: int
    definitions: Mapping[Subject, Node]
    flows: frozenset[str]  # concepts whose level over a stretch is the sum of its quarters
    depth: int = field(default=0, compare=False)

    def value(self, key: Key) -> Fraction:
        """What the books have for a key. Raises `FormulaError` where definitions run in a circle."""
        match key.measure:
            case "level":
                return self._level(key)
            case "growth":
                return self._level(key) / self._compared(key) * 100 - 100
            case "change":
                return self._level(key) - self._compared(key)
            case "ratio":
                return self._level(key) / self._compared(key)
            case "share" if key.of:
                return self._level(key) / self._level(key.with_(concept=key.of, dimensions=())) * 100
        return self._drawn(key)

    def _level(self, key: Key) -> Fraction:
        level = key.with_(measure="level", against=None, of=None, method="stated")
        definition = self.definitions.get((key.entity, key.concept, key.dimensions))
        if definition is not None:
            return self._inner().result(definition, level)
        quarters = _quarters(key.period) if key.concept in self.flows else ()
        if len(quarters) > 1:
            return sum((self._drawn(level.with_(period=quarter)) for quarter in quarters), Fraction(0))
        return self._drawn(level)

    def _compared(self, key: Key) -> Fraction:
        period = neighbour(key.against or UNSTATED_AGAINST, key.period)
        if period is None:
            raise FormulaError(f"{key.period} has no {key.against or UNSTATED_AGAINST}")
        return self._level(key.with_(period=period))

    def result(self, formula: Node, base: Key) -> Fraction:
        """What a formula gives, its references seen from `base`. Raises `FormulaError` and `ZeroDivisionError`."""
        values = {}
        for ref in references(formula):
            key = key_of(ref, base)
            if key is None:
                raise FormulaError(f"`{ref}` names no period seen from {base.period}")
            values[ref] = self.value(key.with_(status=base.status))
        return calculate(formula, values)

    def _inner(self) -> Books:
        if self.depth > DEEPEST:
            raise FormulaError("the definitions of relations run in a circle")
        return Books(seed=self.seed, definitions=self.definitions, flows=self.flows, depth=self.depth + 1)

    def _drawn(self, key: Key) -> Fraction:
        digest = hashlib.sha256(f"{self.seed} {key.id}".encode()).digest()
        return Fraction(LARGEST + int.from_bytes(digest[:8], "big") % LARGEST)


def _definitions(catalog: Catalog) -> Iterator[tuple[Subject, Node]]:
    """What relations define, level by level; unreadable ones are a finding of `checks.proven_formulas`."""
    for relation, _ in catalog.relations.values():
        if relation.defines and (defined := _defined(relation, catalog.entity_of(relation))):
            yield defined


def _defined(relation: Relation, entity: str) -> tuple[Subject, Node] | None:
    try:
        left, right = parse_ref(relation.left), parse_formula(relation.right)
    except FormulaError:
        return None
    return ((entity, left.concept, left.dimensions), right) if left.measure == "level" else None


def _quarters(text: str) -> tuple[str, ...]:
    period = parse_period(text)
    return tuple(map(str, period.quarters())) if period else ()
