"""A folder held against a built tree: whatever was altered, taken away or added is told, at its place and in words."""

from __future__ import annotations

import json
import os
import random
import re
from pathlib import Path

import pytest

from generator.site.comparison import MOST, compare, look_in
from generator.site.held_files import files_in
from generator.site.publish import seal
from tests.site.inspection.trees import write

FILES = {
    "en/index.html": "<p>\n<data>RMB 184.5 billion</data> and 31 more\n</p>\n",
    "en/charts/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"><text>184.5</text></svg>',
    "en/search/search_index.json": '{"docs": [{"title": "Results of 2024", "text": "184.5 in 2024"}]}',
    "data/facts.csv": "\ufeffid,value\r\na,184500000000\r\n",
    "data/facts.json": '{"version": 1, "facts": [{"id": "a", "value": "184500000000"}]}',
    "en/feed.xml": "<feed><updated>2024-05-07</updated></feed>",
    "en/assets/a.js": "let most = 12;\n",
}


@pytest.fixture
def trees(tmp_path: Path) -> tuple[Path, Path]:
    """The tree that was built, and another of the same files."""
    folders = write(tmp_path / "built", FILES), write(tmp_path / "site", FILES)
    assert [seal(folder) for folder in folders] == [(), ()]
    return folders


def told(built: Path, site: Path) -> list[str]:
    found = compare(built, files_in(site), look_in(site, "site"), "site")
    return [f"{finding.code} {finding.place.file}:{finding.place.line} {finding.message}" for finding in found]


def test_equal_trees_differ_in_nothing(trees: tuple[Path, Path]) -> None:
    assert told(*trees) == []


@pytest.mark.parametrize("name", FILES)
def test_every_digit_of_every_kind_of_file_counts(trees: tuple[Path, Path], name: str) -> None:
    built, site = trees
    path = site / name
    text = path.read_bytes()
    at = [match.start() for match in re.finditer(rb"[0-9]", text)]
    assert at
    for each in at:
        other = random.Random(each).choice(sorted({*b"0123456789"} - {text[each]}))
        path.write_bytes(text[:each] + bytes([other]) + text[each + 1 :])
        (finding,) = told(built, site)
        line = text.count(b"\n", 0, each) + 1
        assert finding.startswith(f"altered-file site/{name}:{line} ")


def test_a_manifest_made_anew_hides_nothing(trees: tuple[Path, Path]) -> None:
    built, site = trees
    write(site, {"data/facts.csv": FILES["data/facts.csv"].replace("1845", "1846")})
    assert seal(site) == ()
    assert [line.partition(":")[0] for line in told(built, site)] == [
        "altered-file site/build.json",
        "altered-file site/data/facts.csv",
    ]


def test_the_place_and_both_wordings_are_told(trees: tuple[Path, Path]) -> None:
    built, site = trees
    write(site, {"en/index.html": FILES["en/index.html"].replace("31 more", "37 more")})
    assert told(built, site) == [
        "altered-file site/en/index.html:2 is not what was built: "
        "it says 「/data> and 37 more」 where the record says 「/data> and 31 more」"
    ]


def test_what_is_missing_or_more_is_told(trees: tuple[Path, Path]) -> None:
    built, site = trees
    (site / "data" / "facts.json").unlink()
    write(site, {"en/more.html": "x", "data/facts.csv": FILES["data/facts.csv"] + "b,1\r\n"})
    assert [line.partition(" where ")[0] for line in told(built, site)] == [
        "altered-file site/data/facts.csv:3 is not what was built: it says 「b」",
        "altered-file site/data/facts.json:1 was built and is missing",
        "altered-file site/en/more.html:1 was not built",
    ]


def test_links_are_not_followed(trees: tuple[Path, Path], tmp_path: Path) -> None:
    built, site = trees
    (site / "data" / "facts.json").rename(tmp_path / "facts.json")
    (site / "data" / "facts.json").symlink_to(tmp_path / "facts.json")
    (site / "en" / "charts").rename(tmp_path / "charts")
    (site / "en" / "charts").symlink_to(tmp_path / "charts")
    assert told(built, site) == [
        "irregular-file site/data/facts.json:1 is no regular file",
        "irregular-file site/en/charts/a.svg:1 is no regular file",
        "irregular-file site/en/charts:1 is no regular file",
    ]


def test_a_pipe_is_not_waited_for(trees: tuple[Path, Path]) -> None:
    built, site = trees
    (site / "data" / "facts.json").unlink()
    os.mkfifo(site / "data" / "facts.json")
    assert told(built, site) == ["irregular-file site/data/facts.json:1 is no regular file"]


def test_very_many_differences_are_counted(trees: tuple[Path, Path]) -> None:
    built, site = trees
    write(site, {f"more/{number}.html": "x" for number in range(2_000)})
    lines = told(built, site)
    assert len(lines) == MOST + 1
    assert lines[-1] == f"altered-file site:1 {2_000 - MOST} more files differ"


def test_a_manifest_is_compared_like_any_file(trees: tuple[Path, Path]) -> None:
    built, site = trees
    manifest = json.loads((site / "build.json").read_text("utf-8"))
    manifest["files"].pop("data/facts.csv")
    (site / "build.json").write_text(json.dumps(manifest), "utf-8")
    assert [line.partition(":")[0] for line in told(built, site)] == ["altered-file site/build.json"]
