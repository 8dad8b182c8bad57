"""The rules a project must keep, one rule a file; each yields findings and never prints.

`run` tries them all, in the order of `CHECKS`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.judging.checks.accounted import open_figures
from generator.judging.checks.anchor_runs import long_runs
from generator.judging.checks.answered_questions import unanswered_questions
from generator.judging.checks.briefing_form import unfilled_briefings
from generator.judging.checks.briefing_parts import faulty_briefings
from generator.judging.checks.called import unlisted_calls
from generator.judging.checks.chart_rows import faulty_rows
from generator.judging.checks.copied_texts import copied_texts
from generator.judging.checks.descriptions import long_descriptions
from generator.judging.checks.editions import misdated_editions
from generator.judging.checks.figures_in_prose import crowded_figures
from generator.judging.checks.growth_signs import lost_signs
from generator.judging.checks.known_ids import unknown_ids
from generator.judging.checks.methods import mixed_methods
from generator.judging.checks.named_people import strangers
from generator.judging.checks.numbers_as_names import numbers_as_names
from generator.judging.checks.page_links import links_to_nothing
from generator.judging.checks.prose_calls import faulty_texts
from generator.judging.checks.proven_formulas import unproven_formulas
from generator.judging.checks.publications import misnamed_publications
from generator.judging.checks.read_back import misread_figures
from generator.judging.checks.readable_periods import unreadable_periods
from generator.judging.checks.refused_words import refused_words
from generator.judging.checks.renames import lost_renames
from generator.judging.checks.required_dimensions import missing_dimensions
from generator.judging.checks.rounded import unsupported_roundness
from generator.judging.checks.sayings import untrue_sayings
from generator.judging.checks.sentence_bases import unfounded_sentences
from generator.judging.checks.settlements import faulty_settlements
from generator.judging.checks.shared_aliases import shared_aliases
from generator.judging.checks.shown_errors import unshown_errors
from generator.judging.checks.stretches import disordered_stretches
from generator.judging.checks.subject import Check, Subject
from generator.judging.checks.text_languages import texts_in_wrong_languages
from generator.judging.checks.titles import titles_of_others
from generator.judging.checks.topics import orphans
from generator.judging.checks.unused import unused_facts

CHECKS: tuple[Check, ...] = (
    unknown_ids,
    lost_renames,
    shared_aliases,
    missing_dimensions,
    unreadable_periods,
    lost_signs,
    unproven_formulas,
    disordered_stretches,
    titles_of_others,
    numbers_as_names,
    unsupported_roundness,
    faulty_texts,
    untrue_sayings,
    mixed_methods,
    texts_in_wrong_languages,
    refused_words,
    links_to_nothing,
    faulty_briefings,
    unfilled_briefings,
    unfounded_sentences,
    crowded_figures,
    strangers,
    faulty_rows,
    long_descriptions,
    orphans,
    unlisted_calls,
    unanswered_questions,
    misnamed_publications,
    unused_facts,
    long_runs,
    copied_texts,
    open_figures,
    faulty_settlements,
    misdated_editions,
    unshown_errors,
    misread_figures,
)


def run(subject: Subject) -> Iterator[Finding]:
    """The findings of every rule."""
    for check in CHECKS:
        yield from check(subject)


__all__ = ["CHECKS", "Check", "Subject", "run"]
