"""Numbers side by side, on the small project with a second quarter told by a third document."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.judging.edition import Edition
from generator.judging.matrix import STATES, Line, matrix, outside, state_of, subject_lines
from generator.judging.selection import absences, published_facts
from tests.editing.corpus import add_document
from tests.small import edit, pressed, small

TEXT = (
    "甲公司公布第四季度業績。2024年第四季度總收入為110億元,同比增長9%;毛利為55億元,毛利率為48%。\n"
    "資本開支為28億元,同比增長2倍;經營性資本開支為十幾億元,非經營性資本開支為9億元。\n"
)
FACTS = """\
defaults: {entity: acme, period: 2024-Q4}
facts:
  - fact: {concept: revenue}
    read: [{id: a, in: gamma, exact: 110億元}]
    not_comparable: {zh-Hant: 範圍不同。, en: Of another scope.}
  - fact: {concept: revenue, measure: growth}
    read: [{id: a, in: gamma, exact: 9%}]
  - fact: {concept: gross-profit}
    read: [{id: a, in: gamma, exact: 55億元}]
  - fact: {concept: gross-margin}
    read: [{id: a, in: gamma, exact: 48%}]
  - fact: {concept: gross-margin, method: implied}
    derive: gross-profit / revenue * 100
  - fact: {concept: capital-expenditure}
    read: [{id: a, in: gamma, exact: 28億元}]
  - fact: {concept: capital-expenditure, measure: growth}
    read: [{id: a, in: gamma, exact: 2倍}]
  - fact: {concept: operating-capex}
    read: [{id: a, in: gamma, exact: 十幾億元}]
  - fact: {concept: non-operating-capex}
    read: [{id: a, in: gamma, exact: 9億元}]
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = small(tmp_path_factory.mktemp("matrix"))
    add_document(project, "gamma", TEXT)
    edit(project, "data/documents/gamma.yml", "period: 2025-Q1", "period: 2024-Q4")
    (project / "data/facts/acme-2024-Q4.yml").write_text(FACTS, "utf-8")
    return project


@pytest.fixture(scope="module")
def edition(project: Path) -> Edition:
    return pressed(project).edition


def told(lines: list[Line]) -> dict[str, list[str]]:
    return {line.first.key.concept: [cell.state for cell in line.cells] for line in lines}


def test_the_newest_quarter_stands_first_and_each_number_says_what_it_is(edition: Edition) -> None:
    quarters, lines = matrix(edition, published_facts(edition))
    assert quarters == ["2025-Q1", "2024-Q4"]
    assert told(lines) == {
        "revenue": ["stated", "not-comparable"],
        "gross-profit": ["stated", "stated"],
        "gross-margin": ["stated", "derived"],
        "capital-expenditure": ["stated", "stated"],
        "operating-capex": ["stated", "not-comparable"],  # in words
        "non-operating-capex": ["stated", "stated"],
    }


def test_growth_stands_beside_its_number(edition: Edition) -> None:
    _, lines = matrix(edition, published_facts(edition))
    found = [cell.growth.id if cell.growth else None for cell in lines[0].cells]
    assert found == ["acme.revenue.2025-q1.growth", "acme.revenue.2024-q4.growth"]


def test_what_stands_in_a_line_is_not_told_again(edition: Edition) -> None:
    facts = published_facts(edition)
    _, lines = matrix(edition, facts)
    rest = [fact.id for fact in outside(lines, facts)]
    assert "acme.revenue.2025-q1.growth" not in rest
    assert "acme.mau.product-social-app.2025-q1" in rest
    assert "acme.gross-margin.2024-q4" in rest  # another stands there for it


def test_a_number_in_another_unit_than_the_rest_of_its_line_is_not_comparable(edition: Edition) -> None:
    revenue = edition.catalog.facts["acme.revenue.2025-q1"]
    assert [state_of(edition, revenue, unit) for unit in ("CNY", "USD")] == ["stated", "not-comparable"]


def test_few_measures_make_no_matrix(edition: Edition) -> None:
    few = [fact for fact in published_facts(edition) if fact.key.concept in ("revenue", "gross-profit")]
    assert matrix(edition, few) == ([], [])


def test_what_is_not_told_is_told_of_every_reporting_period(edition: Edition) -> None:
    periods, lines = subject_lines(edition)
    assert periods == ["2025-Q1", "2024-Q4"]
    states = {line.first.id: [cell.state for cell in line.cells] for line in lines}
    assert states["acme.mau.product-video-app.2025-q1"] == ["stated", "not-stated"]
    assert {state for of in states.values() for state in of} <= set(STATES)


def test_a_doubted_reading_is_told_though_a_calculated_number_stands_there(project: Path) -> None:
    before = "read: [{id: a, in: gamma, exact: 48%}]"
    edit(
        project,
        "data/facts/acme-2024-Q4.yml",
        before,
        f"{before}\n    adjudication:\n      accept: none\n      show: acme.gross-margin.2024-q4.implied\n"
        "      reason: source-error\n      note: {zh-Hant: 與毛利及收入不符。, en: It does not fit the rest.}",
    )
    edition = pressed(project).edition
    _, lines = matrix(edition, published_facts(edition))
    assert told(lines)["gross-margin"] == ["stated", "refuted"]
    cell = next(line for line in lines if line.first.key.concept == "gross-margin").cells[1]
    assert cell.fact is not None
    assert cell.fact.id == "acme.gross-margin.2024-q4.implied"


def test_what_briefings_looked_for_in_vain(project: Path) -> None:
    for language, stop in (("en", "."), ("zh-Hant", "。")):
        path = f"site_src/briefings/first/{language}.md"
        call = '{{ fact("capital-expenditure", "2025-Q1") }}' + stop
        edit(project, path, call, f"{call}[^absent: gross-margin, 2024-Q3]")
    edition = pressed(project).edition
    ((key, briefings),) = absences(edition).items()
    assert (key.concept, key.period, [briefing.id for briefing in briefings]) == ("gross-margin", "2024-Q3", ["first"])
