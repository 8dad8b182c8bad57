"""The pages of the small project, as Markdown."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from generator.pages.tree import make_tree
from generator.settings import load_settings
from tests.small import edit, pressed, small


def page(project: Path, path: str) -> str:
    made = make_tree(project, pressed(project).edition, load_settings(project, None, {}))
    assert made.findings == ()
    return made.value[PurePosixPath(path)].decode()


def test_c07_a_superseded_document_says_so_and_names_the_other(tmp_path: Path) -> None:
    project = small(tmp_path)
    before = page(project, "en/documents/beta.md")
    edit(project, "data/documents/beta.yml", "about: ", "superseded_by: alpha\nabout: ")
    after = page(project, "en/documents/beta.md")
    (line,) = set(after.split("\n")) - set(before.split("\n"))
    assert "Superseded by a later document" in line
    assert "甲公司首季業績速報" in line
    assert 'class="superseded"' not in page(project, "en/documents/alpha.md")
