"""What the search knows of a page: an entry for it, and one for each thing on it that has a name and a place.

In this order: `Entry`; `page_entries`, those of a built page; what on a page is a thing; `plain`, text made safe;
`variants_table`, for readers who type Simplified.

Entries are made of the built page, so that what a result shows stands on the page it leads to. Code, examples and
drawings are no words (`UNSAID`). The theme shows titles and texts of results by `innerHTML`: nothing but escaped words
comes through here.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from html import escape
from typing import Any

from generator.languages.cutting import HAN_RUN, simplified
from generator.site.inspection.context import Element, html_tree, selection

SHOWN = 160  # characters of a text that a result shows
BLANK = re.compile(r"\s+")
CONTENT = selection("//*[@data-md-component='content']//article[1]")
THINGS = selection(
    ".//article[@id][contains(@class, 'fact') or contains(@class, 'question')] | .//h2[@id] | .//dt[@id]"
)
HEADING = selection("(self::h2 | self::dt | .//h1 | .//h2 | .//h3 | .//h4)[1]")
LEAD = selection(".//p[@class='lead']")
PARAGRAPHS = selection(
    ".//*[self::p or self::li or self::dd][not(descendant::p or descendant::li)]"
    "[not(ancestor::details or ancestor::figure or ancestor::table or ancestor::nav)]"
    "[not(ancestor::article[contains(@class, 'fact')])][not(contains(@class, 'note') or contains(@class, 'lead'))]"
)
VALUE = selection(".//*[@class='fact__value']//data")
UNSAID_TAGS = frozenset({"script", "style", "pre", "code", "svg"})
EXCLUDED = "data-search-exclude"
REPEATED = {("question", "entity")}  # things that have their place on a page of another kind
PERMALINK = "headerlink"  # the sign behind a heading is none of its words


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """What a result leads to: `location` below the language's address, with a `#` where it is a thing on a page.

    `title` and `text` are escaped and shown; `kind` is the page's, or `fact`, `question`, `term` or `section`. It is
    found by its title, its `names` (other languages' labels) and `aliases`, and by `words`, all that it says. `prose`
    is what a page says in sentences, escaped, a paragraph a line: a result shows of it what was searched for.
    """

    location: str
    title: str
    kind: str
    text: str
    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    words: str = ""
    prose: str = ""

    def as_json(self) -> str:
        """The entry as it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))


def entry_of(said: str) -> Entry:
    """An entry that was kept. Raises ValueError, KeyError or TypeError for what is none."""
    read = json.loads(said)
    return Entry(**read | {"names": tuple(read["names"]), "aliases": tuple(read["aliases"])})


def page_entries(page: str, address: str, front: Mapping[str, Any]) -> Iterator[Entry]:
    """The entries of a built page, its own first. `front` is its front matter: `kind`, `names` by anchor (its own:
    empty) and `aliases`, where it has any."""
    found = CONTENT(html_tree(page.encode()))
    if not found:
        return
    content, names = found[0], front.get("names", {})
    title = content.find(".//h1")
    yield Entry(
        location=address,
        title=plain(str(front["title"])) if title is None else said(title),
        kind=str(front["kind"]),
        text=shown(LEAD(content)),
        names=tuple(names.get("", ())),
        aliases=tuple(front.get("aliases", ())),
        words=said(content),
        prose="\n".join(filter(None, map(said, PARAGRAPHS(content)))),
    )
    for thing in THINGS(content):
        heading = HEADING(thing)
        kind, text = _thing(thing)
        if heading and not is_unsaid(thing) and (kind, front["kind"]) not in REPEATED:
            anchor = str(thing.get("id"))
            yield Entry(
                location=f"{address}#{anchor}",
                title=said(heading[0]),
                kind=kind,
                text=text,
                names=tuple(names.get(anchor, ())),
            )


def _thing(thing: Element) -> tuple[str, str]:
    """What kind of thing it is, and what of its text is shown."""
    if thing.tag == "dt":
        definition = thing.getnext()
        return "term", shown([] if definition is None else [definition])
    if thing.tag == "h2":
        return "section", ""
    return ("fact", shown(VALUE(thing)[:1])) if "fact" in str(thing.get("class")).split() else ("question", "")


def shown(elements: Iterable[Element]) -> str:
    """The beginning of what elements say, in whole words."""
    text = next((said(element) for element in elements), "")
    if len(text) <= SHOWN:
        return text
    head = re.sub(r"&[#\w]*$", "", text[:SHOWN])
    return head.rpartition(" ")[0] if " " in head[SHOWN // 2 :] else head


def said(element: Element) -> str:
    """The words of an element, escaped, blanks made one; without what is none of them."""
    return plain("".join(texts(element)))


def plain(text: str) -> str:
    """A text that may stand in HTML: `<`, `>` and `&` as entities, blanks made one."""
    return escape(BLANK.sub(" ", text).strip(), quote=False)


def texts(element: Element) -> list[str]:
    """The texts in an element, less what the search leaves out."""
    found: list[str] = []
    _gather(element, found)
    return found


def _gather(element: Element, found: list[str]) -> None:
    if is_unsaid(element):
        return
    found.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            _gather(child, found)
        found.append(child.tail or "")


def is_unsaid(element: Element) -> bool:
    """Whether an element says nothing to the search: code, drawings, permalinks, what is marked so."""
    if element.tag in UNSAID_TAGS or PERMALINK in str(element.get("class", "")).split():
        return True
    return element.get(EXCLUDED) is not None


def han_counts(texts: Iterable[str]) -> dict[str, int]:
    """How often each Chinese character stands in the texts."""
    return Counter("".join(run for text in texts for run in HAN_RUN.findall(text)))


def variants_table(counted: Iterable[Mapping[str, int]]) -> dict[str, str]:
    """Simplified character → the Traditional one that the texts have for it, in the order of the characters.

    `counted` says how often each character stands in each text. A character is in the table where the texts hold a
    Traditional form of it; of several forms (裡, 裏) it means the most frequent, and where the character itself is more
    frequent than any (里 as a measure) it is left out.
    """
    counts: Counter[str] = Counter()
    for each in counted:
        counts.update(each)
    forms: dict[str, str] = {}
    for char in sorted(counts, key=lambda char: (-counts[char], char)):
        forms.setdefault(simplified(char), char)
    return {simplified: form for simplified, form in sorted(forms.items()) if simplified != form}
