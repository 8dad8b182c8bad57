"""What a figure in a text states: its nominal value, the interval that follows, unit, qualifier, place.

Arithmetic is `Decimal` throughout. `decimals` is XBRL's (XBRL 2.1, 4.6.5): the place of the last digit
stated, counted right of the decimal point of `value`, negative to its left (1800億元 → -8, 13.5% → 1).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

NON_QUANTITIES = ("date", "ordinal", "indefinite", "name", "heading-number")
QUANTITY_KINDS = ("amount", "number", "percent", "percentage-point", "multiple", "count", "duration", "rank", "range")


class Quantity(NamedTuple):
    """One figure as read.

    `exact` is `text[start:end]`, offsets in code points. `kind` is one of `QUANTITY_KINDS` or
    `NON_QUANTITIES`; a range has kind `range` and names its base kind in `of`. `value` is the nominal
    value in whole units (18e10 for 1800億元; 13 for 13%; 30 for 三成), `None` where only an interval is
    stated (ranges, vague numerals, non-quantities). `low` and `high` bound the interval, `None` where
    open. `unit` is an ISO 4217 code, `percent`, `percentage-point`, `times`, `rank`, `person`, `account`,
    `item`, `day`, … or `None`. `qualifier` is one of those that `lexicon` has words for, or `None`; `order` says of a
    power of ten that only the order of magnitude is meant (千億級). `direction` is `up` or `down` where the token
    itself or the words right before it in the clause say so (增長13%, declined 5%). `doubling` marks 翻倍/翻番/doubled,
    which as growth is 100 percent and as a ratio 2 times.
    """

    exact: str
    start: int
    end: int
    kind: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    decimals: int | None = None
    unit: str | None = None
    qualifier: str | None = None
    direction: str | None = None
    of: str | None = None
    doubling: bool = False

    def moved(self, by: int) -> Quantity:
        """The same `by` characters further on."""
        return Quantity(self.exact, self.start + by, self.end + by, *self[3:])

    @property
    def is_quantity(self) -> bool:
        """Whether it states a quantity at all, and is no date, ordinal, name…"""
        return self.kind not in NON_QUANTITIES


def to_json(quantity: Quantity) -> dict[str, str | int | None]:
    """The reading as a flat object: decimals as an integer, numbers as plain decimal strings without exponent.

    `of` stands in ranges only.
    """
    shown: dict[str, str | int | None] = {
        "exact": quantity.exact,
        "start": quantity.start,
        "end": quantity.end,
        "kind": quantity.kind,
        "value": _written(quantity.value),
        "low": _written(quantity.low),
        "high": _written(quantity.high),
        "decimals": quantity.decimals,
        "unit": quantity.unit,
        "qualifier": quantity.qualifier,
        "direction": quantity.direction,
    }
    return shown | {"of": quantity.of} if quantity.kind == "range" else shown


def as_plain(quantity: Quantity) -> list[Any]:
    """The reading in values that JSON can say, every number with its exponent."""
    return [str(each) if isinstance(each, Decimal) else each for each in quantity]


def from_plain(values: Sequence[Any]) -> Quantity:
    """The reading that `as_plain` gave."""
    numbers = (None if each is None else Decimal(each) for each in values[4:7])
    return Quantity(*values[:4], *numbers, *values[7:])


def _written(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")
