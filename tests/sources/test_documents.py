"""Texts found, locked and decoded, and what is asked of one: figures, lines, boilerplate."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from generator.findings import Collected, render_text
from generator.record.load import load_catalog
from generator.sources.documents import CAP_BYTES, DocumentText, load_texts
from tests.small import edit, pressed, small

ALPHA = "data/documents/alpha.yml"
TEXT = "優惠50%\n甲公司收入為61億元,增長7%。\n點擊領取30元。\n"


def text(*boilerplate: tuple[int, int]) -> DocumentText:
    """The second and third line are the article."""
    return DocumentText(id="d", file="d.txt", text=TEXT, start=6, end=len(TEXT), boilerplate=boilerplate)


def texts(project: Path) -> Collected[dict[str, DocumentText]]:
    return load_texts(load_catalog(project).value.documents, project / "texts")


def found(project: Path) -> list[str]:
    return [render_text(finding) for finding in texts(project).findings]


# --- one text ----------------------------------------------------------------------------------------------


def test_figures_are_those_of_the_segment_with_their_places_in_the_file() -> None:
    assert [(q.exact, TEXT[q.start : q.end] == q.exact) for q in text().figures] == [
        ("61億元", True),
        ("7%", True),
        ("30元", True),
    ]


def test_a_figure_that_boilerplate_touches_is_none() -> None:
    start = TEXT.index("7%")
    assert [q.exact for q in text((start + 1, start + 2)).figures] == ["61億元", "30元"]
    for beside in ((start - 1, start), (start + 2, start + 3)):
        assert [q.exact for q in text(beside).figures] == ["61億元", "7%", "30元"]


def test_a_figure_is_asked_for_by_its_exact_place() -> None:
    start = TEXT.index("61億元")
    at = text().figure_at(start, start + 4)
    assert at is not None
    assert at.exact == "61億元"
    assert text().figure_at(start, start + 3) is None
    assert text().figure_at(start + 1, start + 4) is None
    assert text().figure_at(len(TEXT), len(TEXT) + 1) is None


def test_a_figure_around_a_part_of_it_is_found_and_none_beside_it() -> None:
    start = TEXT.index("61億元")
    around = text().figure_around(start + 1, start + 2)
    assert around is not None
    assert around.exact == "61億元"
    assert text().figure_around(start - 1, start) is None
    assert text().figure_around(start + 4, start + 5) is None


@pytest.mark.parametrize(("offset", "place"), [(0, (1, 1)), (5, (1, 6)), (6, (2, 1)), (7, (2, 2)), (len(TEXT), (4, 1))])
def test_lines_and_columns_count_from_one(offset: int, place: tuple[int, int]) -> None:
    assert text().line_column(offset) == place
    assert str(text().place(offset)) == f"d.txt:{place[0]}:{place[1]}"


def test_lines_count_on_line_feeds_only() -> None:
    dirty = DocumentText(id="d", file="d.txt", text="甲\r乙\u2028丙\x0b丁\n戊", start=0, end=9)
    assert dirty.line_column(6) == (1, 7)
    assert dirty.line_column(8) == (2, 1)


# --- all texts ---------------------------------------------------------------------------------------------


def test_without_a_folder_there_are_none_and_nothing_is_wrong(tmp_path: Path) -> None:
    documents = load_catalog(small(tmp_path)).value.documents
    assert load_texts(documents, None) == Collected(value={})


def test_offsets_are_those_of_the_record(tmp_path: Path) -> None:
    loaded = texts(small(tmp_path)).value
    assert {name: (t.start, t.end, t.file) for name, t in loaded.items()} == {
        "alpha": (0, 168, "alpha.txt"),
        "beta": (15, 87, "beta.txt"),
    }


def test_a_text_that_is_not_the_locked_one_is_refused(tmp_path: Path) -> None:
    project = small(tmp_path)
    (project / "texts" / "alpha.txt").write_text("甲公司", "utf-8")
    assert set(texts(project).value) == {"beta"}
    digest = hashlib.sha256("甲公司".encode()).hexdigest()[:12]
    assert found(project) == [
        f"{ALPHA}:9:9: error: document-changed: alpha.txt, the text of alpha, is not the one locked: "
        f"its SHA-256 is {digest}…. Expected: 032bf01a703a…. Fix: restore the file, or record a new document; "
        "citations are bound to the locked text."
    ]


def test_a_segment_that_ends_after_its_file_is_refused(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, ALPHA, "to: 168", "to: 170")
    assert set(texts(project).value) == {"beta"}
    assert found(project) == [
        f"{ALPHA}:10:24: error: segment-outside: the segment ends at 170, the file has 168 code points. "
        "Fix: write a `to` of at most 168."
    ]


def test_d11_a_missing_text_fails_closed(tmp_path: Path) -> None:
    project = small(tmp_path)
    (project / "texts" / "alpha.txt").rename(project / "texts" / "alpha.text")
    assert set(texts(project).value) == {"beta"}
    assert [f.code for f in texts(project).findings] == ["file-missing"]
    assert "file-missing" in {f.code for f in pressed(project).findings}


@pytest.mark.parametrize("name", ["link", "folder", "pipe"])
def test_f02_what_is_no_regular_file_is_never_read(tmp_path: Path, name: str) -> None:
    project = small(tmp_path)
    file = project / "texts" / "alpha.txt"
    content = file.read_bytes()
    file.unlink()
    if name == "link":
        (tmp_path / "elsewhere.txt").write_bytes(content)
        file.symlink_to(tmp_path / "elsewhere.txt")
    elif name == "folder":
        file.mkdir()
    else:
        os.mkfifo(file)
    assert set(texts(project).value) == {"beta"}
    assert [f.code for f in texts(project).findings] == ["file-not-regular"]


def test_d08_a_text_beyond_the_cap_is_refused(tmp_path: Path) -> None:
    project = small(tmp_path)
    with (project / "texts" / "alpha.txt").open("wb") as file:
        file.truncate(CAP_BYTES + 1)
    assert [f.code for f in texts(project).findings] == ["file-too-large"]


def test_several_articles_may_share_a_file_and_its_faults_are_told_once(tmp_path: Path) -> None:
    project = small(tmp_path)
    record = (project / ALPHA).read_text("utf-8").replace("id: alpha", "id: second").replace("to: 168", "to: 27")
    (project / "data" / "documents" / "second.yml").write_text(record, "utf-8")
    shared = texts(project).value
    assert shared["second"].text == shared["alpha"].text
    assert (shared["second"].end, shared["alpha"].end) == (27, 168)
    (project / "texts" / "alpha.txt").write_bytes(b"\xff\xff\n")
    assert [f.code for f in texts(project).findings] == ["text-encoding"]


def test_the_digest_is_of_the_bytes_not_of_the_text(tmp_path: Path) -> None:
    project = small(tmp_path)
    file = project / "texts" / "alpha.txt"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert [f.code for f in texts(project).findings] == ["document-changed"]


@pytest.mark.parametrize(
    ("raw", "code"), [(b"\xff\xfe\xfd", "text-encoding"), (b"\n \n", "document-empty"), (None, "file-missing")]
)
def test_a_finding_about_a_file_names_the_documents_whose_text_it_is(
    tmp_path: Path, raw: bytes | None, code: str
) -> None:
    project = small(tmp_path)
    file = project / "texts" / "alpha.txt"
    file.unlink() if raw is None else file.write_bytes(raw)
    (told,) = texts(project).findings
    assert (told.code, told.place.file) == (code, "alpha.txt")
    assert told.message.endswith("(the text of alpha)")
