"""Rule: every formula of a relation can be read, and its left side is a reference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.formulas import FormulaError, parse_formula, parse_ref

if TYPE_CHECKING:
    from generator.checks.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Relations whose sides cannot be read; derived facts are reported where they are derived."""
    for relation, origin in subject.catalog.relations.values():
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
