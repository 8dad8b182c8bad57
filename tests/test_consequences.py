from __future__ import annotations

from pathlib import Path

from tests.small import FACTS, edit, pressed, small


def test_what_only_follows_from_a_broken_file_is_counted_at_its_cause(tmp_path: Path) -> None:
    project = small(tmp_path)
    line = edit(project, FACTS, "  - fact: {concept: revenue}\n", "   - fact: {concept: revenue}\n")
    found = {finding.code: finding for finding in pressed(project).findings}
    assert "yaml-syntax" in found
    assert "unknown-fact" not in found
    assert found["consequences-withheld"].severity == "warning"
    assert (found["consequences-withheld"].place.file, found["consequences-withheld"].place.line >= line) == (
        FACTS,
        True,
    )


def test_what_has_another_cause_is_still_told(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "  - fact: {concept: revenue}\n", "   - fact: {concept: revenue}\n")
    edit(project, "data/entities.yml", "id: acme", "id: acme-corp")
    codes = [finding.code for finding in pressed(project).findings]
    assert "unknown-entity" in codes


def test_nothing_is_withheld_where_everything_loads(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "{concept: capital-expenditure}", "{concept: capital-expenditures}")
    codes = [finding.code for finding in pressed(project).findings]
    assert "unknown-concept" in codes
    assert "consequences-withheld" not in codes
