"""What the search knows of a page, and whether what it shows of that is safe."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.search_index import SHOWN, Entry, entry_of, han_counts, page_entries, plain, variants_table

PAGE = """<html><body><header>Menu</header><div data-md-component="content" data-kind="concept"><article>
<h1>Revenue<a class="headerlink" href="#revenue">§</a></h1><p class="lead">What customers pay &amp; owe.</p>
<h2 id="facts">Facts</h2>
<article class="fact" id="acme.revenue.2025-q1"><h3>Revenue · <time>Q1 2025</time></h3>
<p class="fact__value"><a><data value="1">RMB 184.5 billion</data><span data-search-exclude> (derived)</span></a></p>
<pre>formula</pre></article><p><code>revenue / costs</code> told<svg><text>drawn</text></svg></p>
<dl><dt id="gpu">GPU</dt><dd>A chip for models.</dd></dl></article></div></body></html>"""


def entries(page: str = PAGE, kind: str = "concept", **front: object) -> list[Entry]:
    return list(page_entries(page, "concepts/revenue/", {"kind": kind, "title": "Revenue", **front}))


def test_a_page_and_the_things_on_it_are_entries() -> None:
    found = entries(names={"": ["收入", "Revenue"], "gpu": ["圖形處理器"]}, aliases=["營收"])
    assert [(each.location, each.title, each.kind, each.text) for each in found] == [
        ("concepts/revenue/", "Revenue", "concept", "What customers pay &amp; owe."),
        ("concepts/revenue/#facts", "Facts", "section", ""),
        ("concepts/revenue/#acme.revenue.2025-q1", "Revenue · Q1 2025", "fact", "RMB 184.5 billion"),
        ("concepts/revenue/#gpu", "GPU", "term", "A chip for models."),
    ]
    assert found[0].names == ("收入", "Revenue")
    assert found[0].aliases == ("營收",)
    assert found[3].names == ("圖形處理器",)
    assert [entry_of(each.as_json()) for each in found] == found


def test_code_drawings_and_what_stands_around_a_page_are_no_words_of_it() -> None:
    words = entries()[0].words
    assert "told" in words
    for unsaid in ("formula", "costs", "drawn", "Menu", "§", "(derived)"):
        assert unsaid not in words


def test_a_question_has_its_place_on_the_page_of_its_occasion() -> None:
    page = PAGE.replace('class="fact"', 'class="question"')
    assert "question" in {each.kind for each in entries(page, kind="occasion")}
    assert "question" not in {each.kind for each in entries(page, kind="entity")}


def test_a_page_without_content_has_no_entries() -> None:
    assert entries("<html><body><p>404</p></body></html>") == []


@pytest.mark.parametrize("text", ["a &amp; b " * 60, "資本開支" * 80, "&lt;" * 100])
def test_a_long_text_is_shown_in_part(text: str) -> None:
    page = PAGE.replace("What customers pay &amp; owe.", text)
    shown = entries(page)[0].text
    assert 0 < len(shown) <= SHOWN
    assert html.escape(html.unescape(shown), quote=False) == shown
    assert html.unescape(shown) in html.unescape(text)


@given(st.text(alphabet="<>/&;!-?=\"' pascript甲#x3c\n", max_size=60))
def test_whatever_is_said_nothing_but_words_comes_through(text: str) -> None:
    assert not set("<>") & set(plain(text))
    assert html.unescape(plain(text)) == re.sub(r"\s+", " ", text).strip()


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
    table = variants_table(han_counts([text]) for text in texts)
    assert table == expected
    assert list(table) == sorted(table)
