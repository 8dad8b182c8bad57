"""The subject's numbers side by side, and what the documents do not tell of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.judging.matrix import matrix, subject_lines
from generator.judging.selection import absences, period_key, published_facts
from generator.pages.fact_pages import TOPICS
from generator.pages.page import Page, single_page

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.languages.language import Language
    from generator.record.strings import Words


def numbers(edition: Edition, strings: Words, language: Language) -> Iterator[Page]:
    """The matrix of the subject's quarters; the state of each measure in each reporting period."""
    own = [fact for fact in published_facts(edition) if fact.key.entity == edition.catalog.subject]
    quarters, found = matrix(edition, own)
    yield single_page("numbers", strings, quarters=quarters, lines=found)
    periods, told = subject_lines(edition)
    topics = {
        topic: [line for line in told if edition.catalog.concept(line.first.key.concept).topic == topic]
        for topic in TOPICS
    }
    missed = sorted(absences(edition).items(), key=lambda item: (item[0].concept, period_key(item[0].period)))
    yield single_page(
        "coverage", strings, periods=periods, groups={topic: of for topic, of in topics.items() if of}, missed=missed
    )
