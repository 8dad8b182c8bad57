"""What a sentence rests on, as a reader of a briefing sees and hears it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.pages.writer import Writer
from tests.pages.test_standing import writer
from tests.small import pressed, small


@pytest.fixture(scope="module")
def on_briefing(tmp_path_factory: pytest.TempPathFactory) -> Writer:
    edition = pressed(small(tmp_path_factory.mktemp("marks"))).edition
    return replace(writer(edition), path="briefings/first")


@pytest.mark.parametrize(
    ("mark", "kind", "href", "aloud"),
    [
        ("[^capex-guidance]", "said", "#claim-capex-guidance", "source"),
        ("[^first-quarter-results]", "said", "../../timeline/#event-first-quarter-results", "source"),
        ("[^alpha]", "said", "../../documents/alpha/", "source"),
        ("[^capex]", "said", "../../glossary/#capex", "source"),
        ("[^=]", "inferred", "#sign-inferred", "inferred"),
        (
            "[^absent: revenue, 2024-Q1]",
            "absent",
            "../../coverage/#missed-acme.revenue.2024-q1",
            "not in the documents",
        ),
    ],
)
def test_a_mark_shows_its_kind_leads_to_its_entry_and_is_said_aloud(
    on_briefing: Writer, mark: str, kind: str, href: str, aloud: str
) -> None:
    html = str(on_briefing.inline(f"It rose. {mark}"))
    assert html.startswith(
        f'It rose.<a class="basis basis--{kind}" href="{href}" aria-label=" ({aloud})" data-search-exclude>'
    )
    assert html.count("<") == 2, "a mark is one element"


def test_a_claim_is_found_on_the_briefing_that_shows_it_from_any_page(on_briefing: Writer) -> None:
    html = str(replace(on_briefing, path="").inline("It rose.[^capex-guidance]"))
    assert ' href="briefings/first/#claim-capex-guidance"' in html


def test_a_mark_leads_from_each_page_though_the_words_are_the_same(on_briefing: Writer) -> None:
    text = "It rose again.[^capex-guidance]"
    on_another = replace(on_briefing, path="briefings/second")
    assert ' href="#claim-capex-guidance"' in str(on_briefing.inline(text))
    assert ' href="../../briefings/first/#claim-capex-guidance"' in str(on_another.inline(text))


def test_a_mark_next_to_another_keeps_off_it(on_briefing: Writer) -> None:
    html = str(on_briefing.inline("It rose.[^capex-guidance] [^alpha] It fell.[^alpha]"))
    assert re.findall(r'class="basis basis--said( basis--next)?"', html) == ["", " basis--next", ""]


def test_the_legend_tells_each_sign(on_briefing: Writer) -> None:
    legend = str(on_briefing.legend())
    assert [f'id="sign-{kind}"' in legend for kind in ("said", "inferred", "absent", "same")] == [True] * 4
    assert "told there" in legend
