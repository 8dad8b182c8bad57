from __future__ import annotations

from pathlib import Path

from tests.small import FACTS, edit, pressed, small

BRIEFING = "site_src/briefings/first/briefing.yml"


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


def test_a_misspelt_name_is_told_once_and_what_rests_on_it_is_counted(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "{concept: capital-expenditure}", "{concept: capital-expenditures}")
    found = [(finding.code, finding.hint) for finding in pressed(project).findings]
    assert found[0] == ("unknown-concept", "did you mean `capital-expenditure`?")
    assert [code for code, _ in found] == ["unknown-concept", "consequences-withheld"]


def test_an_error_of_its_own_is_told_beside_a_misspelt_name(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "{concept: capital-expenditure}", "{concept: capital-expenditures}")
    edit(project, "data/claims/first.yml", "speaker: acme", "speaker: acne")
    assert "unknown-entity" in [finding.code for finding in pressed(project).findings]


def test_receipts_are_no_matter_while_something_is_wrong(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "exact: 30億元", "exact: 31億元")
    assert [finding.code for finding in pressed(project).all_findings if finding.severity == "error"] == [
        "quote-not-found"
    ]


def test_a_row_of_a_chart_that_follows_from_a_formula_is_counted_with_it(tmp_path: Path) -> None:
    project = small(tmp_path)
    row = "fact: acme.non-operating-capex.2025-q1,"
    edit(project, BRIEFING, row, "fact: acme.capital-expenditure.2024-q1.implied,")
    edit(project, FACTS, '    derive: "', '    derive: "gone + ')
    found = [finding.code for finding in pressed(project).findings]
    assert "derive-failed" in found
    assert "chart-row-empty" not in found
