"""Labels that would lie on each other, moved apart: `apart`."""

from __future__ import annotations

from collections.abc import Sequence


def apart(wanted: Sequence[float], sizes: Sequence[float], least: float, most: float) -> list[float]:
    """The middles nearest to `wanted` (ascending) at which pieces of the given sizes do not overlap.

    They keep their order and stay between `least` and `most` as long as there is room for all of them.
    """
    placed: list[float] = []
    edge = least
    for middle, size in zip(wanted, sizes, strict=True):
        placed.append(max(middle, edge + size / 2))
        edge = placed[-1] + size / 2
    edge = max(most, least + sum(sizes))
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], edge - sizes[at] / 2)
        edge = placed[at] - sizes[at] / 2
    return placed
