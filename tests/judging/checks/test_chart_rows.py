from __future__ import annotations

from pathlib import Path

import pytest

from generator.judging.checks.chart_rows import faulty_rows
from tests.judging.checks.rules import check_case
from tests.projects import case_files
from tests.small import codes, edit, small

FRAME = "site_src/briefings/first/briefing.yml"


@pytest.mark.parametrize("case", case_files("judging", "checks", "cases", "chart_rows"))
def test_the_rule_finds_what_the_case_says(case: Path, tmp_path: Path) -> None:
    check_case(faulty_rows, case, tmp_path)


def test_events_stand_on_a_timeline_only(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FRAME, "kind: bars", "kind: timeline")
    assert "record-value" in codes(project)


def test_an_example_is_called_by_its_kind(tmp_path: Path) -> None:
    project = small(tmp_path)
    (project / "site_src" / "chart-kinds").mkdir()
    (project / "site_src" / "chart-kinds" / "lines.yml").write_text(
        "id: other\nkind: bars\ntitle: {zh-Hant: 收入, en: Revenue}\nrows:\n  - {fact: acme.revenue.2025-q1}\n", "utf-8"
    )
    assert codes(project) == ["misnamed"]
