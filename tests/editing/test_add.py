"""`add`: a record begun from a file, with what only an editor knows left open; nothing of the text in it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from generator.cli import main
from generator.editing.fmt import check
from generator.record.error_kinds import KINDS
from tests.editing.corpus import snapshot, with_texts
from tests.small import codes, edit, small

TEXT = "丙公司公布第二季度業績。\n總收入為40億元,同比增長8%。\n"
RECORD = "data/documents/third-report.yml"


def add(project: Path, source: str | Path, *more: str) -> int:
    return main(["add", str(source), *with_texts(project), *more])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = small(tmp_path)
    (project / "texts" / "Third_Report.txt").write_text(TEXT, "utf-8")
    return project


def test_the_record_holds_what_the_file_tells(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(project, project / "texts" / "Third_Report.txt") == 0
    record = (project / RECORD).read_text("utf-8")
    assert check(record, RECORD) == ()
    assert f"sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}\n" in record
    assert f"segment: {{from: 0, to: {len(TEXT)}}}\n" in record
    assert "id: third-report\n" in record
    assert "file: Third_Report.txt\n" in record
    assert "rights: cite-only\n" in record
    assert "language: zh-Hant " in record
    assert not re.search("[\u4e00-\u9fff]", record)
    assert f"{len(TEXT)} code points, 2 figures" in capsys.readouterr().out


def test_what_is_to_be_filled_in_fails_until_it_is(project: Path) -> None:
    add(project, project / "texts" / "Third_Report.txt")
    assert set(codes(project)) == {"record-value"}
    for before, after in (
        ("\ntitle: #", '\ntitle: "丙公司" #'),
        ("zh-Hant:\n", "zh-Hant: 測試報\n"),
        ("en:\n", "en: Test Press\n"),
        ("not_before: #", "not_before: 2025-08-01 #"),
        ("genre: #", "genre: news #"),
        ("rank: #", "rank: article #"),
    ):
        edit(project, RECORD, before, after)
    assert codes(project) == []
    assert main(["verify", *with_texts(project)]) == 0
    assert (project / "data" / "receipts" / "third-report.json").exists()


def test_nothing_is_copied_and_the_file_belongs_out_of_reach(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "report.txt"
    elsewhere.write_text("Revenue was 40 million dollars.", "utf-8")
    before = set(snapshot(project))
    assert add(project, elsewhere, "--id", "x-report") == 0
    assert set(snapshot(project)) - before == {"data/documents/x-report.yml"}
    assert "language: en " in (project / "data/documents/x-report.yml").read_text("utf-8")
    assert "put report.txt where the documents lie" in capsys.readouterr().out


def test_a_file_that_holds_several_articles_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(project, project / "texts" / "alpha.txt", "--id", "another") == 0
    assert "the same file holds alpha: give each its own segment" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("source", "more", "said"),
    [
        ("https://example.org/a", (), "the press never reaches the network"),
        ("HTTP://example.org/a", (), "copy the article into a plain text file"),
        ("texts/alpha.txt", (), "already a document 「alpha」"),
        ("texts/Third_Report.txt", ("--id", "../x"), "is no identifier"),
        ("texts/丙.txt", (), "rename 「丙.txt」 first"),
        ("texts/_.txt", (), "give an id with --id"),
    ],
)
def test_what_is_refused_exits_two_and_writes_nothing(
    project: Path, source: str, more: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("丙.txt", "_.txt"):
        (project / "texts" / name).write_text(TEXT, "utf-8")
    before = snapshot(project)
    assert add(project, source if "//" in source else project / source, *more) == 2
    assert said in capsys.readouterr().err
    assert snapshot(project) == before


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (TEXT.encode("big5"), "text-encoding"),
        (b"<!doctype html><p>40", "file-not-text"),
        (b" \n", "document-empty"),
        (None, "file-missing"),
    ],
)
def test_what_is_no_text_is_a_finding(
    project: Path, content: bytes | None, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source = project / "texts" / "new.txt"
    if content is not None:
        source.write_bytes(content)
    assert add(project, source) == 1
    assert code in capsys.readouterr().out
    assert not (project / "data/documents/new.yml").exists()


# --- an error of a document ----------------------------------------------------------------------------------


def test_an_entry_of_the_ledger_is_begun_from_the_words_that_err(project: Path) -> None:
    assert add(project, "alpha", "--error", "heading", "業績速報") == 0
    entry = (project / "data/errors/alpha.yml").read_text("utf-8")
    assert "kind: heading" in entry
    assert 'cites: [{in: alpha, exact: "業績速報"}]' in entry
    assert "sums: [" in entry
    assert "passages: [{in: alpha, exact: }]" in entry
    assert set(codes(project)) == {"record-value"}  # until it is filled in


def test_a_further_entry_stands_behind_the_first(project: Path) -> None:
    assert add(project, "alpha", "--error", "heading", "業績速報") == 0
    assert add(project, "alpha", "--error", "impossible", "120億元") == 0
    entry = (project / "data/errors/alpha.yml").read_text("utf-8")
    assert entry.count("errors:") == 1
    assert entry.index("kind: heading") < entry.index("kind: impossible")


@pytest.mark.parametrize("kind", list(KINDS))
def test_an_entry_of_every_kind_names_its_proofs(project: Path, kind: str) -> None:
    assert add(project, "alpha", "--error", kind, "業績速報") == 0
    entry = (project / "data/errors/alpha.yml").read_text("utf-8")
    assert all(f"\n      {part}: " in entry for part in KINDS[kind].shown_by)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("alpha", "--error", "headline", "業績速報"), "there is no kind of error"),
        (("alpha", "--error", "heading", "別的話"), "does not stand in alpha"),
        (("alpha", "--error", "heading", "同比"), "give more of the words"),
        (("omega", "--error", "heading", "業績速報"), "there is no document omega"),
    ],
)
def test_what_cannot_be_begun_is_told_and_nothing_is_written(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    before = snapshot(project)
    assert add(project, *arguments) == 2
    assert told in capsys.readouterr().err
    assert snapshot(project) == before
