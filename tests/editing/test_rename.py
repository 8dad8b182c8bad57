"""`rename`: the name changes everywhere, nothing else does, and a record of it is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from tests.editing.corpus import snapshot, with_texts
from tests.small import codes, edit, pressed, small

ROWS = [row.split("\t") for row in (Path(__file__).parent / "rename.tsv").read_text("utf-8").splitlines()[2:]]
RENAMINGS = list(dict.fromkeys(tuple(row[:3]) for row in ROWS))


def rename(project: Path, *arguments: str) -> int:
    return main(["rename", *arguments, "--project", str(project)])


@pytest.mark.parametrize("names", RENAMINGS, ids=[" ".join(names) for names in RENAMINGS])
def test_a_name_changes_everywhere_and_back(tmp_path: Path, names: tuple[str, str, str]) -> None:
    project = small(tmp_path)
    before = snapshot(project)
    kind, old, new = names
    assert rename(project, kind, old, new) == 0
    for file, reads in (row[3:] for row in ROWS if tuple(row[:3]) == names):
        assert reads in (project / file).read_text("utf-8")
    assert codes(project) == []
    assert rename(project, kind, new, old) == 0
    (project / "data" / "renames.yml").unlink()
    assert snapshot(project) == before


def test_receipts_of_the_renamed_no_longer_hold_until_verified(tmp_path: Path) -> None:
    project = small(tmp_path)
    rename(project, "document", "alpha", "first-report")
    assert "pending" in codes(project, texts=False)
    assert main(["verify", *with_texts(project)]) == 0
    assert not (project / "data" / "receipts" / "alpha.json").exists()
    assert pressed(project, texts=False).all_findings == ()


def test_links_and_references_by_fact_id_follow(tmp_path: Path) -> None:
    project = small(tmp_path)
    prose = project / "site_src" / "briefings" / "first" / "en.md"
    link = "[there](concepts/revenue#acme.revenue.2025-q1) and [here](documents/revenue)"
    prose.write_text(prose.read_text("utf-8") + f"\n{link}\n", "utf-8")
    rename(project, "concept", "revenue", "turnover")
    assert "[there](concepts/turnover#acme.turnover.2025-q1) and [here](documents/revenue)" in prose.read_text("utf-8")


def test_a_dry_run_tells_and_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = small(tmp_path)
    before = snapshot(project)
    assert rename(project, "document", "alpha", "first-report", "--dry-run") == 0
    output = capsys.readouterr().out.splitlines()
    assert "would change data/documents/first-report.yml" in output
    assert "would remove data/documents/alpha.yml" in output
    assert snapshot(project) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("concept", "revenue", "gross-profit"), "already a concept 「gross-profit」"),
        (("concept", "revenu", "turnover"), "did you mean `revenue`?"),
        (("concept", "revenue", "Turn over"), "is no identifier"),
        (("concept", "revenue", "con"), "reserved"),
        (("product", "acme", "x"), "no product 「acme」"),
        (("colour", "a", "b"), "one of concept, entity, document, product"),
    ],
)
def test_what_is_refused_exits_two_and_changes_nothing(
    tmp_path: Path, arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    project = small(tmp_path)
    before = snapshot(project)
    assert rename(project, *arguments) == 2
    assert said in capsys.readouterr().err
    assert snapshot(project) == before


def test_nothing_is_renamed_while_a_file_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = small(tmp_path)
    edit(project, "data/units.yml", "units:\n", "units: [\n")
    before = snapshot(project)
    assert rename(project, "concept", "revenue", "turnover") == 1
    assert "data/units.yml" in capsys.readouterr().out
    assert snapshot(project) == before


def test_a_file_of_the_new_name_is_never_overwritten(tmp_path: Path) -> None:
    project = small(tmp_path)
    folder = project / "data" / "set_aside"
    folder.mkdir()
    for name in ("alpha", "first-report"):
        (folder / f"{name}.yml").write_text("document: alpha\nset_aside:\n  - {exact: 50%, reason: repeat}\n", "utf-8")
    before = snapshot(project)
    assert rename(project, "document", "alpha", "first-report") == 2
    assert snapshot(project) == before
