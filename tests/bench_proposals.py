"""How many proposals say what editors recorded: `python -m tests.bench_proposals [DOCUMENT …]`, with DOCUMENTS_DIR set.

For each document every figure that a fact reads is proposed anew, as if no fact had ever been read there, and the
proposed key is compared with the recorded one. Readings whose text errs (`says`) are left out: nobody could propose
them from the text. Not a test: it needs the texts.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.editing.cite import reader_of
from generator.editing.proposals import Proposal, proposals
from generator.press import Pressed, press
from generator.record.catalog import Catalog, Fact, frozen
from generator.record.keys import Key

PARTS = ("concept", "entity", "dimensions", "period", "measure", "against", "of", "status")


def main(documents: list[str]) -> None:
    """Print the rate of each document and of all, and which parts of the keys differ."""
    pressed = press(Path("."), Path(os.environ["DOCUMENTS_DIR"]))
    differing: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for document in documents or sorted(pressed.texts):
        tally: Counter[str] = Counter()
        for told, meant in compared(pressed, document):
            tally["figures"] += 1
            tally["agreed"] += told is not None and told.key in meant
            tally["nothing"] += told is None
            if told is not None and told.key not in meant:
                differing["+".join(parts_that_differ(told.key, meant))] += 1
        totals += tally
        print(f"{document}: {rate(tally)}")
    print(f"all: {rate(totals)}")
    for parts, count in differing.most_common(12):
        print(f"  {count} {parts}")


def rate(tally: Counter[str]) -> str:
    share = tally["agreed"] / max(tally["figures"], 1)
    return f"{tally['agreed']} of {tally['figures']} agree ({share:.0%}), {tally['nothing']} without a proposal"


def compared(pressed: Pressed, document: str) -> Iterator[tuple[Proposal | None, set[Key]]]:
    """Each figure's proposal with the keys that editors recorded for it."""
    meant: dict[int, set[Key]] = {}
    for group in pressed.resolved.observations.values():
        for seen in group:
            if seen.document.id == document and seen.start is not None and seen.reading.says is None:
                meant.setdefault(seen.start, set()).add(seen.fact.key)
    text = pressed.texts[document]
    figures = [figure for figure in text.figures if figure.start in meant]
    told = proposals(
        without_readings(pressed.catalog, document), reader_of(pressed, text), figures, pressed.edition.stated
    )
    yield from ((proposal, meant[figure.start]) for figure, proposal in zip(figures, told, strict=True))


def without_readings(catalog: Catalog, document: str) -> Catalog:
    """The catalog as it was before the document was read."""

    def left(fact: Fact) -> Fact | None:
        kept = tuple(reading for reading in fact.record.read if reading.document != document)
        if not fact.record.read or len(kept) == len(fact.record.read):
            return fact
        return replace(fact, record=fact.record.model_copy(update={"read": kept})) if kept else None

    facts = {name: found for name, fact in catalog.facts.items() if (found := left(fact)) is not None}
    return replace(catalog, facts=frozen(facts))


def parts_that_differ(told: Key, meant: set[Key]) -> list[str]:
    """Of the recorded keys the one nearest, and what the proposal has otherwise."""
    return min(([part for part in PARTS if getattr(told, part) != getattr(key, part)] for key in meant), key=len)


if __name__ == "__main__":
    main(sys.argv[1:])
