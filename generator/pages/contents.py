"""Every page of the site, from an edition to `Page` records without any markup.

Order: home, briefings, periods, numbers, concepts, entities, products, documents, questions, then the single pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from generator.pages.briefing_pages import briefings, home
from generator.pages.fact_pages import concepts, periods, products
from generator.pages.ledger_pages import ledgers, timeline
from generator.pages.number_pages import numbers
from generator.pages.page import Page
from generator.pages.reference_pages import reference
from generator.pages.source_pages import documents, entities, questions

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.languages.language import Language
    from generator.record.strings import Words

Kind = Callable[["Edition", "Words", "Language"], Iterator[Page]]

KINDS: tuple[Kind, ...] = (
    home,
    briefings,
    periods,
    numbers,
    concepts,
    entities,
    products,
    documents,
    questions,
    timeline,
    ledgers,
    reference,
)


def all_pages(edition: Edition, strings: Words, language: Language) -> Iterator[Page]:
    """Every page of one language; all languages get the same paths."""
    for kind in KINDS:
        yield from kind(edition, strings, language)
