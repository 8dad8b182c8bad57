"""Small results kept together: found again by all that they were made from, and no more of them than needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator import two_processes
from generator.cache import memory as memories
from generator.cache.asked import Asked
from generator.cache.memory import Memory, nothing_known
from generator.cache.store import Store


@dataclass(frozen=True)
class Shelf:
    books: Mapping[str, str]


def made(memory: Memory, *made_from: Any) -> list[str]:
    """What was made and not recalled."""
    new: list[str] = []

    def length(word: str) -> int:
        new.append(word)
        return len(word)

    for each in made_from:
        assert memory.recall(("letters", each), partial(length, each)) == len(each)
    return new


def test_what_was_made_of_the_same_is_recalled_and_of_another_made(tmp_path: Path) -> None:
    store = Store(tmp_path)
    first = Memory(store)
    assert made(first, "ab", "abc", "ab") == ["ab", "abc"]
    first.save()
    assert made(Memory(store), "ab", "abcd", "abc") == ["abcd"]


def test_kinds_are_kept_apart_and_what_is_not_asked_for_stays(tmp_path: Path) -> None:
    store = Store(tmp_path)
    first = Memory(store)
    made(first, "ab")
    assert first.recall(("words", "ab"), lambda: 1) == 1
    first.save()
    second = Memory(store)
    assert made(second, "abc") == ["abc"]
    second.save()
    third = Memory(store)
    assert made(third, "ab", "abc") == []
    assert third.recall(("words", "ab"), lambda: 2) == 1


def test_the_earliest_go_where_there_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memories, "MOST", 3)
    store = Store(tmp_path)
    for words in (["a", "bb"], ["ccc", "dddd"]):
        memory = Memory(store)
        made(memory, *words)
        memory.save()
    assert made(Memory(store), "bb", "ccc", "dddd", "a") == ["a"]
    many = Memory(store)
    made(many, *"vwxyz")
    many.save()
    assert made(Memory(store), *"vwxyz") == []  # a run that needs more has them all


def test_what_was_made_of_a_record_is_recalled_while_its_answers_are_the_same(tmp_path: Path) -> None:
    store = Store(tmp_path)

    def title(books: Mapping[str, str]) -> tuple[str, bool]:
        asked, memory, new = Asked({"shelf": Shelf(books)}), Memory(store), list[str]()
        shelf = asked.watched("shelf")

        def make() -> str:
            new.append("made")
            title: str = shelf.books["a"]
            return title

        found = memory.recall_asking(asked, ("title", 1), make)
        memory.save()
        return found, bool(new)

    assert title({"a": "Atlas", "b": "Bible"}) == ("Atlas", True)
    assert title({"a": "Atlas", "b": "Book"}) == ("Atlas", False)
    assert title({"a": "Almanac", "b": "Book"}) == ("Almanac", True)
    assert title({"a": "Almanac"}) == ("Almanac", False)


def titles(store: Store, books: Mapping[str, str], *names: str) -> dict[str, str]:
    """The titles that a run asks for, of which it keeps what it made."""
    memory = Memory(store)
    asked = memory.asked_of("shelf", Shelf(books))
    shelf = asked.watched("shelf")
    found = {name: memory.recall_asking(asked, ("title", name), lambda: shelf.books[name]) for name in names}  # noqa: B023
    memory.save()
    return found


def test_what_rests_on_another_answer_is_not_recalled_by_a_later_run_either(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert titles(store, {"a": "Atlas", "b": "Bible"}, "a", "b") == {"a": "Atlas", "b": "Bible"}
    other = {"a": "Almanac", "b": "Bible", "c": "Comic"}
    assert titles(store, other, "b", "c") == {"b": "Bible", "c": "Comic"}  # which keeps the new answers
    assert titles(store, other, "a", "b", "c") == other


def test_what_a_copy_of_the_process_made_is_known_to_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "threads" / "1").mkdir(parents=True)
    monkeypatch.setattr(two_processes, "THREADS", str(tmp_path / "threads"))  # that of the tests may have more
    monkeypatch.setattr(memories, "MANY", 2)
    store, books = Store(tmp_path / "store"), {"a": "Atlas", "b": "Bible", "c": "Comic", "d": "Diary"}
    memory = Memory(store)
    asked = memory.asked_of("shelf", Shelf(books))
    shelf, here = asked.watched("shelf"), list[str]()

    def title(name: str) -> str:
        def make() -> str:
            here.append(name)
            return f"{shelf.books[name]} {memory.recall(('letters', name), lambda: len(name))}"

        return memory.recall_asking(asked, ("title", name), make)

    memory.prepare(title, list(books))
    assert here == ["a", "c"]
    assert [title(name) for name in books] == ["Atlas 1", "Bible 1", "Comic 1", "Diary 1"]
    assert memory.recall(("letters", "d"), lambda: 0) == 1
    assert here == ["a", "c"]
    memory.save()
    assert titles(store, books | {"c": "Codex"}, "c", "d") == {"c": "Codex", "d": "Diary 1"}


def test_all_who_ask_one_record_share_its_answers() -> None:
    memory, shelf = nothing_known(), Shelf({"a": "Atlas"})
    asked = memory.asked_of("shelf", shelf)
    assert memory.asked_of("shelf", shelf) is asked
    assert memory.asked_of("shelf", Shelf({"a": "Atlas"})) is not asked
    assert memory.asked_of("house", shelf) is not asked


def test_where_nothing_is_kept_all_is_made_once_a_run() -> None:
    memory = nothing_known()
    assert made(memory, "ab", "ab") == ["ab"]
    memory.save()
    assert made(nothing_known(), "ab") == ["ab"]
