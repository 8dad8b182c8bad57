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
Read = tuple[Any, Entries]


def load_record(
    path: Path, shown: str, model: type[BaseModel], tags: Sequence[str] | None = None, store: Store = NOTHING_KEPT
) -> Collected[Read | None]:
    """One YAML file as a model instance with its node tree; `None` with findings where it is not valid.

    Its texts must be in each of the languages `tags` and in no other; `None` takes any.
    """
    return _once(path, shown, (model.__qualname__, tags), lambda text: _record(text, shown, model, tags), store)


def load_tree(path: Path, shown: str, store: Store = NOTHING_KEPT) -> Collected[Entries | None]:
    """The tree of a YAML file; `shown` is its path within the project."""
    return _once(path, shown, (), lambda text: parse(text, shown), store)


def _record(text: str, shown: str, model: type[BaseModel], tags: Sequence[str] | None) -> Collected[Read | None]:
    node = parse(text, shown)
    if node.value is None:
        return Collected(value=None, findings=node.findings)
    record = validate(model, node.value, tags)
    return Collected(value=None if record.value is None else (record.value, node.value), findings=record.findings)


def _once(
    path: Path, shown: str, made_from: tuple[object, ...], make: Callable[[str], Collected[T | None]], store: Store
) -> Collected[T | None]:
    """What `make` gives of a file's text, or what it gave of the same; what is refused is refused each time."""
    text = read_text(path, shown, cap=MOST_BYTES)
    if text.value is None:
        return Collected(value=None, findings=text.findings)
    key = digest("record", code(), made_from, shown, text.value)
    with suppress(pickle.UnpicklingError):
        if (kept := store.get(key)) is not None:
            return Collected(value=_Reader(io.BytesIO(kept)).load())
    made = make(text.value)
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
