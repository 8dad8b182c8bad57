"""Every figure of a document accounted for: observed by a fact, used by a claim, or set aside with a reason.

The reader's own non-quantities (dates, ordinals, names …) count as accounted for and are tallied by kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from generator.sources.quotes import chosen, matches
from generator.sources.receipts import Coverage

if TYPE_CHECKING:
    from generator.judging.observation import Resolved
    from generator.reading.figures import Quantity
    from generator.record.catalog import Catalog
    from generator.sources.documents import DocumentText

Spans = dict[tuple[int, int], tuple[str, ...]]
Claimed = tuple[int, int, str]  # from where to where, and by whom


@dataclass(frozen=True, kw_only=True)
class Account:
    """What became of each figure of one document: (quantity, `observed`…, ids)."""

    entries: tuple[tuple[Quantity, str, tuple[str, ...]], ...] = field(repr=False)
    lost: tuple[int, ...]  # positions in `set_aside` whose selector matches no single figure
    recorded: tuple[tuple[int, tuple[str, ...]], ...] = ()  # those whose figure is observed all the same, and by whom

    @property
    def open(self) -> tuple[Quantity, ...]:
        """The figures that nothing accounts for."""
        return tuple(quantity for quantity, state, _ in self.entries if state == "open")

    def coverage(self) -> Coverage:
        """The account in numbers."""
        states = Counter(state for quantity, state, _ in self.entries if quantity.is_quantity)
        kinds = Counter(quantity.kind for quantity, _, _ in self.entries if not quantity.is_quantity)
        return Coverage(
            figures=sum(states.values()),
            observed=states["observed"],
            claimed=states["claimed"],
            set_aside=states["set-aside"],
            not_quantities=dict(sorted(kinds.items())),
        )


def accounts(catalog: Catalog, resolved: Resolved, texts: Mapping[str, DocumentText]) -> dict[str, Account]:
    """The account of every document whose text is at hand."""
    observed, claimed = _observed(resolved), _claimed(resolved)
    return {
        identifier: _account(identifier, text, catalog, observed.get(identifier, {}), claimed.get(identifier, ()))
        for identifier, text in texts.items()
    }


def _account(
    identifier: str, text: DocumentText, catalog: Catalog, observed: Spans, claimed: Sequence[Claimed]
) -> Account:
    places, lost = _set_aside(identifier, text, catalog)
    aside = {span: (catalog.set_aside[identifier][position][0].reason,) for position, span in places.items()}
    entries = []
    for quantity in text.figures:
        span = (quantity.start, quantity.end)
        if span in observed:
            entries.append((quantity, "observed", observed[span]))
        elif owners := tuple(o for s, e, o in claimed if s < quantity.end and quantity.start < e):
            entries.append((quantity, "claimed", owners))
        elif span in aside:
            entries.append((quantity, "set-aside", aside[span]))
        else:
            entries.append((quantity, "open" if quantity.is_quantity else quantity.kind, ()))
    recorded = tuple((position, observed[span]) for position, span in sorted(places.items()) if span in observed)
    return Account(entries=tuple(entries), lost=lost, recorded=recorded)


def _observed(resolved: Resolved) -> Mapping[str, Spans]:
    """The observations by where their figure stands, by document."""
    found: dict[str, Spans] = {}
    for o in chain.from_iterable(resolved.observations.values()):
        if o.start is not None and o.end is not None:
            spans = found.setdefault(o.document.id, {})
            spans[(o.start, o.end)] = (*spans.get((o.start, o.end), ()), o.id)
    return found


def _claimed(resolved: Resolved) -> Mapping[str, Sequence[Claimed]]:
    """Where the phrases of claims stand, with whose they are, by document."""
    found: dict[str, list[Claimed]] = {}
    for owner, phrases in resolved.phrases.items():
        for phrase in phrases:
            if phrase.start is not None and phrase.end is not None:
                found.setdefault(phrase.phrase.document, []).append((phrase.start, phrase.end, owner))
    return found


def _set_aside(
    document: str, text: DocumentText, catalog: Catalog
) -> tuple[dict[int, tuple[int, int]], tuple[int, ...]]:
    """Where the figure of each entry stands, by the entry's position, and the positions that have none."""
    places: dict[int, tuple[int, int]] = {}
    lost = []
    for position, (item, _) in enumerate(catalog.set_aside.get(document, ())):
        at = chosen(item, matches(text, item))
        if at is None or text.figure_at(at, at + len(item.exact)) is None:
            lost.append(position)
        else:
            places[position] = (at, at + len(item.exact))
    return places, tuple(lost)
