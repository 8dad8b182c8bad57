"""A word that takes verified readings away is told where it is written, once, and nothing at the readings."""

from __future__ import annotations

from pathlib import Path

from tests.small import FACTS, edit, pressed, small

CONCEPTS = "data/concepts.yml"


def test_a_longer_word_is_told_at_its_line_with_what_it_takes(tmp_path: Path) -> None:
    project = small(tmp_path)
    line = edit(project, CONCEPTS, "aliases: [毛利]", "aliases: [毛利, 總收入為]")
    done = pressed(project)
    (found,) = (f for f in done.findings if f.severity == "error")
    assert (found.code, found.place.file, found.place.line) == ("alias-takes", CONCEPTS, line)
    assert "「總收入為」 as an alias of gross-profit" in found.message
    assert "acme.revenue.2025-q1#a" in found.message
    assert "cue-concept" in {f.code for f in done.withheld}


def test_a_fact_that_was_changed_itself_is_told_at_its_own_line(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, FACTS, "{concept: gross-margin}", "{concept: gross-profit, measure: share, of: revenue}")
    codes = {f.code for f in pressed(project).findings}
    assert "cue-concept" in codes
    assert "alias-takes" not in codes


def test_an_alias_of_a_member_is_told_at_its_line_and_not_at_the_figures(tmp_path: Path) -> None:
    project = small(tmp_path)
    line = edit(project, CONCEPTS, "aliases: [乙視頻]", "aliases: [乙視頻, 總收入為]")
    done = pressed(project)
    (found,) = (f for f in done.findings if f.severity == "error")
    assert (found.code, found.place.file, found.place.line) == ("alias-takes", CONCEPTS, line)
    assert "「總收入為」 as an alias of video-app takes" in found.message
    assert "of no product" in found.message
    assert "acme.revenue.2025-q1#a" in found.message
    assert "cue-product" in {f.code for f in done.withheld}


def test_a_longer_name_of_a_member_takes_nothing(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, CONCEPTS, "aliases: [乙視頻]", "aliases: [乙視頻, 乙視頻應用]")
    assert not [f for f in pressed(project).findings if f.severity == "error"]
