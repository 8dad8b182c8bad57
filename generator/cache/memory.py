"""Many small results that the store keeps together: what a rule made of a text, of a figure in its passage.

Each is found by the digest of all that it was made from, and is of those values that JSON can say. What it was made
from begins with the name of its kind. A kind that a run asks nothing of is neither read nor written; of the others what
was asked for least lately goes, so that none grows beyond what a run needs, or `MOST`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from generator.cache.asked import Asked
from generator.cache.digest import Digests, code, digest
from generator.cache.store import Store
from generator.two_processes import by_two

T = TypeVar("T")
MOST = 20_000  # results of a kind that are kept beyond those that a run asked for
MANY = 100  # things of which results are made


class Memory:
    """The results of many kinds. `recall` gives one, `save` keeps them."""

    def __init__(self, store: Store) -> None:
        """What the store keeps of each kind."""
        self.store = store
        self.kinds: dict[str, _Kind] = {}
        self.digests = Digests()
        self.asked = Asked({})

    def asked_of(self, name: str, source: object) -> Asked:
        """What is asked of a record, the same for all who ask: an answer is worked out once."""
        if self.asked.sources.get(name) is not source:
            self.asked = Asked({name: source})
        return self.asked

    def recall(self, made_from: tuple[str, *tuple[object, ...]], make: Callable[[], T]) -> T:
        """What `make` gives, made where the same was not made from the same values already."""
        result: T = self._kind(made_from[0], _Kind).recall(self.digests.of(made_from), make)
        return result

    def recall_asking(self, asked: Asked, made_from: tuple[str, *tuple[object, ...]], make: Callable[[], T]) -> T:
        """The same of what `make` asks records for besides, which are `asked` for all of a kind: made again where an
        answer is another."""
        kind = self._kind(made_from[0], partial(_Asking, asked))
        result: T = kind.recall(self.digests.of(made_from), make)
        return result

    def knows(self, asked: Asked, made_from: tuple[str, *tuple[object, ...]]) -> bool:
        """Whether `recall_asking` would make nothing."""
        return self._kind(made_from[0], partial(_Asking, asked)).knows(self.digests.of(made_from))

    def prepare(self, work: Callable[[T], object], things: Sequence[T]) -> None:
        """Do `work` on things for the results that it asks for, which are then recalled: of many things half in a copy
        of this process."""
        halves = (things[::2], things[1::2]) if things else ()
        for made in by_two(partial(self._made, work), halves, much=len(things) >= MANY):
            for name, results in made.items():
                for key, result in results.items():
                    self._kind(name, _Kind).asked.setdefault(key, result)

    def _made(self, work: Callable[[T], object], things: Sequence[T]) -> list[Mapping[str, Mapping[str, Any]]]:
        """The results, by kind, that this process asked for as it did `work`, and for nothing before."""
        before = {name: len(kind.asked) for name, kind in self.kinds.items()}
        for thing in things:
            work(thing)
        return [
            {name: dict(islice(kind.asked.items(), before.get(name, 0), None)) for name, kind in self.kinds.items()}
        ]

    def save(self) -> None:
        """Keep what was asked for, where that is not kept, and the latest of what was asked for before."""
        for name, kind in self.kinds.items() if self.store.folder else ():
            if not kind.asked.keys() <= kind.known.keys():
                self.store.put_json(_key(name), kind.kept())

    def _kind(self, name: str, read: Callable[[dict[str, Any]], _Kind]) -> _Kind:
        if name not in self.kinds:
            self.kinds[name] = read(self.store.get_json(_key(name)) or {})
        return self.kinds[name]


class _Kind:
    """The results of a kind: what was kept, the latest last, and what this run asked for."""

    def __init__(self, known: dict[str, Any]) -> None:
        self.known = known
        self.asked: dict[str, Any] = {}

    def knows(self, key: str) -> bool:
        return key in self.asked or key in self.known

    def recall(self, key: str, make: Callable[[], Any]) -> Any:
        if key not in self.asked:
            self.asked[key] = self.known[key] if key in self.known else make()
        return self.asked[key]

    def kept(self) -> dict[str, Any]:
        earlier = [(key, made) for key, made in self.known.items() if key not in self.asked]
        room = max(0, MOST - len(self.asked))
        return dict(earlier[len(earlier) - room :] if room else ()) | self.asked


class _Asking(_Kind):
    """Results with the questions that were asked for each. They are kept with the answers, every answer once: where one
    is another, what had asked for it is not known."""

    def __init__(self, source: Asked, kept: dict[str, Any]) -> None:
        answers: dict[str, str] = kept.get("answers", {})
        questions = [*answers]
        changed = {at for at, question in enumerate(questions) if source.answer(question) != answers[question]}
        made = kept.get("made", {}).items()
        super().__init__(
            {key: (it, [questions[at] for at in ats]) for key, (it, ats) in made if changed.isdisjoint(ats)}
        )
        self.source = source

    def recall(self, key: str, make: Callable[[], Any]) -> Any:
        made, _ = super().recall(key, lambda: self.source.during(make))
        return made

    def kept(self) -> dict[str, Any]:
        numbers: dict[str, int] = {}
        made = {
            key: (each, [numbers.setdefault(question, len(numbers)) for question in sorted(questions)])
            for key, (each, questions) in super().kept().items()
        }
        return {"answers": {question: self.source.answer(question) for question in numbers}, "made": made}


def nothing_known() -> Memory:
    """A memory that begins empty and is kept nowhere."""
    return Memory(Store(None))


def _key(kind: str) -> str:
    return digest("memory", kind, code())
