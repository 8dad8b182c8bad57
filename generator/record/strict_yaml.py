"""YAML text to a placed tree, strictly: the part of YAML that means what it looks like.

In order: the tree (`Scalar`, `Items`, `Entries`), what can be asked of it (`to_plain`, `place_of`, `key_place_of`),
then how it is made of libyaml's events. One document, one mapping at its top, block or flow style; every
scalar stays the string that stands there. Refused, all at once: anchors, aliases, merge keys, tags,
directives, a second document, keys that are twice or are no strings, characters that only an escape
brings in; and beyond the caps on depth, nodes and size of a scalar the reading stops.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import yaml

from generator.findings import Collected, Finding, Place, quoted
from generator.record.strict_bytes import capped, character_findings, unfit_characters
from generator.record.yaml_slips import slip

if TYPE_CHECKING:
    from yaml import Mark
    from yaml._yaml import Mark as CMark

BLOCK_HEADER = re.compile(r"[|>][-+0-9]*(?:[ \t]+(?:#.*)?)?$")
MOST_BYTES = 1_000_000
MOST_NODES = 50_000
MOST_DEPTH = 24
MOST_CHARACTERS = 10_000  # of one scalar
MOST_REFUSALS = 1_000  # then the file is not read to its end

_TAG_PREFIX = "tag:yaml.org,2002:"  # what !! stands for
_RESOLVER = yaml.resolver.Resolver()


class Unquoted(str):
    """A string that stood without quotes: `null`, `no` or nothing at all may not be meant as text."""

    __slots__ = ()


class At(NamedTuple):
    """A line and a column, each from 1: a tree has a hundred thousand, and one file."""

    line: int = 1
    column: int = 1

    def place(self, file: str) -> Place:
        """The place in a file."""
        return Place(file=file, line=self.line, column=self.column)


class Scalar(NamedTuple):
    """One string: `plain` where it stood without quotes."""

    at: At
    text: str
    plain: bool


class Items(NamedTuple):
    """A list."""

    at: At
    items: tuple[Node, ...]


class Entries(NamedTuple):
    """A mapping: the values by key, and where each key stands; at the top of a tree, in which file."""

    at: At
    values: Mapping[str, Node]
    keys: Mapping[str, At]
    file: str = ""


Node: TypeAlias = Scalar | Items | Entries
Steps: TypeAlias = tuple[str | int, ...]


@lru_cache(maxsize=512)
def parse(text: str, file: str) -> Collected[Entries | None]:
    """The tree of YAML `text`, or None and every reason why not; `file` is how places name it.

    Remembered, because the live preview reads every file again after each edit.
    """
    if refused := _too_large(text, file) or character_findings(text, file):
        return Collected(value=None, findings=refused)
    composer = _Composer(file=file, lines=text.split("\n"), events=yaml.parse(text, Loader=yaml.CSafeLoader))
    root = composer.document()
    findings = capped(composer.findings)
    return Collected(value=None if findings else root, findings=findings)


def _too_large(text: str, file: str) -> tuple[Finding, ...]:
    if len(text) <= MOST_BYTES:
        return ()
    message = f"The text has {len(text)} characters"
    hint = "split it into several files"
    return (
        Finding(
            code="yaml-too-large", place=Place(file=file), message=message, expected=f"at most {MOST_BYTES}", hint=hint
        ),
    )


def to_plain(node: Node) -> object:
    """The tree as dicts, lists and strings; strings without quotes are `Unquoted`."""
    match node:
        case Scalar():
            return Unquoted(node.text) if node.plain else node.text
        case Items():
            return [to_plain(item) for item in node.items]
        case Entries():
            return {key: to_plain(value) for key, value in node.values.items()}


def node_at(node: Node, path: Steps) -> Node:
    """The node at `path`, or its nearest ancestor that exists."""
    for step in path:
        below = child(node, step)
        if below is None:
            return node
        node = below
    return node


def child(node: Node, step: str | int) -> Node | None:
    """The value of key `step`, or the item of that index, or None."""
    if isinstance(node, Entries) and isinstance(step, str):
        return node.values.get(step)
    if isinstance(node, Items) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def place_of(top: Entries, path: Steps) -> Place:
    """Where the value at `path` of a tree begins, or its nearest ancestor that exists."""
    return node_at(top, path).at.place(top.file)


def key_place_of(top: Entries, path: Steps) -> Place:
    """Where the key at the end of `path` of a tree begins; where no such key is there, as `place_of`."""
    return key_at(top, path).place(top.file)


def key_at(node: Node, path: Steps) -> At:
    """The same, whichever file it is."""
    above, here = node_at(node, path[:-1]), node_at(node, path)
    if isinstance(above, Entries) and above is not here:
        return above.keys[str(path[-1])]
    return here.at


class _CapExceededError(Exception):
    """A cap is exceeded: findings say so, and no further event is asked for."""


@dataclass(kw_only=True, slots=True)
class _Composer:
    """Makes the tree of the events and gathers findings; recursion is bounded by MOST_DEPTH."""

    file: str
    lines: Sequence[str]
    events: Iterator[yaml.Event]
    findings: list[Finding] = field(default_factory=list)
    nodes: int = 0

    def document(self) -> Entries | None:
        """The tree of the only document. A syntax error or an exceeded cap ends the reading."""
        try:
            return self._stream()
        except yaml.MarkedYAMLError as error:
            self._refuse_syntax(error)
        except _CapExceededError:
            pass
        return None

    def _stream(self) -> Entries | None:
        next(self.events)  # the start of the stream
        start = next(self.events)
        if not isinstance(start, yaml.DocumentStartEvent):
            self._refuse_nothing(self._place(start))
            return None
        self._refuse_directives(start)
        root = self._node(next(self.events), depth=0)
        self._refuse_second_document()
        if isinstance(root, Entries):
            return root
        self._refuse_top(root)
        return None

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self._count(event, depth)
        self._refuse_properties(event)
        match event:
            case yaml.MappingStartEvent():
                return self._entries(event, depth)
            case yaml.SequenceStartEvent():
                return self._items(event, depth)
            case yaml.ScalarEvent():
                return self._scalar(event)
        return Scalar(_at(event.start_mark), "", plain=False)  # an alias, refused above

    def _items(self, start: yaml.Event, depth: int) -> Items:
        items = tuple(self._node(event, depth + 1) for event in self._until(yaml.SequenceEndEvent))
        return Items(_at(start.start_mark), items)

    def _entries(self, start: yaml.Event, depth: int) -> Entries:
        values: dict[str, Node] = {}
        keys: dict[str, At] = {}
        for event in self._until(yaml.MappingEndEvent):
            key = self._key(self._node(event, depth + 1), keys)
            value = self._node(next(self.events), depth + 1)
            if key is not None:
                values[key.text], keys[key.text] = value, key.at
        return Entries(_at(start.start_mark), values, keys, "" if depth else self.file)

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        for event in self.events:
            if isinstance(event, end):
                return
            yield event

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        at = _at(event.start_mark)
        if len(event.value) > MOST_CHARACTERS:
            self._refuse(
                "yaml-too-large",
                self._place(event),
                f"This text has {len(event.value)} characters",
                expected=f"at most {MOST_CHARACTERS}",
                hint="shorten it",
            )
        elif event.style == '"':  # only an escape can bring in what the check of the raw text refuses
            self._refuse_escaped(event.value, self._place(event))
        elif event.style in ("|", ">") and not BLOCK_HEADER.match(self.lines[at.line - 1], at.column - 1):
            self._refuse(  # libyaml reads on, other readers do not (YAML 1.2, 6.6: a comment is set apart by a space)
                "yaml-syntax",
                self._place(event),
                "What stands behind the sign of a block text is neither of it nor a comment",
                hint="write a space before #",
            )
        return Scalar(at, event.value, event.implicit[0])

    def _key(self, node: Node, seen: Mapping[str, At]) -> Scalar | None:
        """The key, where it is a string and new; else it is refused and its value read all the same."""
        place = node.at.place(self.file)
        if not isinstance(node, Scalar):
            self._refuse("yaml-key", place, "A key is a list or a mapping", expected="a word", hint="write key: value")
        elif node.plain and node.text == "<<":
            self._refuse("yaml-merge-key", place, "Merge keys are not allowed", hint="write the keys out")
        elif node.plain and _resolved(node.text) != "!!str":
            self._refuse_key(node, place)
        elif node.text in seen:
            self._refuse_repeated(node, place, seen[node.text])
        else:
            return node
        return None

    def _refuse_key(self, node: Scalar, place: Place) -> None:
        what = f"The key {quoted(node.text)} is no text" if node.text else "A key is missing before the colon"
        self._refuse("yaml-key", place, what, expected="a word", hint=f'quote it: "{quoted(node.text)[1:-1]}"')

    def _refuse_repeated(self, node: Scalar, place: Place, first: At) -> None:
        begins_item = self.lines[first.line - 1][: first.column - 1].rstrip().endswith("-")
        another = "write - before it if another item of the list begins here; else " if begins_item else ""
        self._refuse(
            "yaml-duplicate-key",
            place,
            f"The key {quoted(node.text)} stands twice, in line {first.line} and in line {place.line}",
            hint=f"{another}keep one of the two",
        )

    def _count(self, event: yaml.Event, depth: int) -> None:
        self.nodes += 1
        if len(self.findings) > MOST_REFUSALS:
            raise _CapExceededError
        if depth > MOST_DEPTH:
            self._stop("yaml-too-deep", event, f"Nested deeper than {MOST_DEPTH} levels", "flatten it")
        if self.nodes > MOST_NODES:
            self._stop("yaml-too-large", event, f"More than {MOST_NODES} values in one file", "split the file")

    def _refuse_properties(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._refuse_mark("yaml-alias", event, f"The alias {quoted(f'*{event.anchor}')}", "write it out")
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            if event.anchor is not None:
                self._refuse_mark("yaml-anchor", event, f"The anchor {quoted(f'&{event.anchor}')}", "remove it")
            if event.tag is not None:
                self._refuse_mark("yaml-tag", event, f"The tag {quoted(_short(event.tag))}", "remove it")

    def _refuse_mark(self, code: str, event: yaml.Event, what: str, hint: str) -> None:
        self._refuse(code, self._place(event), f"{what} is not allowed", hint=hint)

    def _refuse_escaped(self, text: str, place: Place) -> None:
        for _, described in islice(unfit_characters(text), 1):
            self._refuse("text-character", place, f"{described}, is not allowed, escaped or not", hint="delete it")

    def _refuse_directives(self, start: yaml.DocumentStartEvent) -> None:
        if start.version or start.tags:
            self._refuse("yaml-directive", self._place(start), "A % directive is not allowed", hint="remove the line")

    def _refuse_second_document(self) -> None:
        next(self.events)  # the end of the first document
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            self._stop("yaml-documents", event, "A second document begins here", "one document to a file: remove ---")

    def _refuse_nothing(self, place: Place) -> None:
        self._refuse("yaml-empty", place, "The file holds nothing, so nothing would be verified")

    def _refuse_top(self, root: Scalar | Items) -> None:
        if isinstance(root, Scalar) and root.plain and root.text.lower() in ("", "~", "null"):
            self._refuse_nothing(root.at.place(self.file))
            return
        found = "a list" if isinstance(root, Items) else "a single text"
        self._refuse(
            "yaml-top",
            root.at.place(self.file),
            f"The file is {found}",
            expected="keys and values at the top",
            hint="write key: value",
        )

    def _refuse_syntax(self, error: yaml.MarkedYAMLError) -> None:
        problem, place = str(error.problem), _at(error.problem_mark).place(self.file)
        begun = _at(error.context_mark).place(self.file) if error.context_mark else place
        where, hint = slip(problem, self.lines, place, begun)
        inside = f", in what begins in line {begun.line}" if begun.line < place.line and where == place else ""
        below = f", in line {place.line}" if where.line < place.line else ""
        self._refuse("yaml-syntax", where, f"This is not YAML: {problem}{inside}{below}", hint=hint)

    def _refuse(self, code: str, place: Place, message: str, *, expected: str = "", hint: str = "") -> None:
        self.findings.append(Finding(code=code, place=place, message=message, expected=expected, hint=hint))

    def _stop(self, code: str, event: yaml.Event, message: str, hint: str) -> None:
        self._refuse(code, self._place(event), message, hint=hint)
        raise _CapExceededError

    def _place(self, event: yaml.Event) -> Place:
        return _at(event.start_mark).place(self.file)


def _at(mark: Mark | CMark | None) -> At:
    return At(mark.line + 1, mark.column + 1) if mark else At()


@lru_cache(maxsize=1024)
def _resolved(text: str) -> str:
    """The tag YAML 1.1 gives a plain scalar, which for a key must be that of a string."""
    return _short(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False)))  # type: ignore[no-untyped-call]


def _short(tag: str) -> str:
    return tag.replace(_TAG_PREFIX, "!!", 1)
