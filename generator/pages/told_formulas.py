"""Formulas as readers see them: the names of measures with signs between them, and no code.

What a formula does only for the sake of its units is told in words: `a / b * 100` is a ÷ b in percent,
`a / b * 100 - 100` by how many percent a exceeds b, `a / ( 1 + g / 100 )` is a carried back by g.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.record.formulas import PRECEDENCE, Binary, Node, Ref

SIGNS = {"+": "+", "-": "\N{MINUS SIGN}", "*": "×", "/": "÷"}
TESTS = {"equals": "=", "at-most": "≤", "less-than": "<"}
HUNDRED, ONE = Decimal(100), Decimal(1)


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a formula is told with: how a reference is `named`, a `number` written; `say` gives interface texts."""

    named: Callable[[Ref], Markup]
    number: Callable[[Decimal], Markup]
    say: Callable[..., Markup]


def in_words(node: Node, words: Words) -> Markup:
    """The formula as it is read aloud."""
    if isinstance(node, Ref):
        return words.named(node)
    if isinstance(node, Decimal):
        return words.number(node)
    if (ratio := _growth(node)) is not None:
        return words.say("formula.growth", now=in_words(ratio.left, words), then=in_words(ratio.right, words))
    if (share := _percent(node)) is not None:
        return words.say("formula.percent", ratio=in_words(share, words))
    if (rate := _factor(node.right)) is not None and node.op == "/":
        return words.say("formula.back", now=_inside(node.left, node, words), growth=in_words(rate, words))
    if (rate := _factor(node)) is not None:
        return words.say("formula.factor", growth=in_words(rate, words))
    sides = (_inside(node.left, node, words), _inside(node.right, node, words, is_right=True))
    return Markup("{} {} {}").format(sides[0], SIGNS[node.op], sides[1])


def _inside(node: Node, outer: Binary, words: Words, *, is_right: bool = False) -> Markup:
    """An operand, in brackets where it would be read otherwise without them."""
    told = in_words(node, words)
    if not isinstance(node, Binary):
        return told
    is_weaker = PRECEDENCE[node.op] < PRECEDENCE[outer.op]
    is_even = is_right and outer.op in "-/" and PRECEDENCE[node.op] == PRECEDENCE[outer.op]
    sentences = (_growth(node), _percent(node), _factor(node), _factor(node.right))
    is_sentence = any(found is not None for found in sentences)
    return Markup("({})").format(told) if is_weaker or is_even or is_sentence else told


def _percent(node: Node) -> Node | None:
    """What is told in percent by `* 100`."""
    return node.left if isinstance(node, Binary) and node.op == "*" and node.right == HUNDRED else None


def _growth(node: Node) -> Binary | None:
    """The quotient in `a / b * 100 - 100`."""
    share = _percent(node.left) if isinstance(node, Binary) and node.op == "-" and node.right == HUNDRED else None
    return share if isinstance(share, Binary) and share.op == "/" else None


def _factor(node: Node) -> Node | None:
    """The growth in `1 + growth / 100`."""
    if not isinstance(node, Binary) or node.op != "+" or node.left != ONE or not isinstance(node.right, Binary):
        return None
    rate = node.right
    return rate.left if rate.op == "/" and rate.right == HUNDRED else None
