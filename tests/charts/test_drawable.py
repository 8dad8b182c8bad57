"""`check` knows what cannot be drawn before anything is drawn, and says at which line it is mended."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.findings import Finding
from tests.small import REPOSITORY, edit, pressed, small

FRAME = "site_src/briefings/first/briefing.yml"


def found(project: Path) -> list[Finding]:
    return [finding for finding in pressed(project).findings if finding.code.startswith("chart-")]


def test_a_project_of_charts_that_can_be_drawn_has_no_finding(tmp_path: Path) -> None:
    assert found(small(tmp_path)) == []


def test_what_a_kind_cannot_show_is_told_at_the_chart_in_every_language(tmp_path: Path) -> None:
    project = small(tmp_path)
    line = edit(project, FRAME, "kind: bars", "kind: guidance") - 1
    told = [finding for finding in found(project) if finding.code == "chart-guidance"]
    assert [(finding.place.file, finding.place.line) for finding in told] == [(FRAME, line)] * 2
    assert sorted("(zh-Hant)" in finding.message for finding in told) == [False, True]


def test_a_mark_that_is_no_part_of_a_whole_is_told_at_its_row(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FRAME, "kind: bars", "kind: stacked")
    edit(project, FRAME, "label: {zh-Hant: 非經營性", "series: {zh-Hant: 乙, en: B}, label: {zh-Hant: 非經營性")
    line = edit(project, FRAME, "label: {zh-Hant: 經營性", "series: {zh-Hant: 甲, en: A}, label: {zh-Hant: 經營性")
    edit(project, "data/facts/acme-2025-Q1.yml", "reason: source-error", "reason: definition")
    note = "zh-Hant: 所指不同。, en: Another thing"
    edit(project, "data/facts/acme-2025-Q1.yml", "zh-Hant: 只有前者與合計相符。, en: Only the former", note)
    told = [finding for finding in found(project) if finding.code == "chart-mark"]
    assert {(finding.place.file, finding.place.line) for finding in told} == {(FRAME, line)}


def test_a_word_that_no_language_has_is_told_and_no_traceback(tmp_path: Path) -> None:
    project = small(tmp_path)
    for tag in ("zh-Hant", "en"):
        file = project / "site_src" / "strings" / f"{tag}.yml"
        file.write_text(file.read_text("utf-8").replace("{figure}", "{figures}"), "utf-8")
    told = [finding for finding in pressed(project).findings if finding.code == "template-failed"]
    assert {(finding.place.file, finding.message) for finding in told} == {
        (f"site_src/strings/{tag}.yml", "what is said of the chart capex-parts: 'figures'") for tag in ("zh-Hant", "en")
    }


def test_a_name_that_has_no_room_is_told_with_the_width(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FRAME, "kind: bars", "kind: ranked")
    line = edit(project, FRAME, "en: Operating}", f"en: {'W' * 30}}}")
    (told,) = found(project)
    assert "WWW」 has no room in its narrow drawing of 340 pixels" in told.message
    assert (told.place.file, told.place.line) == (FRAME, line)


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("acme.operating-capex.2025-q1, label", "acme.unheard-of.2025-q1, label", "unknown-fact"),
        ("en: Most of it is for operations", "en: '{{ entity(\"nobody\") }} spends'", "unknown-entity"),
    ],
)
def test_what_names_nothing_is_told_by_the_rule_of_its_kind_alone(
    tmp_path: Path, before: str, after: str, code: str
) -> None:
    project = small(tmp_path)
    edit(project, FRAME, before, after)
    assert code in {finding.code for finding in pressed(project).findings}
    assert found(project) == []


@pytest.mark.parametrize("module", ["altair", "vl_convert"])
def test_to_check_loads_nothing_that_draws(module: str) -> None:
    said = f"import sys, generator.press; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", said], cwd=REPOSITORY, check=False).returncode == 0
