"""Chinese words in the search index, and whether Material's search would find them."""

from __future__ import annotations

import json
import re
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from generator.languages.cutting import CUT, CUTTERS, segmenter
from generator.site.search_index import KEPT, entry_text, index_text, plain, variants_table
from tests.serving import serving

PROJECT = Path(__file__).parents[2]

WORDS = ("視頻號", "小程序", "收入", "遊戲", "元寶")
CASES = Path(__file__).parent / "search_index" / "words.tsv"
TEXTS = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines()]


def _index(*texts: str) -> str:
    docs = [{"location": f"page-{number}/", "title": "公司收入", "text": text} for number, text in enumerate(texts)]
    return json.dumps({"config": {"lang": ["zh"]}, "docs": docs})


def _rewritten(index: str) -> str:
    """The index with its words cut, as it is published."""
    content = json.loads(index)
    entries = [entry_text(entry, CUTTERS["han"](WORDS)) for entry in content.pop("docs")]
    return index_text(json.dumps(content), entries)


def _found(query: str, tokens: set[str]) -> list[str]:
    """What Material's search asks for (`segment` in its worker, 9.8), as prefixes: the longest tokens of the index
    that follow each other in the query. Its last character is never looked up, so that a query ends in another."""
    padded, cuts = f"{query}〇", [0] * (len(query) + 2)
    for start in range(len(padded)):
        cuts[start] = max(
            [end - start for end in range(start + 1, len(padded)) if padded[start:end] in tokens], default=0
        )
    at, asked = 0, []
    while cuts[at]:
        asked.append(padded[at : at + cuts[at]])
        at += cuts[at]
    return asked


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=[text for text, _ in TEXTS])
def test_words_are_cut(text: str, expected: str) -> None:
    assert segmenter(WORDS)(text).replace(CUT, "|") == expected


@given(st.text(alphabet="收入遊戲視頻號公司的，AI 1<p>&\u200b々〇𠮷", max_size=60))
def test_cutting_adds_nothing_but_cuts(text: str) -> None:
    cut = segmenter(WORDS)
    assert cut(text).replace(CUT, "") == text.replace(CUT, "")
    assert cut(cut(text)) == cut(text)
    assert CUT * 2 not in cut(text)


@pytest.mark.parametrize("query", ["收入", "遊戲收入", "視頻號", "元寶", "小程序用戶"])
def test_a_word_inside_others_is_asked_for(query: str) -> None:
    cut = segmenter(WORDS)
    texts = ["總收入與服務收入", "手機遊戲收入", "微信視頻號", "騰訊元寶用戶", "億元", "小程序用戶"]
    tokens = {token for text in texts for token in cut(text).split(CUT)}
    asked = _found(query, tokens)
    assert "".join(asked) == query
    holding = [text for text in texts if query in text]
    assert all(any(token.startswith(word) for token in cut(text).split(CUT)) for text in holding for word in asked)


def test_an_index_is_rewritten_and_stays_what_it_was() -> None:
    before = json.loads(_index("遊戲收入", "<p>視頻號</p>"))
    rewritten = _rewritten(_index("遊戲收入", "<p>視頻號</p>"))
    after = json.loads(rewritten)
    assert [entry["text"] for entry in after["docs"]] == [f"遊戲{CUT}收入", "<p>視頻號</p>"]
    assert [entry["title"] for entry in after["docs"]] == [f"公司{CUT}收入"] * 2
    assert json.loads(rewritten.replace(CUT, "")) == before
    assert "\\u" not in rewritten
    assert _rewritten(rewritten) == rewritten


@pytest.mark.parametrize(
    ("html", "title", "text"),
    [
        ("R&amp;D", "R&amp;D", "R&amp;D"),
        ("R&D", "R&amp;D", "R&amp;D"),
        ("甲 <a href=https://evil.example/>乙</a>", "甲 乙", "甲 乙"),
        ("&lt;a href=x&gt;乙&lt;/a&gt;", "&lt;a href=x&gt;乙&lt;/a&gt;", "&lt;a href=x&gt;乙&lt;/a&gt;"),
        ("<p onclick=alert()>甲</p>", "甲", "<p>甲</p>"),
        ('甲<meta http-equiv=refresh content="0;url=//evil.example">', "甲", "甲"),
        ("甲<script>alert()</script>乙<style>p{}</style>", "甲乙", "甲乙"),
        ("甲<!-- 乙 --><?丙?><!doctype 丁>", "甲", "甲"),
        ("<IMG SRC=x onerror=alert()>甲</h1></article>", "甲", "甲"),
        ('1 < 2 > 0 & "3"', '1 &lt; 2 &gt; 0 &amp; "3"', '1 &lt; 2 &gt; 0 &amp; "3"'),
        ("甲<svg><p/>乙</svg>", "甲乙", "甲<p></p>乙"),
    ],
)
def test_only_words_and_the_tags_of_blocks_come_through(html: str, title: str, text: str) -> None:
    assert plain(html) == title
    assert plain(html, KEPT) == text


@given(st.text(alphabet="<>/&;!-?=\"' pascript甲#x3c\n", max_size=60))
def test_whatever_is_fed_no_other_tag_comes_out(html: str) -> None:
    assert not set("<>") & set(plain(html))
    tags = {form for tag in KEPT for form in (f"<{tag}>", f"</{tag}>")}
    said = plain(html, KEPT)
    assert set(re.findall(r"<[^>]*>", said)) <= tags
    assert plain(said, KEPT) == said


def test_an_entry_keeps_its_place_its_title_and_its_text_alone() -> None:
    entry = {"location": "page/", "title": "<b>甲</b>", "text": "<p>乙</p>", "tags": ["<img>"], "boost": 9}
    assert json.loads(entry_text(entry)) == {"location": "page/", "title": "甲", "text": "<p>乙</p>"}


def test_the_order_of_the_words_does_not_matter() -> None:
    assert segmenter(["遊戲", "遊戲收入"])("遊戲收入") == segmenter(["遊戲收入", "遊戲"])("遊戲收入") == "遊戲收入"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["視頻號"], {"号": "號", "视": "視", "频": "頻"}),
        (["收入", "Revenue"], {}),
        (["這裡", "這裏", "心裡"], {"这": "這", "里": "裡"}),
        (["公里", "里程", "這裡"], {"这": "這"}),
        ([], {}),
    ],
)
def test_variants(texts: list[str], expected: dict[str, str]) -> None:
    table = variants_table(texts)
    assert table == expected
    assert list(table) == sorted(table)


ASK = """async ([worker, index, queries]) => {
  const search = new Worker(worker);
  const ask = (type, data) => new Promise((resolve) => {
    search.onmessage = (event) => resolve(event.data);
    search.postMessage({ type, data });
  });
  await ask(0, index);
  const found = {};
  for (const query of queries) {
    const answer = await ask(2, query);
    found[query] = answer.data.items.map((group) => group[0].location);
  }
  return found;
}"""


@pytest.mark.browser
def test_the_search_of_the_theme_finds_words_inside_others(chromium: Browser, tmp_path: Path) -> None:
    theme = find_spec("material")
    assert theme is not None
    assert theme.origin is not None
    templates = Path(theme.origin).parent / "templates"
    (tmp_path / "assets").symlink_to(templates / "assets")
    (tmp_path / "index.html").write_text("<p>甲</p>", encoding="utf-8")
    settings = yaml.load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["plugins"][
        "search"
    ]
    index = json.loads(_rewritten(_index("總收入", "手機遊戲收入", "騰訊視頻號", "億元", "元寶用戶")))
    fields = {"title": {"boost": 1000}, "text": {"boost": 1}, "tags": {"boost": 1}}
    index["config"] = {"lang": ["zh"], "separator": settings["separator"], "pipeline": ["stemmer"], "fields": fields}
    index["docs"] = [entry | {"title": "頁"} for entry in index["docs"]]
    worker = next((templates / "assets/javascripts/workers").glob("search.*.min.js")).relative_to(templates)
    with serving(tmp_path) as address:
        page = chromium.new_page()
        page.goto(address)
        found = page.evaluate(ASK, [f"/{worker}", index | {"options": {}}, ["收入", "視頻號", "元寶〇", "遊戲收入"]])
        page.close()
    assert {query: sorted(locations) for query, locations in found.items() if query != "遊戲收入"} == {
        "收入": ["page-0/", "page-1/"],
        "視頻號": ["page-2/"],
        "元寶〇": ["page-4/"],
    }
    assert found["遊戲收入"][0] == "page-1/"
