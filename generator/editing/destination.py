"""Where a proposed fact is pasted: the file that tells the like, the line, and the block as far indented as there.

In this order: `block`; a reading of a fact that there is; a fact beside its like; the first of a new file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.editing.proposals import record_lines

if TYPE_CHECKING:
    from generator.editing.proposals import Proposal
    from generator.record.catalog import Catalog, Fact
    from generator.record.keys import Key

FOLDER = "data/facts"


def block(proposal: Proposal, catalog: Catalog) -> Iterator[str]:
    """The lines to paste, below a comment that says where."""
    existing = catalog.facts.get(proposal.key.id)
    if existing is not None and existing.record.read:
        return _reading(proposal, existing)
    beside = _beside(proposal.key, catalog.facts.values())
    return _new(proposal) if beside is None else _record(proposal, beside, catalog)


def _reading(proposal: Proposal, fact: Fact) -> Iterator[str]:
    """One reading more: a line of its own, or inside the brackets where the readings stand in one line."""
    at = fact.origin.at("read", len(fact.record.read) - 1)
    if at.line == fact.origin.at("read").line:
        yield f"# into the brackets of {at.file}:{at.line}, behind the last reading"
        yield f", {proposal.reading}"
        return
    yield f"# paste below the last reading, which begins at {at.file}:{at.line}:"
    yield f"{' ' * (at.column - 3)}- {proposal.reading}"


def _record(proposal: Proposal, beside: Fact, catalog: Catalog) -> Iterator[str]:
    at = beside.origin.at()
    yield f"# paste under `facts:` of {at.file}, above line {at.line} ({beside.id}):"
    indent = " " * (at.column - 3)
    defaults = _defaults(fact for fact in catalog.facts.values() if fact.origin.file == at.file)
    yield from (indent + line for line in record_lines(proposal.told, defaults, proposal.reading))


def _new(proposal: Proposal) -> Iterator[str]:
    """A file is named by whom its facts are about, and of when."""
    key = proposal.key
    name = f"{FOLDER}/{key.entity}-{_named(key.period)}.yml"
    yield f"# no file has facts of {key.entity} yet: paste into a new one, {name}:"
    yield f"defaults: {{entity: {key.entity}, period: {key.period}}}"
    yield "facts:"
    defaults: dict[str, str | None] = {"entity": key.entity, "period": key.period}
    yield from (f"  {line}" for line in record_lines(proposal.told, defaults, proposal.reading))


def _named(period: str) -> str:
    return period.replace("/", "--")


def _beside(key: Key, facts: Iterable[Fact]) -> Fact | None:
    """The last fact most like it, of the file that has most of these: of its concept and period, of its concept, of
    its period; always of whom it is about."""
    own = [fact for fact in facts if fact.key.entity == key.entity]
    of_concept = [fact for fact in own if fact.key.concept == key.concept]
    of_period = [fact for fact in own if fact.key.period == key.period]
    both = [fact for fact in of_concept if fact in of_period]
    alike = both or of_concept or of_period or own
    if not alike:
        return None
    file = Counter(fact.origin.file for fact in alike).most_common(1)[0][0]
    return next(fact for fact in reversed(alike) if fact.origin.file == file)


def _defaults(facts: Iterable[Fact]) -> dict[str, str | None]:
    """The entity and period that the head of a file gives its facts, as far as one rests on it."""
    found: dict[str, str | None] = {"entity": None, "period": None}
    for fact in facts:
        for part in found:
            if getattr(fact.record.fact, part) is None:
                found[part] = getattr(fact.key, part)
    return found
