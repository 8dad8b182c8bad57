"""Pages stand alone with the config and theme of the project, and with nothing that lets one look at others."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.theme_pages import stands_alone
from tests.small import dressed, small

CONFIG = "mkdocs.yml"
MAIN = "site_src/overrides/main.html"
OTHERWISE = {  # what lets a page look beyond itself → (file, before, after)
    "hooks": (CONFIG, "strict: true", "hooks: [hook.py]"),
    "navigation": (CONFIG, "strict: true", "nav: [index.md]"),
    "another theme": (CONFIG, "  name: material", "  name: mkdocs"),
    "a plugin": (CONFIG, "plugins:\n", "plugins:\n  tags: {}\n"),
    "plugins in a list": (CONFIG, "plugins:\n  search:\n", "plugins:\n  - search:\n"),
    "an extension that reads files": (CONFIG, "  abbr: {}", "  pymdownx.snippets: {}"),
    "extensions in a list": (CONFIG, "  abbr: {}\n", "  - abbr\n"),
    "all pages": (MAIN, "", "{% for each in pages %}{% endfor %}"),
    "the next page": (MAIN, "", "{{ page.next_page.title }}"),
    "a template that is not named": (MAIN, "", "{% include page.meta.template %}"),
    "a template that is not there": (MAIN, "", '{% include "nowhere.html" %}'),
}


def test_pages_of_the_project_stand_alone(tmp_path: Path) -> None:
    project = dressed(small(tmp_path))
    assert stands_alone(project, "zh-Hant")
    assert stands_alone(project, "en")


@pytest.mark.parametrize(("file", "before", "after"), OTHERWISE.values(), ids=OTHERWISE)
def test_what_looks_beyond_a_page_is_noticed(tmp_path: Path, file: str, before: str, after: str) -> None:
    project = dressed(small(tmp_path))
    text = (project / file).read_text("utf-8")
    assert before in text
    (project / file).write_text(text.replace(before, after, 1) if before else text + after, "utf-8")
    assert not stands_alone(project, "zh-Hant")
