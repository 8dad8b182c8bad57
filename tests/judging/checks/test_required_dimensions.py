from __future__ import annotations

from pathlib import Path

from tests.small import FACTS, codes, edit, small

CONCEPTS = "data/concepts.yml"
REQUIRED = ("  - id: mau\n", "  - id: mau\n    requires: [product]\n")


def test_a_fact_with_the_dimensions_its_concept_requires_is_right(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, CONCEPTS, *REQUIRED)
    assert codes(project) == []


def test_a_fact_without_one_is_refused(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, CONCEPTS, *REQUIRED)
    edit(project, FACTS, "{concept: mau, product: video-app}", "{concept: mau}")
    assert "dimension-missing" in codes(project)


def test_a_required_dimension_exists(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, CONCEPTS, "  - id: mau\n", "  - id: mau\n    requires: [produkt]\n")
    assert "unknown-dimension" in codes(project)


def test_a_share_of_itself_is_that_of_a_part(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "{concept: revenue, measure: growth}", "{concept: revenue, measure: share, of: revenue}")
    assert "dimension-missing" in codes(project)
