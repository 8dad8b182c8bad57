"""Which facts, claims and disagreements belong on a page, in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.judging.checks.prose_calls import COUNTABLE
from generator.judging.edition import Edition
from generator.judging.selection import (
    MOST_HEADLINES,
    briefing_claims,
    briefing_facts,
    briefings_sharing,
    counts,
    disagreements,
    headline_facts,
    observations,
    period_key,
    published_facts,
    sorted_facts,
)
from tests.small import FACTS, edit, pressed, small

CLAIM = """\
  - id: {name}
    kind: opinion
    speaker: acme
    date: {date}
    firmness: firm
    text: {{zh-Hant: 甲。, en: A.}}
    cites: [{{in: alpha, exact: 將佔收入}}]
    topics: [{topic}]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small(tmp_path)


def ids(edition: Edition) -> list[str]:
    return [fact.id for fact in sorted_facts(edition, reversed(list(edition.catalog.facts.values())))]


# --- order -------------------------------------------------------------------------------------------------


def test_facts_stand_by_concept_then_measure_then_status(project: Path) -> None:
    assert ids(pressed(project).edition) == [
        "acme.revenue.2025-q1",
        "acme.revenue.2025-q1.growth",
        "acme.gross-profit.2025-q1",
        "acme.gross-margin.2025-q1",
        "acme.capital-expenditure.2024-q1.implied",
        "acme.capital-expenditure.2025-q1",
        "acme.capital-expenditure.2025-q1.growth",
        "acme.capital-expenditure.2025-fy.share-of-revenue.guidance",
        "acme.operating-capex.2025-q1",
        "acme.non-operating-capex.2025-q1",
        "acme.mau.product-social-app.2025-q1",
        "acme.mau.product-video-app.2025-q1",
    ]


def test_the_order_is_that_of_the_vocabulary_not_of_the_files(project: Path) -> None:
    path = project / "data" / "concepts.yml"
    head, revenue, rest = path.read_text("utf-8").partition("  - id: revenue\n")
    concept, profit, later = rest.partition("  - id: gross-profit\n")
    path.write_text(head + profit + later + revenue + concept, "utf-8")
    assert ids(pressed(project).edition)[-2:] == ["acme.revenue.2025-q1", "acme.revenue.2025-q1.growth"]


def test_periods_stand_by_their_end_and_what_is_none_counts_as_undated() -> None:
    texts = ["2025-FY", "2025-Q1", "2024-FY", "2025-H1", "undated", "2025-Q9"]
    undated = period_key("undated")
    assert period_key("2025-Q9") == undated
    dated = [text for text in sorted(texts, key=period_key) if period_key(text) != undated]
    assert dated == ["2024-FY", "2025-Q1", "2025-H1", "2025-FY"]


# --- what is published, and what is disputed ---------------------------------------------------------------


def test_every_fact_that_was_read_or_derived_is_published(project: Path) -> None:
    edit(project, FACTS, "{concept: gross-margin}", "{concept: gross-margins}")
    edition = pressed(project).edition
    published = {fact.id for fact in published_facts(edition)}
    assert "acme.capital-expenditure.2024-q1.implied" in published
    assert "acme.revenue.2025-q1" in published
    assert "acme.gross-margins.2025-q1" not in published


def test_a_fact_that_cannot_be_derived_is_not_published(project: Path) -> None:
    edit(project, FACTS, "capital-expenditure@2025-Q1 /", "capital-expenditure@2023-Q1 /")
    published = {fact.id for fact in published_facts(pressed(project).edition)}
    assert "acme.capital-expenditure.2024-q1.implied" not in published


def test_disagreements_are_conflicts_refuted_and_mislabelled_readings(project: Path) -> None:
    assert [judged.id for judged in disagreements(pressed(project).edition)] == [
        "acme.gross-profit.2025-q1",  # a reading is mislabelled
        "acme.operating-capex.2025-q1",  # decided
    ]


def test_readings_that_agree_or_are_rounded_are_no_disagreement(project: Path) -> None:
    edit(
        project,
        FACTS,
        "exact: 25億元",
        "exact: 25億元, says: {period: 2024-Q1}, error: wrong-period, because: argued, note: {zh-Hant: 甲。, en: A.}",
    )
    found = [judged.id for judged in disagreements(pressed(project).edition)]
    assert "acme.revenue.2025-q1" not in found
    assert "acme.operating-capex.2025-q1" in found


# --- counts ------------------------------------------------------------------------------------------------


def test_counts_are_of_the_record_itself(project: Path) -> None:
    edition = pressed(project).edition
    counted = counts(edition)
    assert {name: counted[name] for name in COUNTABLE} == {
        "documents": 2,
        "facts": 12,
        "observations": 15,
        "claims": 1,
        "questions": 0,
        "disagreements": 2,
        "errors": 0,
        "entities": 2,
    }
    assert len(list(observations(edition))) == counted["observations"]
    assert (counted["relations-held"], counted["relations-broken"]) == (3, 0)
    assert (counted["alpha.figures"], counted["alpha.accounted"], counted["beta.observed"]) == (11, 11, 4)


def test_a_reading_is_placed_in_its_document_by_its_offset_and_passages(project: Path) -> None:
    edition = pressed(project).edition
    observation = next(o for o in observations(edition) if o.document.id == "alpha")
    document, start = observation.document, observation.start
    assert start is not None
    counted = counts(edition)
    assert (counted["alpha.passages"], f"{observation.id}.passage" in counted) == (0, False)
    length = document.segment.end - document.segment.start
    assert counted[f"{observation.id}.percent"] == (start - document.segment.start) * 100 // length
    edit(
        project,
        "data/documents/alpha.yml",
        "about:",
        f"stretches: [{{from: {document.segment.start}, to: {start}, what: above}}, "
        f"{{from: {start}, to: {start + 1}, what: this}}]\nabout:",
    )
    counted = counts(pressed(project).edition)
    assert (counted["alpha.passages"], counted[f"{observation.id}.passage"]) == (2, 2)


def test_counts_are_the_same_with_receipts_alone(project: Path) -> None:
    assert counts(pressed(project, texts=False).edition) == counts(pressed(project).edition)


# --- briefings ---------------------------------------------------------------------------------------------


def test_a_briefing_shows_what_it_calls_draws_and_lists_each_once(project: Path) -> None:
    edit(project, "site_src/briefings/first/briefing.yml", "table:\n", "table:\n  - acme.gross-margin.2025-q1\n")
    source = pressed(project).catalog.briefings["first"]
    assert briefing_facts(source) == (
        "acme.revenue.2025-q1",
        "acme.revenue.2025-q1.growth",
        "acme.capital-expenditure.2025-q1",
        "acme.operating-capex.2025-q1",
        "acme.non-operating-capex.2025-q1",
        "acme.gross-margin.2025-q1",
        "acme.capital-expenditure.2024-q1.implied",
        "acme.capital-expenditure.2025-q1.growth",
    )


def test_the_claims_of_a_briefing_are_those_on_its_topics_by_date(project: Path) -> None:
    rows = [("later", "2025-06", "first"), ("earlier", "2025-01-31", "more"), ("elsewhere", "2025-02", "other")]
    text = "claims:\n" + "".join(CLAIM.format(name=name, date=date, topic=topic) for name, date, topic in rows)
    (project / "data" / "claims" / "second.yml").write_text(text, "utf-8")
    edit(project, "site_src/briefings/first/briefing.yml", "order: 1\n", "order: 1\ntopics: [more]\n")
    done = pressed(project)
    found = briefing_claims(done.edition, done.catalog.briefings["first"])
    assert [claim.id for claim in found] == ["earlier", "capex-guidance", "later"]


def test_the_headlines_of_a_period_are_levels_of_the_whole_with_their_growth(project: Path) -> None:
    edition = pressed(project).edition
    headlines = headline_facts(edition, "2025-Q1")
    assert headlines[0][0].key.concept == "revenue"
    assert headlines[0][1] is not None
    assert all(fact.key.measure == "level" and not fact.key.dimensions for fact, _ in headlines)
    assert all(fact.key.entity == edition.catalog.subject and fact.key.period == "2025-Q1" for fact, _ in headlines)
    assert all(growth is None or growth.key.concept == fact.key.concept for fact, growth in headlines)
    assert len(headlines) <= MOST_HEADLINES
    assert headline_facts(edition, "1999-Q1") == []


def test_a_page_names_the_briefings_that_show_its_facts(project: Path) -> None:
    edition = pressed(project).edition
    source = edition.catalog.briefings["first"]
    shown = [edition.catalog.facts[name] for name in briefing_facts(source) if name in edition.catalog.facts]
    assert briefings_sharing(edition, shown[:1]) == [source.briefing]
    assert briefings_sharing(edition, []) == []
