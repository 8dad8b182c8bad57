"""The words of each shipped language that tell what a sentence says, and what they make of sentences on any subject."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.judging.wording import KINDS, has_wording, telling_word, unexplained
from generator.languages.language import Language, Wording
from generator.languages.sentences import OBJECT
from tests.known import BOTH

EN, ZH = (next(each for each in BOTH if each.tag == tag) for tag in ("en", "zh-Hant"))
F = OBJECT * 3


@pytest.mark.parametrize("language", BOTH, ids=str)
def test_a_word_is_of_one_kind_and_in_lower_case(language: Language) -> None:
    words = [word for kind in (*KINDS, "plain") for word in getattr(language.wording, kind)]
    assert {word: n for word, n in Counter(words).items() if n > 1} == {}
    assert [word for word in words if word != word.casefold() or not word.strip()] == []


@pytest.mark.parametrize(
    ("language", "sentence", "kind", "word"),
    [
        (EN, f"Catches rose by {F} due to a ban on nets.", "cause", "due to"),
        (EN, f"The theatre Plans {F} shows.", "intent", "Plans"),
        (EN, f"According to the vet {F} dogs fell ill.", "attribution", "According to"),
        (EN, f"Rents were far above {F}.", "judgement", "far"),
        (EN, f"At Weiß and İpek rents rose to {F} because of fires.", "cause", "because of"),
        (ZH, f"漁獲增加{F}，由於禁用拖網。", "cause", "由於"),
        (ZH, f"劇團擬演出{F}場。", "intent", "擬"),
        (ZH, f"獸醫表示{F}隻狗患病。", "attribution", "表示"),
        (ZH, f"租金遠高於{F}。", "judgement", "遠高於"),
    ],
)
def test_a_word_that_tells_more_than_a_figure(language: Language, sentence: str, kind: str, word: str) -> None:
    found = telling_word(sentence, (), language)
    assert found is not None
    assert (found.kind, found.text) == (kind, word)
    assert sentence[found.start :].startswith(word)


def test_a_word_inside_another_tells_nothing() -> None:
    assert telling_word(f"Becausel and saidly were {F}.", (), EN) is None  # no whole words
    assert telling_word(f"同比增長{F}。", (), ZH) is None  # 比 is a comparison, 同比 is not
    assert telling_word(f"Planned giving was {F}.", ("Planned giving",), EN) is None  # a name of what the figure is


@pytest.mark.parametrize(
    ("language", "sentence", "names", "word"),
    [
        (EN, f"Milk yield was {F}, up {F} on the year.", ("Milk yield",), None),
        (EN, f"Yield of milk was {F}.", ("Milk yield",), None),
        (EN, f"Milk yield at the monastery was {F}.", ("Milk yield",), "monastery"),
        (ZH, f"產奶量為{F}，同比增長{F}。", ("產奶量",), None),
        (ZH, f"修道院產奶量為{F}。", ("產奶量",), "修道院"),
        (ZH, f"產奶量為{F}（AI估算）。", ("產奶量",), "AI估算"),
    ],
)
def test_the_first_word_that_nothing_explains(
    language: Language, sentence: str, names: tuple[str, ...], word: str | None
) -> None:
    found = unexplained(sentence, names, language)
    assert (found and found.text) == word
    assert found is None or sentence[found.start :].startswith(found.text)


@given(st.text(alphabet="because 由於同比增長AIßİ3.，" + OBJECT, max_size=40), st.sampled_from(BOTH))
def test_what_is_found_stands_where_it_is_said_to(text: str, language: Language) -> None:
    for found in (telling_word(text, (), language), unexplained(text, (), language)):
        assert found is None or text[found.start : found.start + len(found.text)] == found.text


def test_a_language_without_plain_words_has_no_wording() -> None:
    assert has_wording(EN)
    assert not has_wording(EN.model_copy(update={"wording": Wording()}))
