"""What was asked of a record while something was made from it, which while the answers are the same is not made again.

In this order: `Asked`, which notes questions and keeps what was made with them; the stand-ins of a record and of its
mappings, through which everything made has to look. A question is the name of a mapping with a key of it or with the
sign for its keys alone, or of any other part as a whole; its answer is told by its digest.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from dataclasses import is_dataclass
from functools import reduce
from types import MethodType
from typing import Any, TypeVar

from generator.cache.digest import Digests, digest
from generator.cache.store import Store

T = TypeVar("T")
SEPARATOR = "\x1f"  # between the name of a mapping and a key
KEYS = "\x1e"  # instead of a key: which there are
NOTHING = object()


class Asked:
    """What is asked of `sources` (records and mappings by name), which never change meanwhile."""

    def __init__(self, sources: Mapping[str, Any]) -> None:
        """Nothing is asked yet."""
        self.sources = sources
        self.now: set[str] = set()
        self.answers: dict[str, str] = {}
        self.digests = Digests()

    def watched(self, name: str) -> Any:
        """The source of this name, to be looked at in its place: it notes what it is asked."""
        return _stand_in(self.sources[name], name, self)

    def during(self, make: Callable[[], T]) -> tuple[T, frozenset[str]]:
        """What `make` gives, and everything that it asked."""
        before, self.now = self.now, set()
        try:
            made = make()
        finally:
            asked, self.now = self.now, before
            before |= asked
        return made, frozenset(asked)

    def again(self, asked: frozenset[str]) -> None:
        """Note what was asked for something made already."""
        self.now |= asked

    def made(self, store: Store, key: str, make: Callable[[], T]) -> T:
        """What `make` gives (a value that JSON can say), made where the answers to what it asked are others."""
        known: T | None = self.known(store, key)
        if known is not None:
            return known
        made, asked = self.during(make)
        self.keep(store, key, made, asked)
        return made

    def known(self, store: Store, key: str) -> Any:
        """What was kept under `key`, where everything asked for it is answered as it was; else `None`."""
        kept = store.get_json(key)
        return kept["made"] if kept is not None and self.holds(kept) else None

    def keep(self, store: Store, key: str, made: object, asked: frozenset[str]) -> None:
        """Keep what was made (a value that JSON can say), with what was asked for it."""
        if store.folder is not None:
            store.put_json(key, self.told(made, asked))

    def told(self, made: object, asked: frozenset[str]) -> dict[str, Any]:
        """What was made, as it is kept: with the questions and the digest of their answers."""
        questions = sorted(asked)
        return {"asked": questions, "answers": self._answered(questions), "made": made}

    def holds(self, kept: Mapping[str, Any]) -> bool:
        """Whether everything asked for what is kept so is answered as it was."""
        answers: str = kept["answers"]
        return self._answered(kept["asked"]) == answers

    def _answered(self, questions: list[str]) -> str:
        known = self.answers  # most were asked for something else
        return digest("".join([known.get(question) or self.answer(question) for question in questions]))

    def answer(self, question: str) -> str:
        """The digest of the answer to a question, worked out once."""
        if question not in self.answers:
            where, is_of, key = question.partition(SEPARATOR)
            source, *parts = where.split(".")
            found = reduce(lambda value, part: getattr(value, part, None), parts, self.sources.get(source))
            if is_of:
                found = _of_mapping(found, key) if isinstance(found, Mapping) else None
            self.answers[question] = self.digests.of(found)
        return self.answers[question]


def _of_mapping(mapping: Mapping[str, Any], key: str) -> object:
    return tuple(mapping) if key == KEYS else mapping.get(key)


def _stand_in(value: object, name: str, asked: Asked) -> object:
    """What notes the questions put to a record or a mapping; `NOTHING` where the value is neither."""
    if isinstance(value, Mapping):
        return _WatchedMapping(value, name, asked)
    return _Watched(value, name, asked) if is_dataclass(value) else NOTHING


class _Watched:
    """A record that is asked for its parts. Its methods run as its own, so that they ask as well."""

    def __init__(self, whole: object, name: str, asked: Asked) -> None:
        self._whole, self._name, self._asked = whole, name, asked

    def __getattr__(self, attribute: str) -> Any:
        value = getattr(self._whole, attribute)
        if isinstance(value, MethodType) and value.__self__ is self._whole:
            found: object = MethodType(value.__func__, self)
        else:
            found = _stand_in(value, f"{self._name}.{attribute}", self._asked)
        if found is NOTHING:
            self._asked.now.add(f"{self._name}.{attribute}")
            return value
        self.__dict__[attribute] = found
        return found


class _WatchedMapping(Mapping[Any, Any]):
    """A mapping that notes each key it is asked for, and where it is asked for all keys or for everything."""

    def __init__(self, whole: Mapping[Any, Any], name: str, asked: Asked) -> None:
        self.whole, self.name, self.asked = whole, name, asked

    def __getitem__(self, key: Any) -> Any:
        self.asked.now.add(f"{self.name}{SEPARATOR}{key}" if isinstance(key, str) else self.name)
        return self.whole[key]

    def __iter__(self) -> Iterator[Any]:
        self.asked.now.add(f"{self.name}{SEPARATOR}{KEYS}")
        return iter(self.whole)

    def __len__(self) -> int:
        self.asked.now.add(f"{self.name}{SEPARATOR}{KEYS}")
        return len(self.whole)

    def values(self) -> ValuesView[Any]:
        self.asked.now.add(self.name)
        return self.whole.values()

    def items(self) -> ItemsView[Any, Any]:
        self.asked.now.add(self.name)
        return self.whole.items()
