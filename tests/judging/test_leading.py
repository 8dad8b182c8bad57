"""Of all that is wrong with one reading the cause is told first, and what was verified; what follows goes with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.findings import Finding, exit_code, render_text
from tests.small import FACTS, edit, pressed, small

PROFIT = "{id: a, in: alpha, exact: 60億元}"
MARGIN = "  - fact: {concept: gross-margin}\n"


def errors(project: Path, *, texts: bool = True) -> list[Finding]:
    return [f for f in pressed(project, texts=texts).findings if f.severity == "error"]


@pytest.mark.parametrize(
    ("before", "after", "code", "said"),
    [
        (PROFIT, PROFIT.replace("60", "30"), "cue-concept", "verified as 「60億元」 and reads 「30億元」 here: "),
        (PROFIT, PROFIT.replace("60", "61"), "quote-not-found", "verified as 「60億元」 and reads 「61億元」 here: "),
        (PROFIT, PROFIT.replace("60億元", "50%"), "unit-mismatch", "verified as 「60億元」 and reads 「50%」 here: "),
    ],
)  # fmt: skip
def test_a_token_that_was_changed_is_told_once_with_what_it_was(
    tmp_path: Path, before: str, after: str, code: str, said: str
) -> None:
    """Neither the sum that it breaks nor the figure that nothing reads any more leads elsewhere."""
    project = small(tmp_path)
    line = edit(project, FACTS, before, after)
    (found,) = errors(project)
    assert (found.code, found.place.file, found.place.line) == (code, FACTS, line)
    assert said in found.message
    assert found.hint.startswith("put 「60億元」 back if you did not mean to change it; else ")


def test_the_same_token_at_another_place_is_told_by_its_places(tmp_path: Path) -> None:
    """Receipts that say another place stand for a selector that was moved to where the token stands again."""
    project = small(tmp_path)
    file = project / "data" / "receipts" / "alpha.json"
    pattern = r'("acme.gross-profit.2025-q1#a": \{"start": )(\d+)'
    file.write_text(re.sub(pattern, r"\g<1>2", file.read_text("utf-8")), "utf-8")
    edit(project, FACTS, "{concept: gross-profit}", "{concept: gross-profit, period: 2024-Q1}")
    edit(project, "data/receipts/alpha.json", "acme.gross-profit.2025-q1#a", "acme.gross-profit.2024-q1#a")
    found = next(f for f in errors(project) if f.code == "cue-period")
    assert "verified as 「60億元」 at alpha, alpha.txt:1:3 and reads the one at alpha, alpha.txt:3:" in found.message
    assert found.hint.startswith("put the prefix, suffix or occurrence back if you did not mean to change it; else ")


def test_of_a_reading_of_another_concept_that_is_said_and_no_decision_is_offered(tmp_path: Path) -> None:
    """The reading is new, so that no receipt tells anything of it."""
    project = small(tmp_path)
    line = edit(project, FACTS, PROFIT, f"{PROFIT}\n      - {{id: z, in: alpha, exact: 30億元}}") + 1
    done = pressed(project)
    (found,) = (f for f in done.findings if f.severity == "error")
    assert (found.code, found.place.line) == ("cue-concept", line)
    assert "adjudication" not in render_text(found)
    assert "conflict" in {f.code for f in done.withheld}


def test_a_unit_that_a_new_fact_cannot_be_in_is_told_before_the_words_around_it(tmp_path: Path) -> None:
    project = small(tmp_path)
    new = "  - fact: {concept: gross-margin, measure: change}\n    read:\n      - {id: a, in: alpha, exact: 10%}\n"
    edit(project, FACTS, MARGIN, new + MARGIN)
    (found,) = errors(project)
    assert found.code == "unit-mismatch"


def test_a_number_that_breaks_nothing_is_told_as_changed_and_not_compared(tmp_path: Path) -> None:
    """It awaits, and whoever reviews it sees both numbers."""
    project = small(tmp_path)
    line = edit(project, FACTS, "exact: 5%", "exact: 6%")
    done = pressed(project, texts=False)
    assert exit_code(done.findings) == 3
    told = next(f for f in done.findings if f.code == "pending")
    assert told.place.line == line
    assert "was changed from 「5%」 to 「6%」, and nobody has compared it with alpha" in told.message
    assert "put 「5%」 back" in told.hint


def test_what_nothing_uses_is_told_once_nothing_is_wrong(tmp_path: Path) -> None:
    """What would use a fact may be what is wrong."""
    project = small(tmp_path)
    briefing = "site_src/briefings/first/briefing.yml"
    edit(project, briefing, "  - acme.revenue.2025-q1.growth\n", "  - acme.revenue.2025-q1.grwth\n")
    new = "  - fact: {concept: revenue, period: 2024-Q1}\n    read:\n      - {id: a, in: alpha, exact: 120億元}\n"
    edit(project, FACTS, MARGIN, new + MARGIN)
    done = pressed(project, texts=False)
    assert "unknown-fact" in {f.code for f in done.findings}
    assert "facts-unused" not in {f.code for f in done.findings}
    assert "facts-unused" in {f.code for f in done.withheld}


CLAIM = "data/claims/first.yml"
QUOTED = "cites: [{in: alpha, exact: 將佔收入}]"


def test_words_that_were_changed_are_told_with_what_they_were(tmp_path: Path) -> None:
    project = small(tmp_path)
    line = edit(project, CLAIM, QUOTED, QUOTED.replace("將佔", "將占"))
    (found,) = errors(project)
    assert (found.code, found.place.file, found.place.line) == ("quote-not-found", CLAIM, line)
    assert found.message.startswith("「將佔收入」 was verified here and 「將占收入」 is written now: ")
    assert found.hint.startswith("put 「將佔收入」 back if you did not mean to change it; else ")


def test_so_they_are_without_the_texts(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, CLAIM, QUOTED, QUOTED.replace("將佔", "將占"))
    (found,) = (f for f in pressed(project, texts=False).findings if f.code == "pending")
    assert "changed from 「將佔收入」 to 「將占收入」" in found.message
    assert "put 「將佔收入」 back" in found.hint


@pytest.mark.parametrize("texts", [True, False])
def test_words_that_stand_lower_in_the_list_were_not_changed(tmp_path: Path, texts: bool) -> None:
    project = small(tmp_path)
    edit(project, CLAIM, QUOTED, "cites: [{in: alpha, exact: 管理層預測}, {in: alpha, exact: 將佔收入}]")
    assert not any(
        "將佔收入」 was" in f.message or "from 「將佔收入" in f.message for f in pressed(project, texts=texts).findings
    )


def test_an_alias_that_was_added_is_told_without_the_texts_as_no_change_of_the_figure(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, "data/concepts.yml", "aliases: [毛利率]", "aliases: [毛利率, 毛利比率]")
    found = [f for f in pressed(project, texts=False).findings if f.code == "pending"]
    assert found
    assert all("still quotes 「50%」 as it was verified" in f.message for f in found)


@pytest.mark.parametrize("texts", [True, False])
def test_another_day_of_an_event_awaits_verification(tmp_path: Path, texts: bool) -> None:
    """Pages show it, and its words may say another."""
    project = small(tmp_path)
    edit(project, "data/events.yml", "date: 2025-05-14", "date: 2025-05-15")
    done = pressed(project, texts=texts)
    assert exit_code((*done.findings, *done.stale)) == 3
    if not texts:
        (found,) = (f for f in done.findings if f.code == "pending")
        assert "event:first-quarter-results#1 still quotes 「業績速報」 as it was verified, but what" in found.message
