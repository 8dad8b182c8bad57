"""What an editor is told of a slip: the cases in `messages.tsv`, each on the small project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.findings import render_text
from generator.judging.checks.page_links import PAGES
from generator.pages.tree import REFERENCE, SECTIONS
from tests.small import pressed, small

ROWS = [
    row.split("\t") for row in Path(__file__).with_suffix(".tsv").with_stem("messages").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(("file", "before", "after", "says"), [r[1:] for r in ROWS[3:]], ids=[r[0] for r in ROWS[3:]])
def test_a_slip_is_told_first_with_place_and_right_form(
    tmp_path: Path, file: str, before: str, after: str, says: str
) -> None:
    project = small(tmp_path)
    text = (project / file).read_text("utf-8")
    (project / file).write_text(text.replace(before, after, 1), "utf-8")
    assert before in text
    first = render_text(pressed(project).findings[0])
    wanted = ".*".join(map(re.escape, says.split("…")))
    assert re.fullmatch(f"{re.escape(file)}:{wanted}", first), first


def test_the_pages_that_may_be_linked_are_those_of_the_navigation() -> None:
    assert set(PAGES) == {*SECTIONS, *REFERENCE} - {""}
