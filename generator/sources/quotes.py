"""TextQuoteSelectors: where one matches, what is near when none does, and the shortest that works.

Matching is exact, on code points; similarity only ever fills the hint of a finding.
Web Annotation Data Model, 4.2.4 (https://www.w3.org/TR/annotation-model/#text-quote-selector).
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from heapq import nlargest
from itertools import islice, takewhile
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.reading.late import late
from generator.record.models import SELECTOR_LETTERS

if TYPE_CHECKING:
    from generator.record.models import Selector
    from generator.sources.documents import DocumentText

_DIGIT = late(r"[0-9０-９]")
_ENDS_IN_NUMBER = late(r"[0-9０-９][.,．，]?$")
_GOES_ON_AS_NUMBER = late(r"[.,．，]?[0-9０-９]")
CONTEXT = 12  # the most a prefix or a suffix may hold
MOST_LIKELY = 1000  # figures that are compared with one that is not there: a document may hold a hundred thousand


def matches(text: DocumentText, selector: Selector) -> list[int]:
    """The offsets of `exact` wherever prefix + exact + suffix stands in the article, in order.

    A match inside a longer number is none: 12 does not stand in 2012, in 1,123 or in 12.5.
    """
    return list(_places(text, selector.prefix or "", selector.exact, selector.suffix or ""))


def chosen(selector: Selector, found: list[int]) -> int | None:
    """The one offset meant: the only match, or the one that `occurrence` names when the count still holds."""
    if selector.occurrence is None:
        return found[0] if len(found) == 1 else None
    which, of = (int(part) for part in selector.occurrence.split(" of "))
    return found[which - 1] if len(found) == of and which <= of else None


def nearest(text: DocumentText, exact: str) -> tuple[int, str] | None:
    """The figure token of the article most like `exact`: (offset, token). For hints only.

    One that differs by a slip, 第二高 for 第三高, is meant before one that lacks a character, 第三. Of equally similar
    ones the longer common beginning wins: a slip is likelier late in a number than early.
    """
    tokens = {q.exact: q.start for q in reversed(text.figures)}
    likely = nlargest(MOST_LIKELY, tokens, key=lambda token: _common_beginning(exact, token))
    close = difflib.get_close_matches(exact, likely, n=8, cutoff=0.5)
    if not close:
        return None
    best = max(
        close, key=lambda token: (_is_slip(exact, token), _likeness(exact, token), _common_beginning(exact, token))
    )
    return tokens[best], best


def shortest(text: DocumentText, start: int, end: int) -> tuple[str, str] | None:
    """The shortest (prefix, suffix) that make `text[start:end]` match once, or `None` if none is short enough.

    Contexts grow a character at a time, the prefix first, because what stands before a figure names it.
    """
    exact = text.text[start:end]
    sizes = sorted(
        ((p, s) for p in range(CONTEXT + 1) for s in range(CONTEXT + 1)), key=lambda size: (sum(size), size[1], size[0])
    )
    for before, after in sizes:
        if start - before < text.start or end + after > text.end:
            continue
        prefix, suffix = text.text[start - before : start], text.text[end : end + after]
        if "\n" in prefix + suffix or sum(map(str.isalpha, prefix + exact + suffix)) > SELECTOR_LETTERS:
            continue
        if list(islice(_places(text, prefix, exact, suffix), 2)) == [start]:
            return prefix, suffix
    return None


def text_fragment(selector: Selector) -> str:
    """The deep link's fragment, `#:~:text=prefix-,exact,-suffix` (WICG Scroll to Text Fragment, 3.3)."""
    parts = [_encode(selector.exact)]
    if selector.prefix:
        parts.insert(0, _encode(selector.prefix) + "-")
    if selector.suffix:
        parts.append("-" + _encode(selector.suffix))
    return "#:~:text=" + ",".join(parts)


def _encode(part: str) -> str:
    # `-`, `,` and `&` have a meaning in the fragment's grammar, and quote() leaves the hyphen alone.
    return quote(part.strip(), safe="").replace("-", "%2D")


def _is_slip(one: str, other: str) -> bool:
    """Whether one character is another, or two have changed places."""
    wrong = sum(a != b for a, b in zip(one, other, strict=False))
    return len(one) == len(other) and (wrong == 1 or (wrong == 2 and sorted(one) == sorted(other)))


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, other, one).ratio()


def _common_beginning(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _places(text: DocumentText, prefix: str, exact: str, suffix: str) -> Iterator[int]:
    for at in _occurrences(text.text, prefix + exact + suffix, text.start, text.end):
        start = at + len(prefix)
        if not _inside_number(text.text, start, start + len(exact)):
            yield start


def _inside_number(text: str, start: int, end: int) -> bool:
    """Whether the digits at either edge of `text[start:end]` go on beyond it."""
    goes_back = _DIGIT.match(text[start]) and _ENDS_IN_NUMBER.search(text[max(0, start - 2) : start])
    goes_on = _DIGIT.match(text[end - 1]) and _GOES_ON_AS_NUMBER.match(text[end : end + 2])
    return bool(goes_back or goes_on)


def _occurrences(text: str, needle: str, start: int, end: int) -> Iterator[int]:
    at = text.find(needle, start, end)
    while at >= 0:
        yield at
        at = text.find(needle, at + 1, end)
