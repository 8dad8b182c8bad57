"""Formulas over facts: parsed from one line, evaluated with intervals.

    gross-profit - selling-expense - operating-profit
    capital-expenditure@2025-Q2 / (1 + capital-expenditure@2025-Q2.growth / 100)

A reference is `concept{dimension=member}@period.measure:against`, each part but the concept optional; `*`
stands for whatever concept and dimensions the relation is tried on. Operators stand between spaces, because
names contain hyphens. Arithmetic is `Decimal`. The interval of a result is found at the corners of the
inputs, each distinct input varied once, so that a value used twice widens nothing (DESIGN 5).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar

from generator.record.keys import RELATIVE

MOST_TOKENS = 200  # of a formula that somebody can check
MOST_INPUTS = 12  # 2^12 corners; no sum of published parts is longer
_CONCEPT = r"(?:\*|[a-z][a-z0-9]*(?:-[a-z0-9]+)*)"
TOKEN = re.compile(
    rf"\s*(?:(?P<ref>{_CONCEPT}(?:\{{[^{{}}\s]*\}})?(?:@[A-Za-z0-9/-]+)?(?:\.[a-z]+(?::[a-z0-9-]+)?)?(?=[\s()]|$))"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?(?=[\s()]|$))|(?P<parenthesis>[()])|(?P<op>[+*/-](?=\s)))"
)
REF = re.compile(
    rf"^(?P<concept>{_CONCEPT})(?:\{{(?P<dims>[^{{}}]*)\}})?(?:@(?P<period>[A-Za-z0-9/-]+))?"
    r"(?:\.(?P<measure>[a-z]+)(?::(?P<more>[a-z0-9-]+))?)?$"
)
Number = TypeVar("Number", Decimal, Fraction)
PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2}


class FormulaError(ValueError):
    """The formula cannot be read; the message says where and what was expected."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ref:
    """A reference to a fact, relative to an entity and a period."""

    concept: str
    dimensions: tuple[tuple[str, str], ...] = ()
    period: str | None = None
    measure: str = "level"
    more: str | None = None  # against, or of

    @property
    def against(self) -> str | None:
        """What a growth or a change is held against, where it says so."""
        return self.more if self.measure in RELATIVE else None

    @property
    def of(self) -> str | None:
        """What another measure is a part of."""
        return None if self.measure in RELATIVE else self.more

    def __str__(self) -> str:
        dims = "{" + ",".join(f"{d}={m}" for d, m in self.dimensions) + "}" if self.dimensions else ""
        period = f"@{self.period}" if self.period else ""
        measure = f".{self.measure}" if self.measure != "level" else ""
        return f"{self.concept}{dims}{period}{measure}" + (f":{self.more}" if self.more else "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Binary:
    """Two operands and the operator between them."""

    op: str
    left: Node
    right: Node


Node = Ref | Decimal | Binary


@dataclass(frozen=True, kw_only=True, slots=True)
class Interval:
    """A nominal value with its bounds, all in whole units."""

    value: Decimal
    low: Decimal
    high: Decimal


@lru_cache(maxsize=4096)
def parse_formula(text: str) -> Node:
    """The formula's tree. Raises `FormulaError`."""
    tokens = _tokens(text)
    node, rest = _expression(tokens, 0, 0)
    if rest != len(tokens):
        raise FormulaError(f"`{tokens[rest]}` stands where an operator is due (write spaces around operators)")
    return node


@lru_cache(maxsize=4096)
def parse_ref(text: str) -> Ref:
    """A single reference. Raises `FormulaError`."""
    match = REF.match(text)
    if not match:
        raise FormulaError(f"`{text}` is no reference such as `revenue{{segment=vas}}@2025-Q1.growth`")
    return Ref(
        concept=match["concept"],
        dimensions=_dimensions(match["dims"]),
        period=match["period"],
        measure=match["measure"] or "level",
        more=match["more"],
    )


def references(node: Node) -> tuple[Ref, ...]:
    """The distinct references of a formula, in order."""
    if isinstance(node, Ref):
        return (node,)
    if isinstance(node, Binary):
        return tuple(dict.fromkeys((*references(node.left), *references(node.right))))
    return ()


def readable_references(text: str | None) -> tuple[Ref, ...]:
    """The references of a formula as it is written; none where there is none, or it cannot be read."""
    try:
        return references(parse_formula(text)) if text else ()
    except FormulaError:
        return ()  # the rule on formulas says what is wrong


def evaluate(node: Node, inputs: Mapping[Ref, Interval]) -> Interval:
    """The result's value and bounds. Raises `FormulaError` for too many inputs, and where something may be divided by
    zero or less: shares, margins and growth are told of what is positive."""
    refs = references(node)
    if len(refs) > MOST_INPUTS:
        raise FormulaError(f"{len(refs)} inputs; at most {MOST_INPUTS} can be varied")
    nominal = {ref: inputs[ref].value for ref in refs}
    corners = [
        dict(zip(refs, corner, strict=True))
        for corner in itertools.product(*((inputs[ref].low, inputs[ref].high) for ref in refs))
    ]
    for divisor in _divisors(node):
        if min(_at(divisor, corner) for corner in (nominal, *corners)) <= 0:
            raise FormulaError("division by what may be zero or negative")
    results = [_at(node, corner) for corner in corners]
    return Interval(value=_at(node, nominal), low=min(results), high=max(results))


def _divisors(node: Node) -> tuple[Node, ...]:
    """Every part of a formula that something is divided by, the innermost first."""
    if not isinstance(node, Binary):
        return ()
    inner = (*_divisors(node.left), *_divisors(node.right))
    return (*inner, node.right) if node.op == "/" else inner


def calculate(node: Node, values: Mapping[Ref, Fraction]) -> Fraction:
    """The exact result. Raises `ZeroDivisionError`."""
    if isinstance(node, Decimal):
        return Fraction(node)
    if isinstance(node, Ref):
        return values[node]
    return _operated(node.op, calculate(node.left, values), calculate(node.right, values))


def _at(node: Node, values: Mapping[Ref, Decimal]) -> Decimal:
    if isinstance(node, Decimal):
        return node
    if isinstance(node, Ref):
        return values[node]
    return _operated(node.op, _at(node.left, values), _at(node.right, values))


def _operated(op: str, left: Number, right: Number) -> Number:
    if op == "+":
        return left + right
    if op == "-":
        return left - right
    if op == "*":
        return left * right
    return left / right


def _tokens(text: str) -> list[str]:
    tokens, at = [], 0
    while text[at:].strip():
        match = TOKEN.match(text, at)
        if not match:
            raise FormulaError(f"`{text[at:].strip()[:20]}` is neither a reference, a number nor an operator")
        tokens.append(match.group().strip())
        at = match.end()
        if len(tokens) > MOST_TOKENS:
            raise FormulaError(f"the formula has more than {MOST_TOKENS} parts")
    if not tokens:
        raise FormulaError("the formula is empty")
    return tokens


def _expression(tokens: list[str], at: int, least: int) -> tuple[Node, int]:
    """Precedence climbing: operators of at least `least`, left to right."""
    left, at = _operand(tokens, at)
    while at < len(tokens) and tokens[at] in PRECEDENCE and PRECEDENCE[tokens[at]] >= least:
        op = tokens[at]
        right, at = _expression(tokens, at + 1, PRECEDENCE[op] + 1)
        left = Binary(op=op, left=left, right=right)
    return left, at


def _operand(tokens: list[str], at: int) -> tuple[Node, int]:
    if at >= len(tokens):
        raise FormulaError("the formula ends where a value is due")
    token = tokens[at]
    if token == "(":
        node, at = _expression(tokens, at + 1, 0)
        if at >= len(tokens) or tokens[at] != ")":
            raise FormulaError("a closing parenthesis is missing")
        return node, at + 1
    if re.fullmatch(r"[0-9.]+", token):
        return Decimal(token), at + 1
    # `*` alone is the wildcard where a value is due, and the operator elsewhere.
    if (token in PRECEDENCE and token != "*") or token == ")":
        raise FormulaError(f"`{token}` stands where a value is due")
    return parse_ref(token), at + 1


def _dimensions(text: str | None) -> tuple[tuple[str, str], ...]:
    if not text:
        return ()
    pairs = [part.partition("=") for part in text.split(",")]
    if not all(name and sign and member for name, sign, member in pairs):
        raise FormulaError(f"`{{{text}}}` is no list of dimension=member")
    return tuple(sorted((name.strip(), member.strip()) for name, _, member in pairs))
