"""Many small results that the store keeps together: what a rule made of a text, of a figure in its passage.

Each is found by the digest of all that it was made from, and is of those values that JSON can say. What a run did not
ask for is not kept on, so that a memory never grows beyond what one run needs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from generator.cache.digest import Digests, code, digest
from generator.cache.store import Store

T = TypeVar("T")


class Memory:
    """The results of one kind. `recall` gives one, `save` keeps all that were asked for."""

    def __init__(self, store: Store, kind: str) -> None:
        """What the store keeps of the kind."""
        self.store = store
        self.key = digest("memory", kind, code())
        self.known: dict[str, Any] = store.get_json(self.key) or {}
        self.asked: dict[str, Any] = {}
        self.digests = Digests()

    def recall(self, made_from: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` gives, made where the same was not made from the same values already."""
        key = self.digests.of(made_from)
        if key not in self.asked:
            self.asked[key] = self.known[key] if key in self.known else make()
        result: T = self.asked[key]
        return result

    def save(self) -> None:
        """Keep what was asked for, where that is not what is kept."""
        if self.asked != self.known:
            self.store.put_json(self.key, self.asked)


def nothing_known() -> Memory:
    """A memory that begins empty and is kept nowhere."""
    return Memory(Store(None), "")
