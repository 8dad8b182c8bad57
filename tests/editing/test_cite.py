"""`cite`: what is printed can be pasted, is about the whole figure, and says what the rules see."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.cli import main
from generator.record.models import Phrase, Reading
from tests.editing.corpus import project_with, with_texts
from tests.small import edit

TEXT = "總收入為70億元,毛利為70億元。\n共70億元,共70億元。\n2025年5月公布。\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return project_with(tmp_path, TEXT)


def cite(project: Path, wanted: str, capsys: pytest.CaptureFixture[str], document: str = "gamma") -> tuple[int, str]:
    code = main(["cite", document, wanted, *with_texts(project)])
    done = capsys.readouterr()
    return code, done.out + done.err


def test_every_place_has_a_selector_of_its_own_that_can_be_pasted(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, output = cite(project, "70億元", capsys)
    readings = [Reading.model_validate(entry) for entry in yaml.safe_load(output)]
    contexts = [(r.prefix, r.suffix, r.occurrence) for r in readings]
    assert code == 0
    assert len(set(contexts)) == len(contexts) == 4
    assert [line for line in output.splitlines() if line.startswith("# gamma")] == [
        "# gamma 1:5",
        "# gamma 1:13",
        "# gamma 2:2",
        "# gamma 2:8",
    ]


def test_what_the_rules_see_is_told_by_name(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, output = cite(project, "70億元", capsys)
    seen = [line.removeprefix("# the rules see ") for line in output.splitlines() if "the rules see" in line]
    assert [line.partition(",")[0] for line in seen[:2]] == ["concept revenue", "concept gross-profit"]
    assert all(line.isascii() for line in seen)


def test_part_of_a_figure_becomes_the_whole(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, output = cite(project, "30億", capsys, "alpha")
    assert code == 0
    assert "# 「30億」 is part of 「30億元」; the whole figure is cited:" in output
    assert '- {id: a, in: alpha, exact: "30億元"}' in output
    assert "# already read by acme.capital-expenditure.2025-q1#a" in output


def test_the_end_of_a_number_is_no_place_but_its_figure_is_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, output = cite(project, "0億元", capsys, "alpha")
    assert code == 1
    assert "# it is part of 「120億元」" in output


@pytest.mark.parametrize(("wanted", "said"), [("公布", "no figure"), ("2025年5月", "a date")])
def test_what_is_no_quantity_is_cited_as_a_phrase(
    project: Path, capsys: pytest.CaptureFixture[str], wanted: str, said: str
) -> None:
    code, output = cite(project, wanted, capsys)
    (entry,) = yaml.safe_load(output)
    assert code == 0
    assert Phrase.model_validate(entry).exact == wanted
    assert f"# {said}; for the `cites`" in output


def test_what_is_absent_has_near_figures(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, output = cite(project, "71億元", capsys)
    assert code == 1
    assert output.splitlines() == ["# 「71億元」 does not stand in gamma", "# near it: 「70億元」"]


def test_what_is_claimed_or_set_aside_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project / "data" / "set_aside"
    folder.mkdir()
    item = "{exact: 70億元, prefix: 收入為, reason: repeat}"
    (folder / "gamma.yml").write_text(f"document: gamma\nset_aside:\n  - {item}\n", "utf-8")
    phrase = "{in: gamma, exact: 毛利為70億元}"
    edit(project, "data/claims/first.yml", "cites: [", f"cites: [{phrase}, ")
    first, second = cite(project, "70億元", capsys)[1].split("# gamma 1:13")
    assert "# set aside as repeat" in first
    assert "# already cited by claim:capex-guidance" in second


def test_a_long_list_is_cut_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = project_with(tmp_path, "毛利。" * 30)
    assert "# and 10 more places; give more of the text" in cite(project, "毛利", capsys)[1]


@pytest.mark.parametrize(
    ("document", "wanted", "said"),
    [("gamma", "  ", "it is empty"), ("nothing", "70億元", "no document nothing"), ("../x", "7", "no document ../x")],
)
def test_what_cannot_run_exits_two(
    project: Path, capsys: pytest.CaptureFixture[str], document: str, wanted: str, said: str
) -> None:
    code, output = cite(project, wanted, capsys, document)
    assert code == 2
    assert said in output


def test_nothing_printed_can_steer_a_terminal(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, output = cite(project, "\x1b[31m毛利\u202e", capsys)
    assert "\x1b" not in output
    assert "\u202e" not in output
