from __future__ import annotations

import pytest

from generator.findings import Finding, Place, did_you_mean, in_file_order, render_github, render_text

PLACE = Place(file="a.yml", line=2, column=3)
FACTS = ["acme.revenue.2025-q1", "acme.operating-capex.2025-q1"]


@pytest.mark.parametrize(
    ("name", "known", "hint"),
    [
        ("acne", ["acme", "beta"], "did you mean `acme`?"),
        ("sheep", ["acme", "beta"], ""),
        ("acme.revenues.2025-q1", FACTS, "did you mean `acme.revenue.2025-q1`?"),
        ("acme.gross-profit.2025-q1", FACTS, ""),  # alike only in what all ids share
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


def test_findings_come_in_the_order_of_the_file_and_once() -> None:
    late = Finding(code="late", place=Place(file="a.yml", line=9), message="m")
    early = Finding(code="early", place=PLACE, message="m")
    assert in_file_order([late, early, late]) == (early, late)
