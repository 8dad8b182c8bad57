"""Every page is reached from the root by links."""

from __future__ import annotations

from pathlib import Path

from generator.site.inspection.context import load_site
from generator.site.inspection.reach import inspect_reach
from tests.site.inspection.trees import context, good_site, write


def lost(root: Path, files: dict[str, str]) -> list[str]:
    site = load_site(write(root, files), context()).value
    return [finding.place.file for finding in inspect_reach(site, context())]


def test_a_site_whose_root_leads_everywhere_is_right(tmp_path: Path) -> None:
    files = good_site()
    assert "index.html" in files
    assert lost(tmp_path, files) == []


def test_a_page_that_nothing_leads_to_is_found_and_so_are_pages_that_lead_to_each_other_only(tmp_path: Path) -> None:
    alone = '<!doctype html><html lang="en"><title>a</title><a href="../second/">on</a></html>'
    other = '<!doctype html><html lang="en"><title>b</title><a href="../first/">back</a></html>'
    files = good_site() | {"en/first/index.html": alone, "en/second/index.html": other}
    assert lost(tmp_path, files) == ["site/en/first/index.html", "site/en/second/index.html"]


def test_error_pages_need_no_link(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="en"><title>a</title></html>'
    assert lost(tmp_path, good_site() | {"404.html": page}) == []
