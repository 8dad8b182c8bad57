"""What is called settled is what the round trip leaves as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing import round_trip
from generator.editing.settled import is_settled
from generator.record.load import record_files
from generator.record.strict_yaml import parse
from tests.editing.test_fmt import INDENTED, YAML_LIKE

ROOT = Path(__file__).parents[2]

KEYS = st.sampled_from(["a", "b-c", "甲", '"d e"', "'f'", "g" * 99, "_h", "1"])
SCALARS = st.one_of(
    st.sampled_from([r'"p \"q\""', r'"r\\s"', r'"\t"', "'  x  '", '"  x  "']),
    st.sampled_from(
        ["i j", "'k # l'", '"m: n"', "'it''s '", "-3.6%", "010", "1_000", "2025-Q2", "12:30", "null", "no"]
    ),
    st.sampled_from(
        ["乙，丙", '""', "''", "'\"'", '"\'"', "~", "=", "<<", "-", "- x", "?", "!o", "p:q", "r#s", "t  u"]
    ),
    st.sampled_from(
        ["’v’", "…", "¥1", "½", "\u00a0w", "x\u3000y", "𠀀", "http://z.example/?a=b", "[", "0x7B", ".5", "+1"]
    ),
    st.text(st.sampled_from("ab1-?:,[]{}#'\"|>~<=.+ 甲%@`&*!\\"), min_size=1, max_size=6),
)
BETWEEN = st.sampled_from(["", "", "", "", "\n", "# c\n", "  # d\n", "      # e\n", "\n\n", "    #f\n"])
BRACKETED = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(st.tuples(KEYS, inner), max_size=3).map(
            lambda entries: f"{{{', '.join(f'{key}: {value}' for key, value in entries)}}}"
        )
    ),
    max_leaves=4,
)


@st.composite
def blocks(draw: st.DrawFn, depth: int = 0, indent: int = 0) -> str:
    """The entries of a mapping in their layout, with comments and blank lines anywhere between them."""
    made = ""
    for key in draw(st.lists(KEYS, min_size=1, max_size=3, unique=True)):
        made += draw(BETWEEN) + " " * indent + f"{key}:"
        kind = draw(st.sampled_from(["scalar", "mapping", "list"] if depth < 2 else ["scalar"]))
        if kind == "mapping":
            made += "\n" + draw(blocks(depth + 1, indent + 2))
        elif kind == "list":
            made += "\n" + "".join(draw(st.lists(items(depth + 1, indent + 2), min_size=1, max_size=2)))
        else:
            made += f" {draw(BRACKETED)}\n"
    return made


@st.composite
def items(draw: st.DrawFn, depth: int, indent: int) -> str:
    if draw(st.booleans()):
        return f"{draw(BETWEEN)}{' ' * indent}- {draw(BRACKETED)}\n"
    block = draw(blocks(depth, indent + 2)).split("\n")
    first = next(at for at, line in enumerate(block) if line and line.lstrip()[0] != "#")
    block[first] = f"{' ' * indent}- {block[first].lstrip(' ')}"
    return "\n".join(block)


@given(blocks() | INDENTED | YAML_LIKE)
def test_the_round_trip_leaves_what_is_settled(text: str) -> None:
    if parse(text, "f.yml").value is not None and is_settled(text):
        assert round_trip.settled_layout(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "a: b\n",
        "# c\n\na: {b: c, d: [e, 'f']}\n",
        'a:\n  # b\n  - c: "d"\n    e: -1.5\n\n  - f\ng:\n  h: []\n# i\n',
        "a: it’s 1,845億元 (1:2)\n",
    ],
)
def test_what_is_written_in_one_line_is_told(text: str) -> None:
    assert is_settled(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: b",
        "\na: b\n",
        "a: b\n\n",
        "a:  b\n",
        "a: b \n",
        "a : b\n",
        "a:\n- b\n",
        "a:\n    b: c\n",
        "a: [b,c]\n",
        "a: { b: c }\n",
        "a: [b: c]\n",
        "a: b  # c\n",
        "a: b\n  c\n",
        'a: "\\u7532"\n',
        "a:\n",
        "---\na: b\n",
        "? a\n: b\n",
    ],
)
def test_what_may_change_is_not_told(text: str) -> None:
    assert not is_settled(text)


def test_nearly_all_of_the_record_is_told_without_a_round_trip() -> None:
    texts = [path.read_text("utf-8") for path, _ in record_files(ROOT)]
    assert sum(map(is_settled, texts)) > 0.9 * len(texts)
