"""Text that broke out of its place in a data file."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.inspection.context import load_site
from generator.site.inspection.wellformed import inspect_wellformed
from tests.site.inspection.trees import context, good_site, write

BROKEN = {
    "a.json": '{"a": "b}',
    "b.json": '{"a": NaN}',
    "c.json": "[" * 100_000,
    "a.xml": "<feed><title>甲</feed>",
    "b.xml": "<feed><![CDATA[ ]]> ]]> </feed>",
    "c.xml": "<feed>\x01</feed>",
    "d.xml": '<!DOCTYPE feed [<!ENTITY a "甲">]><feed>&a;</feed>',
    "e.xml": '<!DOCTYPE feed [<!ENTITY a SYSTEM "file:///etc/hostname">]><feed>&a;</feed>',
    "a.svg": "<svg><title>a & b</title></svg>",
    "empty.xml": "",
}
SOUND = {"a.json": '{"a": 1.5}', "a.xml": "<feed><title>甲 &amp; 乙</title></feed>", "a.js.map": "{}"}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_found(tmp_path: Path, name: str) -> None:
    site = load_site(write(tmp_path, good_site() | {f"en/{name}": BROKEN[name]}), context()).value
    (finding,) = inspect_wellformed(site, context())
    assert (finding.code, finding.place.file) == ("malformed", f"site/en/{name}")


def test_sound_files_are_not(tmp_path: Path) -> None:
    files = good_site() | {f"en/{name}": text for name, text in SOUND.items()}
    site = load_site(write(tmp_path, files), context()).value
    assert list(inspect_wellformed(site, context())) == []
