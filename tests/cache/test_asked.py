"""What was made of a record is kept while all that was asked for it is answered as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from generator.cache.asked import Asked
from generator.cache.store import Store


@dataclass(frozen=True)
class Shelf:
    name: str
    books: Mapping[str, str]


@dataclass(frozen=True)
class House:
    shelf: Shelf
    rooms: Mapping[str, tuple[str, ...]]
    loans: tuple[str, ...] = field(default=())

    def owner(self, room: str) -> str:
        return self.rooms[room][0]

    @cached_property
    def by_owner(self) -> Mapping[str, str]:
        return {names[0]: room for room, names in self.rooms.items()}


def house(**other: Any) -> House:
    shelf = Shelf(name=other.pop("name", "oak"), books=other.pop("books", {"a": "Atlas", "b": "Bible"}))
    return House(shelf=shelf, rooms=other.pop("rooms", {"hall": ("Ann",), "loft": ("Bob",)}), **other)


MADE: dict[str, Callable[[Any], object]] = {
    "key": lambda it: it.shelf.books["a"],
    "no such key": lambda it: it.shelf.books.get("c", ""),
    "membership": lambda it: "c" in it.shelf.books,
    "plain part": lambda it: it.shelf.name,
    "all keys": lambda it: list(it.rooms),
    "all values": lambda it: list(it.rooms.values()),
    "all items": lambda it: list(it.rooms.items()),
    "number": lambda it: len(it.rooms),
    "truth": lambda it: bool(it.rooms),
    "method": lambda it: it.owner("hall"),
    "worked out": lambda it: it.by_owner.get("Ann"),
    "list": lambda it: list(it.loans),
}
OTHERS = {
    "another book": (house(books={"a": "Atlas of Asia", "b": "Bible"}), {"key"}),
    "one book more": (house(books={"a": "Atlas", "b": "Bible", "c": "Comic"}), {"no such key", "membership"}),
    "another name": (house(name="elm"), {"plain part"}),
    "another guest": (house(rooms={"hall": ("Ann",), "loft": ("Bob", "Eve")}), {"all values", "all items"}),
    "another owner": (
        house(rooms={"hall": ("Eve",), "loft": ("Bob",)}), {"all values", "all items", "method", "worked out"}
    ),
    "one room more": (
        house(rooms={"hall": ("Ann",), "loft": ("Bob",), "den": ("Cy",)}),
        {"all keys", "all values", "all items", "number"},
    ),
    "a loan": (house(loans=("a",)), {"list"}),
}  # fmt: skip


def kept(store: Store, home: House, key: str) -> str:
    asked = Asked({"house": home})
    made, questions = asked.during(lambda: repr(MADE[key](asked.watched("house"))))
    asked.keep(store, key, made, questions)
    return made


@pytest.mark.parametrize("key", MADE)
def test_looking_through_a_stand_in_gives_what_the_record_gives(key: str) -> None:
    asked = Asked({"house": house()})
    assert MADE[key](asked.watched("house")) == MADE[key](house())


@pytest.mark.parametrize(("other", "differs"), OTHERS.values(), ids=OTHERS)
def test_what_changed_is_made_again_for_those_that_asked_for_it(
    tmp_path: Path, other: House, differs: set[str]
) -> None:
    store = Store(tmp_path)
    made = {key: kept(store, house(), key) for key in MADE}
    assert {key: Asked({"house": house()}).known(store, key) for key in MADE} == made
    known = {key: Asked({"house": other}).known(store, key) for key in MADE}
    unknown = {key for key in MADE if known[key] is None}
    assert {key for key in MADE if repr(MADE[key](other)) != made[key]} <= unknown
    assert differs <= unknown
    assert unknown - differs <= {"truth"}  # asked by how many there are


def test_what_is_made_by_many_is_made_where_an_answer_changed(tmp_path: Path) -> None:
    def made(home: House) -> tuple[list[str], bool]:
        asked, is_made = Asked({"house": home}), []

        def make() -> list[str]:
            is_made.append(home)
            return list(asked.watched("house").rooms)

        return asked.made(Store(tmp_path), "rooms", make), bool(is_made)

    assert made(house()) == (["hall", "loft"], True)
    assert made(house(name="elm")) == (["hall", "loft"], False)
    assert made(house(rooms={"hall": ("Ann",)})) == (["hall"], True)


def test_a_key_that_is_no_text_asks_for_the_whole(tmp_path: Path) -> None:
    def known(home: House) -> object:
        asked = Asked({"house": home})
        _, questions = asked.during(lambda: asked.watched("house").rooms.get(1))
        if home == house():
            asked.keep(Store(tmp_path), "key", "made", questions)
        return Asked({"house": home}).known(Store(tmp_path), "key")

    assert known(house()) == "made"
    assert known(house(rooms={1: ("Ann",)})) is None


def test_what_was_remembered_is_asked_again_for_each_that_uses_it() -> None:
    asked = Asked({"house": house()})
    _, inner = asked.during(lambda: asked.watched("house").owner("hall"))
    _, outer = asked.during(lambda: asked.again(inner))
    assert outer == inner != frozenset()


def test_what_is_asked_inside_is_asked_outside_as_well() -> None:
    asked = Asked({"house": house()})

    def outer() -> frozenset[str]:
        return asked.during(lambda: asked.watched("house").owner("loft"))[1]

    inner, questions = asked.during(outer)
    assert inner == questions


def test_a_source_that_is_gone_is_an_answer_too(tmp_path: Path) -> None:
    store = Store(tmp_path)
    kept(store, house(), "key")
    assert Asked({}).known(store, "key") is None
