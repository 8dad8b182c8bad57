"""What came of a guidance: met, missed, open while its figure is not known, untested where it gives none."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.judging.fulfilment import settle, watched
from tests.small import edit, pressed, small

CLAIMS = "data/claims/first.yml"
GUIDED = "    facts: [acme.capital-expenditure.2025-fy.share-of-revenue.guidance]\n"
OUTCOME = """\
defaults: {{entity: acme, period: 2025-FY}}
facts:
  - fact: {{concept: capital-expenditure, measure: share, of: revenue}}
    derive: "capital-expenditure@2025-Q1 / revenue@2025-Q1 * {factor}"
"""
SETTLED = "    settled_by: {fact: acme.capital-expenditure.2025-fy.share-of-revenue, test: within}\n"


@pytest.mark.parametrize(("factor", "came"), [("50", "met"), ("60", "missed")])
def test_a_guidance_is_held_against_what_was_reported(tmp_path: Path, factor: str, came: str) -> None:
    project = small(tmp_path)
    (project / "data" / "facts" / "later.yml").write_text(OUTCOME.format(factor=factor), "utf-8")
    edit(project, CLAIMS, GUIDED, GUIDED + SETTLED)
    assert settle(pressed(project).edition, "capex-guidance") == came


def test_a_guidance_with_a_figure_is_open_and_one_without_cannot_be_tested(tmp_path: Path) -> None:
    project = small(tmp_path)
    assert settle(pressed(project).edition, "capex-guidance") == "open"
    edit(project, CLAIMS, GUIDED, "")
    assert settle(pressed(project).edition, "capex-guidance") == "untested"


@pytest.mark.parametrize(
    ("fact", "against", "came"),
    [
        ("capital-expenditure.2025-q1", "revenue.2025-q1", "met"),
        ("revenue.2025-q1", "capital-expenditure.2025-q1", "missed"),
        ("revenue.2025-q1", "revenue.2025-q1", "unclear"),
    ],
)
def test_a_guidance_without_a_figure_is_held_against_a_figure_of_before(
    tmp_path: Path, fact: str, against: str, came: str
) -> None:
    project = small(tmp_path)
    settled = f"    settled_by: {{fact: acme.{fact}, test: less-than, against: acme.{against}}}\n"
    edit(project, CLAIMS, GUIDED, settled)
    assert settle(pressed(project).edition, "capex-guidance") == came


def test_what_to_watch_is_each_guidance_and_what_names_its_measures_the_open_ones_first(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, CLAIMS, GUIDED, "")  # nothing that a figure could confirm
    text = (project / CLAIMS).read_text("utf-8")
    first = text[text.index("  - id: ") :]
    other = first.replace("id: capex-guidance", "id: restraint").replace("kind: guidance", "kind: strategy")
    unwatched = other.replace("id: restraint", "id: habit")
    watched_for = other + "    watch: [capital-expenditure]\n    followed_by: [capex-guidance]\n"
    (project / CLAIMS).write_text(text + watched_for + unwatched, "utf-8")
    edition = pressed(project).edition
    assert [(claim.id, settle(edition, claim.id)) for claim in watched(edition)] == [
        ("restraint", "open"),
        ("capex-guidance", "untested"),
    ]
