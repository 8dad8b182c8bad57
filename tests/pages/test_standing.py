"""How a fact stands is one answer: in prose, on charts, in badges and in the data; and what stands in its place is no
reading that was refuted."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html
from markupsafe import Markup

from generator.charts.declared import chart_input
from generator.judging.renderings import renderings
from generator.pages.tree import make_tree
from generator.pages.writer import Writer
from generator.record.strings import load_strings
from generator.settings import Settings, load_settings
from generator.site.dataset import fact_row
from tests.known import ALL, BOTH, EN, TAGS
from tests.small import FACTS, REPOSITORY, dressed, edit, pressed, small

if TYPE_CHECKING:
    from generator.judging.edition import Edition

STRINGS = load_strings(REPOSITORY, BOTH).value
SETTINGS = Settings(site_url="https://example.org/", repo_url="https://example.org/r", contact="", documents=None)
FACT = "acme.operating-capex.2025-q1"


def writer(edition: Edition, language: str = "en") -> Writer:
    return Writer(
        edition=edition,
        language=ALL[language],
        path="",
        strings=STRINGS[language],
        settings=SETTINGS,
        counts={},
        charts=lambda chart, language: Markup(),
    )


@pytest.mark.parametrize(
    ("reason", "state", "css", "badges", "drawn"),
    [
        ("source-error", "settled", "", ("settled",), "actual"),
        ("definition", "disputed", "figure--disputed", ("disputed",), "disputed"),
        ("unexplained", "disputed", "figure--disputed", ("disputed",), "disputed"),
    ],
)
def test_prose_charts_badges_and_data_give_one_answer(
    tmp_path: Path, reason: str, state: str, css: str, badges: tuple[str, ...], drawn: str
) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "reason: source-error", f"reason: {reason}")
    edition = pressed(project).edition
    ((chart, origin),) = edition.catalog.charts()
    assert chart_input(edition, chart, origin, STRINGS["en"], EN).marks[0].state == drawn
    assert fact_row(edition, edition.catalog.facts[FACT])["state"] == state
    written = writer(edition)
    assert written.badges(FACT) == badges
    assert ("figure--disputed" in written.figure(FACT)) == (css != "")


# --- what a screen reader adds -------------------------------------------------------------------------------


PLAN = "acme.capital-expenditure.2025-fy.share-of-revenue.guidance"
DERIVED = "acme.capital-expenditure.2024-q1.implied"


@pytest.mark.parametrize(
    ("language", "guidance", "derived"), [("en", " (guidance)", " (derived)"), ("zh-Hant", "（指引）", "（推算）")]
)
def test_a_marked_figure_has_its_word_in_prose(tmp_path: Path, language: str, guidance: str, derived: str) -> None:
    written = writer(pressed(small(tmp_path)).edition, language)
    assert aloud(written.figure(PLAN)) == [guidance]
    assert aloud(written.figure(DERIVED)) == [derived]
    assert aloud(written.figure("acme.revenue.2025-q1")) == []


def test_a_word_is_not_said_again_beside_a_badge_or_a_label_that_tells_it(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "reason: source-error", "reason: unexplained")
    written = writer(pressed(project).edition)
    for fact in (PLAN, DERIVED, FACT):
        assert aloud(written.figure(fact, "badges")) == []
    for fact in (PLAN, DERIVED):  # their labels say guidance and implied
        assert aloud(written.figure(fact, "label")) == []
    assert aloud(written.figure(FACT, "label")) == [" (disputed)"]


def test_every_marked_figure_of_every_page_is_told_in_words(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "reason: source-error", "reason: unexplained")
    tree = make_tree(dressed(project), pressed(project).edition, load_settings(project, None, {})).value
    seen = set()
    for path, page in tree.items():
        if path.suffix == ".md" and path.parts[0] == "en":
            for link in html.fromstring(page.decode()).iterfind(".//a[@class]"):
                state = next((each for each in link.get("class", "").split() if each.startswith("figure--")), None)
                if state:
                    seen.add(state)
                    around = next(each for each in link.iterancestors() if each.tag in BLOCKS)
                    said = "".join(map(str, around.itertext()))
                    assert WORDS[state] in said, (str(path), said)
    assert seen == WORDS.keys()


BLOCKS = ("p", "li", "tr", "dd", "summary")
WORDS = {"figure--derived": "derived", "figure--guidance": "guidance", "figure--disputed": "disputed"}


def aloud(figure: str) -> list[str]:
    """What a screen reader adds to a figure."""
    return re.findall(r'<span class="figure__word" data-search-exclude>([^<]*)</span>', figure)


REFUTED = """\
  - fact: {concept: operating-capex}
    read:
      - {id: b, in: beta, exact: 25億元}
    adjudication:
      accept: none
      show: acme.operating-capex.2025-q1.implied
      relation: capex-parts
      reason: source-error
      note: {zh-Hant: 與合計不符。, en: It does not fit the total.}
  - fact: {concept: operating-capex, method: implied}
    derive: "capital-expenditure - non-operating-capex"
"""


@pytest.fixture
def refuted(tmp_path: Path) -> Edition:
    """The small project where the only reading of operating capital expenditure does not fit the total."""
    project = small(tmp_path)
    text = (project / FACTS).read_text("utf-8")
    start = text.index("  - fact: {concept: operating-capex}")
    end = text.index("  - fact: {concept: non-operating-capex}")
    (project / FACTS).write_text(text[:start] + REFUTED + text[end:], "utf-8")
    return pressed(project).edition


def test_what_stands_in_for_a_refuted_reading_is_not_called_refuted(refuted: Edition) -> None:
    written = writer(refuted)
    assert "RMB 2.0 billion" in written.figure(FACT)
    assert written.badges(FACT) == ("derived", "instead")


def test_a_check_that_fails_is_shown_with_what_it_was_tried_with(refuted: Edition) -> None:
    [outcome] = [o for o in refuted.relations if o.state == "broken"]
    assert outcome.relation.id == "capex-parts"
    for language, tried, instead in (("en", "RMB 2.5 billion", "RMB 2.0 billion"), ("zh-Hant", "25億元", "20億元")):
        written = writer(refuted, language)
        shown = written.tested(outcome, FACT)
        assert tried in shown
        assert instead not in shown
        assert f'value="{renderings(refuted, FACT, ALL[language])[tried]}"' in shown


def test_a_figure_keeps_its_place_in_its_element(refuted: Edition) -> None:
    for language in TAGS:
        assert 'data-decimals="-8"' in writer(refuted, language).figure("acme.capital-expenditure.2025-q1")
        assert "data-decimals" not in writer(refuted, language).figure(
            "acme.capital-expenditure.2025-fy.share-of-revenue.guidance"
        )


def test_the_ends_of_vague_words_are_marked_as_the_reading_of_the_press(refuted: Edition) -> None:
    rows = {name: fact_row(refuted, fact) for name, fact in refuted.catalog.facts.items()}
    vague = rows["acme.capital-expenditure.2025-fy.share-of-revenue.guidance"]
    assert (vague["low"], vague["high"], vague["bounds"]) == ("11", "13", "reading")
    assert rows["acme.revenue.2025-q1"]["bounds"] == "precision"
    assert rows["acme.capital-expenditure.2024-q1.implied"]["bounds"] == "formula"


def test_the_title_of_a_disagreement_tells_what_differs(tmp_path: Path) -> None:
    edition = pressed(small(tmp_path)).edition
    assert writer(edition).at_odds(FACT).striptags() == "RMB 2.0 billion; RMB 2.5 billion (refuted)"
    slip = writer(edition).at_odds("acme.gross-profit.2025-q1")
    assert slip.striptags() == "RMB 6.0 billion; RMB 6.0 billion (given as Q1 2024)"
