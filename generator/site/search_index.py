"""The engine's search index made safe and cut into words, and the table for readers who type Simplified.

In this order: `entry_text`, one entry of a `search_index.json`, and `index_text`, all of it; `plain`, over one text;
`variants_table`.

The theme shows titles and texts of the index by `innerHTML`, and a title it took from the front matter stands there
as it was written. So whatever the engine and the templates left in it, nothing but words and `KEPT` comes through
here: a title has no tag at all, a text those that part its blocks, without attributes.

Material's search splits a text at the separator of its config, which has to hold U+200B: between two Chinese words
stands that zero-width space and nothing else (`languages.cutting`).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from html import escape
from html.parser import HTMLParser
from typing import Any

from generator.languages.cutting import HAN_RUN, simplified

KEPT = frozenset({"p", "ul", "ol", "li", "pre", "code", "sub", "sup"})  # the blocks that a result shows one by one
FIELDS = {"title": frozenset[str](), "text": KEPT}  # what an entry says, and the tags that may stand in it
UNSAID = frozenset({"script", "style"})  # elements whose content is no words


def entry_text(entry: Mapping[str, Any], cut: Callable[[str], str] = str) -> str:
    """One entry as it stands in the index: words and the tags of `FIELDS` alone, `cut` laid over each title and text.

    Cutting what is cut already changes nothing. Raises KeyError for what is no entry.
    """
    said = {"location": entry["location"]} | {field: cut(plain(entry[field], kept)) for field, kept in FIELDS.items()}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def index_text(head: str, entries: Iterable[str]) -> str:
    """The text of a `search_index.json`: its other parts, an object of JSON, and its entries."""
    parts = json.dumps(json.loads(head), ensure_ascii=False, separators=(",", ":")).removesuffix("}")
    return f'{parts},"docs":[{",".join(entries)}]}}'


def plain(text: str, kept: frozenset[str] = frozenset()) -> str:
    """The words of a piece of HTML, escaped, and the tags named in `kept`, without their attributes."""
    reader = _Words(kept)
    reader.feed(text)
    reader.close()
    return "".join(reader.said)


class _Words(HTMLParser):
    """Gathers words and kept tags; comments, declarations, instructions and the content of `UNSAID` are dropped."""

    def __init__(self, kept: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.kept = kept
        self.said: list[str] = []
        self.silent = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.silent = tag in UNSAID
        if tag in self.kept:
            self.said.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        self.silent = False
        if tag in self.kept:
            self.said.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(escape(data, quote=False))


def variants_table(texts: Iterable[str]) -> dict[str, str]:
    """Simplified character → the Traditional one that the texts have for it, in the order of the characters.

    A character is in the table where the texts hold a Traditional form of it; of several forms (裡, 裏) it means the
    most frequent, and where the character itself is more frequent than any (里 as a measure) it is left out.
    """
    counts = Counter(char for text in texts for run in HAN_RUN.findall(text) for char in run)
    forms: dict[str, str] = {}
    for char in sorted(counts, key=lambda char: (-counts[char], char)):
        forms.setdefault(simplified(char), char)
    return {simplified: form for simplified, form in sorted(forms.items()) if simplified != form}
