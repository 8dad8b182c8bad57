"""The commands as a user runs them: exit codes, output, and never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from tests.small import FACTS, LATER, edit, small


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("DOCUMENTS_DIR", raising=False)
    return small(tmp_path)


def run(*arguments: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with a clean environment."""
    command = [sys.executable, "-m", "generator", *arguments]
    clean = {k: v for k, v in os.environ.items() if k != "DOCUMENTS_DIR"} | env
    root = Path(__file__).parents[1]
    return subprocess.run(
        command, cwd=cwd, env=clean | {"PYTHONPATH": str(root)}, capture_output=True, text=True, check=False
    )


def test_check_is_clean_and_quiet_in_a_pipe(project: Path) -> None:
    done = run("check", cwd=project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_check_tells_file_line_column_and_the_mend(project: Path) -> None:
    line = edit(project, FACTS, "exact: 30億元", "exact: 31億元")
    done = run("check", "--documents", "texts", cwd=project)
    assert done.returncode == 1
    (told,) = [row for row in done.stdout.splitlines() if ": quote-not-found: " in row]
    assert told.startswith(f"{FACTS}:{line}:")
    assert "30億元" in told
    assert "Fix:" in told


@pytest.mark.parametrize("form", ["json", "github"])
def test_findings_in_other_forms(project: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    edit(project, FACTS, "exact: 30億元", "exact: 31億元")
    assert main(["check", "--project", str(project), "--documents", str(project / "texts"), "--format", form]) == 1
    output = capsys.readouterr().out
    if form == "json":
        assert "quote-not-found" in {found["code"] for found in json.loads(output)["findings"]}
    else:
        assert f"::error file={FACTS},line=" in output


def test_pending_alone_exits_three(project: Path) -> None:
    edit(project, FACTS, *LATER)
    assert main(["check", "--project", str(project)]) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--project", "nowhere"], "is not a folder"),
        (["check", "--documents", "nowhere"], "does not exist"),
        (["verify"], "no texts"),
        (["cite", "alpha", "30億元"], "not at hand"),
        (["figures", "--document", "alpha"], "not at hand"),
    ],
)
def test_what_cannot_run_exits_two_and_says_why(project: Path, arguments: list[str], said: str) -> None:
    done = run(*arguments, cwd=project)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_setting_is_named(project: Path) -> None:
    done = run("check", cwd=project, SITE_URL="nonsense")
    assert done.returncode == 2
    assert "SITE_URL" in done.stderr


def test_cite_writes_a_selector_that_can_be_pasted(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--project", str(project), "--documents", str(project / "texts")]
    assert main(["cite", "alpha", "30億元", *arguments]) == 0
    output = capsys.readouterr().out
    assert '- {id: a, in: alpha, exact: "30億元"}' in output
    assert "already read by acme.capital-expenditure.2025-q1#a" in output
    assert main(["cite", "alpha", "31億元", *arguments]) == 1
    assert "30億元" in capsys.readouterr().out


def test_figures_of_any_text_are_json_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "news.txt"
    text.write_text("營收增長13%至1,800億元。", "utf-8")
    assert main(["figures", str(text)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(f["exact"], f["value"], f["unit"], f["direction"]) for f in lines] == [
        ("13%", "13", "percent", "up"),
        ("1,800億元", "180000000000", "CNY", None),
    ]


def test_figures_reads_standard_input_and_refuses_what_is_not_utf8(tmp_path: Path) -> None:
    root = Path(__file__).parents[1]
    command = [sys.executable, "-m", "generator", "figures", "-"]
    good = subprocess.run(command, cwd=root, input="淨利潤30%".encode(), capture_output=True, check=True)
    assert json.loads(good.stdout)["exact"] == "30%"
    bad = subprocess.run(command, cwd=root, input="淨利潤30%".encode("big5"), capture_output=True, check=False)
    assert bad.returncode == 1
    assert b"Traceback" not in bad.stderr


def test_figures_lists_what_became_of_each(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--project", str(project), "--documents", str(project / "texts")]
    assert main(["figures", "--document", "alpha", *arguments]) == 0
    states = {row["exact"]: row["state"] for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert states["30億元"] == "observed"
    assert states["第一季度"] == "date"
    assert main(["figures", "--document", "alpha", "--open", *arguments]) == 0
    assert capsys.readouterr().out == ""


def test_verify_writes_nothing_while_something_is_wrong(project: Path) -> None:
    before = {path: path.read_bytes() for path in (project / "data" / "receipts").iterdir()}
    edit(project, FACTS, "exact: 30億元", "exact: 31億元")
    assert main(["verify", "--project", str(project), "--documents", str(project / "texts")]) == 1
    assert {path: path.read_bytes() for path in (project / "data" / "receipts").iterdir()} == before


def test_fmt_check_writes_nothing_and_tells_the_first_line_that_would_change(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fmt", "--project", str(project)]) == 0
    capsys.readouterr()
    assert main(["fmt", "--check", "--project", str(project)]) == 0
    assert capsys.readouterr().out == ""
    line = edit(project, "data/events.yml", "date: 2025-05-14", "date:   2025-05-14")
    text = (project / "data" / "events.yml").read_text("utf-8")
    assert main(["fmt", "--check", "--project", str(project)]) == 1
    told = capsys.readouterr().out
    assert told.startswith(f"data/events.yml:{line}:1: error: yaml-layout: ")
    assert (project / "data" / "events.yml").read_text("utf-8") == text
