"""What nobody verified yet makes nothing wrong: whatever rests on it awaits verification with it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from generator.findings import Finding, exit_code
from tests.small import FACTS, LATER, edit, pressed, small

BASE = "capital-expenditure@2025-Q1 / (1 + capital-expenditure@2025-Q1.growth / 100)"


def unverified(tmp_path: Path) -> Path:
    """The small project without a receipt, as if all of it were new."""
    project = small(tmp_path)
    for path in (project / "data/receipts").glob("*.json"):
        path.unlink()
    return project


def told(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(finding.code, str(finding.severity)) for finding in findings if finding.severity != "warning"}


def test_a_record_of_which_nothing_is_verified_is_not_wrong(tmp_path: Path) -> None:
    done = pressed(unverified(tmp_path), texts=False)
    assert exit_code(done.all_findings) == 3
    assert {severity for _, severity in told(done.all_findings)} == {"pending"}


def test_what_is_derived_drawn_and_told_of_a_figure_awaits_with_it(tmp_path: Path) -> None:
    project = unverified(tmp_path)
    briefing = "site_src/briefings/first/briefing.yml"
    text = (project / briefing).read_text("utf-8")
    row = next(line for line in text.split("\n") if "operating-capex" in line and "fact:" in line)
    edit(project, briefing, row, row.replace("acme.operating-capex.2025-q1", "acme.capital-expenditure.2025-q1.growth"))
    found = told(pressed(project, texts=False).all_findings)
    assert {("derive-failed", "pending"), ("chart-row-empty", "pending"), ("pending", "pending")} <= found
    assert {severity for _, severity in found} == {"pending"}
    done = pressed(project, texts=False)
    assert {"acme.capital-expenditure.2025-q1.growth", "acme.capital-expenditure.2024-q1.implied"} <= set(
        done.edition.awaiting
    )


def test_what_is_wrong_beside_it_stays_wrong(tmp_path: Path) -> None:
    project = unverified(tmp_path)
    edit(project, FACTS, BASE, BASE.replace("2025-Q1.growth", "2025-Q1.groth"))
    assert exit_code(pressed(project, texts=False).all_findings) == 1


def test_with_the_texts_nothing_awaits(tmp_path: Path) -> None:
    assert pressed(unverified(tmp_path)).edition.awaiting == frozenset()


def test_a_stale_receipt_is_told_where_its_citation_is_written(tmp_path: Path) -> None:
    """Of a figure, a claim and an event alike."""
    places = {str(finding.place) for finding in pressed(stale(tmp_path)).stale if finding.code == "receipt-stale"}
    assert {place.partition(":")[0] for place in places} == {FACTS, "data/claims/first.yml", "data/events.yml"}


def stale(tmp_path: Path) -> Path:
    """The small project, in whose receipts no citation is."""
    project = small(tmp_path)
    for path in (project / "data/receipts").glob("[a-z]*.json"):
        record = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps(record | {"citations": {}}), "utf-8")
    return project


def test_a_new_figure_is_shown_without_the_texts_where_no_words_have_to_tell_its_unit(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, *LATER)  # 1.5億, of accounts
    edition = pressed(project, texts=False).edition
    stated = edition.stated(edition.shown("acme.mau.product-social-app.2025-q2"))
    assert stated is not None
    assert (stated.value, stated.unit) == (Decimal("1.5E+8"), "account")
