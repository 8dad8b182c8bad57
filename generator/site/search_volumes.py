"""The search as files: a small head, and volumes of which a query fetches those alone that it needs.

In this order: `Vocabulary`, what is known beside the entries; `search_files`, all of it; synonyms; the weights of
terms; volumes.

All terms in order are cut into volumes as an encyclopedia is, and so are the entries and the prose of the pages; the
head says with which term or page each volume begins. A query of a few words fetches as many volumes of terms, then
those of the entries it shows and, of the first results whose title and text have nothing of the query, the prose: how
much a reader loads depends on what is asked, hardly on the size of the site. `assets/search-worker.js` reads them.

A term weighs for an entry what share of a name it is: of the names of the entry, that which has most of it counts, and
rare terms make a larger part of a name than frequent ones (in “Tencent’s capital expenditure” the last two). So who
types a whole name, and nothing else, has the page of that name first. Words of the text weigh little, the more often
they stand the more.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape
from itertools import groupby

from generator.languages.cutting import HAN
from generator.languages.language import Search
from generator.site.search_index import Entry, plain, variants_table
from generator.site.search_words import LETTER, Scales, folded, terms

HEAD, FOLDER = "search/search_index.json", "search"
VOLUME = 12_000  # characters of a volume of terms
SHELF = 9_000  # characters of a volume of entries
NAME, ALIAS, TEXT = 100, 75, 30  # what a whole name weighs, a whole alias, and a word of the text at most
OFTEN, LONG = 1.2, 0.5  # how soon repetition is enough, and how much long pages count less (k1 and b of BM25)
SPELLED = re.compile(rf"(?:(?!\d){LETTER}){{4,20}}|(?<![{HAN}])[{HAN}]{{3,8}}(?![{HAN}])")
KINDS = {  # what people look for, against what merely lists it
    **dict.fromkeys(("briefing", "concept", "entity", "product", "period", "guidance"), 1.0),
    **dict.fromkeys(("term", "timeline", "glossary", "disagreements", "corrections", "changes"), 0.8),
    **dict.fromkeys(("document", "occasion", "fact"), 0.6),
    "question": 0.4,
}
OTHER = 0.5
TOLD = {"briefing": 1.0, "term": 1.0}  # whose text tells of things; others mention them
MENTIONED = 0.6
COMMON = 3  # a heading that stands on more pages than these names nothing
PART = 64  # what a name weighs is told in so many, what the text weighs in ones
MOST = 300  # places of a term that are told, the weightiest


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """What the search of a language knows beside its entries: words of scales, words that ask and find nothing, groups
    of words that mean one thing, and what each kind is called."""

    scales: Scales
    ignored: Sequence[str]
    synonyms: Sequence[Sequence[str]]
    kinds: Mapping[str, str]


def search_files(entries: Iterable[Entry], vocabulary: Vocabulary, engine: Search) -> Mapping[str, str]:
    """The files of a search by path. `entries` come page by page, the page's own first; `engine` is what the theme has
    to know of the language."""
    pages = _pages(entries)
    told = [f"{json.dumps(page[0].location)}:{_compact(page[0].prose)}" for page in pages]
    groups = [sorted(group, key=len, reverse=True) for group in vocabulary.synonyms]
    pages = [[_with_synonyms(entry, groups) for entry in page] for page in pages]
    variants = variants_table(f"{e.title}{e.words}{''.join(e.names)}" for page in pages for e in page)
    forms = str.maketrans(variants)  # of two forms of a character one is meant, here as in what is typed
    weights = _weights([[_in_forms(entry, forms) for entry in page] for page in pages], vocabulary.scales)
    listed = [f"{_compact(term)}:[{','.join(map(str, weights[term]))}]" for term in sorted(weights)]
    shelved = [_compact([_shown(entry, vocabulary.kinds) for entry in page]) for page in pages]
    volumes, shelves, prose = (
        list(_volumes(lines, most)) for lines, most in ((listed, VOLUME), (shelved, SHELF), (told, SHELF))
    )
    words = sorted({word for page in pages for entry in page for word in _spelled(entry)})
    head = {
        "lang": engine.lang,
        "separator": engine.separator,
        "pages": len(pages),
        "volumes": [json.loads(f"[{volume[0].partition(':[')[0]}]")[0] for volume in volumes],
        "shelves": _firsts(shelves),
        "prose": _firsts(prose),
        "scales": dict(vocabulary.scales),
        "ignored": list(vocabulary.ignored),
        "variants": variants,
    }
    files = {HEAD: _compact({"config": head, "docs": []}), f"{FOLDER}/names.json": _compact(words)}
    files |= {f"{FOLDER}/terms-{at}.json": f"{{{','.join(lines)}}}" for at, lines in enumerate(volumes)}
    files |= {f"{FOLDER}/prose-{at}.json": f"{{{','.join(lines)}}}" for at, lines in enumerate(prose)}
    return files | {f"{FOLDER}/entries-{at}.json": f"[{','.join(lines)}]" for at, lines in enumerate(shelves)}


def _firsts(volumes: Sequence[Sequence[str]]) -> list[int]:
    """The number of the first line of each volume."""
    return [sum(map(len, volumes[:at])) for at in range(len(volumes))]


def _pages(entries: Iterable[Entry]) -> list[list[Entry]]:
    """The entries by page; sections of a heading that stands on many pages are left out."""
    pages = [list(page) for _, page in groupby(entries, key=lambda entry: entry.location.partition("#")[0])]
    common = Counter(entry.title for page in pages for entry in page if entry.kind == "section")
    return [[e for e in page if e.kind != "section" or common[e.title] <= COMMON] for page in pages]


def _in_forms(entry: Entry, forms: dict[int, str]) -> Entry:
    names, aliases = (tuple(name.translate(forms) for name in some) for some in (entry.names, entry.aliases))
    title, text, words = (said.translate(forms) for said in (entry.title, entry.text, entry.words))
    return replace(entry, title=title, names=names, aliases=aliases, text=text, words=words)


def _shown(entry: Entry, kinds: Mapping[str, str]) -> dict[str, str]:
    """An entry as results show it."""
    told = {"kind": plain(kinds[entry.kind])} if entry.kind in kinds else {}
    return {"location": entry.location, "title": entry.title, "text": entry.text, **told}


_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


# --- synonyms --------------------------------------------------------------------------------------------------


def _with_synonyms(entry: Entry, groups: Sequence[Sequence[str]]) -> Entry:
    """The entry with each of its names said in the other ways too, and its text with the other words behind it; the
    longest words of a group come first."""
    title = unescape(entry.title)
    said = [other for name in (title, *entry.names) for other in _said_otherwise(name, groups)]
    words = unescape(entry.words)
    if words:
        plain = folded(words)
        more = [word for group in groups if any(_stands_in(plain, word) for word in group) for word in group]
        words = " ".join((words, *more))
    return replace(entry, names=(*entry.names, *dict.fromkeys(said)), words=words)


def _said_otherwise(name: str, groups: Sequence[Sequence[str]]) -> Iterator[str]:
    plain = folded(name)
    for group in groups:
        for word in group:
            if _stands_in(plain, word):
                yield from (_where(word)[1].sub(f" {other} ", plain) for other in group if other != word)
                break


def _stands_in(text: str, word: str) -> bool:
    """Whether a word stands in a text that is folded."""
    plain, where = _where(word)
    return plain in text and where.search(text) is not None


@lru_cache(maxsize=4096)
def _where(word: str) -> tuple[str, re.Pattern[str]]:
    """A word as it stands, and where: one of letters not inside of another; a plural is the same."""
    plain = folded(word) if word.isascii() else word
    return plain, re.compile(rf"(?<![a-z0-9]){re.escape(plain)}s?(?![a-z0-9])" if word.isascii() else re.escape(plain))


# --- weights ---------------------------------------------------------------------------------------------------


def _weights(pages: Sequence[Sequence[Entry]], scales: Scales) -> dict[str, list[int]]:
    """Term → how many pages have it; then page, number on it (0: the page itself), weight, and so on."""
    names = [[_names(entry, scales) for entry in page] for page in pages]
    owners = {tuple(name) for page in names for entry in page for name in entry[0]}
    texts = [[Counter(terms(entry.words or unescape(entry.text), scales)) for entry in page] for page in pages]
    holding = Counter(term for page in zip(names, texts, strict=True) for term in _held(*page))
    rarity = {term: math.log(1 + len(pages) / count) for term, count in holding.items()}
    rarest = max(rarity.values(), default=1.0)
    usual = sum(said[0].total() for said in texts) / max(len(pages), 1)
    found: dict[str, list[tuple[int, int, int]]] = {}
    for number, page in enumerate(pages):
        for place, entry in enumerate(page):
            named = _name_weights(*names[number][place], rarity, owners)
            told = _text_weights(texts[number][place], usual, rarity, rarest)
            of_kind, of_text = KINDS.get(entry.kind, OTHER), TOLD.get(entry.kind, MENTIONED)
            for term, amount in told.items():
                weight = round(named.pop(term, 0) * of_kind) * PART + round(amount * of_text)
                if weight:
                    found.setdefault(term, []).append((weight, number, place))
            for term, amount in named.items():
                if weight := round(amount * of_kind) * PART:
                    found.setdefault(term, []).append((weight, number, place))
    return {term: [holding[term], *_told(places)] for term, places in found.items()}


def _held(names: Sequence[tuple[list[list[str]], list[list[str]]]], texts: Sequence[Counter[str]]) -> set[str]:
    """The terms of a page."""
    named = {term for entry in names for part in entry for name in part for term in name}
    return named.union(*texts)


def _told(places: list[tuple[int, int, int]]) -> Iterator[int]:
    """The weightiest places of a term, in the order of the pages, in which they come."""
    if len(places) > MOST:
        weightiest = sorted(places, key=lambda place: (-place[0], place[1:]))[:MOST]
        places = sorted(weightiest, key=lambda place: place[1:])
    for weight, page, place in places:
        yield from (page, place, weight)


def _names(entry: Entry, scales: Scales) -> tuple[list[list[str]], list[list[str]]]:
    """The names and the aliases of an entry, in terms. What a fact amounts to names it too."""
    value = (unescape(entry.text),) if entry.kind == "fact" else ()
    own = dict.fromkeys((unescape(entry.title), *entry.names, *value))
    return [list(terms(name, scales)) for name in own], [list(terms(name, scales)) for name in entry.aliases]


def _text_weights(counted: Counter[str], usual: float, rarity: Mapping[str, float], rarest: float) -> dict[str, float]:
    often = OFTEN * (1 - LONG + LONG * counted.total() / (usual or 1))
    return {term: TEXT * rarity[term] / rarest * count / (count + often) for term, count in counted.items()}


def _name_weights(
    own: Sequence[Sequence[str]],
    aliases: Sequence[Sequence[str]],
    rarity: Mapping[str, float],
    owners: Collection[tuple[str, ...]],
) -> dict[str, float]:
    """What each term is of a name. An alias that is the name of something else is none; the digits of an amount are
    all of it."""
    weights: dict[str, float] = {}
    for whole, name in [*((NAME, name) for name in own), *((ALIAS, n) for n in aliases if tuple(n) not in owners)]:
        every = set(name)
        measure = sum(rarity[term] for term in every)
        amount = any(term.startswith("=") for term in every)
        for term in every:
            share = 1.0 if amount and term[0] in "=0123456789" else rarity[term] / measure
            weights[term] = max(weights.get(term, 0), whole * share)
    return weights


# --- volumes ---------------------------------------------------------------------------------------------------


def _volumes(lines: Sequence[str], most: int) -> Iterator[list[str]]:
    """Lines in their order, in volumes of at most so many characters, though never less than a line."""
    volume: list[str] = []
    size = 0
    for line in lines:
        if volume and size + len(line) > most:
            yield volume
            volume, size = [], 0
        volume.append(line)
        size += len(line) + 1
    if volume:
        yield volume


def _spelled(entry: Entry) -> Iterator[str]:
    """The words of its names against which a typing error may be held: of letters, and short names in Chinese."""
    for name in (unescape(entry.title), *entry.names, *entry.aliases) if entry.kind not in ("fact", "question") else ():
        yield from SPELLED.findall(folded(name))
