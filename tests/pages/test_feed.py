"""The feed of the small project."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from generator.pages.feed import BEGINNING, feed
from generator.record.strings import load_strings
from tests.small import pressed, small

ATOM = "{http://www.w3.org/2005/Atom}"
EDITIONS = """editions:
  - {id: first, date: 2025-05-15, through: 2025-Q1, text: {zh-Hant: 首次發布。, en: First published.}}
"""
CORRECTIONS = """corrections:
  - {id: slip, date: 2025-06-02, facts: [acme.revenue.2025-q1], text: {zh-Hant: 改正 <甲>。, en: Mended <A> & B.}}
"""


def made(project: Path, tag: str) -> etree._Element:
    edition = pressed(project).edition
    language = edition.catalog.language(tag)
    words = load_strings(project, (language,)).value[tag]
    return etree.fromstring(feed(edition, words, language, "https://example.org/"))


def test_editions_and_corrections_are_entries_the_newest_first(tmp_path: Path) -> None:
    project = small(tmp_path)
    (project / "data" / "editions.yml").write_text(EDITIONS, "utf-8")
    (project / "data" / "corrections").mkdir()
    (project / "data" / "corrections" / "2025.yml").write_text(CORRECTIONS, "utf-8")
    root = made(project, "en")
    told = [(e.findtext(f"{ATOM}updated"), e.findtext(f"{ATOM}summary")) for e in root.iter(f"{ATOM}entry")]
    assert told == [("2025-06-02T00:00:00Z", "Mended <A> & B."), ("2025-05-15T00:00:00Z", "First published.")]
    assert root.findtext(f"{ATOM}updated") == "2025-06-02T00:00:00Z"
    ids = [each.text for each in root.iter(f"{ATOM}id")]
    assert ids == [
        "https://example.org/en/",
        "https://example.org/en/corrections/#slip",
        "https://example.org/en/corrections/#edition-first",
    ]
    assert made(project, "zh-Hant").get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hant"


def test_a_record_without_editions_has_a_feed_without_entries(tmp_path: Path) -> None:
    root = made(small(tmp_path), "en")
    assert root.find(f"{ATOM}entry") is None
    assert root.findtext(f"{ATOM}updated") == f"{BEGINNING}T00:00:00Z"
