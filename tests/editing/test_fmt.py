from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.fmt import canonical, check
from generator.findings import render_text
from generator.record.strict_yaml import parse, to_plain

CANONICAL = """\
# yaml-language-server: $schema=schemas/facts.schema.json

# what the file is about
defaults: {entity: company-a, period: 2025-Q2}

facts:
  # --- results
  - fact: {concept: revenue}  # in words
    read:
      - {id: a, in: report-1, exact: 1.10億元}
      - id: b
        in: report-1
        exact: "no"
        prefix: 'it''s '

  - fact: {concept: profit, list: [a, {b: c}, []]}
    note: >-
      two lines
      of one text
    long: {long}
    raw: |
      # no comment
        kept
    spellings: [010, 1_000, 0x7B, 1e400, 2024-01-15, 12:30, ~, null, no, +1, .5]
    nothing:
# the end
""".replace("{long}", "甲公司 " * 60 + "乙")


def formatted(text: str) -> str:
    outcome = canonical(text, "f.yml")
    assert outcome.findings == ()
    assert outcome.value is not None
    return outcome.value


def test_canonical_text_is_left_byte_for_byte() -> None:
    assert formatted(CANONICAL) == CANONICAL
    assert check(CANONICAL, "f.yml") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n- b\n-   c: d\n    e: f\n", "a:\n  - b\n  - c: d\n    e: f\n"),
        ("a:\n    b:\n        c: d\n", "a:\n  b:\n    c: d\n"),
        ("a:   b   \n", "a: b\n"),
        ("a: [b,c ,  {d: e}]\n", "a: [b, c, {d: e}]\n"),
        ("a: {b: c,\n    d: e}\n", "a: {b: c, d: e}\n"),
        ("a: b\n  c\n", "a: b c\n"),
        ("---\na: b\n...\n", "a: b\n"),
        ("\n\na: b\n\n\n", "a: b\n"),
        ("a: b", "a: b\n"),
        ('a: "\\u7532"\n', 'a: "甲"\n'),
        ("a:\n- b # why\n# on\n", "a:\n  - b # why\n# on\n"),
        ("a: >\n  one\n\n  two\n", "a: >\n  one\n\n  two\n"),
    ],
)
def test_layout(text: str, expected: str) -> None:
    assert formatted(text) == expected


def test_check_names_the_first_line_that_would_change() -> None:
    assert [render_text(finding) for finding in check("a: b\nc:\n- d\n", "f.yml")] == [
        "f.yml:3:1: error: yaml-layout: The layout is not canonical from this line on. "
        "Expected: 「  - d」. Fix: run `python -m generator fmt`."
    ]


def test_check_sees_a_missing_last_line_end() -> None:
    assert [finding.place.line for finding in check("a: b", "f.yml")] == [2]


@pytest.mark.parametrize("text", ["a: [b, # lost\n  c]\n", "# lost\n---\na: b\n"])
def test_a_comment_is_never_lost(text: str) -> None:
    outcome = canonical(text, "f.yml")
    assert outcome.value is None
    assert [finding.code for finding in outcome.findings] == ["yaml-layout"]
    assert check(text, "f.yml") == outcome.findings


@pytest.mark.parametrize(("text", "code"), [("a: b\na: c\n", "yaml-duplicate-key"), ("a: &b c\n", "yaml-anchor")])
def test_what_is_not_strict_is_refused_as_it_is_when_read(text: str, code: str) -> None:
    outcome = canonical(text, "f.yml")
    assert outcome.value is None
    assert [finding.code for finding in outcome.findings] == [code]


YAML_LIKE = st.text(st.sampled_from("ab1-?:,[]{}#'\"|>~<= \n甲\\"), max_size=30)
LINES = st.lists(
    st.sampled_from(
        [
            "a:",
            "b: c",
            "- d",
            "- e: f",
            "# g",
            "h: [i, {j: k}]  # l",
            "m: 'n'",
            'o: "p # q"',
            "r: |",
            "s: >-",
            "# t",
            "",
        ]
    ),
    max_size=9,
)
INDENTED = st.tuples(LINES, st.lists(st.sampled_from([0, 0, 2, 2, 3, 4]), min_size=9, max_size=9)).map(
    lambda drawn: "".join(f"{' ' * indent}{line}\n" for line, indent in zip(*drawn, strict=False))
)


@given(INDENTED | YAML_LIKE | st.builds("x: y\n{}".format, YAML_LIKE))
def test_formatting_is_idempotent_and_loses_nothing(text: str) -> None:
    outcome = canonical(text, "f.yml")
    read = parse(text, "f.yml").value
    assert (outcome.value is None) == bool(outcome.findings)
    if outcome.value is None or read is None:
        return
    again = parse(outcome.value, "f.yml").value
    assert again is not None
    assert to_plain(again) == to_plain(read)
    assert formatted(outcome.value) == outcome.value
    assert outcome.value.count("#") == text.count("#")
