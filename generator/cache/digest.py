"""Digests: one hexadecimal name for everything that something is made from.

In this order: `digest`, of values, and `Digests`, of many that share records; `folder_digest`, of files as they lie;
`code`, of what makes anything at all, which is this package, the libraries around it and Python.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

SIZE = 20  # bytes
PACKAGE = Path(__file__).parents[1]
PLAIN = (str, int, bytes)  # a truth value is an `int`
OF_ONE_TEXT = frozenset({"datetime", "decimal", "fractions", "pathlib"})  # modules whose values are what `str` says
_Known = dict[int, tuple[object, str]]
_Add = Callable[[bytes], object]
_Way = Callable[[_Add, Any, _Known | None], None]
_WAYS: dict[type[Any], _Way] = {}  # found so far
_Parts = Callable[[Any], tuple[object, ...]]
NO_CODE = frozenset({"__pycache__"})


def digest(*values: object) -> str:
    """The digest of values of any nesting: plain ones, mappings and sequences in their order, sets in none, records.

    Records are dataclasses, of which the fields count that compare, and models of Pydantic; they are told by the name
    of their class and all they hold, or what they say themselves (`digested`). Raises TypeError for what holds no value
    (a function, an open file).
    """
    return _digest(values, None)


class Digests:
    """Digests of values that share records: each record is told once. None of them may change meanwhile."""

    def __init__(self) -> None:
        """No record is told yet."""
        self.known: _Known = {}

    def of(self, *values: object) -> str:
        """The digest of the values, for comparison with others from here."""
        return _digest(values, self.known)


def _digest(values: object, known: _Known | None) -> str:
    told: list[bytes] = []
    _tell(told.append, values, known)
    return hashlib.blake2b(b"".join(told), digest_size=SIZE).hexdigest()


def _tell(add: _Add, value: Any, known: _Known | None) -> None:
    """Each value with its kind and its length, so that no two different ones are told alike."""
    kind = type(value)
    if kind is str:  # most are
        encoded = value.encode("utf-8", "surrogatepass")
        add(b"str %d:" % len(encoded))
        add(encoded)
    elif kind is tuple or kind is list:
        add(b"sequence %d:" % len(value))
        for each in value:
            _tell(add, each, known)
    elif known is not None and id(value) in known:
        add(b"record %s" % known[id(value)][1].encode())
    else:
        if kind not in _WAYS:
            _WAYS[kind] = _way(kind)
        _WAYS[kind](add, value, known)


def _way(kind: type[Any]) -> _Way:
    """How values of a kind are told. Raises TypeError where they hold none."""
    if issubclass(kind, (*PLAIN, type(None))) or kind.__module__ in OF_ONE_TEXT:
        return _tell_plain
    if issubclass(kind, Mapping):
        return _tell_mapping
    return _tell_set if issubclass(kind, AbstractSet) else partial(_tell_record, _parts(kind))


def _tell_plain(add: _Add, value: Any, _: _Known | None) -> None:
    encoded = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
    add(b"%s %d:" % (type(value).__name__.encode(), len(encoded)))
    add(encoded)


def _tell_mapping(add: _Add, value: Mapping[Any, Any], known: _Known | None) -> None:
    add(b"mapping %d:" % len(value))
    for item in value.items():
        _tell(add, item, known)


def _tell_set(add: _Add, value: AbstractSet[Any], known: _Known | None) -> None:
    of_texts = all(type(each) is str for each in value)
    told = sorted(value) if of_texts else sorted(_digest(each, known) for each in value)
    _tell(add, ("set of texts" if of_texts else "set", *told), known)


def _tell_record(parts: _Parts, add: _Add, value: Any, known: _Known | None) -> None:
    if known is None:
        _tell(add, parts(value), known)
    else:  # which keeps the value, so that no other comes to have its id
        known[id(value)] = value, _digest(parts(value), known)
        add(b"record %s" % known[id(value)][1].encode())


def _parts(kind: type[Any]) -> _Parts:
    """What is told of a record of a kind. Raises TypeError where it holds no value."""
    name = f"{kind.__module__}.{kind.__qualname__}"
    if hasattr(kind, "digested"):
        return lambda value: (name, value.digested)
    if is_dataclass(kind):
        compared = tuple(each.name for each in fields(kind) if each.compare)
        return lambda value: (name, *[getattr(value, each) for each in compared])
    if hasattr(kind, "model_fields"):
        return lambda value: (name, _model_digest(_Same(value)))
    raise TypeError(f"a {name} has no digest")


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A value that is equal to itself alone."""

    value: Any

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)


@lru_cache(maxsize=1024)
def _model_digest(model: _Same) -> str:
    """The digest of a model of Pydantic, whose fields never change: a language stands in every chart. What it worked
    out of itself is not its value."""
    return digest(model.value.model_dump_json())


def file_digest(path: Path) -> str | None:
    """The digest of a file's content, `None` where there is no regular file that can be read: a device has no end."""
    try:
        return hashlib.blake2b(path.read_bytes(), digest_size=SIZE).hexdigest() if path.is_file() else None
    except OSError:
        return None


def folder_digest(folder: Path, without: Collection[str] = ()) -> str:
    """The digest of the files below `folder`, by path and content, links as what they point at.

    Folders named in `without` and hidden ones at the top are left out, `__pycache__` everywhere. A link to a folder may
    lead anywhere and is not followed: no two digests of what holds one are alike.
    """
    return digest(dict(_files(folder, frozenset(without))))


def _files(folder: Path, without: AbstractSet[str]) -> Iterator[tuple[str, tuple[object, ...]]]:
    for at, folders, names in os.walk(folder):
        is_top = Path(at) == folder
        folders[:] = sorted(
            name for name in folders if name not in NO_CODE and not (is_top and (name in without or name[0] == "."))
        )
        for name in sorted((*names, *(each for each in folders if Path(at, each).is_symlink()))):
            path = Path(at, name)
            link = os.readlink(path) if path.is_symlink() else None
            yield path.relative_to(folder).as_posix(), (link, os.urandom(SIZE) if path.is_dir() else file_digest(path))


@lru_cache(maxsize=1)
def code() -> str:
    """The digest of the package's files, of the names and versions of all that is installed, and of Python."""
    return digest(folder_digest(PACKAGE), installed(), sys.version, sys.platform)


def installed() -> list[str]:
    """The name and version of every library that is installed, as the folders of their metadata have them."""
    return sorted({path.name for entry in sys.path for path in Path(entry).glob("*.*-info")})
