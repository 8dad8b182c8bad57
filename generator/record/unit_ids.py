"""What the id of a unit says by itself.

In this order: the pattern of ids; `base_of`, what a rate is per; `is_rate`.
"""

from __future__ import annotations

import re

PATTERN = r"^([A-Z]{3}|[a-z]+(-[a-z0-9]+)*)$"  # CNY, square-kilometre, per-100000, litre-per-person
_PER = re.compile(r"(?:^|-)per-(?P<base>.+)$")


def base_of(unit: str | None) -> str | None:
    """What a unit is per: `100000` of per-100000, `woman` of per-woman and child-per-woman; `None` of no rate."""
    match = _PER.search(unit or "")
    return match["base"] if match else None


def is_rate(unit: str | None) -> bool:
    """Whether a number in the unit says nothing without what it is per."""
    return base_of(unit) is not None
