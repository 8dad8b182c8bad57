"""The pages of the small project, as Markdown."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import yaml

from generator.pages.page import TEMPLATES
from generator.pages.tree import make_tree
from generator.settings import load_settings
from tests.known import ALL
from tests.small import REPOSITORY, dressed, edit, pressed, small


def page(project: Path, path: str) -> str:
    tag, _, file = path.partition("/")
    settings, only = load_settings(project, None, {}), file.removesuffix(".md")
    made = make_tree(project, pressed(project).edition, settings, (ALL[tag],), only)
    assert made.findings == ()
    return made.value[PurePosixPath(path)].decode()


def test_c07_a_superseded_document_says_so_and_names_the_other(tmp_path: Path) -> None:
    project = dressed(small(tmp_path))
    before = page(project, "en/documents/beta.md")
    edit(project, "data/documents/beta.yml", "about: ", "superseded_by: alpha\nabout: ")
    after = page(project, "en/documents/beta.md")
    (line,) = set(after.split("\n")) - set(before.split("\n"))
    assert "Superseded by a later document" in line
    assert "甲公司首季業績速報" in line
    assert 'class="superseded"' not in page(project, "en/documents/alpha.md")


def heading(project: Path, path: str) -> str:
    """The title that a page has in its head, as browsers and searches show it."""
    return str(yaml.safe_load(page(project, path).split("---\n")[1])["title"])


TRANSLATED = "container-title:"
MEANING = "translated_title: {zh-Hant: 首季大漲, en: A quarter of growth}\n"


def test_a_list_of_sources_gives_what_a_foreign_title_means_beside_it(tmp_path: Path) -> None:
    project = dressed(small(tmp_path))
    edit(project, "data/documents/alpha.yml", TRANSLATED, MEANING + TRANSLATED)
    title = '<cite lang="zh-Hant" data-traced="document-title">甲公司首季業績速報</cite>'
    for path in ("documents.md", "briefings/first.md"):
        listed = page(project, f"en/{path}")
        assert 0 < listed.count(f"{title}</a>") == listed.count(f"A quarter of growth · {title}</a>")
        assert "首季大漲" not in page(project, f"zh-Hant/{path}")
    assert "首季大漲" not in page(project, "zh-Hant/documents/alpha.md").partition("\n---\n")[2]


def test_a_title_may_be_in_another_language_than_its_document(tmp_path: Path) -> None:
    project = dressed(small(tmp_path))
    edit(project, "data/documents/alpha.yml", TRANSLATED, "title_language: en\n" + MEANING + TRANSLATED)
    assert '首季大漲 · <cite lang="en"' in page(project, "zh-Hant/documents.md")
    assert "A quarter of growth" not in page(project, "en/documents.md")
    assert heading(project, "zh-Hant/documents/alpha.md") == "首季大漲"
    assert heading(project, "en/documents/alpha.md") == "甲公司首季業績速報"


def test_a_title_of_ours_is_in_the_language_of_the_page(tmp_path: Path) -> None:
    project = dressed(small(tmp_path))
    edit(project, "data/documents/alpha.yml", TRANSLATED, "title_supplied: true\n" + MEANING + TRANSLATED)
    assert "<cite>A quarter of growth</cite></a>" in page(project, "en/documents.md")
    assert "<cite>首季大漲</cite></a>" in page(project, "zh-Hant/documents.md")
    assert heading(project, "zh-Hant/documents/alpha.md") == "首季大漲"


def test_no_template_asks_a_record_itself_on_which_line_it_stands() -> None:
    """It asks the writer, which notes the question: a page kept would not see the lines move."""
    for path in sorted((REPOSITORY / TEMPLATES).iterdir()):
        assert re.findall(r"\.origin\.|\.at\(|\.node\b", path.read_text("utf-8")) == [], path.name
