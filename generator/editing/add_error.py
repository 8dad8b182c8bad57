"""`add --error`: an entry of the ledger of errors, begun from the words of a document that err.

In this order: `error_entry`; the entry as YAML, with what only somebody who has read the passage can say left empty, so
that `check` names each field until it is written; what each kind of proof looks like.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.editing.add import Added, AddError
from generator.editing.selectors import flow, places, selector_at
from generator.findings import did_you_mean, quoted
from generator.record.error_kinds import KINDS

if TYPE_CHECKING:
    from generator.languages.language import Language
    from generator.press import Pressed
    from generator.sources.documents import DocumentText

HEAD = "# yaml-language-server: $schema=../schemas/errors.schema.json\nerrors:\n"
PROOFS = {  # how each part of `shown_by` is begun
    "sums": "sums: [{left: cited, test: equals, right: , period: }] # would have to hold, and does not",
    "calendar": "calendar: {said: , test: before, event: } # or period: instead of event:",
    "items": "items: [{in: DOCUMENT, exact: }] # each item of the list, whose number is not the count",
    "passages": "passages: [{in: DOCUMENT, exact: }] # where it is said otherwise",
    "name": "name: # the name as it should be, which the record knows",
}


def error_entry(pressed: Pressed, document: str, kind: str, words: str) -> Added:
    """The file of errors of `document` with one more entry, not written yet. Raises `AddError`."""
    if kind not in KINDS:
        hint = did_you_mean(kind, KINDS) or f"one of {', '.join(KINDS)}"
        raise AddError(f"there is no kind of error {quoted(kind)}; {hint}")
    selector = flow(_selector(pressed.texts[document], words))
    path = f"data/errors/{document}.yml"
    file = pressed.project / path
    begun = file.read_text("utf-8") if file.is_file() else HEAD
    entry = "\n".join(_entry(document, selector, kind, pressed.catalog.languages))
    notes = (f"{KINDS[kind].what}; group {KINDS[kind].group}", "fill in what is empty, run check, then verify")
    return Added(path=path, record=f"{begun.rstrip()}\n{entry}\n", notes=notes)


def _selector(text: DocumentText, words: str) -> dict[str, str]:
    at = places(text, words) if words.strip() else []
    if not at:
        raise AddError(f"{quoted(words)} does not stand in {text.id}; give the words as the document has them")
    if len(at) > 1:
        told = ", ".join(text.where(start) for start in at[:5])
        raise AddError(f"{quoted(words)} stands {len(at)} times in {text.id} ({told}); give more of the words")
    return selector_at(text, at[0], at[0] + len(words))


def _entry(document: str, selector: str, kind: str, languages: Sequence[Language]) -> Iterator[str]:
    yield "  - id: # a short name of what is wrong"
    yield f"    kind: {kind}"
    yield f"    cites: [{{in: {document}, {selector}}}]"
    yield "    says: # what is said there, in our own words; figures are calls"
    yield from (f"      {language.tag}:" for language in languages)
    yield "    shown_by:"
    yield "      because: # how it is seen that this cannot be so"
    yield from (f"        {language.tag}:" for language in languages)
    if len(KINDS[kind].shown_by) > 1:
        yield "      # at least one of these:"
    yield from (f"      {PROOFS[part].replace('DOCUMENT', document)}" for part in KINDS[kind].shown_by)
    yield "    topics: []"
