"""A figure edited by somebody without the texts: what is told first leads to the mend, and following it is enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import Finding, exit_code
from tests.small import FACTS, edit, pressed, small

MARGIN = "  - fact: {concept: gross-margin}\n    read:\n      - {id: a, in: alpha, exact: 50%}\n"


def errors(project: Path, *, texts: bool) -> list[Finding]:
    return [f for f in pressed(project, texts=texts).all_findings if f.severity == "error"]


def test_a_wrong_digit_is_told_where_it_is_written_and_the_relations_it_breaks_in_one_line(tmp_path: Path) -> None:
    project = small(tmp_path)
    line = edit(project, FACTS, MARGIN, MARGIN.replace("50%", "59%")) + 2
    (found,) = errors(project, texts=False)
    assert (found.code, found.place.line) == ("relation-broken", line)
    assert found.message.startswith(
        "acme.gross-margin.2025-q1#a was verified as 「50%」 and reads 「59%」 here: 「59%」"
    )
    assert "which nobody has verified as acme.gross-margin.2025-q1, does not fit" in found.message
    edit(project, FACTS, "exact: 59%", "exact: 50%")
    assert exit_code(pressed(project, texts=False).findings) == 0


def test_a_wrong_digit_beside_another_reading_is_told_where_it_is_written(tmp_path: Path) -> None:
    project = small(tmp_path)
    line = edit(project, FACTS, "exact: 120.4億元", "exact: 134.4億元")
    (found,) = errors(project, texts=False)
    assert (found.code, found.place.line) == ("conflict", line)
    assert found.hint.startswith("put 「120.4億元」 back if you did not mean to change it; else read b again")


def test_percentage_points_as_growth_are_stopped_without_the_texts(tmp_path: Path) -> None:
    """The message names the measure to write, and where the unit of the concept stands."""
    project = small(tmp_path)
    growth = "gross-margin, measure: growth, period: 2025-Q2}"
    wrong = MARGIN.replace("gross-margin}", growth).replace("50%", "3個百分點")
    edit(project, FACTS, MARGIN, MARGIN + wrong)
    (found,) = errors(project, texts=False)
    assert found.code == "unit-mismatch"
    assert "data/concepts.yml:27" in found.expected
    assert found.hint.startswith("write `measure: change`")
    edit(project, FACTS, "gross-margin, measure: growth", "gross-margin, measure: change")
    assert not errors(project, texts=False)


def test_percent_for_percentage_points_leads_back_to_the_token(tmp_path: Path) -> None:
    """The measure was right: the message says so of the token whose unit was left out, not of the measure alone."""
    project = small(tmp_path)
    change = "gross-margin, measure: change, period: 2025-Q2}"
    edit(project, FACTS, MARGIN, MARGIN + MARGIN.replace("gross-margin}", change).replace("50%", "3%"))
    (found,) = errors(project, texts=False)
    assert found.code == "unit-mismatch"
    assert "「3%」; where it says a figure in percentage-point, point at that one, whole" in found.hint
    edit(project, FACTS, "exact: 3%", "exact: 3個百分點")
    assert not errors(project, texts=False)


def test_a_unit_that_the_words_beside_a_new_figure_may_tell_is_not_refused_without_them(tmp_path: Path) -> None:
    project = small(tmp_path)
    new = "  - fact: {concept: revenue, period: 2024-Q1}\n    read:\n      - {id: a, in: alpha, exact: 110億}\n"
    edit(project, FACTS, MARGIN, MARGIN + new)
    assert not errors(project, texts=False)


@pytest.mark.parametrize(
    ("before", "after", "borne_out", "claimed"),
    [
        ("{concept: revenue}", "{concept: revenue, period: 2024-Q4}", "`period: 2025-Q1`", "`period: 2024-Q4`"),
        ("{concept: operating-capex}", "{concept: gross-profit, period: 2024-Q4}", "`concept: operating-capex`",
         "`concept: gross-profit`"),
    ],
)  # fmt: skip
def test_what_a_passage_bears_out_and_what_the_record_claims_are_told_apart(
    tmp_path: Path, before: str, after: str, borne_out: str, claimed: str
) -> None:
    project = small(tmp_path)
    edit(project, FACTS, before, after)
    found = [f for f in pressed(project).findings if f.code.startswith("cue-") and f.answer == "contradicted"]
    told = [f for f in found if claimed in f.message]
    assert told
    assert all(f"bears out {borne_out}, but the record claims {claimed}" in f.message for f in told)
    assert all(f.expected == f"what the passage bears out, {borne_out}" for f in told)


def test_a_decision_is_pasted_where_it_belongs_and_stays_an_error_until_it_is_filled_in(tmp_path: Path) -> None:
    project = small(tmp_path)
    text = (project / FACTS).read_text("utf-8")
    start = text.index("    adjudication:")
    end = text.index("  - fact:", start)
    (project / FACTS).write_text(text[:start] + text[end:], "utf-8")
    (found,) = errors(project, texts=False)
    assert found.code == "conflict"
    (project / FACTS).write_text(text[:start] + found.paste + "\n" + text[end:], "utf-8")
    assert errors(project, texts=False)
    filled = found.paste.replace("accept: …", "accept: a").replace("reason: …", "reason: source-error")
    filled = filled.replace("zh-Hant: …", "zh-Hant: 只有前者與合計相符。").replace(
        "en: …", "en: Only the former fits the total."
    )
    (project / FACTS).write_text(text[:start] + filled + "\n" + text[end:], "utf-8")
    assert not errors(project, texts=False)


def test_what_awaits_verification_is_accepted_as_before(tmp_path: Path) -> None:
    """Whose words a reading is does not change with an alias: no other one is accepted, no label gets longer."""
    project = small(tmp_path)
    accepted = {name: judged.stated for name, judged in pressed(project, texts=False).edition.facts.items()}
    edit(project, "data/concepts.yml", "aliases: [資本開支]", "aliases: [資本開支, 資本總支出]")
    done = pressed(project, texts=False)
    assert {name: judged.stated for name, judged in done.edition.facts.items()} == accepted
    assert exit_code(done.all_findings) == 3


def test_a_fact_of_another_period_is_named_before_one_of_another_concept(tmp_path: Path) -> None:
    """A new fact told of the wrong period: what uses it is not led to whatever else is on record for the right one."""
    project = small(tmp_path)
    for key in ("{concept: gross-margin, measure: rank, period: 2025-Q2}", "{concept: gross-profit, measure: rank}"):
        edit(project, FACTS, MARGIN, MARGIN + MARGIN.replace("{concept: gross-margin}", key).replace("50%", "第三"))
    edit(project, "data/claims/first.yml", "guidance]", "guidance, acme.gross-margin.2025-q1.rank]")
    hints = [found.hint for found in errors(project, texts=False) if found.code == "unknown-fact"]
    assert hints == [
        "define it, or put its period back if that was changed: acme.gross-margin.rank is on record for 2025-q2"
    ]
