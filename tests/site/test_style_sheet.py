"""The theme's style sheet less what no page has: nothing else goes, and what goes is on no page."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from generator.site.style_sheet import UNUSED, lighter, trimmed, uncommented

SHEETS = files("material").joinpath("templates/assets/stylesheets")
(THEME,) = (sheet for sheet in SHEETS.iterdir() if re.fullmatch(r"main\..*\.css", sheet.name))


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".md-typeset p{margin:0}", ".md-typeset p{margin:0}"),
        (".md-typeset .tabbed-set{margin:0}p{margin:0}", "p{margin:0}"),
        (".admonition,details{margin:0}", "details{margin:0}"),
        ("a:not(.md-button),.md-button{margin:0}", "a:not(.md-button){margin:0}"),
        ("p:is(.a,.tabbed-set){margin:0}", "p:is(.a,.tabbed-set){margin:0}"),
        ("@media print{.tabbed-set{margin:0}}p{margin:0}", "p{margin:0}"),
        ("@media print{.tabbed-set{margin:0}p{margin:0}}", "@media print{p{margin:0}}"),
        ("@keyframes turn{0%{top:0}to{top:1px}}", "@keyframes turn{0%{top:0}to{top:1px}}"),
        ('@charset "UTF-8";p:after{content:"}.keys{"}', '@charset "UTF-8";p:after{content:"}.keys{"}'),
        (':root{--a:url("x{}");--b:url("y")}p{mask:var(--b)}', ':root{--b:url("y")}p{mask:var(--b)}'),
    ],
)
def test_what_no_page_has_is_left_out(sheet: str, left: str) -> None:
    assert trimmed(sheet) == left


def test_the_sheet_of_the_theme_loses_its_larger_half_and_stays_whole() -> None:
    whole = THEME.read_text("utf-8")
    left = trimmed(whole)
    assert len(left) < len(whole) / 2
    assert left.count("{") == left.count("}")
    assert not UNUSED.search(re.sub(r":(?:not|is|where)\([^()]*\)", "", left))
    assert ".md-search-result" in left


@pytest.mark.parametrize(
    ("name", "whole", "left"),
    [
        ("palette.0.min.css", "[data-md-color-primary=red]{top:0}", ""),
        ("palette.0.min.css", "[data-md-color-primary=blue]{top:0}", "[data-md-color-primary=blue]{top:0}"),
        ("other.css", "[data-md-color-primary=red]{top:0}", "[data-md-color-primary=red]{top:0}"),
    ],
)
def test_a_sheet_of_the_theme_has_the_colours_of_the_site_alone(name: str, whole: str, left: str) -> None:
    page = '<body data-md-color-primary="blue">'
    assert lighter(f"assets/stylesheets/{name}", whole.encode(), page).decode() == left


@pytest.mark.parametrize(
    ("name", "whole", "left"),
    [
        ("own.css", '/* a */p{content:"/* b */"}', 'p{content:"/* b */"}'),
        ("own.js", '// a\n  // b\nc("//"); // d\n', 'c("//"); // d\n'),
        ("chart.csv", "// a\n", "// a\n"),
    ],
)
def test_a_file_of_the_project_loses_its_comments(name: str, whole: str, left: str) -> None:
    assert uncommented(f"assets/{name}", whole.encode()).decode() == left
