from __future__ import annotations

from dataclasses import replace

import pytest

from generator.findings import (
    Finding,
    Place,
    Severity,
    did_you_mean,
    from_json,
    in_file_order,
    render_github,
    render_markdown,
    render_text,
    to_json,
)

PLACE = Place(file="a.yml", line=2, column=3)
FACTS = ["acme.revenue.2025-q1", "acme.operating-capex.2025-q1"]


@pytest.mark.parametrize(
    ("name", "known", "hint"),
    [
        ("acne", ["acme", "beta"], "did you mean `acme`?"),
        ("sheep", ["acme", "beta"], ""),
        ("acme.revenues.2025-q1", FACTS, "did you mean `acme.revenue.2025-q1`?"),
        ("acme.gross-profit.2025-q1", FACTS, ""),  # alike only in what all ids share
        ("acme.revenues.2025-q1", ["acme.revenue.2024-q1"], ""),  # a fact of another period is another fact
        ("x", [], ""),
    ],
)
def test_a_hint_names_what_was_probably_meant(name: str, known: list[str], hint: str) -> None:
    assert did_you_mean(name, known) == did_you_mean(name, known[::-1]) == hint


def test_a_finding_is_one_line_that_steers_nothing() -> None:
    finding = Finding(code="odd", place=PLACE, message="a\x1b[2J\nb", expected="c", hint="d")
    assert render_text(finding) == "a.yml:2:3: error: odd: a\\u001b[2J\\u000ab. Expected: c. Fix: d."
    assert render_github(finding).startswith("::error file=a.yml,line=2,col=3,title=odd::")
    assert "\n" not in render_github(finding)


def test_each_part_ends_in_one_stop() -> None:
    finding = Finding(code="odd", place=PLACE, message="is 221 percent (unexplained)", expected="a「b」", hint="who?")
    assert render_text(finding).endswith("odd: is 221 percent (unexplained). Expected: a「b」. Fix: who?")


def test_what_is_to_be_pasted_stands_below_line_by_line() -> None:
    finding = Finding(code="odd", place=PLACE, message="m", hint="write:", paste="  a: …\n    b: <c>\x1b")
    assert render_text(finding).split("\n") == ["a.yml:2:3: error: odd: m. Fix: write:", "  a: …", "    b: <c>\\u001b"]
    assert render_github(finding).endswith("Fix: write:%0A  a: …%0A    b: <c>\\u001b")
    assert "<pre>  a: …<br>    b: &#60;c&#62;" in render_markdown([finding])
    assert from_json(to_json(finding)) == finding


def test_of_one_place_what_is_wrong_comes_before_what_awaits() -> None:
    awaits = Finding(severity=Severity.PENDING, code="a", place=PLACE, message="m")
    wrong, odd = (
        replace(awaits, severity=Severity.ERROR, code="c"),
        replace(awaits, severity=Severity.WARNING, code="b"),
    )
    assert in_file_order([odd, awaits, wrong]) == (wrong, awaits, odd)


def test_findings_come_in_the_order_of_the_file_and_once() -> None:
    late = Finding(code="late", place=Place(file="a.yml", line=9), message="m")
    early = Finding(code="early", place=PLACE, message="m")
    assert in_file_order([late, early, late]) == (early, late)
