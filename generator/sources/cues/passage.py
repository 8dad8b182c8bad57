"""The words around a figure: script folded, sentences, clauses and the figures of a sentence found.

Folding maps every character to its Simplified form one by one, so offsets stay what they are and an alias
written in one script is found in the other (遊戲, 游戲 → 游戏). In this order: `fold`; `Passage`; `passage`, which
finds the ends; the context of a sentence, which is the sentence before it or the heading of its block of lines.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import opencc

from generator.reading.late import late

# A full stop ends a sentence unless it stands in a number, an initial or one of a few abbreviations.
_STOP = (
    r"(?<![ .(][a-z])(?<!\best)(?<!\bdr)(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\bst)(?<!\bvs)(?<!\bno)(?<!\binc)"
    r"(?<!\bltd)(?<!\bco)(?<!\bcorp)(?<!\be\.g)(?<!\bi\.e)(?<!\bsq)(?<!\bapprox)[.][\"”’)」]*(?=\s|$)"
)
SENTENCE_END = late(rf"[。!?！？\n]|{_STOP}")
_COMMA = "[,，](?!(?<=[0-9][,，])[0-9]{3}(?![0-9]))"  # and not that of 1,520; a year may follow one
CLAUSE_END = late(rf"[。!?！？\n;；:：、()（）「」“”\"]|{_COMMA}|—+|{_STOP}")
CLAUSE_STOP = late(rf"[。!?！？\n;；]|{_COMMA}|{_STOP}")
WINDOW = 4096  # sentences are short; a window keeps hostile one-line texts linear
NEAR = 256  # where most begin
# A line that only names what the lines below it tell: Youth unemployment rate (ages 15-24):
HEADING = late(r"[^\n0-9]{1,120}(?:\([^\n()]{1,40}\)[ \t]*)?[:：][ \t]*")
HAN = late(r"[⺀-鿿]")
PARAGRAPH = late(r"\n[ \t]*\n|[。.!?！？][\"”’)」]*[ \t]*\n")
Span = tuple[int, int]

_TO_SIMPLIFIED = opencc.OpenCC("t2s")


@lru_cache(maxsize=65536)
def _fold_char(char: str) -> str:
    if char < "⺀":
        return char.lower() if len(char.lower()) == 1 else char
    folded = str(_TO_SIMPLIFIED.convert(char))
    return folded if len(folded) == 1 else char


def fold(text: str) -> str:
    """`text` in Simplified script and lower case, the same length."""
    return "".join(map(_fold_char, text))


def is_english(words: str) -> bool:
    """Whether words of the article are English, which quotes, dashes and names may spell beyond ASCII: no Han."""
    return HAN.search(words) is None


# 今年5月…透露:「…」: what stands before it dates and names the speech, and not what is said.
SPEECH = late(fold(r"(?:透露|表示|指出|提到|介紹|稱|說)[^。]{0,12}?[:：]"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A figure and what stands around it. `text` is folded; all offsets are into it.

    `start` and `end` bound the figure, `[sentence, sentence_end)` its sentence, `context` the sentence before or the
    heading of its lines, `clause` is where its clause begins (、 and brackets end one), `phrase` where the wider one
    between commas begins, `stop` where that ends. `figures` are all of the sentence, in order, its own among them,
    `before` those of the context.
    `block` is the run of lines under one heading that the figure stands in, empty in prose.
    """

    text: str
    start: int
    end: int
    context: Span
    sentence: int
    clause: int
    phrase: int
    stop: int
    sentence_end: int
    figures: tuple[Span, ...]
    before: tuple[Span, ...]
    block: Span

    @property
    def previous(self) -> Span | None:
        """The figure of the sentence that stands last before this one."""
        return next((span for span in reversed(self.figures) if span[1] <= self.start), None)

    @property
    def next_start(self) -> int:
        """Where the next figure begins, else where the sentence ends."""
        return next((span[0] for span in self.figures if span[0] >= self.end), self.sentence_end)

    @property
    def opens_paragraph(self) -> bool:
        """Whether a paragraph ends between the context and the sentence: what it told need not hold any more."""
        return not self.in_heading and PARAGRAPH.search(self.text, self.context[1], self.sentence) is not None

    @property
    def in_heading(self) -> bool:
        """Whether the context is a heading, which the figure's line is about, and not a sentence before it."""
        return HEADING.fullmatch(self.text, *self.context) is not None

    @property
    def last_before(self) -> int:
        """Where the last sentence of the context begins: of English, the context is all that its paragraph told."""
        return after_last(SENTENCE_END, self.text, *self.context)

    def at(self, span: Span) -> Passage:
        """The same sentence seen from another of its figures."""
        start, end = span
        stop = CLAUSE_STOP.search(self.text, end, self.sentence_end)
        return replace(
            self,
            start=start,
            end=end,
            clause=after_last(CLAUSE_END, self.text, self.sentence, start),
            phrase=after_last(CLAUSE_STOP, self.text, self.sentence, start),
            stop=stop.start() if stop else self.sentence_end,
        )

    def behind(self, span: Span) -> int:
        """Where the words behind the figure at `span` end that can belong to it: at a clause or another figure."""
        following = next((other[0] for other in self.figures if other[0] >= span[1]), self.sentence_end)
        stop = CLAUSE_STOP.search(self.text, span[1], following)
        return stop.start() if stop else following


def passage(folded: str, start: int, end: int, floor: int, ceiling: int, figures: Sequence[Span] = ()) -> Passage:
    """The passage of the figure at `folded[start:end]`, within the article `[floor, ceiling)` with its `figures`."""
    sentence = after_last(SENTENCE_END, folded, floor, start)
    ceiling = min(ceiling, end + WINDOW)
    stop = CLAUSE_STOP.search(folded, end, ceiling)
    finish = SENTENCE_END.search(folded, end, ceiling)
    sentence_end = finish.start() if finish else ceiling
    context = _context(folded, floor, sentence)
    return Passage(
        text=folded,
        start=start,
        end=end,
        context=context,
        sentence=sentence,
        clause=after_last(CLAUSE_END, folded, sentence, start),
        phrase=after_last(CLAUSE_STOP, folded, sentence, start),
        stop=stop.start() if stop else ceiling,
        sentence_end=sentence_end,
        figures=_within(figures, sentence, sentence_end),
        before=_within(figures, *context),
        block=_block(folded, context, sentence_end, ceiling),
    )


def _within(figures: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """Those of the figures, in order, that begin in `[start, end)`."""
    return tuple(figures[bisect.bisect_left(figures, (start, 0)) : bisect.bisect_left(figures, (end, 0))])


def _context(text: str, floor: int, sentence: int) -> Span:
    """The heading of the lines that the sentence stands in, else the sentence before it."""
    block = max(text.rfind("\n\n", max(floor, sentence - WINDOW), sentence) + 2, floor)
    line_end = text.find("\n", block, sentence)
    if line_end >= 0 and HEADING.fullmatch(text, block, line_end):
        return block, line_end
    # The break between two sentences may be several characters (。\n\n); step over them all.
    end = sentence
    while end > floor and (text[end - 1] in '。!?！？."”’)」' or text[end - 1].isspace()):
        end -= 1
    end = max(end, floor)
    paragraph = max(text.rfind("\n", max(floor, end - WINDOW), end) + 1, floor)
    return (
        paragraph
        if block <= paragraph < end and is_english(text[paragraph:end])
        else after_last(SENTENCE_END, text, floor, end)
    ), end


def _block(text: str, context: Span, end: int, ceiling: int) -> Span:
    """From the heading to the empty line behind the figure's."""
    if not HEADING.fullmatch(text, *context):
        return context[0], context[0]
    finish = text.find("\n\n", end, ceiling)
    return context[0], finish if finish >= 0 else ceiling


def after_last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the part after the last match in `text[start:end]` begins."""
    for reach in (NEAR, WINDOW):
        ends = [match.end() for match in pattern.finditer(text, max(start, end - reach), end)]
        if ends:
            return ends[-1]
    return start
