"""One YAML file as a record with its placed tree; what the store has of the same text is neither parsed nor validated
again.

It is kept as a pickle, which is read much faster than a record is validated. A pickle can call whatever it names, so
one that names anything but our records, their trees and plain values is not read.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.cache.digest import code, digest
from generator.cache.store import NOTHING_KEPT, Store
from generator.findings import Collected
from generator.record.strict_bytes import read_text
from generator.record.strict_yaml import MOST_BYTES, At, Entries, Items, Scalar, parse
from generator.record.validation import validate

MODULES = ("generator.record.", "generator.languages.", "datetime", "decimal")
CLASSES = (BaseModel, At, Entries, Items, Scalar, date, Decimal)
T = TypeVar("T")


class Tree:
    """The tree of a file, which is read where a place in it is asked for: of most files none is."""

    def __init__(self, read: Callable[[], Collected[Entries | None]]) -> None:
        """`read` gives the tree, which a record was made of."""
        self.read = read

    @cached_property
    def top(self) -> Entries:
        """The mapping at its top."""
        top = self.read().value
        assert top is not None
        return top

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tree) and self.top == other.top


def load_record(
    path: Path, shown: str, model: type[BaseModel], tags: Sequence[str] | None = None, store: Store = NOTHING_KEPT
) -> Collected[tuple[Any, Tree] | None]:
    """One YAML file as a model instance with its tree; `None` with findings where it is not valid.

    Its texts must be in each of the languages `tags` and in no other; `None` takes any.
    """
    return load_made(path, shown, (model.__qualname__, tags), lambda tree: validate(model, tree, tags), store)


def load_made(
    path: Path,
    shown: str,
    made_from: tuple[object, ...],
    make: Callable[[Entries], Collected[T | None]],
    store: Store = NOTHING_KEPT,
) -> Collected[tuple[T, Tree] | None]:
    """What `make` gives of the tree of a YAML file, plain values or records, with that tree; `None` with findings where
    it gives none. `made_from` is all else that it is made from, and begins with a name."""
    text = read_text(path, shown, cap=MOST_BYTES)
    if text.value is None:
        return Collected(value=None, findings=text.findings)
    made = _once(text.value, shown, made_from, partial(_made, text.value, shown, make), store)
    tree = Tree(partial(_tree, text.value, shown, store))
    return Collected(value=None if made.value is None else (made.value, tree), findings=made.findings)


def load_tree(path: Path, shown: str, store: Store = NOTHING_KEPT) -> Collected[Entries | None]:
    """The tree of a YAML file; `shown` is its path within the project."""
    text = read_text(path, shown, cap=MOST_BYTES)
    if text.value is None:
        return Collected(value=None, findings=text.findings)
    return _tree(text.value, shown, store)


def _tree(text: str, shown: str, store: Store) -> Collected[Entries | None]:
    return _once(text, shown, (), partial(parse, text, shown), store)


def _made(text: str, shown: str, make: Callable[[Entries], Collected[T | None]]) -> Collected[T | None]:
    tree = parse(text, shown)
    return Collected(value=None, findings=tree.findings) if tree.value is None else make(tree.value)


def _once(
    text: str, shown: str, made_from: tuple[object, ...], make: Callable[[], Collected[T | None]], store: Store
) -> Collected[T | None]:
    """What `make` gives of a file's text, or what it gave of the same; what is refused is refused each time."""
    key = digest("record", code(), made_from, shown, text)
    with suppress(pickle.UnpicklingError):
        if (kept := store.get(key)) is not None:
            return Collected(value=_Reader(io.BytesIO(kept)).load())
    made = make()
    if made.value is not None:
        store.put(key, pickle.dumps(made.value, pickle.HIGHEST_PROTOCOL))
    return made


class _Reader(pickle.Unpickler):
    """Reads what `_once` keeps and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """The class that the pickle names. Raises `UnpicklingError` where it is none of ours."""
        found = super().find_class(module, name) if module.startswith(MODULES) else None
        if not isinstance(found, type) or not issubclass(found, CLASSES):
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        return found
