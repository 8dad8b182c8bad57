"""Where records and prose name each other, and the same text under a new name.

In this order: the table of the fields that hold an id, `kind_of`, which looks a field up, and `Names`, which rewrites
what a name stands in: fields, formulas, calls of the prose grammar, links to pages. Ids of facts, calls and links are
known by their form and may stand in any text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.record.former import FOLDERS
from generator.record.formulas import FormulaError, parse_ref
from generator.record.prose import Mark, calls, marks
from generator.record.strict_yaml import Scalar, node_at

if TYPE_CHECKING:
    from generator.record.models import Rename
    from generator.record.strict_yaml import Node, Steps

FORMULA = "formula"
ORIGIN = "origin"  # an entity, a document, or what has no other name
# File of data/ → field (`*` is any item of a list) → what the id in it names.
FIELDS: Mapping[str, Mapping[str, str]] = {
    "documents/*.yml": {
        "id": "document",
        "superseded_by": "document",
        "origin": ORIGIN,
        "stretches.*.origin": ORIGIN,
        "about.entity": "entity",
        "about.stated_by": "entity",
        "about.rounded.*.concepts.*": "concept",
        "stretches.*.rounded.*.concepts.*": "concept",
        "stretches.*.entity": "entity",
        "stretches.*.stated_by": "entity",
    },
    "concepts.yml": {"concepts.*.id": "concept"},
    "relations.yml": {
        "relations.*.left": FORMULA,
        "relations.*.right": FORMULA,
        "relations.*.entity": "entity",
    },
    "entities.yml": {"subject": "entity", "entities.*.id": "entity", "entities.*.of": "entity"},
    "events.yml": {"events.*.cites.*.in": "document"},
    "facts/**/*.yml": {
        "defaults.entity": "entity",
        "facts.*.fact.entity": "entity",
        "facts.*.fact.concept": "concept",
        "facts.*.fact.of": "concept",
        "facts.*.derive": FORMULA,
        "facts.*.read.*.in": "document",
        "facts.*.read.*.stated_by": "entity",
        "facts.*.read.*.says.entity": "entity",
        "facts.*.read.*.says.concept": "concept",
        "facts.*.read.*.says.speaker": "entity",
    },
    "claims/**/*.yml": {
        "claims.*.speaker": "entity",
        "claims.*.cites.*.in": "document",
        "claims.*.watch.*": "concept",
    },
    "questions/*.yml": {
        "questions.*.asked_by": "entity",
        "questions.*.cites.*.in": "document",
    },
    "set_aside/*.yml": {"document": "document"},
    "errors/*.yml": {
        "errors.*.cites.*.in": "document",
        "errors.*.shown_by.items.*.in": "document",
        "errors.*.shown_by.passages.*.in": "document",
        "errors.*.shown_by.sums.*.entity": "entity",
        "errors.*.shown_by.sums.*.left": FORMULA,
        "errors.*.shown_by.sums.*.right": FORMULA,
    },
    "briefings/*/briefing.yml": {
        "entity": "entity",
        "table.*": "concept",
    },
}
KEYS = ("facts.*.fact", "facts.*.read.*.says")  # any other field in these is a dimension with its member
MEMBERS = ("dimensions.*.members.*.id",)
CALLED = {"fact": "concept", "entity": "entity"}  # what the first argument of a call names

_NAMED = re.compile(r'(?P<key>[a-z][a-z-]*)(?P<sign>[ \t]*=[ \t]*)"(?P<name>[^"]*)"')
_FIRST = re.compile(r'\((?P<space>[ \t]*)"(?P<name>[^"]*)"')
_LINK = re.compile(r"(?<=\]\()[^()\s]+(?=\))")


def kind_of(pattern: str, root: Node, path: Steps) -> str | None:
    """What the text at `path` of a file names: an id's kind (for members their dimension), `formula`, or nothing."""
    dotted = ".".join("*" if isinstance(step, int) else step for step in path)
    if pattern == "concepts.yml" and dotted in MEMBERS:
        dimension = node_at(root, (*path[:2], "id"))
        return dimension.text if isinstance(dimension, Scalar) else None
    found = FIELDS.get(pattern, {}).get(dotted)
    if found is None and dotted.rpartition(".")[0] in KEYS:
        return str(path[-1])
    return found


@dataclass(frozen=True, kw_only=True)
class Names:
    """One renaming with the ids of facts that change by it (former → present)."""

    rename: Rename
    facts: Mapping[str, str] = field(repr=False)

    def in_field(self, kind: str | None, text: str) -> str:
        """The text of a field under the new name; `kind` as `kind_of` tells it."""
        if text in self.facts:
            return self.facts[text]
        if kind == FORMULA:
            return self.in_formula(text)
        return self._name(kind, text) if kind else self.in_prose(text)

    def in_formula(self, text: str) -> str:
        """A formula over facts under the new name."""
        return re.sub(r"[^\s()]+", lambda match: self._ref(match.group()), text)

    def in_prose(self, text: str) -> str:
        """Prose under the new name: its calls, its marks and its links."""
        for mark in reversed(marks(text)):
            text = text[: mark.start] + self._mark(mark, text[mark.start : mark.end]) + text[mark.end :]
        for call in reversed(calls(text)):
            text = text[: call.start] + self._call(call.name, text[call.start : call.end]) + text[call.end :]
        return _LINK.sub(lambda match: self._link(match.group()), text)

    def _name(self, kind: str | None, name: str) -> str:
        if kind == ORIGIN and self.rename.kind in ("entity", "document"):
            kind = self.rename.kind
        return self.rename.new if (kind, name) == (self.rename.kind, self.rename.old) else name

    def _ref(self, token: str) -> str:
        try:
            ref = parse_ref(token)
        except FormulaError:
            return token  # an operator or a number
        more = self._name("concept", ref.of) if ref.of else ref.more
        dimensions = tuple((name, self._name(name, member)) for name, member in ref.dimensions)
        new = replace(ref, concept=self._name("concept", ref.concept), dimensions=dimensions, more=more)
        return token if new == ref else str(new)

    def _call(self, call: str, written: str) -> str:
        def named(match: re.Match[str]) -> str:
            kind = "concept" if match["key"] == "of" else match["key"]
            return f'{match["key"]}{match["sign"]}"{self._names(kind, match["name"])}"'

        def first(match: re.Match[str]) -> str:
            return f'({match["space"]}"{self._names(CALLED.get(call), match["name"])}"'

        return _FIRST.sub(first, _NAMED.sub(named, written), count=1)

    def _names(self, kind: str | None, listed: str) -> str:
        """The items of an argument, one or a list."""
        return re.sub(r"[^,\s]+", lambda item: self._name(kind, item.group()), listed)

    def _mark(self, mark: Mark, written: str) -> str:
        if not mark.absent:
            return f"[^{self._name('document', mark.name)}]"
        named = {mark.absent.args[0]: self._name("concept", mark.absent.args[0])}
        for key, value in mark.absent.named:
            named[f"{key}={value}"] = f"{key}={self._name('concept' if key == 'of' else key, value)}"
        pieces = re.split(r"([,:\]][ \t]*)", written)
        return "".join(named.get(re.sub(r"[ \t]", "", piece), piece) for piece in pieces)

    def _link(self, target: str) -> str:
        page, sign, anchor = target.partition("#")
        folder, slash, name = page.partition("/")
        kind = next((kind for kind, pages in FOLDERS.items() if pages == folder), None)
        return f"{folder}{slash}{self._name(kind, name)}{sign}{self.facts.get(anchor, anchor)}"
