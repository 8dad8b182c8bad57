from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import Finding
from generator.judging.consequences import told_and_withheld
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


def test_a_lost_translation_is_told_once_with_the_number_of_what_follows(tmp_path: Path) -> None:
    project = small(tmp_path)
    (project / "site_src" / "briefings" / "first" / "en.md").unlink()
    done = pressed(project)
    assert [(f.code, f.place.file) for f in done.findings] == [
        ("translation-missing", "site_src/briefings/first/en.md"),
        ("consequences-withheld", "site_src/briefings/first/en.md"),
    ]
    assert {f.code for f in done.withheld} == {"unknown-topic", "facts-unused"}
    assert done.findings[1].message.startswith(f"{len(done.withheld)} more findings follow from")


def told(project: Path) -> list[str]:
    return [f.code for f in pressed(project).findings if f.code != "consequences-withheld"]


def test_what_did_not_look_up_what_is_broken_is_told_beside_it(tmp_path: Path) -> None:
    """A figure of a wrong unit breaks its own fact and nothing else."""
    project = small(tmp_path)
    edit(project, FACTS, "{concept: gross-margin}", "{concept: gross-margin, measure: change, against: prior-year}")
    edit(project, FACTS, "accept: a\n", "accept: b\n")
    edit(project, FACTS, "zh-Hant: 只有前者與合計相符。, en: Only the former fits the total.", "zh-Hant: 乙, en: newer")
    edit(project, "data/claims/first.yml", "guidance]", "guide]")
    assert {"unit-mismatch", "relation-broken", "unknown-fact"} <= set(told(project))


def test_a_fact_misspelt_elsewhere_is_told_beside_a_misspelt_concept(tmp_path: Path) -> None:
    """The former could be any, were ids not compared; the latter's fact is known but for that one name."""
    project = small(tmp_path)
    edit(project, FACTS, "{concept: capital-expenditure}", "{concept: capital-expenditures}")
    edit(project, BRIEFING, "  - acme.revenue.2025-q1.growth\n", "  - acme.revenues.2025-q1.growth\n")
    assert told(project) == ["unknown-concept", "unknown-fact"]


def test_each_cause_counts_what_follows_from_it(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "exact: 30億元", "exact: 31億元")
    edit(project, FACTS, "{concept: mau, product: video-app}", "{concept: mau, product: vide-app}")
    done = pressed(project)
    counted = [(f.place.line, f.message.partition(" ")[0]) for f in done.findings if f.code == "consequences-withheld"]
    causes = {f.place.line for f in done.findings if f.code in ("quote-not-found", "unknown-member")}
    assert counted
    assert {line for line, _ in counted} <= causes
    assert sum(int(number) for _, number in counted) == len(done.withheld)


def test_two_that_only_follow_from_each_other_are_both_told(tmp_path: Path) -> None:
    catalog = pressed(small(tmp_path)).catalog
    one, other = (catalog.facts[name] for name in ("acme.revenue.2025-q1", "acme.gross-profit.2025-q1"))
    pair = [
        Finding(code=code, place=fact.origin.at(), message="m", looked_up=(f"fact:{lacking.id}",))
        for code, fact, lacking in (("derive-failed", one, other), ("adjudication-unknown", other, one))
    ]
    assert told_and_withheld((), pair, catalog) == (tuple(pair), ())


def test_every_finding_is_what_is_told_and_what_is_withheld(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "{concept: capital-expenditure}", "{concept: capital-expenditures}")
    done = pressed(project)
    assert set(done.every_finding) == {*done.findings, *done.withheld}
    assert "unknown-fact" in {f.code for f in done.withheld}
    assert "unknown-fact" not in {f.code for f in done.findings}


def test_without_the_entities_calls_say_nothing_of_their_own(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, "data/entities.yml", "{id: acme, type", "{id: acme， type")
    assert told(project) == ["yaml-syntax"]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("entity: acme, period: 2025-Q1}", "entity: acne, period: 2025-Q1}", "unknown-entity"),
        ("entity: acme, period: 2025-Q1}", "entity: acme, period: 2025Q1}", "period-unreadable"),
    ],
)
def test_a_slip_in_the_defaults_of_a_file_is_told_once(tmp_path: Path, before: str, after: str, code: str) -> None:
    project = small(tmp_path)
    line = edit(project, FACTS, f"defaults: {{{before}", f"defaults: {{{after}")
    (told, counted) = pressed(project).findings
    assert (told.code, told.place.line, counted.code) == (code, line, "consequences-withheld")


@pytest.mark.parametrize(
    "file",
    ["data/concepts.yml", "data/entities.yml", "data/documents/alpha.yml", "site_src/briefings/first/briefing.yml"],
)
def test_a_lost_file_that_others_rest_on_is_told_once(tmp_path: Path, file: str) -> None:
    project = small(tmp_path)
    (project / file).unlink()
    done = pressed(project)
    assert [(f.code, f.place.file) for f in done.findings if f.severity == "error"] == [("file-missing", file)]
    assert done.withheld


def test_what_is_calculated_from_a_broken_fact_is_broken(tmp_path: Path) -> None:
    """A second step has no finding of its own, but what shows it follows all the same."""
    project = small(tmp_path)
    edit(project, FACTS, "exact: 5%", "exact: 6%")
    step = '  - fact: {concept: revenue, period: 2024-Q1}\n    derive: "capital-expenditure@2024-Q1 * 4"\n'
    edit(
        project,
        FACTS,
        "  - fact: {concept: mau, product: social-app}\n",
        step + "  - fact: {concept: mau, product: social-app}\n",
    )
    edit(project, BRIEFING, "{fact: acme.operating-capex.2025-q1,", "{fact: acme.revenue.2024-q1,")
    assert "chart-row-empty" in {f.code for f in pressed(project).withheld}
    assert "chart-row-empty" not in told(project)
