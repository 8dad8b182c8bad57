"""Charts for tests that need no file."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from generator.charts.model import ChartInput, Mark
from tests.charts.golden import LEGENDS
from tests.known import EN


def mark(fact: str, **given: Any) -> Mark:
    """A mark that states a value, unless told otherwise."""
    plain = {"category": fact, "label": fact} | ({} if {"low", "high"} & given.keys() else {"value": Decimal(1)})
    return Mark(fact=fact, **(plain | given))


def chart(kind: str, *marks: Mark, **given: Any) -> ChartInput:
    """A chart in English, unless told otherwise."""
    plain: dict[str, Any] = {"language": EN, "title": "Title", "source": "Source", "axis": "%", "divisor": Decimal(1)}
    return ChartInput(id="sample", kind=kind, marks=marks, legend=LEGENDS["en"], **(plain | given))
