from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.findings import Place
from generator.record import strict_yaml
from generator.record.kept import load_tree
from generator.record.strict_yaml import (
    At,
    Entries,
    Items,
    Node,
    Scalar,
    Unquoted,
    key_place_of,
    node_at,
    parse,
    place_of,
    to_plain,
)

TEXT = """\
title: 甲公司
read:
  - {id: a, exact: "243億元"}
  - id: b
    exact: 1.10
"""


def tree(text: str = TEXT) -> Entries:
    parsed = parse(text, "f.yml")
    assert parsed.findings == ()
    assert parsed.value is not None
    return parsed.value


def codes(text: str) -> list[str]:
    parsed = parse(text, "f.yml")
    assert parsed.value is None
    return [finding.code for finding in parsed.findings]


def scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Items():
            for item in node.items:
                yield from scalars(item)
        case Entries():
            for value in node.values.values():
                yield from scalars(value)


def test_every_scalar_stays_the_string_that_stands_there() -> None:
    text = "- [1.10, 010, 0x7B, 1_000, 2:03, no, ~, 2024-01-15, .nan, 1e400, '010', \"no\", '', =]\n"
    assert to_plain(tree(f"a:\n{text}")) == {
        "a": [
            [
                *("1.10", "010", "0x7B", "1_000", "2:03", "no", "~"),
                *("2024-01-15", ".nan", "1e400", "010", "no", "", "="),
            ]
        ]
    }


def test_plain_strings_know_that_they_are_plain() -> None:
    plain = to_plain(tree("a: no\nb: 'no'\nc: \"no\"\nd: |-\n  no\ne: >-\n  no\nf:\n"))
    assert isinstance(plain, dict)
    assert [key for key, value in plain.items() if isinstance(value, Unquoted)] == ["a", "f"]


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        (("title",), 1, 8),
        (("read",), 3, 3),
        (("read", 0), 3, 5),
        (("read", 0, "exact"), 3, 20),
        (("read", 1), 4, 5),
        (("read", 1, "exact"), 5, 12),
        (("read", 1, "absent"), 4, 5),
        (("read", 7, "exact"), 3, 3),
        (("title", "below"), 1, 8),
        (("absent", "title"), 1, 1),
    ],
)
def test_place_of(path: tuple[str | int, ...], line: int, column: int) -> None:
    assert place_of(tree(), path) == Place(file="f.yml", line=line, column=column)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        (("title",), 1, 1),
        (("read", 0, "exact"), 3, 13),
        (("read", 1, "exact"), 5, 5),
        (("read", 1), 4, 5),
        (("absent", "title"), 1, 1),
        (("read", 1, "absent"), 4, 5),
        (("read", 7, "exact"), 3, 3),
    ],
)
def test_key_place_of(path: tuple[str | int, ...], line: int, column: int) -> None:
    assert key_place_of(tree(), path) == Place(file="f.yml", line=line, column=column)


def test_a_key_of_the_same_name_higher_up_is_not_meant() -> None:
    assert key_place_of(tree("a:\n  title: x\n"), ("a", "absent", "title")) == place_of(
        tree("a:\n  title: x\n"), ("a",)
    )


def test_node_at_gives_the_nearest_ancestor() -> None:
    assert node_at(tree(), ("title", "x")) == Scalar(At(column=8), "甲公司", plain=True)


def test_read_reads_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(TEXT, "utf-8")
    assert load_tree(tmp_path / "a.yml", "f.yml").value == tree()


def test_read_passes_on_what_the_bytes_are_refused_for(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"a: \xff\n")
    assert [finding.code for finding in load_tree(tmp_path / "a.yml", "f.yml").findings] == ["text-encoding"]


def test_hidden_line_ends_are_refused_before_parsing() -> None:
    assert codes("value: 123 # ok\u2028value: 999\n") == ["text-character"]


def test_one_more_than_each_cap_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_yaml, "MOST_DEPTH", 2)
    monkeypatch.setattr(strict_yaml, "MOST_NODES", 6)
    monkeypatch.setattr(strict_yaml, "MOST_CHARACTERS", 5)
    assert to_plain(tree("a: [b, c, d]\n")) == {"a": ["b", "c", "d"]}
    assert codes("a: [b, c, d, e]\n") == ["yaml-too-large"]
    assert codes("a: [[b]]\n") == ["yaml-too-deep"]
    assert to_plain(tree("a: 12345\n")) == {"a": "12345"}
    assert codes("a: 123456\n") == ["yaml-too-large"]


def laughs() -> str:
    return "a: &a [x]\n" + "".join(
        f"{after}: &{after} [{f'*{before}, ' * 9}]\n" for before, after in zip("abcd", "bcde", strict=True)
    )


HOSTILE: dict[str, Callable[[], str]] = {
    "Y08 billion laughs": laughs,
    "Y08 quadratic alias": lambda: "a: &a " + "x" * 9000 + "\nb: [" + "*a, " * 20_000 + "]\n",
    "Y08 chain of merge keys": lambda: (
        "m0: &m0 {a: 1}\n" + "".join(f"m{n}: &m{n} {{<<: [*m{n - 1}, *m{n - 1}]}}\n" for n in range(1, 5000))
    ),
    "Y08 reference to itself": lambda: "a: &a [*a]\n",
    "Y11 flow 100 000 deep": lambda: "a: " + "[" * 100_000,
    "Y11 flow mappings deep": lambda: "{a: " * 100_000,
    "Y11 block 2 000 deep": lambda: "".join(" " * n + "a:\n" for n in range(2000)),
    "Y11 compact lists deep": lambda: "a:\n" + "- " * 100_000,
    "Y11 explicit keys deep": lambda: "? " * 100_000,
    "Y11 scalar of 20 MB": lambda: "a: " + "x" * 20_000_000,
    "Y11 200 000 keys": lambda: "".join(f"k{n}: 1\n" for n in range(200_000)),
    "Y11 a scalar of the largest file": lambda: "a: " + "x" * 999_000,
    "Y11 as many keys as fit": lambda: "".join(f"k{n}: 1\n" for n in range(100_000)),
    "Y11 as many tags as fit": lambda: "a: [" + "!x y, " * 160_000 + "]\n",
    "Y11 as many keys twice as fit": lambda: "a: 1\n" * 190_000,
    "Y16 a tab on every line": lambda: "a: 1\n\t" * 200_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_refused_within_a_second(text: Callable[[], str]) -> None:
    hostile = text()
    start = time.process_time()
    parsed = parse(hostile, "f.yml")
    assert time.process_time() - start < 1
    assert parsed.value is None
    assert 0 < len(parsed.findings) <= 21
    assert all("recursion" not in finding.message.lower() for finding in parsed.findings)


def test_hostile_text_is_refused_within_300_megabytes() -> None:
    script = (
        "from pathlib import Path\n"
        "from tests.record.test_strict_yaml import HOSTILE, parse\n"
        "assert all(parse(text(), 'f').value is None for text in HOSTILE.values())\n"
        # The high-water mark of this program alone: that of getrusage includes what its parent held when it forked.
        "print(next(l.split()[1] for l in Path('/proc/self/status').read_text().splitlines() if l[:6] == 'VmHWM:'))\n"
    )
    root = Path(__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", script], cwd=root, check=True, capture_output=True, text=True)
    assert int(run.stdout) < 300 * 1024


def test_no_tag_runs_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert codes("a: !!python/object/apply:os.system ['touch PWNED']\nb: !!python/name:os.system\n") == ["yaml-tag"] * 2
    assert list(tmp_path.iterdir()) == []


YAML_LIKE = st.text(st.sampled_from("ab1-?:,[]{}#&*!|>'\"%@`~<= \n甲\\"), max_size=40)


@given(YAML_LIKE | st.text(max_size=40))
@example("a: \ud800")
@example("- ")
@example("? a\n? b")
def test_no_text_raises(text: str) -> None:
    parsed = parse(text, "f.yml")
    assert (parsed.value is None) == bool(parsed.findings)


@given(st.builds("a: {}\nb: {}\n".format, YAML_LIKE, YAML_LIKE) | YAML_LIKE)
@example("a: |#\n  b\n")
@example("a: >-2 # b\n    c\n")
@example("a: |+\n  b\n")
def test_what_is_read_is_what_another_reader_reads(text: str) -> None:
    parsed = parse(text, "f.yml")
    if parsed.value is not None:
        assert to_plain(parsed.value) == yaml.load(text, Loader=yaml.BaseLoader)


@given(
    st.recursive(
        st.text("ab 甲", min_size=1, max_size=4),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3),
    )
)
def test_places_point_at_the_text(value: object) -> None:
    text = yaml.safe_dump({"top": value}, allow_unicode=True)
    lines = text.split("\n")
    for scalar in scalars(tree(text)):
        here = lines[scalar.at.line - 1][scalar.at.column - 1 :]
        assert here.startswith(scalar.text if scalar.plain else "'")
