"""Whether a text stands in its canonical layout already, told from where its parts stand, without a round trip.

In this order: `is_settled`; the layout of a mapping, of a list, of brackets, of a scalar. Yes is certain, no is not:
what is rare in a record (texts of several lines, comments behind values, escapes) is left to the round trip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

_LONGEST_LINE = 4000  # of what is written without a break
_LONGEST_KEY = 100  # of what is written without a question mark
_UNUSUAL = re.compile(
    r"[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]| $|^(?:-{3}|\.{3})"
    rf"|^.{{{_LONGEST_LINE}}}",
    re.MULTILINE,
)
_NO_VALUE = re.compile(r"^(?: *#.*)?\n", re.MULTILINE)  # a line that is empty, or a comment alone
_SCALAR = re.compile(r""""(?:[^"\\\n]|\\["\\])*"|'(?:[^'\n]|'')*'|(?:[^\s"'#,\[\]{}&*!|>%@`?:=<-]|-[0-9])[^\n]*""")
_IN_BRACKETS = re.compile(r"""["'].*|[^,\[\]{}:?#]*""")


class _UnusualError(Exception):
    """What is not told here."""


def is_settled(text: str) -> bool:
    """Whether `text`, which is strict YAML, is certain to be what formatting makes of it."""
    if text.startswith("\n") or text.endswith("\n\n") or not text.endswith("\n") or _UNUSUAL.search(text):
        return False
    events = yaml.parse(text, Loader=yaml.CSafeLoader)
    next(events)  # the start of the stream
    next(events)  # and of the document
    try:
        laid_out = "".join(_value(next(events), events, text, -2))
    except _UnusualError:
        return False
    return f"{laid_out}\n" == "\n" + _NO_VALUE.sub("", text)


def _value(event: yaml.Event, events: Iterator[yaml.Event], text: str, indent: int) -> Iterator[str]:
    """What stands behind the colon of a key in column `indent`."""
    if not isinstance(event, yaml.CollectionStartEvent) or event.flow_style:
        yield f" {_inline(event, events, text)}"
    elif isinstance(event, yaml.MappingStartEvent):
        yield from _mapping(events, text, indent + 2, _line(indent + 2))
    else:
        yield from _items(events, text, indent + 2)


def _mapping(events: Iterator[yaml.Event], text: str, indent: int, before: str) -> Iterator[str]:
    """Entries in column `indent`, of which the first stands behind `before`."""
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        yield f"{before}{_key(key, text)}:"
        yield from _value(next(events), events, text, indent)
        before = _line(indent)


def _items(events: Iterator[yaml.Event], text: str, indent: int) -> Iterator[str]:
    """Items with their dashes in column `indent`."""
    dash = f"{_line(indent)}- "
    while not isinstance(item := next(events), yaml.SequenceEndEvent):
        if isinstance(item, yaml.MappingStartEvent) and not item.flow_style:
            yield from _mapping(events, text, indent + 2, dash)
        else:
            yield f"{dash}{_inline(item, events, text)}"


def _line(indent: int) -> str:
    return "\n" + " " * indent


def _inline(event: yaml.Event, events: Iterator[yaml.Event], text: str, *, in_brackets: bool = False) -> str:
    """What stands in one line: a scalar, or a collection in brackets."""
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event, text, in_brackets=in_brackets)
    if not isinstance(event, yaml.CollectionStartEvent) or not event.flow_style:
        raise _UnusualError
    parts = []
    is_mapping = isinstance(event, yaml.MappingStartEvent)
    while not isinstance(part := next(events), yaml.CollectionEndEvent):
        key = f"{_key(part, text, in_brackets=True)}: " if is_mapping else ""
        parts.append(key + _inline(next(events) if is_mapping else part, events, text, in_brackets=True))
    inside = ", ".join(parts)
    return f"{{{inside}}}" if is_mapping else f"[{inside}]"


def _key(event: yaml.Event, text: str, *, in_brackets: bool = False) -> str:
    key = _scalar(event, text, in_brackets=in_brackets)
    if len(key) > _LONGEST_KEY:
        raise _UnusualError
    return key


def _scalar(event: yaml.Event, text: str, *, in_brackets: bool) -> str:
    """A scalar as it is written, where it will be written in the same way."""
    if not isinstance(event, yaml.ScalarEvent) or not event.start_mark or not event.end_mark:
        raise _UnusualError
    written = text[event.start_mark.index : event.end_mark.index]
    if not _SCALAR.fullmatch(written) or (in_brackets and not _IN_BRACKETS.fullmatch(written)):
        raise _UnusualError
    return written
