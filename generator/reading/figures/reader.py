"""The figure reader: every figure and non-quantity in a text, in order.

In this order: `read`, `read_whole`, and the readers by what a figure begins with.

Line ends that break a sentence are joined (`line_ends`), and the text is folded once (`fold`). The finder then stops at
each place where a figure, a name or a word that
contains a numeral may begin, and the reader for such a beginning looks at that place; what it reads is bounded in
length or consumed, so that the whole costs no more than a constant per character, whatever the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.reading.figures.digit_figures import read_digits
from generator.reading.figures.finder import FINDER
from generator.reading.figures.fold import fold
from generator.reading.figures.han_figures import read_han, read_other, read_phrase
from generator.reading.figures.latin_figures import read_latin
from generator.reading.figures.line_ends import joined
from generator.reading.figures.memo import LENGTH, Memo, State, Stretch
from generator.reading.figures.place import Found, Place
from generator.reading.figures.quantity import Quantity


def read(text: str) -> list[Quantity]:
    """Every figure and non-quantity in `text`, in order, not overlapping, with code point offsets."""
    whole = joined(text)
    return [whole.placed(reading, text) for reading in _readings(whole.text)]


def read_whole(text: str) -> Quantity | None:
    """The reading that is all of `text`, `None` where `text` is not one whole token."""
    readings = read(text)
    whole = len(readings) == 1 and readings[0].exact == text
    return readings[0] if whole else None


# What to do at a place, by the finder's group; words that are no figures and addresses are passed over.
_READERS: dict[str, Callable[[Place], Found]] = {
    "latin": read_latin,
    "digits": read_digits,
    "han": read_han,
    "phrase": read_phrase,
    "other": read_other,
}


def _readings(original: str) -> Iterator[Quantity]:
    text = fold(original)
    memo, state = Memo(), State()
    while state.at < len(text):
        stretch = memo.read(original, state, lambda state: _stretch(text, original, state))
        yield from stretch.readings
        state = stretch.after


def _stretch(text: str, original: str, state: State) -> Stretch:
    """The readings that begin in the `LENGTH` characters from a state on."""
    at, floor, last = state
    end = at + LENGTH
    readings: list[Quantity] = []
    while at < end:
        match = FINDER.search(text, at)
        if match is None or match.start() >= end:
            at = match.start() if match else len(text)
            break
        reader = _READERS.get(match.lastgroup or "")
        if reader is None:
            at = match.end()
            continue
        place = Place(text=text, original=original, at=match.start(), floor=floor, last=last)
        found = reader(place)
        if isinstance(found, Quantity):
            readings.append(found)
            last = found
            at = floor = found.end
        else:
            at = max(found or 0, place.at + 1)
    return Stretch(readings, State(at=at, floor=floor, last=last))
