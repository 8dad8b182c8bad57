"""What a briefing's prose says, block by block and sentence by sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.languages.language import Language
from generator.languages.sentences import OBJECT
from generator.record.statements import blocks, is_sentence, paragraphs
from tests.known import BOTH

EN, ZH = (next(each for each in BOTH if each.tag == tag) for tag in ("en", "zh-Hant"))
FERRIES = """
Boats sailed {{ fact("trips", "2025-Q1") }} times.[^more-boats][^=] Why? Crews say (in May. Or June.) that it was warm.

### Harbours

Two piers are told of here:

{{ chart("piers") }}

- The old pier.
- The new pier,
  which is [long](concepts/piers.long).[^absent: depth, 2025-Q1, pier=new]
"""


def test_blocks_are_paragraphs_items_headings_and_charts_at_their_places() -> None:
    found = list(blocks(FERRIES))
    assert [block.kind for block in found] == ["paragraph", "heading", "paragraph", "chart", "item", "item"]
    assert all(FERRIES[block.start :].startswith(block.text) for block in found)


def test_a_sentence_has_its_form_its_calls_and_its_marks() -> None:
    told = [sentence for paragraph in paragraphs(FERRIES, EN) for sentence in paragraph]
    assert [sentence.form for sentence in told] == [
        "statement", "question", "statement", "introduction", "statement", "statement",
    ]  # fmt: skip
    assert [[mark.name for mark in sentence.marks] for sentence in told] == [
        ["more-boats", "="], [], [], [], [], ["absent: depth, 2025-Q1, pier=new"],
    ]  # fmt: skip
    (call,) = told[0].calls
    assert FERRIES[call.start : call.end] == '{{ fact("trips", "2025-Q1") }}'
    assert all(FERRIES[mark.start : mark.end].startswith("[^") for sentence in told for mark in sentence.marks)


def test_only_the_last_line_before_a_chart_or_list_introduces_it() -> None:
    def form(text: str) -> list[str]:
        return [sentence.form for paragraph in paragraphs(text, EN) for sentence in paragraph]

    assert form("It rose: then it fell:\n\nMore.") == ["statement", "statement"]
    assert form('It rose. As follows:\n\n{{ chart("a") }}') == ["statement", "introduction"]
    assert form("As follows:\n\n- one") == ["introduction", "statement"]


def test_a_mark_with_words_behind_it_is_misplaced() -> None:
    (paragraph,) = paragraphs("Boats[^a] sail.[^b] They stop[^c].", EN)
    assert [[mark.name for mark in sentence.misplaced] for sentence in paragraph] == [["a"], []]


def test_one_whole_sentence_with_its_mark_behind_it() -> None:
    assert is_sentence("Boats sail.[^a]", EN)
    assert is_sentence("「船開了。」[^a]", ZH)
    assert not is_sentence("Boats sail", EN)
    assert not is_sentence("Boats sail. They stop.", EN)


@given(st.text(alphabet='It rose.。船\n-#: {}fact("a")[^=]', max_size=60), st.sampled_from(BOTH))
def test_offsets_are_those_of_the_text(text: str, language: Language) -> None:
    for sentence in (sentence for paragraph in paragraphs(text, language) for sentence in paragraph):
        own = text[sentence.start : sentence.start + len(sentence.words)]
        kept = [(a, b) for a, b in zip(own, sentence.words, strict=True) if b not in (" ", OBJECT)]
        assert all(a == b for a, b in kept)
