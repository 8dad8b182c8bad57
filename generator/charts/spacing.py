"""Labels that would lie on each other, moved apart: `spaced`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def spaced(wanted: Sequence[float], sizes: Sequence[float], least: float, most: float) -> list[float]:
    """The middles nearest to `wanted` (ascending) at which pieces of the given sizes do not overlap.

    They keep their order, move to both sides alike, and stay between `least` and `most` as long as there is room for
    all of them.
    """
    before = [end - size / 2 for end, size in zip(accumulate(sizes), sizes, strict=True)]
    starts = _ascending([middle - offset for middle, offset in zip(wanted, before, strict=True)])
    last = max(most - sum(sizes), least)
    return [min(max(start, least), last) + offset for start, offset in zip(starts, before, strict=True)]


def _ascending(numbers: Sequence[float]) -> list[float]:
    """The ascending numbers nearest to the given ones by least squares: what runs against the order is averaged."""
    runs: list[tuple[float, int]] = []  # the sum and the length of each run that has one number
    for number in numbers:
        runs.append((number, 1))
        while len(runs) > 1 and runs[-2][0] / runs[-2][1] > runs[-1][0] / runs[-1][1]:
            (total, count), (other, more) = runs.pop(), runs.pop()
            runs.append((total + other, count + more))
    return [total / count for total, count in runs for _ in range(count)]
