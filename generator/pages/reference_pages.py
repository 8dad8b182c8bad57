"""What helps to read the rest: glossary, data, method, kinds of chart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.judging.standing import ACTUAL, CHART_STATES, READINGS
from generator.pages.page import Page, labelled, single_page

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.languages.language import Language
    from generator.record.strings import Words


def reference(edition: Edition, strings: Words, language: Language) -> Iterator[Page]:
    """Glossary, data, method, and the kinds of chart where examples show them."""
    terms = sorted(edition.catalog.glossary.terms, key=lambda term: term.id)
    called = {term.id: labelled(term.label)[""] for term in terms}
    yield single_page("glossary", strings, edits="data/glossary.yml", names=called, terms=terms)
    yield single_page("data", strings)
    yield single_page("method", strings, readings=READINGS)
    examples = list(edition.catalog.examples.values())
    if examples:
        states = [state for state in CHART_STATES if state != ACTUAL]
        yield single_page("chart-kinds", strings, examples=examples, states=states)
