"""The home page: its briefings under the headings that the topics have."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pages.briefing_pages import home
from generator.record.strings import load_strings
from tests.known import ALL, BOTH
from tests.small import pressed, small

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
