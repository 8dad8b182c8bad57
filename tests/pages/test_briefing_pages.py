"""The home page: its briefings under the headings that the topics have."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pages.briefing_pages import home
from generator.pages.tree import make_tree
from generator.record.strings import load_strings
from tests.known import ALL, BOTH
from tests.pages.test_report_link import SETTINGS
from tests.small import dressed, edit, pressed, small

TOPIC = "  - {{id: {}, label: {{zh-Hant: 甲, en: A}}, definition: {{zh-Hant: 乙。, en: B.}}{}}}\n"
HEADING = ", heading: {{zh-Hant: {}, en: {}}}"
PRODUCTS, SALES = HEADING.format("產品", "Products"), HEADING.format("銷售", "Sales")


@pytest.mark.parametrize(
    ("topics", "headings"),
    [
        ([], [None]),
        ([("first", "")], [None]),
        ([("first", PRODUCTS)], ["Products"]),
        ([("other", SALES), ("first", "")], ["Sales"]),
        ([("other", SALES), ("first", PRODUCTS), ("last", "")], ["Products"]),
        ([("other", ""), ("first", ""), ("last", SALES)], [None]),
    ],
)
def test_a_briefing_stands_under_the_last_heading_up_to_its_topic(
    tmp_path: Path, topics: list[tuple[str, str]], headings: list[str | None]
) -> None:
    project = small(tmp_path)
    if topics:
        (project / "data" / "topics.yml").write_text("topics:\n" + "".join(TOPIC.format(*t) for t in topics), "utf-8")
    edition = pressed(project).edition
    strings = load_strings(Path(__file__).parents[2], BOTH).value["en"]
    (page,) = home(edition, strings, ALL["en"])
    groups = page.context["groups"]
    assert [heading and heading.root["en"] for heading, _ in groups] == headings
    assert [[briefing.id for briefing, _ in cards] for _, cards in groups] == [["first"]]


def test_the_kinds_of_statements_begin_with_a_capital(tmp_path: Path) -> None:
    project = small(tmp_path)
    edit(project, "data/claims/first.yml", "kind: guidance", "kind: strategy")
    found = pressed(project)
    made = make_tree(dressed(found.project), found.edition, SETTINGS, (ALL["en"],)).value
    (page,) = (text.decode() for path, text in made.items() if path.match("en/briefings/first.md"))
    assert "<summary>Strategy</summary>" in page
