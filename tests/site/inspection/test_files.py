"""What may not stand in a published tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.inspection.context import load_site
from generator.site.inspection.files import inspect_files
from tests.site.inspection.trees import context, good_site, write


def _codes(root: Path) -> list[tuple[str, str]]:
    site = load_site(root, context()).value
    return [(finding.code, finding.place.file) for finding in inspect_files(site, context())]


def test_the_good_site_is_clean(tmp_path: Path) -> None:
    assert _codes(write(tmp_path, good_site())) == []


@pytest.mark.parametrize("name", ["a.md", "a.zip", "a.html.swp", "sitemap.xml.gz", "a.yml", "a.exe", "Makefile"])
def test_unknown_kinds_are_found(tmp_path: Path, name: str) -> None:
    assert _codes(write(tmp_path, good_site() | {f"en/{name}": "甲"})) == [("unknown-file", f"site/en/{name}")]


def test_symbolic_links_are_found_and_not_followed(tmp_path: Path) -> None:
    root = write(tmp_path / "tree", good_site())
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "index.html").write_text("<p>甲</p>")
    (root / "en" / "folder").symlink_to(tmp_path / "secret")
    (root / "en" / "file.html").symlink_to(tmp_path / "secret" / "index.html")
    assert _codes(root) == [("irregular-file", "site/en/file.html"), ("irregular-file", "site/en/folder")]
    assert not any("folder" in path or "file" in path for path in load_site(root, context()).value.files)


def test_an_empty_tree_fails_closed(tmp_path: Path) -> None:
    assert _codes(tmp_path) == [("no-home-page", "site/zh-Hant/index.html"), ("no-home-page", "site/en/index.html")]
