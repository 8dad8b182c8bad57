"""Where in a file a copied run may hide, and that it is found there."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import pytest

from generator.site.inspection.context import load_site
from generator.site.inspection.leaks import inspect_leaks, leaks
from generator.sources.shingles import LEAST, Shingles, from_texts
from tests.site.inspection.trees import DOCUMENT, context, good_site, write

COPIED = DOCUMENT[5 : 5 + LEAST]
ONE_LESS = COPIED[:-1]


def references(run: str) -> str:
    return "".join(f"&#{ord(char)};" for char in run)


def hiding_places(run: str) -> dict[str, tuple[str, str]]:
    """The run, written in each of the ways that a file may hold it."""
    return {
        "text": ("a.html", f"<p>甲</p>\n<p>{run}</p>"),
        "between-tags": ("a.html", f"<p>甲</p>\n<p>{run[:9]}<b>{run[9:15]}</b></p>{run[15:]}"),
        "punctuated": ("a.html", f"\n<p>{'，1 '.join(run)}</p>"),
        "references": ("a.html", f"\n<p>{references(run)}</p>"),
        "attribute": ("a.html", f'\n<img alt="{run}">'),
        "attribute-in-single-quotes": ("a.html", f"\n<img alt='{run}'>"),
        "link": ("a.html", f'\n<a href="https://example.com/#:~:text={quote(run)}">甲</a>'),
        "comment": ("a.html", f"\n<!-- {run} -->"),
        "around-a-comment": ("a.html", f"\n<p>{run[:9]}<!-- 乙 > 丙 -->{run[9:]}</p>"),
        "script": ("a.html", f'\n<script>x = "{json.dumps(run)}"</script>'),
        "json": ("a.json", "{\n" + f'"text": "{run}"' + "}"),
        "escaped-json": ("a.json", "{\n" + f'"text": {json.dumps(run)}' + "}"),
        "segmented-index": ("search_index.json", "\n" + "\u200b".join(run)),
        "drawing": ("a.svg", f"<svg>\n<text>{run}</text></svg>"),
        "feed": ("feed.xml", f"<feed>\n<title>{run}</title></feed>"),
        "style": ("a.css", f"\n/* {run} */"),
        "source-map": ("a.js.map", f"\n{run}"),
        "table": ("a.csv", f"甲,乙\n{run},1\n"),
        "lines": ("a.txt", f"\n{run[:9]}\n{run[9:]}"),
    }


@pytest.mark.parametrize("place", hiding_places(COPIED))
def test_a_copied_run_is_found_wherever_it_hides(place: str) -> None:
    (path, text), one_less = hiding_places(COPIED)[place], hiding_places(ONE_LESS)[place]
    shingles = from_texts({"alpha": DOCUMENT})
    assert [(found, document) for found, _, document in leaks([(path, text)], shingles)] == [(path, "alpha")]
    assert all(line >= 2 for _, line, _ in leaks([(path, text)], shingles))
    assert list(leaks([one_less], shingles)) == []


def test_what_was_found_clean_once_is_still_found_beside_a_copy() -> None:
    first, second = ("a.html", f"<p>{COPIED[:12]}</p>"), ("b.html", f"<p>{COPIED[:12]}</p><p>{COPIED[12:]}</p>")
    assert list(leaks([first, first, second], from_texts({"alpha": DOCUMENT}))) == [("b.html", 1, "alpha")]


def test_a_run_with_a_tag_around_each_letter_is_found_where_it_ends() -> None:
    lines = "\n".join(f"<b>{letter}</b>" for letter in DOCUMENT[: LEAST + 2])
    found = [line for _, line, _ in leaks([("a.html", lines)], from_texts({"alpha": DOCUMENT}))]
    assert found == [LEAST, LEAST + 1, LEAST + 2]


def test_a_name_counts_for_nothing_whatever_tags_part_it() -> None:
    shingles = from_texts({"alpha": DOCUMENT}, [DOCUMENT[10:]])
    parted = f"<p>{DOCUMENT[5:30]}</p><p>{DOCUMENT[30:]}</p>"
    assert list(leaks([("a.html", parted)], shingles)) == []
    assert list(leaks([("a.html", parted)], from_texts({"alpha": DOCUMENT}))) != []


def test_a_leak_is_reported_by_place_and_never_shown(tmp_path: Path) -> None:
    files = good_site() | {"en/data.json": f'{{"a":\n"{COPIED}"}}', "zh-Hant/data.json": "{}"}
    site = load_site(write(tmp_path, files), context()).value
    (finding,) = inspect_leaks(site, context())
    assert (finding.code, str(finding.place)) == ("leaked-text", "site/en/data.json:2:1")
    assert COPIED[:6] not in f"{finding.message}{finding.expected}{finding.hint}"


def test_pictures_are_passed_over(tmp_path: Path) -> None:
    site = load_site(write(tmp_path, good_site()), context()).value
    (tmp_path / "en/a.png").write_bytes(b"\x89PNG\xff\xfe")
    assert list(inspect_leaks(site, context())) == []


def test_nothing_to_compare_with_is_an_error(tmp_path: Path) -> None:
    site = load_site(write(tmp_path, good_site()), context()).value
    nothing = context(shingles=Shingles())
    assert [finding.code for finding in inspect_leaks(site, nothing)] == ["leaks-unchecked"]


def test_documents_that_may_be_shown_in_full_leave_nothing_to_find(tmp_path: Path) -> None:
    site = load_site(write(tmp_path, good_site() | {"en/a.txt": COPIED}), context()).value
    told = context()
    free = type(told)(
        site_url=told.site_url, fact=told.fact, count=told.count, reader=told.reader,
        languages=told.languages, shingles=None,
    )  # fmt: skip
    assert list(inspect_leaks(site, free)) == []
