"""A draft is seen while it is written: what it lacks is told and stops nobody, and readers are not led to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.editing.changes import changes_between
from generator.findings import Severity, exit_code
from generator.judging.drafts import published
from generator.pages.tree import page_texts
from generator.press import Pressed
from generator.settings import Settings
from tests.small import dressed, edit, pressed, small

FRAME = """\
id: second
order: 2
{more}title: {{zh-Hant: 第二篇, en: The second}}
summary: {{zh-Hant: 尚未寫成。, en: Not yet written.}}
"""
DRAFT = "draft: true\n"


def project(tmp_path: Path, more: str = DRAFT, **prose: str) -> Path:
    made = small(tmp_path)
    folder = made / "site_src/briefings/second"
    folder.mkdir()
    (folder / "briefing.yml").write_text(FRAME.format(more=more), "utf-8")
    (folder / "en.md").write_text(prose.get("en", "Something is written.\n"), "utf-8")
    (folder / "zh-Hant.md").write_text(prose.get("zh", "寫了一點。\n"), "utf-8")
    return made


def told(found: Pressed) -> set[tuple[str, str]]:
    return {(str(finding.severity), finding.code) for finding in found.findings}


def pages(found: Pressed) -> dict[str, str]:
    settings = Settings(site_url="https://example.org/", repo_url="", contact="", documents=None)
    return dict(page_texts(found.project, found.edition, settings))


def test_what_a_draft_lacks_is_told_and_stops_nobody(tmp_path: Path) -> None:
    found = pressed(project(tmp_path))
    assert told(found) == {("warning", "main-points"), ("warning", "part-missing")}
    assert exit_code(found.findings) == 0


def test_the_same_briefing_is_an_error_once_it_is_no_draft(tmp_path: Path) -> None:
    assert told(pressed(project(tmp_path, ""))) == {("error", "main-points"), ("error", "part-missing")}


@pytest.mark.parametrize(
    ("prose", "code"),
    [
        ("- Revenue was 12 billion.\n", "typed-number"),
        ('- It was {{ fact("nothing", "2025-Q1") }}.\n', "unknown-concept"),
        ('- It was {{ fact("revenue" }}.\n', "call-unreadable"),
    ],
)
def test_what_is_wrong_in_a_draft_is_an_error(tmp_path: Path, prose: str, code: str) -> None:
    found = pressed(project(tmp_path, en=prose, zh=prose))
    assert code in {finding.code for finding in found.findings if finding.severity is Severity.ERROR}


def test_its_page_says_what_it_lacks_and_the_published_site_has_none(tmp_path: Path) -> None:
    found = pressed(dressed(project(tmp_path)))
    page = pages(found)["briefings/second"]
    assert "草稿" in page
    assert "A briefing lacks a part of its form." in page
    assert "第二篇" in pages(found)["briefings"]
    without = pages(found.published)
    assert "briefings/second" not in without
    assert not [path for path, text in without.items() if "第二篇" in text or "briefings/second" in text]


def test_readers_are_not_led_to_a_draft_but_a_draft_may_lead_to_another(tmp_path: Path) -> None:
    made = project(tmp_path, en="See [the first](briefings/first) and [itself](briefings/second).\n", zh="寫了一點。\n")
    assert "unknown-briefing" not in {finding.code for finding in pressed(made).findings}
    edit(made, "site_src/briefings/first/en.md", "capital expenditure was", "[more](briefings/second) was")
    edit(made, "site_src/briefings/first/briefing.yml", "order: 1\n", "order: 1\nrelated: [second]\n")
    messages = [finding.message for finding in pressed(made).findings if finding.code == "unknown-briefing"]
    assert messages == ["the briefing second is a draft, which readers do not see"] * 2


def test_a_record_without_drafts_is_itself(tmp_path: Path) -> None:
    catalog = pressed(small(tmp_path)).catalog
    assert published(catalog) == catalog


def test_the_diff_says_of_a_new_briefing_that_it_is_a_draft_and_when_it_is_published(tmp_path: Path) -> None:
    before = pressed(small(tmp_path / "before")).edition
    made = project(tmp_path)
    drafted = pressed(made).edition
    edit(made, "site_src/briefings/second/briefing.yml", DRAFT, "")
    found = [*changes_between(before, drafted), *changes_between(drafted, pressed(made).edition)]
    shown = [(each.change.state, each.change.after) for each in found if each.change.kind == "briefing"]
    assert shown == [("new", {"": "a draft, not published"}), ("changed", {"": "published"})]
