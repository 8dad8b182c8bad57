"""`check --fix`: what can be mended without judgement, and nothing else.

In this order: `Mended`, `mend`; the selectors that can be mended; the files with their layout. A selector is mended
in three cases: an `occurrence` that no longer tells anything apart is dropped, a token quoted in part is completed, and
of several places the one that bears out the fact is named by the shortest context, if it is the only one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from generator.cache.memory import Memory
from generator.cache.store import NOTHING_KEPT
from generator.editing.fmt import canonical, laid_out
from generator.editing.patches import Change, changed
from generator.editing.selectors import Parts, selector_at
from generator.editing.trial import trial_findings
from generator.findings import Finding, Place, quoted
from generator.judging.resolve import cited_phrases
from generator.record.load import CAP_BYTES, record_files
from generator.record.strict_bytes import read_text
from generator.sources.quotes import chosen, matches

if TYPE_CHECKING:
    from generator.cache.store import Store
    from generator.judging.observation import Observation
    from generator.press import Pressed
    from generator.record.catalog import Catalog, Origin
    from generator.record.models import Reading, Selector
    from generator.sources.documents import DocumentText

PARTS = ("exact", "prefix", "suffix", "occurrence")


@dataclass(frozen=True, kw_only=True)
class Mended:
    """The new texts by path, what was mended where, and what could only be mended by hand."""

    files: Mapping[str, str] = field(repr=False)
    told: tuple[tuple[Place, str], ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Mend:
    """A selector and what it should be."""

    origin: Origin
    before: Selector
    after: Parts
    why: str


def mend(pressed: Pressed, store: Store = NOTHING_KEPT) -> Mended:
    """Everything in the project that is mechanical; nothing is written. Without texts only the layout is. A layout that
    `store` knows to be right is not looked at again."""
    memory = Memory(store)
    mends = sorted(_selectors(pressed), key=lambda mend: mend.origin.file)
    by_file = {file: tuple(group) for file, group in groupby(mends, key=lambda mend: mend.origin.file)}
    files: dict[str, str] = {}
    told: list[tuple[Place, str]] = []
    findings: list[Finding] = []
    for path, shown in record_files(pressed.project):
        before = read_text(path, shown, cap=CAP_BYTES).value
        if before is None:
            continue  # `check` says what is wrong with the file
        settled = laid_out(before, shown, memory).value or before
        after, new, lost = _mended(settled, shown, by_file.get(shown, ()))
        findings += lost
        told += [*new, *([(Place(file=shown), "layout")] if settled != before else [])]
        if after != before:
            files[shown] = after
    memory.save()
    return Mended(files=files, told=tuple(told), findings=tuple(findings))


def _mended(text: str, file: str, mends: tuple[_Mend, ...]) -> tuple[str, list[tuple[Place, str]], list[Finding]]:
    """One file with its selectors mended one by one, so that one that cannot be edited spoils no other."""
    told: list[tuple[Place, str]] = []
    findings: list[Finding] = []
    for mend in mends:
        edited = changed(text, file, [_change(mend)])
        findings += edited.findings
        if edited.value is not None:
            text = canonical(edited.value, file).value or edited.value
            told.append((mend.origin.at("exact"), mend.why))
    return text, told, findings


def _change(mend: _Mend) -> Change:
    before = {name: getattr(mend.before, name) for name in PARTS}
    entries = {name: mend.after.get(name) for name in PARTS if mend.after.get(name) != before[name]}
    after = "prefix" if before["prefix"] and "prefix" not in entries else "exact"
    return Change(path=mend.origin.path, entries=entries, after=after)


# --- selectors ---------------------------------------------------------------------------------------------


def _selectors(pressed: Pressed) -> Iterator[_Mend]:
    """Every selector that can be mended with the texts at hand."""
    for observations in pressed.resolved.observations.values():
        for o in observations:
            if o.evidence == "verified" or o.document.id not in pressed.texts:
                continue  # what is verified is a whole figure, found in one place
            better = _better(pressed.catalog, pressed.texts[o.document.id], o)
            if better:
                yield _Mend(origin=o.origin, before=o.reading, after=better, why=_why(o.reading, better))
    for document, selector, origin in _other_selectors(pressed.catalog):
        if document in pressed.texts and selector.occurrence and len(matches(pressed.texts[document], selector)) == 1:
            after = _without_occurrence(selector)
            yield _Mend(origin=origin, before=selector, after=after, why=_why(selector, after))


def _other_selectors(catalog: Catalog) -> Iterator[tuple[str, Selector, Origin]]:
    """The phrases that records cite, and the figures set aside."""
    for cited in cited_phrases(catalog):
        yield from ((phrase.document, phrase, origin) for phrase, origin in cited.placed())
    for document, items in catalog.set_aside.items():
        yield from ((document, item, origin) for item, origin in items)


def _better(catalog: Catalog, text: DocumentText, observation: Observation) -> Parts | None:
    """What the selector of a reading should be, where there is no doubt about it."""
    reading = observation.reading
    found = matches(text, reading)
    at = chosen(reading, found)
    if at is not None:
        return _completed(text, at, at + len(reading.exact))
    if reading.cue or (reading.occurrence and len(found) > 1):
        return None  # which place is meant is an editor's reason, or was counted by one
    borne_out = [parts for parts in _parts_at(text, reading, found) if _is_borne_out(catalog, text, observation, parts)]
    return borne_out[0] if len(borne_out) == 1 else None


def _completed(text: DocumentText, start: int, end: int) -> Parts | None:
    """The selector of the whole figure where a part of one is quoted."""
    whole = text.figure_around(start, end)
    if whole is None or not whole.is_quantity or (whole.start, whole.end) == (start, end):
        return None
    return selector_at(text, whole.start, whole.end) if whole.start <= start and end <= whole.end else None


def _parts_at(text: DocumentText, reading: Reading, found: list[int]) -> Iterator[Parts]:
    """A selector without `occurrence` for each place; the reading's own where there is only one."""
    if len(found) == 1:
        yield _without_occurrence(reading)
        return
    selectors = (selector_at(text, at, at + len(reading.exact)) for at in found)
    yield from (parts for parts in selectors if "occurrence" not in parts)


def _is_borne_out(catalog: Catalog, text: DocumentText, observation: Observation, parts: Parts) -> bool:
    """Whether the place bears out the fact without a doubt."""
    reading = observation.reading.model_copy(update=dict.fromkeys(PARTS) | parts)
    record = observation.fact.record.model_copy(update={"read": (reading,)})
    return trial_findings(catalog, text, [(observation.fact.key, record)]) == ((),)


def _without_occurrence(selector: Selector) -> Parts:
    return {name: value for name in PARTS[:-1] if (value := getattr(selector, name))}


def _why(before: Selector, after: Parts) -> str:
    """What was mended, in words; of the document only what is quoted anyway."""
    if before.exact != after["exact"]:
        return f"{quoted(before.exact)} completed to {quoted(after['exact'])}"
    if before.occurrence:
        return f"the `occurrence` of {quoted(before.exact)} tells nothing apart any more"
    return f"{quoted(before.exact)} given the context of the one place that bears out the fact"
