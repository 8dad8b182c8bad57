"""Many small results that the store keeps together: what a rule made of a text, of a figure in its passage.

Each is found by the digest of all that it was made from, and is of those values that JSON can say. What it was made
from begins with the name of its kind. A kind that a run asks nothing of is neither read nor written; of the others what
was asked for least lately goes, so that none grows beyond what a run needs, or `MOST`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from generator.cache.digest import Digests, code, digest
from generator.cache.store import Store

if TYPE_CHECKING:
    from generator.cache.asked import Asked

T = TypeVar("T")
MOST = 20_000  # results of a kind that are kept beyond those that a run asked for


class Memory:
    """The results of many kinds. `recall` gives one, `save` keeps them."""

    def __init__(self, store: Store) -> None:
        """What the store keeps of each kind."""
        self.store = store
        self.kinds: dict[str, _Kind] = {}
        self.digests = Digests()

    def recall(self, made_from: tuple[str, *tuple[object, ...]], make: Callable[[], T]) -> T:
        """What `make` gives, made where the same was not made from the same values already."""
        kind, key = self._kind(made_from[0]), self.digests.of(made_from)
        if key not in kind.asked:
            kind.asked[key] = kind.known[key] if key in kind.known else make()
        result: T = kind.asked[key]
        return result

    def recall_asking(self, asked: Asked, made_from: tuple[str, *tuple[object, ...]], make: Callable[[], T]) -> T:
        """The same of what `make` asks records for besides: made again where an answer is another."""
        kind, key = self._kind(made_from[0]), self.digests.of(made_from)
        known = kind.known.get(key)
        kind.asked[key] = known if known is not None and asked.holds(known) else asked.told(*asked.during(make))
        result: T = kind.asked[key]["made"]
        return result

    def save(self) -> None:
        """Keep what was asked for, where that is not kept, and the latest of what was asked for before."""
        for kind, results in self.kinds.items():
            if any(key not in results.known or results.known[key] != made for key, made in results.asked.items()):
                earlier = [(key, made) for key, made in results.known.items() if key not in results.asked]
                room = max(0, MOST - len(results.asked))
                self.store.put_json(_key(kind), dict(earlier[len(earlier) - room :] if room else ()) | results.asked)

    def _kind(self, name: str) -> _Kind:
        if name not in self.kinds:
            self.kinds[name] = _Kind(self.store.get_json(_key(name)) or {})
        return self.kinds[name]


class _Kind:
    """The results of a kind: what was kept, the latest last, and what this run asked for."""

    def __init__(self, known: dict[str, Any]) -> None:
        self.known = known
        self.asked: dict[str, Any] = {}


def nothing_known() -> Memory:
    """A memory that begins empty and is kept nowhere."""
    return Memory(Store(None))


def _key(kind: str) -> str:
    return digest("memory", kind, code())
