"""A fact under another key is told where its key stands; whatever misses it goes with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import Finding
from tests.small import FACTS, edit, pressed, small

GROWTH = "{concept: capital-expenditure, measure: growth}"


def errors(project: Path, *, texts: bool) -> list[Finding]:
    return [f for f in pressed(project, texts=texts).findings if f.severity == "error"]


@pytest.mark.parametrize("texts", [True, False])
@pytest.mark.parametrize(
    ("changed", "parts"),
    [
        ("{concept: capital-expenditure, measure: growth, period: 2024-Q4}", "2025-Q1 for 2024-Q4"),
        ("{concept: operating-capex, measure: growth}", "capital-expenditure for operating-capex"),
        ("{concept: capital-expenditure, measure: change}", "growth for change"),
        (
            "{concept: operating-capex, measure: growth, period: 2024-Q4}",
            "put the concept back (capital-expenditure for operating-capex) and the period back (2025-Q1 for 2024-Q4)",
        ),
        (
            "{concept: capital-expenditure, period: 2024-Q4}",
            "put the key back (with 2025-Q1, growth and without 2024-Q4)",
        ),
    ],
)
def test_it_is_told_at_the_key_and_once(tmp_path: Path, changed: str, parts: str, texts: bool) -> None:
    project = small(tmp_path)
    line = edit(project, FACTS, GROWTH, changed)
    found = errors(project, texts=texts)
    (told,) = (f for f in found if f.code == "key-changed")
    assert (told.place.file, told.place.line) == (FACTS, line)
    assert "there is no fact `acme.capital-expenditure.2025-q1.growth`" in told.message
    assert parts in told.hint
    assert not {"unknown-fact", "derive-failed"} & {f.code for f in found}


@pytest.mark.parametrize("texts", [True, False])
def test_who_puts_the_key_back_is_done(tmp_path: Path, texts: bool) -> None:
    project = small(tmp_path)
    edit(project, FACTS, GROWTH, GROWTH.replace("growth", "change"))
    edit(project, FACTS, GROWTH.replace("growth", "change"), GROWTH)
    assert not errors(project, texts=texts)


def test_without_receipts_no_fact_of_another_period_is_suggested(tmp_path: Path) -> None:
    project = small(tmp_path)
    for file in (project / "data" / "receipts").glob("*.json"):
        file.unlink()
    edit(project, FACTS, GROWTH, GROWTH.replace("growth}", "growth, period: 2024-Q4}"))
    found = [f for f in errors(project, texts=True) if f.code in ("derive-failed", "unknown-fact")]
    assert found
    assert not any("did you mean" in f.hint and "2024-q4" in f.hint for f in found)
    assert any("put its period back if that was changed" in f.hint for f in found)


def test_two_that_could_be_it_are_none(tmp_path: Path) -> None:
    project = small(tmp_path)
    other = "{concept: capital-expenditure, measure: growth, period: 2024-Q4}"
    again = "{concept: capital-expenditure, measure: growth, period: 2024-Q3}"
    reading = "\n    read:\n      - {id: a, in: alpha, exact: 5%}\n  - fact: "
    edit(project, FACTS, GROWTH, other + reading + again)
    assert "key-changed" not in {f.code for f in errors(project, texts=True)}


@pytest.mark.parametrize("texts", [True, False])
@pytest.mark.parametrize(
    ("before", "after", "former", "back"),
    [
        (GROWTH, "{concept: capital-expenditure}", "acme.capital-expenditure.2025-q1.growth", "with growth"),
        ("{concept: gross-profit}", "{concept: revenue}", "acme.gross-profit.2025-q1", "gross-profit for revenue"),
        ("{concept: mau, product: video-app}", "{concept: mau, product: social-app}",
         "acme.mau.product-video-app.2025-q1", "product-video-app for product-social-app"),
    ],
)  # fmt: skip
def test_the_key_of_another_fact_leads_with_what_it_was(
    tmp_path: Path, before: str, after: str, former: str, back: str, texts: bool
) -> None:
    """The other keeps its key, wherever the two stand; all that misses the former follows."""
    project = small(tmp_path)
    line = edit(project, FACTS, before, after)
    done = pressed(project, texts=texts)
    (told,) = (f for f in done.findings if f.severity == "error")
    assert (told.code, told.place.line) == ("fact-twice", line)
    assert f"verified as `{former}`" in told.message
    assert back in told.hint
    assert done.withheld
    assert line not in {fact.origin.at().line for fact in done.catalog.facts.values()}


def test_of_two_calculated_facts_of_one_key_the_name_that_is_missed_is_told(tmp_path: Path) -> None:
    project = small(tmp_path)
    added = "  - fact: {concept: revenue, period: 2024-Q1, method: implied}\n"
    added += '    derive: "revenue / ( 1 + revenue.growth / 100 )"\n'
    text = (project / FACTS).read_text("utf-8")
    (project / FACTS).write_text(text + added, "utf-8")
    edit(project, FACTS, "{concept: revenue, period: 2024-Q1,", "{concept: capital-expenditure, period: 2024-Q1,")
    (told,) = errors(project, texts=False)
    assert told.code == "fact-twice"
    assert "give the one that is wrong its own key" in told.hint


@pytest.mark.parametrize("texts", [True, False])
def test_another_period_at_the_head_of_a_file_is_told_there_alone(tmp_path: Path, texts: bool) -> None:
    project = small(tmp_path)
    line = edit(
        project, FACTS, "defaults: {entity: acme, period: 2025-Q1}", "defaults: {entity: acme, period: 2025-Q2}"
    )
    (told,) = errors(project, texts=texts)
    assert (told.code, told.place.line) == ("key-changed", line)
    assert "were verified with period 2025-Q1 and get 2025-Q2 from here" in told.message
    assert told.hint.startswith("put `period: 2025-Q1` back here")
