"""The search as files: a small head, and volumes of which a query fetches those alone that it needs.

In this order: `Vocabulary`, what is known beside the entries; `indexed`, what one page gives to the search;
`search_files`, all of it; synonyms; the weights of terms; volumes.

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
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape
from itertools import accumulate, chain
from typing import Any, NamedTuple

from generator.languages.cutting import HAN
from generator.languages.language import Search
from generator.site.search_index import Entry, han_counts, plain, variants_table
from generator.site.search_words import LETTER, Scales, folded, terms

HEAD, FOLDER = "search/search_index.json", "search"
VOLUME = 6_000  # characters of a volume of terms
SHELF = 6_000  # characters of a volume of entries
PROSE = 2_000  # characters of a volume of prose; most pages have more, and so a volume of their own
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


class Said(NamedTuple):
    """What an entry gives to the search: its kind and title, what results show of it (JSON), its names and aliases in
    terms, how often each term stands in its text, and the words against which a typing error may be held."""

    kind: str
    title: str
    shown: str
    names: list[list[str]]
    aliases: list[list[str]]
    text: dict[str, int]
    spelled: list[str]


class Indexed(NamedTuple):
    """What a page gives to the search, whatever stands on others: its address, its prose (JSON), how often each Chinese
    character stands on it, and its entries. JSON says it as a list, of which `from_json` makes it again."""

    location: str
    prose: str
    characters: dict[str, int]
    entries: list[Said]

    @classmethod
    def from_json(cls, said: Sequence[Any]) -> Indexed:
        """What was kept."""
        location, prose, characters, entries = said
        return cls(location, prose, characters, [Said(*entry) for entry in entries])


def indexed(entries: Sequence[Entry], vocabulary: Vocabulary) -> Indexed:
    """What a page gives to the search, of its entries, its own first."""
    groups = [sorted(group, key=len, reverse=True) for group in vocabulary.synonyms]
    named = [_with_synonyms(entry, groups) for entry in entries]
    texts = (f"{entry.title}{entry.words}{''.join(entry.names)}" for entry in named)
    location, prose = (entries[0].location, entries[0].prose) if entries else ("", "")
    return Indexed(
        location=location,
        prose=_compact(prose),
        characters=han_counts(texts),
        entries=[_said(entry, vocabulary) for entry in named],
    )


def _said(entry: Entry, vocabulary: Vocabulary) -> Said:
    names, aliases = _names(entry, vocabulary.scales)
    return Said(
        kind=entry.kind,
        title=entry.title,
        shown=_compact(_shown(entry, vocabulary.kinds)),
        names=names,
        aliases=aliases,
        text=Counter(terms(entry.words or unescape(entry.text), vocabulary.scales)),
        spelled=list(_spelled(entry)),
    )


def search_files(every: Iterable[Indexed], vocabulary: Vocabulary, engine: Search) -> Mapping[str, str]:
    """The files of a search by path, of all pages in order. `engine` is what the theme has to know of the language."""
    every = [page for page in every if page.entries]
    variants = variants_table(page.characters for page in every)
    pages = _in_forms(_uncommon([page.entries for page in every]), variants)
    weights = _weights(pages)
    listed = [f"{_compact(term)}:{_compact(weights[term])}" for term in sorted(weights)]
    shelved = [f"[{','.join(entry.shown for entry in page)}]" for page in pages]
    told = [f"{json.dumps(page.location)}:{page.prose}" for page in every]
    volumes, shelves, prose = (
        list(_volumes(lines, most)) for lines, most in ((listed, VOLUME), (shelved, SHELF), (told, PROSE))
    )
    words = sorted({word for page in pages for entry in page for word in entry.spelled})
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
    return list(accumulate(map(len, volumes[:-1]), initial=0)) if volumes else []


def _uncommon(pages: Sequence[Sequence[Said]]) -> list[list[Said]]:
    """The entries by page, less the sections of a heading that stands on many pages."""
    common = Counter(entry.title for page in pages for entry in page if entry.kind == "section")
    return [[e for e in page if e.kind != "section" or common[e.title] <= COMMON] for page in pages]


def _in_forms(pages: Sequence[Sequence[Said]], variants: Mapping[str, str]) -> list[list[Said]]:
    """Of two forms of a character one is meant, here as in what is typed."""
    forms, kept = str.maketrans(dict(variants)), variants.keys()
    return [[_in_form(entry, forms) if _has(entry, kept) else entry for entry in page] for page in pages]


def _has(entry: Said, characters: AbstractSet[str]) -> bool:
    every = (entry.text, *entry.names, *entry.aliases)
    return any(not characters.isdisjoint(term) for terms_of in every for term in terms_of)


def _in_form(entry: Said, forms: dict[int, str]) -> Said:
    text: Counter[str] = Counter()
    for term, count in entry.text.items():
        text[term.translate(forms)] += count
    names, aliases = ([[term.translate(forms) for term in n] for n in every] for every in (entry.names, entry.aliases))
    return entry._replace(names=names, aliases=aliases, text=text)


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


def _weights(pages: Sequence[Sequence[Said]]) -> dict[str, list[int]]:
    """Term → how many pages have it; then page, number on it (0: the page itself), weight, and so on."""
    owners = {tuple(name) for page in pages for entry in page for name in entry.names}
    holding = Counter(term for page in pages for term in _held(page))
    rarity = {term: math.log(1 + len(pages) / count) for term, count in holding.items()}
    rarest = max(rarity.values(), default=1.0)
    shares = {term: TEXT * rare / rarest for term, rare in rarity.items()}
    usual = sum(sum(page[0].text.values()) for page in pages) / max(len(pages), 1)
    found: dict[str, list[tuple[int, int, int]]] = {term: [] for term in holding}
    for number, page in enumerate(pages):
        for place, entry in enumerate(page):
            weights = _name_weights(entry, rarity, owners)
            of_text = _text_shares(entry, usual or 1)
            for term, count in entry.text.items():
                weights[term] = weights.get(term, 0) + round(shares[term] * of_text[count])
            for term, weight in weights.items():
                if weight:
                    found[term].append((number, place, weight))
    return {term: [holding[term], *chain.from_iterable(_told(places))] for term, places in found.items() if places}


def _text_shares(entry: Said, usual: float) -> dict[int, float]:
    """How often a word stands in the text of an entry → what share it has of the most that such a word can weigh."""
    told = TOLD.get(entry.kind, MENTIONED)
    often = OFTEN * (1 - LONG + LONG * sum(entry.text.values()) / usual)
    return {count: told * count / (count + often) for count in set(entry.text.values())}


def _held(page: Sequence[Said]) -> set[str]:
    """The terms of a page."""
    return {term for entry in page for every in (entry.text, *entry.names, *entry.aliases) for term in every}


def _told(places: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The weightiest places of a term, in the order of the pages, in which they come."""
    return places if len(places) <= MOST else sorted(sorted(places, key=lambda place: (-place[2], place))[:MOST])


def _names(entry: Entry, scales: Scales) -> tuple[list[list[str]], list[list[str]]]:
    """The names and the aliases of an entry, in terms. What a fact amounts to names it too."""
    value = (unescape(entry.text),) if entry.kind == "fact" else ()
    own = dict.fromkeys((unescape(entry.title), *entry.names, *value))
    return [list(terms(name, scales)) for name in own], [list(terms(name, scales)) for name in entry.aliases]


def _name_weights(entry: Said, rarity: Mapping[str, float], owners: Collection[tuple[str, ...]]) -> dict[str, int]:
    """What each term is of a name. An alias that is the name of something else is none; the digits of an amount are
    all of it."""
    weights: dict[str, float] = {}
    own = [name for name in entry.aliases if tuple(name) not in owners]
    for whole, name in [*((NAME, name) for name in entry.names), *((ALIAS, name) for name in own)]:
        every = dict.fromkeys(name)  # in their order, since a sum of fractions hangs on it
        measure = sum(rarity[term] for term in every)
        amount = any(term.startswith("=") for term in every)
        for term in every:
            share = 1.0 if amount and term[0] in "=0123456789" else rarity[term] / measure
            weights[term] = max(weights.get(term, 0), whole * share)
    of_kind = KINDS.get(entry.kind, OTHER)
    return {term: round(amount * of_kind) * PART for term, amount in weights.items()}


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
