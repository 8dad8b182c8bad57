"""`check --fix`: what is mechanical is mended and told, what needs judgement is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import main
from generator.editing.fix import mend
from tests.editing.corpus import project_with, snapshot, with_texts
from tests.small import FACTS, edit, pressed

ROWS = [row.split("\t") for row in (Path(__file__).parent / "fix.tsv").read_text("utf-8").splitlines()[2:]]
READING = "{id: a, in: alpha, exact: 30億元}"
TEXT = """\
毛利為30億元。收入為30億元。資本開支為30億元。
毛利為31億元。收入為31億元。
資本開支為32億元。公司資本開支為32億元。
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return project_with(tmp_path, TEXT)


@pytest.mark.parametrize(("written", "mended"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_reading_is_mended_or_left(project: Path, written: str, mended: str) -> None:
    edit(project, FACTS, READING, written)
    before = (project / FACTS).read_text("utf-8")
    done = mend(pressed(project))
    expected = before if mended == "=" else before.replace(written, mended)
    assert done.files.get(FACTS, before) == expected
    assert [place.file for place, _ in done.told] == ([] if mended == "=" else [FACTS])


def test_what_was_mended_is_told_and_checked_again(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = edit(project, FACTS, READING, "{id: a, in: alpha, exact: 30億}")
    assert main(["check", "--fix", *with_texts(project)]) == 3  # the receipt of the whole token is for verify to write
    output = capsys.readouterr().out
    assert f"{FACTS}:{line}:35: mended: 「30億」 completed to 「30億元」" in output
    assert "not-whole-token" not in output
    assert main(["verify", *with_texts(project)]) == 0


def test_comments_and_layout_stay(project: Path) -> None:
    reading = "\n        # said twice\n        {id: a, in: alpha, exact: 30億} # why"
    edit(project, FACTS, f"- {READING}", f"-{reading}")
    mended = mend(pressed(project)).files[FACTS]
    assert "# said twice" in mended
    assert "exact: 30億元} # why" in mended


def test_a_block_reading_keeps_the_comment_behind_the_key_that_goes(project: Path) -> None:
    block = "id: a\n        in: alpha\n        exact: 30億元\n        occurrence: 1 of 2 # counted"
    edit(project, FACTS, f"- {READING}", f"- {block}")
    mended = mend(pressed(project)).files[FACTS]
    assert "        exact: 30億元\n        # counted\n" in mended
    assert "occurrence" not in mended


def test_phrases_and_figures_set_aside_lose_a_needless_occurrence(project: Path) -> None:
    edit(project, "data/events.yml", "exact: 業績速報", "exact: 業績速報, occurrence: 1 of 2")
    (project / "data" / "set_aside").mkdir()
    item = "  - {exact: 31億元, prefix: 毛利為, occurrence: 1 of 2, reason: repeat}\n"
    (project / "data" / "set_aside" / "gamma.yml").write_text(f"document: gamma\nset_aside:\n{item}", "utf-8")
    done = mend(pressed(project))
    assert set(done.files) == {"data/events.yml", "data/set_aside/gamma.yml"}
    assert not any("occurrence" in text for text in done.files.values())


def test_layout_alone_is_mended_without_texts(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(project, "data/units.yml", "  - {id: CNY, label", "  -   {id:   CNY,   label")
    assert main(["check", "--fix", "--project", str(project)]) == 0
    assert "data/units.yml:1:1: mended: layout" in capsys.readouterr().out
    assert "  - {id: CNY" in (project / "data" / "units.yml").read_text("utf-8")


def test_a_clean_project_is_left_byte_for_byte(project: Path) -> None:
    before = snapshot(project)
    main(["check", "--fix", *with_texts(project)])
    assert snapshot(project) == before


def test_a_broken_file_spoils_no_other(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "data" / "units.yml").write_text("units: [\n", "utf-8")
    edit(project, FACTS, READING, "{id: a, in: alpha, exact: 30億}")
    assert main(["check", "--fix", *with_texts(project)]) == 1
    assert "exact: 30億元" in (project / FACTS).read_text("utf-8")
    assert (project / "data" / "units.yml").read_text("utf-8") == "units: [\n"
    assert "data/units.yml" in capsys.readouterr().out


def test_json_output_stays_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(project, FACTS, READING, "{id: a, in: alpha, exact: 30億}")
    main(["check", "--fix", "--format", "json", *with_texts(project)])
    done = capsys.readouterr()
    assert json.loads(done.out)["exit"] == 3  # the mended citation awaits its receipt
    assert "mended" in done.err
