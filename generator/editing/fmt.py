"""YAML as it is to be written: one layout, every comment and every spelling kept.

In order: `canonical`, `laid_out`, `check` and `comments`; the proof that nothing but layout changed. Texts of which
`settled` does not tell that a round trip would leave them as they are take it (`round_trip`).
Mappings are indented by 2, items of lists by 2 with their dash; block and flow style, quotes and blank lines
stay as written; lines are not wrapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

import yaml

from generator.cache.memory import nothing_known
from generator.editing.settled import is_settled
from generator.findings import Collected, Finding, Place, quoted
from generator.record.editor_schemas import with_schema_line
from generator.record.strict_yaml import parse, to_plain

if TYPE_CHECKING:
    from generator.cache.memory import Memory


def canonical(text: str, file: str) -> Collected[str | None]:
    """`text` in its canonical layout, itself where it is so already; `file` is how findings name it.

    None with findings where the text is no strict YAML, or where the layout would cost a comment or change what
    is read: then it must be mended by hand.
    """
    parsed = parse(text, file)
    if parsed.value is None:
        return Collected(value=None, findings=parsed.findings)
    if is_settled(text):
        return Collected(value=text)
    from generator.editing.round_trip import settled_layout  # what most texts do without

    settled = settled_layout(text)
    if settled is None or not _same(text, settled, file):
        return Collected(value=None, findings=(_unsafe(file),))
    return Collected(value=settled)


def laid_out(text: str, file: str, memory: Memory | None = None) -> Collected[str | None]:
    """`canonical` of the text of a record with its schema named in its first line; `file` is its path. One that
    `memory` knows to be so is not looked at again."""
    with_schema = with_schema_line(text, file)
    asked = memory or nothing_known()
    if with_schema == text and asked.recall(("laid out", text), lambda: canonical(text, file) == Collected(value=text)):
        return Collected(value=text)
    return canonical(with_schema, file)


def check(text: str, file: str, wanted: Collected[str | None] | None = None) -> tuple[Finding, ...]:
    """Why `text` is not as `wanted`, its canonical layout unless given, at the first line that would change; nothing
    where it is."""
    formatted = wanted or canonical(text, file)
    if formatted.value is None or formatted.value == text:
        return formatted.findings
    pairs = zip_longest(text.split("\n"), formatted.value.split("\n"))
    line, right = next((number, right) for number, (left, right) in enumerate(pairs, 1) if left != right)
    expected = "the end of the file" if right is None else quoted(right)
    return (
        Finding(
            code="yaml-layout",
            place=Place(file=file, line=line),
            message="The layout is not canonical from this line on",
            expected=expected,
            hint="run `python -m generator fmt`",
        ),
    )


def comments(text: str) -> tuple[str, ...]:
    """The comments of a text that is strict YAML, in order."""
    return tuple(found for found, kind in _in_reading_order(text) if kind is None)


def _same(before: str, after: str, file: str) -> bool:
    """Whether both texts read the same: structure, values, quotes, and comments between the same values."""
    read = parse(before, file).value, parse(after, file).value
    if read[0] is None or read[1] is None or to_plain(read[0]) != to_plain(read[1]):
        return False
    return list(_in_reading_order(before)) == list(_in_reading_order(after))


def _in_reading_order(text: str) -> Iterator[tuple[str, bool | None]]:
    """Each scalar with whether it is plain, and each comment with None; what is no scalar and begins with #
    is a comment. The head of a block scalar, which may hold one, is no part of its text."""
    end = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        start_mark, end_mark = event.start_mark, event.end_mark
        if isinstance(event, yaml.ScalarEvent) and start_mark and end_mark:
            start = text.index("\n", start_mark.index) if event.style in ("|", ">") else start_mark.index
            yield from _comments(text[end:start])
            yield event.value, event.implicit[0]
            end = end_mark.index
    yield from _comments(text[end:])


def _comments(between: str) -> Iterator[tuple[str, None]]:
    return ((comment.rstrip(), None) for comment in re.findall("#.*", between))


def _unsafe(file: str) -> Finding:
    return Finding(
        code="yaml-layout",
        place=Place(file=file),
        message="Formatting would lose or move a comment, or change what is read",
        hint="move comments out of brackets to lines of their own",
    )
