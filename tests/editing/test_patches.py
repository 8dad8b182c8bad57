"""YAML edited by place: what is asked for changes, everything else stays byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.editing.patches import Change, changed, replaced
from generator.record.strict_yaml import parse, to_plain

TEXT = """\
# head
a: {b: one, c: 'two'} # tail
d:
  - e: "three"
    f: four # behind
    # below
    g: five
  - {h: six}
"""


def after(text: str, path: tuple[str | int, ...], anchor: str, **entries: str | None) -> str | None:
    return changed(text, "f.yml", [Change(path=path, entries=entries, after=anchor)]).value


@pytest.mark.parametrize(
    ("path", "value", "before", "expected"),
    [
        (("a", "b"), "uno", "b: one", "b: uno"),
        (("a", "b"), "no", "b: one", 'b: "no"'),
        (("a", "b"), "x, y", "b: one", 'b: "x, y"'),
        (("a", "c"), "it's", "'two'", "'it''s'"),
        (("d", 0, "e"), 'say "x"', '"three"', '"say \\"x\\""'),
        (("d", 0, "f"), "甲 乙", "four", "甲 乙"),
        (("d", 0, "f"), "a: b", "four", '"a: b"'),
        (("d", 1, "h"), "#x", "six", '"#x"'),
    ],
)
def test_a_text_is_replaced_in_its_quotes(path: tuple[str | int, ...], value: str, before: str, expected: str) -> None:
    assert replaced(TEXT, "f.yml", {path: value}).value == TEXT.replace(before, expected)


@pytest.mark.parametrize(
    ("path", "anchor", "entries", "before", "expected"),
    [
        (("a",), "b", {"c": None}, ", c: 'two'}", "}"),
        (("a",), "b", {"b": None}, "{b: one, c", "{c"),
        (("a",), "b", {"x": "y z"}, "b: one", 'b: one, x: "y z"'),
        (("d", 0), "e", {"f": None}, "    f: four # behind\n", "    # behind\n"),
        (("d", 0), "e", {"g": None}, "    g: five\n", ""),
        (("d", 0), "e", {"e": None}, '- e: "three"\n    f', "- f"),
        (("d", 0), "f", {"x": "z"}, "# behind\n", "# behind\n    x: z\n"),
        (("d", 1), "h", {"h": "7", "x": "y"}, "{h: six}", '{h: 7, x: "y"}'),
    ],
)
def test_entries_are_deleted_and_added(
    path: tuple[str | int, ...], anchor: str, entries: dict[str, str | None], before: str, expected: str
) -> None:
    assert after(TEXT, path, anchor, **entries) == TEXT.replace(before, expected)


def test_several_places_at_once() -> None:
    values = {("a", "b"): "1", ("d", 0, "g"): "2", ("d", 1, "h"): "3"}
    expected = TEXT.replace("one", "1").replace("five", "2").replace("six", "3")
    assert replaced(TEXT, "f.yml", values).value == expected


def test_what_would_cost_a_comment_is_left_for_a_hand() -> None:
    text = "a: {b: one, # why\n  c: two}\n"
    found = changed(text, "f.yml", [Change(path=("a",), entries={"c": None}, after="b")])
    assert found.value is None
    assert [(f.code, str(f.place)) for f in found.findings] == [("edit-by-hand", "f.yml:1:4")]


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("C", "Z", "M"), exclude_characters="\ufffd"), min_size=1, max_size=12))
def test_any_text_reads_back(value: str) -> None:
    found = replaced(TEXT, "f.yml", {("d", 0, "f"): value}).value
    assume(found is not None)  # a filler, say, may not be written
    assert found is not None
    root = parse(found, "f.yml").value
    assert root is not None
    assert to_plain(root)["d"][0]["f"] == value  # type: ignore[index]
    assert found.startswith("# head\na: {b: one, c: 'two'} # tail\n")
    assert found.endswith(" # behind\n    # below\n    g: five\n  - {h: six}\n")
