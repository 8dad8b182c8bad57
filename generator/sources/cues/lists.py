"""Lists: 甲、乙和丙分別為一、二和三 gives 二 to 乙; 甲及乙均為一 gives 一 to both.

In English the word stands behind the figures: "A, B and C had 1, 2 and 3 respectively" gives 2 to B.
In this order: `aligned`, for lists that give each word a figure of its own; `enumerated`, the words of one list;
`former_or_latter`, which of two.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from generator.reading.late import late
from generator.sources.cues.passage import fold, is_english

if TYPE_CHECKING:
    from generator.sources.cues.passage import Passage


class Spanned(Protocol):
    """What stands somewhere in a text."""

    @property
    def start(self) -> int:
        """Its first code point."""

    @property
    def end(self) -> int:
        """One past its last."""


Word = TypeVar("Word", bound=Spanned)
RESPECTIVELY = late(fold(r"分別|各為|依次"))
RESPECTIVELY_BEHIND = late(r"\brespectively\b|\bin that order\b")  # in English behind the figures
SEPARATOR = late(r"[、,，](?!(?<=[0-9][,，])[0-9]{3}(?![0-9]))|和|及|与|以及|以|\band\b|&")
LED = late(r"^[^、,，;；]*[至到][^、,，;；]*$")
DIRECTLY = late(fold(r"\s*[、和及與]\s*"))
JOINT = late(rf"\s*(?:{SEPARATOR.pattern})\s*(?:and\s+)?(?:the\s+)?")
BETWEEN_FIGURES = late(
    r"[^.;。；]{0,40}?(?:,|\band\b)\s*(?:and\s+)?(?:about\s+|some\s+|the\s+)?"
    + fold(r"|\s*(?:[、，]|[、，]?(?:和|及|與|跟|以及))\s*(?:約|近|逾)?\s*")
)
SERIES = late(r"\s*(?:,|,?\s*\band\b)\s*(?:(?:about|some|nearly|the)\s+)?")
FORMER_OR_LATTER = late(r"(?P<former>前者|\bthe former\b)|" + fold("後者") + r"|\bthe latter\b")
FIGURE = late(r"[0-9]")


def aligned(passage: Passage, words: Sequence[Word]) -> Word | None:
    """The one of `words` (in order) that the list assigns to the passage's figure.

    `None` where no list is at hand or its two sides differ in number. In Chinese the left side is the enumeration
    before 分別; a second 分別, or a second list of as many figures, counts over the same words again. In English
    "respectively" stands behind the figures, and the left side is the last enumeration before the first of them.
    """
    text = passage.text
    markers = _markers(passage)
    if not markers:
        return _aligned_behind(passage, words)
    if _leads_all(passage, markers[-1]):
        return None
    listed = _listed(passage, words, markers)
    position = _position(text, markers[-1], passage.start)
    if len(listed) > 1 and position < len(listed):
        return listed[position]
    run = run_of(passage)
    if len(run) < 2:
        return None
    if len(listed) != len(run):
        listed = _each_with_a_figure(passage, words, len(run), markers[-1])
    return listed[run.index((passage.start, passage.end))] if len(listed) == len(run) else None


def _leads_all(passage: Passage, marker: int) -> bool:
    """Whether the figure is that to which all of the list lead: 分別從50%、75%提高至100%."""
    before = [span for span in passage.figures if marker <= span[0] and span[1] <= passage.start]
    if len(before) < 2 or not LED.search(passage.text[before[-1][1] : passage.start]):
        return False
    return DIRECTLY.fullmatch(passage.text, before[-2][1], before[-1][0]) is not None


def _listed(passage: Passage, words: Sequence[Word], markers: Sequence[int]) -> Sequence[Word]:
    """The enumeration before the last 分別, else the one before an earlier one, whose words it takes up again."""
    floors = [passage.sentence, *markers]
    for floor, marker in reversed([*zip(floors, markers, strict=False)]):
        listed = enumerated([w for w in words if floor <= w.start and w.end <= marker], passage.text)
        if len(listed) > 1:
            return listed
    return ()


def _each_with_a_figure(passage: Passage, words: Sequence[Word], count: int, end: int) -> Sequence[Word]:
    """The last `count` words that each have one figure of their own behind them: 收入為甲,純利為乙,分別增長丙及丁."""
    before = [span for span in passage.figures if span[1] <= end]
    figures, chosen = before[-count:], []
    for span in figures:
        floor = max((other[1] for other in before if other[1] <= span[0]), default=passage.sentence)
        own = [word for word in words if floor <= word.start and word.end <= span[0]]
        if not own:
            return ()
        chosen.append(own[-1])
    return chosen


def _aligned_behind(passage: Passage, words: Sequence[Word]) -> Word | None:
    run = run_of(passage)
    if len(run) < 2 or not RESPECTIVELY_BEHIND.search(passage.text, run[-1][1], _end_of_list(passage, run[-1])):
        return None
    listed = enumerated([w for w in words if passage.sentence <= w.start and w.end <= run[0][0]], passage.text)
    return listed[run.index((passage.start, passage.end))] if len(listed) == len(run) else None


def _end_of_list(passage: Passage, last: tuple[int, int]) -> int:
    following = (start for start, _ in passage.figures if start >= last[1])
    return min(next(following, passage.sentence_end), passage.sentence_end)


def run_of(passage: Passage) -> list[tuple[int, int]]:
    """The figures of the list that this one stands in, joined by commas and "and" alone."""
    figures = list(passage.figures)
    if (passage.start, passage.end) not in figures:
        return []
    first = last = figures.index((passage.start, passage.end))
    while first > 0 and BETWEEN_FIGURES.fullmatch(passage.text, figures[first - 1][1], figures[first][0]):
        first -= 1
    while last + 1 < len(figures) and BETWEEN_FIGURES.fullmatch(passage.text, figures[last][1], figures[last + 1][0]):
        last += 1
    return figures[first : last + 1]


def last_of_series(passage: Passage) -> tuple[int, int]:
    """The last of the figures that follow this one with nothing but commas and "and" between: 640 and 410 beds."""
    last = (passage.start, passage.end)
    for figure in passage.figures:
        if figure[0] >= last[1] and SERIES.fullmatch(passage.text, last[1], figure[0]):
            last = figure
    return last


def first_of_series(passage: Passage) -> int:
    """Where the first of the figures begins that stand before this one with nothing but commas and "and" between."""
    first = passage.start
    for figure in reversed(passage.figures):
        if figure[1] <= first and SERIES.fullmatch(passage.text, figure[1], first):
            first = figure[0]
    return first


def is_distributed(passage: Passage) -> bool:
    """Whether the sentence gives each word of its list a figure of its own."""
    return bool(_markers(passage)) or (
        RESPECTIVELY_BEHIND.search(passage.text, passage.end, passage.sentence_end) is not None
        and len(run_of(passage)) > 1
    )


def enumerated(words: Sequence[Word], text: str) -> Sequence[Word]:
    """The last of `words` that stand in one enumeration, joined by nothing but a separator."""
    run: list[Word] = []
    for word in reversed(words):
        if run and not JOINT.fullmatch(text, word.end, run[0].start):
            break
        run.insert(0, word)
    return run


def _markers(passage: Passage) -> list[int]:
    return [m.end() for m in RESPECTIVELY.finditer(passage.text, passage.sentence, passage.start)]


def _position(text: str, start: int, end: int) -> int:
    """How many figures of the list stand before the one at `end`: separators that follow a digit count."""
    count = 0
    seen_digit = False
    for char_at in range(start, end):
        if FIGURE.match(text, char_at):
            seen_digit = True
        elif seen_digit and SEPARATOR.match(text, char_at):
            count += 1
            seen_digit = False
    return count


def former_or_latter(passage: Passage, words: Sequence[Word]) -> Word | None:
    """The one of two words that 前者 or "the latter" before the figure takes up: of the last two enumerated, else of
    the only two of the sentence, in English of the one before it too (20 tonnes of salmon and 4 of mussels)."""
    told = [*FORMER_OR_LATTER.finditer(passage.text, passage.sentence, passage.start)]
    if not told or any(told[-1].end() <= word.start < passage.start for word in words):
        return None
    before = [word for word in words if word.end <= told[0].start()]
    pair = enumerated(before, passage.text)
    if len(pair) != 2 and is_english(told[-1][0]):
        here = [word for word in before if word.start >= passage.sentence]
        pair = here or [word for word in before if word.start >= passage.last_before]
    return pair[0 if told[-1]["former"] else 1] if len(pair) == 2 else None
