from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.record.models import Selector
from generator.sources import quotes
from generator.sources.documents import DocumentText
from generator.sources.quotes import chosen, matches, nearest, shortest, text_fragment

TEXT = "甲營收120億元,乙營收20億元,丙營收20億元。2012年有12人,1,123件,12.5度。"


def document(text: str = TEXT) -> DocumentText:
    return DocumentText(id="d", file="d.txt", text=text, start=0, end=len(text))


def places(exact: str, **context: str) -> list[int]:
    return matches(document(), Selector(exact=exact, **context))


def test_a_match_inside_a_longer_number_is_none() -> None:
    assert places("20億元") == [TEXT.index("乙") + 3, TEXT.index("丙") + 3]
    assert places("12") == [TEXT.index("有12") + 1]
    assert places("123") == []


def test_context_and_occurrence_choose() -> None:
    twice = places("20億元")
    assert places("20億元", prefix="丙營收") == [twice[1]]
    assert chosen(Selector(exact="20億元"), twice) is None
    assert chosen(Selector(exact="20億元", occurrence="2 of 2"), twice) == twice[1]
    assert chosen(Selector(exact="20億元", occurrence="2 of 3"), twice) is None


def test_matching_is_exact_on_code_points() -> None:
    assert matches(document("近３００%"), Selector(exact="近300%")) == []


def test_the_shortest_context_is_found() -> None:
    text = document()
    start = TEXT.index("丙") + 3
    found = shortest(text, start, start + 4)
    assert found is not None
    prefix, suffix = found
    assert matches(text, Selector(exact="20億元", prefix=prefix or None, suffix=suffix or None)) == [start]
    assert len(prefix) + len(suffix) <= 1


@given(st.text(alphabet="甲乙丙1億。", min_size=1, max_size=40), st.data())
def test_whatever_shortest_says_matches_once(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = document(text)
    found = shortest(article, start, end)
    if found is not None:
        selector = Selector.model_construct(exact=text[start:end], prefix=found[0] or None, suffix=found[1] or None)
        assert matches(article, selector) == [start]


def test_the_fragment_is_percent_encoded_with_its_grammar_characters() -> None:
    fragment = text_fragment(Selector(exact="3%-4%", prefix="率為", suffix="。"))
    assert fragment == "#:~:text=%E7%8E%87%E7%82%BA-,3%25%2D4%25,-%E3%80%82"


def test_a_selector_quotes_at_most_23_letters() -> None:
    with pytest.raises(ValueError, match="24 letters"):
        Selector(exact="甲" * 12, prefix="乙" * 12)


def test_the_nearest_figure_shares_the_beginning() -> None:
    article = document("開支576億元。投入275億元。")
    assert nearest(article, "276億元") == (article.text.index("275"), "275億元")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("第三高", "第二高"), ("人民幣567億元", "人民幣576億元"), ("1845億", "1845億元")],
    ids=["another character", "two that changed places", "none of its length"],
)
def test_the_nearest_figure_differs_by_a_slip_before_it_is_shorter(written: str, meant: str) -> None:
    article = document("收入排名第三,時長第二高。利潤為人民幣576億元,開支為人民幣567元,投入1845億元。")
    assert nearest(article, written) == (article.text.index(meant), meant)


def test_d08_among_very_many_figures_those_that_begin_alike_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotes, "MOST_LIKELY", 1)
    article = document("".join(f"收入{n}億元。" for n in range(1000, 1100)))
    assert nearest(article, "1050.5億元") == (article.text.index("1050億元"), "1050億元")


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ("例子\uf961", "例子率"),  # a compatibility ideograph
        ("\u2f23", "夂"),  # a Kangxi radical
        ("e\u0301", "\u00e9"),  # taken apart
        ("葛\U000e0100", "葛城"),  # a variation selector
        ("收\u200b入", "收入"),
        ("\u202e收入", "收\u202e入"),
        ("收入", "收人"),
        ("账", "賬"),
        ("１２", "12"),
    ],
)
def test_d13_what_only_looks_alike_is_another_text(written: str, quoted: str) -> None:
    assert matches(document(f"甲{written}乙"), Selector.model_construct(exact=quoted, prefix=None, suffix=None)) == []
