"""Questions and answers as the pages hold them: by occasion, by who asked, by topic, in the order of the text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.judging.selection import asked_questions
from generator.pages.contents import all_pages
from generator.record.strings import load_strings
from tests.known import ALL, BOTH, TAGS
from tests.small import pressed, small

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.pages.page import Page

QUESTIONS = """\
id: call
date: 2025-05-14
title: {zh-Hant: 業績會, en: The call}
questions:
  - id: how-many-users
    text: {zh-Hant: 用戶有多少？, en: How many users are there?}
    cites: [{in: alpha, exact: 某社交應用}]
  - id: how-much
    asked_by: test-press
    analyst: Ann Lee
    text: {zh-Hant: 會花多少？, en: How much will be spent?}
    cites: [{in: alpha, exact: 管理層預計}]
"""
CLAIM = """\
  - id: {id}
    kind: opinion
    speaker: {speaker}
    date: 2025-05-14
    firmness: firm
    text: {{zh-Hant: 甲。, en: A.}}
    cites: [{{in: alpha, exact: {exact}}}]
    topics: [{topic}]
    answers: {answers}
"""


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    project = small(tmp_path)
    (project / "data" / "questions").mkdir()
    (project / "data" / "questions" / "call.yml").write_text(QUESTIONS, "utf-8")
    claims = project / "data" / "claims" / "second.yml"
    said = (
        ("later", "acme", "同類應用", "first", "how-many-users"),
        ("sooner", "test-press", "月活躍用戶達", "first", "how-many-users"),
        ("spending", "acme", "低兩位數", "money", "how-much"),
    )
    keys = ("id", "speaker", "exact", "topic", "answers")
    claims.write_text("claims:\n" + "".join(CLAIM.format(**dict(zip(keys, c, strict=True))) for c in said), "utf-8")
    return pressed(project).edition


def pages(edition: Edition, language: str) -> dict[str, Page]:
    strings = load_strings(Path(__file__).parents[2], BOTH).value[language]
    return {page.path: page for page in all_pages(edition, strings, ALL[language])}


def test_answers_stand_in_the_order_of_the_text(edition: Edition) -> None:
    users, spending = asked_questions(edition)
    assert [claim.id for claim in users.answers] == ["sooner", "later"]
    assert users.speakers == ("test-press", "acme")
    assert (users.question.asked_by, spending.question.asked_by) == (None, "test-press")
    assert spending.topics == ("money",)


def test_each_occasion_has_a_page_at_the_same_address_in_both_languages(edition: Edition) -> None:
    for language in TAGS:
        page = pages(edition, language)["questions/call"]
        assert [a.question.id for a in page.context["questions"]] == ["how-many-users", "how-much"]


def test_questions_are_found_by_who_asked_and_by_topic(edition: Edition) -> None:
    found = pages(edition, "en")
    listed = found["questions"].context
    assert {name: [a.question.id for a in put] for name, put in listed["by_asker"].items()} == {
        "test-press": ["how-much"]
    }
    assert [a.question.id for a in listed["unnamed"]] == ["how-many-users"]
    assert [(b.id, [a.question.id for a in put]) for b, put in listed["by_topic"]] == [("first", ["how-many-users"])]
    assert [a.question.id for a in found["entities/test-press"].context["questions"]] == ["how-much"]
    assert [a.question.id for a in found["briefings/first"].context["questions"]] == ["how-many-users"]
