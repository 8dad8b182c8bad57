"""What came of a guidance: met, missed, open while its figure is not known, untested where it gives none."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pages.kinds import settle
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


@pytest.mark.parametrize(("factor", "came"), [("60", "met"), ("100", "missed")])
def test_a_guidance_is_held_against_what_was_reported(tmp_path: Path, factor: str, came: str) -> None:
    project = small(tmp_path)
    (project / "data" / "facts" / "later.yml").write_text(OUTCOME.format(factor=factor), "utf-8")
    edit(project, CLAIMS, GUIDED, GUIDED + SETTLED)
    assert settle(pressed(project).edition, "capex-guidance") == came


def test_a_guidance_with_a_figure_is_open_and_one_without_cannot_be_tested(tmp_path: Path) -> None:
    project = small(tmp_path)
    assert settle(pressed(project).edition, "capex-guidance") == "open"
    edit(project, CLAIMS, GUIDED, "    facts: [acme.revenue.2025-q1]\n")
    assert settle(pressed(project).edition, "capex-guidance") == "untested"
