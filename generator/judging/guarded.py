"""What may not be copied: the texts of documents that are cited only; and the names in them that anybody may write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.sources.shingles import Shingles, from_fingerprints, from_texts

if TYPE_CHECKING:
    from generator.record.catalog import Catalog
    from generator.record.models import Localized
    from generator.sources.documents import DocumentText
    from generator.sources.receipts import DocumentReceipts


def guarded(
    catalog: Catalog, texts: Mapping[str, DocumentText], kept: Mapping[str, DocumentReceipts]
) -> Shingles | None:
    """What a text is compared with: the texts where all are at hand, else the committed fingerprints.

    `None` where every document may be shown in full.
    """
    cited_only = [name for name, (document, _) in catalog.documents.items() if document.rights == "cite-only"]
    if not cited_only:
        return None
    names = declared_names(catalog)
    if texts.keys() >= set(cited_only):
        return from_texts(dict(_bodies([texts[name] for name in cited_only])), names)
    return from_fingerprints({name: kept[name].fingerprint for name in cited_only if name in kept}, names)


def _bodies(texts: list[DocumentText]) -> Iterator[tuple[str, str]]:
    """The articles; then the whole files, because the adverts around an article are no more to be copied than it is."""
    shared = Counter(text.file for text in texts)
    for text in texts:
        yield text.id, text.text[text.start : text.end] if shared[text.file] > 1 else text.text
    for text in texts:
        if shared[text.file] > 1:
            yield text.file, text.text


def declared_names(catalog: Catalog) -> Iterator[str]:
    """The titles, authors, publishers, entities, members, analysts and names of the record, in every language."""
    yield from catalog.glossary.names
    for document, _ in catalog.documents.values():
        yield from (document.title, *document.author)
        yield from _said(document.container_title, document.publisher, document.translated_title)
    for entity, _ in catalog.entities.values():
        yield from (*_said(entity.label), *entity.aliases)
    for dimension, _ in catalog.dimensions.values():
        for member in dimension.members:
            yield from (*_said(member.label), *member.aliases)
    for question, _ in catalog.questions.values():
        yield from filter(None, [question.analyst])


def _said(*texts: Localized | None) -> Iterator[str]:
    for text in texts:
        yield from text.root.values() if text else ()
