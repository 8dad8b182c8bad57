"""Whom a basis is about, and where it stands on the site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.judging.bases import Naming, Subjects, address, kinds_named
from generator.record.catalog import Catalog
from tests.projects import made, read_case
from tests.small import pressed

CASE = Path(__file__).parent / "checks" / "cases" / "named_people" / "speakers.txt"


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return pressed(made(read_case(CASE), tmp_path_factory.mktemp("bases"))).catalog


def test_a_mark_names_a_record_of_any_kind_that_bears_a_sentence(catalog: Catalog) -> None:
    names = ("capex-guidance", "first-quarter-results", "alpha", "capex", "revenue")
    assert [kinds_named(catalog, name) for name in names] == [("claim",), ("event",), ("document",), ("term",), ()]


def test_its_address_is_the_entry_on_the_site(catalog: Catalog) -> None:
    names = ("capex-guidance", "first-quarter-results", "alpha", "capex")
    assert [address(catalog, name, None) for name in names] == [
        "briefings/first#claim-capex-guidance", "timeline#event-first-quarter-results",
        "documents/alpha", "glossary#capex",
    ]  # fmt: skip


def test_a_claim_that_no_briefing_shows_stands_on_the_page_of_its_document(catalog: Catalog) -> None:
    without = replace(catalog, briefings={})
    assert address(without, "capex-guidance", None) == "documents/alpha#claim-capex-guidance"


def test_the_longest_name_counts_and_parts_of_it_for_persons_alone(catalog: Catalog) -> None:
    naming = Naming(catalog=catalog)
    text = "Ida Moe, Ray and Tom Ray of North Line, not Northern Line. 北線渡輪的達倫"
    assert [(each.text, each.in_full) for each in naming.named(text)] == [
        ("Ida Moe", True), ("Ray", False), ("Tom Ray", True), ("North Line", True), ("北線渡輪", True), ("達倫", False),
    ]  # fmt: skip
    assert naming.entities(text) == {"ida-moe", "tom-ray", "north-line"}


def test_a_claim_is_of_its_speaker_and_whose_that_is_with_its_publication(catalog: Catalog) -> None:
    subjects = Subjects(catalog=catalog, naming=Naming(catalog=catalog))
    assert subjects.of_record("claim", "more-sailings") == {"ida-moe", "acme", "test-press"}
    assert subjects.of_record("term", "capex") == frozenset()
    assert "acme" in subjects.of_fact("acme.revenue.2025-q1")
    assert subjects.of_fact("acme.revenue.1999-q1") == frozenset()
