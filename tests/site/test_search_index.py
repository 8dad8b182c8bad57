"""Chinese words in the search index, and whether Material's search would find them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from generator.site.search_index import CUT, segment_index, segmenter, variants_table

PROJECT = Path(__file__).parents[2]

WORDS = ("視頻號", "小程序", "收入", "遊戲", "元寶")
CASES = Path(__file__).parent / "search_index" / "words.tsv"
TEXTS = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines()]


def _index(*texts: str) -> str:
    docs = [{"location": f"page-{number}/", "title": "公司收入", "text": text} for number, text in enumerate(texts)]
    return json.dumps({"config": {"lang": ["zh"]}, "docs": docs})


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
    rewritten = segment_index(_index("遊戲收入", "<p>視頻號</p>"), WORDS)
    after = json.loads(rewritten)
    assert [entry["text"] for entry in after["docs"]] == [f"遊戲{CUT}收入", "<p>視頻號</p>"]
    assert [entry["title"] for entry in after["docs"]] == [f"公司{CUT}收入"] * 2
    assert json.loads(rewritten.replace(CUT, "")) == before
    assert "\\u" not in rewritten
    assert segment_index(rewritten, WORDS) == rewritten


@pytest.mark.parametrize("text", ["[]", "{}", '{"docs": {}}', "no"])
def test_what_is_no_index_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"search index|JSON|Expecting"):
        segment_index(text, WORDS)


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
    index = json.loads(segment_index(_index("總收入", "手機遊戲收入", "騰訊視頻號", "億元", "元寶用戶"), WORDS))
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


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address under which the files of `folder` are served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass
