"""What happened, where sources disagree, what must hold between facts, what was promised, what was corrected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.judging.fulfilment import OUTCOMES, guided_facts, settle, watched
from generator.judging.selection import changes, disagreements, period_key
from generator.judging.source_errors import summed
from generator.judging.standing import standing
from generator.pages.page import Page, single_page
from generator.record.error_kinds import KINDS, LEDGER

if TYPE_CHECKING:
    from generator.judging.edition import Edition
    from generator.judging.reconcile import Judged
    from generator.judging.relations import Outcome
    from generator.judging.source_errors import Summed
    from generator.languages.language import Language
    from generator.record.models import Claim, Document, Relation, SetAside, SourceError, Sum
    from generator.record.strings import Words


def timeline(edition: Edition, strings: Words, language: Language) -> Iterator[Page]:
    """Events in order of time."""
    events = sorted((e for e, _ in edition.catalog.events.values()), key=lambda e: (period_key(e.date), e.id))
    yield single_page("timeline", strings, edits="data/events.yml", events=events)


def ledgers(edition: Edition, strings: Words, language: Language) -> Iterator[Page]:
    """Where sources disagree, what must hold between facts, what was promised, what was corrected."""
    found = disagreements(edition)
    errors = [error for error, _ in edition.catalog.errors.values()]
    groups = {
        part: (
            [judged for judged in found if part in standing(edition, judged.id).ledger],
            [(error, _sums(edition, error)) for error in errors if KINDS[error.kind].group == part],
        )
        for part in LEDGER
    }
    yield single_page("disagreements", strings, groups=groups)
    yield single_page("set-aside", strings, aside=_set_aside(edition))
    yield single_page("relations", strings, edits="data/relations.yml", relations=_tried(edition))
    rows = [_guidance(edition, claim) for claim in watched(edition)]
    states = [state for state in OUTCOMES if any(row[1] == state for row in rows)]
    by_state = {state: [row for row in rows if row[1] == state] for state in states}
    yield single_page("guidance", strings, names={"": [strings["briefing.guidance"]]}, groups=by_state)
    yield single_page("corrections", strings, changes=changes(edition))


def _sums(edition: Edition, error: SourceError) -> list[tuple[Sum, Summed]]:
    """The sums that show an error, each with its facts."""
    return [(each, summed(each, error, edition)) for each in error.shown_by.sums]


def _set_aside(edition: Edition) -> list[tuple[Document, list[SetAside]]]:
    """The figures that are no facts of the record, by document."""
    return [
        (edition.catalog.document(name), [item for item, _ in items])
        for name, items in edition.catalog.set_aside.items()
        if name in edition.catalog.documents
    ]


def _guidance(edition: Edition, claim: Claim) -> tuple[Claim, str, list[str], list[str], list[str]]:
    """A guidance with what came of it, the figures it gave, those of periods that were over then, and those since."""
    stated = guided_facts(edition, claim)
    known = [name for name in claim.facts if name not in stated]
    since = [name for name in known if period_key(claim.date) < period_key(edition.catalog.facts[name].key.period)]
    return claim, settle(edition, claim.id), stated, [name for name in known if name not in since], since


def _tried(edition: Edition) -> list[tuple[Relation, list[Outcome], list[Judged]]]:
    """Each relation with its trials by period, and the facts that were adjudicated because one fails."""
    return [
        (
            relation,
            [outcome for outcome in edition.relations if outcome.relation.id == relation.id],
            [j for j in edition.facts.values() if j.adjudication and j.adjudication.relation == relation.id],
        )
        for relation, _ in edition.catalog.relations.values()
    ]
