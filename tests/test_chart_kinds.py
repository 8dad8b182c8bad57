"""The page of chart kinds shows each kind with the file that draws it."""

from __future__ import annotations

import html
import re
from pathlib import Path, PurePosixPath

import pytest
import yaml

from generator.charts.kinds import drawer
from generator.pages.tree import make_tree
from generator.record.chart_kinds import KINDS
from generator.record.load import load_catalog
from generator.record.models import ChartSpec
from generator.record.strings import load_strings
from generator.settings import load_settings
from tests.known import ALL, EN, TAGS
from tests.small import dressed, pressed, small

ROOT = Path(__file__).parents[1]
EXAMPLE = """\
# A comment, <b>and</b> what Markdown could take for *marks* of its own: [a](b) `c` {{ d }} \\ |
id: example-bars
kind: bars
title: {zh-Hant: 收入, en: Revenue}
rows:
  - {fact: acme.revenue.2025-q1}
"""


def test_every_kind_has_its_example() -> None:
    assert [*load_catalog(ROOT).value.examples] == [*KINDS]


def test_the_example_of_the_guide_is_a_chart() -> None:
    section = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Charts\n")[2].partition("\n## ")[0]
    (example,) = re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)
    (chart,) = yaml.safe_load(example)
    known = load_catalog(ROOT).value.facts
    assert all(row.fact in known for row in ChartSpec.model_validate(chart).rows)


def test_every_kind_has_its_words_in_every_language() -> None:
    strings = load_strings(ROOT, [ALL[tag] for tag in TAGS]).value
    wanted = {f"chart-{what}.{kind}" for what in ("kind", "use", "avoid") for kind in KINDS}
    assert [wanted - words.keys() for words in strings.values()] == [set(), set()]


@pytest.mark.parametrize("language", TAGS)
def test_the_yaml_shown_is_the_file_that_draws_the_chart(tmp_path: Path, language: str) -> None:
    project = dressed(small(tmp_path))
    (project / "site_src" / "chart-kinds").mkdir()
    (project / "site_src" / "chart-kinds" / "bars.yml").write_text(EXAMPLE, "utf-8")
    made = make_tree(project, pressed(project).edition, load_settings(project, None, {}), (ALL[language],))
    assert made.findings == ()
    page = made.value[PurePosixPath(language, "chart-kinds.md")].decode()
    (shown,) = re.findall(r"<code [^>]*>([^<]*)</code>", page)
    assert html.unescape(shown) + "\n" == EXAMPLE
    assert 'id="chart-example-bars"' in page
    assert 'data-mark="acme.revenue.2025-q1"' in page


def test_without_examples_there_is_no_such_page(tmp_path: Path) -> None:
    project = dressed(small(tmp_path))
    made = make_tree(project, pressed(project).edition, load_settings(project, None, {}), (EN,))
    assert PurePosixPath("en", "chart-kinds.md") not in made.value
    assert b"chart-kinds" not in made.value[PurePosixPath("en", "method.md")]


def test_every_record_of_a_kind_has_its_module_and_every_module_its_record() -> None:
    modules = {path.stem for path in (ROOT / "generator" / "charts" / "kinds").glob("*.py")} - {"__init__"}
    assert modules == KINDS.keys() == {kind.name for kind in KINDS.values()}
    assert [kind for kind in KINDS if not {"EXAMPLE", "draw", "problems"} <= {*dir(drawer(kind))}] == []
