"""The cases in `cases/search_entries`: an entry about the good page, and what `inspect_search` finds of it.

A case is a JSON file: `finds`, a list of `code: part of the message`, and `entry`, what is changed in a good entry.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.findings import Finding
from generator.site.inspection.context import load_site
from generator.site.inspection.gate import inspect_site
from generator.site.inspection.search_entries import inspect_search
from tests.site.inspection.trees import CASES, context, good_site, write

GOOD = {"location": "page/", "title": "簡報", "text": "收入為1,845億元。", "kind": "簡報"}
VOLUME = "zh-Hant/search/entries-0.json"


def found(root: Path, index: str) -> list[Finding]:
    files = good_site() | {VOLUME: index}
    return list(inspect_search(load_site(write(root, files), context()).value, context()))


@pytest.mark.parametrize(
    "case", [pytest.param(path, id=path.stem) for path in sorted((CASES / "search_entries").glob("*.json"))]
)
def test_case(case: Path, tmp_path: Path) -> None:
    said = json.loads(case.read_text("utf-8"))
    findings = found(tmp_path, json.dumps([[GOOD | said["entry"]]]))
    shown = [f"{each.code}: {each.message}" for each in findings]
    assert len(shown) == len(said["finds"]), shown
    for wanted, finding in zip(said["finds"], shown, strict=True):
        code, _, part = wanted.partition(": ")
        assert finding.startswith(f"{code}: ")
        assert part in finding


@pytest.mark.parametrize("index", ["", "{}", '{"docs": []}', "[{}]", '[["a"]]', "[" * 100_000])
def test_what_is_no_volume_is_a_finding(tmp_path: Path, index: str) -> None:
    assert [each.code for each in found(tmp_path, index)] == ["unreadable-index"]


def test_a_word_of_another_page_is_found(tmp_path: Path) -> None:
    assert [each.code for each in found(tmp_path, json.dumps([[GOOD | {"location": ""}]]))] == [
        "foreign-words",
        "untraced-figure",
    ]


@pytest.mark.parametrize(
    ("prose", "finds"),
    [
        ({"page/": "收入為1,845億元。"}, []),
        ({"page/": "收入為1,845億元。\n別的話。"}, ["foreign-words"]),
        ({"page/": "<b>收入"}, ["unlisted-markup", "foreign-words"]),
        ({"page/": 1}, ["unreadable-index"]),
        ([], ["unreadable-index"]),
    ],
)
def test_prose_stands_on_its_page(tmp_path: Path, prose: object, finds: list[str]) -> None:
    files = good_site() | {"zh-Hant/search/prose-0.json": json.dumps(prose)}
    loaded = load_site(write(tmp_path, files), context()).value
    assert [each.code for each in inspect_search(loaded, context())] == finds


def test_what_the_engine_leaves_out_of_the_index_is_no_word_of_the_page(tmp_path: Path) -> None:
    files = good_site() | {VOLUME: json.dumps([[GOOD]])}
    aside = "收入<span data-search-exclude>（推算）</span>為"
    path, before = "zh-Hant/page/index.html", files["zh-Hant/page/index.html"]
    files[path] = before.replace("收入為", aside)
    assert files[path] != before
    assert list(inspect_search(load_site(write(tmp_path, files), context()).value, context())) == []


@pytest.mark.parametrize("volume", ["entries-0", "prose-0"])
def test_each_volume_is_held_against_its_pages_by_the_inspection_of_a_site(tmp_path: Path, volume: str) -> None:
    told = {"entries-0": [[GOOD | {"text": "別的話。"}]], "prose-0": {"page/": "別的話。"}}[volume]
    files = good_site() | {f"zh-Hant/search/{volume}.json": json.dumps(told)}
    findings = inspect_site(write(tmp_path, files), context())
    assert [each.code for each in findings] == ["foreign-words"]
