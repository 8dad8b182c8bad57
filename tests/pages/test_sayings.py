"""How a call in prose says its fact: as a rise or fall, to fewer digits, and once for several that are equal."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from generator.judging.renderings import renderings
from tests.known import ALL
from tests.pages.test_standing import writer
from tests.small import FACTS, edit, pressed, small

EN = "site_src/briefings/first/en.md"
CALL = '{{ fact("revenue", "2025-Q1") }}'
ROUNDER = '{{ fact("revenue", "2025-Q1", digits="2") }}'
FALL = '{{ fact("capital-expenditure", "2025-Q1", measure="growth", as="adverb") }}'
TWICE = '{{ fact("operating-capex, non-operating-capex", "2025-Q1") }}'


def test_a_figure_is_said_as_asked_and_is_one_of_the_renderings_of_its_fact(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, EN, f"Revenue was {CALL}", f"Revenue was {ROUNDER}, spending {FALL}")
    edition = pressed(project).edition
    for tag, said in (("en", ("RMB 12 billion", "down 5%")), ("zh-Hant", ("120億元", "減5%"))):
        shown = [html.fromstring(f"<p>{writer(edition, tag).inline(text)}</p>") for text in (ROUNDER, FALL)]
        assert [page.findtext(".//data") for page in shown] == [*said]
        facts = ("acme.revenue.2025-q1", "acme.capital-expenditure.2025-q1.growth")
        assert all(text in renderings(edition, fact, ALL[tag]) for text, fact in zip(said, facts, strict=True))


def test_what_nobody_asks_for_is_no_rendering(tmp_path: Path) -> None:
    edition = pressed(small(tmp_path)).edition
    assert "RMB 12 billion" not in renderings(edition, "acme.revenue.2025-q1", ALL["en"])
    assert "down 5%" not in renderings(edition, "acme.capital-expenditure.2025-q1.growth", ALL["en"])


def test_equal_facts_are_said_once_and_each_is_linked(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "{concept: non-operating-capex}\n    read:\n      - {id: a, in: alpha, exact: 10億元}",
         "{concept: non-operating-capex}\n    read:\n      - {id: a, in: alpha, exact: 20億元}")  # fmt: skip
    edition = pressed(project).edition
    page = html.fromstring(f"<p>{writer(edition).inline(TWICE)}</p>")
    assert [each.text for each in page.iterfind(".//data")] == ["RMB 2.0 billion"]
    assert [link.get("href", "").partition("#")[2] for link in page.iterfind(".//a")] == [
        "acme.operating-capex.2025-q1",
        "acme.non-operating-capex.2025-q1",
    ]
