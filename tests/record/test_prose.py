from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.record.prose import Call, Fault, Mark, Plain, calls, fact_key, fact_keys, parse_prose, parts


def test_a_text_is_plain_runs_and_calls_and_nothing_is_lost() -> None:
    text = '收入為{{ fact("revenue", "2025-Q1", segment="vas") }}。'
    plain, call, end = parts(text)
    assert isinstance(plain, Plain)
    assert isinstance(call, Call)
    assert isinstance(end, Plain)
    assert plain.text + text[call.start : call.end] + end.text == text
    assert fact_key(call, "acme").id == "acme.revenue.segment-vas.2025-q1"


@pytest.mark.parametrize(
    "text",
    [
        "{{7*7}}",
        "{{ fact() }}",
        "{{ fact(revenue) }}",
        "{{ fact('revenue') }}",
        '{{ fact("a", "b", "c") }}',
        '{{ period("a", x="b") }}',
        '{{ nothing("a") }}',
        "{{ ''.__class__.__mro__ }}",
        '{{ fact("a"',
        "{% include 'x' %}{{",
        '{{ fact("a" "b") }}',
        '{{ fact(x="b", "a") }}',
        '{{ fact("a", x="b", x="c") }}',
    ],
)
def test_what_is_no_call_is_a_fault(text: str) -> None:
    assert any(isinstance(part, Fault) for part in parts(text))
    assert calls(text) == ()


def test_lists_that_multiply_beyond_measure_are_a_fault() -> None:
    def call(lists: int) -> str:
        return '{{ fact("a", ' + ", ".join(f'{name}="1,2,3"' for name in "mnopqrstuvwxyz"[:lists]) + ") }}"

    (few,) = calls(call(3))
    assert len(fact_keys(few, "acme")) == 27
    (fault,) = parts(call(14))
    assert isinstance(fault, Fault)
    assert (fault.message, fault.expected) == ("the lists in this call make 4782969 facts", "at most 50")


def test_template_syntax_of_others_is_plain_text() -> None:
    assert all(isinstance(part, Plain) for part in parts("{% raw %} {# x #} ${y} <%= z %>"))


@given(st.text(alphabet='{}("=),fact period \n甲[^]absent:', max_size=80))
def test_no_character_is_lost(text: str) -> None:
    covered = sorted(
        (part.start, part.end if isinstance(part, Call | Mark) else part.start + len(part.text)) for part in parts(text)
    )
    assert all(end == start for (_, end), (start, _) in pairwise(covered))
    assert not text or (covered[0][0] == 0 and covered[-1][1] == len(text))


def test_prose_has_points_then_sections_with_ids() -> None:
    prose = parse_prose("- one\n- two\n  more\n\n## First {#first}\n\nbody\n\n## No id\n\n## Second {#second}\nend\n")
    assert [text for text, _ in prose.points] == ["one", "two\n  more"]
    assert [(section.id, section.title) for section in prose.sections] == [("first", "First"), ("second", "Second")]
    assert [text for text, _ in prose.stray] == ["## No id"]
