"""What tells of the machine that built the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.inspection.context import load_site
from generator.site.inspection.machine import inspect_machine, private_paths
from tests.site.inspection.trees import context, good_site, write

TELLING = {
    "project": "built in /srv/press/project",
    "home": "/home/someone/notes",
    "mac": "/Users/someone/notes",
    "windows": "C:\\Users\\someone",
    "escaped-windows": '"C:\\\\Users\\\\someone"',
    "file-url": "file:///etc",
    "token": "ghp_" + "a1" * 18,
    "key": "-----BEGIN RSA PRIVATE KEY-----",
}


@pytest.mark.parametrize("text", TELLING.values(), ids=TELLING)
def test_what_tells_of_the_machine_is_found_and_not_shown(tmp_path: Path, text: str) -> None:
    site = load_site(write(tmp_path, good_site() | {"en/a.js": f"\n// {text}"}), context()).value
    (finding,) = inspect_machine(site, context(private=("/srv/press/project",)))
    assert (finding.code, str(finding.place)) == ("private-text", "site/en/a.js:2:1")
    assert text not in finding.message


@pytest.mark.parametrize("text", ["home/someone", "https://example.org/home/", "/homeless/a/b", "ghp_short", "甲"])
def test_ordinary_text_is_not(tmp_path: Path, text: str) -> None:
    site = load_site(write(tmp_path, good_site() | {"en/a.js": text}), context()).value
    assert list(inspect_machine(site, context())) == []


def test_private_paths_leaves_out_what_is_everywhere(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    assert private_paths([Path("/"), tmp_path / "link"]) == tuple(sorted({str(tmp_path / "link"), str(tmp_path)}))
