"""The gate as a whole: a good site passes, and no digit of a page can change without being found."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.cache.store import Store
from generator.findings import render_text
from generator.site.inspection import gate
from generator.site.inspection.gate import inspect_site
from generator.sources.shingles import from_texts
from tests.site.inspection.trees import PAGE, context, good_site, page, write

BODY = """
<p>收入為<data data-fact="revenue" value="184500000000">1,845億元</data>，
<time datetime="2025-05-14">2025 年 5 月 14 日</time>公布，見<data data-count="documents" value="10">10 篇</data>，
<span class="name">混元 3D</span>。<img src="../assets/style.css" alt="收入 1,845億元"></p>
"""


def test_a_good_site_passes(tmp_path: Path) -> None:
    assert inspect_site(write(tmp_path, good_site()), context()) == ()


def test_every_rule_of_the_folder_is_run() -> None:
    rules = {path.stem for path in Path(gate.__file__).parent.glob("*.py")}
    helpers = {"__init__", "gate", "context"}
    assert {inspection.__module__.rpartition(".")[2] for inspection in gate.INSPECTIONS} == rules - helpers


@pytest.mark.parametrize("at", [match.start() for match in re.finditer(r"(?<![-/<h])[0-9]", BODY)])
def test_no_digit_of_a_page_changes_unnoticed(tmp_path: Path, at: int) -> None:
    sound = page("zh-Hant", "page/", BODY)
    assert inspect_site(write(tmp_path, good_site() | {PAGE: sound}), context()) == ()
    changed = f"{BODY[:at]}{(int(BODY[at]) + 1) % 10}{BODY[at + 1 :]}"
    assert inspect_site(write(tmp_path, {PAGE: page("zh-Hant", "page/", changed)}), context())


@pytest.mark.parametrize("path", ["zh-Hant/extra/index.html", "en/charts/extra.css"])
def test_the_languages_have_equal_paths(tmp_path: Path, path: str) -> None:
    content = page("zh-Hant", "extra/", "") if path.endswith(".html") else "p { color: red }"
    assert inspect_site(write(tmp_path, good_site() | {"en/assets/extra.css": "p {}"}), context()) == ()
    codes = {finding.code for finding in inspect_site(write(tmp_path, good_site() | {path: content}), context())}
    assert "unequal-paths" in codes


@pytest.mark.parametrize(
    ("style", "code"),
    [
        ('@import "https://example.com/a.css";', "third-party-request"),
        ("p { background: url(//example.com/a.png) }", "third-party-request"),
        ("p { background: url( '../gone.png' ) }", "dead-link"),
    ],
)
def test_style_sheets_load_nothing_from_elsewhere(tmp_path: Path, style: str, code: str) -> None:
    files = good_site() | {f"{language}/assets/style.css": f"p {{}}\n{style}" for language in ("zh-Hant", "en")}
    findings = inspect_site(write(tmp_path, files), context())
    assert [(each.code, str(each.place)) for each in findings] == [
        (code, "site/en/assets/style.css:2:1"),
        (code, "site/zh-Hant/assets/style.css:2:1"),
    ]


def test_drawings_are_held_to_the_same_lists(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert()">\n<script>alert()</script></svg>'
    files = good_site() | {f"{language}/a.svg": drawing for language in ("zh-Hant", "en")}
    findings = inspect_site(write(tmp_path, files), context())
    assert [each.place.line for each in findings if each.place.file == "site/en/a.svg"] == [1, 2]
    assert {each.code for each in findings} == {"unlisted-markup"}


def test_an_error_page_has_no_relative_addresses_and_names_no_others(tmp_path: Path) -> None:
    error_page = """<!doctype html><html lang="zh-Hant"><head><title>找不到</title>
    <meta http-equiv="Content-Security-Policy" content="default-src 'self'"></head><body><main>
    <a href="/briefings/zh-Hant/">首頁</a> <a href="{}">首頁</a></main></body></html>"""
    sound = good_site() | {"404.html": error_page.format("https://example.org/briefings/en/")}
    assert inspect_site(write(tmp_path, sound), context()) == ()
    findings = inspect_site(write(tmp_path, {"404.html": error_page.format("en/")}), context())
    assert [(each.code, each.place.line) for each in findings] == [("dead-link", 3)]


@pytest.mark.parametrize("content", [b"", b"\xff<p>x</p>"])
def test_a_page_that_cannot_be_read_is_a_finding(tmp_path: Path, content: bytes) -> None:
    root = write(tmp_path, good_site())
    (root / "en" / "index.html").write_bytes(content)
    assert ("unreadable-page", "site/en/index.html") in {
        (each.code, each.place.file) for each in inspect_site(root, context())
    }


def test_a_missing_tree_fails_closed(tmp_path: Path) -> None:
    assert [each.code for each in inspect_site(tmp_path / "gone", context())] == ["file-system"]


def test_findings_cannot_steer_a_terminal(tmp_path: Path) -> None:
    body = '<a href="\x1b[31m\u202egone/">甲</a><p id="\u2028">9\u200b9</p>'
    root = write(tmp_path, good_site() | {PAGE: page("zh-Hant", "page/", body)})
    findings = inspect_site(root, context())
    assert findings
    assert all(line.isprintable() for line in map(render_text, findings))


# --- what was found sound is sound as long as all that it was held against is as it was


def inspected(root: Path, files: dict[str, str], store: Store, **changes: Any) -> list[str]:
    return [render_text(each) for each in inspect_site(write(root, files), context(**changes), store)]


INDEX = """[[{"location":"page/","title":"Briefing","text":""}]]"""
LINKING = {
    f"{language}/page/index.html": page(language, "page/", '<p><a href="../other/#there">乙</a></p>')
    for language in ("zh-Hant", "en")
}
LINKED = {
    f"{language}/other/index.html": page(language, "other/", '<h2 id="there">乙</h2>') for language in ("zh-Hant", "en")
}
OTHERWISE: dict[str, dict[str, str | None]] = {
    "dead-anchor": {path: text.replace("there", "elsewhere") for path, text in LINKED.items()},
    "dead-link": dict.fromkeys(LINKED),
    "wrong-hreflang": {
        path: text.replace('hreflang="en" href="', 'hreflang="en" href="/') for path, text in LINKED.items()
    },
    "foreign-words": {"en/search/entries-0.json": INDEX.replace("Briefing", "Another")},
}


@pytest.mark.parametrize("code", OTHERWISE)
def test_a_page_is_inspected_again_where_what_it_was_held_against_is_another(tmp_path: Path, code: str) -> None:
    indexes = {"zh-Hant/search/entries-0.json": "[]", "en/search/entries-0.json": INDEX}
    files, store = good_site() | LINKING | LINKED | indexes, Store(tmp_path / "made")
    assert inspected(tmp_path / "first", files, store) == inspected(tmp_path / "again", files, store) == []
    changed = {path: text for path, text in (files | OTHERWISE[code]).items() if text is not None}
    found = inspected(tmp_path / "changed", changed, store)
    assert found == inspected(tmp_path / "anew", changed, Store(None))
    assert any(f" {code}: " in each for each in found)


def test_an_index_is_inspected_again_where_a_page_that_it_leads_to_is_gone(tmp_path: Path) -> None:
    index = {"en/search/entries-0.json": INDEX.replace("page/", "other/")}
    files, store = good_site() | LINKED | index, Store(tmp_path / "made")
    inspected(tmp_path / "first", files, store)
    changed = {path: text for path, text in files.items() if path not in LINKED}
    found = inspected(tmp_path / "changed", changed, store)
    assert found == inspected(tmp_path / "anew", changed, Store(None))
    assert any("leads to no place of the site" in each for each in found)


@pytest.mark.parametrize(
    "changes",
    [
        {"fact": lambda name, language: {"1,845億元": "1"}},
        {"count": lambda name, language: {}},
        {"names": frozenset()},
        {"shingles": from_texts({"alpha": "收入為簡報" * 10})},
        {"private": ("收入為",)},
        {"site_url": "https://example.org/elsewhere/"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_page_is_inspected_again_where_the_record_is_another(tmp_path: Path, changes: dict[str, object]) -> None:
    body = BODY + "<p>" + "收入為簡報" * 6 + "</p>"
    files, store = good_site() | {PAGE: page("zh-Hant", "page/", body)}, Store(tmp_path / "made")
    assert inspected(tmp_path / "first", files, store) == []
    found = inspected(tmp_path / "changed", files, store, **changes)
    assert found
    assert found == inspected(tmp_path / "anew", files, Store(None), **changes)


def test_a_sound_file_is_not_inspected_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, forms = Store(tmp_path / "made"), {"1,845億元": "184500000000", "RMB 184.5 billion": "184500000000"}
    assert inspected(tmp_path / "first", good_site(), store, fact=lambda *_: forms) == []
    monkeypatch.setattr(gate, "OF_EACH_FILE", (lambda *_: pytest.fail("inspected again"),))
    turned = dict(reversed(forms.items()))
    assert inspected(tmp_path / "again", good_site(), store, fact=lambda *_: turned) == []
    assert inspected(tmp_path / "moved", good_site(), store, fact=lambda *_: forms, private=("/srv/press",)) == []


def test_what_is_wrong_is_told_each_time(tmp_path: Path) -> None:
    files, store = good_site() | {PAGE: page("zh-Hant", "page/", "<p>7</p>")}, Store(tmp_path / "made")
    first = inspected(tmp_path / "first", files, store)
    assert first == inspected(tmp_path / "again", files, store) != []


def lined(link: str) -> dict[str, str]:
    """The good site with a link on a page, which has the anchors `#L7` and `#L8`."""
    return good_site() | {PAGE: page("zh-Hant", "page/", f'<p id="L7">甲</p><p id="L8">乙</p><p>{link}</p>')}


RECORD = '<a rel="noopener" href="https://example.org/repository/data/facts.yml#L{}">甲</a>'


def test_a_page_is_not_inspected_again_for_the_line_of_a_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "made")
    assert inspected(tmp_path / "first", lined(RECORD.format(7)), store) == []
    monkeypatch.setattr(gate, "OF_EACH_FILE", (lambda *_: pytest.fail("inspected again"),))
    assert inspected(tmp_path / "again", lined(RECORD.format(12)), store) == []


@pytest.mark.parametrize(
    ("link", "changed"),
    [
        ('<a href="#L7">甲</a>', '<a href="#L9">甲</a>'),
        (RECORD.format(7), RECORD.format(7).replace("#L7", "#7").replace("甲", "9")),
        ("<code>https://example.org/repository/#L</code>", "https://example.org/repository/#L9"),
    ],
)
def test_a_page_is_inspected_again_where_a_number_is_none_of_a_line(tmp_path: Path, link: str, changed: str) -> None:
    store = Store(tmp_path / "made")
    assert inspected(tmp_path / "first", lined(link), store) == []
    found = inspected(tmp_path / "changed", lined(changed), store)
    assert found == inspected(tmp_path / "anew", lined(changed), Store(None)) != []
