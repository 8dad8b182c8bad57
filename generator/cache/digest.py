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
from operator import attrgetter
from pathlib import Path
from typing import Any

SIZE = 20  # bytes
PACKAGE = Path(__file__).parents[1]
PLAIN = (str, int, bytes)  # a truth value is an `int`
OF_ONE_TEXT = frozenset({"datetime", "decimal", "fractions", "pathlib"})  # modules whose values are what `str` says
_Known = dict[int, tuple[object, bytes]]
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
    return _hash(values, None).hexdigest()


class Digests:
    """Digests of values that share records and sets: each is told once. None of them may change meanwhile."""

    def __init__(self) -> None:
        """Nothing is told yet."""
        self.known: _Known = {}

    def of(self, *values: object) -> str:
        """The digest of the values, for comparison with others from here."""
        return _hash(values, self.known).hexdigest()


def _hash(values: object, known: _Known | None) -> hashlib.blake2b:
    told: list[bytes] = []
    _tell(told.append, values, known)
    return hashlib.blake2b(b"".join(told), digest_size=SIZE)


def _tell(add: _Add, value: Any, known: _Known | None) -> None:
    """Each value with its kind and its length, so that no two different ones are told alike."""
    kind = type(value)
    if kind is str:  # most are
        add(f"str {len(value)}:{value}".encode("utf-8", "surrogatepass"))
    elif kind is tuple or kind is list:
        add(b"sequence %d:" % len(value))
        for each in value:
            _tell(add, each, known)
    elif value is None:
        add(b"none")
    elif known is not None and id(value) in known:
        add(known[id(value)][1])
    else:
        if kind not in _WAYS:
            _WAYS[kind] = _way(kind)
        _WAYS[kind](add, value, known)


def _way(kind: type[Any]) -> _Way:
    """How values of a kind are told. Raises TypeError where they hold none."""
    if issubclass(kind, PLAIN) or kind.__module__ in OF_ONE_TEXT:
        return _tell_plain
    if issubclass(kind, Mapping):
        return _tell_mapping
    if issubclass(kind, AbstractSet):
        return _tell_set
    return _tell_model if hasattr(kind, "model_fields") else partial(_tell_record, _parts(kind))


def _tell_plain(add: _Add, value: Any, _: _Known | None) -> None:
    encoded = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
    add(b"%s %d:" % (type(value).__name__.encode(), len(encoded)))
    add(encoded)


def _tell_mapping(add: _Add, value: Mapping[Any, Any], known: _Known | None) -> None:
    if {*map(type, value), *map(type, value.values())} == {str}:  # words of the interface, by the thousand
        parts = [f"{len(key)}:{key}{len(said)}:{said}" for key, said in value.items()]
        add(f"texts {len(value)}:{''.join(parts)}".encode("utf-8", "surrogatepass"))
        return
    add(b"mapping %d:" % len(value))
    for item in value.items():
        _tell(add, item, known)


def _tell_set(add: _Add, value: AbstractSet[Any], known: _Known | None) -> None:
    of_texts = all(type(each) is str for each in value)
    told = sorted(value) if of_texts else sorted(_hash(each, known).digest() for each in value)
    _tell_once(add, value, ("set of texts" if of_texts else "set", *told), known)


def _tell_record(parts: _Parts, add: _Add, value: Any, known: _Known | None) -> None:
    _tell_once(add, value, parts(value), known)


def _tell_model(add: _Add, value: Any, known: _Known | None) -> None:
    """A model of Pydantic, as JSON. What it worked out of itself is not its value."""
    if known is None:
        _tell(add, (_name(type(value)), _model_digest(_Same(value))), known)
    else:
        _tell_once(add, value, (_name(type(value)), value.model_dump_json()), known)


def _tell_once(add: _Add, value: object, parts: tuple[object, ...], known: _Known | None) -> None:
    if known is None:
        _tell(add, parts, known)
    else:  # which keeps the value, so that no other comes to have its id
        known[id(value)] = value, b"record %b" % _hash(parts, known).digest()
        add(known[id(value)][1])


def _parts(kind: type[Any]) -> _Parts:
    """What is told of a record of a kind. Raises TypeError where it holds no value."""
    name = _name(kind)
    if hasattr(kind, "digested"):
        return lambda value: (name, value.digested)
    if is_dataclass(kind):
        compared = [each.name for each in fields(kind) if each.compare]
        told = attrgetter(*compared) if compared else lambda _: ()
        return lambda value: (name, told(value))
    raise TypeError(f"a {name} has no digest")


def _name(kind: type[Any]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


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
    """The digest of a model, whose fields never change: a language stands in every chart."""
    return digest(model.value.model_dump_json())


def file_digest(path: str | os.PathLike[str]) -> str | None:
    """The digest of a file's content, `None` where there is no regular file that can be read: a device has no end."""
    try:
        if not os.path.isfile(path):
            return None
        with open(path, "rb", buffering=0) as file:
            return hashlib.blake2b(file.read(), digest_size=SIZE).hexdigest()
    except OSError:
        return None


def folder_digest(folder: Path, without: Collection[str] = ()) -> str:
    """The digest of the files below `folder`, by path and content, links as what they point at.

    Folders named in `without` and hidden ones at the top are left out, `__pycache__` everywhere. A link to a folder may
    lead anywhere and is not followed: no two digests of what holds one are alike.
    """
    return digest(dict(_files(str(folder), "", frozenset(without))))


def _files(folder: str, below: str, without: AbstractSet[str]) -> Iterator[tuple[str, tuple[object, ...]]]:
    """The files in a folder, which is `below` the first, with what each is."""
    for entry in _entries(folder):
        is_folder, name = entry.is_dir(), entry.name
        if is_folder and (name in NO_CODE or (not below and (name in without or name[0] == "."))):
            continue
        if entry.is_symlink():
            yield below + name, (os.readlink(entry), os.urandom(SIZE) if is_folder else file_digest(entry))
        elif is_folder:
            yield from _files(entry.path, f"{below}{name}/", without)
        else:
            yield below + name, (None, file_digest(entry))


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What is in a folder, by name; nothing where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


@lru_cache(maxsize=1)
def code() -> str:
    """The digest of the package's files, of the names and versions of all that is installed, and of Python."""
    return digest(folder_digest(PACKAGE), installed(), sys.version, sys.platform)


def installed() -> list[str]:
    """The name and version of every library that is installed, as the folders of their metadata have them."""
    names = (entry.name for folder in sys.path for entry in _entries(folder))
    return sorted({name for name in names if name.endswith("-info") and "." in name})
