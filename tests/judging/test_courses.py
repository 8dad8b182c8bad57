"""Measures over time, on the small project with a quarter before told by a third document."""

from __future__ import annotations

import pytest

from generator.judging.courses import charts_showing, course_charts, drawn_courses, latest
from generator.judging.edition import Edition
from generator.judging.selection import published_facts
from generator.record.models import ChartRow, ChartSpec, Localized
from tests.editing.corpus import add_document
from tests.small import edit, pressed, small

TEXT = "甲公司公布第四季度業績。2024年第四季度總收入為110億元,同比增長9%;毛利為55億元。\n"
FACTS = """\
defaults: {entity: acme, period: 2024-Q4}
facts:
  - fact: {concept: revenue}
    read: [{id: a, in: gamma, exact: 110億元}]
  - fact: {concept: revenue, measure: growth}
    read: [{id: a, in: gamma, exact: 9%}]
  - fact: {concept: gross-profit}
    read: [{id: a, in: gamma, exact: 55億元}]
    not_comparable: {zh-Hant: 範圍不同。, en: Of another scope.}
"""
NOW, THEN, GROWTH = "acme.revenue.2025-q1", "acme.revenue.2024-q4", "acme.revenue.2025-q1.growth"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    project = small(tmp_path_factory.mktemp("courses"))
    add_document(project, "gamma", TEXT)
    edit(project, "data/documents/gamma.yml", "period: 2025-Q1", "period: 2024-Q4")
    (project / "data/facts/acme-2024-Q4.yml").write_text(FACTS, "utf-8")
    return pressed(project).edition


def chart(name: str, *facts: str) -> ChartSpec:
    rows = tuple(ChartRow(fact=fact) for fact in facts)
    return ChartSpec(id=name, kind="bars", title=Localized({"en": "Sales"}), rows=rows)


def test_a_course_is_one_measure_at_several_times(edition: Edition) -> None:
    charts = [chart("course", THEN, NOW, GROWTH), chart("measures", NOW, GROWTH), chart("unknown", "acme.none.2025-q1")]
    assert drawn_courses(edition, charts) == {"course": (THEN, NOW)}


def test_what_is_told_of_several_quarters_and_drawn_by_nobody_is_drawn(edition: Edition) -> None:
    made = course_charts(edition)
    rows = [row.fact for row in made["revenue"].rows]
    assert rows == [THEN, NOW]
    assert made["revenue"].title.root["en"] == 'Revenue, {{ period("2024-Q4/2025-Q1") }}'
    assert "gross-profit" not in made  # its figures cannot be set side by side
    assert "mau" not in made  # told of one quarter


def test_the_chart_that_draws_most_comes_first(edition: Edition) -> None:
    courses = {"one": (NOW,), "two": (NOW, THEN), "other": ("acme.mau.2025-q1",)}
    facts = [edition.catalog.facts[name] for name in (NOW, THEN)]
    assert charts_showing(facts, courses, edition) == ["two", "one"]


def test_the_newest_figure_of_each_thing_comes_first(edition: Edition) -> None:
    found = [fact.id for fact in latest(edition, published_facts(edition))]
    assert NOW in found
    assert THEN not in found
    assert GROWTH not in found  # the level is told
