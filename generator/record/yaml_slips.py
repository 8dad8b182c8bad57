"""What most often caused what libyaml stumbles over: where it was written, and how to mend it.

libyaml tells where it could not go on, often lines below the slip, and in its own words. In this order: `slip`; marks
left open, brackets, colons, indentation; `HINTS`, where none of these is seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.findings import Place

Slip = tuple["Place", str]  # where it is mended, and how
HINTS = (  # what libyaml says, and what most often caused it
    ("mapping values are not allowed", "quote a text that holds a colon and a space, or mend the indentation"),
    ("did not find expected key", "mend the indentation, or quote a text that begins with a quotation mark"),
    ("could not find expected ':'", "put a colon and a space after the key"),
    ("did not find expected ',' or", "close the bracket, and put a comma between its items"),
    ("cannot start any token", "quote a text that begins with @, ` or %"),
    ("block sequence entries are not allowed", "begin the list on a line of its own"),
    ("unexpected end of stream", "close the quotation mark"),
    ("unknown escape character", "write \\\\ for a backslash, or use single quotes"),
    ("did not find expected '-' indicator", "begin each item of the list with - in the same column"),
)
NEAR = 6  # lines above in which a line's neighbours are looked for
_FULL_WIDTH = re.compile("[：，｛｝［］＂＃－（）]")  # what an input method leaves where YAML's own signs are due
_KEY = re.compile(r" *(?:- )?[A-Za-z_-]+(?P<sign>：|:(?=[^\s]))")  # a colon that parts no key from its value
_ITEM = re.compile(r" *(?:- |[A-Za-z_-]+:(?: |$))")  # a line that begins an item or a key
_MARK = re.compile(r'(?<!\\)"')


def slip(problem: str, lines: Sequence[str], place: Place, begun: Place) -> Slip:
    """Where to mend and how, by what libyaml says at `place` of what it began to read at `begun`."""
    found = (
        *_open_mark(lines, place, begun),
        *_full_width(problem, lines, place),
        *_brackets(problem, lines, place, begun),
        *_colon(problem, lines, begun),
        *_indentation(problem, lines, place),
    )
    usual = next((hint for cause, hint in HINTS if cause in problem), "mend the indentation and the quotes")
    return found[0] if found else (place, usual)


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _open_mark(lines: Sequence[str], place: Place, begun: Place) -> Iterator[Slip]:
    """A quotation mark without its second in the line: from there on all is read as one text."""
    for number in range(begun.line, place.line + 1):
        marks = [match.start() for match in _MARK.finditer(_line(lines, number))]
        if len(marks) % 2:
            yield replace(place, line=number, column=marks[-1] + 1), "close this quotation mark in its own line"


def _full_width(problem: str, lines: Sequence[str], place: Place) -> Iterator[Slip]:
    wide = _FULL_WIDTH.search(_line(lines, place.line))
    if wide and ("expected ','" in problem or "mapping values" in problem):
        yield place, f"this line holds a full-width {wide.group()}: where it is no text, type it in half width"


def _brackets(problem: str, lines: Sequence[str], place: Place, begun: Place) -> Iterator[Slip]:
    line = _line(lines, place.line)
    if "expected ','" in problem and begun.line < place.line and _ITEM.match(line):
        yield begun, "close this bracket at the end of its line"
    if line[place.column - 1 : place.column] in ("}", "]") and "expected ','" not in problem:
        yield place, f"delete this {line[place.column - 1]}, which closes nothing"


def _colon(problem: str, lines: Sequence[str], begun: Place) -> Iterator[Slip]:
    found = _KEY.match(_line(lines, begun.line)) if "could not find expected ':'" in problem else None
    if found and found["sign"] == "：":
        yield replace(begun, column=found.start("sign") + 1), "type this colon in half width, with a space behind it"
    elif found:
        yield replace(begun, column=found.start("sign") + 1), "put a space behind this colon"


def _indentation(problem: str, lines: Sequence[str], place: Place) -> Iterator[Slip]:
    """A line that begins a column or two beside the lines of its kind above it."""
    line = _line(lines, place.line)
    if not any(cause in problem for cause in ("'-' indicator", "expected key", "mapping values")):
        return
    own = len(line) - len(line.lstrip(" ")) + 1
    is_item = line.lstrip(" ").startswith("- ")
    columns = [
        (abs(column - own), number, column)
        for number in range(place.line - 1, max(0, place.line - 1 - NEAR), -1)
        for column in _columns(_line(lines, number), items=is_item)
    ]
    near = [each for each in columns if each[0] in (1, 2)]
    if near and not any(each[0] == 0 for each in columns):
        _, number, column = min(near, key=lambda each: (each[0], -each[1]))
        yield (
            replace(place, column=own),
            f"this line begins in column {own}: begin it in column {column}, as what it goes with in line {number}",
        )


def _columns(line: str, *, items: bool) -> Iterator[int]:
    """Where a line begins an item, or a key."""
    bare = line.lstrip(" ")
    first = len(line) - len(bare) + 1
    if bare.startswith("- "):
        yield first if items else first + 2
    elif bare and not items:
        yield first
